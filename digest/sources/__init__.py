"""Settings to Pages: files, folders, records, mail, feeds, index pages and single pages on the web."""

from __future__ import annotations

from digest.sources.collection import Collected, collect_pages, fetch_page
from digest.sources.files import MAX_BYTES, SUFFIXES, read_pages, read_stream
from digest.sources.limits import Clock, Limits
from digest.sources.opml import Subscribed, read_opml, sources_table
from digest.sources.records import read_records
from digest.sources.specification import FULL_TEXT, KINDS, SourceKind, SourceSpec, Validators, Visit

__all__ = [
    "FULL_TEXT",
    "KINDS",
    "MAX_BYTES",
    "SUFFIXES",
    "Clock",
    "Collected",
    "Limits",
    "SourceKind",
    "SourceSpec",
    "Subscribed",
    "Validators",
    "Visit",
    "collect_pages",
    "fetch_page",
    "read_opml",
    "read_pages",
    "read_records",
    "read_stream",
    "sources_table",
]
