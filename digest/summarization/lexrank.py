"""LexRank: the stationary distribution of a walk over similar sentences (Erkan and Radev, JAIR 2004).

The continuous variant: the edges are the cosines themselves, without a threshold. The similarity matrix is never
formed; a step of the walk is one pass over the entries of the term matrix.
"""

from __future__ import annotations

import numpy as np

from digest.summarization.document import Document, Floats

DAMPING = 0.85
STEPS = 30
_LOOP = 1e-3


def score_by_lexrank(document: Document, steps: int = STEPS) -> Floats:
    """Return the share of time that a random reader spends on each sentence, times the number of sentences."""
    own = document.sum_by_sentence(document.unit * document.unit) - _LOOP  # a sentence does not vote for itself
    share = np.ones(document.size)
    degree = np.maximum(_spread(document, share) - own, 1e-12)
    for _ in range(steps):
        vote = share / degree
        share = (1 - DAMPING) + DAMPING * (_spread(document, vote) - own * vote)
    return share


def _spread(document: Document, share: Floats) -> Floats:
    """Multiply by the matrix of cosines between all sentences."""
    return document.similarity(document.sum_by_term(document.unit * share[document.row]))
