"""WARC files (ISO 28500), as web archives and Common Crawl keep pages: every HTML response is a page.

In WET files, which Common Crawl makes of them, every conversion to plain text is one.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from digest.errors import UsageError
from digest.model import LeftOut, Page
from digest.sources.fetching import FetchError, read_content_type
from digest.sources.files import MAX_BYTES, explain
from digest.sources.naming import name_file
from digest.sources.shelves import name_shelf
from digest.sources.unpacking import unpack

_PAGES = ("text/html", "application/xhtml+xml", "text/plain")
_SAID = 80
"""Characters that are told of what an error says."""
_SUFFIXES = (".warc", ".warc.gz", ".wet", ".wet.gz")


def read_warc(path: Path | str) -> Iterator[Page | LeftOut]:
    """Read the pages of a WARC file (plain or gzip), or of those in a folder.

    Responses that are no text, and those with another status than 200, are passed over; a damaged file gives what
    comes before the damage, then a :class:`LeftOut`. Raises :class:`UsageError` where warcio is not installed.
    """
    root = Path(path)
    files = sorted(file for file in root.rglob("*") if file.name.endswith(_SUFFIXES)) if root.is_dir() else [root]
    for file in files:
        try:
            with file.open("rb") as stream:
                yield from read_responses(stream, name_file(file))
        except OSError as error:
            yield LeftOut(origin=name_file(file), reason=explain(error), failed=True)


def read_responses(stream: BinaryIO, origin: str) -> Iterator[Page | LeftOut]:
    """Read the pages of one WARC file that is open; see ``read_warc``."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        raise UsageError("WARC needs warcio; install digest with the extra: digest[warc]") from None
    try:
        yield from _read_all(ArchiveIterator(stream), origin)
    except (ArchiveLoadFailed, EOFError, ValueError, zlib.error) as error:
        yield LeftOut(origin=origin, reason=f"not a whole WARC file ({_first_words(error)})", failed=True)


def _read_all(records: Iterable[Any], origin: str) -> Iterator[Page | LeftOut]:
    for number, record in enumerate(records, 1):
        yield from _read_response(record, f"{origin}#{number}", name_shelf(origin, number))


def _read_response(record: Any, origin: str, shelf: str) -> Iterator[Page | LeftOut]:
    http = record.http_headers
    if record.rec_type == "conversion":
        content = record.raw_stream.read(MAX_BYTES)
        if len(content) < MAX_BYTES and _is_cut_short(record):
            yield _cut_short(origin)
        else:
            yield _page(record, origin, shelf, content=content, media_type="text/plain")
        return
    if record.rec_type != "response" or http is None or http.get_statuscode() != "200":
        return
    media_type, charset = read_content_type(http.get_header("content-type") or "")
    if media_type not in _PAGES:
        return
    try:
        content = unpack(record.raw_stream, http.headers, MAX_BYTES)
    except FetchError as error:
        yield LeftOut(origin=origin, reason=str(error), failed=True)
        return
    if _is_cut_short(record):
        yield _cut_short(origin)
        return
    kind = "text/plain" if media_type == "text/plain" else "text/html"
    yield _page(record, origin, shelf, content=content, media_type=kind, charset=charset)


def _is_cut_short(record: Any) -> bool:
    """Whether bytes that the record announces are still to come when all of the file is read."""
    return getattr(record.raw_stream, "limit", 0) > 0


def _cut_short(origin: str) -> LeftOut:
    return LeftOut(origin=origin, reason="not whole: the file ends in the middle of it", failed=True)


def _first_words(error: Exception) -> str:
    """What an error says, in a line that can be printed: the bytes of damage often stand in it."""
    line = next(iter(str(error).splitlines()), type(error).__name__)
    return "".join(letter if letter.isprintable() else "?" for letter in line)[:_SAID]


def _page(record: Any, origin: str, shelf: str, *, content: bytes, media_type: str, charset: str | None = None) -> Page:
    return Page(
        content=content,
        origin=origin,
        url=record.rec_headers.get_header("WARC-Target-URI"),
        media_type=media_type,
        charset=charset,
        fetched=_date(record.rec_headers.get_header("WARC-Date")),
        shelf=shelf,
    )


def _date(text: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
