"""From a page to an article: decode, find the lines, read them, label them, and gather what is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.errors import InputError
from digest.extraction.decoding import Decoded, decode, is_mojibake
from digest.extraction.repeated import RepeatedLines
from digest.extraction.site_rules import SiteRule
from digest.extraction.sniffing import name_binary, name_feed, sniff_media_type
from digest.language import strip_readings
from digest.model import Article, Page

if TYPE_CHECKING:  # the labels bring all patterns along, and are needed only when a page is read
    from digest.extraction.judged import Judged

LARGEST = 5_000_000
"""Bytes of a page beyond which it is not read (a text counts in UTF-8): news pages stay below a fifth of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article and the judgement on every line of its page."""

    article: Article
    judged: tuple[Judged, ...]


def extract_article(page: Page, *, sites: Sequence[SiteRule] = (), repeated: RepeatedLines | None = None) -> Article:
    """Read the article out of ``page``.

    ``sites`` are rules for pages of certain hosts, ``repeated`` the lines that are known to stand on many pages of
    the same source. Raises InputError where there is no article to read: empty, not text, larger than ``LARGEST``,
    nested too deep, or without a single paragraph. The message does not name the page.
    """
    return read_page(page, sites=sites, repeated=repeated).article


def read_page(page: Page, *, sites: Sequence[SiteRule] = (), repeated: RepeatedLines | None = None) -> Reading:
    """Read ``page`` and keep what every line was taken for; see ``extract_article``."""
    decoded = read_text(page)
    text = strip_readings(decoded.text)
    notes = [*decoded.notes, *(["injected readings removed"] if text != decoded.text else [])]
    reading = _read_as(page, text, sites, repeated)
    article = reading.article
    if not article.paragraphs:
        raise InputError("no article found in it: no paragraph of running text")
    return replace(reading, article=replace(article, notes=(*article.notes, *notes)))


def read_text(page: Page) -> Decoded:
    """Return the page's text; raises InputError where it is empty, too large or not text."""
    content = page.content
    size = len(content) if isinstance(content, bytes) else _utf8_length(content)
    if size > LARGEST:
        limit = LARGEST // 1_000_000
        raise InputError(f"too large to be an article ({size / 1_000_000:.1f} MB; the limit is {limit} MB)")
    if isinstance(content, str):
        notes = ("mojibake",) if is_mojibake(content) else ()
        decoded = Decoded(text=content.replace("\r\n", "\n").replace("\x00", ""), encoding="", notes=notes)
    else:
        name = name_binary(content)
        if name:
            raise InputError(f"not text (it looks like {name})")
        decoded = decode(content, page.charset)
    if not decoded.text.strip():
        raise InputError("empty: there is nothing in it")
    feed = name_feed(decoded.text)
    if feed:
        remedy = "the file the suffix .json" if "JSON" in feed else "its address as a feed, or the file the suffix .xml"
        raise InputError(f"not an article (it looks like {feed}); give {remedy}")
    return decoded


def _utf8_length(text: str) -> int:
    return len(text) if len(text) > LARGEST else len(text.encode("utf-8", "replace"))


def _read_as(page: Page, text: str, sites: Sequence[SiteRule], repeated: RepeatedLines | None) -> Reading:
    kind = sniff_media_type(text, page.url or page.origin, page.media_type)
    if kind == "text/html":
        from digest.extraction.html_page import read_html

        return read_html(page, text, sites, repeated)
    if kind == "text/markdown":
        from digest.extraction.markdown_page import read_markdown

        return read_markdown(page, text)
    from digest.extraction.plain_page import read_clean, read_plain

    return read_clean(page, text) if page.clean else read_plain(page, text, sites, repeated)
