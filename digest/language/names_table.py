"""The table of names and words that regions write differently (特朗普, 川普), with their English."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Term(NamedTuple):
    """One row: a name or word by edition, its kind, whose usage it follows, and what it must not be part of.

    ``kind`` is country, place, person, organisation or word; ``back`` says that the regional forms mean nothing
    else, so that they can be put into Simplified wording too.
    """

    hans: str
    taiwan: str
    hong_kong: str
    english: str
    kind: str
    source: str
    back: bool
    not_in: tuple[str, ...]


@cache
def terms() -> tuple[Term, ...]:
    """Return the rows of ``data/names.csv``."""
    text = files("digest.language").joinpath("data/names.csv").read_text(encoding="utf-8")
    rows = list(csv.reader(text.splitlines()))[1:]
    return tuple(_term(*row) for row in rows)


def _term(hans: str, taiwan: str, hong_kong: str, english: str, kind: str, source: str, back: str, not_in: str) -> Term:
    return Term(hans, taiwan, hong_kong, english, kind, source, back == "yes", tuple(not_in.split()))
