"""What is known of each sentence: its place, its measure, its ties to the others and to the title."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from digest.summarization.centroid import score_by_centroid
from digest.summarization.document import DIGIT, PAUSE, QUOTE, Document, Floats, Ints
from digest.summarization.mixture import spread_evenly
from digest.summarization.pacsum import FOLLOWING, PRECEDING
from digest.summarization.ties import tie_sentences
from digest.summarization.titles import share_of_title, similarity_to_title

_LATIN_LETTERS_PER_HAN = 2.7
"""So many Latin letters say what one Han character says: lengths are compared in Han characters."""

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
    "centroid",
    "centroid rank",
    "degree",
    "degree rank",
    "following",
    "preceding",
    "pacsum",
    "lexrank",
    "like first",
    "like lead",
    "like previous",
    "like next",
    # title
    "title likeness",
    "title share",
    "title rank",
    "title present",
    # expected terms
    "expected sum",
    "expected mean",
    "expected share",
    "expected rank",
    "expected f1",
    "prior mean",
    # words
    "weight sum",
    "weight mean",
    "spread of terms",
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
_RANKED = {
    "centroid rank": "centroid",
    "degree rank": "degree",
    "title rank": "title likeness",
    "expected rank": "expected sum",
}
_RANKS, _RANKED_COLUMNS = ([FEATURES.index(name) for name in names] for names in (_RANKED, _RANKED.values()))
_TITLE_RANK = FEATURES.index("title rank")
_RANKED_LATER = 0.0
"""Holds the place of a rank: all ranks are found at once, when the columns they rank are there."""


def describe_sentences(document: Document, paragraphs: Ints, cues: Floats, expected: Floats, prior: Floats) -> Floats:
    """Return the features of each sentence, a column for each of ``FEATURES``.

    ``paragraphs`` numbers the paragraph of each sentence; ``cues`` has a column for each of the openings and endings
    of ``cues.py``; ``expected`` and ``prior`` belong to the terms and the buckets.
    """
    described = np.empty((len(FEATURES), document.size))
    if not document.size:
        return described.T
    columns = [
        *_place_in_article(document.size),
        *_place_in_paragraph(document.size, paragraphs),
        *_measures(document),
        *_ties(document),
        *_title(document),
        *_expectations(document, expected, prior),
        *_words(document),
        *cues.T,
        *_article(document),
    ]
    for number, column in enumerate(columns):
        described[number] = column
    described[_RANKS] = rank_evenly(described[_RANKED_COLUMNS])
    if not document.title_norm:
        described[_TITLE_RANK] = 0.0
    return described.T


@lru_cache(maxsize=256)
def _place_in_article(size: int) -> Floats:
    """Return what follows from the number of sentences alone."""
    place = np.arange(size, dtype=np.float64)
    columns = [1 / (1 + place), np.log1p(place), place / max(size - 1, 1)]
    columns += [(place == number).astype(np.float64) for number in (0, 1, 2, size - 1)]
    return np.array(columns)


def _place_in_paragraph(size: int, paragraphs: Ints) -> list[Floats | float]:
    logarithm = _logarithms(size + 1)
    opens = opens_paragraph(paragraphs)
    starts = opens.nonzero()[0]
    ends = np.empty_like(starts)
    ends[:-1], ends[-1] = starts[1:], size
    length = ends - starts
    closes = np.zeros(size)
    closes[ends - 1] = 1.0
    return [
        opens,
        closes,
        logarithm[np.arange(size) - starts.repeat(length)],
        logarithm[: len(starts)].repeat(length),
        logarithm[length].repeat(length),
        float(len(starts) == 1),
    ]


@lru_cache(maxsize=256)
def _logarithms(size: int) -> Floats:
    """Return log(1 + n) for each whole number below ``size``."""
    return np.log1p(np.arange(size))


def opens_paragraph(paragraphs: Ints) -> Floats:
    """Return 1 for each sentence that opens a paragraph, 0 for the others."""
    opens = np.ones(len(paragraphs))
    opens[1:] = paragraphs[1:] != paragraphs[:-1]
    return opens


def reading_length(document: Document) -> Floats:
    """Return the length of each sentence in Han characters, Latin letters counted as the part of one that they are."""
    share = document.han_share
    return document.characters * (share + (1 - share) / _LATIN_LETTERS_PER_HAN)


def _measures(document: Document) -> list[Floats]:
    length = reading_length(document)
    read = document.characters + 1.0
    return [
        np.log1p(length),
        length / (length.mean() + 1e-9),
        np.maximum(0.0, 15.0 - length) / 15.0,
        np.maximum(0.0, length - 70.0) / 70.0,
        np.minimum(document.kinds[PAUSE], 8.0) / 8.0,
        document.kinds[DIGIT] / read,
        np.minimum(document.kinds[QUOTE], 4.0) / 4.0,
    ]


def _ties(document: Document) -> list[Floats | float]:
    others = max(document.size - 1, 1)
    ties = tie_sentences(document)
    degree = (ties.preceding + ties.following) / others
    like_next = np.zeros(document.size)
    like_next[:-1] = ties.previous[1:]
    return [
        score_by_centroid(document),
        _RANKED_LATER,
        degree,
        _RANKED_LATER,
        ties.following / others,
        ties.preceding / others,
        spread_evenly(FOLLOWING * ties.following + PRECEDING * ties.preceding),
        ties.walk,
        ties.lead[0],
        ties.lead.max(0),
        ties.previous,
        like_next,
    ]


def _title(document: Document) -> list[Floats | float]:
    return [similarity_to_title(document), share_of_title(document), _RANKED_LATER, float(document.title_norm > 0)]


def _expectations(document: Document, expected: Floats, prior: Floats) -> list[Floats | float]:
    terms = document.terms_of_sentence + 1e-9
    brought = document.sum_by_sentence(expected[document.term])
    total = float(expected.sum()) + 1e-9
    return [
        np.log1p(brought),
        brought / terms,
        brought / total,
        _RANKED_LATER,
        brought / (terms + total),
        document.sum_by_sentence(prior[document.bucket][document.term]) / terms,
    ]


def _words(document: Document) -> list[Floats]:
    total = document.sum_by_sentence(document.weight)
    terms = document.terms_of_sentence + 1e-9
    return [
        np.log1p(total),
        total / terms,
        document.sum_by_sentence(document.spread[document.term] - 1.0) / terms / document.size,
    ]


def _article(document: Document) -> list[float]:
    return [np.log1p(document.size), np.log1p(reading_length(document).mean()), document.han_share]


def rank_evenly(values: Floats) -> Floats:
    """Return each value's rank in its row, from 0 (lowest) to 1 (highest); the earlier of two equal values is lower."""
    order = values.argsort(axis=-1, kind="stable")
    ranks: Floats = order.argsort(axis=-1) / max(values.shape[-1] - 1, 1)
    return ranks
