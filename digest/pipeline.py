"""The way from sources to files, one call a stage. Only this module knows the order of the rooms.

sources ─► extraction ─► summarization ─► stories ─► briefing ─► rendering
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from digest.briefing import Edition, compose_briefing, item_id
from digest.config import Settings
from digest.errors import InputError, NothingToPublish, RenderError
from digest.extraction import ReadLine, SiteRule, explain_reading, extract_article, find_repeated_lines
from digest.folder import replace_folder
from digest.gloss import GlossWishes, gloss_briefing
from digest.language import RenditionSettings
from digest.model import Article, Briefing, KeySentence, LeftOut, Page, SourceStatus, Summary
from digest.rendering import Look, render_format
from digest.sources import Visit, collect_pages
from digest.stories import (
    Arrangement,
    SectionRule,
    Shelf,
    arrange_stories,
    gather_stories,
    keep_additions,
    leave_out_glance,
    order_stories,
    pick_glance,
)
from digest.summarization import rank_sentences, summarize_articles
from digest.version import __version__

Progress = Callable[[str, int, int | None], None]
"""Called with a stage's name, how many things it has done, and of how many (None while unknown)."""

BATCH = 256
"""Pages that are held in memory at once; repeated lines are looked for within a batch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The days, both included, that articles must be of; an article without a date is always in."""

    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The files of an issue, and what kept a format from being written."""

    files: tuple[Path, ...]
    failures: tuple[RenderError, ...] = ()


def build_briefing(
    settings: Settings,
    *,
    day: date,
    period: Period = Period(),
    fetched: datetime | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress = lambda *_: None,
) -> Briefing:
    """Read the sources of ``settings`` and compose the issue of ``day``.

    Raises :class:`NothingToPublish` where no article is left.
    """
    articles, left_out, statuses = read_articles(settings, fetched=fetched, stdin=stdin, progress=progress)
    return choose_and_compose(settings, articles, left_out, statuses, day=day, period=period, progress=progress)


def choose_and_compose(
    settings: Settings,
    articles: Sequence[Article],
    left_out: Sequence[LeftOut],
    statuses: Sequence[SourceStatus],
    *,
    day: date,
    period: Period = Period(),
    progress: Progress = lambda *_: None,
) -> Briefing:
    """Compose the issue of ``day`` from what was read: the articles of the period are in it, the others left out.

    Raises :class:`NothingToPublish` where no article is left.
    """
    chosen, out_of_scope = choose_articles(articles, settings, period)
    left_out = (*left_out, *out_of_scope)
    if not chosen:
        raise NothingToPublish(explain_nothing(left_out))
    return compose_issue(
        settings,
        chosen,
        day=day,
        pages=sum(status.pages for status in statuses),
        by_day=settings.order == "auto" and _is_longer_than_a_day(period, day),
        left_out=left_out,
        statuses=statuses,
        progress=progress,
    )


def compose_issue(
    settings: Settings,
    articles: Sequence[Article],
    *,
    day: date,
    number: int | None = None,
    pages: int = 0,
    by_day: bool = False,
    updates: Mapping[str, int | None] | None = None,
    left_out: Sequence[LeftOut] = (),
    statuses: Sequence[SourceStatus] = (),
    progress: Progress = lambda *_: None,
) -> Briefing:
    """Compose the issue of ``day`` from articles that are to be in it; ``number`` is its number, where it has one.

    ``by_day`` parts it by days, as the settings can; ``updates`` names, by origin, the articles that an earlier issue
    had before they changed, with its number.
    """
    summaries = _summarize(articles, settings, progress)
    ranked = order_stories(gather_stories(articles, summaries))
    arrangement = arrange_stories(ranked, _shelf(settings, day, by_day))
    stories = tuple(keep_additions(one.story) for one in arrangement.placed)
    glance = pick_glance(stories, settings.glance) if len(stories) > settings.glance else ()
    briefing = compose_briefing(
        [leave_out_glance(story, glance) for story in stories],
        edition_of(settings),
        day=day,
        number=number,
        headings=_headings(arrangement, settings.order == "day" or by_day),
        glance=glance,
        statuses=statuses,
        left_out=(*left_out, *arrangement.left_out),
        updates=updates,
        pages=pages,
        version=__version__,
    )
    return gloss_briefing(briefing, _gloss_wishes(settings))


def _gloss_wishes(settings: Settings) -> GlossWishes:
    wanted = settings.gloss
    return GlossWishes(
        names=wanted.names, name_pinyin=wanted.name_pinyin, pinyin=wanted.pinyin, glossary=settings.glossary
    )


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
    collected = collect_pages(specs, fetched=fetched, stdin=stdin)
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


def write_briefing(
    briefing: Briefing,
    directory: Path,
    formats: Sequence[str] = ("md", "html", "pdf"),
    *,
    templates: Path | None = None,
    look: Look | None = None,
    progress: Progress = lambda *_: None,
) -> Written:
    """Write ``briefing.FORMAT`` for each format into ``directory``: all that can be written, at once, or nothing.

    The files are made in a folder beside it that then takes its place, so that no reader meets half an issue. A
    format that cannot be rendered is a failure in the answer and does not keep the others from being written.
    """
    contents: dict[str, bytes] = {}
    failures: list[RenderError] = []
    for number, name in enumerate(formats):
        progress("render", number, len(formats))
        try:
            contents[name] = render_format(briefing, name, templates=templates, look=look)
        except RenderError as error:
            failures.append(error)
    progress("render", len(formats), len(formats))
    if not contents:
        return Written(files=(), failures=tuple(failures))
    files = replace_folder(directory, {f"briefing.{name}": content for name, content in contents.items()})
    return Written(files=files, failures=tuple(failures))


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


def rank_article(article: Article, method: str | None) -> tuple[KeySentence, ...]:
    """Every sentence of the article that could be chosen, with its score."""
    return rank_sentences(article, method)


def edition_of(settings: Settings) -> Edition:
    """How an issue with these settings is put into words."""
    script = settings.script
    return Edition(
        languages=settings.languages,
        zone=settings.zone,
        title=settings.title,
        heal=script.heal,
        rendition=RenditionSettings(
            glossary=script.glossary,
            regional_words=script.regional_words,
            regional_names=script.regional_names,
            inside_quotations=script.inside_quotations,
            quotes="edition" if script.quotation_marks else "keep",
            punctuation=script.punctuation,
        ),
        doubtful_below=settings.reading.min_confidence,
        lunar=settings.lunar,
    )


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


def choose_articles(
    articles: Sequence[Article], settings: Settings, period: Period
) -> tuple[tuple[Article, ...], tuple[LeftOut, ...]]:
    """Keep the articles of the period that were read with enough confidence; say why the others go."""
    chosen: list[Article] = []
    left_out: list[LeftOut] = []
    for article in articles:
        reason = reason_against(article, settings, period)
        if reason:
            left_out.append(LeftOut(origin=article.origin, title=article.title, reason=reason))
        else:
            chosen.append(article)
    return tuple(chosen), tuple(left_out)


def reason_against(article: Article, settings: Settings, period: Period) -> str | None:
    """Say why the article is not for a briefing of this period; None where it is."""
    reading = settings.reading
    if reading.doubtful == "leave out" and article.confidence < reading.min_confidence:
        return f"read with confidence {article.confidence:.2f}, under {reading.min_confidence:g}"
    day = day_of(article, settings)
    if day and period.since and day < period.since:
        return f"of {day}, before {period.since}"
    if day and period.until and day > period.until:
        return f"of {day}, after {period.until}"
    return None


def day_of(article: Article, settings: Settings) -> date | None:
    """The day on which the article came out, by the clock of the settings."""
    published = article.published
    if isinstance(published, datetime):
        return published.astimezone(settings.zone).date() if published.tzinfo else published.date()
    return published


def _summarize(articles: Sequence[Article], settings: Settings, progress: Progress) -> tuple[Summary, ...]:
    chosen = settings.summary
    progress("summarize", 0, len(articles))
    summaries = summarize_articles(
        articles,
        sentences=None if chosen.characters else chosen.sentences,
        characters=chosen.characters,
        method=chosen.method,
    )
    progress("summarize", len(articles), len(articles))
    return summaries


def _shelf(settings: Settings, day: date, by_day: bool) -> Shelf:
    rules = [
        SectionRule(name=rule.name, words=rule.words, sources=rule.sources, limit=rule.limit)
        for rule in settings.sections
    ]
    return Shelf(
        sections=rules,
        limit=settings.limit,
        by_day=settings.order == "day" or by_day,
        today=day,
        zone=settings.zone,
    )


def _is_longer_than_a_day(period: Period, day: date) -> bool:
    return period.since is not None and period.since < (period.until or day)


def _headings(arrangement: Arrangement, by_day: bool) -> Mapping[str, str | date | None]:
    """What each story stands under, by the id of its item: its section, or else its day."""
    return {
        item_id(one.story): one.section or one.day for one in arrangement.placed if one.section is not None or by_day
    }


def explain_nothing(left_out: Sequence[LeftOut]) -> str:
    """Say in one line why there is no briefing."""
    if not left_out:
        return "nothing to publish: the sources hold no article"
    first = left_out[0]
    more = f" (and {len(left_out) - 1} more)" if len(left_out) > 1 else ""
    return f"nothing to publish: {first.origin}: {first.reason}{more}"
