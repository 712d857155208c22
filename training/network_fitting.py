"""Fitting a network of one hidden layer with Adam, in plain numpy and from a fixed seed: same data, same weights."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from digest.summarization.document import Floats, Ints
from digest.summarization.network import Network

Gradient = Callable[[Floats, Ints, Ints], Floats]
"""From the outputs, the rows and the lists they belong to, to the slope of the loss for each output."""


def fit_network(
    features: Floats,
    lists: Ints,
    gradient: Gradient,
    *,
    hidden: int,
    epochs: int,
    lists_per_batch: int,
    seed: int,
    rate: float = 3e-3,
    decay: float = 1e-3,
    perturb: Callable[[Floats, Ints, np.random.Generator], Floats] | None = None,
) -> Network:
    """Fit a network to ``features`` (rows) that belong to numbered ``lists``; the rows of a list stand together.

    ``gradient`` is the slope of the loss; ``perturb`` may change a batch of standardised rows (to hide features).
    """
    random = np.random.default_rng(seed)
    mean, scale = features.mean(0), 1.0 / (features.std(0) + 1e-6)
    standard = ((features - mean) * scale).astype(np.float32)
    starts = np.flatnonzero(np.append(True, lists[1:] != lists[:-1]))
    ends = np.append(starts[1:], len(lists))
    parameters = _begin(features.shape[1], hidden, random)
    moments = [(np.zeros_like(p), np.zeros_like(p)) for p in parameters]
    steps = epochs * -(-len(starts) // lists_per_batch)
    step = 0
    for _ in range(epochs):
        order = random.permutation(len(starts))
        for begin in range(0, len(order), lists_per_batch):
            chosen = order[begin : begin + lists_per_batch]
            rows = np.concatenate([np.arange(starts[i], ends[i]) for i in chosen])
            group = np.repeat(np.arange(len(chosen)), ends[chosen] - starts[chosen])
            batch = standard[rows] if perturb is None else perturb(standard[rows], group, random)
            slopes = _slopes(parameters, batch, lambda out, r=rows, g=group: gradient(out, r, g))  # type: ignore[misc]
            step += 1
            _descend(parameters, moments, slopes, _rate(rate, step, steps), decay, step)
    weights, bias, output, output_bias = (p.astype(np.float64) for p in parameters)
    return Network(mean, scale, weights, bias, output, float(output_bias[0]))


def average(networks: Sequence[Network]) -> Network:
    """Lay networks with the same standardisation side by side, their outputs averaged."""
    return Network(
        networks[0].mean,
        networks[0].scale,
        np.concatenate([network.hidden for network in networks], axis=1),
        np.concatenate([network.hidden_bias for network in networks]),
        np.concatenate([network.output for network in networks]) / len(networks),
        float(np.mean([network.output_bias for network in networks])),
    )


def _begin(inputs: int, hidden: int, random: np.random.Generator) -> list[Floats]:
    bound = inputs**-0.5
    shapes = ((inputs, hidden), (hidden,), (hidden,), (1,))
    bounds = (bound, bound, hidden**-0.5, hidden**-0.5)
    return [random.uniform(-b, b, shape) for shape, b in zip(shapes, bounds, strict=True)]


def _slopes(parameters: list[Floats], batch: Floats, gradient: Callable[[Floats], Floats]) -> list[Floats]:
    weights, bias, output, output_bias = parameters
    unit = np.maximum(batch @ weights + bias, 0.0)
    slope = gradient(unit @ output + output_bias[0])
    back = np.outer(slope, output) * (unit > 0)
    return [batch.T @ back, back.sum(0), unit.T @ slope, np.array([slope.sum()])]


def _rate(top: float, step: int, steps: int) -> float:
    """Warm up over the first third, then fall to nothing along a cosine."""
    done = step / steps
    if done < 0.3:
        return top * (0.04 + 0.96 * done / 0.3)
    return float(top * 0.5 * (1.0 + np.cos(np.pi * (done - 0.3) / 0.7)))


def _descend(
    parameters: list[Floats],
    moments: list[tuple[Floats, Floats]],
    slopes: list[Floats],
    rate: float,
    decay: float,
    step: int,
) -> None:
    """Take one step of Adam with decoupled decay (Loshchilov and Hutter 2019), in place."""
    for parameter, (first, second), slope in zip(parameters, moments, slopes, strict=True):
        first *= 0.9
        first += 0.1 * slope
        second *= 0.999
        second += 0.001 * slope * slope
        parameter *= 1.0 - rate * decay
        parameter -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
