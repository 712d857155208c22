"""The figures of a text: what they count, and whether two texts give the same ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FIGURE = re.compile(
    r"(?:(?<![\da-z.])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s?"
    r"|(?P<spelt>[一二两三四五六七八九]?[十百千][一二两三四五六七八九十百千零]*(?:万[一二两三四五六七八九十百千零]+)?"
    r"|[一二两三四五六七八九]万[一二两三四五六七八九]千[一二两三四五六七八九十百零]*))"
    r"(?P<scale>万亿|亿|兆|万|千)?(?:(?P<rest>\d{1,4})(?P<below>万))?[多余]?(?P<unit>分钟|[\u4e00-\u9fff%]?)"
)
_SCORE = re.compile(r"(?<![\d.])(?:(\d{1,3})比(\d{1,3})|(\d{1,2})[:-](\d)|(\d{3})[:-](\d{2,3}))(?![\d.:-])")
_CLOCK = re.compile(
    r"(?P<half>凌晨|清晨|早上?|上午|中午|下午|傍晚|晚上?|夜里)?(?<![\d.])(?P<hour>[01]?\d|2[0-3])(?:点|时|:)(?P<minute>[0-5]\d)(?!\d|[:点时])"
)
_EVENING = frozenset(("下午", "傍晚", "晚", "晚上", "夜里"))
_BEFORE = re.compile(r"([\u4e00-\u9fff]{2})[^\u4e00-\u9fff\d]{0,2}[约近超达逾至为了到]{0,2}$")
_LOOK_BACK = 8
_SCALES = {"千": 1e3, "万": 1e4, "亿": 1e8, "万亿": 1e12, "兆": 1e12}
_STEPS = {"十": 10, "百": 100, "千": 1000}
_DIGITS = {"两": 2, **{sign: value for value, sign in enumerate("一二三四五六七八九", 1)}}
_OF_DATES = frozenset("年月日时点分秒号")
_HOURS = 24
"""Above it, 点 counts points of an index."""
_GROWING = frozenset("人名死伤例宗亡罹户")
"""Units of what is counted again from day to day: the dead, the hurt, the ill, the moved."""
_TELLING = frozenset("级比")
"""Units that need no words before them: the strength of a quake or storm, the score of a match or a vote."""
MINUTE = "时刻"
"""The unit of a minute of the day."""
_OF_TITLES = 2
"""Figures of the titles that differ count double: they are what the news is."""
_HUNDRED = 100
_TWO_DIGITS, _OTHER_UNIT = 0.6, 0.5
Counted = tuple[str, str]
"""What a figure counts: the two characters before it and its unit (``利润``, ``元``)."""


@dataclass(frozen=True, slots=True)
class Figures:
    """``values`` by unit, those whose unit and words before say what they count, and those of the title.

    ``numbers`` are the values that are not round, whatever they count.
    """

    values: frozenset[tuple[str, float]]
    counted: dict[Counted, frozenset[float]]
    titled: frozenset[tuple[str, float]] = frozenset()
    numbers: frozenset[float] = frozenset()


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
    return Figures(
        values=frozenset(values),
        counted={key: frozenset(found) for key, found in counted.items()},
        titled=frozenset(titled),
        numbers=frozenset(value for unit, value in values if unit != MINUTE and not _is_round(value)),
    )


def _read(folded: str) -> Iterator[tuple[int, str, float]]:
    """Where each figure begins, its unit and its value."""
    for match in _SCORE.finditer(folded):
        fewer, more = sorted(int(points) for points in match.groups() if points)
        yield match.start(), "比", more + fewer / 1000
    for match in _FIGURE.finditer(_SCORE.sub(lambda score: " " * len(score[0]), folded)):
        value = _value_of(match)
        if match["unit"] == "" or match["unit"] not in _OF_DATES or (match["unit"] == "点" and value > _HOURS):
            yield match.start(), match["unit"], value


def _value_of(match: re.Match[str]) -> float:
    """The value of a figure in digits or spelt out, with what follows the hundred millions (2亿3640万)."""
    number = float(match["number"].replace(",", "")) if match["number"] else float(_read_spelt(match["spelt"]))
    value = number * _SCALES.get(match["scale"] or "", 1.0)
    return round(value + float(match["rest"] or 0) * _SCALES["万"], 4)


def _read_spelt(spelt: str) -> int:
    """The value of a number that is spelt out: 一万二千 is 12,000."""
    thousands, _, ones = spelt.rpartition("万")
    return 10_000 * _read_thousands(thousands) + _read_thousands(ones)


def _read_thousands(spelt: str) -> int:
    """The value of a number below ten thousand: 三百二十 is 320, and so is 三百二 in speech."""
    total, digit, step = 0, 0, 1
    for sign in spelt:
        if sign in _STEPS:
            step = _STEPS[sign]
            total, digit = total + (digit or 1) * step, 0
        elif sign == "零":
            step = 10
        else:
            digit = _DIGITS[sign]
    return total + digit * max(1, step // 10)


def _read_clock(folded: str) -> Iterator[float]:
    """The minutes of the day that are named, from midnight on; a bare 7:40 may be a result and is none."""
    for match in _CLOCK.finditer(folded):
        hour, minute = int(match["hour"]), int(match["minute"])
        if minute % 30 and (match["half"] or ":" not in match[0]):
            yield 60.0 * (hour + 12 * (hour < 12 and match["half"] in _EVENING)) + minute


def weigh_shared(one: Figures, other: Figures) -> float:
    """The worth of the figures that both have: 1 for one of three digits, less for two or where the units differ.

    A round figure is worth nothing, nor is a whole number below a hundred of another unit, but for people: 28 may be
    degrees or ships.
    """
    alike = {value for _, value in one.values & other.values}
    others = one.numbers & other.numbers - alike
    worth = sum(map(_worth, sorted(alike)))
    return worth + sum(_OTHER_UNIT * _worth(value) for value in sorted(others) if _tells(value, one, other))


def _tells(value: float, one: Figures, other: Figures) -> bool:
    """Whether a figure of two units says that one thing is counted."""
    return value >= _HUNDRED or value % 1 > 0 or all(_counts_people(value, figures) for figures in (one, other))


def _counts_people(value: float, figures: Figures) -> bool:
    return any((unit, value) in figures.values for unit in _GROWING)


def _worth(value: float) -> float:
    digits = _digits(value)
    if digits < 2:
        return 0.0
    return _TWO_DIGITS if digits == 2 else 1.0


def count_conflicts(one: Figures, other: Figures) -> int:
    """How many things both count with no figure in common, in their texts or in their titles.

    A figure that the other text has, whatever it counts there, is no conflict: 5.6级 may be 规模5.6.
    """
    here, there = one.numbers, other.numbers
    texts = sum(
        1
        for key in one.counted.keys() & other.counted.keys()
        if not (one.counted[key] & other.counted[key] or one.counted[key] & there or other.counted[key] & here)
    )
    return texts + _OF_TITLES * titles_differ(one, other)


def titles_differ(one: Figures, other: Figures) -> bool:
    """Whether both titles give figures of one unit, and neither text gives those of the other's title."""
    units = {unit for unit, _ in one.titled} & {unit for unit, _ in other.titled}
    return any(
        unit and unit not in _GROWING and not _have(one, other, unit) and not _have(other, one, unit) for unit in units
    )


def _have(text: Figures, title: Figures, unit: str) -> bool:
    scores = text.counted.get(("", unit), frozenset())
    return any(figure in text.values or figure[1] in scores for figure in title.titled if figure[0] == unit)


def _is_round(value: float) -> bool:
    """Whether one digit says it (3, 40, 500,000): such numbers are in every text."""
    return _digits(value) < 2


def _digits(value: float) -> int:
    return len(f"{value:.4f}".replace(".", "").strip("0"))


def _words_before(folded: str, start: int) -> str:
    match = _BEFORE.search(folded[max(0, start - _LOOK_BACK) : start])
    return match[1] if match else ""
