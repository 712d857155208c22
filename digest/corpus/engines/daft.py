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

from digest import errors
from digest.corpus.engines.local import ONE_THREAD
from digest.corpus.storage import Store
from digest.corpus.tasks import Task
from digest.errors import DigestError, UsageError

_LOOK = 0.3
"""Seconds between two looks at what is done."""
_FAREWELL = 20.0
"""Seconds in which a child ends by itself."""
QUIET = {
    "DO_NOT_TRACK": "true",
    "DAFT_ANALYTICS_ENABLED": "0",
    "DAFT_PROGRESS_BAR": "0",
    "RAY_USAGE_STATS_ENABLED": "0",
}
"""Nothing is reported to anyone, and nothing is drawn."""


class DaftChild:
    """The process in which Daft runs; a stage is a file of tasks, whose name is written to its standard input."""

    def __init__(self, store: Store, workers: int, *, on_ray: bool) -> None:
        _check(on_ray)
        self._store, self._workers, self._runner = store, workers, "ray" if on_ray else "native"
        self._folder = tempfile.TemporaryDirectory(prefix="digest-")
        self._child: subprocess.Popen[bytes] | None = None
        self._rounds = 0

    def run(self, tasks: Sequence[Task], done: Callable[[Task], None]) -> str:
        """Have Daft do the tasks; the last thing that it said where some are left undone.

        Raises the :class:`DigestError` that a task ended with.
        """
        self._rounds += 1
        path = Path(self._folder.name) / f"{self._rounds}.jsonl"
        path.write_text("".join(f"{task.to_json()}\n" for task in tasks), encoding="utf-8")
        child = self._open()
        assert child.stdin is not None
        child.stdin.write(f"{path}\n".encode())
        child.stdin.flush()
        end = path.with_suffix(".done")
        if not _watch(child, end, tasks, self._store, done):
            self._end()
        _raise_if_said(end)
        return _last_line(self._log)

    def close(self) -> None:
        """End the child and those that it has started."""
        self._end()
        self._folder.cleanup()

    @property
    def _log(self) -> Path:
        return Path(self._folder.name) / "log"

    def _open(self) -> subprocess.Popen[bytes]:
        if self._child is None:
            command = [sys.executable, "-m", "digest.corpus.engines.daft_child", str(self._workers), self._runner]
            environment = {**ONE_THREAD, **os.environ, **QUIET}
            with self._log.open("ab") as log:
                self._child = subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=log, stderr=log)
        return self._child

    def _end(self) -> None:
        """A child whose input is closed ends by itself, with what it has started; it is not waited for long."""
        if self._child is None:
            return
        try:
            self._child.communicate(timeout=_FAREWELL)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.communicate()
        self._child = None


def _check(on_ray: bool) -> None:
    for module, extra in (("daft", "engine"), ("ray", "ray")):
        if (module == "daft" or on_ray) and find_spec(module) is None:
            raise UsageError(f"this engine needs {module}; install digest with the extra: digest[{extra}]")


def _watch(
    child: subprocess.Popen[bytes], end: Path, tasks: Sequence[Task], store: Store, done: Callable[[Task], None]
) -> bool:
    """Tell of each task that is done, until the child says that it is through, or has ended: then it is no use."""
    left = {task.receipt: task for task in tasks}
    while True:
        has_ended, is_through = child.poll() is not None, end.exists()
        for receipt in left.keys() & set(store.list("work/receipts")):
            done(left.pop(receipt))
        if is_through or has_ended:
            return not has_ended and not left
        try:
            child.wait(_LOOK)
        except subprocess.TimeoutExpired:
            continue


def _raise_if_said(end: Path) -> None:
    said = end.read_text(encoding="utf-8") if end.exists() else ""
    if said:
        name, _, message = said.partition(" ")
        kind: type[DigestError] = getattr(errors, name)
        raise kind(message)


def _last_line(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return next((line.strip()[:300] for line in reversed(lines) if line.strip()), "")
