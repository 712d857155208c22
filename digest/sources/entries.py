"""The entries of a feed, whatever the kind of feed: what each says of its article, and how much of it it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry: ``text`` is what the feed itself holds, paragraphs separated by newlines.

    ``says_gmt`` is whether its time is stated in GMT, which some feeds say of their local time.
    """

    url: str | None
    title: str
    text: str = ""
    is_whole: bool = False
    published: datetime | date | None = None
    updated: datetime | date | None = None
    says_gmt: bool = False
    authors: tuple[str, ...] = ()
    source: str | None = None
    language: str | None = None
