"""How the sources fare from run to run, what servers said to ask with next time, and the runs themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from digest.archive import schema
from digest.archive.connection import Archive
from digest.archive.packing import storable
from digest.model import Plain, SourceStatus

MOST_BYTES = 2500
"""An index of PostgreSQL takes no entry over 2,700 bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHealth(Plain):
    """A source over the runs: ``failures`` in a row, and when its keeper was last told of them."""

    name: str
    runs: int = 0
    failures: int = 0
    pages: int = 0
    last_success: datetime | None = None
    last_failure: datetime | None = None
    reason: str = ""
    told: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known(Plain):
    """What a server gave with a page for asking whether it has changed (RFC 9110, section 13), and where it moved."""

    etag: str | None = None
    last_modified: str | None = None
    fetched: datetime | None = None
    fresh_until: datetime | None = None
    moved_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run(Plain):
    """A run that ended: which command, when, how long it took in seconds, its exit code and its one line."""

    command: str
    started: datetime
    seconds: float
    code: int
    summary: str


def record_statuses(archive: Archive, statuses: Iterable[SourceStatus], now: datetime) -> None:
    """Add how each source fared in this run."""
    with archive.write() as connection:
        for status in statuses:
            _record_status(connection, status, now)


def source_health(archive: Archive) -> tuple[SourceHealth, ...]:
    """Every source that was ever collected, by name."""
    with archive.read() as connection:
        return tuple(_health(row) for row in connection.execute(select(schema.sources).order_by(schema.sources.c.name)))


def mark_told(archive: Archive, names: Iterable[str], now: datetime | None) -> None:
    """Record that the keeper was told that these sources are broken, or (None) that they have recovered."""
    table = schema.sources
    with archive.write() as connection:
        for name in names:
            connection.execute(update(table).where(table.c.name == name).values(told=now))


def known_validators(archive: Archive) -> dict[str, Known]:
    """What is known of each address that was fetched."""
    table = schema.validators
    with archive.read() as connection:
        rows = connection.execute(select(table)).all()
    return {
        row.url: Known(
            etag=row.etag,
            last_modified=row.last_modified,
            fetched=row.fetched,
            fresh_until=row.fresh_until,
            moved_to=row.moved_to,
        )
        for row in rows
    }


def store_validators(archive: Archive, validators: Mapping[str, Known]) -> None:
    """Keep what servers gave, in the place of what they gave before."""
    with archive.write() as connection:
        store_known(connection, validators)


def store_known(connection: Connection, validators: Mapping[str, Known]) -> None:
    """Keep what servers gave, within a transaction of the caller's; an address too long for an index is passed over."""
    table, names = schema.validators, ("etag", "last_modified", "fetched", "fresh_until", "moved_to")
    kept = {storable(url): known for url, known in validators.items()}
    rows = [
        {"url": url, **{name: getattr(known, name) for name in names}}
        for url, known in kept.items()
        if len(url.encode()) <= MOST_BYTES
    ]
    if rows:
        connection.execute(
            delete(table).where(table.c.url == bindparam("known")), [{"known": row["url"]} for row in rows]
        )
        connection.execute(insert(table), rows)


def record_run(archive: Archive, run: Run) -> None:
    """Add a run that ended."""
    with archive.write() as connection:
        connection.execute(
            insert(schema.runs).values(
                command=run.command, started=run.started, seconds=run.seconds, code=run.code, summary=run.summary
            )
        )


def last_runs(archive: Archive, limit: int = 5) -> tuple[Run, ...]:
    """The runs that ended last, the latest first."""
    table = schema.runs
    with archive.read() as connection:
        rows = connection.execute(select(table).order_by(table.c.id.desc()).limit(limit)).all()
    return tuple(
        Run(command=row.command, started=row.started, seconds=row.seconds, code=row.code, summary=row.summary)
        for row in rows
    )


def _record_status(connection: Connection, status: SourceStatus, now: datetime) -> None:
    table = schema.sources
    row = connection.execute(select(table).where(table.c.name == status.name)).one_or_none()
    before = _health(row) if row is not None else SourceHealth(name=status.name)
    values: dict[str, Any] = {
        "runs": before.runs + 1,
        "failures": before.failures + 1 if status.failed else 0,
        "pages": before.pages + status.pages,
        "last_success": before.last_success if status.failed else now,
        "last_failure": now if status.failed else before.last_failure,
        "reason": status.reason if status.failed else "",
    }
    if row is None:
        connection.execute(insert(table).values(name=status.name, **values))
    else:
        connection.execute(update(table).where(table.c.name == status.name).values(values))


def _health(row: Row[Any]) -> SourceHealth:
    return SourceHealth(**row._mapping)
