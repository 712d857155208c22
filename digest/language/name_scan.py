"""The names of the table in many Chinese texts, fast: as they stand, without dividing the text into words.

A stretch that only looks like a name is taken for one (北约 in 东北约有), which is good enough to compare reports by
what they name. What readers see is found by ``gloss``, at some thirty times the cost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from digest.language.english_names import NamedThing, name_things
from digest.language.fold import fold
from digest.language.gloss_table import Entry, lookup, shields

_NAMED = frozenset({"country", "place", "organisation", "company", "person", "treaty"})


def scan_names(text: str) -> frozenset[NamedThing]:
    """Return what a Chinese text names, and the names within those names (Ukraine in President of Ukraine)."""
    folded = fold(text)
    rows = (_row_of(word, folded) for word in _words_in(folded))
    return frozenset(thing for row in rows if row for thing in _named_by(row.english, row.kind))


def _words_in(folded: str) -> Iterator[str]:
    """The words of the table in the text, the longest at each place, from left to right."""
    start = 0
    while start < len(folded) - 1:
        lengths = _lengths().get(folded[start : start + 2], ())
        word = next((word for n in lengths if (word := folded[start : start + n]) in _table()), "")
        if word:
            yield word
        start += len(word) or 1


@cache
def _lengths() -> Mapping[str, tuple[int, ...]]:
    """How long the words are that begin with two characters, the longest first."""
    found: dict[str, set[int]] = {}
    for word in _table():
        found.setdefault(word[:2], set()).add(len(word))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


@cache
def _table() -> frozenset[str]:
    """The folded names of two characters and more, and the longer words that only contain a name."""
    names = (name for name in lookup() if len(name) > 1)
    return frozenset(names) | frozenset(longer for words in shields().values() for longer in words)


def _row_of(word: str, folded: str) -> Entry | None:
    """The row that a word means here: one of whose neighbours stands in the text, or that needs none."""
    rows = lookup().get(word, ())
    return next((row for row in rows if not row.near or any(fold(near) in folded for near in row.near)), None)


@cache
def _named_by(english: str, kind: str) -> frozenset[NamedThing]:
    """What a row names; an office is no name, but may hold one."""
    itself = {NamedThing(english, kind)} if kind in _NAMED else set()
    return frozenset(itself) | name_things(english, chinese=False)
