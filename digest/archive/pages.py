"""What was collected: pages as they came, compressed, and the articles that were read out of them."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from typing import Any

from sqlalchemy import Connection, Row, insert, select, tuple_, update

from digest.archive import schema
from digest.archive.connection import Archive
from digest.archive.identity import fingerprint, page_key
from digest.archive.packing import pack, unpack
from digest.archive.searching import index_article
from digest.model import Article, LeftOut, Page, Stated

CHUNK = 400
"""Keys in one question to the database."""


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
    wanted, known = list(names), set()
    with archive.read() as connection:
        for start in range(0, len(wanted), CHUNK):
            pair = tuple_(schema.pages.c.key, schema.pages.c.sha256)
            found = connection.execute(
                select(pair.clauses[0], pair.clauses[1]).where(pair.in_(wanted[start : start + CHUNK]))
            )
            known |= {(row[0], row[1]) for row in found}
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
) -> Stored:
    """Store what was read from the pages of a source, and what was no page, in one transaction.

    A page whose article is known already (the page changed around it) is not stored again. ``reader`` names the
    program and rules that read them; ``zone`` is the zone in which a published day ends.
    """
    new = known = missed = 0
    with archive.write() as connection:
        for reading in readings:
            if isinstance(reading.outcome, LeftOut):
                missed += _store_unread(connection, source, reading.outcome, reading.page.url, now)
            elif _is_known(connection, reading.page, reading.outcome):
                known += 1
            else:
                page_id = _store_page(connection, source, reading.page, now)
                _store_article(connection, page_id, reading, now, zone, reader, archive.is_sqlite)
                new += 1
        for one in left_out:
            missed += _store_unread(connection, source, one, None, now)
    return Stored(new=new, known=known, unread=missed)


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


def _is_known(connection: Connection, page: Page, article: Article) -> bool:
    table = schema.articles
    place = page_key(page.url or article.url, page.origin)
    query = select(table.c.id).where(table.c.key == place, table.c.fingerprint == fingerprint(article))
    return connection.scalar(query) is not None


def _store_page(connection: Connection, source: str, page: Page, now: datetime) -> int:
    added = connection.execute(
        insert(schema.pages).values(
            key=page_key(page.url, page.origin),
            sha256=_digest(page),
            origin=page.origin,
            url=page.url,
            source=source,
            media_type=page.media_type,
            charset=page.charset,
            fetched=_aware(page.fetched),
            is_text=isinstance(page.content, str),
            clean=page.clean,
            stated=pack(page.stated),
            content=zlib.compress(_bytes(page), 6),
            stored=now,
        )
    )
    return int(added.inserted_primary_key[0])  # type: ignore[index]


def _store_article(
    connection: Connection, page_id: int, reading: Reading, now: datetime, zone: tzinfo, reader: str, is_sqlite: bool
) -> None:
    article, page = reading.outcome, reading.page
    assert isinstance(article, Article)
    added = connection.execute(
        insert(schema.articles).values(
            page_id=page_id,
            key=page_key(page.url or article.url, page.origin),
            fingerprint=fingerprint(article),
            title=article.title,
            language=article.language,
            published=article.published.isoformat() if article.published else None,
            available=min(now, _moment_of(article, zone) or now),
            first_seen=now,
            reader=reader,
            reading=pack(article),
        )
    )
    identity = int(added.inserted_primary_key[0])  # type: ignore[index]
    index_article(connection, identity, f"{article.title}\n{article.text}", is_sqlite=is_sqlite)


def _store_unread(connection: Connection, source: str, one: LeftOut, url: str | None, now: datetime) -> int:
    table = schema.unread
    key, reason = page_key(url, one.origin), one.reason[:300]
    if connection.scalar(select(table.c.id).where(table.c.key == key, table.c.reason == reason)) is not None:
        return 0
    connection.execute(
        insert(table).values(
            key=key,
            origin=one.origin,
            source=source,
            title=one.title,
            reason=reason,
            failed=one.failed,
            first_seen=now,
        )
    )
    return 1


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
