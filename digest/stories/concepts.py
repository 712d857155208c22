"""What news is about, in English and in Chinese: a fire is 火灾, 火警 and 起火.

``concepts.txt`` has a line for each thing that news tells, its English words and its Chinese ones, those of Taiwan and
Hong Kong among them; written down from the usage of the press. A word may be in several lines: a strike is by workers
or from the air.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from digest.language import fold
from digest.stories.terms import background_worth, terms_of

TABLE = Path(__file__).with_name("concepts.txt")

_WORD = re.compile(r"[a-z][a-z0-9]+")
Concepts = Mapping[int, float]
"""The lines of the table by number, with the worth of the rarest word that stands for each, from 0 to 1."""


def find_concepts(folded: str, *, english: bool) -> Concepts:
    """Find what a folded text in English or in Chinese is about."""
    found: dict[int, float] = {}
    for word, lines in _english_words(folded) if english else _chinese_words(folded):
        worth = background_worth(word)
        for line in lines:
            found[line] = max(found.get(line, 0.0), worth)
    return found


def _english_words(folded: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    table = _table()[0]
    for word in _WORD.findall(folded):
        yield word, table.get(word) or table.get(word.removesuffix("s"), ())


def _chinese_words(folded: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    _, words, heads = _table()
    for pair in heads.keys() & terms_of(folded):
        for word in heads[pair]:
            if word in folded:
                yield word, words[word]


@cache
def _table() -> tuple[Mapping[str, tuple[int, ...]], Mapping[str, tuple[int, ...]], Mapping[str, tuple[str, ...]]]:
    """The lines by their English words, by their Chinese ones, and the Chinese words by their first two characters."""
    english: dict[str, tuple[int, ...]] = {}
    chinese: dict[str, tuple[int, ...]] = {}
    for number, line in enumerate(TABLE.read_text(encoding="utf-8").splitlines()):
        words, _, others = line.partition(":")
        for word in words.split():
            english[word] = (*english.get(word, ()), number)
        for word in map(fold, others.split()):
            if len(word) > 1:
                chinese[word] = (*chinese.get(word, ()), number)
    heads: dict[str, tuple[str, ...]] = {}
    for word in chinese:
        heads[word[:2]] = (*heads.get(word[:2], ()), word)
    return english, chinese, heads
