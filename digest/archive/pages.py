"""What was collected: pages as they came, compressed, and the articles that were read out of them."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from typing import Any

from sqlalchemy import Column, Connection, Row, Table, insert, select, tuple_, update

from digest.archive import schema
from digest.archive.connection import Archive
from digest.archive.health import Known, store_known
from digest.archive.identity import fingerprint, page_key
from digest.archive.packing import pack, storable, unpack
from digest.archive.searching import index_articles
from digest.model import Article, LeftOut, Page, Stated

CHUNK = 400
"""Keys in one question to the database."""
LANGUAGE = 20
"""Characters of a language's tag that the table has room for; the article has all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A page and what was read out of it: an article, or the reason why none was."""

    page: Page
    outcome: Article | LeftOut


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What storing a source's pages changed."""

    new: int = 0
    known: int = 0
    unread: int = 0


def unknown_pages(archive: Archive, pages: Sequence[Page]) -> tuple[Page, ...]:
    """Those of ``pages`` that are not in the archive as they are: there is something to read in them."""
    names = {(page_key(page.url, page.origin), _digest(page)): page for page in pages}
    with archive.read() as connection:
        known = _find_pairs(connection, schema.pages.c.key, schema.pages.c.sha256, list(names))
    return tuple(page for name, page in names.items() if name not in known)


def store_readings(
    archive: Archive,
    source: str,
    readings: Iterable[Reading],
    left_out: Iterable[LeftOut] = (),
    *,
    now: datetime,
    zone: tzinfo,
    reader: str,
    validators: Mapping[str, Known] | None = None,
) -> Stored:
    """Store what was read from the pages of a source, and what was no page, in one transaction.

    A page whose article is known already (the page changed around it) is not stored again. ``reader`` names the
    program and rules that read them; ``zone`` is the zone in which a published day ends. ``validators`` is what the
    servers said with these pages, by address: it is kept if, and only if, the pages are.
    """
    items = list(readings)
    unread = [_unread_row(source, one, None, now) for one in left_out]
    unread += [_unread_row(source, one.outcome, one.page.url, now) for one in items if isinstance(one.outcome, LeftOut)]
    named = [_name(one.page, one.outcome) for one in items if isinstance(one.outcome, Article)]
    with archive.write() as connection:
        missed = _store_unread(connection, unread)
        fresh = _unknown(connection, named)
        if fresh:
            page_ids = _add(connection, schema.pages, [_page_row(source, one.page, now) for one in fresh])
            rows = [_article_row(one, page, now, zone, reader) for one, page in zip(fresh, page_ids, strict=True)]
            identities = _add(connection, schema.articles, rows)
            texts = {
                identity: f"{one.article.title}\n{one.article.text}"
                for identity, one in zip(identities, fresh, strict=True)
            }
            index_articles(connection, texts, is_sqlite=archive.is_sqlite)
        store_known(connection, validators or {})
    return Stored(new=len(fresh), known=len(named) - len(fresh), unread=missed)


def reread_articles(archive: Archive, readings: Mapping[int, Article], reader: str) -> None:
    """Put new readings of stored pages in the place of the old, by the article's id."""
    with archive.write() as connection:
        for identity, article in readings.items():
            connection.execute(
                update(schema.articles)
                .where(schema.articles.c.id == identity)
                .values(reading=pack(article), reader=reader, title=article.title)
            )


def page_of(archive: Archive, article_id: int) -> Page | None:
    """The stored page of an article; None once retention has dropped it."""
    query = (
        select(schema.pages)
        .join(schema.articles, schema.articles.c.page_id == schema.pages.c.id)
        .where(schema.articles.c.id == article_id)
    )
    with archive.read() as connection:
        row = connection.execute(query).one_or_none()
    return restore_page(row) if row is not None and row.content is not None else None


def recent_pages(archive: Archive, source: str, limit: int) -> tuple[Page, ...]:
    """The pages of a source that were stored last, at most ``limit``."""
    table = schema.pages
    query = select(table).where(table.c.source == source, table.c.content.is_not(None))
    with archive.read() as connection:
        rows = connection.execute(query.order_by(table.c.id.desc()).limit(limit)).all()
    return tuple(restore_page(row) for row in rows)


def restore_page(row: Row[Any]) -> Page:
    """Make the page of a row of the table; its content must be there."""
    content = zlib.decompress(row.content)
    return Page(
        content=content.decode("utf-8", "surrogatepass") if row.is_text else content,
        origin=row.origin,
        url=row.url,
        media_type=row.media_type,
        charset=row.charset,
        fetched=row.fetched,
        stated=unpack(Stated, row.stated),
        clean=row.clean,
    )


