"""Newsletters as they lie in a mail folder: .eml files, folders of them, Maildir.

Each message is a page: its HTML where it has some, else its text. Headers are read leniently, since newsletters write
raw GBK into them and declare encodings that they do not use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import Path

from digest.model import LeftOut, Page, Stated
from digest.sources.files import MAX_BYTES, explain
from digest.sources.naming import name_file
from digest.sources.xml_text import decode_xml

MOST_PARTS = 500
"""Parts of one message that are looked at: nothing but a bomb has more."""

_TEXTS = ("text/html", "text/plain")
_MAILDIR = ("cur", "new")
_URL = re.compile(r"<(https?://[^\s>]+)>")


def read_mail(path: Path | str) -> Iterator[Page | LeftOut]:
    """Read the messages of an .eml file, of a Maildir, or of a folder that holds either, by name.

    A message that cannot be read becomes a :class:`LeftOut` with the reason; the others go on.
    """
    try:
        files = sorted(_find(Path(path)))
    except OSError as error:
        yield LeftOut(origin=name_file(Path(path)), reason=explain(error), failed=True)
        return
    if not files:
        yield LeftOut(
            origin=name_file(Path(path)), reason="no message in it: neither .eml files nor a Maildir", failed=True
        )
    for file in files:
        yield _read_file(file)


def _find(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        path.stat()  # raises where there is nothing
        yield path
        return
    for file in path.rglob("*"):
        inside = file.relative_to(path).parts
        hidden = any(part.startswith(".") for part in inside[-1:])
        if file.is_file() and not hidden and (file.suffix.lower() == ".eml" or _is_in_maildir(file)):
            yield file


def _is_in_maildir(file: Path) -> bool:
    """Whether the file is a message that has been delivered into a Maildir (tmp holds those still on their way)."""
    return file.parent.name in _MAILDIR and (file.parent.parent / "cur").is_dir()


def _read_file(file: Path) -> Page | LeftOut:
    try:
        if file.stat().st_size > MAX_BYTES:
            return LeftOut(origin=name_file(file), reason=f"larger than {MAX_BYTES // 2**20} MB", failed=True)
        content = file.read_bytes()
    except OSError as error:
        return LeftOut(origin=name_file(file), reason=explain(error), failed=True)
    return read_message(content, name_file(file))


def read_message(content: bytes, origin: str) -> Page | LeftOut:
    """Read one message (RFC 5322) as a page; a :class:`LeftOut` where it holds no text."""
    try:
        message = BytesParser(policy=compat32).parsebytes(content)
        parts = _texts(message)
    except RecursionError:
        return LeftOut(origin=origin, reason="not read: its parts are nested too deep", failed=True)
    title = _header(message, "subject")
    for kind in _TEXTS:
        if kind in parts:
            return _page(message, parts[kind], kind, origin, title)
    return LeftOut(origin=origin, reason="a message without text", title=title, failed=True)


def _texts(message: Message) -> dict[str, Message]:
    """The first part of each kind of text that is no attachment and not empty."""
    found: dict[str, Message] = {}
    for number, part in enumerate(message.walk()):
        if number == MOST_PARTS:
            break
        kind = part.get_content_type()
        if kind in _TEXTS and kind not in found and part.get_content_disposition() != "attachment" and _body(part):
            found[kind] = part
    return found


def _body(part: Message) -> bytes:
    body = part.get_payload(decode=True)
    return body if isinstance(body, bytes) else b""


def _page(message: Message, part: Message, kind: str, origin: str, title: str) -> Page:
    sent = _date(message)
    name, address = parseaddr(_header(message, "from"))
    link = _URL.search(_header(message, "archived-at"))
    charset = part.get_param("charset")
    return Page(
        content=_body(part),
        origin=origin,
        url=link[1] if link else None,
        media_type=kind,
        charset=charset if isinstance(charset, str) else None,
        fetched=sent,
        stated=Stated(title=title, published=sent, source=name.strip() or address or None),
    )


def _date(message: Message) -> datetime | None:
    try:
        sent = parsedate_to_datetime(_header(message, "date"))
    except (ValueError, IndexError, OverflowError):
        return None
    return sent if sent.tzinfo else sent.replace(tzinfo=UTC)


def _header(message: Message, name: str) -> str:
    """A header as one line of text, whether it is encoded by RFC 2047 or stands there in raw bytes."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name), "")
    try:
        pieces = decode_header(raw)
    except (ValueError, HeaderParseError):  # damaged base64
        pieces = [(raw, None)]
    return " ".join("".join(_decode(piece, charset) for piece, charset in pieces).split())


def _decode(piece: bytes | str, charset: str | None) -> str:
    content = piece.encode("ascii", "surrogateescape") if isinstance(piece, str) and not piece.isascii() else piece
    if isinstance(content, str):
        return content
    return decode_xml(content, None if charset in (None, "unknown-8bit") else charset)
