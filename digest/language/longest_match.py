"""Finding the words of a table in a text, the longest at each place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple


class Replacement(NamedTuple):
    """A stretch of a text (offsets in characters) and what is to stand in its place."""

    start: int
    end: int
    text: str
    rule: str


def find_longest(text: str, by_first: Mapping[str, Iterable[str]]) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, key) of the keys that stand in ``text``, left to right, the longest at each place.

    ``by_first`` gives the keys that begin with a character, longest first.
    """
    place = 0
    while place < len(text):
        key = next((key for key in by_first.get(text[place], ()) if text.startswith(key, place)), "")
        if key:
            yield place, place + len(key), key
        place += len(key) or 1


def index_by_first(keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return ``keys`` by their first character, longest first."""
    index: dict[str, list[str]] = {}
    for key in sorted(keys, key=len, reverse=True):
        index.setdefault(key[0], []).append(key)
    return {first: tuple(found) for first, found in index.items()}
