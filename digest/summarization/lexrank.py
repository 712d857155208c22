"""LexRank: the stationary distribution of a walk over similar sentences (Erkan and Radev, JAIR 2004).

The continuous variant: the edges are the cosines themselves, without a threshold. In a long text the similarity matrix
is never formed: a step of the walk is one pass over the entries of the term matrix.
"""

from __future__ import annotations

import numpy as np

from digest.summarization.document import FEW, Document, Floats, add_up

DAMPING = 0.85
STEPS = 30
_LOOP = 1e-3


def score_by_lexrank(document: Document, steps: int = STEPS) -> Floats:
    """Return the share of time that a random reader spends on each sentence, times the number of sentences."""
    return _walk_matrix(document, steps) if document.size <= FEW else _walk_entries(document, steps)


def _walk_matrix(document: Document, steps: int) -> Floats:
    """Walk over the matrix of cosines, its columns brought to one sum."""
    edges = document.cosines.copy()
    edges.ravel()[:: document.size + 1] = _LOOP  # a sentence does not vote for itself
    edges *= DAMPING / np.maximum(edges.sum(0), 1e-12)
    share = np.ones(document.size)
    for _ in range(steps):
        share = edges @ share
        share += 1 - DAMPING
    return share


def _walk_entries(document: Document, steps: int) -> Floats:
    """Walk over the entries: the product with the matrix of cosines, which is never formed."""
    shared = document.spread[document.term] > 1  # a term of one sentence ties it to no other
    row, term, unit = document.row[shared], document.term[shared], document.unit[shared]
    own = add_up(row, unit * unit, document.size) - _LOOP

    def multiply(share: Floats) -> Floats:
        reached = add_up(term, unit * share[row], len(document.bucket))
        return add_up(row, unit * reached[term], document.size) - own * share

    share = np.ones(document.size)
    degree = np.maximum(multiply(share), 1e-12)
    for _ in range(steps):
        share = (1 - DAMPING) + DAMPING * multiply(share / degree)
    return share
