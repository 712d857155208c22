"""Parquet files: one article, or one page, a row, its columns named like the fields of JSON records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from itertools import accumulate, islice
from pathlib import Path
from typing import Any, BinaryIO

from digest.errors import UsageError
from digest.model import LeftOut, Page
from digest.sources.records import FIELDS, read_record
from digest.sources.shelves import name_shelf

ROWS = 256
"""Rows that are held in memory at once."""


def read_parquet(path: Path | str, *, fetched: datetime | None = None) -> Iterator[Page | LeftOut]:
    """Read the rows of a Parquet file, or of the .parquet files in a folder, each as a page.

    Only the columns that hold something of an article are read. A file that cannot be read is a :class:`LeftOut`.
    Raises :class:`UsageError` where pyarrow is not installed.
    """
    root = Path(path)
    for file in sorted(root.rglob("*.parquet")) if root.is_dir() else [root]:
        yield from read_rows(file, str(file), fetched=fetched)


def read_rows(
    file: Path | BinaryIO, origin: str, *, first: int = 0, count: int | None = None, fetched: datetime | None = None
) -> Iterator[Page | LeftOut]:
    """Read ``count`` rows of a Parquet file, or all that follow, after the ``first`` rows; see ``read_parquet``."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise UsageError("Parquet needs pyarrow; install digest with the extra: digest[parquet]") from None
    try:
        with pyarrow.parquet.ParquetFile(file) as table:
            yield from _read_rows(table, origin, first, count, fetched)
    except (OSError, pyarrow.ArrowException) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        yield LeftOut(origin=origin, reason=f"not read as Parquet ({reason.splitlines()[0].lower()})", failed=True)


def _read_rows(
    table: Any, origin: str, first: int, count: int | None, fetched: datetime | None
) -> Iterator[Page | LeftOut]:
    columns = [name for name in table.schema_arrow.names if name in FIELDS]
    if not columns:
        yield LeftOut(origin=origin, reason=f"no column that is read (among them {', '.join(FIELDS[:6])})", failed=True)
        return
    groups, before = _row_groups(table.metadata, first, count)
    rows = _iter_rows(table, columns, groups)
    last = None if count is None else first + count - before
    for number, row in enumerate(islice(rows, first - before, last), first + 1):
        yield read_record(_plain(row), f"{origin}#{number}", fetched, name_shelf(origin, number))


def _iter_rows(table: Any, columns: list[str], groups: list[int]) -> Iterator[dict[str, Any]]:
    for batch in table.iter_batches(batch_size=ROWS, columns=columns, row_groups=groups):
        yield from batch.to_pylist()


def _row_groups(metadata: Any, first: int, count: int | None) -> tuple[list[int], int]:
    """The row groups that hold the rows asked for, and how many rows stand before them."""
    sizes = [metadata.row_group(group).num_rows for group in range(metadata.num_row_groups)]
    starts = list(accumulate(sizes, initial=0))
    end = starts[-1] if count is None else first + count
    groups = [group for group, size in enumerate(sizes) if starts[group] < end and starts[group] + size > first]
    return groups, starts[groups[0]] if groups else first


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
