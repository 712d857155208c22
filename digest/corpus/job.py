"""The job: stage after stage, each a set of tasks; what is done already stays, the manifest comes last."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any

from digest.config import Settings
from digest.corpus.engines import Engine, EngineName, open_engine, run_all
from digest.corpus.engines.single import ThisProcess
from digest.corpus.lock import hold_corpus
from digest.corpus.manifest import Manifest, count_up, finish, read_manifest, withdraw
from digest.corpus.orders import Selection, plain_partition, plain_settings
from digest.corpus.ownership import check_owner, keep_apart, mark_owner
from digest.corpus.partitions import RECORDS, Partition, plan_partitions
from digest.corpus.planning import (
    list_chunks,
    plan_comparing,
    plan_grouping,
    plan_matching,
    plan_merging,
    plan_rejecting,
)
from digest.corpus.storage import Store, name_of
from digest.corpus.tasks import Receipt, Task, read_receipt
from digest.errors import NothingToPublish
from digest.model import to_plain
from digest.version import __version__

FORMAT = 2
"""Raised when the tables change, so that what an older version made is not taken for done."""

Progress = Callable[[str, int, int, int], None]
"""Called with a stage, how many of its tasks are done, of how many, and the records behind those that are done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Where to, by which engine, telling whom."""

    store: Store
    engine: Engine
    name: EngineName
    progress: Progress


def build_corpus(
    source: str,
    out: str,
    settings: Settings,
    *,
    selection: Selection = Selection(),  # noqa: B008 - immutable
    engine: EngineName = "local",
    workers: int = 1,
    records: int = RECORDS,
    progress: Progress = lambda *_: None,
) -> Manifest:
    """Make a corpus at ``out`` of the pages at ``source``: articles, sentences, duplicates, stories and rejects.

    Both are folders, or URLs of an object store; ``source`` may be a file. ``records`` are the pages of a partition,
    which is what a killed worker costs. Stopped at any moment, it goes on where it stopped when it is called again;
    called again when it is done, it checks that all is whole and does nothing. The tables are the same whatever the
    engine and the number of ``workers``, of which none means this process itself.

    Raises :class:`InputError` where there is nothing at ``source``, :class:`NothingToPublish` where there is no page,
    :class:`UsageError` where the engine is not installed or ``out`` is the place of something else,
    :class:`ArchiveBusy` where another build is at work in ``out``, :class:`OutputError` where nothing can be written
    there, and :class:`UnfinishedCorpus` where tasks could not be done.
    """
    store = Store(out)
    keep_apart(store, source)
    with hold_corpus(store):
        check_owner(store, source)
        partitions = list(plan_partitions(source, limit=selection.limit, records=records))
        if not partitions:
            raise NothingToPublish(f"{name_of(source)}: holds no page")
        plan = _plan(source, settings, selection, partitions)
        standing = read_manifest(store)
        if standing and standing.plan == plan["key"] and standing.is_whole(store):
            return standing
        with open_engine(engine, workers, store) as opened:
            mark_owner(store, source)
            withdraw(store)
            way = Way(store=store, engine=opened, name=engine, progress=progress)
            return _build(way, plan, [_reading(out, plan, one) for one in partitions])


def _plan(source: str, settings: Settings, selection: Selection, partitions: Sequence[Partition]) -> dict[str, Any]:
    plan = {
        "digest": __version__,
        "format": FORMAT,
        "source": name_of(source),
        "settings": plain_settings(settings),
        "selection": to_plain(asdict(selection)),
    }
    digest = hashlib.sha256(repr(plan).encode())
    for one in partitions:
        digest.update(one.key.encode())
    return {**plan, "key": digest.hexdigest()[:20]}


def _reading(out: str, plan: dict[str, Any], one: Partition) -> Task:
    order = {name: plan[name] for name in ("digest", "format", "settings")}
    order |= {"partition": plain_partition(one)}
    order |= {name: plan["selection"][name] for name in ("since", "sample")}
    return Task("read", out, order, one.size)


def _build(way: Way, plan: dict[str, Any], readings: Sequence[Task]) -> Manifest:
    started = datetime.now(UTC)
    read = _do(way, "read", readings)
    chunks = list_chunks(read)
    matched = _do(way, "match", plan_matching(way.store, chunks))
    compared = _do(way, "compare", list(plan_comparing(way.store, matched, chunks)))
    grouped = _do(way, "group", list(plan_grouping(way.store, compared, chunks)))
    merged = _do(way, "merge", list(plan_merging(way.store, chunks)))
    rejected = _do(replace(way, engine=ThisProcess()), "reject", list(plan_rejecting(way.store, chunks)))
    stages = {"read": read, "match": matched, "compare": compared, "group": grouped, "merge": merged}
    manifest = count_up(plan, started, way.name, {**stages, "reject": rejected})
    return finish(way.store, manifest)


def _do(way: Way, stage: str, tasks: Sequence[Task]) -> list[Receipt]:
    """Have the tasks of a stage done that are not done yet; their receipts, in the order of the tasks."""
    left = [task for task in tasks if read_receipt(task, way.store, check=True) is None]
    finished, records = len(tasks) - len(left), 0
    way.progress(stage, finished, len(tasks), 0)

    def done(task: Task) -> None:
        nonlocal finished, records
        finished, records = finished + 1, records + task.size
        way.progress(stage, finished, len(tasks), records)

    for task in left:
        way.store.remove_if_there(task.receipt)  # files that are not whole have a receipt that is not true
    run_all(left, way.store, way.engine, done)
    receipts = [read_receipt(task, way.store) for task in tasks]
    return [receipt for receipt in receipts if receipt]
