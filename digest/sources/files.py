"""Files and folders as pages."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from digest.errors import UsageError, reason_of
from digest.model import LeftOut, Page
from digest.sources.compressed import DAMAGED, decompressed, explain_damage
from digest.sources.containers import CONTAINERS, Container, container_of, read_container
from digest.sources.naming import name_file
from digest.sources.records import read_records
from digest.sources.shelves import name_shelf

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".shtml": "text/html",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
}
FEEDS = (".xml", ".rss", ".atom")
SUFFIXES = (*MEDIA_TYPES, *FEEDS, ".json", *CONTAINERS)
MAX_BYTES = 16 * 2**20
"""The largest page that is read, in bytes: the longest news pages measured are under 1 MB."""


Seen = set[tuple[int, int]]
"""The files and folders that were met already, by device and number."""


def read_pages(
    paths: Sequence[Path | str],
    *,
    fetched: datetime | None = None,
    stdin: BinaryIO | None = None,
    seen: Seen | None = None,
) -> Iterator[Page | LeftOut]:
    """Read the pages in files, folders (with their sub-folders) and, for ``-``, standard input.

    A file that cannot be read becomes a :class:`LeftOut` with the reason; the others go on. Files come in the order
    of their names, each once, however often it is named or linked to. ``fetched`` is the time that relative dates
    on the pages (``3小時前``) count from; the time of a file's last change is no such time, as copying sets it anew.
    What is in ``seen`` is passed over, and what is met comes to be in it.
    """
    seen = set() if seen is None else seen
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


def look_away(folders: Sequence[Path | str], paths: Sequence[Path | str]) -> Seen:
    """What to pass over so that ``folders`` are not read as parts of ``paths``; where one of them is named as such, it
    is read."""
    return {one for path in folders if (one := _identify(path))} - {_identify(path) for path in paths}


def _identify(path: Path | str) -> tuple[int, int] | None:
    try:
        status = Path(path).stat()
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino


def _walk(path: Path, fetched: datetime | None, seen: Seen) -> Iterator[Page | LeftOut]:
    place = 0
    for found in find_files(path, seen):
        if isinstance(found, LeftOut):
            yield found
        else:
            place = 0 if container_of(found.name) else place + 1  # files of records have shelves of their own
            yield from read_file(found, shelf=name_shelf(str(path), place), fetched=fetched)


def find_files(path: Path, seen: Seen) -> Iterator[Path | LeftOut]:
    """Find a file, or a folder's files and those of its sub-folders that can be read, by name.

    ``seen`` holds what was met before, by device and number, and comes to hold what is met now. A tree may be as deep
    as it likes.
    """
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
            yield LeftOut(origin=name_file(path), reason=explain(error), failed=True)
            continue
        if is_folder:
            shown = [child for child in children if not child.name.startswith(".")]
            pending += [child for child in shown if _is_worth_a_look(child)]
            yield from (_other_kind(child) for child in reversed(shown) if not _is_worth_a_look(child))
        elif stat.S_ISREG(status.st_mode):
            yield path
        else:
            yield LeftOut(origin=name_file(path), reason="neither a file nor a folder", failed=True)


def _is_worth_a_look(path: Path) -> bool:
    return path.name.lower().endswith(SUFFIXES) or not path.is_file()


def _other_kind(path: Path) -> LeftOut:
    return LeftOut(origin=name_file(path), reason=f"not a kind of file that is read ({path.suffix or 'no suffix'})")


def read_file(path: Path, *, shelf: str = "", fetched: datetime | None = None) -> Iterator[Page | LeftOut]:
    """Read the page, or the records, of one file of a known suffix; ``shelf`` is that of a page."""
    suffix = path.suffix.lower()
    container = container_of(path.name)
    try:
        with path.open("rb") as stream:
            if container:
                yield from _read_container(stream, path, container, fetched)
            elif os.fstat(stream.fileno()).st_size > MAX_BYTES:
                yield _too_large(name_file(path))
            elif suffix in FEEDS:
                from digest.sources.saved_feeds import read_saved_feed

                yield from read_saved_feed(stream.read(), name_file(path), fetched=fetched)
            elif suffix == ".json":
                yield from read_records(stream, name_file(path), lines=False, fetched=fetched, shelf=shelf)
            else:
                kind = MEDIA_TYPES.get(suffix)
                yield Page(content=stream.read(), origin=name_file(path), media_type=kind, fetched=fetched, shelf=shelf)
    except OSError as error:
        yield LeftOut(origin=name_file(path), reason=explain(error), failed=True)


def _read_container(
    stream: BinaryIO, path: Path, kind: Container, fetched: datetime | None
) -> Iterator[Page | LeftOut]:
    """Read the records of a file; what comes after damage, or all where a library is missing, is a LeftOut."""
    try:
        lines = decompressed(stream, path.name) if kind == "lines" else stream
        yield from read_container(lines, name_file(path), kind, fetched=fetched)
    except UsageError as error:
        yield LeftOut(origin=name_file(path), reason=str(error), failed=True)
    except DAMAGED as error:
        yield LeftOut(origin=name_file(path), reason=explain_damage(error), failed=True)


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
        return reasons.get(type(error)) or f"not readable ({reason_of(error)})"
    return f"not a path ({error})"
