"""Finding the words of a table in a text, the longest at each place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple


class Replacement(NamedTuple):
    """A stretch of a text (offsets in characters) and what is to stand in its place."""

    start: int
    end: int
    text: str
    rule: str


def longest_pattern(keys: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern that matches one of ``keys``, the longest where several begin alike."""
    longest_first = sorted(filter(None, keys), key=lambda key: (-len(key), key))
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")
