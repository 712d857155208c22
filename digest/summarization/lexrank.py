"""LexRank: the stationary distribution of a walk over similar sentences (Erkan and Radev, JAIR 2004).

The continuous variant: the edges are the cosines themselves, without a threshold. In a long text the similarity matrix
is never formed: a step of the walk is one pass over the entries of the term matrix.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from digest.summarization.document import Document, Floats, Ints, add_up

DAMPING = 0.85
STEPS = 30
_LOOP = 1e-3
_FEW = 64


def score_by_lexrank(document: Document, steps: int = STEPS) -> Floats:
    """Return the share of time that a random reader spends on each sentence, times the number of sentences."""
    shared = document.spread[document.term] > 1  # a term of one sentence ties it to no other
    row, term, unit = document.row[shared], document.term[shared], document.unit[shared]
    own = add_up(row, unit * unit, document.size) - _LOOP  # a sentence does not vote for itself
    multiply = _dense(document, row, term, unit) if document.size <= _FEW else _sparse(document, row, term, unit)
    share = np.ones(document.size)
    degree = np.maximum(multiply(share) - own, 1e-12)
    for _ in range(steps):
        vote = share / degree
        share = (1 - DAMPING) + DAMPING * (multiply(vote) - own * vote)
    return share


def _sparse(document: Document, row: Ints, term: Ints, unit: Floats) -> Callable[[Floats], Floats]:
    """Return the product with the matrix of cosines, which is never formed."""

    def multiply(share: Floats) -> Floats:
        reached = add_up(term, unit * share[row], len(document.bucket))
        return add_up(row, unit * reached[term], document.size)

    return multiply


def _dense(document: Document, row: Ints, term: Ints, unit: Floats) -> Callable[[Floats], Floats]:
    """Return the product with the matrix of cosines, formed once: faster where there are few sentences."""
    column = np.cumsum(np.append(True, term[1:] != term[:-1])) - 1 if len(term) else term
    vectors = np.zeros((document.size, column[-1] + 1 if len(term) else 1))
    vectors[row, column] = unit
    matrix = vectors @ vectors.T
    return lambda share: matrix @ share
