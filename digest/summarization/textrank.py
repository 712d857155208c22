"""TextRank (Mihalcea and Tarau, EMNLP 2004) with the BM25 similarity of Barrios et al. (2016).

The 2004 overlap is divided by the logarithms of both lengths and needs every pair of sentences; the BM25 variant, which
later implementations prefer for its quality, is a product of two term weights and needs none.
"""

from __future__ import annotations

import numpy as np

from digest.summarization.document import Document, Floats

DAMPING = 0.85
STEPS = 30
_K1, _B = 1.2, 0.75


def score_by_textrank(document: Document) -> Floats:
    """Return the PageRank of each sentence in the graph of BM25 similarities, times the number of sentences."""
    query, answer = _bm25_factors(document)
    own = document.sum_by_sentence(query * answer)
    share = np.ones(document.size)
    outgoing = np.maximum(_pass(document, query, answer, share) - own, 1e-12)
    for _ in range(STEPS):
        vote = share / outgoing
        share = (1 - DAMPING) + DAMPING * (_pass(document, answer, query, vote) - own * vote)
    return share


def _bm25_factors(document: Document) -> tuple[Floats, Floats]:
    """Return, for each entry, its weight as a query term and as a term of the sentence that answers."""
    rarity = np.log1p((document.size - document.spread + 0.5) / (document.spread + 0.5))
    length = document.terms_of_sentence
    relative = length / max(float(length.mean()), 1e-12) if document.size else length
    saturation = (_K1 + 1) / (1 + _K1 * (1 - _B + _B * relative))
    return rarity[document.term], saturation[document.row]


def _pass(document: Document, left: Floats, right: Floats, share: Floats) -> Floats:
    """Multiply ``share`` by the similarity matrix ``left · rightᵀ`` over the terms that sentences share."""
    reached = document.sum_by_term(right * share[document.row])
    return document.sum_by_sentence(left * reached[document.term])
