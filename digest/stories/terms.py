"""The terms of a text, and how well each tells one event from another.

A term is a pair of neighbouring Chinese characters or a word in Latin letters, folded to one script. Pairs need no word
list, and so find names that no list has. A term is worth the more the rarer it is in news at large (inverse document
frequency, Spärck Jones 1972; counts in ``background.txt``, made by ``training/fit_stories.py``) and among the articles
at hand: a town that half of today's articles name tells nothing apart.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from operator import add
from pathlib import Path

BACKGROUND = Path(__file__).with_name("background.txt")

_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+|[a-z][a-z0-9'’-]+")
_RAREST = 1 / 4000
"""A share of all texts: what is rarer is worth no more."""
_TOO_COMMON = 3.0
"""Natural logarithm: a term in more than one of e^3 = 20 texts is worth nothing."""
_ONE_STORY = 2
"""So many articles may share a term before it counts as common among the articles at hand: they may be one story."""
_PRIOR = 60
"""Articles: among a handful, what three of them share is one story rather than a common term."""
_LINKS = frozenset(
    "的了是在和与及或将被把称说让向从到至对为于以因由但而也都还就并又再已未不没可能要会一个这那其该此等后前"
)
"""Characters that link words: a pair with one of them is the chance neighbour of a name (特朗普称, 某市一)."""
_OF_LINKS = 0.25
"""What such a pair is worth at most."""
_PAIRS_OF_ONE = 8
"""Common pairs that begin with one character in a piece of text, at most: such a character is worth nothing."""


def terms_of(folded: str) -> frozenset[str]:
    """The terms of a text that is folded already: pairs of Chinese characters and lower-case words."""
    found: set[str] = set()
    for run in _RUN.findall(folded):
        if run.isascii() or run[0] < "\u3400":
            found.add(sys.intern(run.removesuffix("'s").removesuffix("’s")))
        else:
            found.update(map(sys.intern, map(add, run, run[1:])))
    return frozenset(found)


def place_terms(folded: str) -> Iterator[tuple[int, int, str]]:
    """The terms of a text in their order, each with where it begins and ends."""
    for match in _RUN.finditer(folded):
        run, start = match[0], match.start()
        if run.isascii() or run[0] < "\u3400":
            yield start, match.end(), run.removesuffix("'s").removesuffix("’s")
        else:
            yield from ((start + i, start + i + 2, run[i : i + 2]) for i in range(len(run) - 1))


def weigh_terms(texts: Iterable[frozenset[str]]) -> Mapping[str, float]:
    """Give each term that occurs in ``texts`` its worth, from 0 (says nothing) to 1 (a name never seen)."""
    counts: Counter[str] = Counter()
    number = 0
    for terms in texts:
        counts.update(terms)
        number += 1
    background = _background()
    at_hand = {count: _worth((count - _ONE_STORY) / (number + _PRIOR)) for count in set(counts.values())}
    return {
        term: min(background.get(term, 1.0), at_hand[count], 1.0 if _LINKS.isdisjoint(term) else _OF_LINKS)
        for term, count in counts.items()
    }


def background_worth(word: str) -> float:
    """The worth of a folded word in news at large: of a Chinese one the mean of its pairs."""
    known = _background()
    if word.isascii():
        return known.get(word, 1.0)
    return sum(known.get(word[i : i + 2], 1.0) for i in range(len(word) - 1)) / (len(word) - 1)


def character_worth(character: str) -> float:
    """The worth of a Chinese character, from 0 to 1 for one that begins none of the common pairs."""
    return _characters().get(character, 1.0)


def level_of(count: int) -> int:
    """The step, half a power of two, to which a count is rounded in the table."""
    return round(2 * math.log2(count))


def _worth(share: float) -> float:
    """The worth of a term that so large a share of all texts have."""
    if share <= _RAREST:
        return 1.0
    return max(0.0, (math.log(share) + _TOO_COMMON) / (math.log(_RAREST) + _TOO_COMMON))


@cache
def _characters() -> dict[str, float]:
    """The worth of each character that begins a common pair, by how often one of them occurs."""
    (chinese, _), rows = _read_background()
    counts: Counter[str] = Counter()
    for count, pairs, _ in rows:
        for character in pairs[::2]:
            counts[character] += round(count)
    most = math.log(_PAIRS_OF_ONE * chinese)
    return {character: max(0.0, 1.0 - math.log(count) / most) for character, count in counts.items()}


@cache
def _background() -> dict[str, float]:
    """The worth of each term that is common in news at large."""
    (chinese, english), rows = _read_background()
    worth: dict[str, float] = {}
    for count, pairs, words in rows:
        in_chinese, in_english = _worth(count / chinese), _worth(count / english)
        worth.update((sys.intern(pairs[i : i + 2]), in_chinese) for i in range(0, len(pairs), 2))
        worth.update((sys.intern(word), in_english) for word in words.split())
    return worth


@cache
def _read_background() -> tuple[tuple[int, int], list[tuple[float, str, str]]]:
    """How many Chinese and English texts were counted; of each step its count, the pairs and the words at it."""
    texts, *rows = BACKGROUND.read_text(encoding="utf-8").splitlines()
    chinese, english = map(int, texts.split("\t"))
    steps = (row.split("\t") for row in rows)
    return (chinese, english), [(2 ** (int(level) / 2), pairs, words) for level, pairs, words in steps]
