"""The figures of a text: what they count, and whether two texts give the same ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FIGURE = re.compile(
    r"(?<![\d.])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s?(?P<scale>万亿|亿|兆|万|千)?(?P<unit>分钟|[\u4e00-\u9fff%]?)"
)
_SCORE = re.compile(r"(?<![\d.])(\d{1,3})比(\d{1,3})(?![\d.])")
_CLOCK = re.compile(
    r"(?P<half>凌晨|清晨|早上?|上午|中午|下午|傍晚|晚上?|夜里)?(?<![\d.])(?P<hour>[01]?\d|2[0-3])(?:点|时|:)(?P<minute>[0-5]\d)(?!\d|[:点时])"
)
_EVENING = frozenset(("下午", "傍晚", "晚", "晚上", "夜里"))
_BEFORE = re.compile(r"([\u4e00-\u9fff]{2})[^\u4e00-\u9fff\d]{0,2}[约近超达逾至为了到]{0,2}$")
_LOOK_BACK = 8
_SCALES = {"千": 1e3, "万": 1e4, "亿": 1e8, "万亿": 1e12, "兆": 1e12}
_OF_DATES = frozenset("年月日时点分秒号")
_GROWING = frozenset("人名死伤例宗亡罹户")
"""Units of what is counted again from day to day: the dead, the hurt, the ill, the moved."""
_TELLING = frozenset("级比")
"""Units that need no words before them: the strength of a quake or storm, the score of a match or a vote."""
MINUTE = "时刻"
"""The unit of a minute of the day."""
Counted = tuple[str, str]
"""What a figure counts: the two characters before it and its unit (``利润``, ``元``)."""


@dataclass(frozen=True, slots=True)
class Figures:
    """``values`` by unit, those whose unit and words before say what they count, and those of the title."""

    values: frozenset[tuple[str, float]]
    counted: dict[Counted, frozenset[float]]
    titled: frozenset[tuple[str, float]] = frozenset()


def find_figures(folded: str, title: int = 0) -> Figures:
    """Find the figures of a folded text that are no dates, with 万 and 亿 multiplied out.

    The first ``title`` characters are its title. The score of a match or a vote is one figure, whoever is named first;
    so is the minute of a day at which something happened, 晚7点40分 or 19时40分, but not an hour or half an hour.
    """
    values: set[tuple[str, float]] = set()
    counted: dict[Counted, set[float]] = {}
    titled: set[tuple[str, float]] = set()
    for start, unit, value in _read(folded):
        if unit != "比":  # many matches end 2 to 1
            values.add((unit, value))
        if start < title:
            titled.add((unit, value))
        before = "" if unit in _TELLING else _words_before(folded, start)
        if before or unit in _TELLING:
            counted.setdefault((before, unit), set()).add(value)
    values.update((MINUTE, value) for value in _read_clock(folded))
    return Figures(frozenset(values), {key: frozenset(found) for key, found in counted.items()}, frozenset(titled))


def _read(folded: str) -> Iterator[tuple[int, str, float]]:
    """Where each figure begins, its unit and its value."""
    for match in _SCORE.finditer(folded):
        fewer, more = sorted(map(int, match.groups()))
        yield match.start(), "比", more + fewer / 1000
    for match in _FIGURE.finditer(_SCORE.sub(lambda score: " " * len(score[0]), folded)):
        if match["unit"] == "" or match["unit"] not in _OF_DATES:
            value = float(match["number"].replace(",", "")) * _SCALES.get(match["scale"] or "", 1.0)
            yield match.start(), match["unit"], round(value, 4)


def _read_clock(folded: str) -> Iterator[float]:
    """The minutes of the day that are named, from midnight on; a bare 7:40 may be a result and is none."""
    for match in _CLOCK.finditer(folded):
        hour, minute = int(match["hour"]), int(match["minute"])
        if minute % 30 and (match["half"] or ":" not in match[0]):
            yield 60.0 * (hour + 12 * (hour < 12 and match["half"] in _EVENING)) + minute


def count_shared(one: Figures, other: Figures) -> int:
    """How many figures that are not round both have."""
    return sum(1 for _, value in one.values & other.values if not _is_round(value))


def count_conflicts(one: Figures, other: Figures) -> int:
    """How many things both count with no figure in common, in their texts or in their titles."""
    texts = sum(1 for key in one.counted.keys() & other.counted.keys() if not one.counted[key] & other.counted[key])
    return texts + _titles_differ(one, other)


def _titles_differ(one: Figures, other: Figures) -> bool:
    """Whether both titles give figures of one unit, and neither text gives those of the other's title."""
    units = {unit for unit, _ in one.titled} & {unit for unit, _ in other.titled}
    return any(
        unit and unit not in _GROWING and not _have(one, other, unit) and not _have(other, one, unit) for unit in units
    )


def _have(text: Figures, title: Figures, unit: str) -> bool:
    return any(figure in text.values for figure in title.titled if figure[0] == unit)


def _is_round(value: float) -> bool:
    """Whether one digit says it (3, 40, 500,000): such numbers are in every text."""
    return len(f"{value:.4f}".replace(".", "").strip("0")) < 2


def _words_before(folded: str, start: int) -> str:
    match = _BEFORE.search(folded[max(0, start - _LOOK_BACK) : start])
    return match[1] if match else ""
