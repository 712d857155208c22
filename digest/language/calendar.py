"""Dates as a reader of each language writes them."""

from __future__ import annotations

from datetime import date, datetime

from digest.model import MonthDay

# Not from the locale: an issue must not change with the machine it is made on.
_WEEKDAYS_ZH = "一二三四五六日"
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def format_day(day: date, language: str) -> str:
    """The day of an issue with its weekday: ``2026年11月20日 星期五``, ``Friday, 20 November 2026``."""
    if language.startswith("zh"):
        return f"{day.year}年{day.month}月{day.day}日 星期{_WEEKDAYS_ZH[day.weekday()]}"
    return f"{_WEEKDAYS[day.weekday()]}, {day.day} {_MONTHS[day.month - 1]} {day.year}"


def format_date(moment: datetime | date | MonthDay, language: str) -> str:
    """When an article was published, as exactly as it is known: to the minute, the day, or without a year."""
    chinese = language.startswith("zh")
    if isinstance(moment, MonthDay):
        return f"{moment.month}月{moment.day}日" if chinese else f"{moment.day} {_MONTHS[moment.month - 1]}"
    if chinese:
        text = f"{moment.year}年{moment.month}月{moment.day}日"
    else:
        text = f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"
    if not isinstance(moment, datetime):
        return text
    return f"{text} {moment:%H:%M}" if chinese else f"{text}, {moment:%H:%M}"
