"""Feeds that were saved as files: the articles that the file itself holds; nothing is fetched."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from digest.model import LeftOut, Page, Stated
from digest.sources.entries import Entry
from digest.sources.feed_parsers import FeedParsers
from digest.sources.feeds import read_feed
from digest.sources.fetching import Answer, FetchError
from digest.sources.limits import Limits
from digest.sources.specification import Validators

_ZONE = ZoneInfo("Asia/Shanghai")
"""The zone of times that state none, as for feeds whose settings name no other."""


def read_saved_feed(content: bytes, origin: str, *, fetched: datetime | None = None) -> Iterator[Page | LeftOut]:
    """Read the entries of an RSS or Atom feed as pages; one of which the feed holds no text is left out.

    XML that is no feed is left out as another kind of file. ``fetched`` is when the file was saved, if known.
    """
    answer = Answer(
        url="",
        content=content,
        media_type=None,
        charset=None,
        fetched=fetched or datetime.now(UTC),
        validators=Validators(),
    )
    with ThreadPoolExecutor(1, "digest-saved-feed") as executor:  # the caller may have an event loop of its own
        try:
            entries = executor.submit(asyncio.run, _parse(answer)).result()
        except FetchError as error:
            yield LeftOut(origin=origin, reason=f"XML, and no feed that can be read: {error}")
            return
    if not entries:
        yield LeftOut(origin=origin, reason="a feed without an entry")
    for number, entry in enumerate(entries, 1):
        yield _page(entry, f"{origin}#{number}", fetched)


async def _parse(answer: Answer) -> tuple[Entry, ...]:
    parsers = FeedParsers(Limits(parsers=1))
    try:
        return await read_feed(answer, parsers, zone=_ZONE)
    finally:
        await parsers.aclose()


def _page(entry: Entry, origin: str, fetched: datetime | None) -> Page | LeftOut:
    if not entry.text:
        reason = f"the feed has no text of it; its page is {entry.url}"
        return LeftOut(origin=origin, reason=reason, title=entry.title)
    stated = Stated(
        title=entry.title,
        published=entry.published,
        source=entry.source,
        authors=entry.authors,
        language=entry.language,
    )
    return Page(
        content=entry.text,
        origin=origin,
        url=entry.url,
        media_type="text/plain",
        fetched=fetched,
        stated=stated,
        clean=True,
    )
