"""The job: stage after stage, each a set of tasks; what is done already stays, the manifest comes last."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from digest.config import Settings
from digest.corpus.components import connect
from digest.corpus.engines import Engine, EngineName, open_engine, run_all
from digest.corpus.engines.single import ThisProcess
from digest.corpus.lock import hold_corpus
from digest.corpus.manifest import Manifest, count_up, finish, read_manifest, withdraw
from digest.corpus.matching import CANDIDATES, unique_pairs
from digest.corpus.orders import Selection, plain_partition, plain_settings
from digest.corpus.ownership import check_owner, keep_apart, mark_owner
from digest.corpus.partitions import RECORDS, Partition, plan_partitions
from digest.corpus.storage import Store, name_of
from digest.corpus.tasks import Receipt, Task, read_receipt
from digest.errors import NothingToPublish
from digest.model import to_plain
from digest.version import __version__

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

FORMAT = 1
"""Raised when the tables change, so that what an older version made is not taken for done."""
PLACES = 2**24
"""Places of the corpus that belong to one chunk; a chunk has far fewer rows."""
MATCHED = (4_000, 30_000)
"""Articles whose keys are matched in one task, at least and at most; each has 48 keys."""
COMPARED = (2_000, 50_000)
"""Articles that are held against each other in one task, at least and at most."""
MERGED = (2_000, 20_000)
"""Articles of the days that are merged in one task, at least and at most."""
WINDOW = 20_000
"""A day that has more articles is gathered into stories in several windows."""
TASKS = 64
"""As many tasks as this a stage has before they grow, so that all workers have some, and end at about the same time."""
REJECTED = 1_000
"""Chunks whose rejects go into one file."""

Progress = Callable[[str, int, int, int], None]
"""Called with a stage, how many of its tasks are done, of how many, and the records behind those that are done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """The outcome of some pages of one partition: its folder and first place in the corpus, its days, its rejects.

    Folder and place stand together, as orders name them: an archive of many days has each in thousands of orders.
    """

    place: tuple[str, int]
    days: dict[str, int]
    rejects: int


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
    chunks = list(_chunks(read))
    articles = sum(sum(chunk.days.values()) for chunk in chunks)
    matched = _do(way, "match", _matching(way.store, chunks, articles))
    compared = _do(way, "compare", list(_comparing(way.store, matched, chunks)))
    merged = _do(way, "merge", list(_merging(way.store, chunks)))
    rejected = _do(replace(way, engine=ThisProcess()), "reject", list(_rejecting(way.store, chunks)))
    manifest = count_up(
        plan, started, way.name, read=read, matched=matched, compared=compared, merged=merged, rejected=rejected
    )
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


def _chunks(read: Sequence[Receipt]) -> Iterator[Chunk]:
    found = [chunk for receipt in read for chunk in receipt.result["chunks"]]
    for number, chunk in enumerate(found):
        yield Chunk(place=(chunk["folder"], number * PLACES), days=chunk["days"], rejects=chunk["rejects"])


# ----------------------------------------------------------------------------------------------- duplicates
def _matching(store: Store, chunks: Sequence[Chunk], articles: int) -> list[Task]:
    """Buckets of keys: ranges of the same width, as keys are spread evenly."""
    buckets = max(1, -(-articles // _size_tasks(articles, *MATCHED)))
    places = [chunk.place for chunk in chunks if chunk.days]
    bounds = [-(2**63) + number * 2**64 // buckets for number in range(buckets)]
    highs = [*bounds[1:], None]
    orders = [{"low": low, "high": high, "chunks": places} for low, high in zip(bounds, highs, strict=True)]
    return [Task("match", store.location, order) for order in orders] if places else []


def _comparing(store: Store, matched: Sequence[Receipt], chunks: Sequence[Chunk]) -> Iterator[Task]:
    """Candidates that hang together are compared in one task, some such groups at a time."""
    tables = [store.read_table(receipt.result["file"]) for receipt in matched]
    pairs = _pairs(tables)
    nodes, components = connect(pairs) if len(pairs) else (pairs[:, 0], pairs[:, 0])
    task_of = _fill_tasks(components)
    task_of_pair = task_of[np.searchsorted(nodes, pairs[:, 0])] if len(pairs) else task_of
    bases = np.array([base for _, base in (chunk.place for chunk in chunks)], np.int64)
    for number in range(int(task_of.max()) + 1 if len(task_of) else 0):
        chosen = pairs[task_of_pair == number]
        name = f"work/candidates/{hashlib.sha256(chosen.tobytes()).hexdigest()[:20]}.parquet"
        store.write_table(name, pa.table({"one": chosen[:, 0], "other": chosen[:, 1]}, schema=CANDIDATES))
        touched = np.unique(np.searchsorted(bases, np.unique(chosen), side="right") - 1)
        where = [(*chunks[at].place, int(bases[at]) + PLACES) for at in touched]
        yield Task("compare", store.location, {"pairs": name, "chunks": where, "number": number})


def _pairs(tables: Sequence[pa.Table]) -> Numbers:
    found = [np.stack([table["one"].to_numpy(), table["other"].to_numpy()], axis=1) for table in tables]
    return unique_pairs(np.concatenate(found)) if found else np.empty((0, 2), np.int64)


def _fill_tasks(components: Numbers) -> Numbers:
    """For each node the number of the task that its component goes to, so that tasks are of about one size."""
    _, which, sizes = np.unique(components, return_inverse=True, return_counts=True)
    size = _size_tasks(len(components), *COMPARED)
    numbers: Numbers = ((np.cumsum(sizes) - sizes) // size)[which] if len(components) else components
    return numbers


def _size_tasks(total: int, least: int, most: int) -> int:
    """How many of ``total`` articles a task takes. It doubles, so that it seldom changes while a corpus grows."""
    size = least
    while size * TASKS < total:
        size *= 2
    return min(size, most)


# --------------------------------------------------------------------------------------------------- merging
def _merging(store: Store, chunks: Sequence[Chunk]) -> Iterator[Task]:
    totals: dict[str, int] = {}
    for chunk in chunks:
        for day, number in chunk.days.items():
            totals[day] = totals.get(day, 0) + number
    for days in _group_days(totals):
        for part, some in enumerate(_windows(days, chunks)):
            order = {"days": days, "part": part, "chunks": [chunk.place for chunk in some]}
            yield Task("merge", store.location, order)


def _group_days(totals: dict[str, int]) -> Iterator[list[str]]:
    """Days in a row that together have as many articles as a task takes; those without a day on their own."""
    size = _size_tasks(sum(totals.values()), *MERGED)
    days: list[str] = []
    for day in sorted(totals):
        if days and (not days[0] or sum(totals[one] for one in days) + totals[day] > size):
            yield days
            days = []
        days.append(day)
    if days:
        yield days


def _windows(days: Sequence[str], chunks: Sequence[Chunk]) -> Iterator[list[Chunk]]:
    """The chunks that have articles of these days, so many at a time that a task stays small."""
    held = [(chunk, sum(chunk.days.get(day, 0) for day in days)) for chunk in chunks]
    before, numbered = 0, []
    for chunk, number in held:
        if number:
            numbered.append((before // WINDOW, chunk))
            before += number
    for _, group in groupby(numbered, key=lambda one: one[0]):
        yield [chunk for _, chunk in group]


def _rejecting(store: Store, chunks: Sequence[Chunk]) -> Iterator[Task]:
    places = [chunk.place for chunk in chunks if chunk.rejects]
    for number, start in enumerate(range(0, len(places), REJECTED)):
        yield Task("reject", store.location, {"chunks": places[start : start + REJECTED], "number": number})
