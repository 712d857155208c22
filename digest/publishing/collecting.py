"""Sources to archive: what is new is read and stored; what is known costs one look. Safe to repeat at any time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from digest.archive import (
    Archive,
    Known,
    Reading,
    known_validators,
    recent_pages,
    record_statuses,
    store_readings,
    unknown_pages,
)
from digest.config import Settings
from digest.model import LeftOut, Page, Plain, SourceStatus, to_plain
from digest.pipeline import BATCH, Progress, extract_pages
from digest.sources import Clock, Validators, Visit, collect_pages
from digest.version import __version__

BESIDE = 24
"""Stored pages of a source that new ones are compared with, to find the lines that stand on all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected(Plain):
    """What a collection brought: articles and failures that are new, and how each source fared."""

    new: int = 0
    unread: int = 0
    statuses: tuple[SourceStatus, ...] = ()


def collect(settings: Settings, archive: Archive, now: datetime, *, progress: Progress = lambda *_: None) -> Collected:
    """Fetch every source into the archive. A source that fails is a status, and the others go on.

    Raises :class:`~digest.errors.ArchiveError` where nothing can be stored.
    """
    new = unread = done = 0
    statuses: list[SourceStatus] = []
    specs = [source.spec(settings.zone) for source in settings.sources]
    locations = {spec.name: spec.location for spec in specs}
    known = {url: _validators(one) for url, one in known_validators(archive).items()}
    pages = collect_pages(specs, known=known, clock=Clock(now=lambda: now))
    for source, group in groupby(pages, key=lambda one: one.source):
        found = _sort_items(one.item for one in group)
        stored = _store(settings, archive, source, found, now, _worth_keeping(found, locations[source]))
        new, unread, done = new + stored[0], unread + stored[1], done + 1
        statuses += found.statuses
        progress("collect", done, len(specs))
    record_statuses(archive, statuses, now)
    return Collected(new=new, unread=unread, statuses=tuple(statuses))


def reader_name(settings: Settings) -> str:
    """The program and the rules that pages are read by: where it changes, a page may be read differently."""
    rules = json.dumps([to_plain((site.host, site.body, site.drop)) for site in settings.sites], sort_keys=True)
    return f"{__version__}/{hashlib.sha256(rules.encode()).hexdigest()[:16]}"


@dataclass(frozen=True, slots=True)
class _Found:
    """What a source gave, by its kind."""

    pages: list[Page]
    left_out: list[LeftOut]
    visits: list[Visit]
    statuses: list[SourceStatus]


def _sort_items(items: Iterable[Page | LeftOut | Visit | SourceStatus]) -> _Found:
    found = _Found([], [], [], [])
    for item in items:
        if isinstance(item, Page):
            found.pages.append(item)
        elif isinstance(item, LeftOut):
            found.left_out.append(item)
        elif isinstance(item, Visit):
            found.visits.append(item)
        else:
            found.statuses.append(item)
    return found


def _validators(known: Known) -> Validators:
    return Validators(
        etag=known.etag,
        last_modified=known.last_modified,
        fetched=known.fetched,
        fresh_until=known.fresh_until,
        moved_to=known.moved_to,
    )


def _worth_keeping(found: _Found, location: str) -> dict[str, Known]:
    """What to ask with the next time. A feed whose entries could not all be fetched is to be given again in full."""
    missed = any(one.failed for one in found.left_out)
    return {
        visit.url: Known(
            etag=visit.validators.etag,
            last_modified=visit.validators.last_modified,
            fetched=visit.validators.fetched,
            fresh_until=visit.validators.fresh_until,
            moved_to=visit.moved_to,
        )
        for visit in found.visits
        if not (missed and visit.url == location)
    }


def _store(
    settings: Settings, archive: Archive, source: str, found: _Found, now: datetime, validators: Mapping[str, Known]
) -> tuple[int, int]:
    """Read and store what is new of a source, some pages at a time; how many articles, how many failures."""
    fresh = unknown_pages(archive, found.pages)
    is_compared = len(fresh) < BESIDE and not all(page.clean for page in fresh)
    beside = recent_pages(archive, source, BESIDE) if is_compared else ()
    new = unread = 0
    for start in range(0, max(1, len(fresh)), BATCH):
        batch = fresh[start : start + BATCH]
        outcomes = extract_pages(batch, settings, beside=beside)
        stored = store_readings(
            archive,
            source,
            [Reading(page=page, outcome=outcome) for page, outcome in zip(batch, outcomes, strict=True)],
            found.left_out if start == 0 else (),
            now=now,
            zone=settings.zone,
            reader=reader_name(settings),
            validators=validators if start + BATCH >= len(fresh) else {},
        )
        new, unread = new + stored.new, unread + stored.unread
    return new, unread
