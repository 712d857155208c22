"""What the title tells about the sentences: news puts into it what the reader is to know."""

from __future__ import annotations

import numpy as np

from digest.summarization.document import Document, Floats


def similarity_to_title(document: Document) -> Floats:
    """Return the cosine of each sentence with the title; zeros where there is no title."""
    if not document.title_norm:
        return np.zeros(document.size)
    return document.similarity(document.title / document.title_norm)


def share_of_title(document: Document) -> Floats:
    """Return how much of the title's weight each sentence repeats, from 0 to 1."""
    if not document.title_sum:
        return np.zeros(document.size)
    return document.sum_by_sentence((document.title / document.title_sum).take(document.term))
