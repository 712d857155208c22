"""Parquet files: one article, or one page, a row, its columns named like the fields of JSON records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO

from digest.errors import UsageError
from digest.model import LeftOut, Page
from digest.sources.naming import name_file
from digest.sources.records import FIELDS, read_record
from digest.sources.shelves import name_shelf

ROWS = 256
"""Rows that are held in memory at once."""

_Row = dict[str, Any] | str
"""A row by its columns, or why it cannot be read."""


def read_parquet(path: Path | str, *, fetched: datetime | None = None) -> Iterator[Page | LeftOut]:
    """Read the rows of a Parquet file, or of the .parquet files in a folder, each as a page.

    Only the columns that hold something of an article are read. A file that cannot be read is a :class:`LeftOut`, and
    so is a row with bytes that are no text, and what follows damage within a row group.
    Raises :class:`UsageError` where pyarrow is not installed.
    """
    root = Path(path)
    for file in sorted(root.rglob("*.parquet")) if root.is_dir() else [root]:
        yield from read_rows(file, name_file(file), fetched=fetched)


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
        yield LeftOut(origin=origin, reason=f"not read as Parquet ({_first_line(error)})", failed=True)


def _read_rows(
    table: Any, origin: str, first: int, count: int | None, fetched: datetime | None
) -> Iterator[Page | LeftOut]:
    columns = [name for name in table.schema_arrow.names if name in FIELDS]
    if not columns:
        yield LeftOut(origin=origin, reason=f"no column that is read (among them {', '.join(FIELDS[:6])})", failed=True)
        return
    for number, row in _number_rows(table, columns, first, count):
        name = f"{origin}#{number}"
        if isinstance(row, str):
            yield LeftOut(origin=name, reason=row, failed=True)
        else:
            yield read_record(row, name, fetched, name_shelf(origin, number))


def _number_rows(table: Any, columns: list[str], first: int, count: int | None) -> Iterator[tuple[int, _Row]]:
    """The rows asked for with their numbers, from 1; what is damaged of a row group ends that group alone."""
    before = 0
    for group in range(table.num_row_groups):
        size = table.metadata.row_group(group).num_rows
        last = before + size if count is None else min(first + count, before + size)
        if max(before, first) < last:
            yield from _read_group(table, columns, group, range(before, last), first)
        before += size


def _read_group(table: Any, columns: list[str], group: int, places: range, first: int) -> Iterator[tuple[int, _Row]]:
    """The rows of a group at those ``places`` that come after the ``first`` rows of the file."""
    place = places.start
    try:
        for batch in table.iter_batches(batch_size=ROWS, columns=columns, row_groups=[group]):
            if place >= places.stop:
                return
            if place + batch.num_rows > first:
                for number, row in enumerate(_rows_of(batch), place + 1):
                    if first < number <= places.stop:
                        yield number, row
            place += batch.num_rows
    except _damage() as error:
        yield max(place, first) + 1, f"damaged from here to row {places.stop} ({_first_line(error)})"


def _rows_of(batch: Any) -> list[_Row]:
    """The rows of a batch; where one of them has no meaning in Python, each by itself."""
    try:
        return [_plain(row) for row in batch.to_pylist()]
    except (ValueError, OverflowError):
        return [_row_alone(batch.slice(place, 1)) for place in range(batch.num_rows)]


def _row_alone(batch: Any) -> _Row:
    try:
        return _plain(batch.to_pylist()[0])
    except UnicodeDecodeError:
        return "not UTF-8, as text in Parquet must be"
    except (ValueError, OverflowError) as error:
        return f"a value that cannot be read ({_first_line(error)})"


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _plain_value(value) for name, value in row.items()}


def _plain_value(value: Any) -> Any:
    """Days and moments as text; bytes are the text that a writer without strings has put there."""
    if isinstance(value, bytes):
        return value.decode("utf-8")
    return value.isoformat() if isinstance(value, date) else value


def _damage() -> tuple[type[Exception], ...]:
    import pyarrow

    return OSError, pyarrow.ArrowException


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__).lower()
