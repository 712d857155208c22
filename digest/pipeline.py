"""The way from sources to files, one call a stage. Only this module knows the order of the rooms.

sources ─► extraction ─► summarization ─► stories ─► briefing ─► rendering
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

from digest.briefing import Edition, compose_briefing, item_id
from digest.config import Settings
from digest.errors import NothingToPublish, RenderError
from digest.folder import replace_folder
from digest.gloss import GlossWishes, gloss_briefing
from digest.language import RenditionSettings
from digest.model import Article, Briefing, KeySentence, LeftOut, SourceStatus, Summary
from digest.reading import Progress, read_articles
from digest.rendering import Look, render_format
from digest.stories import (
    Arrangement,
    SectionRule,
    Shelf,
    arrange_stories,
    gather_stories,
    keep_additions,
    lead_in_language,
    leave_out_glance,
    order_stories,
    pick_glance,
)
from digest.summarization import rank_sentences, summarize_articles
from digest.version import __version__


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
    gathered = gather_stories(articles, summaries)
    ranked = order_stories([lead_in_language(story, settings.languages) for story in gathered])
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
