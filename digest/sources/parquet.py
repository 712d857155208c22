"""Parquet files: one article, or one page, a row, its columns named like the fields of JSON records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from digest.errors import UsageError
from digest.model import LeftOut, Page
from digest.sources.records import FIELDS, read_record

ROWS = 256
"""Rows that are held in memory at once."""


def read_parquet(path: Path | str, *, fetched: datetime | None = None) -> Iterator[Page | LeftOut]:
    """Read the rows of a Parquet file, or of the .parquet files in a folder, each as a page.

    Only the columns that hold something of an article are read. A file that cannot be read is a :class:`LeftOut`.
    Raises :class:`UsageError` where pyarrow is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise UsageError("Parquet needs pyarrow; install digest with the extra: digest[parquet]") from None
    root = Path(path)
    for file in sorted(root.rglob("*.parquet")) if root.is_dir() else [root]:
        try:
            with pyarrow.parquet.ParquetFile(file) as table:
                yield from _read_rows(table, str(file), fetched)
        except (OSError, pyarrow.ArrowException) as error:
            reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
            yield LeftOut(
                origin=str(file), reason=f"not read as Parquet ({reason.splitlines()[0].lower()})", failed=True
            )


def _read_rows(table: Any, origin: str, fetched: datetime | None) -> Iterator[Page | LeftOut]:
    columns = [name for name in table.schema_arrow.names if name in FIELDS]
    if not columns:
        yield LeftOut(origin=origin, reason=f"no column that is read (among them {', '.join(FIELDS[:6])})", failed=True)
        return
    number = 0
    for batch in table.iter_batches(batch_size=ROWS, columns=columns):
        for row in batch.to_pylist():
            number += 1
            yield read_record(_plain(row), f"{origin}#{number}", fetched)


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
