"""Files that hold pages in a row, read whole or a run of their records: JSON Lines, Parquet, WARC and WET."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO, Literal

from digest.model import LeftOut, Page
from digest.sources.records import read_lines, split_lines

Container = Literal["lines", "parquet", "warc"]
CONTAINERS: dict[str, Container] = {
    ".jsonl": "lines",
    ".jsonl.gz": "lines",
    ".jsonl.zst": "lines",
    ".ndjson": "lines",
    ".ndjson.gz": "lines",
    ".ndjson.zst": "lines",
    ".parquet": "parquet",
    ".warc": "warc",
    ".warc.gz": "warc",
    ".wet": "warc",
    ".wet.gz": "warc",
}
"""The kind of each such file by the end of its name."""


def container_of(name: str) -> Container | None:
    """What kind of container a file is by its name; None where it is a page of its own."""
    return next((kind for suffix, kind in CONTAINERS.items() if name.lower().endswith(suffix)), None)


def read_container(
    stream: BinaryIO,
    origin: str,
    kind: Container,
    *,
    first: int = 0,
    count: int | None = None,
    fetched: datetime | None = None,
) -> Iterator[Page | LeftOut]:
    """Read the pages of a container from ``stream``, which is unpacked already.

    ``first`` records are left aside before ``count`` are read: of Parquet the rows before are passed over here, of
    lines by the caller, who can put the stream at the place. A WARC file is read whole; it says when its pages were
    fetched, for others ``fetched`` does. Raises :class:`UsageError` where a library is missing.
    """
    if kind == "lines":
        return read_lines(stream, origin, first=first, count=count, fetched=fetched)
    if kind == "parquet":
        from digest.sources.parquet import read_rows

        return read_rows(stream, origin, first=first, count=count, fetched=fetched)
    from digest.sources.warc import read_responses

    return read_responses(stream, origin)


def locate_lines(stream: BinaryIO, every: int) -> Iterator[tuple[int, int]]:
    """For each run of ``every`` lines: how many it has (the last one fewer), and the byte at which it begins."""
    start = place = number = 0
    for _, length in split_lines(stream):
        if number == every:
            yield number, start
            start, number = place, 0
        number += 1
        place += length
    if number:
        yield number, start
