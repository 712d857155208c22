"""What waits for an issue: articles collected and not decided on, and inputs that could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select

from digest.archive import schema
from digest.archive.connection import Archive
from digest.archive.packing import unpack
from digest.model import Article, LeftOut


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An article that no issue has decided on yet."""

    id: int
    key: str
    fingerprint: str
    source: str
    article: Article
    available: datetime


def waiting_articles(archive: Archive, *, until: datetime | None = None) -> tuple[Waiting, ...]:
    """The articles that wait for an issue, in the order they came; those that were there by ``until``."""
    articles, pages = schema.articles, schema.pages
    query = (
        select(articles, pages.c.source)
        .join(pages, pages.c.id == articles.c.page_id)
        .where(articles.c.fate.is_(None), articles.c.reading.is_not(None))
        .order_by(articles.c.id)
    )
    if until is not None:
        query = query.where(articles.c.available <= until)
    with archive.read() as connection:
        return tuple(_waiting(row) for row in connection.execute(query))


def count_waiting(archive: Archive) -> int:
    """How many articles wait for an issue."""
    query = select(func.count()).select_from(schema.articles).where(schema.articles.c.fate.is_(None))
    with archive.read() as connection:
        return int(connection.scalar(query) or 0)


def waiting_failures(archive: Archive) -> tuple[tuple[int, str, LeftOut], ...]:
    """The inputs that could not be read and that no issue has named yet: id, source, what and why."""
    table = schema.unread
    with archive.read() as connection:
        rows = connection.execute(select(table).where(table.c.issue_id.is_(None)).order_by(table.c.id)).all()
    return tuple(
        (row.id, row.source, LeftOut(origin=row.origin, title=row.title, reason=row.reason, failed=row.failed))
        for row in rows
    )


def _waiting(row: Row[Any]) -> Waiting:
    return Waiting(
        id=row.id,
        key=row.key,
        fingerprint=row.fingerprint,
        source=row.source,
        article=unpack(Article, row.reading),
        available=row.available,
    )
