"""The day or days that the news speaks of, as its title and opening give them (``7月8日``, ``16日晚``, ``昨天``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from digest.model import Article, MonthDay

_OPENING = 200
"""Characters: further down, news tells what happened before."""
_STATED = re.compile(
    r"(?:(?P<year>\d{4})年)?(?<!\d)(?P<month>1[0-2]|0?[1-9])月(?P<day>3[01]|[12]\d|0?[1-9])日"
    r"|(?<![\d月.])(?P<bare>3[01]|[12]\d|0?[1-9])日(?![元内均间游])"
)
_RELATIVE = re.compile(
    r"(?P<two>前天|前日|前晚)|(?P<one>昨天|昨日|昨晚|昨夜|昨晨|昨)|(?P<none>今天|今日|今早|今晚|今晨)"
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(_WEEKDAYS)})\b")
TOLERANCE_DAYS = 3
"""An event goes on for some days (a search, a count); what lies further apart is another, however alike."""


@dataclass(frozen=True, slots=True)
class NewsDays:
    """The days an article speaks of; ``stated`` where its text names them, else the day on which it came out."""

    days: frozenset[date]
    stated: bool


def find_news_days(article: Article, folded: str, anchor: date) -> NewsDays:
    """Read the days out of ``folded``, which is title and opening; a year not stated is the nearest to ``anchor``.

    A day further ahead of the day of publication is what is to come (``12月7日投票``), and not the news.
    The first paragraph decides where it names a day: what follows tells what was before.
    An article without a date of its own is taken to be of about ``anchor``, the newest day at hand, for comparison
    only. Without any day at all ``days`` is empty.
    """
    published = published_day(article)
    opening = folded[: len(article.title) + _OPENING]
    first = opening[: len(article.title) + 1 + len(article.paragraphs[0])] if article.paragraphs else opening
    stated = frozenset(_days_in(first, published, anchor)) or frozenset(_days_in(opening, published, anchor))
    if published is not None:
        stated = frozenset(day for day in stated if (day - published).days <= TOLERANCE_DAYS)
    if not stated and article.day is not None:
        stated = frozenset(_nearest(article.day.month, article.day.day, anchor))
    if stated:
        return NewsDays(stated, stated=True)
    return NewsDays(frozenset([published] if published else ()), stated=False)


def days_apart(one: NewsDays, other: NewsDays) -> int | None:
    """The days between the nearest of their days, 0 where nothing is known; None where they cannot be one event."""
    if not one.days or not other.days:
        return 0
    if not one.days.isdisjoint(other.days):
        return 0
    gap = min(abs((a - b).days) for a in one.days for b in other.days)
    return gap if gap <= TOLERANCE_DAYS else None


def days_around(day: date, distance: int) -> Iterator[date]:
    """The days that lie so many days or fewer before or after ``day``."""
    return (day + timedelta(days=step) for step in range(-distance, distance + 1))


def published_day(article: Article) -> date | None:
    """The day on which the article came out."""
    published = article.published
    return published.date() if isinstance(published, datetime) else published


def nearest_day(day: MonthDay, anchor: date) -> date | None:
    """The day of that month and day that is nearest to ``anchor``; None where there is no such day."""
    return next(_nearest(day.month, day.day, anchor), None)


def _days_in(head: str, published: date | None, anchor: date) -> Iterator[date]:
    yield from _stated_days(head, published, published or anchor)
    if published is not None:
        yield from _relative_days(head, published)
        yield from _weekdays(head, published)


def _stated_days(head: str, published: date | None, anchor: date) -> Iterator[date]:
    for match in _STATED.finditer(head):
        if match["bare"]:
            if published is not None:
                yield from _latest(int(match["bare"]), published)
        elif match["year"]:
            yield from _date(int(match["year"]), int(match["month"]), int(match["day"]))
        else:
            yield from _nearest(int(match["month"]), int(match["day"]), anchor)


def _relative_days(head: str, published: date) -> Iterator[date]:
    for match in _RELATIVE.finditer(head):
        yield published - timedelta(days={"two": 2, "one": 1, "none": 0}[match.lastgroup or "none"])


def _weekdays(head: str, published: date) -> Iterator[date]:
    """The days that English text calls by the day of the week, as far as they were just now: others may be to come."""
    for match in _WEEKDAY.finditer(head):
        ago = (published.weekday() - _WEEKDAYS.index(match[0])) % len(_WEEKDAYS)
        if ago <= TOLERANCE_DAYS:
            yield published - timedelta(days=ago)


def _latest(day: int, published: date) -> Iterator[date]:
    """A day of the month alone is of this month, or of the last one where it is still to come."""
    first = published.replace(day=1)
    if day > published.day + 1:
        first = (first - timedelta(days=1)).replace(day=1)
    yield from _date(first.year, first.month, day)


def _nearest(month: int, day: int, anchor: date) -> Iterator[date]:
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    candidates = [found for year in years for found in _date(year, month, day)]
    yield from sorted(candidates, key=lambda found: (abs((found - anchor).days), found))[:1]


def _date(year: int, month: int, day: int) -> Iterator[date]:
    try:
        yield date(year, month, day)
    except ValueError:
        return
