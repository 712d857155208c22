"""Stories to Briefing: everything the reader will see, put into each language of the issue.

This is the one place where text is converted for the page. A sentence stands verbatim in the column of its own
script; the other columns hold its renditions. What has no rendition (an English sentence in a Chinese briefing)
stays in its own language, alone.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, tzinfo
from urllib.parse import quote

from digest.language import (
    Change,
    Renderer,
    RenditionSettings,
    Wishes,
    convert,
    explain_conversion,
    format_date,
    format_day,
    labels_for,
    lunar_day,
)
from digest.model import (
    Article,
    Briefing,
    Counts,
    Item,
    KeySentence,
    LeftOut,
    MonthDay,
    Quotation,
    Rendition,
    Report,
    SourceStatus,
    Story,
    Summary,
)

DEFAULT_TITLES = {"zh-Hans": "中文新闻简报", "en": "Chinese News Briefing"}

NOTES = {
    "year_not_stated": ("原文未注明年份", "the year is not stated"),
    "date_inferred": ("日期为推断", "the date is inferred"),
    "time_of_update": ("更新时间", "time of the last update"),
    "doubtful_reading": ("正文识别存疑，请核对原文", "read with doubt: compare with the original"),
}
"""Remarks for the reader on an article's date and reading, in Simplified Chinese and English."""

