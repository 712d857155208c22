"""The figures of a text: what they count, and whether two texts give the same ones."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FIGURE = re.compile(
    r"(?<![\d.])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s?(?P<scale>万亿|亿|兆|万|千)?(?P<unit>[\u4e00-\u9fff%]?)"
)
_BEFORE = re.compile(r"([\u4e00-\u9fff]{2})[^\u4e00-\u9fff\d]{0,2}[约近超达逾至为了到]{0,2}$")
_LOOK_BACK = 8
_SCALES = {"千": 1e3, "万": 1e4, "亿": 1e8, "万亿": 1e12, "兆": 1e12}
_OF_DATES = frozenset("年月日时点分秒号")
Counted = tuple[str, str]
"""What a figure counts: the two characters before it and its unit (``利润``, ``元``)."""


@dataclass(frozen=True, slots=True)
class Figures:
    """``values`` by unit, and those whose unit and words before say what they count."""

    values: frozenset[tuple[str, float]]
    counted: dict[Counted, frozenset[float]]


def find_figures(folded: str) -> Figures:
    """Find the figures of a folded text that are neither dates nor times, with 万 and 亿 multiplied out."""
    values: set[tuple[str, float]] = set()
    counted: dict[Counted, set[float]] = {}
    for match in _FIGURE.finditer(folded):
        unit = match["unit"]
        if unit in _OF_DATES and unit:
            continue
        value = round(float(match["number"].replace(",", "")) * _SCALES.get(match["scale"] or "", 1.0), 4)
        values.add((unit, value))
        before = "" if unit == "级" else _words_before(folded, match.start())
        if before or unit == "级":  # the strength of a quake or storm needs no words before it
            counted.setdefault((before, unit), set()).add(value)
    return Figures(frozenset(values), {key: frozenset(found) for key, found in counted.items()})


def count_shared(one: Figures, other: Figures) -> int:
    """How many figures that are not round both have."""
    return sum(1 for _, value in one.values & other.values if not _is_round(value))


def count_conflicts(one: Figures, other: Figures) -> int:
    """How many things both count with no figure in common."""
    return sum(1 for key in one.counted.keys() & other.counted.keys() if not one.counted[key] & other.counted[key])


def _is_round(value: float) -> bool:
    """Whether one digit says it (3, 40, 500,000): such numbers are in every text."""
    return len(f"{value:.4f}".replace(".", "").strip("0")) < 2


def _words_before(folded: str, start: int) -> str:
    match = _BEFORE.search(folded[max(0, start - _LOOK_BACK) : start])
    return match[1] if match else ""
