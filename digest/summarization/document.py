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
from functools import cache, cached_property, lru_cache
from typing import Any, cast
from unicodedata import normalize

import numpy as np
import numpy.typing as npt

from digest.language import fold_table

BUCKETS = 1 << 16
HAN, DIGIT, LETTER, QUOTE, PAUSE = 1, 2, 3, 4, 5
"""The kinds of characters that are counted; 0 are all others."""
FEW = 75
"""Sentences up to which every pair is compared: dense matrices that small are faster than passes over the entries."""
_COMPATIBILITY = (0xF900, 0xFB00)
"""Second code points of common characters, from old Korean and Hong Kong standards."""
_CODES = 0x30000
_KIND_BITS = 3
_IN_WORD = DIGIT >> 1
"""What the kinds of digits and letters, 2 and 3, have in common."""
_WORDS_KEPT = 1 << 16
_KEY_BITS = 16
"""Bits that are left for the sentence in a key of 32 bits beside its bucket: sorting those is twice as fast."""
_FACTORS = np.array([0x9E3779B1, 0x85EBCA77], np.uint32)
"""Hash the first and the second character of a pair; the product wraps around at 32 bits."""
_VARIANTS = (
    "著着覆复藉借像象牠它甦苏彷仿俱具衞卫敍叙枱台甚什祢你痺痹薰熏鲶鲇簷檐砲炮"
    "揹背暱昵座坐瞭了伕夫颚腭钜巨谘咨迳径锺钟馀余缐线"
)
"""Characters that one script writes for one word and the other for another, each before the one it counts as."""
_SUFFIXES = ("ing", "ies", "ed", "es", "s", "ly")

Floats = npt.NDArray[np.float64]
Singles = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Codes = npt.NDArray[np.uint32]


@dataclass(frozen=True, eq=False)
class Document:
    """The matrix, its entries by term and then by sentence, and what else is counted in one pass over the text.

    ``row`` and ``term`` place an entry; ``weight`` is its value and ``unit`` its value in the sentence's unit vector.
    ``bucket`` gives the hash bucket of each term, ``title`` the title's weight for each term; ``title_norm`` and
    ``title_sum`` count the title's other terms too. ``characters`` counts what is read of a sentence (Han characters,
    letters, digits); ``kinds`` has a row for each kind and counts its characters; ``han_share`` is the share of Han
    characters. ``first_entry`` is where each term's entries begin, ``spread`` in how many sentences it stands, and
    ``terms_of_sentence`` how many different terms each sentence has.
    """

    size: int
    row: Ints
    term: Ints
    weight: Floats
    unit: Floats
    bucket: Ints
    title: Floats
    title_norm: float
    title_sum: float
    characters: Floats
    kinds: Floats
    han_share: float
    first_entry: Ints
    spread: Floats
    terms_of_sentence: Floats

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


@lru_cache(maxsize=256)
def logarithms(size: int) -> Floats:
    """Return log(1 + n) for each whole number below ``size``."""
    return np.log1p(np.arange(size))


def build_document(sentences: Sequence[str], title: str, inverse_frequency: Floats | None = None) -> Document:
    """Count the terms of ``sentences`` and ``title``; ``inverse_frequency`` weighs the buckets (1 where None)."""
    size = len(sentences)
    lines = [*sentences, title.replace("\n", " ")]
    codes, kind = _read("\n".join(lines))
    bits = (size + 1).bit_length()
    row_of_character = np.arange(size + 1, dtype=np.uint32).repeat([len(line) + 1 for line in lines])[:-1]
    row, term, bucket, count = _count(_occurrences(codes, kind, row_of_character, bits), bits)
    weight = np.sqrt(count)
    if inverse_frequency is not None:
        weight *= inverse_frequency.take(bucket).take(term)
    in_body = row < size
    title_weight = np.zeros(len(bucket))
    of_title = (~in_body).nonzero()[0]
    words_of_title = weight.take(of_title)
    title_weight[term.take(of_title)] = words_of_title
    row, term, weight = row[in_body], term[in_body], weight[in_body]
    spread = np.bincount(term, minlength=len(bucket))
    if np.count_nonzero(spread) < len(spread):  # terms of the title alone leave the matrix
        present = spread > 0
        term, spread = (present.cumsum() - 1).take(term), spread[present]
        bucket, title_weight = bucket[present], title_weight[present]
    kinds = _count_kinds(kind, row_of_character, size)
    return Document(
        size=size,
        row=row,
        term=term,
        weight=weight,
        unit=weight / (np.sqrt(add_up(row, weight * weight, size)) + 1e-9).take(row),
        bucket=bucket,
        title=title_weight,
        title_norm=float(words_of_title @ words_of_title) ** 0.5,
        title_sum=float(words_of_title.sum()),
        characters=kinds[HAN] + kinds[DIGIT] + kinds[LETTER],
        kinds=kinds,
        han_share=_share_of_han(kinds),
        first_entry=spread.cumsum() - spread,
        spread=spread.astype(np.float64),
        terms_of_sentence=np.bincount(row, minlength=size).astype(np.float64),
    )