_FRAGMENT, _LONGEST_FRAGMENT = 60, 150  # characters of a sentence named in a link; a Chinese one takes nine in it
_OPENING = re.compile(
    rf".{{10,{_FRAGMENT}}}?(?=[，。、；：？！”」』》）])|.{{24,{_FRAGMENT}}}?(?=[,.;:?!]?\s)", re.DOTALL
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """How an issue is put into words: its languages, its clock, and how far a rendition may go."""

    languages: tuple[str, ...]
    zone: tzinfo
    title: str | Mapping[str, str] = ""
    rendition: RenditionSettings = field(default_factory=RenditionSettings)
    heal: bool = False
    doubtful_below: float = 0.0
    lunar: bool = False


def compose_briefing(
    stories: Sequence[Story],
    edition: Edition,
    *,
    day: date,
    number: int | None = None,
    headings: Mapping[str, str | date | None] | None = None,
    glance: Sequence[tuple[Article, KeySentence]] = (),
    statuses: Sequence[SourceStatus] = (),
    left_out: Sequence[LeftOut] = (),
    updates: Mapping[str, int | None] | None = None,
    pages: int = 0,
    version: str = "",
) -> Briefing:
    """Compose the issue of ``day`` from ``stories``, which come in the order in which they are to stand.

    ``headings`` gives what a story stands under by the id of its item: the name of a section, a day, or None for that
    of the stories without a date; ``glance`` are the sentences that carry the issue, with the article of each;
    ``updates`` names, by origin, the articles that the issue of that number had before they changed.
    """
    items = tuple(_compose_item(story, edition, headings or {}, updates or {}) for story in stories)
    merged = sum(len(story.articles) - 1 + len(story.copies) for story in stories)
    failed = sum(one.failed for one in left_out)
    return Briefing(
        titles=_render_title(edition),
        date=day,
        dates={language: _say_day(day, language, edition.lunar) for language in edition.languages},
        languages=edition.languages,
        items=items,
        labels=labels_for(edition.languages),
        number=number,
        glance=tuple(
            replace(quotation, item=next((item_id(story) for story in stories if story.lead == article), None))
            for article, sentence in glance
            for quotation in _quote_all([sentence], article, edition)
        ),
        statuses=tuple(statuses),
        left_out=tuple(left_out),
        counts=Counts(
            pages=pages,
            articles=len(items) + merged,
            items=len(items),
            merged=merged,
            left_out=len(left_out) - failed,
            failed=failed,
        ),
        version=version,
    )


def _say_day(day: date, language: str, lunar: bool) -> str:
    """The day of the issue, in Chinese with that of the lunar calendar where it is asked for and known."""
    said = format_day(day, language)
    in_lunar = lunar_day(day) if lunar and language.startswith("zh") else None
    return f"{said}　{convert(in_lunar, language)}" if in_lunar else said


def item_id(story: Story) -> str:
    """A short name of the story for links within the issue, the same whenever it is built from the same article."""
    lead = story.lead
    key = f"{lead.url or lead.origin.rpartition('/')[2]}\n{lead.title}\n{lead.text}"
    return "s" + hashlib.sha256(key.encode()).hexdigest()[:10]


def _renditions(text: str, renderer: Renderer, edition: Edition) -> Rendition:
    """Put a piece of a document into the languages of the edition that it can be put into.

    Its own script keeps it verbatim. A Chinese text has no English rendition, and the other way round: where none of
    the languages can hold the text, it stands alone under its own tag.
    """
    source = renderer.source
    if not source.startswith("zh") and source != "mixed":
        return {source: text}
    chinese = [language for language in edition.languages if language.startswith("zh")]
    return {
        language: text if _is_own_script(source, language) and not edition.heal else renderer.render(text, language)
        for language in chinese
    } or {source: text}


def _renderer(article: Article, edition: Edition) -> Renderer:
    return Renderer.for_document(f"{article.title}\n{article.text}", article.language, edition.rendition)


def _is_own_script(source: str, to: str) -> bool:
    return to == source or to.startswith(f"{source}-")


def _render_title(edition: Edition) -> Rendition:
    given = dict(edition.title) if isinstance(edition.title, Mapping) else {}
    if isinstance(edition.title, str) and edition.title:
        given = {"zh-Hans": convert(edition.title, "zh-Hans"), **_as_written(edition)}
    chinese = given.get("zh-Hans") or next((given[tag] for tag in given if tag.startswith("zh")), None)
    titles = {}
    for language in edition.languages:
        if language in given:
            titles[language] = given[language]
        elif language.startswith("zh"):
            titles[language] = convert(chinese or DEFAULT_TITLES["zh-Hans"], language)
        else:
            titles[language] = chinese or DEFAULT_TITLES["en"]
    return titles


def _as_written(edition: Edition) -> dict[str, str]:
    """A title given as one string stands as its user wrote it in the first language of its script."""
    from digest.language import detect

    title = str(edition.title)
    script = detect(title)
    own = next((language for language in edition.languages if _is_own_script(script, language)), None)
    return {own: title} if own else {}


def _compose_item(
    story: Story, edition: Edition, headings: Mapping[str, str | date | None], updates: Mapping[str, int | None]
) -> Item:
    lead = story.lead
    identity = item_id(story)
    return Item(
        id=identity,
        titles=_renditions(lead.title, _renderer(lead, edition), edition),
        quotations=tuple(
            quotation
            for index, (article, summary) in enumerate(zip(story.articles, story.summaries, strict=True))
            for quotation in _quote_all(summary.sentences, article, edition, index)
        ),
        reports=tuple(_report(article, edition, updates) for article in (*story.articles, *story.copies)),
        section=_render_heading(headings[identity], edition) if identity in headings else None,
    )


def quote_sentences(summary: Summary, article: Article, edition: Edition) -> tuple[Quotation, ...]:
    """The key sentences of an article as an issue shows them, in each of its languages."""
    return tuple(_quote_all(summary.sentences, article, edition))


def _quote_all(
    sentences: Sequence[KeySentence], article: Article, edition: Edition, index: int = 0
) -> Iterator[Quotation]:
    renderer = _renderer(article, edition)
    for sentence in sentences:
        speaker = sentence.speaker if sentence.speaker and sentence.speaker not in sentence.text else None
        yield Quotation(
            texts=_renditions(sentence.text, renderer, edition),
            original=article.language,
            text=sentence.text,
            speaker=_renditions(speaker, renderer, edition) if speaker else None,
            article=index,
            paragraph=sentence.paragraph,
            start=sentence.start,
            end=sentence.end,
            link=link_to(article.url, sentence.text),
        )


def link_to(url: str | None, text: str) -> str | None:
    """The address of ``text`` inside the page at ``url`` (WICG Scroll to Text Fragment).

    It names the words up to a mark, for browsers find whole words only. Hyphens are encoded too: in a fragment they
    part the words from those around them.
    """
    if not url:
        return None
    opening = _OPENING.match(text)
    words = opening[0] if opening else text if len(text) <= _LONGEST_FRAGMENT else text[:_FRAGMENT]
    return f"{url.partition('#')[0]}#:~:text={quote(words, safe='').replace('-', '%2D')}"


def _report(article: Article, edition: Edition, updates: Mapping[str, int | None]) -> Report:
    return Report(
        titles=_renditions(article.title, _renderer(article, edition), edition),
        origin=article.origin,
        url=article.url,
        source=_render_name(article.source, edition),
        agency=_render_name(article.agency, edition),
        authors=article.authors,
        published=article.published,
        published_from=article.published_from,
        when=_say_when(article, edition),
        updated=article.origin in updates,
        notes=(
            *_say_update(article, edition, updates),
            *_notes(article, edition),
            *_names_shown_differently(article, edition),
        ),
    )


def _render_name(name: str | None, edition: Edition) -> Rendition | None:
    """A source's name in each language; where nothing can be converted, as it is."""
    if not name:
        return None
    return {language: convert(name, language) if language.startswith("zh") else name for language in edition.languages}


def _render_heading(heading: str | date | None, edition: Edition) -> Rendition | None:
    if isinstance(heading, date):
        return {language: format_day(heading, language) for language in edition.languages}
    return _render_name(heading, edition) or labels_for(edition.languages)["undated"]


def _say_when(article: Article, edition: Edition) -> Rendition | None:
    moment: datetime | date | MonthDay | None = article.published or article.day
    if moment is None:
        return None
    if isinstance(moment, datetime) and moment.tzinfo:
        moment = moment.astimezone(edition.zone)
    return {language: format_date(moment, language) for language in edition.languages}


def _say_update(article: Article, edition: Edition, updates: Mapping[str, int | None]) -> Iterator[Rendition]:
    """That an earlier issue had the article before it changed, and which."""
    if article.origin not in updates:
        return
    number = updates[article.origin]
    chinese = f"更新：第{number}期曾刊载" if number else "更新"
    yield _say(chinese, f"updated since No. {number}" if number else "updated", edition)


def _notes(article: Article, edition: Edition) -> list[Rendition]:
    """What a careful reader must know of the article: a year that is not stated, a reading in doubt."""
    keys = []
    if article.published is None and article.day:
        keys.append("year_not_stated")
    elif article.published_from == "inferred":
        keys.append("date_inferred")
    elif article.published_from == "updated":
        keys.append("time_of_update")
    if article.confidence < edition.doubtful_below:
        keys.append("doubtful_reading")
    return [_say(*NOTES[key], edition) for key in keys]


def _say(chinese: str, english: str, edition: Edition) -> Rendition:
    return {
        language: convert(chinese, language) if language.startswith("zh") else english for language in edition.languages
    }


def _names_shown_differently(article: Article, edition: Edition) -> Iterator[Rendition]:
    """A note in each language that shows a name in its region's form: which, and how the article has it."""
    if not edition.rendition.regional_names:
        return
    wishes = Wishes(regional_names=True, inside_quotations=edition.rendition.inside_quotations)
    said = {}
    for language in edition.languages:
        names = _regional_names(article, language, wishes)
        pairs = "、".join(f"{after}（{before}）" for after, before in names.items())
        said[language] = convert("译名（原文）：", language) + pairs if names else ""
    if any(said.values()):
        yield said


def _regional_names(article: Article, language: str, wishes: Wishes) -> dict[str, str]:
    if not language.startswith("zh") or _is_own_script(article.language, language):
        return {}
    changes = explain_conversion(f"{article.title}\n{article.text}", language, article.language, wishes)
    regional = (change for change in changes if isinstance(change, Change) and change.rule == "regional name")
    return {change.after: change.before for change in regional if convert(change.before, language) != change.after}
