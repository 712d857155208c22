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


def run_local(tasks: Sequence[Task], workers: int, done: Callable[[Task], None]) -> str:
    """Do the tasks that can be done; say what kept the others from it. No ``workers`` means this process itself."""
    if not workers:
        for task in tasks:
            run_task(task.to_json())
            done(task)
        return ""
    for name, value in ONE_THREAD.items():
        os.environ.setdefault(name, value)  # the workers inherit it; numpy reads it when it is loaded
    context = multiprocessing.get_context("spawn")
    try:
        with ProcessPoolExecutor(min(workers, len(tasks)), mp_context=context, initializer=follow_parent) as pool:
            _feed(pool, tasks, workers, done)
    except BrokenProcessPool:
        return "a worker was killed"
    return ""


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
