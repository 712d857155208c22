"""Which of the ranked sentences go into a summary: the best that say different things, within the measure given.

Maximal marginal relevance (Carbonell and Goldstein, SIGIR 1998): each next sentence is the one with the best score
after a deduction for its likeness to those already taken; near-copies of a taken sentence are never taken. A sentence
that leans on the one before it gets back what that cost it where the two stand together, and the two are taken as a
pair where that is better than the best sentence alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from digest.summarization.document import Document, Floats, Ints

COPY = 0.8
"""Cosine from which two sentences count as the same."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How to choose beyond the bare ranking.

    ``redundancy`` is the deduction from a score (0 to 1) for a sentence identical to one already taken; ``filling`` the
    share of the best score that a sentence must reach to be taken only because a budget has room for it.
    """

    redundancy: float = 0.0
    filling: float = 0.0


BY_RANK = Manner()
CAREFULLY = Manner(redundancy=0.5, filling=0.7)


def select(
    document: Document,
    worth: Floats,
    lengths: Sequence[int],
    sentences: int | None,
    characters: int | None,
    manner: Manner = CAREFULLY,
    leaning: Floats | None = None,
) -> list[int]:
    """Return the chosen sentences, in document order.

    ``worth`` is a score of at most about 1. At most ``sentences`` of them are taken, or as many good ones as have room
    in ``characters``; where not even the shortest fits, the best sentence stands alone. ``leaning`` is what each
    sentence has lost for leaning on the one before it, 0 for those that do not.
    """
    limit = document.size if sentences is None else min(sentences, document.size)
    length, room = np.array(lengths), characters
    closed = np.zeros(document.size, bool) if room is None else length > room
    if limit and room is not None and closed.all():
        return [int(worth.argmax())]
    lean = _Leaning(leaning, length)
    worth, likeness, chosen = worth.copy(), np.zeros(document.size), list[int]()
    left, lowest = np.where(closed, -np.inf, worth), -np.inf
    while taken := lean.best(left, limit - len(chosen), room):
        lowest = lowest if chosen else manner.filling * max(worth[taken].tolist())
        chosen += taken
        if len(chosen) == limit:
            break
        for sentence in taken:
            closed[sentence] = True
            lean.give_back(worth, sentence)
            np.maximum(likeness, document.likeness(sentence), out=likeness)
        closed |= likeness >= COPY
        if room is not None:
            room -= sum(lengths[sentence] for sentence in taken)
            closed |= (length > room) | (worth < lowest)
        left = worth - manner.redundancy * likeness
        left[closed] = -np.inf
    return sorted(chosen)


class _Leaning:
    """The sentences that lean on the one before them, and what that costs each."""

    def __init__(self, cost: Floats | None, length: Ints) -> None:
        self._cost = cost
        self._leaners = np.zeros(0, np.int64) if cost is None else cost.nonzero()[0]
        if cost is not None and len(self._leaners):
            self._before = self._leaners - 1
            self._given_back = cost.take(self._leaners)
            self._length = length.take(self._leaners) + length.take(self._before)

    def best(self, left: Floats, slots: int, room: int | None) -> list[int]:
        """Return the best sentence that is left or, where their mean is better, a leaning one and the one before it."""
        best = int(left.argmax()) if slots else 0
        if not slots or left[best] == -np.inf:
            return []
        leaners = self._leaners
        if slots < 2 or not len(leaners):
            return [best]
        pairs = (left.take(leaners) + self._given_back + left.take(self._before)) / 2
        if room is not None:
            pairs[self._length > room] = -np.inf
        pair = int(pairs.argmax())
        return [int(self._before[pair]), int(leaners[pair])] if pairs[pair] > left[best] else [best]

    def give_back(self, worth: Floats, taken: int) -> None:
        """Give back what the sentence behind one that is taken lost for leaning on it."""
        if self._cost is not None and taken + 1 < len(worth):
            worth[taken + 1] += self._cost[taken + 1]
