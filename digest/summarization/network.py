"""Small feed-forward networks, several averaged: all that is learned is a few matrices of numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

import numpy as np
import numpy.typing as npt

from digest.summarization.document import Floats, Singles


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """Networks of one hidden layer each, laid side by side: features are standardised, hidden units rectified."""

    mean: Floats
    scale: Floats
    hidden: Floats
    hidden_bias: Floats
    output: Floats
    output_bias: float
    _inward: Singles = field(init=False, repr=False)
    _inward_bias: Singles = field(init=False, repr=False)
    _outward: Singles = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Take the standardisation into the first matrix, once."""
        inward = self.hidden * self.scale[:, None]
        bias = self.hidden_bias - self.mean @ inward
        object.__setattr__(self, "_inward", np.ascontiguousarray(inward.T, np.float32))
        object.__setattr__(self, "_inward_bias", bias.astype(np.float32)[:, None])
        object.__setattr__(self, "_outward", self.output.astype(np.float32))

    def apply(self, features: Floats | Singles) -> Singles:
        """Return the mean of the networks' outputs, one for each row of ``features``, in single precision."""
        units = self._inward @ features.T.astype(np.float32, copy=False)  # columns: features come as such
        units += self._inward_bias
        np.maximum(units, 0.0, out=units)
        outputs: Singles = self._outward @ units
        outputs += np.float32(self.output_bias)
        return outputs

    def apply_to_runs(self, features: Singles, lengths: Sequence[int]) -> Singles:
        """Return the outputs for runs of rows, each the same to the last bit as if it were alone."""
        if len(lengths) == 1:
            return self.apply(features)
        runs = zip(lengths, accumulate(lengths), strict=True)
        return np.concatenate([self.apply(features[end - length : end]) for length, end in runs])

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, npt.NDArray[Any]], prefix: str) -> Network:
        """Read a network from named arrays."""
        mean, scale, hidden, hidden_bias, output, output_bias = (
            arrays[f"{prefix}_{name}"].astype(np.float64)
            for name in ("mean", "scale", "hidden", "hidden_bias", "output", "output_bias")
        )
        return cls(mean, scale, hidden, hidden_bias, output, float(output_bias))
