"""What is known of each sentence: its place, its measure, its ties to the others and to the title."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import log1p

import numpy as np

from digest.summarization.alphabet import DIGIT, PAUSE, QUOTE
from digest.summarization.document import Document, Floats, Ints, Singles, logarithms
from digest.summarization.mixture import spread_articles_evenly
from digest.summarization.pacsum import FOLLOWING, PRECEDING, directed_centrality
from digest.summarization.titles import compare_with_title

FEATURES = (
    # place
    "inverse place",
    "log place",
    "relative place",
    "first",
    "second",
    "third",
    "last",
    "opens paragraph",
    "closes paragraph",
    "place in paragraph",
    "paragraph place",
    "paragraph length",
    "one paragraph",
    # measure
    "log length",
    "relative length",
    "short",
    "long",
    "pauses",
    "digits",
    "quotes",
    # ties
    "following",
    "preceding",
    "pacsum",
    # title
    "title likeness",
    "title share",
    "title present",
    # expected terms
    "expected sum",
    "expected mean",
    "expected share",
    "expected f1",
    "prior mean",
    # openings and endings
    "unresolved",
    "question",
    "introduces",
    "unfinished",
    # the article
    "log sentences",
    "mean length",
    "chinese",
)
"""What was tried beside these and gave nothing measurable on articles left out of fitting: likeness to the centroid, to
the first sentences and to the neighbours, a walk over the graph, ranks, weights of terms, means over the article."""


def describe_sentences(document: Document, opens: Floats, cues: Floats, expected: Floats, prior: Floats) -> Singles:
    """Return the features of each sentence, a column for each of ``FEATURES``.

    ``opens`` is 1 for the sentences that open a paragraph; ``cues`` has a column for each of the openings and endings
    of ``cues.py``; ``expected`` and ``prior`` belong to the terms.
    """
    described = np.empty((len(FEATURES), document.size), np.float32)
    if not document.size:
        return described.T
    place = _place_in_articles(document.sizes)
    described[: len(place)] = place
    lengths = document.sum_by_article(document.reading_length)
    means = [length / size for length, size in zip(lengths, document.sizes, strict=True)]
    columns = (
        *_place_in_paragraph(document, opens),
        *_measures(document, document.for_sentences(means)),
        *_ties(document),
        *compare_with_title(document),
        document.for_sentences([norm > 0 for norm in document.title_norm]),
        *_expectations(document, expected, prior),
        *cues.T,
        document.for_sentences([log1p(size) for size in document.sizes]),
        document.for_sentences([log1p(mean) for mean in means]),
        document.for_sentences(document.han_share),
    )
    for number, column in enumerate(columns, len(place)):
        described[number] = column
    return described.T


def _place_in_articles(sizes: Sequence[int]) -> Floats:
    places = [_place_in_article(size) for size in sizes]
    return places[0] if len(places) == 1 else np.concatenate(places, axis=1)


@lru_cache(maxsize=256)
def _place_in_article(size: int) -> Floats:
    """Return what follows from the number of sentences alone."""
    place = np.arange(size, dtype=np.float64)
    columns = [1 / (1 + place), np.log1p(place), place / max(size - 1, 1)]
    columns += [(place == number).astype(np.float64) for number in (0, 1, 2, size - 1)]
    return np.array(columns)


def _place_in_paragraph(document: Document, opens: Floats) -> list[Floats]:
    size = document.size
    logarithm = logarithms(document.longest + 1)
    starts = opens.nonzero()[0]
    length = np.empty_like(starts)
    length[:-1], length[-1] = starts[1:], size
    length -= starts
    count, number = _number_paragraphs(document, starts)
    closes = np.empty(size)
    closes[:-1], closes[-1] = opens[1:], 1.0
    return [
        opens,
        closes,
        logarithm.take(np.arange(size) - starts.repeat(length)),
        logarithm.take(number).repeat(length),
        logarithm.take(length).repeat(length),
        document.for_sentences([paragraphs == 1 for paragraphs in count]),
    ]


def _number_paragraphs(document: Document, starts: Ints) -> tuple[list[int], Ints]:
    """Return how many paragraphs each article has, and the number of each paragraph in its article."""
    number = np.arange(len(starts))
    if len(document.sizes) == 1:
        return [len(starts)], number
    first = starts.searchsorted(document.first_sentence)
    count = np.append(first[1:], len(starts)) - first
    return count.tolist(), number - first.repeat(count)


def opens_paragraph(paragraphs: Ints) -> Floats:
    """Return 1 for each sentence that opens a paragraph, 0 for the others.

    ``paragraphs`` numbers the paragraph of each sentence, each of its own even where there are several articles.
    """
    opens = np.ones(len(paragraphs))
    opens[1:] = paragraphs[1:] != paragraphs[:-1]
    return opens


def _measures(document: Document, mean: Floats) -> list[Floats]:
    length, kinds = document.reading_length, document.kinds
    return [
        np.log1p(length),
        length / (mean + 1e-9),
        np.maximum(0.0, 15.0 - length) / 15.0,
        np.maximum(0.0, length - 70.0) / 70.0,
        np.minimum(kinds[PAUSE], 8.0) / 8.0,
        kinds[DIGIT] / (document.characters + 1.0),
        np.minimum(kinds[QUOTE], 4.0) / 4.0,
    ]


def _ties(document: Document) -> list[Floats]:
    others = document.for_sentences([max(size - 1, 1) for size in document.sizes])
    preceding, following = directed_centrality(document)
    return [
        following / others,
        preceding / others,
        spread_articles_evenly(document, FOLLOWING * following + PRECEDING * preceding),
    ]


def _expectations(document: Document, expected: Floats, prior: Floats) -> list[Floats]:
    terms = document.terms_of_sentence + 1e-9
    brought = document.sum_by_sentence(expected.take(document.term))
    total = document.for_sentences([total + 1e-9 for total in document.sum_terms_by_article(expected)])
    return [
        np.log1p(brought),
        brought / terms,
        brought / total,
        brought / (terms + total),
        document.sum_by_sentence(prior.take(document.term)) / terms,
    ]
