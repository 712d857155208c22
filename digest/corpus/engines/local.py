"""A pool of processes on this machine: one task at a time each, started afresh (``spawn``), rebuilt when one dies."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool

from digest.corpus.tasks import Task, run_task

_AHEAD = 2
"""Tasks for each worker that are handed over at once: those are what a dead pool takes along."""
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "ARROW_IO_THREADS": "2"}
"""Each worker is one thread: as many workers as cores share a machine without getting into each other's way."""


class Pool:
    """The processes, started when there is work and kept for the next stage."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def run(self, tasks: Sequence[Task], done: Callable[[Task], None]) -> str:
        """Do the tasks; when a worker is killed, say so, and begin with new ones the next time."""
        try:
            _feed(self._open(), tasks, self._workers, done)
        except BrokenProcessPool:
            self.close()
            return "a worker was killed"
        return ""

    def close(self) -> None:
        """End the processes; what they are doing is finished first."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def _open(self) -> ProcessPoolExecutor:
        if self._pool is None:
            for name, value in ONE_THREAD.items():
                os.environ.setdefault(name, value)  # the workers inherit it; numpy reads it when it is loaded
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._workers, mp_context=context, initializer=follow_parent)
        return self._pool


def _feed(pool: ProcessPoolExecutor, tasks: Sequence[Task], workers: int, done: Callable[[Task], None]) -> None:
    waiting = iter(tasks)
    running: dict[Future[str], Task] = {}
    while True:
        while len(running) < workers * _AHEAD and (task := next(waiting, None)):
            running[pool.submit(run_task, task.to_json())] = task
        if not running:
            return
        finished, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in finished:
            future.result()
            done(running.pop(future))


def follow_parent() -> None:
    """Set up a worker: it works with one thread, and ends when the process that started it does, however that ends."""
    import pyarrow

    pyarrow.set_cpu_count(1)
    parent = multiprocessing.parent_process()
    if parent:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    from multiprocessing.connection import wait as wait_for

    wait_for([sentinel])
    os._exit(1)
