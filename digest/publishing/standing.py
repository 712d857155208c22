"""How things stand: the last issue, the next, the sources, what waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from digest.archive import (
    Archive,
    Delivery,
    Run,
    SourceHealth,
    count_translations,
    count_waiting,
    last_runs,
    list_deliveries,
    list_issues,
    source_health,
)
from digest.config import Settings
from digest.model import Plain
from digest.publishing.due import last_day, next_due


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing(Plain):
    """How a briefing stands. Moments are aware; ``overdue`` says that the next issue could have been made already;
    ``translations`` are kept for the next issue or the making again of an old one."""

    last_date: date | None
    last_number: int | None
    last_state: str | None
    next_due: datetime
    overdue: bool
    waiting: int
    unsent: tuple[str, ...]
    sources: tuple[SourceHealth, ...]
    runs: tuple[Run, ...]
    translator: str | None = None
    translations: int = 0


def take_stock(settings: Settings, archive: Archive, now: datetime) -> Standing:
    """Say how the briefing stands at ``now``."""
    issues = list_issues(archive)
    last = next((issue for issue in issues if issue.number is not None), None)
    due = next_due(settings, last_day(settings, archive, now), now).astimezone(settings.zone)
    open_issues = [issue for issue in issues[:10] if issue.number is not None]
    unsent = [one for issue in open_issues for one in list_deliveries(archive, issue) if one.state != "sent"]
    named = {source.name for source in settings.sources}
    return Standing(
        last_date=last.date if last else None,
        last_number=last.number if last else None,
        last_state=last.state if last else None,
        next_due=due,
        overdue=due <= now,
        waiting=count_waiting(archive),
        unsent=tuple(_say_unsent(one) for one in unsent),
        sources=tuple(one for one in source_health(archive) if one.name in named),
        runs=last_runs(archive),
        translator=settings.translation.engine,
        translations=count_translations(archive),
    )


def _say_unsent(one: Delivery) -> str:
    return f"{one.channel} to {one.address}: {one.state} after {one.attempts} attempts ({one.response})"
