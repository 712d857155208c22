"""An article's sentences as a sparse sentence-by-term matrix, the ground on which every ranker stands.

A term is a pair of neighbouring Han characters, or a Latin word or number, hashed into one of 65,536 buckets
(feature hashing: Weinberger et al. 2009). Text is folded to one script first, so that the Simplified and the
Traditional form of an article give the same matrix. No word segmenter: pairs of characters rank as well as words do
and cost a fiftieth. The weight of a term is the square root of its count times its inverse document frequency.

Entries stand in the order of their terms, then of their sentences: every sum over pairs of sentences that the rankers
need is then a running sum over the entries, and the cost grows with the length of the text, not with its square.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, NamedTuple, cast

import numpy as np
import numpy.typing as npt

from digest.summarization.alphabet import DIGIT, HAN, IN_WORD, KIND_BITS, LETTER, Codes, read_characters

BUCKETS = 1 << 16
FEW = 75
"""Sentences up to which every pair is compared: dense matrices that small are faster than passes over the entries."""
_WORDS_KEPT = 1 << 16
_BUCKET_BITS, _KEY_BITS = 16, 32
"""Bits of a bucket, and of a key that is sorted twice as fast as a longer one."""
_FACTORS = np.array([0x9E3779B1, 0x85EBCA77], np.uint32)
"""Hash the first and the second character of a pair; the product wraps around at 32 bits."""
_SUFFIXES = ("ing", "ies", "ed", "es", "s", "ly")

Floats = npt.NDArray[np.float64]
Singles = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Document:
    """The matrix, its entries by term and then by sentence, and what else is counted in one pass over the text.

    A document holds one article or several, whose terms are kept apart: ``sizes`` and ``terms`` say how many
    sentences and different terms each has. ``row`` and ``term`` place an entry; ``weight`` is its value and ``unit``
    its value in the sentence's unit vector. ``bucket`` gives the hash bucket of each term, ``title`` the title's
    weight for each term; ``title_norm`` and ``title_sum``, one for each article, count the title's other terms too.
    ``characters`` counts what is read of a sentence (Han characters, letters, digits); ``kinds`` has a row for each
    kind and counts its characters. ``first_entry`` is where each term's entries begin, ``spread`` in how many
    sentences it stands, and ``terms_of_sentence`` how many different terms each sentence has.
    """

    size: int
    sizes: Ints
    first_sentence: Ints
    longest: int
    terms: Ints
    row: Ints
    term: Ints
    weight: Floats
    unit: Floats
    bucket: Ints
    title: Floats
    title_norm: Floats
    title_sum: Floats
    characters: Floats
    kinds: Floats
    first_entry: Ints
    spread: Floats
    terms_of_sentence: Floats

    @cached_property
    def han_share(self) -> Floats:
        """The share of Han characters in what is read of each article."""
        if len(self.sizes) == 1:
            _, han, digits, letters, *_ = self.kinds.sum(1).tolist()
            return np.array([han / max(han + digits + letters, 1.0)])
        return self.sum_by_article(self.kinds[HAN]) / np.maximum(self.sum_by_article(self.characters), 1.0)

    def for_sentences(self, values: npt.NDArray[Any]) -> Any:
        """Give each sentence the value of its article; that of a single article serves all as it is."""
        return values.item() if len(values) == 1 else values.repeat(self.sizes)

    def for_terms(self, values: npt.NDArray[Any]) -> Any:
        """Give each term the value of its article; that of a single article serves all as it is."""
        return values.item() if len(values) == 1 else values.repeat(self.terms)

    def sum_by_article(self, values: Floats) -> Floats:
        """Add up one value for each sentence into one for each article."""
        return _sum_runs(values, self.sizes)

    def sum_terms_by_article(self, values: Floats) -> Floats:
        """Add up one value for each term into one for each article."""
        return _sum_runs(values, self.terms)

    def divide(self) -> list[Document]:
        """Return the document of each article."""
        if len(self.sizes) == 1:
            return [self]
        sentences, terms = [0, *self.sizes.cumsum().tolist()], [0, *self.terms.cumsum().tolist()]
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
        vector[self.term.take(own)] = self.unit.take(own)  # a sentence has one entry for each of its terms
        return vector

    def similarity(self, vector: Floats) -> Floats:
        """Return the cosine of each sentence with a unit vector over all terms."""
        return self.sum_by_sentence(self.unit * vector.take(self.term))


def add_up(group: Ints, values: npt.NDArray[Any], groups: int) -> Floats:
    """Add up the values of each group."""
    return cast(Floats, np.bincount(group, values, groups))


def _sum_runs(values: Floats, lengths: Ints) -> Floats:
    """Add up each run of values, the runs one behind the other, each as if it were alone."""
    if len(lengths) == 1:
        return np.array([values.sum()])
    ends = lengths.cumsum()
    return np.array([values[begin:end].sum() for begin, end in zip(ends - lengths, ends, strict=True)])


@lru_cache(maxsize=256)
def logarithms(size: int) -> Floats:
    """Return log(1 + n) for each whole number below ``size``."""
    return np.log1p(np.arange(size))


class _Layout(NamedTuple):
    """Where the sentences and titles of articles stand among the lines: each title behind its sentences."""

    sizes: Ints
    first_sentence: Ints
    longest: int
    is_sentence: npt.NDArray[np.bool_]
    article: Ints
    sentence: Ints


@lru_cache(maxsize=64)
def _lay_out(sizes: tuple[int, ...]) -> _Layout:
    """Return the layout of articles of so many sentences; that of a single article recurs."""
    counts, articles = np.array(sizes, np.int64), np.arange(len(sizes))
    ends = counts.cumsum()
    is_sentence = np.ones(int(ends[-1]) + len(sizes), bool)
    is_sentence[ends + articles] = False
    return _Layout(
        counts, ends - counts, max(sizes), is_sentence, articles.repeat(counts + 1), is_sentence.cumsum() - 1
    )


def build_document(sentences: Sequence[str], title: str, inverse_frequency: Floats | None = None) -> Document:
    """Count the terms of ``sentences`` and ``title``; ``inverse_frequency`` weighs the buckets (1 where None)."""
    return build_joint_document([sentences], [title], inverse_frequency)


def build_joint_document(
    articles: Sequence[Sequence[str]], titles: Sequence[str], inverse_frequency: Floats | None = None
) -> Document:
    """Count the terms of several articles at once, which costs less than one after the other; none shares a term."""
    lines = [line for body, title in zip(articles, titles, strict=True) for line in (*body, title.replace("\n", " "))]
    layout = _lay_out(tuple(len(body) for body in articles))
    is_sentence = layout.is_sentence
    codes, kind = read_characters("\n".join(lines))
    line_of_character = np.arange(len(lines), dtype=np.uint32).repeat([len(line) + 1 for line in lines])[:-1]
    bits, several = len(lines).bit_length(), len(articles) > 1
    occurrences = _occurrences(codes, kind, line_of_character, layout.article if several else None, bits)
    line, term, place, count = _count(occurrences, bits)
    bucket = place & (BUCKETS - 1)
    weight = np.sqrt(count)
    if inverse_frequency is not None:
        weight *= inverse_frequency.take(bucket).take(term)
    in_body = is_sentence.take(line)
    of_title = (~in_body).nonzero()[0]
    title_entries, title_weight = weight.take(of_title), np.zeros(len(bucket))
    title_weight[term.take(of_title)] = title_entries
    titled = layout.article.take(line.take(of_title))
    row, term, weight = layout.sentence.take(line[in_body]), term[in_body], weight[in_body]
    spread = np.bincount(term, minlength=len(bucket))
    if np.count_nonzero(spread) < len(spread):  # terms of the title alone leave the matrix
        present = spread > 0
        term, spread = (present.cumsum() - 1).take(term), spread[present]
        place, bucket, title_weight = place[present], bucket[present], title_weight[present]
    kinds, size = _count_kinds(kind, line_of_character, is_sentence), len(lines) - len(articles)
    return Document(
        size=size,
        sizes=layout.sizes,
        first_sentence=layout.first_sentence,
        longest=layout.longest,
        terms=np.bincount(place >> _BUCKET_BITS, minlength=len(articles)) if several else np.array([len(bucket)]),
        row=row,
        term=term,
        weight=weight,
        unit=weight / (np.sqrt(add_up(row, weight * weight, size)) + 1e-9).take(row),
        bucket=bucket,
        title=title_weight,
        title_norm=np.sqrt(add_up(titled, title_entries * title_entries, len(articles))),
        title_sum=add_up(titled, title_entries, len(articles)),
        characters=kinds[HAN] + kinds[DIGIT] + kinds[LETTER],
        kinds=kinds,
        first_entry=spread.cumsum() - spread,
        spread=spread.astype(np.float64),
        terms_of_sentence=np.bincount(row, minlength=size).astype(np.float64),
    )


def _count_kinds(kind: Codes, line: Codes, is_sentence: npt.NDArray[np.bool_]) -> Floats:
    """Count the characters of each kind in each sentence: a character is of one kind, so one count gives all."""
    counts = np.bincount((line << KIND_BITS) | kind, minlength=len(is_sentence) << KIND_BITS)
    table: Floats = counts.reshape(len(is_sentence), -1)[is_sentence].T.astype(np.float64)
    return table


def _occurrences(codes: Codes, kind: Codes, line: Codes, article: Ints | None, bits: int) -> npt.NDArray[Any]:
    """Return a key for each occurrence of a term: its article, its bucket and, in the last ``bits``, its line.

    ``article`` is the article of each line, None where there is one.
    """
    han = kind == HAN
    buckets = codes[:-1] * _FACTORS[0]
    buckets += codes[1:] * _FACTORS[1]
    buckets >>= 7
    buckets &= BUCKETS - 1
    pairs: npt.NDArray[Any] = _keys(buckets, line[:-1], article, bits)[han[:-1] & han[1:]]
    in_word = (kind >> 1) == IN_WORD
    begins = in_word.nonzero()[0]
    if not len(begins):
        return pairs
    begins = begins[_changes(begins - np.arange(len(begins)))]
    words = np.where(in_word, codes, ord(" ")).astype(np.uint8).tobytes().split()
    hashed = np.fromiter(map(_BUCKETS_OF_WORDS.__getitem__, words), np.uint32, len(words))
    return np.concatenate((pairs, _keys(hashed, line.take(begins), article, bits)))


def _keys(buckets: Codes, line: Codes, article: Ints | None, bits: int) -> npt.NDArray[Any]:
    articles = 0 if article is None else int(article[-1]).bit_length()
    keys: npt.NDArray[Any] = buckets if articles + _BUCKET_BITS + bits <= _KEY_BITS else buckets.astype(np.uint64)
    if article is not None:
        keys = keys | (article.astype(keys.dtype) << _BUCKET_BITS).take(line)
    return (keys << bits) | line


def _count(keys: npt.NDArray[Any], bits: int) -> tuple[Ints, Ints, Ints, Floats]:
    """Fold occurrences into entries: line, number of the term, article and bucket of each term, count of each entry."""
    keys.sort()
    starts = _changes(keys).nonzero()[0]
    count = np.empty(len(starts))
    count[:-1], count[-1:] = starts[1:] - starts[:-1], len(keys) - starts[-1:]
    entries = keys.take(starts)
    bucket = entries >> bits  # keys are taken apart by shifting: dividing is ten times slower
    new = _changes(bucket)
    term = new.cumsum()
    term -= 1
    return (entries & ((1 << bits) - 1)).astype(np.int64), term, bucket[new].astype(np.int64), count


def _changes(values: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    """Say of each value whether it differs from the one before."""
    new = np.empty(len(values), bool)
    new[:1] = True
    np.not_equal(values[1:], values[:-1], out=new[1:])
    return new


class _BucketsOfWords(dict[bytes, int]):
    """The bucket of each Latin word (in Latin-1) met so far, hashed without its common English ending."""

    def __missing__(self, word: bytes) -> int:
        if len(self) >= _WORDS_KEPT:
            self.clear()
        bucket = self[word] = zlib.crc32(_stem(word.decode("latin-1")).encode()) & (BUCKETS - 1)
        return bucket


_BUCKETS_OF_WORDS = _BucketsOfWords()


def _stem(word: str) -> str:
    for suffix in _SUFFIXES:
        if len(word) > 4 and word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word[: -len(suffix)]
    return word
