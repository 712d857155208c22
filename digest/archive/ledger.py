"""The ledger: which article stood in which issue, so that each stands in one only, and none is lost.

An article waits until an issue decides its fate: *published* (it tells a story), *merged* (a copy of one that does),
*seen* (an earlier issue had it), *replaced* (its page changed before the issue was made) or *left out* (too old,
outside the period, read with doubt). One transaction decides an issue; whatever is done outside comes after it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from digest.archive import schema
from digest.archive.connection import Archive
from digest.archive.identity import sketch
from digest.archive.issues import Fate, Issue, issue_of_row
from digest.archive.packing import pack, unpack
from digest.model import Article, Briefing


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What an issue decides on an article; ``item`` and ``place`` are where it stands in the briefing."""

    id: int
    fate: Fate
    reason: str = ""
    item: str | None = None
    place: int | None = None
    earlier: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """A delivery that an issue needs: over which channel, to whom, under which Message-ID."""

    channel: str
    address: str
    message_id: str


def decide_issue(
    archive: Archive,
    briefing: Briefing | None,
    *,
    day: date,
    revision: int,
    now: datetime,
    verdicts: Iterable[Verdict],
    failures: Iterable[int] = (),
    dispatches: Iterable[Dispatch] = (),
    report: Mapping[str, Any] | None = None,
) -> Issue:
    """Record, in one transaction, what the issue of ``day`` is made of and what is to be sent.

    ``briefing`` is None for a day without news, on which no issue comes out: it is remembered as done.
    """
    with archive.write() as connection:
        row = insert(schema.issues).values(
            date=day,
            revision=revision,
            number=briefing.number if briefing else None,
            state="decided" if briefing else "empty",
            decided=now,
            published=None,
            briefing=pack(briefing),
            report=pack(dict(report or {})),
            files="{}",
        )
        identity = int(connection.execute(row).inserted_primary_key[0])  # type: ignore[index]
        _record_verdicts(connection, identity, verdicts)
        _record_failures(connection, identity, failures)
        _record_dispatches(connection, identity, dispatches, now)
        return issue_of_row(connection.execute(select(schema.issues).where(schema.issues.c.id == identity)).one())


def replace_contents(
    archive: Archive, issue: Issue, briefing: Briefing, verdicts: Iterable[Verdict], report: Mapping[str, Any]
) -> None:
    """Put a rebuilt briefing, of the same articles, in the place of the issue's."""
    with archive.write() as connection:
        connection.execute(
            update(schema.issues)
            .where(schema.issues.c.id == issue.id)
            .values(briefing=pack(briefing), report=pack(dict(report)))
        )
        _record_verdicts(connection, issue.id, verdicts)


def mark_written(archive: Archive, issue: Issue, files: Mapping[str, str]) -> None:
    """Record that the issue's files stand, by name and SHA-256."""
    state = "written" if issue.state == "decided" else issue.state
    with archive.write() as connection:
        connection.execute(
            update(schema.issues)
            .where(schema.issues.c.id == issue.id)
            .values(state=state, files=json.dumps(dict(files), sort_keys=True))
        )


def mark_published(archive: Archive, issue: Issue, now: datetime) -> None:
    """Record that the issue is out: its files stand and no delivery is left to try."""
    with archive.write() as connection:
        connection.execute(
            update(schema.issues)
            .where(schema.issues.c.id == issue.id, schema.issues.c.published.is_(None))
            .values(state="published", published=now)
        )


def undo_issue(archive: Archive, issue: Issue) -> int:
    """Take the issue back: its articles wait again; deliveries that were not sent are dropped. How many articles."""
    articles, deliveries = schema.articles, schema.deliveries
    with archive.write() as connection:
        mine = articles.c.issue_id == issue.id
        connection.execute(
            delete(schema.sketches).where(schema.sketches.c.article_id.in_(select(articles.c.id).where(mine)))
        )
        freed = connection.execute(
            update(articles)
            .where(mine)
            .values(fate=None, reason="", issue_id=None, item=None, place=None, earlier_id=None)
        )
        connection.execute(update(schema.unread).where(schema.unread.c.issue_id == issue.id).values(issue_id=None))
        connection.execute(delete(deliveries).where(deliveries.c.issue_id == issue.id, deliveries.c.state != "sent"))
        connection.execute(
            update(schema.issues).where(schema.issues.c.id == issue.id).values(state="undone", number=None)
        )
        return int(freed.rowcount)


def forget_empty(archive: Archive, issue: Issue) -> None:
    """Take back that a day had no news, because now it has some."""
    with archive.write() as connection:
        connection.execute(update(schema.issues).where(schema.issues.c.id == issue.id).values(state="undone"))


def _record_verdicts(connection: Connection, issue_id: int, verdicts: Iterable[Verdict]) -> None:
    articles = schema.articles
    for verdict in verdicts:
        connection.execute(
            update(articles)
            .where(articles.c.id == verdict.id)
            .values(
                issue_id=issue_id,
                fate=verdict.fate,
                reason=verdict.reason,
                item=verdict.item,
                place=verdict.place,
                earlier_id=verdict.earlier,
            )
        )
        if verdict.fate in ("published", "merged"):
            _record_sketch(connection, verdict.id)


def _record_sketch(connection: Connection, article_id: int) -> None:
    table = schema.sketches
    if connection.scalar(select(table.c.value).where(table.c.article_id == article_id).limit(1)) is not None:
        return
    data = connection.scalar(select(schema.articles.c.reading).where(schema.articles.c.id == article_id))
    values = set(sketch(unpack(Article, data))) if data else set()
    if values:
        connection.execute(insert(table), [{"value": value, "article_id": article_id} for value in sorted(values)])


def _record_failures(connection: Connection, issue_id: int, failures: Iterable[int]) -> None:
    for failure in failures:
        connection.execute(update(schema.unread).where(schema.unread.c.id == failure).values(issue_id=issue_id))


def _record_dispatches(connection: Connection, issue_id: int, dispatches: Iterable[Dispatch], now: datetime) -> None:
    for dispatch in dispatches:
        connection.execute(
            insert(schema.deliveries).values(
                issue_id=issue_id,
                channel=dispatch.channel,
                address=dispatch.address,
                message_id=dispatch.message_id,
                state="pending",
                attempts=0,
                changed=now,
                response="",
            )
        )
