"""How fast a build goes, and how long it will take, in one line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta


class Pace:
    """Counts what is done of each stage by a clock that gives seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._began: dict[str, tuple[float, int]] = {}

    def say(self, stage: str, done: int, total: int, records: int) -> str:
        """The stage, how much of it is done, pages a second and the time that remains, as far as they are known."""
        now = self._clock()
        began, before = self._began.setdefault(stage, (now, done))
        elapsed, here = now - began, done - before
        line = f"{stage} {done:,}/{total:,}"
        if records and elapsed > 0:
            line += f" · {records / elapsed:,.0f} pages/s"
        if here and done < total:
            line += f" · {timedelta(seconds=round(elapsed / here * (total - done)))} left"
        return line
