"""Looking after an archive: is it whole, what may go, and its articles as JSON lines for other programs."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, or_, select, text, update

from digest.archive import schema
from digest.archive.connection import Archive
from digest.archive.issues import list_issues
from digest.archive.packing import unpack, unpack_plain
from digest.model import Article, Briefing, Plain, Stated, to_plain

ISSUED = ("published", "merged")


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """For how many days pages and readings are kept; None keeps them. What an issue quotes has a term of its own."""

    days: int | None = None
    published_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pruned(Plain):
    """What pruning dropped: the contents of so many pages, and so many bytes of them."""

    pages: int
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined(Plain):
    """What a check looked at, and each fault that it found, in one line each."""

    pages: int
    articles: int
    issues: int
    faults: tuple[str, ...]


def check_archive(archive: Archive) -> Examined:
    """Read everything that is stored and compare it with its checksums and counts."""
    with archive.read() as connection:
        pages, articles = _count(connection, "pages"), _count(connection, "articles")
        faults = [*_database_faults(connection, archive), *_page_faults(connection), *_article_faults(connection)]
        faults += _count_faults(connection, articles, archive)
    issues = list_issues(archive)
    faults += [fault for issue in issues if issue.number for fault in _issue_faults(archive, issue.id, str(issue.date))]
    return Examined(pages=pages, articles=articles, issues=len(issues), faults=tuple(faults))


def prune_archive(archive: Archive, retention: Retention, now: datetime, *, compact: bool = True) -> Pruned:
    """Drop the contents of pages and readings whose term is over; names and fingerprints stay, so nothing repeats.

    What waits for an issue is never dropped. ``compact`` gives the space of an SQLite file back to the disk, which
    takes a while; otherwise the file itself uses it again.
    """
    pages = bytes_ = 0
    for days, issued in ((retention.days, False), (retention.published_days, True)):
        if days is not None:
            dropped = _drop(archive, now - timedelta(days=days), issued=issued)
            pages, bytes_ = pages + dropped.pages, bytes_ + dropped.bytes
    if compact and pages and archive.is_sqlite:
        with archive.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.connection.driver_connection.execute("VACUUM")  # type: ignore[union-attr]
    return Pruned(pages=pages, bytes=bytes_)


def export_articles(archive: Archive) -> Iterator[str]:
    """Every article with its fate, a JSON object a line, in the order they were collected."""
    articles, pages, issues = schema.articles, schema.pages, schema.issues
    query = (
        select(articles, pages.c.source, issues.c.date, issues.c.number)
        .join(pages, pages.c.id == articles.c.page_id)
        .outerjoin(issues, issues.c.id == articles.c.issue_id)
        .where(articles.c.reading.is_not(None))
        .order_by(articles.c.id)
    )
    with archive.read() as connection:
        for row in connection.execution_options(stream_results=True, yield_per=500).execute(query):
            yield json.dumps(
                {
                    **unpack_plain(row.reading),
                    "collected_from": row.source,
                    "first_seen": to_plain(row.first_seen),
                    "fate": row.fate,
                    "issue": to_plain(row.date),
                    "number": row.number,
                },
                ensure_ascii=False,
            )


def _drop(archive: Archive, before: datetime, *, issued: bool) -> Pruned:
    articles, pages = schema.articles, schema.pages
    is_issued = articles.c.fate.in_(ISSUED)
    old = (
        select(articles.c.page_id)
        .where(articles.c.fate.is_not(None), is_issued if issued else ~is_issued, articles.c.first_seen < before)
        .scalar_subquery()
    )
    mine = pages.c.id.in_(old), pages.c.content.is_not(None)
    with archive.write() as connection:
        size = connection.scalar(select(func.coalesce(func.sum(func.length(pages.c.content)), 0)).where(*mine))
        dropped = connection.execute(update(pages).where(*mine).values(content=None)).rowcount
        connection.execute(update(articles).where(articles.c.page_id.in_(old)).values(reading=None))
    return Pruned(pages=int(dropped), bytes=int(size or 0))


def _count(connection: Connection, table: str) -> int:
    return int(connection.scalar(select(func.count()).select_from(schema.metadata.tables[table])) or 0)


def _database_faults(connection: Connection, archive: Archive) -> Iterator[str]:
    if not archive.is_sqlite:
        return
    for (said,) in connection.execute(text("PRAGMA integrity_check")):
        if said != "ok":
            yield f"database: {said}"
    for row in connection.execute(text("PRAGMA foreign_key_check")):
        yield f"database: row {row[1]} of {row[0]} points nowhere"


def _page_faults(connection: Connection) -> Iterator[str]:
    query = select(schema.pages).where(schema.pages.c.content.is_not(None)).execution_options(yield_per=200)
    for row in connection.execute(query):
        fault = _page_fault(row)
        if fault:
            yield f"page {row.id} ({row.origin}): {fault}"


def _page_fault(row: Any) -> str | None:
    try:
        content = zlib.decompress(row.content)
        stated = row.stated if unpack(Stated, row.stated) != Stated() else b""
    except (zlib.error, ValueError) as error:
        return f"cannot be read ({error})"
    return None if hashlib.sha256(content + stated).hexdigest() == row.sha256 else "not what was stored (SHA-256)"


def _article_faults(connection: Connection) -> Iterator[str]:
    articles = schema.articles
    query = select(articles.c.id, articles.c.title, articles.c.reading).where(articles.c.reading.is_not(None))
    for row in connection.execute(query.execution_options(yield_per=200)):
        try:
            unpack(Article, row.reading)
        except (zlib.error, ValueError, TypeError, KeyError) as error:
            yield f"article {row.id} ({row.title}): cannot be read ({error})"
    without_fate = or_(articles.c.fate.is_(None), articles.c.issue_id.is_(None))
    both = (articles.c.fate.is_(None), articles.c.issue_id.is_(None))
    for identity in connection.scalars(select(articles.c.id).where(without_fate, ~(both[0] & both[1]))):
        yield f"article {identity}: has a fate without an issue, or an issue without a fate"


def _count_faults(connection: Connection, articles: int, archive: Archive) -> Iterator[str]:
    table = "search_docsize" if archive.is_sqlite else "search"
    indexed = connection.scalar(text(f"SELECT count(*) FROM {table}"))
    if indexed != articles:
        yield f"search: {indexed} of {articles} articles can be found"


def _issue_faults(archive: Archive, issue_id: int, day: str) -> Iterator[str]:
    with archive.read() as connection:
        data = connection.scalar(select(schema.issues.c.briefing).where(schema.issues.c.id == issue_id))
        held = connection.execute(
            select(schema.articles.c.item, schema.articles.c.place).where(
                schema.articles.c.issue_id == issue_id, schema.articles.c.fate.in_(ISSUED)
            )
        ).all()
    try:
        briefing = unpack(Briefing, data or b"")
    except (zlib.error, ValueError, TypeError, KeyError) as error:
        yield f"issue of {day}: its briefing cannot be read ({error})"
        return
    told = {(item.id, place) for item in briefing.items for place in range(len(item.reports))}
    if told != {(row.item, row.place) for row in held}:
        yield f"issue of {day}: the ledger names {len(held)} articles, the briefing {len(told)}"
