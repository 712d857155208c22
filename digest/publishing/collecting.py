"""Sources to archive: what is new is read and stored; what is known costs one look. Safe to repeat at any time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
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
from digest.reading import BATCH, Progress, extract_pages
from digest.sources import Clock, SourceSpec, Validators, Visit, collect_pages
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
    new = unread = 0
    statuses: list[SourceStatus] = []
    specs = {source.name: source.spec(settings.zone) for source in settings.sources}
    known = {url: _validators(one) for url, one in known_validators(archive).items()}
    apart = [settings.output.directory]
    pages = collect_pages(list(specs.values()), known=known, apart=apart, clock=Clock(now=lambda: now))
    for done, (source, group) in enumerate(groupby(pages, key=lambda one: one.source), 1):
        found = _take_in(settings, archive, specs[source], (one.item for one in group), now)
        new, unread = new + found.new, unread + found.unread
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
    """A part of what a source gives, by its kind."""

    pages: list[Page] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    statuses: list[SourceStatus] = field(default_factory=list)


def _take_in(
    settings: Settings,
    archive: Archive,
    spec: SourceSpec,
    items: Iterable[Page | LeftOut | Visit | SourceStatus],
    now: datetime,
) -> Collected:
    """Store what a source gives, part by part: a folder or a file may hold more than the memory."""
    new = unread = 0
    statuses: list[SourceStatus] = []
    visits: list[Visit] = []
    missed = False
    for found in _parts(items):
        statuses += found.statuses
        visits += found.visits
        missed = missed or any(one.failed for one in found.left_out)
        validators = _worth_keeping(visits, missed, spec.place) if found.statuses else {}
        stored = _store(settings, archive, spec.name, found, now, validators)
        new, unread = new + stored[0], unread + stored[1]
    return Collected(new=new, unread=unread, statuses=tuple(statuses))


def _parts(items: Iterable[Page | LeftOut | Visit | SourceStatus]) -> Iterator[_Found]:
    """So many pages at a time; the last part has the source's status."""
    found = _Found()
    for item in items:
        if isinstance(item, Page):
            found.pages.append(item)
        elif isinstance(item, LeftOut):
            found.left_out.append(item)
        elif isinstance(item, Visit):
            found.visits.append(item)
        else:
            found.statuses.append(item)
        if len(found.pages) == BATCH:
            yield found
            found = _Found()
    yield found


def _validators(known: Known) -> Validators:
    return Validators(
        etag=known.etag,
        last_modified=known.last_modified,
        fetched=known.fetched,
        fresh_until=known.fresh_until,
        moved_to=known.moved_to,
    )


def _worth_keeping(visits: Iterable[Visit], missed: bool, location: str) -> dict[str, Known]:
    """What to ask with the next time. A feed whose entries could not all be fetched is to be given again in full."""
    return {
        visit.url: Known(
            etag=visit.validators.etag,
            last_modified=visit.validators.last_modified,
            fetched=visit.validators.fetched,
            fresh_until=visit.validators.fresh_until,
            moved_to=visit.moved_to,
        )
        for visit in visits
        if not (missed and visit.url == location)
    }


def _store(
    settings: Settings, archive: Archive, source: str, found: _Found, now: datetime, validators: Mapping[str, Known]
) -> tuple[int, int]:
    """Read and store what is new of a part; how many articles, how many failures."""
    fresh = unknown_pages(archive, found.pages)
    is_compared = len(fresh) < BESIDE and not all(page.clean for page in fresh)
    beside = recent_pages(archive, source, BESIDE) if is_compared else ()
    outcomes = extract_pages(fresh, settings, beside=beside)
    stored = store_readings(
        archive,
        source,
        [Reading(page=page, outcome=outcome) for page, outcome in zip(fresh, outcomes, strict=True)],
        found.left_out,
        now=now,
        zone=settings.zone,
        reader=reader_name(settings),
        validators=validators,
    )
    return stored.new, stored.unread
