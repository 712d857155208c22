"""What the title tells about the sentences: news puts into it what the reader is to know."""

from __future__ import annotations

import numpy as np

from digest.summarization.document import Document, Floats

_LEAST = 1e-9
"""Keeps the values of an article without a title at 0."""


def compare_with_title(document: Document) -> tuple[Floats, Floats]:
    """Return the cosine of each sentence with the title, and how much of the title's weight it repeats, from 0 to 1.

    Zeros where there is no title.
    """
    if not any(document.title_sum):
        return np.zeros(document.size), np.zeros(document.size)
    shared = document.title.take(document.term)
    likeness, share = document.sum_by_sentence(document.unit * shared), document.sum_by_sentence(shared)
    norms, totals = ([max(value, _LEAST) for value in values] for values in (document.title_norm, document.title_sum))
    return likeness / document.for_sentences(norms), share / document.for_sentences(totals)


def similarity_to_title(document: Document) -> Floats:
    """Return the cosine of each sentence with the title; zeros where there is no title."""
    return compare_with_title(document)[0]
