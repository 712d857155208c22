"""Which tasks each stage after the first has: what the receipts of the stages before say, cut into pieces."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from digest.corpus.components import connect
from digest.corpus.matching import pairs_of, table_of, unique_pairs
from digest.corpus.storage import Store
from digest.corpus.tasks import Receipt, Task

if TYPE_CHECKING:
    from digest.corpus.matching import Numbers

PLACES = 2**24
"""Places of the corpus that belong to one chunk; a chunk has far fewer rows."""
MATCHED = (4_000, 30_000)
"""Articles whose keys are matched in one task, at least and at most; each has 48 keys."""
COMPARED = 2_500
"""Pairs of articles that are compared in one task: it holds the words of them all, twenty kilobytes a pair."""
GROUPED = (2_000, 20_000)
"""Copies that are put into groups in one task, at least and at most."""
MERGED = (2_000, 20_000)
"""Articles of the days that are merged in one task, at least and at most."""
WINDOW = 20_000
"""A day that has more articles is gathered into stories in several windows."""
TASKS = 64
"""As many tasks as this a stage has before they grow, so that all workers have some, and end at about the same time."""
REJECTED = 1_000
"""Chunks whose rejects go into one file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """The outcome of some pages of one partition: its folder and first place in the corpus, its days, its rejects.

    Folder and place stand together, as orders name them: an archive of many days has each in thousands of orders.
    """

    place: tuple[str, int]
    days: dict[str, int]
    rejects: int


def list_chunks(read: Sequence[Receipt]) -> list[Chunk]:
    """What the first stage wrote, in the order of reading."""
    found = [chunk for receipt in read for chunk in receipt.result["chunks"]]
    return [
        Chunk(place=(chunk["folder"], number * PLACES), days=chunk["days"], rejects=chunk["rejects"])
        for number, chunk in enumerate(found)
    ]


def plan_matching(store: Store, chunks: Sequence[Chunk]) -> list[Task]:
    """Buckets of keys: ranges of the same width, as keys are spread evenly."""
    articles = sum(sum(chunk.days.values()) for chunk in chunks)
    buckets = max(1, -(-articles // _size_tasks(articles, *MATCHED)))
    places = [chunk.place for chunk in chunks if chunk.days]
    bounds = [-(2**63) + number * 2**64 // buckets for number in range(buckets)]
    highs = [*bounds[1:], None]
    orders = [{"low": low, "high": high, "chunks": places} for low, high in zip(bounds, highs, strict=True)]
    return [Task("match", store.location, order) for order in orders] if places else []


def plan_comparing(store: Store, matched: Sequence[Receipt], chunks: Sequence[Chunk]) -> Iterator[Task]:
    """Candidates in the order of their places, so many in a task, whether or not they hang together."""
    pairs = _read_pairs(store, matched)
    for start in range(0, len(pairs), COMPARED):
        yield _task_of_pairs("compare", start // COMPARED, pairs[start : start + COMPARED], store, chunks)


def plan_grouping(store: Store, compared: Sequence[Receipt], chunks: Sequence[Chunk]) -> Iterator[Task]:
    """Copies that hang together are in one task, some such groups at a time."""
    pairs = _read_pairs(store, compared)
    if not len(pairs):
        return
    nodes, components = connect(pairs)
    tasks = _fill_tasks(components)[np.searchsorted(nodes, pairs[:, 0])]
    for number in range(int(tasks.max()) + 1):
        yield _task_of_pairs("group", number, pairs[tasks == number], store, chunks)


def _read_pairs(store: Store, receipts: Sequence[Receipt]) -> Numbers:
    found = [pairs_of(store.read_table(receipt.result["file"])) for receipt in receipts]
    return unique_pairs(np.concatenate(found)) if found else np.empty((0, 2), np.int64)


def _task_of_pairs(kind: str, number: int, pairs: Numbers, store: Store, chunks: Sequence[Chunk]) -> Task:
    """Only the chunks that have articles of these pairs are named."""
    name = f"work/candidates/{hashlib.sha256(pairs.tobytes()).hexdigest()[:20]}.parquet"
    store.write_table(name, table_of(pairs))
    bases = np.array([chunk.place[1] for chunk in chunks], np.int64)
    touched = np.unique(np.searchsorted(bases, np.unique(pairs), side="right") - 1)
    where = [(*chunks[at].place, int(bases[at]) + PLACES) for at in touched]
    return Task(kind, store.location, {"pairs": name, "chunks": where, "number": number})


def _fill_tasks(components: Numbers) -> Numbers:
    """For each node the number of the task that its component goes to, so that tasks are of about one size."""
    _, which, sizes = np.unique(components, return_inverse=True, return_counts=True)
    numbers: Numbers = ((np.cumsum(sizes) - sizes) // _size_tasks(len(components), *GROUPED))[which]
    return numbers


def _size_tasks(total: int, least: int, most: int) -> int:
    """How many of ``total`` articles a task takes. It doubles, so that it seldom changes while a corpus grows."""
    size = least
    while size * TASKS < total:
        size *= 2
    return min(size, most)


def plan_merging(store: Store, chunks: Sequence[Chunk]) -> Iterator[Task]:
    """The days of all chunks, some at a time; a day that has very many articles in several windows."""
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


def plan_rejecting(store: Store, chunks: Sequence[Chunk]) -> Iterator[Task]:
    """The chunks that have rejects, so many to a file."""
    places = [chunk.place for chunk in chunks if chunk.rejects]
    for number, start in enumerate(range(0, len(places), REJECTED)):
        yield Task("reject", store.location, {"chunks": places[start : start + REJECTED], "number": number})
