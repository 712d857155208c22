"""The table of names with their English: countries, places, bodies, companies, offices, people, treaties, terms."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from digest.language.fold import fold
from digest.language.traditionalization import traditionalize

KINDS = ("country", "place", "organisation", "company", "office", "person", "treaty", "term", "currency")


class Entry(NamedTuple):
    """One row: a name in the wording of the mainland, of Taiwan and of Hong Kong, its English, its Hanyu pinyin.

    ``near`` are words of which one must stand in the text before a form of Taiwan or Hong Kong means this name: 德州
    is Texas near 美國 and a town of Shandong elsewhere. With ``-`` alone the regional forms are not looked for, as
    雪梨 is a fruit as well. ``not_in`` are longer words that only contain the name.
    """

    hans: str
    taiwan: str
    hong_kong: str
    english: str
    pinyin: str
    kind: str
    source: str
    near: tuple[str, ...]
    not_in: tuple[str, ...]


@cache
def entries() -> tuple[Entry, ...]:
    """Return the rows of ``data/gloss.csv``."""
    text = files("digest.language").joinpath("data/gloss.csv").read_text(encoding="utf-8")
    rows = list(csv.reader(text.splitlines()))[1:]
    return tuple(_entry(*row) for row in rows)


def _entry(
    hans: str, taiwan: str, hong_kong: str, english: str, pinyin: str, kind: str, source: str, near: str, not_in: str
) -> Entry:
    return Entry(hans, taiwan, hong_kong, english, pinyin, kind, source, tuple(near.split()), tuple(not_in.split()))


@cache
def lookup() -> dict[str, tuple[Entry, ...]]:
    """Return the rows by every folded form they are looked for in; rows that need a neighbour come first."""
    found: dict[str, list[Entry]] = {}
    for entry in entries():
        for key in _plain_forms(entry):
            found.setdefault(key, []).append(entry._replace(near=()))
    for entry in entries():
        for key in _regional_forms(entry) - _plain_forms(entry):
            if entry.near:
                found.setdefault(key, []).insert(0, entry)
            elif entry not in found.get(key, []):
                found.setdefault(key, []).append(entry)
    return {key: tuple(rows) for key, rows in found.items()}


@cache
def shields() -> dict[str, frozenset[str]]:
    """Return for each folded form the longer words, folded, in which it is no name."""
    found: dict[str, frozenset[str]] = {}
    for entry in entries():
        longer = frozenset(map(fold, entry.not_in))
        for key in _forms(entry) if longer else ():
            found[key] = found.get(key, frozenset()) | longer
    return found


def _forms(entry: Entry) -> set[str]:
    return _plain_forms(entry) | _regional_forms(entry)


def _plain_forms(entry: Entry) -> set[str]:
    """The mainland's name in both scripts; a name of OpenCC's other Traditional form folds to the same characters."""
    return _folded((entry.hans, traditionalize(entry.hans)))


def _regional_forms(entry: Entry) -> set[str]:
    return set() if entry.near == ("-",) else _folded((entry.taiwan, entry.hong_kong))


def _folded(names: Iterable[str]) -> set[str]:
    return {fold(name) for name in names}
