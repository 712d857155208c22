"""One source on the web: its feed or index fetched and read, and the pages that it leads to."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from digest.model import LeftOut, Page, SourceStatus, Stated
from digest.sources.entries import Entry
from digest.sources.feed_parsers import FeedParsers
from digest.sources.feeds import read_feed
from digest.sources.fetching import FOREIGN_ERRORS, Answer, FetchError
from digest.sources.limits import Clock
from digest.sources.links import find_links
from digest.sources.politeness import PoliteFetcher
from digest.sources.resolving import with_login_of, without_login
from digest.sources.specification import SourceSpec, Validators, Visit

_MEDIA_TYPES = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/plain": "text/plain",
    "text/markdown": "text/markdown",
}
_NOT_PAGES = ("image/", "audio/", "video/", "font/", "application/pdf", "application/zip", "application/msword")
_DAY = timedelta(days=1)
_LOST = (None, 404, 410)
"""How an address ends that has moved: its host answers no more, or says that it is gone."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """A source on the web, with what it takes to collect it."""

    source: SourceSpec
    fetcher: PoliteFetcher
    parsers: FeedParsers
    known: Mapping[str, Validators]
    clock: Clock

    async def collect(self) -> list[Page | LeftOut | Visit | SourceStatus]:
        """Collect the source: its pages, what could not be had, the visits, and how it fared at the end."""
        source = self.source
        try:
            found = await {"feed": self._feed, "index": self._index, "url": self._page}[source.kind]()
        except FetchError as error:
            return self._failed(str(error))
        except FOREIGN_ERRORS as error:
            return self._failed(f"not understood ({type(error).__name__}: {error})"[:200])
        pages = sum(isinstance(one, Page) for one in found)
        failures = [one.reason for one in found if isinstance(one, LeftOut) and one.failed]
        failed = bool(failures) and not pages
        return [
            *found,
            SourceStatus(name=source.name, pages=pages, failed=failed, reason=failures[0] if failures else ""),
        ]

    def _failed(self, reason: str) -> list[Page | LeftOut | Visit | SourceStatus]:
        status = SourceStatus(name=self.source.name, failed=True, reason=reason)
        return [LeftOut(origin=self.source.place, reason=reason, failed=True), status]

    async def _page(self) -> list[Page | LeftOut | Visit]:
        answer = await self._ask(self.source.place)
        if answer is None:
            return [self._unchanged(self.source.place)]
        if answer.unchanged:
            return [self._visit(self.source.place, answer)]
        return [self._stated(page_of(answer, self.source.place)), self._visit(self.source.place, answer)]

    async def _index(self) -> list[Page | LeftOut | Visit]:
        answer = await self._ask(self.source.place)
        if answer is None or answer.unchanged:
            return [self._unchanged(self.source.place, answer)]
        links = find_links(answer.content, answer.url, charset=answer.charset, selector=self.source.links)
        if not links:
            raise FetchError("no link in it is chosen; look at `links`, a CSS selector", passing=False)
        entries = [Entry(url=link, title="") for link in links[: self.source.max_items]]
        return await self._follow(entries, answer)

    async def _feed(self) -> list[Page | LeftOut | Visit]:
        # A feed is fetched because a person subscribed to it, and robots.txt speaks to programs that follow links.
        answer = await self._ask(self.source.place, is_feed=True)
        if answer is None or answer.unchanged:
            return [self._unchanged(self.source.place, answer)]
        entries = await read_feed(answer, self.parsers, zone=self.source.zone)
        return await self._follow(_newest(entries, self.source.max_items), answer)

    async def _ask(self, url: str, *, is_feed: bool = False) -> Answer | None:
        """Fetch ``url`` unless the last answer still holds."""
        known = self.known.get(url)
        if known and _still_holds(known, self.clock.now()):
            return None
        try:
            return await self._fetch(with_login_of(self.source.location, url), known, is_feed)
        except FetchError as error:
            if known is None or known.moved_to is None or error.status not in _LOST:
                raise
            answer = await self._fetch(known.moved_to, known, is_feed)
            return replace(answer, moved_to=answer.moved_to or known.moved_to)

    async def _fetch(self, url: str, known: Validators | None, is_feed: bool) -> Answer:
        return await self.fetcher.fetch(
            url,
            opened=self.source.allow_private,
            accept="feed" if is_feed else "page",
            known=known,
            robots=self.source.robots and not is_feed,
        )

    async def _follow(self, entries: Iterable[Entry], listed: Answer) -> list[Page | LeftOut | Visit]:
        """Get the page of every entry; the list counts as seen only where nothing has to be tried again."""
        wanted = _each_once(entry for entry in entries if not self._is_known(entry))
        found = await asyncio.gather(*(self._entry(entry, number) for number, entry in enumerate(wanted, 1)))
        visit = self._visit(self.source.place, listed)
        if any(try_again for _, try_again in found):
            visit = replace(visit, validators=Validators(fetched=listed.fetched))
        return [*(one for results, _ in found for one in results), visit]

    async def _entry(self, entry: Entry, number: int) -> tuple[list[Page | LeftOut | Visit], bool]:
        """The page of one entry, and whether it should be tried again although the list has not changed."""
        inside = self.source.full_text == "feed" or (self.source.full_text == "auto" and entry.is_whole)
        if entry.url is None or (inside and entry.text):
            return [self._text_page(entry, number)], False
        try:
            url = with_login_of(self.source.location, entry.url)
            answer = await self.fetcher.fetch(url, opened=self.source.allow_private, robots=self.source.robots)
            page = page_of(answer, entry.url)
        except FetchError as error:
            if entry.text and self.source.full_text != "page":
                return [self._text_page(entry, number)], error.passing
            return [LeftOut(origin=entry.url, reason=str(error), title=entry.title, failed=True)], error.passing
        return [self._stated(page, entry), self._visit(entry.url, answer)], False

    def _is_known(self, entry: Entry) -> bool:
        """Whether the page behind the entry was fetched already, and nothing says that it has changed since."""
        known = self.known.get(entry.url or "")
        if known is None:
            return False
        if entry.updated is None or known.fetched is None:
            return True
        return _instant(entry.updated) <= known.fetched

    def _text_page(self, entry: Entry, number: int) -> Page:
        """What the feed itself holds of the article, which is nothing but the article."""
        page = Page(
            content=entry.text,
            origin=entry.url or f"{self.source.place}#{number}",
            url=entry.url,
            media_type="text/plain",
            fetched=self.clock.now(),
            clean=True,
        )
        return self._stated(page, entry)

    def _stated(self, page: Page, entry: Entry | None = None) -> Page:
        """Put beside the page what its feed and the settings say of it."""
        entry = entry or Entry(url=page.url, title="")
        stated = Stated(
            title=entry.title,
            published=entry.published,
            source=entry.source or self.source.name,
            authors=entry.authors,
            language=self.source.language or entry.language,
        )
        return replace(page, stated=stated)

    def _visit(self, url: str, answer: Answer) -> Visit:
        return Visit(
            url=url,
            source=self.source.name,
            validators=answer.validators,
            unchanged=answer.unchanged,
            moved_to=answer.moved_to,
        )

    def _unchanged(self, url: str, answer: Answer | None = None) -> Visit:
        if answer:
            return self._visit(url, answer)
        return Visit(url=url, source=self.source.name, validators=self.known[url], unchanged=True)


def _still_holds(known: Validators, now: datetime) -> bool:
    """Whether the last answer need not be asked for again; one from the future was given while the clock was wrong."""
    return bool(known.fetched and known.fresh_until and known.fetched <= now < known.fresh_until)


def page_of(answer: Answer, origin: str) -> Page:
    """Make a page of an answer; raises :class:`FetchError` where it is something else (a picture, a PDF)."""
    media_type = (answer.media_type or "").lower()
    if media_type.startswith(_NOT_PAGES):
        raise FetchError(f"not a page of text ({media_type})", passing=False)
    if not answer.content.strip():
        raise FetchError("empty: there is nothing in it")
    return Page(
        content=answer.content,
        origin=without_login(origin),
        url=answer.url,
        media_type=_MEDIA_TYPES.get(media_type),
        charset=answer.charset,
        fetched=answer.fetched,
    )


def _each_once(entries: Iterable[Entry]) -> list[Entry]:
    """The entries without those that say what one before them says: the same address, title and text."""
    first: dict[tuple[str | None, str, str], Entry] = {}
    for entry in entries:
        first.setdefault((entry.url, entry.title, entry.text), entry)
    return list(first.values())


def _newest(entries: tuple[Entry, ...], most: int) -> tuple[Entry, ...]:
    """The ``most`` newest entries, in the feed's order; where not all have a date, the first ones."""
    if len(entries) <= most or not all(entry.published for entry in entries):
        return entries[:most]
    ranked = sorted(entries, key=lambda entry: _instant(entry.published or date.min), reverse=True)
    kept = {id(entry) for entry in ranked[:most]}
    return tuple(entry for entry in entries if id(entry) in kept)


def _instant(moment: datetime | date) -> datetime:
    """A point in time to compare by: a day counts from its end."""
    if isinstance(moment, datetime):
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return datetime(moment.year, moment.month, moment.day, tzinfo=UTC) + _DAY