def _digest(page: Page) -> str:
    stated = pack(page.stated) if page.stated != Stated() else b""
    return hashlib.sha256(_bytes(page) + stated).hexdigest()


def _bytes(page: Page) -> bytes:
    return page.content.encode("utf-8", "surrogatepass") if isinstance(page.content, str) else page.content


@dataclass(frozen=True, slots=True)
class _Named:
    """An article that was read, under the names by which it is known again."""

    key: str
    fingerprint: str
    page: Page
    article: Article


def _name(page: Page, article: Article) -> _Named:
    return _Named(page_key(page.url or article.url, page.origin), fingerprint(article), page, article)


def _unknown(connection: Connection, named: Iterable[_Named]) -> list[_Named]:
    """Those that no page at the same address has given before, each once."""
    table, first = schema.articles, dict[tuple[str, str], _Named]()
    for one in named:
        first.setdefault((one.key, one.fingerprint), one)
    known = _find_pairs(connection, table.c.key, table.c.fingerprint, list(first))
    return [one for name, one in first.items() if name not in known]


def _find_pairs(
    connection: Connection, one: Column[Any], other: Column[Any], wanted: Sequence[tuple[str, str]]
) -> set[tuple[str, str]]:
    """Those of the ``wanted`` pairs that stand in the two columns, some hundred in one question."""
    found: set[tuple[str, str]] = set()
    for start in range(0, len(wanted), CHUNK):
        query = select(one, other).where(tuple_(one, other).in_(wanted[start : start + CHUNK]))
        found |= {(row[0], row[1]) for row in connection.execute(query)}
    return found


def _add(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> list[int]:
    """Insert rows; their ids, in the same order."""
    statement = insert(table).returning(table.c.id, sort_by_parameter_order=True)
    return [int(row.id) for row in connection.execute(statement, rows)]


def _page_row(source: str, page: Page, now: datetime) -> dict[str, Any]:
    return {
        "key": page_key(page.url, page.origin),
        "sha256": _digest(page),
        "origin": page.origin,
        "url": page.url,
        "source": source,
        "media_type": page.media_type,
        "charset": page.charset,
        "fetched": _aware(page.fetched),
        "is_text": isinstance(page.content, str),
        "clean": page.clean,
        "stated": pack(page.stated),
        "content": zlib.compress(_bytes(page), 6),
        "stored": now,
    }


def _article_row(one: _Named, page_id: int, now: datetime, zone: tzinfo, reader: str) -> dict[str, Any]:
    article = one.article
    return {
        "page_id": page_id,
        "key": one.key,
        "fingerprint": one.fingerprint,
        "title": article.title,
        "language": article.language[:LANGUAGE],
        "published": article.published.isoformat() if article.published else None,
        "available": min(now, _moment_of(article, zone) or now),
        "first_seen": now,
        "reader": reader,
        "reading": pack(article),
    }


def _unread_row(source: str, one: LeftOut, url: str | None, now: datetime) -> dict[str, Any]:
    return {
        "key": page_key(url, one.origin),
        "origin": one.origin,
        "source": source,
        "title": one.title,
        "reason": storable(one.reason)[:300],
        "failed": one.failed,
        "first_seen": now,
    }


def _store_unread(connection: Connection, rows: Sequence[dict[str, Any]]) -> int:
    """Store the failures that are not known yet; how many."""
    table, first = schema.unread, dict[tuple[str, str], dict[str, Any]]()
    for row in rows:
        first.setdefault((row["key"], row["reason"]), row)
    known = _find_pairs(connection, table.c.key, table.c.reason, list(first))
    fresh = [row for name, row in first.items() if name not in known]
    if fresh:
        connection.execute(insert(table), fresh)
    return len(fresh)


def _moment_of(article: Article, zone: tzinfo) -> datetime | None:
    """When the article was there to be read, at the latest: a day without an hour counts to its end."""
    published = article.published
    if isinstance(published, datetime):
        return published if published.tzinfo else published.replace(tzinfo=zone)
    if isinstance(published, date):
        return datetime.combine(published, time.max, zone)
    return None


def _aware(moment: datetime | None) -> datetime | None:
    return moment if moment is None or moment.tzinfo else moment.replace(tzinfo=UTC)
