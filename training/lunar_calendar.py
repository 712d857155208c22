"""Print the table of lunar years in digest/language/lunar.py, from the positions of sun and moon.

    pip install sxtwl && python training/lunar_calendar.py

sxtwl computes new moons and solar terms as the 寿星万年历 does. Compared month by month with the tables of lunar_python
1.4.8 the years agree up to 2056; in September 2057 a new moon falls within a minute of midnight, and they do not.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Any

_FIRST, _AFTER = date(1901, 2, 19), date(2057, 2, 4)  # New Year of 1901 and of 2057


def months() -> Iterator[tuple[int, int, bool, date]]:
    """Year, month, whether it is a leap month, and first day of each lunar month."""
    sxtwl: Any = importlib.import_module("sxtwl")
    day = _FIRST
    while day <= _AFTER:
        found = sxtwl.fromSolar(day.year, day.month, day.day)
        if found.getLunarDay() == 1:
            yield found.getLunarYear(), found.getLunarMonth(), bool(found.isLunarLeap()), day
        day += timedelta(1)


def years() -> Iterator[int]:
    """Each year as a number: a bit for each month, set where it has 30 days; from bit 13 on, the leap month or 0."""
    rows = [(*month, (after[3] - month[3]).days) for month, after in pairwise(months())]
    for _, group in groupby(rows, key=lambda row: row[0]):
        year = list(group)
        leap = next((month for _, month, is_leap, _, _ in year if is_leap), 0)
        yield sum((days == 30) << place for place, (*_, days) in enumerate(year)) | leap << 13


if __name__ == "__main__":
    table = [f"0x{year:05x}," for year in years()]
    for start in range(0, len(table), 12):
        print("   ", " ".join(table[start : start + 12]))
