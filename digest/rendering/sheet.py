"""The sheet: a briefing arranged in rows of cells, a cell a language. Every format is set from it.

Templates see these objects and nothing else, so that all formats carry the same items in the same order. Every text
in a sheet has been through ``displayable`` and every link through ``safe_link``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

from digest.errors import RenderError
from digest.model import Briefing, Item, LeftOut, Quotation, Rendition, Report, Term, Translation
from digest.rendering.cell import TAG, Cell, Phrase, Row, machines_in, phrase_in, widen
from digest.rendering.display import displayable, host_of, safe_link

_ENGLISH = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Where an article stood and when, in one language; of one that was ``updated`` the first note says since when."""

    language: str
    title: Phrase
    source: Phrase | None
    agency: Phrase | None
    authors: tuple[str, ...]
    when: Phrase | None
    link: str | None
    host: str
    notes: tuple[Phrase, ...]
    updated: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """The details that are said, whatever language they are in."""
        details = (self.source, self.agency, *self.authors, self.when, *self.notes)
        return tuple(str(detail) for detail in details if detail)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of an entry and what it holds: ``titles``, ``credits``, ``sentence`` or ``others``."""

    kind: str
    row: Row | tuple[Credit, ...]

    @property
    def single(self) -> bool:
        """Whether it has one cell, which spans the width."""
        return len(self.row) == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An item as set: ``credits``, one a language, and ``others``, the further reports of the event, each a row."""

    number: int
    anchor: str
    titles: Row
    sentences: tuple[Row, ...]
    credits: tuple[Credit, ...]
    others: tuple[tuple[Credit, ...], ...]

    @property
    def credits_alike(self) -> bool:
        """Whether the credits read the same in every language, so that one may stand for all."""
        first = self.credits[0] if self.credits else None
        known = first is not None and first.source is not None and first.when is not None
        return known and len({credit.words for credit in self.credits}) == 1

    @property
    def lines(self) -> tuple[Line, ...]:
        """Title, credits, key sentences and further reports as lines, in the order of the page."""
        credits = self._credits_shown()
        return (
            Line(kind="titles", row=self.titles),
            *(Line(kind="credits", row=credits) for _ in credits[:1]),
            *(Line(kind="sentence", row=row) for row in self.sentences),
            *(Line(kind="others", row=self.credits) for _ in self.others[:1]),
        )

    def _credits_shown(self) -> tuple[Credit, ...]:
        """Under a title that spans the width one line of credits is enough: in its language, or where all are alike."""
        if len(self.titles) != 1:
            return self.credits
        own = tuple(credit for credit in self.credits if credit.language == self.titles[0].language)
        return own or (self.credits[:1] if self.credits_alike else self.credits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Consecutive entries under one section heading; no heading where ``titles`` is empty."""

    titles: Row
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A line of the closing box: a source and what it gave, or an input and why it is not shown."""

    name: str
    detail: str = ""
    count: int | None = None
    failed: bool = False
    merged_into: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The whole briefing as set. ``words`` gives a label in every language of the briefing."""

    languages: tuple[str, ...]
    titles: Row
    dates: Row
    date: str
    number: int | None
    version: str
    glance: tuple[Row, ...]
    parts: tuple[Part, ...]
    counts: tuple[tuple[str, int], ...]
    sources: tuple[Remark, ...]
    left_out: tuple[Remark, ...]
    labels: dict[str, dict[str, str]]
    colophon: tuple[Row, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries in their order."""
        return tuple(entry for part in self.parts for entry in part.entries)

    @property
    def glossed(self) -> bool:
        """Whether names stand in English beside Chinese sentences anywhere."""
        rows = (row for entry in self.entries for row in (entry.titles, *entry.sentences))
        return any(cell.terms for row in (*self.glance, *rows) for cell in row)

    @property
    def source_names(self) -> tuple[str, ...]:
        """The outlets of all entries in the first language, each once, in the order of the page."""
        credits = (
            credit for entry in self.entries for credit in (*entry.credits[:1], *(row[0] for row in entry.others))
        )
        return tuple(dict.fromkeys(credit.source.text for credit in credits if credit.source))

    def label(self, key: str, language: str) -> str:
        """Return a word of the page, with the issue's number or the version where it has a place for them."""
        number = "" if self.number is None else str(self.number)
        return self.labels[key][language].replace("{number}", number).replace("{version}", self.version)

    def words(self, key: str) -> Row:
        """Return a label as a row."""
        return tuple(Cell(language=language, text=self.label(key, language)) for language in self.languages)


def arrange(briefing: Briefing, needed_labels: tuple[str, ...]) -> Sheet:
    """Arrange a briefing for setting. Raises RenderError where a label or a language is missing or malformed."""
    languages = _checked_languages(briefing)
    return Sheet(
        languages=languages,
        titles=_row(briefing.titles, languages),
        dates=_row(briefing.dates, languages),
        date=briefing.date.isoformat(),
        number=briefing.number,
        version=displayable(briefing.version),
        glance=tuple(_sentence(quotation, (), languages) for quotation in briefing.glance),
        parts=_parts(briefing.items, languages),
        counts=_counts(briefing),
        sources=tuple(
            Remark(name=displayable(s.name), detail=displayable(s.reason), count=s.pages, failed=s.failed)
            for s in briefing.statuses
        ),
        left_out=tuple(_left_out(entry) for entry in briefing.left_out),
        labels={key: _label(briefing, key, languages) for key in needed_labels},
        colophon=tuple(_row(words, languages) for words in briefing.colophon),
    )


def _checked_languages(briefing: Briefing) -> tuple[str, ...]:
    if not briefing.languages:
        raise RenderError("the briefing names no language; give at least one, such as zh-Hans")
    for tag in briefing.languages:
        if not TAG.fullmatch(tag):
            raise RenderError(f"{tag!r} is not a language tag; write one such as zh-Hans, zh-Hant-TW or en")
    return briefing.languages


def _label(briefing: Briefing, key: str, languages: tuple[str, ...]) -> dict[str, str]:
    words = briefing.labels.get(key, {})
    for language in languages:
        if language not in words:
            raise RenderError(f"the label {key!r} is missing in {language}; add it to the briefing's labels")
    return {language: displayable(words[language]) for language in languages}


def _row(
    texts: Rendition,
    languages: tuple[str, ...],
    terms: tuple[Term, ...] = (),
    translations: Mapping[str, Translation] = MappingProxyType({}),
) -> Row:
    tags = widen(_ordered(texts, languages, bool(terms)), translations, languages)
    return tuple(
        Cell(
            language=tag,
            text=displayable(texts.get(tag, "")),
            terms=_shown_terms(terms) if tag == _gloss_place(tags) else (),
            machines=machines_in(translations, tag, tags),
        )
        for tag in tags
    )


def _ordered(texts: Rendition, languages: tuple[str, ...], glossed: bool = False) -> tuple[str, ...]:
    """The languages of a row: all of the briefing's (an empty cell keeps its column), or the one that there is.

    A gloss (``glossed``) counts as English.
    """
    shown = tuple(tag for tag in (*languages, *texts) if tag in texts and TAG.fullmatch(tag))
    there = set(shown) | ({_ENGLISH} if glossed else set())
    return languages if len(there & set(languages)) > 1 else shown[:1]


def _gloss_place(tags: tuple[str, ...]) -> str:
    """The cell of a row that a gloss stands in: the English one, or the last."""
    return _ENGLISH if _ENGLISH in tags else tags[-1] if tags else ""


def _shown_terms(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    return tuple(
        Term(
            text=displayable(term.text),
            english=displayable(term.english),
            kind=term.kind,
            pinyin=displayable(term.pinyin),
        )
        for term in terms
    )


def _sentence(quotation: Quotation, reports: tuple[Report, ...], languages: tuple[str, ...]) -> Row:
    further = quotation.article > 0 and quotation.article < len(reports)
    outlet = reports[quotation.article].source if further else None
    tags = _ordered(quotation.texts, languages, bool(quotation.terms or quotation.pinyin))
    tags = widen(tags, quotation.translations, languages)
    place = _gloss_place(tags)
    own = (
        quotation.original
        if quotation.original in tags
        else next((t for t in tags if quotation.texts.get(t) == quotation.text), "")
    )
    return tuple(
        Cell(
            language=tag,
            text=displayable(quotation.texts.get(tag, "")),
            original=tag == own,
            speaker=phrase_in(quotation.speaker, tag),
            outlet=phrase_in(outlet, tag),
            link=safe_link(quotation.link) if tag == own else None,
            terms=_shown_terms(quotation.terms) if tag == place else (),
            reading=displayable(quotation.pinyin) if tag == place else "",
            machines=machines_in(quotation.translations, tag, tags),
        )
        for tag in tags
    )


def _credit(report: Report, language: str) -> Credit:
    link = safe_link(report.url)
    return Credit(
        language=language,
        title=phrase_in(report.titles, language) or Phrase(text="", language=language),
        source=phrase_in(report.source, language),
        agency=phrase_in(report.agency, language),
        authors=tuple(filter(None, map(displayable, report.authors))),
        when=phrase_in(report.when, language),
        link=link,
        host=host_of(link) if link else "",
        notes=tuple(filter(None, (phrase_in(note, language) for note in report.notes))),
        updated=report.updated,
    )


def _entry(number: int, item: Item, languages: tuple[str, ...]) -> Entry:
    rows = tuple(tuple(_credit(report, language) for language in languages) for report in item.reports)
    return Entry(
        number=number,
        anchor=f"item-{number}",
        titles=_row(item.titles, languages, item.terms, item.translations),
        sentences=tuple(_sentence(quotation, item.reports, languages) for quotation in item.quotations),
        credits=rows[0] if rows else (),
        others=rows[1:],
    )


def _parts(items: tuple[Item, ...], languages: tuple[str, ...]) -> tuple[Part, ...]:
    numbered = list(enumerate(items, 1))
    return tuple(
        Part(
            titles=_row(dict(section), languages) if section else (),
            entries=tuple(_entry(number, item, languages) for number, item in group),
        )
        for section, group in groupby(numbered, key=lambda pair: tuple((pair[1].section or {}).items()))
    )


def _counts(briefing: Briefing) -> tuple[tuple[str, int], ...]:
    counts = briefing.counts
    keys = ("pages", "articles", "items", "merged", "left_out", "failed")
    return tuple((key, getattr(counts, key)) for key in keys)


def _left_out(entry: LeftOut) -> Remark:
    return Remark(
        name=displayable(entry.title or entry.origin),
        detail=displayable(entry.reason),
        failed=entry.failed,
        merged_into=displayable(entry.merged_into or ""),
    )
