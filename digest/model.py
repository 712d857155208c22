"""The words of the domain, as frozen dataclasses: what each room takes and gives.

A *page* is what a source hands over; an *article* is what was read out of it; a *story* is one event, told by
one or more articles; a *briefing* is what the reader holds. Texts are Unicode strings, offsets count characters
(code points), languages are BCP 47 tags (``zh-Hans``, ``zh-Hant``, ``zh-Hant-TW``, ``zh-Hant-HK``, ``en``, ``und``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime
from typing import Any, Literal, NamedTuple

LANGUAGES = ("zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK", "en")
"""The languages that a briefing can be set in, as BCP 47 tags."""

PublishedFrom = Literal["stated", "updated", "feed", "inferred"]


def to_plain(value: Any) -> Any:
    """Turn a value of this module into plain JSON types (dates in ISO 8601, tuples as lists)."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        if hasattr(value, "_asdict"):
            return to_plain(value._asdict())
        return [to_plain(item) for item in value]
    if isinstance(value, date):  # a datetime is a date
        return value.isoformat()
    return value


class Plain:
    """Gives a dataclass its ``to_dict``."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the value as plain JSON types: dicts, lists, strings, numbers, booleans, None."""
        plain: dict[str, Any] = to_plain(self)
        return plain


class MonthDay(NamedTuple):
    """A day whose year nobody states (``8月25日``)."""

    month: int
    day: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated(Plain):
    """What a source says about a page besides its content (a feed entry, a JSON record, front matter)."""

    title: str = ""
    published: datetime | date | None = None
    source: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Plain):
    """One page as a source hands it over, before anything is read out of it.

    ``origin`` names it in messages (a path, a URL, ``stdin``, ``file.jsonl:12``). ``content`` is bytes where the
    encoding is still to be found. ``media_type`` is ``text/html``, ``text/plain`` or ``text/markdown``, or None where
    the content decides. ``charset`` is what the transport declared. ``fetched`` anchors relative times
    (``3小時前``). ``clean`` says that the content is the article's own text, with nothing around it. ``shelf`` names
    pages that stood together, in one file or folder: lines that recur among them are looked for.
    """

    content: bytes | str
    origin: str
    url: str | None = None
    media_type: str | None = None
    charset: str | None = None
    fetched: datetime | None = None
    stated: Stated = field(default_factory=Stated)
    clean: bool = False
    shelf: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped(Plain):
    """A line that stood in the page and is not part of the article, with the reason it was left out."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline(Plain):
    """The opening of a dispatch (``新华社北京7月8日电``): who sent it, from where, on which day.

    ``end`` is the offset in the paragraph at which the news itself begins.
    """

    agency: str | None = None
    place: str | None = None
    day: MonthDay | None = None
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Plain):
    """What was read out of a page: the article's own words, and what is known of it.

    ``paragraphs`` are the body, in order and verbatim (injected readings removed); ``headings`` and ``captions``
    stand apart; ``lines`` gives, for each paragraph, the line of the page on which it began (from 1).
    ``published`` is an aware datetime where the minute is known, a date where only the day is, None where the page
    states none; ``published_from`` says how it is known. ``day`` is the month and day that the text itself gives to
    its news when the year is nowhere stated. ``confidence`` runs from 0 to 1. ``notes`` are short remarks on the
    reading (``injected readings removed``, ``mojibake``).
    """

    title: str = ""
    original_title: str | None = None
    paragraphs: tuple[str, ...] = ()
    language: str = "und"
    published: datetime | date | None = None
    published_from: PublishedFrom | None = None
    day: MonthDay | None = None
    source: str | None = None
    agency: str | None = None
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    dateline: Dateline | None = None
    standfirst: str | None = None
    headings: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    notes: tuple[str, ...] = ()
    confidence: float = 1.0
    url: str | None = None
    origin: str = ""

    @property
    def text(self) -> str:
        """The body as one string, a paragraph a line."""
        return "\n".join(self.paragraphs)

    @classmethod
    def from_text(cls, text: str, title: str = "", language: str | None = None) -> Article:
        """Make an article of text that is already clean, its paragraphs separated by newlines.

        ``language`` is detected where none is given.
        """
        from digest.language import detect  # the one upward arrow: a model does not depend on it to exist

        rows = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
        return cls(
            title=title.strip(),
            paragraphs=tuple(line for _, line in rows),
            lines=tuple(number for number, _ in rows),
            language=language or detect(f"{title}\n{text}"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence(Plain):
    """A sentence in its place: ``article.paragraphs[paragraph][start:end] == text``."""

    text: str
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeySentence(Sentence):
    """A sentence chosen for the briefing, verbatim, with its score and, where the text names one, its speaker."""

    score: float = 0.0
    speaker: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary(Plain):
    """The key sentences of one article, in document order, and the method that chose them."""

    sentences: tuple[KeySentence, ...] = ()
    method: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story(Plain):
    """One event: the articles that tell it, the lead first, each with its summary; copies of them stand apart."""

    articles: tuple[Article, ...]
    summaries: tuple[Summary, ...]
    copies: tuple[Article, ...] = ()

    @property
    def lead(self) -> Article:
        """The article that tells the story in the briefing."""
        return self.articles[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceStatus(Plain):
    """How one source fared: how many pages it gave, and what went wrong, if anything did."""

    name: str
    pages: int = 0
    failed: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut(Plain):
    """An input that is not in the briefing: which, why, and whether that is a failure or a choice.

    ``merged_into`` names the title of the story that it became part of.
    """

    origin: str
    reason: str
    title: str = ""
    failed: bool = False
    merged_into: str | None = None


# ---------------------------------------------------------------------------------------------- the briefing
# Everything the reader sees has been put into every language of the briefing before it reaches a template.
# A rendition maps a language tag to the text in it; a text that exists in one language only has one entry.

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
