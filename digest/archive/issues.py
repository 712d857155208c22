"""The issues of the ledger: their dates, numbers and states, and exactly what each contained."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import Row, func, select

from digest.archive import schema
from digest.archive.connection import Archive
from digest.archive.packing import pack, unpack, unpack_plain
from digest.model import Article, Briefing

Fate = Literal["published", "merged", "seen", "replaced", "left out"]
State = Literal["decided", "written", "published", "empty", "undone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """An issue as the ledger has it. ``files`` maps the names of its files to their SHA-256."""

    id: int
    date: date
    revision: int
    number: int | None
    state: State
    decided: datetime
    published: datetime | None
    files: Mapping[str, str] = field(default_factory=dict)


def next_number(archive: Archive) -> int:
    """The number of the next issue."""
    with archive.read() as connection:
        return int(connection.scalar(select(func.max(schema.issues.c.number))) or 0) + 1


def next_revision(archive: Archive, day: date) -> int:
    """0, or one more than the last issue of ``day`` that was undone."""
    query = select(func.max(schema.issues.c.revision)).where(schema.issues.c.date == day)
    with archive.read() as connection:
        last = connection.scalar(query)
    return 0 if last is None else int(last) + 1


def list_issues(archive: Archive, *, limit: int | None = None, until: date | None = None) -> tuple[Issue, ...]:
    """The issues, the latest date first, none after ``until``; those that were undone are not among them."""
    table = schema.issues
    query = select(table).where(table.c.state != "undone").order_by(table.c.date.desc(), table.c.revision.desc())
    if until is not None:
        query = query.where(table.c.date <= until)
    with archive.read() as connection:
        return tuple(issue_of_row(row) for row in connection.execute(query.limit(limit)))


def last_decided(archive: Archive, until: date) -> date | None:
    """The last day up to ``until`` that was decided on, be it that its issue was taken back or that it had no news."""
    table = schema.issues
    with archive.read() as connection:
        found: date | None = connection.scalar(select(func.max(table.c.date)).where(table.c.date <= until))
    return found


def find_issue(archive: Archive, day: date) -> Issue | None:
    """The issue of a day, if there is one."""
    table = schema.issues
    query = select(table).where(table.c.date == day, table.c.state != "undone")
    with archive.read() as connection:
        row = connection.execute(query).one_or_none()
    return issue_of_row(row) if row is not None else None


def unfinished_issues(archive: Archive) -> tuple[Issue, ...]:
    """The issues that were decided and are not out yet, the oldest first."""
    table = schema.issues
    query = select(table).where(table.c.state.in_(("decided", "written"))).order_by(table.c.date)
    with archive.read() as connection:
        return tuple(issue_of_row(row) for row in connection.execute(query))


def briefing_of(archive: Archive, issue: Issue) -> Briefing:
    """What the issue contained, word for word."""
    with archive.read() as connection:
        data = connection.scalar(select(schema.issues.c.briefing).where(schema.issues.c.id == issue.id))
    return unpack(Briefing, data or b"")


def report_of(archive: Archive, issue: Issue) -> dict[str, Any]:
    """The report of the run that decided the issue."""
    with archive.read() as connection:
        data = connection.scalar(select(schema.issues.c.report).where(schema.issues.c.id == issue.id))
    plain: dict[str, Any] = unpack_plain(data or pack({}))
    return plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An article whose fate an issue decided."""

    id: int
    source: str
    fate: Fate
    reason: str
    reader: str
    item: str | None
    place: int | None
    earlier: int | None
    article: Article | None
    """None once retention has dropped its text."""


def members_of(archive: Archive, issue: Issue, fates: Sequence[Fate] | None = None) -> tuple[Member, ...]:
    """The articles whose fate the issue decided, in the order they came; only those with one of ``fates``."""
    articles, pages = schema.articles, schema.pages
    query = (
        select(articles, pages.c.source)
        .join(pages, pages.c.id == articles.c.page_id)
        .where(articles.c.issue_id == issue.id)
        .order_by(articles.c.id)
    )
    if fates is not None:
        query = query.where(articles.c.fate.in_(fates))
    with archive.read() as connection:
        return tuple(_member(row) for row in connection.execute(query))


def _member(row: Row[Any]) -> Member:
    return Member(
        id=row.id,
        source=row.source,
        fate=row.fate,
        reason=row.reason,
        reader=row.reader,
        item=row.item,
        place=row.place,
        earlier=row.earlier_id,
        article=unpack(Article, row.reading) if row.reading is not None else None,
    )


def issue_of_row(row: Row[Any]) -> Issue:
    """Make the issue of a row of the table."""
    return Issue(
        id=row.id,
        date=row.date,
        revision=row.revision,
        number=row.number,
        state=row.state,
        decided=row.decided,
        published=row.published,
        files=json.loads(row.files),
    )


def issue_of_article(archive: Archive, article_id: int) -> Issue | None:
    """The issue that decided on the article, if one has."""
    query = (
        select(schema.issues)
        .join(schema.articles, schema.articles.c.issue_id == schema.issues.c.id)
        .where(schema.articles.c.id == article_id)
    )
    with archive.read() as connection:
        row = connection.execute(query).one_or_none()
    return issue_of_row(row) if row is not None else None
