"""Which of the ranked sentences go into a summary: the best that say different things, within the measure given.

Maximal marginal relevance (Carbonell and Goldstein, SIGIR 1998): each next sentence is the one with the best score
after a deduction for its likeness to those already taken; near-copies of a taken sentence are never taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from digest.summarization.document import Document, Floats

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
CAREFULLY = Manner(redundancy=0.3, filling=0.7)


def select(
    document: Document,
    worth: Floats,
    lengths: Sequence[int],
    sentences: int | None,
    characters: int | None,
    manner: Manner = CAREFULLY,
) -> list[int]:
    """Return the chosen sentences, in document order.

    ``worth`` is a score of at most about 1. At most ``sentences`` of them are taken, or as many good ones as have room
    in ``characters``; where not even the shortest fits, the best sentence stands alone.
    """
    limit = document.size if sentences is None else min(sentences, document.size)
    room = sum(lengths) if characters is None else characters
    length = np.array(lengths)
    closed = length > room
    if limit and closed.all():
        return [int(worth.argmax())]
    likeness, chosen = np.zeros(document.size), list[int]()
    left = np.where(closed, -np.inf, worth)
    while len(chosen) < limit and left[best := int(left.argmax())] > -np.inf:
        chosen.append(best)
        if len(chosen) == limit:
            break
        closed[best] = True
        likeness = np.maximum(likeness, document.likeness(best))
        if characters is not None:
            room -= lengths[best]
            closed |= (length > room) | (likeness >= COPY) | (worth < manner.filling * worth[chosen[0]])
        left = worth - manner.redundancy * likeness - (likeness >= COPY)
        left[closed] = -np.inf
    return sorted(chosen)
