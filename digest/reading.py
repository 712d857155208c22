"""From sources to articles: what each source gave, page by page, and what could not be read.

Pages are read in batches of one shelf, so that the lines they share can be told from what they say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import BinaryIO

from digest.config import Settings
from digest.errors import InputError
from digest.extraction import ReadLine, SiteRule, explain_reading, extract_article, find_repeated_lines
from digest.model import Article, LeftOut, Page, SourceStatus
from digest.sources import Visit, collect_pages

Progress = Callable[[str, int, int | None], None]
"""Called with a stage's name, how many things it has done, and of how many (None while unknown)."""

BATCH = 256
"""Pages that are held in memory at once; repeated lines are looked for within a batch."""


def read_articles(
    settings: Settings,
    *,
    fetched: datetime | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress = lambda *_: None,
) -> tuple[tuple[Article, ...], tuple[LeftOut, ...], tuple[SourceStatus, ...]]:
    """Read the articles out of every source; what could not be read, with its reason; how each source fared.

    Articles come in the order of the sources, whichever of those on the web answers first.
    """
    places = {source.name: place for place, source in enumerate(settings.sources)}
    specs = [source.spec(settings.zone) for source in settings.sources]
    collected = collect_pages(specs, fetched=fetched, stdin=stdin, apart=[settings.output.directory])
    read: list[_Read] = []
    for _, group in groupby(collected, key=lambda one: one.source):
        before = sum(len(one.articles) for one in read)
        read.append(_read_source((one.item for one in group), settings, progress, before))
    read.sort(key=lambda one: places[one.status.name])
    return (
        tuple(article for one in read for article in one.articles),
        tuple(left_out for one in read for left_out in one.left_out),
        tuple(one.status for one in read),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """What came of one source."""

    articles: list[Article]
    left_out: list[LeftOut]
    status: SourceStatus


def _read_source(
    items: Iterable[Page | LeftOut | Visit | SourceStatus], settings: Settings, progress: Progress, before: int
) -> _Read:
    """Read the pages among the items of a source, of which the last is its status."""
    articles: list[Article] = []
    left_out: list[LeftOut] = []
    statuses: list[SourceStatus] = []
    for batch in batch_items(_without_statuses(items, statuses)):
        for outcome in read_batch(batch, settings):
            if isinstance(outcome, Article):
                articles.append(outcome)
            else:
                left_out.append(outcome)
            progress("read", before + len(articles), None)
    return _Read(articles=articles, left_out=left_out, status=judge_source(statuses[0], left_out, len(articles)))


def judge_source(status: SourceStatus, left_out: Sequence[LeftOut], articles: int) -> SourceStatus:
    """Say of a source that it failed where it gave no article and something of it could not be read."""
    failure = next((one for one in left_out if one.failed), None)
    return replace(status, failed=failure is not None and not articles, reason=failure.reason if failure else "")


def read_article(page: Page, settings: Settings) -> Article:
    """Read one page; raise :class:`InputError` naming it where there is no article in it."""
    try:
        return extract_article(page, sites=_site_rules(settings))
    except InputError as error:
        raise InputError(f"{page.origin}: {error}") from error


def explain_page(page: Page, settings: Settings) -> tuple[ReadLine, ...]:
    """Every line of the page, kept or dropped, with the reason."""
    try:
        return explain_reading(page, sites=_site_rules(settings))
    except InputError as error:
        raise InputError(f"{page.origin}: {error}") from error


def _without_statuses(
    items: Iterable[Page | LeftOut | Visit | SourceStatus], statuses: list[SourceStatus]
) -> Iterator[Page | LeftOut]:
    for item in items:
        if isinstance(item, (Page, LeftOut)):
            yield item
        elif isinstance(item, SourceStatus):
            statuses.append(item)


def batch_items(items: Iterable[Page | LeftOut]) -> Iterator[list[Page | LeftOut]]:
    """Put together what is read at once: at most ``BATCH`` pages of one shelf, and what is left out between them."""
    batch: list[Page | LeftOut] = []
    pages, shelf = 0, ""
    for item in items:
        if isinstance(item, Page):
            if pages and (pages == BATCH or item.shelf != shelf):
                yield batch
                batch, pages = [], 0
            pages, shelf = pages + 1, item.shelf
        batch.append(item)
    if batch:
        yield batch


def read_batch(items: Sequence[Page | LeftOut], settings: Settings) -> Iterator[Article | LeftOut]:
    """Read the pages of a batch; what was left out before stays in its place."""
    outcomes = extract_pages([item for item in items if isinstance(item, Page)], settings)
    for item in items:
        yield item if isinstance(item, LeftOut) else next(outcomes)


def extract_pages(
    pages: Sequence[Page], settings: Settings, *, beside: Sequence[Page] = ()
) -> Iterator[Article | LeftOut]:
    """Read each page, in order; lines that several of them share are taken for what stands around the articles.

    ``beside`` are other pages of the same source, not to be read now, for more to compare with.
    """
    is_bare = all(page.clean and page.media_type == "text/plain" for page in pages)  # nothing stands around these
    repeated = None if is_bare else find_repeated_lines([*pages, *beside])
    sites = _site_rules(settings)
    for page in pages:
        try:
            yield extract_article(page, sites=sites, repeated=repeated)
        except InputError as error:
            yield LeftOut(origin=page.origin, reason=str(error), failed=True)


def _site_rules(settings: Settings) -> tuple[SiteRule, ...]:
    return tuple(SiteRule(host=site.host, body=site.body, drop=site.drop) for site in settings.sites)
