"""An article's sentences as a sparse sentence-by-term matrix, the ground on which every ranker stands.

The weight of a term (``terms.py``) is the square root of its count times its inverse document frequency.

Entries stand in the order of their terms, then of their sentences: every sum over pairs of sentences that the rankers
need is then a running sum over the entries, and the cost grows with the length of the text, not with its square.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Any, NamedTuple, cast

import numpy as np
import numpy.typing as npt

from digest.summarization.alphabet import HAN, KIND_BITS, LETTER, Codes, read_characters
from digest.summarization.terms import BUCKET_BITS, BUCKETS, count_terms

FEW = 75
"""Sentences up to which every pair is compared: dense matrices that small are faster than passes over the entries."""
_LATIN_LETTERS_PER_HAN = 2.7
"""So many Latin letters say what one Han character says: lengths are compared in Han characters."""

Floats = npt.NDArray[np.float64]
Bytes = npt.NDArray[np.uint8] | npt.NDArray[np.int8]
Singles = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


class Table(NamedTuple):
    """A number for each bucket, kept in bytes: what is small stays near the processor, and a look-up costs little."""

    steps: Bytes
    steps_of_one: int

    def of(self, buckets: Ints) -> Floats:
        """Return the numbers of these buckets."""
        found: Floats = self.steps.take(buckets) / self.steps_of_one
        return found


@dataclass(frozen=True, eq=False)
class Document:
    """The matrix, its entries by term and then by sentence, and what else is counted in one pass over the text.

    A document holds one article or several, whose terms are kept apart: ``sizes`` and ``terms`` say how many
    sentences and different terms each has. What there is one of for each article is in lists of plain numbers: most
    documents hold one article, and an array of one number costs nearly as much to reckon with as one of hundreds.
    ``row`` and ``term`` place an entry; ``weight`` is its value and ``unit`` its value in the sentence's unit vector.
    ``bucket`` gives the hash bucket of each term, ``title`` the title's weight for each term; ``title_norm`` and
    ``title_sum``, one for each article, count the title's other terms too. ``characters`` counts what is read of a
    sentence (Han characters, letters, digits); ``kinds`` has a row for each kind and counts its characters.
    ``first_entry`` is where each term's entries begin, ``spread`` in how many sentences it stands, ``rarity`` its
    inverse document frequency, and ``terms_of_sentence`` how many different terms each sentence has.
    """

    size: int
    sizes: Sequence[int]
    first_sentence: Ints
    longest: int
    terms: Sequence[int]
    row: Ints
    term: Ints
    weight: Floats
    unit: Floats
    bucket: Ints
    title: Floats
    title_norm: Sequence[float]
    title_sum: Sequence[float]
    characters: Floats
    kinds: Floats
    first_entry: Ints
    spread: Floats
    rarity: Floats
    terms_of_sentence: Floats

    @cached_property
    def han_share(self) -> list[float]:
        """The share of Han characters in what is read of each article."""
        han, read = self.sum_by_article(self.kinds[HAN]), self.sum_by_article(self.characters)
        return [part / max(whole, 1.0) for part, whole in zip(han, read, strict=True)]

    @cached_property
    def reading_length(self) -> Floats:
        """The length of each sentence in Han characters, Latin letters counted as the part of one that they are."""
        weights = [share + (1 - share) / _LATIN_LETTERS_PER_HAN for share in self.han_share]
        length: Floats = self.characters * self.for_sentences(weights)
        return length

    def for_sentences(self, values: Sequence[float]) -> Any:
        """Give each sentence the value of its article; that of a single article serves all as it is."""
        return values[0] if len(values) == 1 else np.repeat(values, self.sizes)

    def for_terms(self, values: Sequence[float]) -> Any:
        """Give each term the value of its article; that of a single article serves all as it is."""
        return values[0] if len(values) == 1 else np.repeat(values, self.terms)

    def sum_by_article(self, values: Floats) -> list[float]:
        """Add up one value for each sentence into one for each article."""
        return _sum_runs(values, self.sizes)

    def sum_terms_by_article(self, values: Floats) -> list[float]:
        """Add up one value for each term into one for each article."""
        return _sum_runs(values, self.terms)

    def divide(self) -> list[Document]:
        """Return the document of each article."""
        if len(self.sizes) == 1:
            return [self]
        sentences, terms = list(accumulate(self.sizes, initial=0)), list(accumulate(self.terms, initial=0))
        entries = [*self.first_entry.tolist(), len(self.row)]
        return [
            self._part(slice(i, i + 1), slice(*sentences[i : i + 2]), slice(*terms[i : i + 2]), entries)
            for i in range(len(self.sizes))
        ]

    def _part(self, article: slice, sentences: slice, terms: slice, first_entry: list[int]) -> Document:
        entries = slice(first_entry[terms.start], first_entry[terms.stop])
        return Document(
            size=sentences.stop - sentences.start,
            sizes=self.sizes[article],
            first_sentence=self.first_sentence[:1],
            longest=sentences.stop - sentences.start,
            terms=self.terms[article],
            row=self.row[entries] - sentences.start,
            term=self.term[entries] - terms.start,
            weight=self.weight[entries],
            unit=self.unit[entries],
            bucket=self.bucket[terms],
            title=self.title[terms],
            title_norm=self.title_norm[article],
            title_sum=self.title_sum[article],
            characters=self.characters[sentences],
            kinds=self.kinds[:, sentences],
            first_entry=self.first_entry[terms] - entries.start,
            spread=self.spread[terms],
            rarity=self.rarity[terms],
            terms_of_sentence=self.terms_of_sentence[sentences],
        )

    def sum_by_sentence(self, values: Floats) -> Floats:
        """Add up one value for each entry into one for each sentence."""
        return add_up(self.row, values, self.size)

    def sum_by_term(self, values: Floats) -> Floats:
        """Add up one value for each entry into one for each term."""
        return add_up(self.term, values, len(self.bucket))

    @cached_property
    def cosines(self) -> Floats:
        """The cosine of each sentence with each, for a document of ``FEW`` sentences or fewer."""
        several = self.spread > 1
        shared = several[self.term].nonzero()[0]  # a term of one sentence ties it to no other
        row, column, unit = self.row[shared], self.term[shared], self.unit[shared]
        number = several.cumsum() - 1
        vectors = np.zeros((self.size, int(number[-1]) + 1 if len(number) else 0), np.float32)
        vectors[row, number[column]] = unit
        matrix = (vectors @ vectors.T).astype(np.float64)
        matrix.ravel()[:: self.size + 1] = self.terms_of_sentence > 0
        return matrix

    def likeness(self, sentence: int) -> Floats:
        """Return the cosine of each sentence with the one of this number."""
        return self.similarity(self.vector(sentence))

    def vector(self, sentence: int) -> Floats:
        """Return the unit vector of a sentence over all terms."""
        own = (self.row == sentence).nonzero()[0]
        vector = np.zeros(len(self.bucket))
        vector.put(self.term.take(own), self.unit.take(own))  # a sentence has one entry for each of its terms
        return vector

    def similarity(self, vector: Floats) -> Floats:
        """Return the cosine of each sentence with a unit vector over all terms."""
        return self.sum_by_sentence(self.unit * vector.take(self.term))


def add_up(group: Ints, values: npt.NDArray[Any], groups: int) -> Floats:
    """Add up the values of each group."""
    return cast(Floats, np.bincount(group, values, groups))


def _sum_runs(values: Floats, lengths: Sequence[int]) -> list[float]:
    """Add up each run of values, the runs one behind the other, each as if it were alone."""
    return [
        float(np.add.reduce(values[end - length : end]))
        for length, end in zip(lengths, accumulate(lengths), strict=True)
    ]


@lru_cache(maxsize=256)
def logarithms(size: int) -> Floats:
    """Return log(1 + n) for each whole number below ``size``."""
    return np.log1p(np.arange(size))


class _Layout(NamedTuple):
    """Where the sentences of articles stand among the lines; the titles stand behind all of them."""

    sizes: tuple[int, ...]
    first_sentence: Ints
    longest: int
    size: int
    article: Ints


@lru_cache(maxsize=64)
def _lay_out(sizes: tuple[int, ...]) -> _Layout:
    """Return the layout of articles of so many sentences; that of a single article recurs."""
    counts, articles = np.array(sizes, np.int64), np.arange(len(sizes))
    article = np.concatenate((articles.repeat(counts), articles))
    return _Layout(sizes, counts.cumsum() - counts, max(sizes), sum(sizes), article)


def build_document(sentences: Sequence[str], title: str, inverse_frequency: Table | None = None) -> Document:
    """Count the terms of ``sentences`` and ``title``; ``inverse_frequency`` weighs the buckets (1 where None)."""
    return build_joint_document([sentences], [title], inverse_frequency)


def build_joint_document(
    articles: Sequence[Sequence[str]], titles: Sequence[str], inverse_frequency: Table | None = None
) -> Document:
    """Count the terms of several articles at once, which costs less than one after the other; none shares a term."""
    lines = [line for body in articles for line in body]
    lines += [title.replace("\n", " ") for title in titles]
    layout = _lay_out(tuple(len(body) for body in articles))
    size = layout.size
    codes, kind = read_characters("\n".join(lines))
    line_of_character = np.arange(len(lines), dtype=np.uint32).repeat([len(line) + 1 for line in lines])[:-1]
    several = len(articles) > 1
    row, term, place, count = count_terms(
        codes, kind, line_of_character, len(lines), layout.article if several else None
    )
    bucket = place & (BUCKETS - 1)
    rarity = np.ones(len(bucket)) if inverse_frequency is None else inverse_frequency.of(bucket)
    weight = np.sqrt(count)
    weight *= rarity.take(term)
    title, title_norm, title_sum = np.zeros(len(bucket)), [0.0] * len(articles), [0.0] * len(articles)
    in_body = row < size
    of_title = (~in_body).nonzero()[0]
    if len(of_title):
        entries, titled = weight.take(of_title), row.take(of_title) - size
        title.put(term.take(of_title), entries)
        title_norm = np.sqrt(add_up(titled, entries * entries, len(articles))).tolist()
        title_sum = add_up(titled, entries, len(articles)).tolist()
        row, term, weight = row[in_body], term[in_body], weight[in_body]
    spread = np.bincount(term, minlength=len(bucket))
    if len(of_title) and np.count_nonzero(spread) < len(spread):  # terms of the title alone leave the matrix
        present = spread > 0
        term, spread = (present.cumsum() - 1).take(term), spread[present]
        place, bucket, rarity, title = place[present], bucket[present], rarity[present], title[present]
    kinds = _count_kinds(kind, line_of_character, size)
    return Document(
        size=size,
        sizes=layout.sizes,
        first_sentence=layout.first_sentence,
        longest=layout.longest,
        terms=np.bincount(place >> BUCKET_BITS, minlength=len(articles)).tolist() if several else [len(bucket)],
        row=row,
        term=term,
        weight=weight,
        unit=weight / (np.sqrt(add_up(row, weight * weight, size)) + 1e-9).take(row),
        bucket=bucket,
        title=title,
        title_norm=title_norm,
        title_sum=title_sum,
        characters=np.add.reduce(kinds[HAN : LETTER + 1]),
        kinds=kinds,
        first_entry=spread.cumsum() - spread,
        spread=spread.astype(np.float64),
        rarity=rarity,
        terms_of_sentence=np.bincount(row, minlength=size).astype(np.float64),
    )


def _count_kinds(kind: Codes, line: Codes, sentences: int) -> Floats:
    """Count the characters of each kind in each sentence: a character is of one kind, so one count gives all."""
    counts = np.bincount((line << KIND_BITS) | kind, minlength=(sentences + 1) << KIND_BITS)
    table: Floats = counts[: sentences << KIND_BITS].reshape(sentences, 1 << KIND_BITS).T.astype(np.float64)
    return table
