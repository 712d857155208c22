"""A process that parses feeds and does nothing else, so that a feed that chokes the parser hurts nobody.

It reads requests from standard input and answers on standard output. Both are framed by a length of four bytes: a
request is the XML of a feed in UTF-8, an answer is JSON; the first answer, to no request, says that it is ready. The
file is run on its own and imports nothing of digest; its memory is limited, its time is up to the one who asks.
"""

from __future__ import annotations

import contextlib
import io
import json
import struct
import sys
import time
from typing import Any, BinaryIO

import feedparser

MEMORY = 1 << 30
FRAME = struct.Struct(">I")
_PARSER_ERRORS = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError, MemoryError)
"""What feedparser has been seen to raise on hostile input, and its kin."""


def parse_feed(content: bytes) -> dict[str, Any]:
    """Parse the XML of a feed into plain JSON types: its title and language, and its entries, dates as written."""
    try:
        parsed = feedparser.parse(io.BytesIO(content), sanitize_html=False, resolve_relative_uris=False)
    except _PARSER_ERRORS as error:
        return {"error": f"{type(error).__name__}: {error}"[:200]}
    if not parsed.version and not parsed.entries:
        return {"error": "neither RSS nor Atom"}
    feed = parsed.feed
    return {
        "title": _text(feed.get("title")),
        "language": _text(feed.get("language")),
        "link": _text(feed.get("link")),
        "entries": [_entry(entry) for entry in parsed.entries],
    }


def _entry(entry: Any) -> dict[str, Any]:
    contents = [_text(content.get("value")) for content in entry.get("content") or ()]
    return {
        "id": _text(entry.get("id")),
        "url": _link(entry),
        "title": _text(entry.get("title")),
        "published": _text(entry.get("published")),
        "published_parsed": _seconds(entry.get("published_parsed")),
        "updated": _text(entry.get("updated")),
        "updated_parsed": _seconds(entry.get("updated_parsed")),
        "summary": _text(entry.get("summary")),
        "content": max(contents, key=len, default=""),
        "language": next((_text(c.get("language")) for c in entry.get("content") or () if c.get("language")), ""),
        "authors": [_text(author.get("name")) for author in entry.get("authors") or () if author.get("name")],
        "source": _text((entry.get("source") or {}).get("title")),
    }


def _link(entry: Any) -> str:
    """The address of the article: the alternate link, or an id that is declared to be one."""
    for link in entry.get("links") or ():
        if link.get("rel", "alternate") == "alternate" and link.get("href"):
            return _text(link["href"])
    return _text(entry.get("link"))


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _seconds(moment: time.struct_time | None) -> list[int] | None:
    return list(moment[:6]) if moment else None


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Say that the parser is loaded, then answer requests until there are no more."""
    _send(answers, {})
    while len(head := requests.read(FRAME.size)) == FRAME.size:
        _send(answers, parse_feed(requests.read(FRAME.unpack(head)[0])))


def _send(answers: BinaryIO, answer: dict[str, Any]) -> None:
    encoded = json.dumps(answer).encode("ascii")
    answers.write(FRAME.pack(len(encoded)) + encoded)
    answers.flush()


def _limit_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # Windows has no such limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    _limit_memory()
    answers = sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing that prints can break the frames
    serve(sys.stdin.buffer, answers)
