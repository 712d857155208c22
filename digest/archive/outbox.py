"""The outbox: every delivery is written down before it is tried, and marked one by one.

A process that is killed between a server's "250 OK" and our commit leaves a delivery *sending*. Exactly once cannot
be had over SMTP; such a delivery is tried again under the same Message-ID, which mail programs show once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Row, or_, select, update

from digest.archive import schema
from digest.archive.connection import Archive
from digest.archive.issues import Issue

LONGEST_PAUSE = timedelta(days=2)
"""A next try further off than this was set while the clock was wrong."""

DeliveryState = Literal["pending", "sending", "sent", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One delivery of an issue: over which channel, to whom, how it stands, and what was last answered."""

    id: int
    issue_id: int
    channel: str
    address: str
    message_id: str
    state: DeliveryState
    attempts: int
    next_try: datetime | None
    response: str


def due_deliveries(archive: Archive, issue: Issue, now: datetime) -> tuple[Delivery, ...]:
    """The deliveries of the issue that are to be tried now, in their order."""
    table = schema.deliveries
    query = (
        select(table)
        .where(
            table.c.issue_id == issue.id,
            table.c.state.in_(("pending", "sending")),
            or_(table.c.next_try.is_(None), table.c.next_try <= now, table.c.next_try > now + LONGEST_PAUSE),
        )
        .order_by(table.c.id)
    )
    with archive.read() as connection:
        return tuple(_delivery(row) for row in connection.execute(query))


def list_deliveries(archive: Archive, issue: Issue) -> tuple[Delivery, ...]:
    """Every delivery of the issue, in order."""
    table = schema.deliveries
    with archive.read() as connection:
        query = select(table).where(table.c.issue_id == issue.id).order_by(table.c.id)
        return tuple(_delivery(row) for row in connection.execute(query))


def mark_delivery(
    archive: Archive,
    delivery: Delivery,
    state: DeliveryState,
    now: datetime,
    *,
    response: str = "",
    next_try: datetime | None = None,
) -> None:
    """Record how a delivery stands; *sending* counts an attempt."""
    table = schema.deliveries
    attempts = table.c.attempts + 1 if state == "sending" else table.c.attempts
    with archive.write() as connection:
        connection.execute(
            update(table)
            .where(table.c.id == delivery.id)
            .values(state=state, attempts=attempts, changed=now, response=response[:500], next_try=next_try)
        )


def _delivery(row: Row[Any]) -> Delivery:
    return Delivery(
        id=row.id,
        issue_id=row.issue_id,
        channel=row.channel,
        address=row.address,
        message_id=row.message_id,
        state=row.state,
        attempts=row.attempts,
        next_try=row.next_try,
        response=row.response,
    )
