"""A run from its first moment to its last: the heartbeat, the record in the archive, the log."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from digest.archive import Archive, Run, record_run
from digest.config import Settings
from digest.deliver import ping_heartbeat
from digest.errors import ArchiveError, reason_of

BUSY = 6
"""The exit code of a run that found another at work: it did nothing, and pings nothing."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A run that has begun: which command, when (in UTC)."""

    command: str
    started: datetime


def begin_run(settings: Settings, command: str, now: datetime) -> Begun:
    """Begin a run; the heartbeat learns of it where one is set."""
    if settings.keeper.heartbeat:
        ping_heartbeat(settings.keeper.heartbeat, None)
    return Begun(command, now)


def end_run(
    settings: Settings,
    archive: Archive | None,
    run: Begun,
    now: datetime,
    code: int,
    lines: Sequence[str],
    *,
    log: Path | None = None,
) -> list[str]:
    """Record how a run ended, ping the heartbeat and add to the log; what goes wrong here is told, and changes nothing.

    ``archive`` is None where it cannot be used. A log whose name ends in ``.jsonl`` gets a JSON object a line.
    """
    faults = []
    if code != BUSY:
        summary = lines[0] if lines else ""
        seconds = (now - run.started).total_seconds()
        record = Run(command=run.command, started=run.started, seconds=seconds, code=code, summary=summary[:500])
        try:
            if archive is not None:
                record_run(archive, record)
        except ArchiveError as error:
            faults.append(str(error))
        if settings.keeper.heartbeat:
            faults += filter(None, [ping_heartbeat(settings.keeper.heartbeat, code, "\n".join(lines))])
    if log is not None:
        faults += _log(log, run, now, code, lines)
    return faults


def _log(log: Path, run: Begun, now: datetime, code: int, lines: Sequence[str]) -> list[str]:
    if log.suffix == ".jsonl":
        entry = {
            "time": now.isoformat(timespec="seconds"),
            "command": run.command,
            "seconds": round((now - run.started).total_seconds(), 3),
            "code": code,
            "lines": list(lines),
        }
        rows = [json.dumps(entry, ensure_ascii=False)]
    else:
        rows = [f"{now:%Y-%m-%dT%H:%M:%SZ} {run.command} [{code}] {line}" for line in lines]
    try:
        with log.open("a", encoding="utf-8", errors="replace") as stream:
            stream.writelines(row + "\n" for row in rows)
    except OSError as error:
        return [f"{log}: the log cannot be written ({reason_of(error)})"]
    return []
