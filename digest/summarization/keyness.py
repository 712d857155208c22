"""How likely each term of an article is to stand in a summary of it.

After the bigram weights of Li, Qian and Liu (ACL 2013): a summary is scored by the pairs of characters it shares with
what a person wrote, so the pairs that a person would take up are predicted first, each from its place, its spread over
the article, the title and how often people took it up elsewhere, and a sentence is worth the pairs it brings.
"""

from __future__ import annotations

import numpy as np

from digest.summarization.document import Document, Floats
from digest.summarization.network import Network

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


def expect_terms(document: Document, network: Network, prior: Floats, rarity: Floats, opens: Floats) -> Floats:
    """Return the probability of each term of ``document`` to be taken up.

    ``prior`` and ``rarity`` are tables over the buckets; ``opens`` is 1 for the sentences that open a paragraph.
    """
    logits = network.apply(describe_terms(document, prior, rarity, opens))
    return 1.0 / (1.0 + np.exp(-logits))


def describe_terms(document: Document, prior: Floats, rarity: Floats, opens: Floats) -> Floats:
    """Return the features of each term, a column for each of ``TERM_FEATURES``."""
    size, row, term, terms = document.size, document.row, document.term, len(document.bucket)
    spread = document.sum_by_term(np.ones(len(row)))
    begins = np.append(True, term[1:] != term[:-1]) if len(term) else np.zeros(0, bool)
    ends = np.append(begins[1:], True) if len(term) else begins
    first, last = np.full(terms, float(size)), np.full(terms, float(size))
    first[term[begins]], last[term[ends]] = row[begins], row[ends]
    neighbourhood = document.sum_by_sentence(spread[term] - 1.0) / (document.sum_by_sentence(np.ones(len(row))) + 1.0)
    best = np.zeros(terms)
    np.maximum.at(best, term, neighbourhood[row])
    columns = (
        np.log1p(spread),
        spread / max(size, 1),
        first == 0,
        1.0 / (1.0 + first),
        first < 3,
        (last - first) / max(size, 1),
        document.sum_by_term(opens[row]) / (spread + 1.0),
        best / max(size, 1) ** 0.5,
        document.title > 0,
        np.full(terms, float(document.title_norm > 0)),
        rarity[document.bucket],
        prior[document.bucket],
        np.full(terms, np.log1p(size)),
        np.full(terms, document.han_share),
    )
    return np.stack(columns, axis=1).astype(np.float64)
