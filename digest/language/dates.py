"""Dates and times as Chinese and English news write them, read without guessing a year.

A date library fails on many of these forms (下午2:05, 3小時前, 民國115年, 二〇二四年, a time glued to the
next word), so they are spelled out here. Every pattern is matched on the folded text (Simplified,
half-width, lower case), which has the same offsets as the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from digest.language.date_forms import CLOCK, CLOCK_GROUPS, ENGLISH_MONTHS, PART, YEARLESS, find_forms
from digest.language.fold import fold
from digest.language.numerals import read_numeral
from digest.model import MonthDay, Plain

CHINA = timezone(timedelta(hours=8))
"""The zone of the mainland, Taiwan, Hong Kong and Macau: none of them has summer time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment(Plain):
    """A date or time found in a text, at ``text[start:end]``.

    ``value`` is an aware datetime where the minute is stated, a date where only the day is, and None where the year
    is not stated and could not be inferred; ``day`` is always there. ``inferred`` says that the year, or the whole
    value, was worked out from ``near`` (``3小時前``, ``10-08 12:00``) and does not stand in the text.
    """

    value: datetime | date | None
    day: MonthDay
    start: int
    end: int
    inferred: bool = False

    @property
    def exact(self) -> bool:
        """Whether the minute is known."""
        return isinstance(self.value, datetime)


_AGO = re.compile(
    r"(?P<count>\d{1,3}|半|[一二两三四五六七八九十]{1,2})\s?个?(?P<unit>秒钟?|分钟?|小时|钟头|天|日|周|星期|礼拜|月"
    r"|年)(?:之)?前"
    r"|(?P<count_en>\d{1,3}|an?)\s(?P<unit_en>second|minute|min|hour|hr|day|week)s?\sago"
    r"|(?P<now>刚刚|just now)"
)
_DAY_WORD = re.compile(rf"(?P<word>今天|今日|昨天|昨日|前天|today|yesterday)\s{{0,2}}{CLOCK}")
_BARE_CLOCK = re.compile(rf"\s*(?=.*(?:{PART})){CLOCK}\s*")
_DAYS_BACK = {"今天": 0, "今日": 0, "today": 0, "昨天": 1, "昨日": 1, "yesterday": 1, "前天": 2}
_SECONDS = {"秒": 1, "分": 60, "小": 3600, "钟": 3600, "s": 1, "m": 60, "h": 3600}
_DAYS = {"天": 1, "日": 1, "周": 7, "星": 7, "礼": 7, "d": 1, "w": 7}
_ZONES = {
    "hkt": 8,
    "est": -5,
    "edt": -4,
    "cdt": -5,
    "pst": -8,
    "pdt": -7,
    "bst": 1,
    "utc": 0,
    "gmt": 0,
    "z": 0,
    "mst": -7,
    "mdt": -6,
    "cet": 1,
    "cest": 2,
    "msk": 3,
    "sgt": 8,
    "bjt": 8,
    "jst": 9,
    "kst": 9,
    "aest": 10,
    "aedt": 11,
}
_REGIONS = {"et": "America/New_York", "pt": "America/Los_Angeles"}  # with or without summer time, as the day has it


def read_datetime(text: str, *, near: datetime | None = None, zone: tzinfo | None = CHINA) -> Moment | None:
    """Return the first date or time in ``text``, or None.

    A date with its year wins over one without. ``near`` (when the page was fetched) anchors relative times and
    year-less dates, which are then marked ``inferred``; without it a year-less date has a ``day`` and no ``value``.
    Times with a stated offset are converted to ``zone``, times without one are taken to be in it; with ``zone=None``
    the former keep their offset and the latter are taken to be UTC.
    """
    return next(iter_datetimes(text, near=near, zone=zone), None)


def iter_datetimes(text: str, *, near: datetime | None = None, zone: tzinfo | None = CHINA) -> Iterator[Moment]:
    """Yield the dates of ``text``: those with a year in order, then year-less, then relative ones."""
    folded = fold(text)
    taken: list[tuple[int, int]] = []
    dated = sorted(
        (m for form in find_forms(folded) for m in form.finditer(folded)), key=lambda m: (m.start(), -m.end())
    )
    for match in dated:
        moment = None if _overlaps(match, taken) else _read_dated(match, zone)
        if moment:
            taken.append(match.span())
            yield moment
    for form in YEARLESS:
        for match in form.finditer(folded):
            moment = None if _overlaps(match, taken) else _read_yearless(match, near, zone)
            if moment:
                taken.append(match.span())
                yield moment
    yield from _relative(folded, near, zone)


