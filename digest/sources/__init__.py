"""Settings to Pages: files, folders, standard input, JSON records."""

from __future__ import annotations

from digest.sources.files import MAX_BYTES, SUFFIXES, read_pages, read_stream
from digest.sources.records import read_records

__all__ = ["MAX_BYTES", "SUFFIXES", "read_pages", "read_records", "read_stream"]
