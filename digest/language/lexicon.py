"""Words and their frequencies, and the most probable division of a Simplified text into words.

The frequencies decide where dictionaries of phrases stumble: 被发明 is 被 + 发明, though 被发 is an entry too. Words of
one to five characters from jieba's dictionary (Sun Junyi, MIT licence), in classes of doubling frequency.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from digest.language.dictionaries import read_dictionary
from digest.language.names_table import terms

_TOTAL_BITS = 26.0  # jieba counted about 2**26 words
_LONGEST = 6
# OpenCC's phrases without a count of their own: a longer one is less likely to stand there by chance.
_PHRASE_CLASS = {2: 2, 3: 3, 4: 8, 5: 10, 6: 12}
_NAME_CLASS = 8  # of the names table, where jieba has no count


@cache
def word_classes() -> dict[str, int]:
    """Return for each known word the binary logarithm of its frequency, rounded down."""
    classes: dict[str, int] = {}
    for line in files("digest.language").joinpath("data/words.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            number, _, words = line.partition("\t")
            classes |= dict.fromkeys(words.split(" "), int(number))
    return classes


class Lexicon(NamedTuple):
    """What each word costs, in bits, and how long the words are that begin with a character, one character apart."""

    costs: Mapping[str, float]
    lengths: Mapping[str, tuple[int, ...]]


def segment(text: str, lexicon: Lexicon | None = None) -> list[tuple[int, int]]:
    """Return the (start, end) offsets of the words of ``text`` on its most probable path (unigram model)."""
    words = lexicon or base_lexicon()
    cost, lengths, end = words.costs.get, words.lengths, len(text)
    best, stop = [0.0] * (end + 1), [0] * end
    for start in range(end - 1, -1, -1):
        first = text[start]
        least, after = cost(first, _TOTAL_BITS) + best[start + 1], start + 1
        for length in lengths.get(first, ()):
            found = cost(text[start : start + length])
            if found is not None and start + length <= end and found + best[start + length] < least:
                least, after = found + best[start + length], start + length
        best[start], stop[start] = least, after
    spans, start = [], 0
    while start < end:
        spans.append((start, stop[start]))
        start = stop[start]
    return spans


@cache
def phrases() -> dict[str, str]:
    """Return OpenCC's Simplified phrases of at most six characters with their standard Traditional form."""
    names = ("STPhrases_GeneratedFromRegionalPhrases", "STPhrases")
    entries = (read_dictionary(name).items() for name in names)
    return {key: values[0] for rows in entries for key, values in rows if len(key) <= _LONGEST}


def extend_lexicon(words: Mapping[str, float], without: Callable[[str], bool]) -> Lexicon:
    """Return the lexicon with more ``words``, each with its bits at most, and without those that ``without`` names."""
    costs = {word: bits for word, bits in base_lexicon().costs.items() if not without(word)}
    costs |= {word: min(bits, costs.get(word, bits)) for word, bits in words.items()}
    return Lexicon(costs, _lengths(costs, longest=max(map(len, costs))))


@cache
def base_lexicon() -> Lexicon:
    """Return the words of the dictionaries and of the table of regional names."""
    costs = _costs()
    return Lexicon(costs, _lengths(costs, longest=_LONGEST))


def _costs() -> dict[str, float]:
    costs = {phrase: _TOTAL_BITS - _PHRASE_CLASS.get(len(phrase), 0) for phrase in phrases()}
    costs |= {term.hans: _TOTAL_BITS - _NAME_CLASS for term in terms()}
    return costs | {word: _TOTAL_BITS - number for word, number in word_classes().items()}


def _lengths(words: Iterable[str], longest: int) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for word in words:
        if 1 < len(word) <= longest:
            lengths.setdefault(word[0], set()).add(len(word))
    return {first: tuple(sorted(found)) for first, found in lengths.items()}
