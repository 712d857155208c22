"""Engines: who carries the tasks to workers. What is done is known by the receipts alone, never by what one says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from digest.corpus.storage import Store
from digest.corpus.tasks import Task, read_receipt
from digest.errors import UnfinishedCorpus

EngineName = Literal["local", "daft", "daft-ray"]
ENGINES: tuple[EngineName, ...] = ("local", "daft", "daft-ray")
_TRIES = 4
"""Times that what is unfinished is handed out anew: a machine that dies now and then costs its tasks, no more."""

Done = Callable[[Task], None]


def run_all(tasks: Sequence[Task], store: Store, engine: EngineName, workers: int, done: Done) -> None:
    """Have every task done, by ``workers`` processes; ``done`` is called once for each.

    Raises :class:`UnfinishedCorpus` where tasks stay undone after several tries, and :class:`UsageError` where the
    engine is not installed.
    """
    left = list(tasks)
    reported: set[str] = set()

    def report(task: Task) -> None:
        if task.key not in reported:
            reported.add(task.key)
            done(task)

    for _ in range(_TRIES):
        said = _run(left, store, engine, workers, report) if left else ""
        finished = [task for task in left if read_receipt(task, store)]
        for task in finished:
            report(task)
        left = [task for task in left if task not in finished]
    if left:
        raise UnfinishedCorpus(
            f"{store.location}: {len(left)} of {len(tasks)} tasks were not finished after {_TRIES} tries"
            f"{f' ({said})' if said else ''}; what is done stays, run the same command again, with fewer --workers"
            " where memory is short"
        )


def _run(tasks: Sequence[Task], store: Store, engine: EngineName, workers: int, done: Done) -> str:
    if engine == "local":
        from digest.corpus.engines.local import run_local

        return run_local(tasks, workers, done)
    from digest.corpus.engines.daft import run_daft

    return run_daft(tasks, store, workers, done, on_ray=engine == "daft-ray")
