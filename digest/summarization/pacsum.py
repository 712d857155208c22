"""PacSum: centrality that knows what comes first (Zheng and Lapata, ACL 2019).

A sentence that the following ones take up is central; one that repeats what stood before it is not. The published
method sums thresholded BERT similarities over all pairs; here the similarity is the cosine of term vectors without a
threshold, whose sums over all later and all earlier sentences are running sums over the entries.
"""

from __future__ import annotations

from itertools import accumulate

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
    ends = _last_entries(document)
    running = unit.cumsum() if len(ends) == 1 else _run_on(unit, ends)
    earlier = running - unit
    before = earlier.take(document.first_entry)
    total = np.empty_like(before)
    total[:-1] = before[1:]
    total[_last_terms(document)] = running.take(ends)
    earlier -= before.take(term)
    later = total.take(term)
    later -= running
    return document.sum_by_sentence(unit * earlier), document.sum_by_sentence(unit * later)


def _last_terms(document: Document) -> list[int]:
    """Return the last term of each article."""
    return [end - 1 for end in accumulate(document.terms)]


def _last_entries(document: Document) -> list[int]:
    """Return the last entry of each article."""
    if len(document.terms) == 1:
        return [len(document.unit) - 1]
    behind = np.append(document.first_entry, len(document.unit))
    entries: list[int] = (behind.take([term + 1 for term in _last_terms(document)]) - 1).tolist()
    return entries


def _run_on(unit: Floats, ends: list[int]) -> Floats:
    """Return the running sums of each article, begun anew so that none depends on those before it."""
    running, begin = np.empty_like(unit), 0
    for end in ends:
        unit[begin : end + 1].cumsum(out=running[begin : end + 1])
        begin = end + 1
    return running
