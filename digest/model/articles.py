"""What is read: pages, the articles in them, their summaries and stories, and what is left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, NamedTuple

from digest.model.plain import Plain

LANGUAGES = ("zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK", "en")
"""The languages that a briefing can be set in, as BCP 47 tags."""

PublishedFrom = Literal["stated", "updated", "feed", "inferred"]


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
