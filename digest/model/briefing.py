"""What is shown: a briefing and its parts.

Everything the reader sees has been put into every language of the briefing before it reaches a template.
A rendition maps a language tag to the text in it; a text that exists in one language only has one entry.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from digest.model.articles import LeftOut, PublishedFrom, SourceStatus
from digest.model.plain import Plain

Rendition = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag(Plain):
    """A reason to compare a machine's translation with the original: what it is about, and the words for a reader.

    ``kind`` is one of ``digest.translation.KINDS`` (``number``, ``negation``…).
    """

    kind: str
    says: Rendition


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation(Plain):
    """What a machine made of a text in another language; ``failure`` says why there is none, and ``text`` is empty.

    ``translator`` is the name of the engine as readers see it.
    """

    translator: str
    text: str = ""
    flags: tuple[Flag, ...] = ()
    failure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Plain):
    """A name in a Chinese text, as it stands there, with its English: the gloss of a reader who has no Chinese.

    ``kind`` is ``country``, ``place``, ``organisation``, ``company``, ``office``, ``person``, ``treaty``, ``term`` or
    ``currency``. ``pinyin`` is its reading, empty where none is known or wanted.
    """

    text: str
    english: str
    kind: str = "term"
    pinyin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation(Plain):
    """A key sentence as shown: verbatim in ``original``'s script, and its renditions beside it.

    ``speaker`` is a label outside the quotation. ``article`` is the position of its article in the item's
    ``reports``; ``paragraph``, ``start`` and ``end`` are its place there; ``link`` leads to that place in the source.
    ``translations`` are those of a machine, by language; they are never among ``texts``. ``terms`` are the names in a
    Chinese sentence with their English, ``pinyin`` is its reading where that is wished. ``item`` is the id of the item
    that a sentence of the glance is from.
    """

    texts: Rendition
    original: str
    text: str
    speaker: Rendition | None = None
    article: int = 0
    paragraph: int = 0
    start: int = 0
    end: int = 0
    link: str | None = None
    translations: Mapping[str, Translation] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()
    pinyin: str = ""
    item: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Plain):
    """One article behind an item: where it stood and when, said in each language.

    ``updated`` says that an earlier issue had it before it changed; the first of the notes says which.
    """

    titles: Rendition
    origin: str
    url: str | None = None
    source: Rendition | None = None
    agency: Rendition | None = None
    authors: tuple[str, ...] = ()
    published: datetime | date | None = None
    published_from: PublishedFrom | None = None
    when: Rendition | None = None
    updated: bool = False
    notes: tuple[Rendition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Plain):
    """A story as the briefing shows it; ``reports`` begin with the lead.

    ``translations`` are those of its title, ``terms`` the names in it with their English.
    """

    id: str
    titles: Rendition
    quotations: tuple[Quotation, ...]
    reports: tuple[Report, ...]
    section: Rendition | None = None
    translations: Mapping[str, Translation] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts(Plain):
    """What became of the inputs: ``read`` articles are shown in items, merged into one, or left out."""

    pages: int = 0
    articles: int = 0
    items: int = 0
    merged: int = 0
    left_out: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing(Plain):
    """One dated issue in its languages, ready to be set: nothing is converted or chosen after this.

    ``labels`` holds the words of the page itself (``source``, ``contents``…) for each language; ``colophon`` what is
    to be said at the end beside them, such as which machine translated.
    """

    titles: Rendition
    date: date
    dates: Rendition
    languages: tuple[str, ...]
    items: tuple[Item, ...]
    labels: Mapping[str, Rendition]
    number: int | None = None
    glance: tuple[Quotation, ...] = ()
    statuses: tuple[SourceStatus, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    counts: Counts = field(default_factory=Counts)
    colophon: tuple[Rendition, ...] = ()
    version: str = ""
