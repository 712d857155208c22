"""How likely each term of an article is to stand in a summary of it.

After the bigram weights of Li, Qian and Liu (ACL 2013): a summary is scored by the pairs of characters it shares with
what a person wrote, so the pairs that a person would take up are predicted first, each from its place, its spread over
the article, the title and how often people took it up elsewhere, and a sentence is worth the pairs it brings. Logistic
regression: a network over twice as many features predicts them no better.
"""

from __future__ import annotations

import numpy as np

from digest.summarization.document import Document, Floats

TERM_FEATURES = ("log sentences", "share of sentences", "first place", "in title", "title present", "rarity", "prior")


def expect_terms(document: Document, coefficients: Floats, prior: Floats, rarity: Floats) -> Floats:
    """Return the probability of each term of ``document`` to be taken up.

    ``coefficients`` has one for each of ``TERM_FEATURES`` and then the constant; ``prior`` and ``rarity`` are tables
    over the buckets.
    """
    logits = coefficients[:-1] @ describe_terms(document, prior, rarity)
    logits += coefficients[-1]
    probability: Floats = 1.0 / (1.0 + np.exp(-logits))
    return probability


def describe_terms(document: Document, prior: Floats, rarity: Floats) -> Floats:
    """Return the features of each term, a row for each of ``TERM_FEATURES``."""
    described = np.empty((len(TERM_FEATURES), len(document.bucket)))
    if not len(document.bucket):
        return described
    np.log1p(document.spread, out=described[0])
    np.divide(document.spread, document.size, out=described[1])
    np.divide(1.0, document.row.take(document.first_entry) + 1.0, out=described[2])
    described[3] = document.title > 0
    described[4] = document.title_norm > 0
    rarity.take(document.bucket, out=described[5])
    prior.take(document.bucket, out=described[6])
    return described
