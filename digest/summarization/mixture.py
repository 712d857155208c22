"""The untrained ranker: position-aware centrality plus similarity to the title, nothing fitted to any outlet."""

from __future__ import annotations

import numpy as np

from digest.summarization.document import Document, Floats
from digest.summarization.pacsum import score_by_pacsum
from digest.summarization.titles import similarity_to_title


def score_by_mixture(document: Document) -> Floats:
    """Return PacSum's centrality, brought to the range from 0 to 1, plus the cosine with the title."""
    return spread_evenly(score_by_pacsum(document)) + similarity_to_title(document)


def spread_evenly(scores: Floats) -> Floats:
    """Bring scores to the range from 0 to 1."""
    if not len(scores):
        return scores
    low, high = scores.min(), scores.max()
    return (scores - low) / (high - low) if high > low else np.zeros(len(scores))
