"""What the settings say about one source, and what is remembered of the addresses it was fetched from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import Literal
from zoneinfo import ZoneInfo

from digest.model import Plain
from digest.sources.resolving import without_login

SourceKind = Literal["path", "mail", "parquet", "warc", "feed", "url", "index"]
KINDS: tuple[SourceKind, ...] = ("path", "mail", "parquet", "warc", "feed", "url", "index")
"""The settings of which each source has exactly one: where it is."""

ON_THE_WEB: frozenset[SourceKind] = frozenset(("feed", "url", "index"))

FullText = Literal["auto", "page", "feed"]
FULL_TEXT: tuple[FullText, ...] = ("auto", "page", "feed")
"""Where the text of a feed's entries comes from: the page behind each, the feed itself, or whichever has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSpec:
    """One source: its ``name``, what ``kind`` it is, and ``location``, a path or an address.

    ``links`` is a CSS selector for the links of an index page. ``language`` (BCP 47) and ``zone`` stand in where a
    page states none. ``max_items`` bounds the entries or links that are taken, the newest first. ``robots`` says
    whether robots.txt is asked before a page is fetched. ``allow_private`` names hosts that may be fetched from
    although they are in a private network.
    """

    name: str
    kind: SourceKind
    location: str
    links: str | None = None
    language: str | None = None
    zone: tzinfo = ZoneInfo("Asia/Shanghai")  # noqa: RUF009 - immutable
    full_text: FullText = "auto"
    max_items: int = 50
    robots: bool = True
    allow_private: frozenset[str] = field(default_factory=frozenset)

    @property
    def place(self) -> str:
        """The location as it may be stored and shown: without the password that an address may hold."""
        return without_login(self.location) if self.kind in ON_THE_WEB else self.location


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators(Plain):
    """What was learnt of an address when it was fetched last, to ask no more than whether it has changed (RFC 9110).

    ``fetched`` is when that was; ``fresh_until`` is until when the server said that the answer holds; ``moved_to``
    is where it said that the address has gone for good, which is asked once the address itself answers no more.
    """

    etag: str | None = None
    last_modified: str | None = None
    fetched: datetime | None = None
    fresh_until: datetime | None = None
    moved_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit(Plain):
    """A visit to an address that went well, for the archive to remember and to hand back as ``known``.

    ``unchanged`` says that there was nothing new (304, or the last answer still holds), so that no page follows.
    ``moved_to`` is where a permanent redirect leads (301, 308).
    """

    url: str
    source: str
    validators: Validators
    unchanged: bool = False
    moved_to: str | None = None