def _overlaps(match: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    return any(match.start() < end and start < match.end() for start, end in taken)


def _read_dated(match: re.Match[str], zone: tzinfo | None) -> Moment | None:
    year, day = _stated_year(match.groupdict()), _month_day(match)
    if year is None or day is None:
        return None
    value = _build(year, day, match, zone)
    if value is None:
        return None
    return Moment(value=value, day=MonthDay(value.month, value.day), start=match.start(), end=match.end())


def _stated_year(groups: dict[str, str | None]) -> int | None:
    if groups.get("year"):
        return int(groups["year"] or 0)
    if groups.get("short_year"):
        return 2000 + int(groups["short_year"] or 0)
    if groups.get("year_han"):
        year = read_numeral(groups["year_han"] or "")
        return year if year and 1900 <= year < 2100 else None
    republic = read_numeral(groups.get("roc") or groups.get("roc_bare") or "")
    return 1911 + republic if republic else None  # the first year of the Republic is 1912


def _month_day(match: re.Match[str]) -> MonthDay | None:
    groups = match.groupdict()
    name = groups.get("name")
    month = ENGLISH_MONTHS.index(name[:3]) + 1 if name else read_numeral(groups["month"] or "")
    month = month or read_numeral(groups.get("month_han") or "")
    day = read_numeral(groups["day"] or groups.get("day_han") or "")
    if not month or not day or month > 12 or day > 31:
        return None
    return MonthDay(month, day)


def _build(year: int, day: MonthDay, match: re.Match[str], zone: tzinfo | None) -> datetime | date | None:
    try:
        found = date(year, day.month, day.day)
    except ValueError:  # 30 February
        return None
    clock = _clock(match)
    if clock is None:
        return found
    stated = _stated_zone(match.groupdict().get("zone") or ("hkt" if "hkt" in match[0] else None))
    start = datetime(found.year, found.month, found.day, tzinfo=stated or zone or UTC)
    try:
        return (start + clock).astimezone(zone or stated or UTC)
    except OverflowError:
        return found


def _clock(match: re.Match[str]) -> timedelta | None:
    groups = {name: match.groupdict().get(name) for name in CLOCK_GROUPS}
    if not groups["hour"]:
        return None
    hour = int(groups["hour"] or 0)
    minute = int(groups["minute"] or groups["minute_han"] or (30 if groups["half"] else 0))
    second = int(groups["second"] or groups["second_han"] or 0)
    part = (groups["suffix"] or groups["part"] or "").replace(".", "")
    return timedelta(hours=_hour_of_day(hour, part), minutes=minute, seconds=second)


def _hour_of_day(hour: int, part: str) -> int:
    if hour == 12 and part in ("am", "凌晨", "深夜"):
        return 0
    if hour == 12 and part == "晚上":
        return 24
    if hour < 12 and part in ("pm", "下午", "傍晚", "晚上", "晚间", "夜间"):
        return hour + 12
    if part == "深夜" and 6 <= hour < 12:
        return hour + 12
    if part == "中午" and hour < 10:
        return hour + 12
    return hour


def _stated_zone(text: str | None) -> tzinfo | None:
    if not text or text == "cst":  # CST is China's time as often as Chicago's: the page's own zone decides
        return None
    if text in _REGIONS:
        return ZoneInfo(_REGIONS[text])
    if text in _ZONES:
        return timezone(timedelta(hours=_ZONES[text]))
    digits = re.sub(r"\D", "", text)
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    if offset > timedelta(hours=14):
        return None
    return timezone(-offset if "-" in text else offset)


def _read_yearless(match: re.Match[str], near: datetime | None, zone: tzinfo | None) -> Moment | None:
    day = _month_day(match)
    if day is None or (day.month, day.day) in {(2, 30), (2, 31), (4, 31), (6, 31), (9, 31), (11, 31)}:
        return None
    value = _latest(day, match, near.astimezone(zone or near.tzinfo), zone) if near else None
    return Moment(value=value, day=day, start=match.start(), end=match.end(), inferred=value is not None)


def _latest(day: MonthDay, match: re.Match[str], near: datetime, zone: tzinfo | None) -> datetime | date | None:
    """Return the last such day that is not after ``near`` (a day's grace for clocks that differ)."""
    for year in range(near.year + 1, near.year - 8, -1):  # 29 February comes every four years, or eight
        value = _build(year, day, match, zone)
        if value and date(value.year, value.month, value.day) <= near.date() + timedelta(days=1):
            return value
    return None


def _relative(folded: str, near: datetime | None, zone: tzinfo | None) -> Iterator[Moment]:
    if near is None:
        return
    local = near.astimezone(zone or near.tzinfo)
    for match in _DAY_WORD.finditer(folded):
        day = local.date() - timedelta(days=_DAYS_BACK[match["word"]])
        value = _build(day.year, MonthDay(day.month, day.day), match, zone)
        if value:
            yield _inferred(value, match)
    bare = _BARE_CLOCK.fullmatch(folded)
    if bare:
        value = _build(local.year, MonthDay(local.month, local.day), bare, zone)
        yield _inferred(value or local.date(), bare)
    for match in _AGO.finditer(folded):
        value = _ago(match, local)
        if value:
            yield _inferred(value, match)


def _inferred(value: datetime | date, match: re.Match[str]) -> Moment:
    day = MonthDay(value.month, value.day)
    return Moment(value=value, day=day, start=match.start(), end=match.end(), inferred=True)


def _ago(match: re.Match[str], near: datetime) -> datetime | date | None:
    """Count back from ``near``: to the minute for seconds, minutes and hours, to the day for days and weeks."""
    if match["now"]:
        return near.replace(second=0, microsecond=0)
    unit = (match["unit"] or match["unit_en"])[0]
    count = _count(match["count"] or match["count_en"])
    if unit in _SECONDS:
        return (near - timedelta(seconds=count * _SECONDS[unit])).replace(second=0, microsecond=0)
    if unit in _DAYS:
        return (near - timedelta(days=count * _DAYS[unit])).date()
    return None  # months and years ago name no day


def _count(text: str) -> float:
    if text == "半":
        return 0.5
    return float(1 if text in ("a", "an") else read_numeral(text) or 0)
