"""Phrases that the dictionary gets wrong whatever stands around them, set right by a table of the project."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from digest.language.longest_match import find_longest, index_by_first


class Override(NamedTuple):
    """A Simplified phrase, its standard Traditional form of the same length, a sentence that shows it, its source."""

    phrase: str
    form: str
    sentence: str
    source: str


@cache
def overrides() -> tuple[Override, ...]:
    """Return the rows of ``data/overrides.tsv``."""
    text = files("digest.language").joinpath("data/overrides.tsv").read_text(encoding="utf-8")
    return tuple(Override(*row.split("\t")) for row in text.splitlines() if row and not row.startswith("#"))


def override_places(text: str) -> Iterator[tuple[int, str]]:
    """Yield (offset, character) for each character of the Simplified ``text`` that a row of the table decides."""
    forms = {row.phrase: row.form for row in overrides()}
    for start, _, phrase in find_longest(text, _by_first()):
        yield from enumerate(forms[phrase], start)


@cache
def _by_first() -> dict[str, tuple[str, ...]]:
    return index_by_first(row.phrase for row in overrides())
