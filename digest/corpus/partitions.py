"""The partitions of an input: runs of records that are read alone, by any machine, with the same outcome."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from itertools import islice
from pathlib import Path
from typing import BinaryIO, cast

import pyarrow as pa
import pyarrow.parquet as pq

from digest.corpus.storage import Store, name_of
from digest.errors import InputError
from digest.model import LeftOut, Page
from digest.sources import (
    DAMAGED,
    SHELF,
    Container,
    container_of,
    decompressed,
    explain_damage,
    find_files,
    locate_lines,
    read_container,
    read_file,
    split_lines,
)

RECORDS = 16 * SHELF
"""Records of a partition: half a minute to a minute of work, which is what a killed worker costs."""
DAMAGE = (OSError, *DAMAGED, pa.ArrowException)
"""What reading a damaged file raises."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Partition:
    """A run of records of one file, or some files of a page each with what was left out between them.

    ``first`` records are before it, and ``offset`` bytes where the file can be read from there; ``count`` is None
    where the file is read to its end. ``state`` is the size and time of change of the files, by which a partition is
    known again.
    """

    kind: Container | None = None
    location: str = ""
    first: int = 0
    offset: int = 0
    count: int | None = None
    files: tuple[str | LeftOut, ...] = ()
    state: tuple[tuple[int, int], ...] = ()
    size: int = 0

    @property
    def key(self) -> str:
        """A name for the partition that stays the same as long as what is in it does."""
        text = json.dumps(asdict(self), sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:20]


def plan_partitions(location: str, *, limit: int | None = None, records: int = RECORDS) -> Iterator[Partition]:
    """Cut an input into partitions, in the order of reading; ``limit`` is the most records that are taken.

    ``location`` is a file, a folder with its sub-folders, or the URL of a place in an object store. ``records`` are
    those of a partition, rounded up to whole shelves. Raises :class:`InputError` where there is nothing.
    """
    found = _find_in_store(location) if "://" in location else _find_in_folders(location)
    planned = _cut(found, -(-records // SHELF) * SHELF)
    return planned if limit is None else _cut_off(planned, limit)


def _find_in_folders(location: str) -> Iterator[str | LeftOut]:
    path = Path(location)
    if not path.exists():
        raise InputError(f"{location}: no such file or folder")
    for found in find_files(path, set()):
        yield found if isinstance(found, LeftOut) else str(found)


def _find_in_store(location: str) -> Iterator[str | LeftOut]:
    place, mark, query = location.partition("?")
    names = Store(location).list("")
    if not names and not container_of(place):
        raise InputError(f"{place}: nothing is there")
    for name in names or ("",):
        where = f"{place.rstrip('/')}/{name}".rstrip("/")
        reason = "not read from an object store, only .jsonl, .ndjson, .parquet, .warc and .wet files are"
        yield f"{where}{mark}{query}" if container_of(where) else LeftOut(origin=where, reason=reason)


def _cut(found: Iterable[str | LeftOut], records: int) -> Iterator[Partition]:
    """Files of a page each go together, up to the next container; what was left out goes with them."""
    files: list[str | LeftOut] = []
    pages = 0
    for one in found:
        kind = container_of(name_of(one)) if isinstance(one, str) else None
        if files and (kind or pages == records):
            yield _together(files)
            files, pages = [], 0
        if isinstance(one, str) and kind:
            yield from _cut_container(one, kind, records)
        else:
            files.append(one)
            pages += isinstance(one, str)
    if files:
        yield _together(files)


def _together(files: Sequence[str | LeftOut]) -> Partition:
    paths = [one for one in files if isinstance(one, str)]
    return Partition(files=tuple(files), state=tuple(_state_of(path) for path in paths), size=len(files))


def _cut_container(location: str, kind: Container, records: int) -> Iterator[Partition]:
    whole = Partition(kind=kind, location=location, state=(_state_of(location),))
    try:
        if kind == "parquet":
            with _open(location) as stream:
                rows = pq.ParquetFile(stream).metadata.num_rows
            for first in range(0, rows, records):
                count = min(records, rows - first)
                yield replace(whole, first=first, count=count, size=count)
            return
        if kind == "lines":
            yield from _cut_lines(whole, records)
            return
    except DAMAGE:
        pass  # the partition itself says what is wrong, in its place among the others
    yield whole


def _cut_lines(whole: Partition, records: int) -> Iterator[Partition]:
    """Runs of lines; a run that damage cuts short is read to where the damage is."""
    is_plain = name_of(whole.location).lower().endswith((".jsonl", ".ndjson"))
    with _open(whole.location) as stream:
        first = 0
        for count, offset in locate_lines(stream, records):
            at = offset if is_plain else 0
            yield replace(whole, first=first, offset=at, count=count, size=count)
            first += count


def _cut_off(partitions: Iterable[Partition], limit: int) -> Iterator[Partition]:
    left = limit
    for one in partitions:
        if left <= 0:
            return
        one = _shorten(one, left)
        left -= one.size
        yield one


def _shorten(one: Partition, most: int) -> Partition:
    if one.kind == "warc":
        size = sum(1 for _ in islice(read_partition(one), most))
        return replace(one, count=size, size=size)
    if one.size <= most:
        return one
    if one.kind:
        return replace(one, count=most, size=most)
    return _together(one.files[:most])


# -------------------------------------------------------------------------------------------------- reading
def check_unchanged(one: Partition) -> None:
    """Raise :class:`InputError` where a file of the partition is not the one any more that was planned with."""
    locations = (one.location,) if one.kind else tuple(file for file in one.files if isinstance(file, str))
    for location, state in zip(locations, one.state, strict=True):
        if _state_of(location) != state:
            raise InputError(f"{name_of(location)}: changed while it was read; run the same command again")


def read_partition(one: Partition) -> Iterator[Page | LeftOut]:
    """What the sources hand over of a partition, in order; damage to a file ends it with a :class:`LeftOut`."""
    if one.kind is None:
        yield from _read_files(one.files)
        return
    try:
        with _open(one.location, offset=one.offset, unpacked=one.kind == "lines") as stream:
            if one.kind == "lines" and not one.offset:
                for _ in islice(split_lines(stream), one.first):
                    pass
            items = read_container(stream, name_of(one.location), one.kind, first=one.first, count=one.count)
            yield from islice(items, one.count) if one.kind == "warc" else items
    except DAMAGE as error:
        yield LeftOut(origin=name_of(one.location), reason=explain_damage(error), failed=True)


def _read_files(files: Sequence[str | LeftOut]) -> Iterator[Page | LeftOut]:
    place = 0
    for one in files:
        if isinstance(one, LeftOut):
            yield one
        else:
            yield from read_file(Path(one), shelf=str(place // SHELF))
            place += 1


@contextmanager
def _open(location: str, *, offset: int = 0, unpacked: bool = True) -> Iterator[BinaryIO]:
    name = name_of(location).lower()
    with Store(location).open("") if "://" in location else Path(location).open("rb") as raw:
        raw.seek(offset)
        stream = cast(BinaryIO, io.BufferedReader(raw) if "://" in location else raw)
        yield decompressed(stream, name) if unpacked else stream


def _state_of(location: str) -> tuple[int, int]:
    if "://" in location:
        return Store(location).describe("")
    try:
        status = Path(location).stat()
    except OSError:
        return (0, 0)
    return (status.st_size, status.st_mtime_ns)
