"""All maximal scoring segments of a sequence, in linear time (Ruzzo & Tompa 1999)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Segment(NamedTuple):
    """A run of items ``first`` to ``last`` (inclusive) and the sum of their scores."""

    score: float
    first: int
    last: int


def maximal_segments(scores: Sequence[float]) -> list[Segment]:
    """Return the disjoint segments of ``scores`` that no extension or shortening makes better, in order."""
    found: list[_Candidate] = []
    total = 0.0
    for index, score in enumerate(scores):
        total += score
        if score > 0:
            _append(found, index, total - score, total)
    return [Segment(right - left, first, last) for first, last, left, right, _ in found]


class _Candidate(NamedTuple):
    first: int
    last: int
    left: float  # the sum of everything before it
    right: float  # the sum up to its end
    lower: int  # the nearest earlier candidate with a smaller ``left``, -1 for none: this keeps the whole linear


def _append(found: list[_Candidate], index: int, left: float, right: float) -> None:
    """Add the item at ``index``, joined with the earlier candidates that it makes better."""
    first, at = index, len(found) - 1
    while True:
        while at >= 0 and found[at].left >= left:
            at = found[at].lower
        if at < 0 or found[at].right >= right:
            found.append(_Candidate(first, index, left, right, at))
            return
        first, left, below = found[at].first, found[at].left, found[at].lower
        del found[at:]
        at = below