def _count_kinds(kind: Codes, row: Codes, size: int) -> Floats:
    """Count the characters of each kind in each sentence: a character is of one kind, so one count gives all."""
    counts = np.bincount((row << _KIND_BITS) | kind, minlength=(size + 1) << _KIND_BITS)
    table: Floats = counts.reshape(size + 1, -1)[:size].T.astype(np.float64)
    return table


def _share_of_han(kinds: Floats) -> float:
    _, han, digits, letters, *_ = kinds.sum(1).tolist()
    return float(han / max(han + digits + letters, 1.0))


def fold_text(text: str) -> str:
    """Fold a text as ``digest.language.fold`` does, several times faster where the text is long."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return fold_table()[codes].astype(np.uint32).tobytes().decode("utf-32-le", "surrogatepass")


def _read(text: str) -> tuple[Codes, Codes]:
    """Return the code points of ``text``, folded to one script, width and case, and the kind of each."""
    read = _alphabet().take(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32), mode="clip")
    return cast(Codes, read >> _KIND_BITS), cast(Codes, read & ((1 << _KIND_BITS) - 1))


def _occurrences(codes: Codes, kind: Codes, row: Codes, bits: int) -> npt.NDArray[Any]:
    """Return a key for each occurrence of a term: its bucket and, in the last ``bits``, its sentence."""
    han = kind == HAN
    buckets = codes[:-1] * _FACTORS[0]
    buckets += codes[1:] * _FACTORS[1]
    buckets >>= 7
    buckets &= BUCKETS - 1
    pairs = _keys(buckets, row[:-1], bits)[han[:-1] & han[1:]]
    in_word = (kind >> 1) == _IN_WORD
    begins = in_word.nonzero()[0]
    if not len(begins):
        return pairs
    begins = begins[_changes(begins - np.arange(len(begins)))]
    words = np.where(in_word, codes, ord(" ")).astype(np.uint8).tobytes().split()
    hashed = np.fromiter(map(_BUCKETS_OF_WORDS.__getitem__, words), np.uint32, len(words))
    return np.concatenate((pairs, _keys(hashed, row.take(begins), bits)))


def _keys(buckets: Codes, rows: Codes, bits: int) -> npt.NDArray[Any]:
    if bits > _KEY_BITS:
        return (buckets.astype(np.uint64) << bits) | rows
    return (buckets << bits) | rows


def _count(keys: npt.NDArray[Any], bits: int) -> tuple[Ints, Ints, Ints, Floats]:
    """Fold occurrences into entries: sentence, number of the term, bucket of each term, count of each entry."""
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


@cache
def _alphabet() -> Codes:
    """Return, for each code point, what it folds to and its kind, in one small table: one look-up finds both."""
    folded = np.minimum(fold_table()[:_CODES], _CODES - 1).astype(np.uint32)
    for code in range(*_COMPATIBILITY):
        folded[code] = folded[ord(normalize("NFKC", chr(code))[0])]
    for variant, counted in zip(_VARIANTS[::2], _VARIANTS[1::2], strict=True):
        folded[folded == ord(variant)] = ord(counted)
    return cast(Codes, (folded << _KIND_BITS) | _kinds()[folded])


def _kinds() -> npt.NDArray[np.uint8]:
    """Return the flags of each code point (of folded text: half-width, lower case)."""
    table = np.zeros(_CODES, np.uint8)
    for start, end in ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00), (0x20000, 0x2FFFF)):
        table[start:end] = HAN
    for characters, flag in (
        ("0123456789", DIGIT),
        ("abcdefghijklmnopqrstuvwxyz", LETTER),
        ('“”「」『』"', QUOTE),
        ("，,、;；", PAUSE),
    ):
        table[[ord(character) for character in characters]] = flag
    table[0xE0:0x100] = LETTER
    return table
