"""Ridge logistic regression whose coefficients keep the sign that they must have."""

from __future__ import annotations

import numpy as np

SMOOTHING = 10.0  # ridge, in units of standardised features


def fit(
    features: np.ndarray, target: np.ndarray, importance: np.ndarray, signs: np.ndarray, smoothing: float = SMOOTHING
) -> tuple[np.ndarray, float]:
    """Ridge logistic regression by Newton's method; a feature that wants the wrong sign is left out."""
    active = list(range(features.shape[1]))
    while True:
        weights, bias = _newton(features[:, active], target, importance, smoothing)
        wrong = [k for k, weight in zip(active, weights, strict=True) if weight * signs[k] < 0]
        if not wrong:
            full = np.zeros(features.shape[1])
            full[active] = weights
            return full, bias
        active.remove(wrong[0])


def _newton(
    features: np.ndarray, target: np.ndarray, importance: np.ndarray, smoothing: float
) -> tuple[np.ndarray, float]:
    mean, deviation = features.mean(0), features.std(0) + 1e-9
    design = np.c_[(features - mean) / deviation, np.ones(len(features))]
    ridge = np.diag([smoothing] * features.shape[1] + [1e-6])
    weights = np.zeros(design.shape[1])
    for _ in range(40):
        chance = 1 / (1 + np.exp(-design @ weights))
        gradient = design.T @ (importance * (chance - target)) + ridge @ weights
        curvature = (design * (importance * chance * (1 - chance))[:, None]).T @ design + ridge
        weights = weights - np.linalg.solve(curvature, gradient)
    scaled = weights[:-1] / deviation
    return scaled, float(weights[-1] - scaled @ mean)
