"""The untrained ranker: centrality, the title and the place, added up; nothing fitted to any outlet.

PacSum's centrality, the cosine with the title, the share of the title that a sentence repeats (a long sentence that
says all of it is no worse for saying more) and the inverse of its place, which is what carries short news.
"""

from __future__ import annotations

import numpy as np

from digest.summarization.document import Document, Floats
from digest.summarization.lead import score_by_lead
from digest.summarization.pacsum import score_by_pacsum
from digest.summarization.titles import compare_with_title

_ALIKE = 1e-9
"""Differences up to which scores count as equal: smaller ones are those of rounding."""


def score_by_mixture(document: Document) -> Floats:
    """Return the sum of four scores, each at most 1."""
    centrality = spread_evenly(score_by_pacsum(document))
    likeness, share = compare_with_title(document)
    return centrality + likeness + share + score_by_lead(document)


def spread_articles_evenly(document: Document, scores: Floats) -> Floats:
    """Bring the scores of each article to the range from 0 to 1; where there are several, none is empty."""
    if len(document.sizes) == 1:
        return spread_evenly(scores)
    low = np.minimum.reduceat(scores, document.first_sentence)
    width = np.maximum.reduceat(scores, document.first_sentence) - low
    return (scores - low.repeat(document.sizes)) / np.where(width > _ALIKE, width, np.inf).repeat(document.sizes)


def spread_evenly(scores: Floats) -> Floats:
    """Bring scores to the range from 0 to 1."""
    if not len(scores):
        return scores
    low, high = scores.min(), scores.max()
    return (scores - low) / (high - low) if high - low > _ALIKE else np.zeros(len(scores))
