"""The fitted weights: small, read once, and not indispensable."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from digest.summarization.features import FEATURES
from digest.summarization.learned import load_weights, read_weights
from digest.summarization.network import Network

WEIGHTS = files("digest.summarization") / "data" / "ranker.npz"


def test_the_weights_fit_the_features_and_are_small() -> None:
    """The file that ships is under 300 kB and made for the features of the code."""
    weights = load_weights()
    assert weights is not None
    assert len(weights.sentences.mean) == len(FEATURES)
    assert len(WEIGHTS.read_bytes()) < 300_000


def test_missing_weights_are_no_error(tmp_path: Path) -> None:
    """Without the file there are no weights, and the untrained mixture stands in."""
    assert read_weights(tmp_path / "ranker.npz") is None


def test_weights_for_other_features_are_not_used(tmp_path: Path) -> None:
    """A file fitted to another list of features is refused rather than misread."""
    with WEIGHTS.open("rb") as file, np.load(file) as stored:
        arrays = dict(stored)
    for name in ("mean", "scale", "hidden"):
        arrays[f"sentences_{name}"] = arrays[f"sentences_{name}"][:-1]
    np.savez(tmp_path / "other.npz", **arrays)
    assert read_weights(tmp_path / "other.npz") is None


def test_a_network_standardises_rectifies_and_adds_up() -> None:
    """The output is that of the plain formula."""
    network = Network(
        mean=np.array([1.0, 2.0]),
        scale=np.array([0.5, 2.0]),
        hidden=np.array([[1.0, -1.0], [0.5, 1.0]]),
        hidden_bias=np.array([0.1, -0.2]),
        output=np.array([2.0, 3.0]),
        output_bias=-1.0,
    )
    rows = np.array([[3.0, 2.5], [0.0, 1.0]])
    units = np.maximum((rows - network.mean) * network.scale @ network.hidden + network.hidden_bias, 0.0)
    assert network.apply(rows) == pytest.approx(units @ network.output - 1.0)
