"""What a feed may hold before a parser sees it: bombs are refused or cut by counting, in linear time.

feedparser is quadratic in the attributes of one element and linear, but slow, in entries and nested tags: 200,000 of
either keep it busy for seconds to minutes.
"""

from __future__ import annotations

import re

from digest.sources.fetching import FetchError

MOST_ENTRIES = 1000
"""Entries that are read of one feed; feeds list the newest first."""
MOST_TAGS = 400_000
MOST_ATTRIBUTES = 300
DEEPEST = 500

_ENTRY = re.compile(r"<(?:[\w.-]+:)?(?:item|entry)[\s>]")
_ROOT = re.compile(r"<((?:[\w.-]+:)?(?:rss|feed|RDF))[\s>]")
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{4000,}")
_CDATA = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)", re.DOTALL)
_TAG = re.compile(r"<(/?)[A-Za-z][^<>]*?(/?)>")
_DOCTYPE = re.compile(r"<!DOCTYPE(?:[^\[>]|\[[^\]]*\]?)*>?", re.IGNORECASE)


def bound_feed(text: str) -> str:
    """Return the XML of a feed without its DTD and cut after ``MOST_ENTRIES``.

    Raises :class:`FetchError` where it is a bomb. Without a DTD there are no entities to expand and none to load.
    """
    text = _DOCTYPE.sub("", text, count=1) if "<!DOCTYPE" in text[:100_000].upper() else text
    text = _cut(text)
    if text.count("<") > MOST_TAGS or text.count("&lt;") > MOST_TAGS:
        raise FetchError("not read: it has more tags than any feed", passing=False)
    structure = _CDATA.sub("", text)
    if any(tag[0].count("=") > MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(structure)):
        raise FetchError("not read: an element has more attributes than any feed's", passing=False)
    if _depth(structure) > DEEPEST:
        raise FetchError("not read: its elements are nested deeper than any feed's", passing=False)
    return text


def _cut(text: str) -> str:
    """Cut after the last entry that is read, and close the feed there."""
    if text.count("<item") + text.count("<entry") + text.count(":item") + text.count(":entry") <= MOST_ENTRIES:
        return text
    for number, entry in enumerate(_ENTRY.finditer(text)):
        if number == MOST_ENTRIES:
            root = _ROOT.search(text)
            channel = "</channel>" if root and root[1] == "rss" else ""
            return f"{text[: entry.start()]}{channel}</{root[1]}>" if root else text[: entry.start()]
    return text


def _depth(text: str) -> int:
    deepest = depth = 0
    for tag in _TAG.finditer(text):
        if tag[2]:
            continue
        depth += -1 if tag[1] else 1
        deepest = max(deepest, depth)
    return deepest
