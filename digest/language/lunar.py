"""The day in the lunar calendar (农历), as Chinese newspapers print it beside the date."""

from __future__ import annotations

from datetime import date

_FIRST = date(1901, 2, 19)  # New Year's Day of the first year of the table
# A number a year: a bit for each month, set where it has 30 days; from bit 13 on, the month that is doubled, or 0.
# Made by training/lunar_calendar.py from the positions of sun and moon.
# fmt: off
_YEARS = (
    0x00752, 0x00ea5, 0x0b64a, 0x0064b, 0x00a9b, 0x09556, 0x0056a, 0x00b59, 0x05752, 0x00752, 0x0db25, 0x00b25,
    0x00a4b, 0x0b4ab, 0x002ad, 0x0056b, 0x04b69, 0x00da9, 0x0fd92, 0x00e92, 0x00d25, 0x0ba4d, 0x00a56, 0x002b6,
    0x095b5, 0x006d4, 0x00ea9, 0x05e92, 0x00e92, 0x0cd26, 0x0052b, 0x00a57, 0x0b2b6, 0x00b5a, 0x006d4, 0x06ec9,
    0x00749, 0x0f693, 0x00a93, 0x0052b, 0x0ca5b, 0x00aad, 0x0056a, 0x09b55, 0x00ba4, 0x00b49, 0x05a93, 0x00a95,
    0x0f52d, 0x00536, 0x00aad, 0x0b5aa, 0x005b2, 0x00da5, 0x07d4a, 0x00d4a, 0x10a95, 0x00a97, 0x00556, 0x0cab5,
    0x00ad5, 0x006d2, 0x08ea5, 0x00ea5, 0x0064a, 0x06c97, 0x00a9b, 0x0f55a, 0x0056a, 0x00b69, 0x0b752, 0x00b52,
    0x00b25, 0x0964b, 0x00a4b, 0x114ab, 0x002ad, 0x0056d, 0x0cb69, 0x00da9, 0x00d92, 0x09d25, 0x00d25, 0x15a4d,
    0x00a56, 0x002b6, 0x0c5b5, 0x006d5, 0x00ea9, 0x0be92, 0x00e92, 0x00d26, 0x06a56, 0x00a57, 0x114d6, 0x0035a,
    0x006d5, 0x0b6c9, 0x00749, 0x00693, 0x0952b, 0x0052b, 0x00a5b, 0x0555a, 0x0056a, 0x0fb55, 0x00ba4, 0x00b49,
    0x0ba93, 0x00a95, 0x0052d, 0x08aad, 0x00ab5, 0x135aa, 0x005d2, 0x00da5, 0x0dd4a, 0x00d4a, 0x00c95, 0x0952e,
    0x00556, 0x00ab5, 0x055b2, 0x006d2, 0x0cea5, 0x00725, 0x0064b, 0x0ac97, 0x00cab, 0x0055a, 0x06ad6, 0x00b69,
    0x17752, 0x00b52, 0x00b25, 0x0da4b, 0x00a4b, 0x004ab, 0x0a55b, 0x005ad, 0x00b6a, 0x05b52, 0x00d92, 0x0fd25,
    0x00d25, 0x00a55, 0x0b4ad, 0x004b6, 0x005b5, 0x06daa, 0x00ec9, 0x11e92, 0x00e92, 0x00d26, 0x0ca56, 0x00a57,
)
# fmt: on
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_MONTHS = ("正月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "冬月", "腊月")
_TENS, _ONES = ("初", "十", "廿", "三"), "一二三四五六七八九十"


def lunar_day(day: date) -> str | None:
    """Return the day in the lunar calendar, in Simplified Chinese: ``农历丙午年十月十三``.

    None before 19 February 1901 and after the lunar year 2056, where tables do not agree.
    """
    left = (day - _FIRST).days
    if left < 0:
        return None
    for year, months in enumerate(_YEARS, 1901):
        for name, length in _months(months):
            if left < length:
                return f"农历{_STEMS[(year - 4) % 10]}{_BRANCHES[(year - 4) % 12]}年{name}{_day(left + 1)}"
            left -= length
    return None


def _months(year: int) -> list[tuple[str, int]]:
    """The months of a year of the table, in order: name and number of days."""
    leap = year >> 13
    names = list(_MONTHS)
    if leap:
        names.insert(leap, f"闰{_MONTHS[leap - 1]}")
    return [(name, 30 if year >> place & 1 else 29) for place, name in enumerate(names)]


def _day(number: int) -> str:
    if number in (10, 20, 30):
        return {10: "初十", 20: "二十", 30: "三十"}[number]
    return _TENS[number // 10] + _ONES[number % 10 - 1]
