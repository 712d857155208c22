"""What lies in what: Manila in the Philippines, Luhansk in the Donbas and in Ukraine.

``containers.txt`` has a line for each country, province or city and the places of the gazetteer that lie in it, by
their English names; written down from the atlas. Forces that are called by their country stand with its places. Places
in what is named wherever news happens (China, the United States, Taiwan, Hong Kong) need no line.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("containers.txt")


def areas_around(name: str) -> frozenset[str]:
    """The places that hold the place of an English name, the nearest and the widest alike; none where none is known."""
    return _table().get(name, frozenset())


def has_place(name: str) -> bool:
    """Whether the table knows what the bearer of a name lies in."""
    return name in _table()


@cache
def _table() -> Mapping[str, frozenset[str]]:
    """All that holds each place."""
    direct: dict[str, set[str]] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        area, _, places = line.partition(": ")
        for place in places.split(", "):
            direct.setdefault(place, set()).add(area)
    return {place: _widen(areas, direct) for place, areas in direct.items()}


def _widen(areas: set[str], direct: Mapping[str, set[str]]) -> frozenset[str]:
    """The areas, and those around them."""
    found: set[str] = set()
    ahead = set(areas)
    while ahead:
        area = ahead.pop()
        found.add(area)
        ahead |= direct.get(area, set()) - found
    return frozenset(found)
