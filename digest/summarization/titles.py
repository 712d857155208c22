"""What the title tells about the sentences: news puts into it what the reader is to know."""

from __future__ import annotations

import numpy as np

from digest.summarization.document import Document, Floats

_LEAST = 1e-9
"""Keeps the values of an article without a title at 0."""


def similarity_to_title(document: Document) -> Floats:
    """Return the cosine of each sentence with the title; zeros where there is no title."""
    norm = np.maximum(document.title_norm, _LEAST)
    return document.similarity(document.title / document.for_terms(norm))


def share_of_title(document: Document) -> Floats:
    """Return how much of the title's weight each sentence repeats, from 0 to 1."""
    total = np.maximum(document.title_sum, _LEAST)
    return document.sum_by_sentence((document.title / document.for_terms(total)).take(document.term))
