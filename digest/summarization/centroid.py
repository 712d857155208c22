"""Centroid: how much of the whole article's vocabulary a sentence carries (Radev et al., 2004)."""

from __future__ import annotations

import numpy as np

from digest.summarization.document import Document, Floats


def score_by_centroid(document: Document) -> Floats:
    """Return the cosine of each sentence with the sum of all sentences."""
    centre = document.sum_by_term(document.weight)
    return document.similarity(centre / (np.linalg.norm(centre) + 1e-9))
