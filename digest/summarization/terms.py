"""The terms of a text and how often each stands in each line.

A term is a pair of neighbouring Han characters, or a Latin word or number, hashed into one of 65,536 buckets
(feature hashing: Weinberger et al. 2009). Text is folded to one script first, so that the Simplified and the
Traditional form of an article give the same terms. No word segmenter: pairs of characters rank as well as words do
and cost a fiftieth.
"""

from __future__ import annotations

import zlib
from typing import Any

import numpy as np
import numpy.typing as npt

from digest.summarization.alphabet import HAN, IN_WORD, Codes

BUCKETS = 1 << 16
BUCKET_BITS = 16
_KEY_BITS = 32
"""Bits of a key that is sorted twice as fast as a longer one."""
_FACTORS = np.array([0x9E3779B1, 0x85EBCA77], np.uint32)
"""Hash the first and the second character of a pair; the product wraps around at 32 bits."""
_SUFFIXES = ("ing", "ies", "ed", "es", "s", "ly")
_WORDS_KEPT = 1 << 16

Counts = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]


def count_terms(
    codes: Codes, kind: Codes, line: Codes, lines: int, article: Numbers | None
) -> tuple[Numbers, Numbers, Numbers, Counts]:
    """Count the terms in each line of a text.

    ``codes`` and ``kind`` are its characters as ``read_characters`` gives them, ``line`` the number of the line that
    each stands in; ``article`` is the article of each line, None where there is one: articles share no terms.
    Returns, ordered by term and then by line, the line, the number of the term and the count of each entry, and,
    as the third, the article and bucket of each term in one number.
    """
    bits = lines.bit_length()
    return _count(_occurrences(codes, kind, line, article, bits), bits)


def _occurrences(codes: Codes, kind: Codes, line: Codes, article: Numbers | None, bits: int) -> npt.NDArray[Any]:
    """Return a key for each occurrence of a term: its article, its bucket and, in the last ``bits``, its line."""
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


def _keys(buckets: Codes, line: Codes, article: Numbers | None, bits: int) -> npt.NDArray[Any]:
    articles = 0 if article is None else int(article[-1]).bit_length()
    keys: npt.NDArray[Any] = buckets if articles + BUCKET_BITS + bits <= _KEY_BITS else buckets.astype(np.uint64)
    if article is not None:
        keys = keys | (article.astype(keys.dtype) << BUCKET_BITS).take(line)
    return (keys << bits) | line


def _count(keys: npt.NDArray[Any], bits: int) -> tuple[Numbers, Numbers, Numbers, Counts]:
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
