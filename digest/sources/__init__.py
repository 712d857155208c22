"""Settings to Pages: files, folders, records, mail, feeds, index pages and single pages on the web."""

from __future__ import annotations

from digest.sources.collection import Collected, collect_pages, fetch_page
from digest.sources.compressed import DAMAGED, decompressed, explain_damage
from digest.sources.containers import CONTAINERS, Container, container_of, locate_lines, read_container
from digest.sources.files import MAX_BYTES, SUFFIXES, find_files, read_file, read_pages, read_stream
from digest.sources.limits import Clock, Limits
from digest.sources.opml import Subscribed, name_apart, read_opml, sources_table
from digest.sources.records import read_record, read_records, split_lines
from digest.sources.selectors import check_selector
from digest.sources.shelves import SHELF
from digest.sources.specification import FULL_TEXT, KINDS, SourceKind, SourceSpec, Validators, Visit

__all__ = [
    "CONTAINERS",
    "DAMAGED",
    "FULL_TEXT",
    "KINDS",
    "MAX_BYTES",
    "SHELF",
    "SUFFIXES",
    "Clock",
    "Collected",
    "Container",
    "Limits",
    "SourceKind",
    "SourceSpec",
    "Subscribed",
    "Validators",
    "Visit",
    "check_selector",
    "collect_pages",
    "container_of",
    "decompressed",
    "explain_damage",
    "fetch_page",
    "find_files",
    "locate_lines",
    "name_apart",
    "read_container",
    "read_file",
    "read_opml",
    "read_pages",
    "read_record",
    "read_records",
    "read_stream",
    "sources_table",
    "split_lines",
]
