"""When the article appeared: the time shown beside the headline first, then what the head of the page states.

What a reader sees beside the headline is in the page's own zone and is what the page means; times in meta tags are
often those of the last change, or in UTC without saying so. A year is never guessed: a time without one becomes a
date only where the page was fetched at a known time, and is then called inferred.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo

from digest.language import CHINA, Moment, fold, iter_datetimes, read_datetime
from digest.model import MonthDay, PublishedFrom

_UPDATED = re.compile(r"更新|修订|修正|updated|modified")
_FIRST = re.compile(r"发布|发表|发稿|刊登|出版|published|posted|时间:|日期:")
_DOTTED_CLOCK = re.compile(r"\b([01]?\d|2[0-3])\.([0-5]\d)(?=\s?(?:GMT|BST|CET|CEST|[AaPp]\.?[Mm]\b))")
_DAY_FIRST = re.compile(r"(?<![\d.])(0[1-9]|[12]\d|3[01])\.(0[1-9]|1[0-2])\.((?:19|20)\d\d)(?!\d)")
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[-/]?(\d\d)[-/]?(\d\d)(?:/|_|\.|$|[a-z\d-]*/)")
_OPENING_DAY = re.compile(
    r"^(?:.{0,24}?[,，、。\s(（])?(?:(?:当地时间|北京时间|美东时间)\s?)?(?:(?:今年)?(?P<month>1[0-2]"
    r"|[1-9])月(?P<day>3[01]|[12]\d|[1-9])日)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A time of publication and how it is known."""

    value: datetime | date | None = None
    known: PublishedFrom | None = None


def find_published(
    shown: Sequence[str],
    stated: Sequence[str] = (),
    updated: Sequence[str] = (),
    *,
    fetched: datetime | None = None,
    zone: tzinfo | None = CHINA,
) -> Published:
    """Weigh the times ``shown`` beside the headline (best place first) against those ``stated`` in the head.

    A day shown without its minute takes the minute from a stated time of the same day; a month and day shown without
    a year take it from a stated date of that day. ``zone`` is that of the page, None where it is not known: times
    are then left in the zone they state, or UTC.
    """
    visible = _best_visible(shown, fetched, zone or UTC)
    hidden = _values(stated, zone)
    changed = _values(updated, zone)
    if visible is None:
        return _from_head(hidden, changed)
    moment, known = visible
    same = [value for value in hidden if MonthDay(value.month, value.day) == moment.day]
    if moment.value is None or moment.inferred:
        if same:
            return Published(value=_with_clock(same, moment), known=known)
        if moment.value is None:
            return _from_head(hidden, changed)
        return Published(value=moment.value, known="inferred")
    if not moment.exact:
        exact = [v for v in hidden if isinstance(v, datetime) and v.date() == moment.value and (v.hour or v.minute)]
        return Published(value=exact[0] if exact else moment.value, known=known)
    return Published(value=_in_own_zone(moment.value, stated), known=known)


def _in_own_zone(shown: datetime | date, stated: Sequence[str]) -> datetime | date:
    """Return the time shown in the zone that the head states for the very same clock, where that is not UTC.

    A page for readers abroad shows the clock of its own place; UTC in the head is too often said wrongly.
    """
    if not isinstance(shown, datetime):
        return shown
    for text in stated:
        moment = read_datetime(text, zone=None)
        value = moment.value if moment else None
        if not isinstance(value, datetime) or not value.utcoffset():
            continue
        same = value.replace(second=0, microsecond=0, tzinfo=None) == shown.replace(
            second=0, microsecond=0, tzinfo=None
        )
        if same:
            return value.astimezone(shown.tzinfo)
    return shown


def _values(texts: Sequence[str], zone: tzinfo | None) -> list[datetime | date]:
    found = (read_datetime(text, zone=zone) for text in texts)
    return [moment.value for moment in found if moment and moment.value]


def _from_head(hidden: Sequence[datetime | date], changed: Sequence[datetime | date]) -> Published:
    if hidden:
        return Published(value=next((v for v in hidden if isinstance(v, datetime)), hidden[0]), known="stated")
    return Published(value=changed[0], known="updated") if changed else Published()


def _with_clock(same: Sequence[datetime | date], moment: Moment) -> datetime | date:
    """Return the stated date of the shown day, with the shown clock where there is one."""
    if isinstance(moment.value, datetime) and moment.value.year == same[0].year:
        return moment.value
    return next((value for value in same if isinstance(value, datetime)), same[0])


def _best_visible(shown: Iterable[str], fetched: datetime | None, zone: tzinfo) -> tuple[Moment, PublishedFrom] | None:
    """Return the first time with its minute, or else the first date; a first publication beats an update beside it."""
    best: tuple[Moment, PublishedFrom] | None = None
    for text in map(_spell_out, shown):
        for moment in iter_datetimes(text, near=fetched, zone=zone):
            before = fold(text[: moment.start])[-10:]
            updated = bool(_UPDATED.search(before)) and not _FIRST.search(before)
            found: tuple[Moment, PublishedFrom] = (moment, "updated" if updated else "stated")
            if best is None or _rank(found, best):
                best = found
    return best


def _spell_out(text: str) -> str:
    """Write British clocks (``06.00 GMT``) and German days (``08.10.2026``) as others do, in as many characters."""
    return _DAY_FIRST.sub(r"\3-\2-\1", _DOTTED_CLOCK.sub(r"\1:\2", text))


def _rank(found: tuple[Moment, PublishedFrom], best: tuple[Moment, PublishedFrom]) -> bool:
    """Whether ``found`` says more than ``best`` about the same thing."""
    (one, known), (other, other_known) = found, best
    if other.value is None:
        return one.value is not None
    if one.value is None or (one.inferred and not other.inferred):
        return False
    if other.inferred and not one.inferred:
        return True
    if other_known == "updated" and known == "stated":
        return one.exact or not other.exact
    return one.exact and not other.exact and one.day == other.day


def date_from_url(url: str | None) -> date | None:
    """Return the day that a news address carries (``/2024-05/20/``, ``/20240520/``), or None."""
    match = _URL_DATE.search(url or "")
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def find_day(opening: str) -> MonthDay | None:
    """Return the month and day that the first paragraph gives to its news, where it does so near its beginning."""
    match = _OPENING_DAY.match(fold(opening))
    return MonthDay(int(match["month"]), int(match["day"])) if match else None
