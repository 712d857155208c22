"""How likely each term of an article is to stand in a summary of it.

After the bigram weights of Li, Qian and Liu (ACL 2013): a summary is scored by the pairs of characters it shares with
what a person wrote, so the pairs that a person would take up are predicted first, each from its place, its spread over
the article, the title and how often people took it up elsewhere, and a sentence is worth the pairs it brings.
"""

from __future__ import annotations

from functools import lru_cache
from math import log1p

import numpy as np

from digest.summarization.document import Document, Floats, Singles, logarithms
from digest.summarization.network import Network

_LARGEST = 30.0
"""Logit beyond which a probability is as good as 0 or 1."""
TERM_FEATURES = (
    "sentences",
    "share of sentences",
    "first sentence",
    "first place",
    "first three",
    "spread",
    "paragraph openings",
    "best neighbourhood",
    "in title",
    "title present",
    "rarity",
    "prior",
    "article length",
    "chinese",
)


def expect_terms(document: Document, network: Network, prior: Floats, opens: Floats) -> Floats:
    """Return the probability of each term of ``document`` to be taken up.

    ``prior`` says how readily people take up each term elsewhere; ``opens`` is 1 for the sentences that open a
    paragraph.
    """
    logits = network.apply_to_runs(describe_terms(document, prior, opens), document.terms)
    np.minimum(logits, _LARGEST, out=logits)
    np.maximum(logits, -_LARGEST, out=logits)
    return (1.0 / (1.0 + np.exp(-logits))).astype(np.float64)


def describe_terms(document: Document, prior: Floats, opens: Floats) -> Singles:
    """Return the features of each term, a column for each of ``TERM_FEATURES``."""
    row, term, terms = document.row, document.term, len(document.bucket)
    if not terms:
        return np.zeros((0, len(TERM_FEATURES)), np.float32)
    begins, spread = document.first_entry, document.spread
    size = document.for_terms(document.sizes)
    first, last = row.take(begins), np.empty_like(begins)
    last[:-1], last[-1] = row.take(begins[1:] - 1), row[-1]
    if len(document.sizes) > 1:
        before = document.first_sentence.repeat(document.terms)
        first -= before
        last -= before
    neighbourhood = document.sum_by_sentence((spread - 1.0).take(term)) / (document.terms_of_sentence + 1.0)
    described = np.empty((len(TERM_FEATURES), terms), np.float32)
    described[0] = logarithms(document.longest + 1).take(spread.astype(np.int64))
    described[1] = spread / size
    described[2] = first == 0
    described[3] = _inverse_places(document.longest).take(first)
    described[4] = first < 3
    described[5] = (last - first) / size
    described[6] = document.sum_by_term(opens.take(row)) / (spread + 1.0)
    described[7] = np.maximum.reduceat(neighbourhood.take(row), begins) / size**0.5
    described[8] = document.title > 0
    described[9] = document.for_terms([norm > 0 for norm in document.title_norm])
    described[10] = document.rarity
    described[11] = prior
    described[12] = document.for_terms([log1p(size) for size in document.sizes])
    described[13] = document.for_terms(document.han_share)
    return described.T


@lru_cache(maxsize=256)
def _inverse_places(size: int) -> Floats:
    return 1.0 / np.arange(1.0, size + 1.0)
