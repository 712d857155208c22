"""Files and folders as pages."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from digest.model import LeftOut, Page
from digest.sources.records import read_records

MEDIA_TYPES = {".txt": "text/plain", ".html": "text/html", ".htm": "text/html", ".md": "text/markdown"}
RECORDS = {".json": False, ".jsonl": True}
SUFFIXES = (*MEDIA_TYPES, *RECORDS)
MAX_BYTES = 16 * 2**20
"""The largest page that is read, in bytes: the longest news pages measured are under 1 MB."""


def read_pages(
    paths: Sequence[Path | str], *, fetched: datetime | None = None, stdin: BinaryIO | None = None
) -> Iterator[Page | LeftOut]:
    """Read the pages in files, folders (with their sub-folders) and, for ``-``, standard input.

    A file that cannot be read becomes a :class:`LeftOut` with the reason; the others go on. Files come in the order
    of their names, each once, however often it is named or linked to. ``fetched`` is the time that relative dates
    on the pages (``3小時前``) count from; the time of a file's last change is no such time, as copying sets it anew.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        if str(path) == "-" and stdin is not None:
            yield from read_stream(stdin, "stdin", fetched=fetched)
        else:
            yield from _walk(Path(path), fetched, seen)


def read_stream(stream: BinaryIO, origin: str, *, fetched: datetime | None = None) -> Iterator[Page | LeftOut]:
    """Read one page, or JSON records, from a stream whose kind is not known."""
    content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        yield _too_large(origin)
    elif content.lstrip()[:1] in (b"{", b"["):
        from io import BytesIO

        one_document = content.count(b"\n{") == 0 or content.lstrip()[:1] == b"["
        yield from read_records(BytesIO(content), origin, lines=not one_document, fetched=fetched)
    else:
        yield Page(content=content, origin=origin, fetched=fetched)


def _walk(path: Path, fetched: datetime | None, seen: set[tuple[int, int]]) -> Iterator[Page | LeftOut]:
    """A file, or a folder's files and sub-folders by name, without recursion: a tree may be as deep as it likes."""
    pending = [path]
    while pending:
        path = pending.pop()
        try:
            status = path.stat()
            is_folder = stat.S_ISDIR(status.st_mode)
            identity = (status.st_dev, status.st_ino)
            if identity in seen:
                continue
            seen.add(identity)
            children = sorted(path.iterdir(), reverse=True) if is_folder else []
        except (OSError, ValueError) as error:
            yield LeftOut(origin=str(path), reason=explain(error), failed=True)
            continue
        if is_folder:
            pending += [child for child in children if _is_worth_a_look(child)]
            yield from (_other_kind(child) for child in reversed(children) if _is_another_kind(child))
        elif stat.S_ISREG(status.st_mode):
            yield from _read_file(path, status, fetched)
        else:
            yield LeftOut(origin=str(path), reason="neither a file nor a folder", failed=True)


def _is_worth_a_look(path: Path) -> bool:
    return not path.name.startswith(".") and (path.suffix.lower() in SUFFIXES or not path.is_file())


def _is_another_kind(path: Path) -> bool:
    return not path.name.startswith(".") and not _is_worth_a_look(path)


def _other_kind(path: Path) -> LeftOut:
    return LeftOut(origin=str(path), reason=f"not a kind of file that is read ({path.suffix or 'no suffix'})")


def _read_file(path: Path, status: os.stat_result, fetched: datetime | None) -> Iterator[Page | LeftOut]:
    suffix = path.suffix.lower()
    try:
        if suffix in RECORDS:
            if not RECORDS[suffix] and status.st_size > MAX_BYTES:
                yield _too_large(str(path))
                return
            with path.open("rb") as stream:
                yield from read_records(stream, str(path), lines=RECORDS[suffix], fetched=fetched)
        elif status.st_size > MAX_BYTES:
            yield _too_large(str(path))
        else:
            yield Page(content=path.read_bytes(), origin=str(path), media_type=MEDIA_TYPES.get(suffix), fetched=fetched)
    except OSError as error:
        yield LeftOut(origin=str(path), reason=explain(error), failed=True)


def _too_large(origin: str) -> LeftOut:
    limit = MAX_BYTES // 2**20
    return LeftOut(origin=origin, reason=f"larger than {limit} MB, so hardly one article; split it", failed=True)


def explain(error: OSError | ValueError) -> str:
    """Say in a few words, for people, why a file or folder cannot be read."""
    reasons: dict[type[BaseException], str] = {
        FileNotFoundError: "no such file or folder",
        PermissionError: "not readable (permission denied); change its permissions",
    }
    if isinstance(error, OSError):
        return reasons.get(type(error)) or f"not readable ({(error.strerror or str(error)).lower()})"
    return f"not a path ({error})"
