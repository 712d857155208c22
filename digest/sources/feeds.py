"""RSS, Atom and JSON feeds: from the bytes of an answer to the entries of the feed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import tzinfo
from typing import Any

from digest.sources.entries import Entry
from digest.sources.feed_bounds import MOST_ENTRIES, bound_feed
from digest.sources.feed_dates import read_feed_date, set_clock_right
from digest.sources.feed_parsers import FeedParsers
from digest.sources.fetching import Answer, FetchError
from digest.sources.fragment import read_fragment
from digest.sources.resolving import resolve
from digest.sources.xml_text import decode_xml, drop_forbidden

WHOLE = 200
"""Han characters (a third of the letters of other scripts) from which on a feed's text counts as a whole article."""

_CUT_OFF = re.compile(
    r"(?:\.\.\.|…)[\])）\s]*$"
    r"|(?:阅读|閱讀|查看|点击|點擊|更多|全文|read more|continue reading)[^\n。]{0,12}$",
    re.IGNORECASE,
)
_GMT = re.compile(r"(?:GMT|UTC|Z|[+-]00:?00)\s*$", re.IGNORECASE)
_LATIN = re.compile(r"[A-Za-z]")


async def read_feed(answer: Answer, parsers: FeedParsers, *, zone: tzinfo) -> tuple[Entry, ...]:
    """Read the entries of a fetched feed; times without an offset are in ``zone``.

    Raises :class:`FetchError` where the answer is no feed.
    """
    text = decode_xml(answer.content, answer.charset)
    if text.lstrip()[:1] in ("{", "["):
        raw = _read_json(text)
    else:
        _check_markup(text)
        raw = await parsers.parse(bound_feed(text))
    entries = (_read_entry(entry, raw, answer, zone) for entry in raw["entries"][:MOST_ENTRIES])
    kept = tuple(entry for entry in entries if entry.url or entry.text)
    return set_clock_right(kept, zone=zone, fetched=answer.fetched)


def _check_markup(text: str) -> None:
    start = text[:2000].lstrip().lower()
    if not start:
        raise FetchError("empty: there is nothing in it")
    if start.startswith(("<!doctype html", "<html")):
        raise FetchError("not a feed but a web page; give it as url or index, or look in it for the feed's address")


def _read_json(text: str) -> dict[str, Any]:
    """JSON Feed 1.1 in the shape of a parsed XML feed."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        raise FetchError("not a feed (begins like JSON and is none)", passing=False) from None
    items = document.get("items") if isinstance(document, Mapping) else None
    if not isinstance(items, list):
        raise FetchError("not a feed (JSON without a list of items)", passing=False)
    return {
        "title": _string(document, "title"),
        "language": _string(document, "language"),
        "link": _string(document, "home_page_url"),
        "entries": [_json_entry(item) for item in items if isinstance(item, Mapping)],
    }


def _json_entry(item: Mapping[str, Any]) -> dict[str, Any]:
    authors = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
    return {
        "id": _string(item, "id"),
        "url": _string(item, "url") or _string(item, "external_url"),
        "title": _string(item, "title"),
        "published": _string(item, "date_published"),
        "updated": _string(item, "date_modified"),
        "summary": _string(item, "summary"),
        "content": _string(item, "content_html") or _string(item, "content_text"),
        "language": _string(item, "language"),
        "authors": [_string(author, "name") for author in authors or () if isinstance(author, Mapping)],
        "source": "",
    }


def _string(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name)
    return drop_forbidden(str(value)) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""


def _read_entry(raw: Mapping[str, Any], feed: Mapping[str, Any], answer: Answer, zone: tzinfo) -> Entry:
    content, summary = read_fragment(raw["content"]), read_fragment(raw["summary"])
    text = max(content, summary, key=len)

    def read(name: str) -> Any:
        parsed = raw.get(f"{name}_parsed")
        return read_feed_date(raw[name], zone=zone, fetched=answer.fetched, parsed=parsed) if raw[name] else None

    return Entry(
        url=_article_address(raw, answer.url),
        title=read_fragment(raw["title"]).replace("\n", " "),
        text=text,
        is_whole=_is_whole(text),
        published=read("published") or read("updated"),
        updated=read("updated"),
        says_gmt=bool(_GMT.search(raw["published"] or raw["updated"])),
        authors=tuple(name for name in map(str.strip, raw["authors"]) if name),
        source=raw["source"].strip() or None,
        language=_language(raw["language"]) or _language(feed["language"]),
    )


def _article_address(raw: Mapping[str, Any], base: str) -> str | None:
    """The entry's address made absolute; an id that is an address stands in for a link."""
    address = raw["url"].strip() or (raw["id"].strip() if raw["id"].startswith(("http://", "https://")) else "")
    return resolve(base, address) if address else None


def _is_whole(text: str) -> bool:
    letters = len(_LATIN.findall(text))
    return len(text) - letters + letters / 3 >= WHOLE and not _CUT_OFF.search(text[-60:])


def _language(tag: str) -> str | None:
    """A language that the feed states, where it is one: Chinese without a script is left for the text to decide."""
    tag = tag.strip().replace("_", "-")
    return tag if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}", tag) else None
