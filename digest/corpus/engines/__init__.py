"""Engines: who carries the tasks to workers. What is done is known by the receipts alone, never by what one says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Literal, Protocol

from digest.corpus.engines.single import ThisProcess
from digest.corpus.storage import Store
from digest.corpus.tasks import Task, read_receipt
from digest.errors import UnfinishedCorpus

EngineName = Literal["local", "daft", "daft-ray"]
ENGINES: tuple[EngineName, ...] = ("local", "daft", "daft-ray")
_TRIES = 4
"""Times that what is unfinished is handed out anew: a machine that dies now and then costs its tasks, no more."""

Done = Callable[[Task], None]


class Engine(Protocol):
    """Hands tasks to workers."""

    def run(self, tasks: Sequence[Task], done: Done) -> str:
        """Have as many of the tasks done as can be; say in a few words what kept the others from it."""

    def close(self) -> None:
        """Send the workers home."""


@contextmanager
def open_engine(name: EngineName, workers: int, store: Store) -> Iterator[Engine]:
    """The engine of that name with so many processes; raises :class:`UsageError` where it is not installed."""
    engine = _make(name, workers, store)
    try:
        yield engine
    finally:
        engine.close()


def _make(name: EngineName, workers: int, store: Store) -> Engine:
    if name != "local":
        from digest.corpus.engines.daft import DaftChild

        return DaftChild(store, max(1, workers), on_ray=name == "daft-ray")
    if not workers:
        return ThisProcess()
    from digest.corpus.engines.local import Pool

    return Pool(workers)


def run_all(tasks: Sequence[Task], store: Store, engine: Engine, done: Done) -> None:
    """Have every task done; ``done`` is called once for each. A task that is alone is done here, without workers.

    Raises :class:`UnfinishedCorpus` where tasks stay undone after several tries.
    """
    left, said = list(tasks), ""
    engine = ThisProcess() if len(left) == 1 else engine
    reported: set[str] = set()

    def report(task: Task) -> None:
        if task.key not in reported:
            reported.add(task.key)
            done(task)

    for _ in range(_TRIES):
        said = engine.run(left, report) if left else ""
        finished = {task.key for task in left if read_receipt(task, store)}
        for task in left:
            if task.key in finished:
                report(task)
        left = [task for task in left if task.key not in finished]
    if left:
        raise UnfinishedCorpus(
            f"{store.name}: {len(left)} of {len(tasks)} tasks were not finished after {_TRIES} tries"
            f"{f' ({said})' if said else ''}; what is done stays, run the same command again, with fewer --workers"
            " where memory is short"
        )
