"""The dates of feeds, which are meant to be in one of two formats and are in many.

feedparser reads ``2026年11月20日 07:30`` as 1 November, ``上午`` not at all and 30 February as 2 March: it is asked
last, and not about a day that there is not. A time without an offset is in the zone of the source. ``CST`` is China's
time in the feeds that are read here, as often as it is Chicago's: it counts as the source's own zone as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from email.utils import parsedate_to_datetime, parsedate_tz

from digest.language import read_datetime
from digest.sources.entries import Entry

EARLIEST = 1990
TOLERANCE = timedelta(days=1)
"""A date further ahead than this, or before ``EARLIEST``, is a mistake of the feed: no date is better than it."""

_RFC_822 = re.compile(r"\s*(?:[A-Za-z]{3,9},?\s+)?\d{1,2}\s+[A-Za-z]{3,9}\.?\s+\d{2,4}\s+\d{1,2}:\d{2}")
_ISO_8601 = re.compile(r"\s*\d{4}-\d\d-\d\d(?:[Tt\s]\d\d:?\d\d(?::?\d\d(?:[.,]\d+)?)?\s*(?:Z|z|[+-]\d\d:?\d\d)?)?\s*")
_OUTDATED_ZONE = re.compile(r"\s*\b(?:CST|LT)\b\s*$")
_LEAP_SECOND = re.compile(r"(?<=\d:\d\d):60\b")
_SECONDS = re.compile(r"\s*(\d{10})(?:\d{3})?\s*")
_STATED_DAY = re.compile(r"\s*(\d{4})[-/.](\d\d?)[-/.](\d\d?)(?:[Tt\s]+(\d\d?):(\d\d))?(?!\d)")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_NOT_LOCAL = timedelta(minutes=10)


def read_feed_date(
    text: str, *, zone: tzinfo, fetched: datetime, parsed: Sequence[int] | None = None
) -> datetime | date | None:
    """Return the date or time that ``text`` states, aware and in ``zone``; None where there is none to be trusted.

    ``parsed`` is what the feed's parser made of it (year to second, in UTC), the last resort.
    """
    found = _read(text, zone, fetched)
    if found is None and parsed and not _FOREIGN.search(text) and not _is_impossible(text):
        found = _build(parsed, zone)
    return found if found is not None and _is_plausible(found, fetched) else None


def _read(text: str, zone: tzinfo, fetched: datetime) -> datetime | date | None:
    if seconds := _SECONDS.fullmatch(text):
        return datetime.fromtimestamp(int(seconds[1]), UTC).astimezone(zone)
    text = _LEAP_SECOND.sub(":59", _OUTDATED_ZONE.sub("", text))
    for form, read in ((_ISO_8601, _read_iso), (_RFC_822, parsedate_to_datetime)):
        if form.match(text):
            try:
                return _in_zone(read(text), zone)
            except (ValueError, OverflowError):
                break
    found = read_datetime(text, near=fetched, zone=zone)
    return found.value if found else None


def _read_iso(text: str) -> datetime | date:
    text = text.strip()
    return date.fromisoformat(text) if len(text) == len("2026-11-20") else datetime.fromisoformat(text.upper())


def _in_zone(moment: datetime | date, zone: tzinfo) -> datetime | date:
    if not isinstance(moment, datetime):
        return moment
    return moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)


def _is_impossible(text: str) -> bool:
    """Whether the text states a day or a time that does not exist; midnight may be written as 24:00."""
    stated = _STATED_DAY.match(text)
    fields = [int(number or 0) for number in stated.groups()] if stated else [*(parsedate_tz(text) or ())[:5]]
    if not fields:
        return False
    year, month, day, hour, minute = fields
    try:
        datetime(year, month, day, 0 if (hour, minute) == (24, 0) else hour, minute)
    except ValueError:
        return True
    return False


def _build(parsed: Sequence[int], zone: tzinfo) -> datetime | None:
    try:
        year, month, day, hour, minute, second = parsed
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC).astimezone(zone)
    except (ValueError, OverflowError):
        return None


def _is_plausible(moment: datetime | date, fetched: datetime) -> bool:
    if isinstance(moment, datetime):
        return moment.year >= EARLIEST and moment <= fetched + TOLERANCE
    return moment.year >= EARLIEST and moment <= (fetched + TOLERANCE).date()


def set_clock_right(entries: Sequence[Entry], *, zone: tzinfo, fetched: datetime) -> tuple[Entry, ...]:
    """Move the times of a feed that calls its local time GMT, which shows when its news comes from the future.

    Where the newest entry is ahead of ``fetched`` by no more than the zone is ahead of GMT, and all entries say that
    they are in GMT, they are read as local times.
    """
    offset = fetched.astimezone(zone).utcoffset() or timedelta(0)
    stated = [entry.published for entry in entries if isinstance(entry.published, datetime)]
    ahead = max(stated, default=fetched) - fetched
    in_gmt = all(entry.says_gmt for entry in entries if isinstance(entry.published, datetime))
    if not in_gmt or not _NOT_LOCAL < ahead <= offset + _NOT_LOCAL:
        return tuple(entries)
    return tuple(
        replace(entry, published=entry.published - offset) if isinstance(entry.published, datetime) else entry
        for entry in entries
    )
