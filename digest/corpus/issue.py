"""A day's briefing out of a corpus, the same as the one built from the pages themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq

from digest.config import Settings
from digest.corpus.articles import articles_of, rejects_of
from digest.corpus.manifest import Manifest, read_manifest
from digest.corpus.merging import folder_of
from digest.corpus.schema import ARTICLES
from digest.corpus.storage import Store
from digest.errors import InputError
from digest.model import Article, Briefing, LeftOut, SourceStatus
from digest.pipeline import Period, choose_and_compose
from digest.reading import Progress, judge_source

LISTED = 10_000
"""Articles of other days, and rejects, that are named among what was left out; a briefing that names more of them helps
nobody, so that beyond it only what concerns its own days is named."""


def build_from_corpus(
    location: str,
    settings: Settings,
    *,
    day: date,
    period: Period = Period(),  # noqa: B008 - immutable
    progress: Progress = lambda *_: None,
) -> Briefing:
    """Compose the issue of ``day`` from a finished corpus.

    Without a ``period`` it is made of the articles of that day; articles without a date are in it, as in any other.
    Raises :class:`InputError` where there is no finished corpus, :class:`NothingToPublish` where it has no article of
    the period.
    """
    store = Store(location)
    manifest = read_manifest(store)
    if manifest is None:
        raise InputError(f"{store.name}: no finished corpus there (no manifest.json); run digest corpus build")
    period = period if period.since or period.until else Period(since=day, until=day)
    progress("load", 0, None)
    articles = [article for _, article in sorted(_load(store, manifest, period), key=lambda one: one[0])]
    rejects, counts = _rejects(store, manifest), manifest.counts
    status = judge_source(SourceStatus(name=manifest.source, pages=counts["read"]), rejects, counts["articles"])
    return choose_and_compose(settings, articles, rejects, (status,), day=day, period=period, progress=progress)


def _load(store: Store, manifest: Manifest, period: Period) -> Iterator[tuple[int, Article]]:
    """The articles of the period, and of the others as many as can be named, with their places."""
    total = manifest.counts["articles"]
    for stated in manifest.days:
        day = date.fromisoformat(stated) if stated else None
        if total <= LISTED or day is None or _is_within(day, period):
            for name in store.list(f"articles/{folder_of(day)}"):
                yield from _articles(_read_file(store, name))


def _is_within(day: date, period: Period) -> bool:
    return (period.since is None or day >= period.since) and (period.until is None or day <= period.until)


def _read_file(store: Store, name: str) -> pa.Table:
    with store.open(name) as stream:
        return pq.ParquetFile(stream).read()


def _articles(table: pa.Table) -> Iterator[tuple[int, Article]]:
    columns = [name for name in ARTICLES.names if name != "day"]
    yield from zip(table["place"].to_pylist(), articles_of(table.select(columns)), strict=True)


def _rejects(store: Store, manifest: Manifest) -> Sequence[LeftOut]:
    names = [name for name in store.list("rejects") if name in manifest.files]
    if manifest.counts["rejects"] > LISTED:
        return ()
    return [one for name in names for one in rejects_of(_read_file(store, name))]
