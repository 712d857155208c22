"""Phrases that the dictionary gets wrong whatever stands around them, set right by a table of the project."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from digest.language.longest_match import longest_pattern


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
    pattern, forms = _lookup()
    for match in pattern.finditer(text):
        yield from enumerate(forms[match[0]], match.start())


@cache
def _lookup() -> tuple[re.Pattern[str], dict[str, str]]:
    forms = {row.phrase: row.form for row in overrides()}
    return longest_pattern(forms), forms
