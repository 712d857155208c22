"""What is to be run: the commands of a briefing, with nothing left to the environment they are run in."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime, time, tzinfo
from pathlib import Path

WAIT = 1800
"""Seconds that a run waits for another to end: a slow collection must not cost the issue an hour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A briefing to keep: the interpreter, the settings, the log; the hour and days where they are not the settings'.

    ``minute`` is the minute of each hour, on this machine's clock, at which it is asked what is due.
    """

    python: Path
    config: Path
    log: Path
    minute: int
    at: str | None = None
    on: str | None = None
    tz: str | None = None

    @property
    def name(self) -> str:
        """A name of its own for each digest.toml: its folder's, and a few digits of its path's hash."""
        folder = re.sub(r"[^A-Za-z0-9]+", "-", self.config.parent.name).strip("-").lower() or "briefing"
        return f"digest-{folder[:30]}-{hashlib.sha256(str(self.config).encode()).hexdigest()[:6]}"

    def collect(self) -> list[str]:
        """The command that collects."""
        return [*self._digest("collect"), "--wait", str(WAIT)]

    def publish(self) -> list[str]:
        """The command that publishes what is due."""
        command = [*self._digest("publish"), "--due", "--wait", str(WAIT)]
        for option, value in (("--at", self.at), ("--on", self.on), ("--tz", self.tz)):
            command += [option, value] if value else []
        return command

    def _digest(self, command: str) -> list[str]:
        config, log = str(self.config), str(self.log)
        return [
            str(self.python),
            "-P",
            "-X",
            "utf8",
            "-m",
            "digest",
            command,
            "--config",
            config,
            "--log",
            log,
            "--quiet",
        ]


def minute_of(at: time, zone: tzinfo, local: tzinfo | None, now: datetime) -> int:
    """The minute of this machine's hour at which it is ``at`` in ``zone``: zones may be apart by half an hour."""
    moment = datetime.combine(now.astimezone(zone).date(), at, zone)
    return moment.astimezone(local).minute
