"""Where a corpus lies: a folder, or an object store by its URL; files appear whole or not at all."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import fs

from digest.errors import InputError, OutputError, reason_of
from digest.writing import write_whole

_ROWS = 8192
"""Rows of a row group: what is read at least where a few rows are wanted."""


@dataclass(frozen=True)
class Store:
    """A folder (``/data/corpus``) or a place in an object store (``s3://bucket/corpus``, ``gs://…``)."""

    location: str

    @cached_property
    def _place(self) -> tuple[Any, str]:
        if "://" not in self.location:
            return fs.LocalFileSystem(), str(Path(self.location).absolute())
        try:
            filesystem, path = fs.FileSystem.from_uri(self.location)
        except (pa.ArrowException, OSError, ValueError) as error:
            raise InputError(f"{self.name}: not a place that can be used ({str(error).splitlines()[0]})") from error
        return filesystem, path

    @property
    def name(self) -> str:
        """The place as it is told to people."""
        return name_of(self.location)

    @property
    def is_local(self) -> bool:
        """Whether it is a folder of this machine, so that what is written has to be renamed into its place."""
        return isinstance(self._place[0], fs.LocalFileSystem)

    def _path(self, name: str) -> str:
        return f"{self._place[1]}/{name}" if name else self._place[1]

    def open(self, name: str) -> Any:
        """Open a file for reading at any place in it. Raises OSError."""
        return self._place[0].open_input_file(self._path(name))

    def read(self, name: str) -> bytes | None:
        """The bytes of a file, None where there is none."""
        try:
            with self.open(name) as stream:
                content: bytes = stream.read()
                return content
        except FileNotFoundError:
            return None

    def write(self, name: str, content: bytes | Any) -> str:
        """Write a file that appears at once, and return its checksum. Raises :class:`OutputError`."""
        path = self._path(name)
        try:
            if self.is_local:
                Path(path).parent.mkdir(parents=True, exist_ok=True)
                write_whole(Path(path), content)
            else:  # an object appears when its upload is complete
                with self._place[0].open_output_stream(path) as stream:
                    stream.write(content)
        except OSError as error:
            raise OutputError(f"{self.name}/{name}: cannot be written ({_reason(error)})") from error
        return checksum(content)

    def write_table(self, name: str, table: pa.Table) -> str:
        """Write a Parquet file that appears at once, the same table always the same bytes; return its checksum."""
        sink = pa.BufferOutputStream()
        pq.write_table(table, sink, compression="zstd", row_group_size=_ROWS)
        return self.write(name, sink.getvalue())

    def read_table(self, name: str, **how: Any) -> pa.Table:
        """Read a Parquet file; ``how`` goes to ``pyarrow.parquet.read_table`` (columns, filters)."""
        return pq.read_table(self._path(name), filesystem=self._place[0], partitioning=None, **how)

    def list(self, folder: str) -> tuple[str, ...]:
        """The names of all files under a folder, sorted, as from the root of the store."""
        selector = fs.FileSelector(self._path(folder), recursive=True, allow_not_found=True)
        found = (info.path for info in self._place[0].get_file_info(selector) if info.type == fs.FileType.File)
        start = len(self._path("")) + 1
        return tuple(sorted(path[start:] for path in found))

    def remove_if_there(self, name: str) -> None:
        """Remove a file; where there is none, nothing is to do."""
        try:
            self._place[0].delete_file(self._path(name))
        except FileNotFoundError:
            return

    def describe(self, name: str) -> tuple[int, int]:
        """A file's size in bytes and the time of its last change in nanoseconds."""
        info = self._place[0].get_file_info(self._path(name))
        return int(info.size or 0), int(info.mtime_ns or 0)

    def is_whole(self, name: str, expected: str) -> bool:
        """Whether a file is there with the checksum that was noted when it was written."""
        content = self.read(name)
        return content is not None and checksum(content) == expected


def name_of(location: str) -> str:
    """A path, or a URL without what follows the question mark: how the store is reached, and perhaps its keys."""
    return location.partition("?")[0] if "://" in location else location


def checksum(content: bytes | Any) -> str:
    """The SHA-256 digest of ``content`` in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def _reason(error: OSError) -> str:
    return reason_of(error).splitlines()[0]
