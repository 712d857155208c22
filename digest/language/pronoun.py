"""它, the Simplified it: 牠 in Traditional print where an animal is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from digest.language.longest_match import longest_pattern

_REACH = 40  # characters before the pronoun in which the animal is named: 35 of 37 found, 3 of 247 wrongly
_AFTER = 8
_PRODUCT = "(?![肉价粮蛋业企瘟疫园展权])"  # 猪肉 and 动物园 are no animals


def animal_places(text: str) -> Iterator[int]:
    """Yield the offsets of each 它 in the Simplified ``text`` that stands for an animal named near it."""
    start = text.find("它")
    while start >= 0:
        near = text[max(0, start - _REACH) : start].rpartition("\n")[2] + text[start : start + _AFTER]
        if not text.startswith("其", start - 1) and _animals().search(near):
            yield start
        start = text.find("它", start + 1)


@cache
def _animals() -> re.Pattern[str]:
    text = files("digest.language").joinpath("data/animals.txt").read_text(encoding="utf-8")
    words = (word for line in text.splitlines() if not line.startswith("#") for word in line.split())
    return re.compile(f"(?:{longest_pattern(words).pattern}){_PRODUCT}")
