"""Every source at once: those on the web side by side, those on disk one after the other; none stops another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import BinaryIO, NamedTuple

from digest.model import LeftOut, Page, SourceStatus
from digest.sources.files import Seen, look_away, read_pages
from digest.sources.limits import Clock, Limits
from digest.sources.specification import ON_THE_WEB, SourceSpec, Validators, Visit


class Collected(NamedTuple):
    """One thing that came of a source, with the source's name."""

    source: str
    item: Page | LeftOut | Visit | SourceStatus


Progress = Callable[[int, int], None]
"""Called with how many sources are done, and of how many."""


def collect_pages(
    sources: Sequence[SourceSpec],
    *,
    known: Mapping[str, Validators] | None = None,
    fetched: datetime | None = None,
    stdin: BinaryIO | None = None,
    apart: Sequence[str] = (),
    limits: Limits = Limits(),  # noqa: B008 - immutable
    clock: Clock = Clock(),  # noqa: B008 - immutable
    progress: Progress = lambda *_: None,
) -> Iterator[Collected]:
    """Collect the pages of all ``sources``: what a source gives comes in a row, ended by its :class:`SourceStatus`.

    Those on disk come first, in order; those on the web as they finish. What cannot be read is a :class:`LeftOut`,
    what was fetched well also a :class:`Visit`: handed back as ``known`` (by address) the next time, unchanged pages
    are not sent again, and linked pages that are known are not fetched again unless their feed says that they were
    updated. ``fetched`` is the time that relative dates in files count from, ``stdin`` what a path of ``-`` reads.
    Folders ``apart`` are no part of the folders that they lie in. A file that two sources hold is read with the first.
    """
    done = 0
    seen = look_away(apart, [source.location for source in sources if source.kind == "path"])
    for source in sources:
        if source.kind not in ON_THE_WEB:
            yield from (Collected(source.name, item) for item in _read_local(source, fetched, stdin, seen))
            done += 1
            progress(done, len(sources))
    remote = [source for source in sources if source.kind in ON_THE_WEB]
    if remote:
        from digest.sources.web import collect_web

        for source, items in collect_web(remote, known or {}, limits, clock):
            yield from (Collected(source.name, item) for item in items)
            done += 1
            progress(done, len(sources))


def fetch_page(
    url: str,
    *,
    allow_private: frozenset[str] = frozenset(),
    limits: Limits = Limits(),  # noqa: B008 - immutable
    clock: Clock = Clock(),  # noqa: B008 - immutable
) -> Page:
    """Fetch the one page at ``url``, which a person asks for, so that robots.txt is not consulted.

    Raises :class:`~digest.errors.InputError` where it cannot be fetched: the message names the address.
    """
    from digest.sources.web import fetch_one

    return fetch_one(url, allow_private, limits, clock)


def _read_local(
    source: SourceSpec, fetched: datetime | None, stdin: BinaryIO | None, seen: Seen
) -> Iterator[Page | LeftOut | SourceStatus]:
    pages, failures = 0, []
    for found in _open(source, fetched, stdin, seen):
        if isinstance(found, Page):
            pages += 1
        elif found.failed:
            failures.append(found.reason)
        yield found
    yield SourceStatus(
        name=source.name, pages=pages, failed=bool(failures) and not pages, reason=failures[0] if failures else ""
    )


def _open(source: SourceSpec, fetched: datetime | None, stdin: BinaryIO | None, seen: Seen) -> Iterator[Page | LeftOut]:
    if source.kind == "mail":
        from digest.sources.mail import read_mail

        return read_mail(source.location)
    if source.kind == "parquet":
        from digest.sources.parquet import read_parquet

        return read_parquet(source.location, fetched=fetched)
    if source.kind == "warc":
        from digest.sources.warc import read_warc

        return read_warc(source.location)
    return read_pages([source.location], fetched=fetched, stdin=stdin, seen=seen)
