"""How each sentence is tied to the others: one matrix of cosines for a short article, running sums for a long one.

Every measure here is defined on the cosines of all pairs. For ``FEW`` sentences that matrix is small and everything is
read off it; beyond, its cost would grow with the square of the length, and the sums are taken over the entries.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from digest.summarization.document import FEW, Document, Floats, add_up
from digest.summarization.lexrank import score_by_lexrank
from digest.summarization.pacsum import directed_centrality

_STEPS = 8
"""Steps of the walk: a feature needs its direction, not its limit."""
_LEAD = 3


class Ties(NamedTuple):
    """For each sentence: sums of its cosines with all earlier and all later sentences, LexRank's walk, and cosines.

    ``lead`` has a row for each of the first three sentences; ``previous`` is the cosine with the one before.
    """

    preceding: Floats
    following: Floats
    walk: Floats
    lead: Floats
    previous: Floats


def tie_sentences(document: Document) -> Ties:
    """Compare the sentences of a document that has any."""
    return _tie_few(document) if document.size <= FEW else _tie_many(document)


def _tie_few(document: Document) -> Ties:
    cosines = document.cosines
    own = cosines.diagonal()
    following = np.einsum("ij,ij->i", cosines, _later(document.size))
    previous = np.zeros(document.size)
    previous[1:] = cosines.ravel()[document.size :: document.size + 1]
    return Ties(
        preceding=cosines.sum(1) - following - own,
        following=following,
        walk=score_by_lexrank(document, _STEPS),
        lead=cosines[:_LEAD],
        previous=previous,
    )


@lru_cache(maxsize=FEW + 1)
def _later(size: int) -> Floats:
    """Return a matrix of ones where the column's sentence stands behind the row's."""
    return np.triu(np.ones((size, size)), 1)


def _tie_many(document: Document) -> Ties:
    preceding, following = directed_centrality(document)
    return Ties(
        preceding=preceding,
        following=following,
        walk=score_by_lexrank(document, _STEPS),
        lead=np.array([document.likeness(sentence) for sentence in range(_LEAD)]),
        previous=_likeness_to_previous(document),
    )


def _likeness_to_previous(document: Document) -> Floats:
    same_term = document.term[1:] == document.term[:-1]
    adjacent = same_term & (document.row[1:] == document.row[:-1] + 1)
    later = np.flatnonzero(adjacent) + 1
    return add_up(document.row[later], document.unit[later] * document.unit[later - 1], document.size)
