"""Daft, on this machine or on a Ray cluster, in a process of its own.

Of some forty long runs two crashed when the interpreter ended, after everything was written: so the engine runs in a
child, whose exit code is not asked; the receipts say what is done.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

from digest.corpus.storage import Store
from digest.corpus.tasks import Task
from digest.errors import UsageError

_LOOK = 0.5
"""Seconds between two looks at what is done."""
QUIET = {
    "DO_NOT_TRACK": "true",
    "DAFT_ANALYTICS_ENABLED": "0",
    "DAFT_PROGRESS_BAR": "0",
    "RAY_USAGE_STATS_ENABLED": "0",
}
"""Nothing is reported to anyone, and nothing is drawn."""


def run_daft(tasks: Sequence[Task], store: Store, workers: int, done: Callable[[Task], None], *, on_ray: bool) -> str:
    """Have Daft do the tasks; return the last thing it said where some are left undone.

    Raises :class:`UsageError` where Daft, or Ray, is not installed.
    """
    _check(on_ray)
    with tempfile.TemporaryDirectory(prefix="digest-") as folder:
        path, log = Path(folder) / "tasks.jsonl", Path(folder) / "log"
        path.write_text("".join(f"{task.to_json()}\n" for task in tasks), encoding="utf-8")
        module = "digest.corpus.engines.daft_child"
        command = [sys.executable, "-m", module, str(path), str(max(1, workers)), "ray" if on_ray else "native"]
        from digest.corpus.engines.local import ONE_THREAD

        with log.open("wb") as output:
            child = subprocess.Popen(
                command, env={**ONE_THREAD, **os.environ, **QUIET}, stdin=subprocess.PIPE, stdout=output, stderr=output
            )
            try:
                _watch(child, tasks, store, done)
            finally:
                child.kill()
                child.communicate()
        return _last_line(log)


def _check(on_ray: bool) -> None:
    for module, extra in (("daft", "engine"), ("ray", "ray")):
        if (module == "daft" or on_ray) and find_spec(module) is None:
            raise UsageError(f"this engine needs {module}; install digest with the extra: digest[{extra}]")


def _watch(child: subprocess.Popen[bytes], tasks: Sequence[Task], store: Store, done: Callable[[Task], None]) -> None:
    """Tell of each task that is done, until all are or the child has ended."""
    left = {task.receipt: task for task in tasks}
    while left:
        has_ended = child.poll() is not None
        for receipt in left.keys() & set(store.list("work/receipts")):
            done(left.pop(receipt))
        if has_ended:
            return
        try:
            child.wait(_LOOK)
        except subprocess.TimeoutExpired:
            continue


def _last_line(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return next((line.strip()[:300] for line in reversed(lines) if line.strip()), "")
