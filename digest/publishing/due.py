"""When an issue is due: the archive knows the last one, the settings the days and the hour, the caller the time."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from digest.archive import Archive, last_decided
from digest.config import Settings, read_time, read_weekdays

LOOK_BACK = 400
"""Days: a machine that was off for longer makes no issue for the days before."""


def due_moment(settings: Settings, day: date) -> datetime:
    """The moment at which the issue of ``day`` is due: the hour of the settings on that day, in their zone."""
    return datetime.combine(day, read_time(settings.publish.at), settings.zone)


def last_day(settings: Settings, archive: Archive, now: datetime) -> date | None:
    """The last day up to today that the clock need not make again.

    A day whose issue somebody took back is one: its articles wait for the next. An issue of a day to come, made while
    the clock was wrong, holds nothing up.
    """
    return last_decided(archive, now.astimezone(settings.zone).date())


def due_days(settings: Settings, last: date | None, now: datetime) -> tuple[date, ...]:
    """The days whose issues are due and not made, the oldest first, at most ``catch_up`` of them.

    ``last`` is the day of the last issue. Without one, only the latest day is due: nothing was promised before.
    """
    today = now.astimezone(settings.zone).date()
    weekdays = read_weekdays(settings.publish.on)
    first = max(last + timedelta(days=1), today - timedelta(days=LOOK_BACK)) if last else today
    span = (today - first).days + 1
    days = [first + timedelta(days=n) for n in range(max(0, span))]
    due = [day for day in days if day.weekday() in weekdays and due_moment(settings, day) <= now]
    return tuple(due[-settings.publish.catch_up :])


def next_due(settings: Settings, last: date | None, now: datetime) -> datetime:
    """When the next issue is due; a moment that has passed where one is due already."""
    waiting = due_days(settings, last, now)
    if waiting:
        return due_moment(settings, waiting[-1])
    weekdays = read_weekdays(settings.publish.on)
    today = now.astimezone(settings.zone).date()
    days = (today + timedelta(days=n) for n in range(8))
    moments = (due_moment(settings, day) for day in days if day.weekday() in weekdays and (not last or day > last))
    return next(moment for moment in moments if moment > now)


def coming_dues(settings: Settings, last: date | None, now: datetime, count: int) -> tuple[datetime, ...]:
    """When the next ``count`` issues are due, in the zone of the issue; the first may have passed already."""
    first = next_due(settings, last, now).astimezone(settings.zone)
    weekdays = read_weekdays(settings.publish.on)
    days = (first.date() + timedelta(days=n) for n in range(1, 7 * count + 1))
    later = [due_moment(settings, day) for day in days if day.weekday() in weekdays]
    return (first, *later[: count - 1])
