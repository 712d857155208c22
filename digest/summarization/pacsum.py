"""PacSum: centrality that knows what comes first (Zheng and Lapata, ACL 2019).

A sentence that the following ones take up is central; one that repeats what stood before it is not. The published
method sums thresholded BERT similarities over all pairs; here the similarity is the cosine of term vectors without a
threshold, whose sums over all later and all earlier sentences are running sums over the entries.
"""

from __future__ import annotations

import numpy as np

from digest.summarization.document import Document, Floats

FOLLOWING, PRECEDING = 1.0, -0.3
"""Weights of the similarity to later and to earlier sentences (lambda 2 and lambda 1 of the paper)."""


def score_by_pacsum(document: Document) -> Floats:
    """Return the position-aware centrality of each sentence."""
    preceding, following = directed_centrality(document)
    return FOLLOWING * following + PRECEDING * preceding


def directed_centrality(document: Document) -> tuple[Floats, Floats]:
    """Return the sums of each sentence's cosines with all earlier and with all later sentences."""
    unit, term = document.unit, document.term
    if not len(unit):
        return np.zeros(document.size), np.zeros(document.size)
    running = unit.cumsum()
    earlier = running - unit
    total = np.empty(len(document.first_entry) + 1)
    total[:-1], total[-1] = earlier.take(document.first_entry), running[-1]
    earlier -= total.take(term)
    later = total[1:].take(term)
    later -= running
    return document.sum_by_sentence(unit * earlier), document.sum_by_sentence(unit * later)
