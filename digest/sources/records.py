"""JSON and JSON Lines: one article, or one page, a record.

Field names are those of schema.org's NewsArticle, of JSON Feed 1.1, of ``digest extract --json`` and of the common
scrapers; the first that is present counts. A record that has its title in a field of its own holds an article that
somebody has already taken apart, so its text is taken as it stands; a text alone is read like any scraped page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from itertools import islice
from typing import Any, BinaryIO

from digest.language import read_datetime
from digest.model import LeftOut, Page, Stated
from digest.sources.shelves import name_shelf

MAX_RECORD_BYTES = 16 * 2**20
"""A longer line is cut, and so no JSON: memory stays bounded whatever a file holds."""

_TITLE = ("title", "headline", "name")
_PARAGRAPHS = ("paragraphs",)
_TEXT = ("text", "body", "articleBody", "content_text", "content", "maintext")
_HTML = ("html", "content_html", "raw_html")
_URL = ("url", "link", "id")
_PUBLISHED = ("published", "datePublished", "date_published", "published_at", "pubDate", "date", "time")
_SOURCE = ("source", "publisher", "site", "sitename", "site_name")
_AUTHORS = ("authors", "author", "byline")
_LANGUAGE = ("language", "lang", "inLanguage")
_SURROGATE = re.compile("[\ud800-\udfff]")
FIELDS = (*_TITLE, *_PARAGRAPHS, *_TEXT, *_HTML, *_URL, *_PUBLISHED, *_SOURCE, *_AUTHORS, *_LANGUAGE)
"""Every field that is looked at."""


def read_records(
    stream: BinaryIO, origin: str, *, lines: bool, fetched: datetime | None, shelf: str = ""
) -> Iterator[Page | LeftOut]:
    """Read the records of a JSON document, or with ``lines`` of JSON Lines, each as a page.

    A record that cannot be read is a :class:`LeftOut` that names its line; the others are not affected. ``shelf`` is
    that of a document; lines have their own.
    """
    if lines:
        yield from read_lines(stream, origin, fetched=fetched)
    else:
        yield from _read_document(stream.read(), origin, fetched, shelf)


def read_lines(
    stream: BinaryIO, origin: str, *, first: int = 0, count: int | None = None, fetched: datetime | None = None
) -> Iterator[Page | LeftOut]:
    """Read JSON Lines from where ``stream`` stands, ``count`` lines of them; before it there are ``first`` lines."""
    for number, (line, _) in enumerate(islice(split_lines(stream), count), first + 1):
        if len(line) > MAX_RECORD_BYTES:
            limit = MAX_RECORD_BYTES // 2**20
            yield LeftOut(origin=f"{origin}:{number}", reason=f"a record larger than {limit} MB", failed=True)
        elif line.strip():
            yield from _read_document(line, f"{origin}:{number}", fetched, name_shelf(origin, number))


def split_lines(stream: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """The lines of a stream, each with its length in bytes; of one that is too long only the beginning is kept."""
    for line in iter(lambda: stream.readline(MAX_RECORD_BYTES + 1), b""):
        rest, length = line, len(line)
        while len(rest) > MAX_RECORD_BYTES and not rest.endswith(b"\n"):
            rest = stream.readline(MAX_RECORD_BYTES + 1)
            length += len(rest)
        yield line, length


def _read_document(content: bytes, origin: str, fetched: datetime | None, shelf: str = "") -> Iterator[Page | LeftOut]:
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        yield LeftOut(origin=origin, reason="not UTF-8, as JSON must be; save it as UTF-8", failed=True)
        return
    except (ValueError, RecursionError) as error:
        yield LeftOut(origin=origin, reason=f"not JSON ({_explain(error)})", failed=True)
        return
    records = document if isinstance(document, list) else _items(document)
    for number, record in enumerate(records, 1):
        yield read_record(record, f"{origin}#{number}" if len(records) > 1 else origin, fetched, shelf)


def _explain(error: ValueError | RecursionError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"line {error.lineno}, {error.msg}" if error.lineno > 1 else error.msg
    return "nested too deep" if isinstance(error, RecursionError) else "a number with thousands of digits"


def _items(document: Any) -> list[Any]:
    """A JSON Feed, or another envelope with a list of articles in it, or one record."""
    if isinstance(document, Mapping):
        for key in ("items", "articles"):
            if isinstance(document.get(key), list):
                return list(document[key])
    return [document]


def read_record(record: Any, origin: str, fetched: datetime | None, shelf: str = "") -> Page | LeftOut:
    """Read one record as a page; a :class:`LeftOut` where it is none, or has no text."""
    if not isinstance(record, Mapping):
        return LeftOut(origin=origin, reason=f"not a record but a {_json_type(record)}", failed=True)
    title = _string(record, _TITLE)
    paragraphs, text, html = _strings(record, _PARAGRAPHS), _string(record, _TEXT), _string(record, _HTML)
    stated = Stated(
        title=title,
        published=_read_published(_string(record, _PUBLISHED), fetched),
        source=_string(record, _SOURCE) or None,
        authors=_strings(record, _AUTHORS),
        language=_string(record, _LANGUAGE) or None,
    )
    url = _string(record, _URL)
    url_or_none = url if url.startswith(("http://", "https://")) else None
    if not (content := "\n".join(paragraphs) or text or html):
        fields = ", ".join((*_PARAGRAPHS, *_TEXT[:3], _HTML[0]))
        return LeftOut(origin=origin, reason=f"a record without a text (looked for {fields})", title=title, failed=True)
    is_html = not paragraphs and (not text or _looks_like_html(text))
    return Page(
        content=content,
        origin=origin,
        url=url_or_none,
        media_type="text/html" if is_html else "text/plain",
        fetched=fetched,
        stated=stated,
        clean=not is_html and bool(paragraphs or title),
        shelf=shelf,
    )


def _read_published(value: str, fetched: datetime | None) -> datetime | date | None:
    found = read_datetime(value, near=fetched) if value else None
    return found.value if found and not found.inferred else None


def _looks_like_html(text: str) -> bool:
    return text.lstrip().startswith("<") and "</" in text


def _string(record: Mapping[str, Any], names: tuple[str, ...]) -> str:
    """The first of the fields that holds something, as text; an object gives its name."""
    for name in names:
        value = record.get(name)
        if isinstance(value, Mapping):
            value = value.get("name")
        if isinstance(value, (str, int, float)) and not isinstance(value, bool) and str(value).strip():
            return _SURROGATE.sub("\ufffd", str(value).strip())
    return ""


def _strings(record: Mapping[str, Any], names: tuple[str, ...]) -> tuple[str, ...]:
    for name in names:
        value = record.get(name)
        if isinstance(value, list):
            return tuple(text for item in value if (text := _string({"item": item}, ("item",))))
        if text := _string(record, (name,)):
            return (text,)
    return ()


def _json_type(value: Any) -> str:
    return {str: "string", list: "list", bool: "boolean", type(None): "null"}.get(type(value), "number")
