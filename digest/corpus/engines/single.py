"""No workers at all: one task after the other, in this process."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from digest.corpus.tasks import Task, run_task


class ThisProcess:
    """No workers at all."""

    def run(self, tasks: Sequence[Task], done: Callable[[Task], None]) -> str:
        """Do one task after the other."""
        for task in tasks:
            run_task(task.to_json())
            done(task)
        return ""

    def close(self) -> None:
        """Nobody is to be sent home."""
