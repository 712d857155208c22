"""What is known of each sentence: its place, its measure, its ties to the others and to the title."""

from __future__ import annotations

import numpy as np

from digest.summarization.centroid import score_by_centroid
from digest.summarization.document import DIGIT, PAUSE, QUOTE, Document, Floats, Ints
from digest.summarization.lexrank import score_by_lexrank
from digest.summarization.mixture import spread_evenly
from digest.summarization.pacsum import FOLLOWING, PRECEDING, directed_centrality
from digest.summarization.titles import share_of_title, similarity_to_title

_LATIN_LETTERS_PER_HAN = 2.7
"""So many Latin letters say what one Han character says: lengths are compared in Han characters."""
_STEPS = 8

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


def describe_sentences(document: Document, paragraphs: Ints, cues: Floats, expected: Floats, prior: Floats) -> Floats:
    """Return the features of each sentence, a column for each of ``FEATURES``.

    ``paragraphs`` numbers the paragraph of each sentence; ``cues`` has a column for each of the openings and endings
    of ``cues.py``; ``expected`` and ``prior`` belong to the terms and the buckets.
    """
    if not document.size:
        return np.zeros((0, len(FEATURES)))
    columns = [
        *_places(document.size, paragraphs),
        *_measures(document),
        *_ties(document),
        *_title(document),
        *_expectations(document, expected, prior),
        *_words(document),
        *cues.T,
        *_article(document),
    ]
    described = np.empty((len(FEATURES), document.size))
    for number, column in enumerate(columns):
        described[number] = column
    return described.T


def _places(size: int, paragraphs: Ints) -> list[Floats | float]:
    place = np.arange(size, dtype=np.float64)
    opens = opens_paragraph(paragraphs)
    closes = np.append(opens[1:], 1.0)
    number = np.cumsum(opens) - 1
    starts = place[opens > 0]
    length = np.diff(np.append(starts, size))
    index = number.astype(np.int64)
    return [
        1 / (1 + place),
        np.log1p(place),
        place / max(size - 1, 1),
        place == 0,
        place == 1,
        place == 2,
        place == size - 1,
        opens,
        closes,
        np.log1p(place - starts[index]),
        np.log1p(number),
        np.log1p(length[index]),
        float(number[-1] == 0),
    ]


def opens_paragraph(paragraphs: Ints) -> Floats:
    """Return 1 for each sentence that opens a paragraph, 0 for the others."""
    return np.append(1.0, paragraphs[1:] != paragraphs[:-1])[: len(paragraphs)]


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


def _ties(document: Document) -> list[Floats]:
    others = max(document.size - 1, 1)
    preceding, following = directed_centrality(document)
    centroid, degree = score_by_centroid(document), preceding + following
    lead = _likeness_to_lead(document)
    return [
        centroid,
        rank_evenly(centroid),
        degree / others,
        rank_evenly(degree),
        following / others,
        preceding / others,
        spread_evenly(FOLLOWING * following + PRECEDING * preceding),
        score_by_lexrank(document, _STEPS),
        lead[0],
        np.maximum.reduce(lead),
        *_neighbours(document),
    ]


def _likeness_to_lead(document: Document) -> list[Floats]:
    """Return each sentence's cosines with the first three."""
    early = document.row < 3
    row, term, unit = document.row[early], document.term[early], document.unit[early]
    vectors = np.zeros((min(3, document.size), len(document.bucket)))
    vectors[row, term] = unit
    return [document.similarity(vector) for vector in vectors]


def _neighbours(document: Document) -> list[Floats]:
    """Return each sentence's cosine with the one before it and the one behind it."""
    same_term = document.term[1:] == document.term[:-1]
    adjacent = same_term & (document.row[1:] == document.row[:-1] + 1)
    later = np.flatnonzero(adjacent) + 1
    previous = np.bincount(document.row[later], document.unit[later] * document.unit[later - 1], document.size)
    return [previous, np.append(previous[1:], 0.0)]


def _title(document: Document) -> list[Floats | float]:
    present = float(document.title_norm > 0)
    likeness = similarity_to_title(document)
    return [likeness, share_of_title(document), rank_evenly(likeness) * present, present]


def _expectations(document: Document, expected: Floats, prior: Floats) -> list[Floats]:
    terms = document.terms_of_sentence + 1e-9
    brought = document.sum_by_sentence(expected[document.term])
    total = float(expected.sum()) + 1e-9
    return [
        np.log1p(brought),
        brought / terms,
        brought / total,
        rank_evenly(brought),
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
    """Return each value's rank, from 0 (lowest) to 1 (highest); the earlier of two equal values is the lower."""
    ranks = np.empty(len(values))
    ranks[np.argsort(values, kind="stable")] = np.arange(len(values))
    return ranks / max(len(values) - 1, 1)
