"""cron: a marked block in the user's crontab. Lines outside of the block are never touched.

cron knows no zones, catches nothing up, gives a bare environment and cuts a line at ``%``. So the lines ask every
hour what is due (the archive knows), name everything by its full path, and escape.
"""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Sequence

from digest.errors import UsageError
from digest.schedule.job import Job


def crontab_block(job: Job) -> str:
    """The lines for the crontab, with their marks; the last ends in a line break."""
    collect_minute = (job.minute + 30) % 60
    return "\n".join(
        [
            _begin(job),
            f"{collect_minute} * * * * {_line(job.collect())}",
            f"{job.minute} * * * * {_line(job.publish())}",
            _end(job),
            "",
        ]
    )


def put_block(crontab: str, job: Job) -> str:
    """The crontab with the job's block in it: in the place of the one that was there, or else at the end."""
    before, found, after = _split(crontab, job)
    if not found and before and not before.endswith("\n"):
        before += "\n"
    return before + crontab_block(job) + after


def drop_block(crontab: str, job: Job) -> str:
    """The crontab without the job's block, and otherwise as it was."""
    before, _, after = _split(crontab, job)
    return before + after


def has_block(crontab: str, job: Job) -> bool:
    """Whether the job's block is in the crontab."""
    return _split(crontab, job)[1]


def read_crontab() -> str:
    """The user's crontab; empty where there is none. Raises :class:`UsageError` where this machine has no cron."""
    done = _crontab(["-l"])
    if done.returncode and "no crontab" not in done.stderr.decode("utf-8", "replace").lower():
        raise UsageError(f"the crontab cannot be read ({_said(done)})")
    return done.stdout.decode("utf-8", "surrogateescape") if not done.returncode else ""


def write_crontab(crontab: str) -> None:
    """Put a crontab in the place of the user's; cron checks it. Raises :class:`UsageError` where it is refused."""
    done = _crontab(["-"], crontab.encode("utf-8", "surrogateescape")) if crontab else _crontab(["-r"])
    if done.returncode:
        raise UsageError(f"the crontab was not taken ({_said(done)}); it is as it was")


def _begin(job: Job) -> str:
    return f"# digest begin {job.name} (made by digest schedule; `digest schedule remove` takes it away)"


def _end(job: Job) -> str:
    return f"# digest end {job.name}"


def _line(command: Sequence[str]) -> str:
    return shlex.join(command).replace("%", r"\%")


def _split(crontab: str, job: Job) -> tuple[str, bool, str]:
    """What stands before the block, whether it is there, and what stands after it."""
    lines = crontab.splitlines(keepends=True)
    begin = next((n for n, line in enumerate(lines) if line.startswith(f"# digest begin {job.name} ")), None)
    if begin is None:
        return crontab, False, ""
    end = next((n for n in range(begin, len(lines)) if lines[n].rstrip("\n") == _end(job)), None)
    if end is None:
        raise UsageError(f"the crontab has a line `{_begin(job)}` without its end; mend it with crontab -e")
    return "".join(lines[:begin]), True, "".join(lines[end + 1 :])


def _crontab(arguments: list[str], content: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["crontab", *arguments], input=content, capture_output=True, check=False, timeout=30)
    except FileNotFoundError:
        raise UsageError("this machine has no cron; install it (apt install cron), or use --backend systemd") from None
    except subprocess.TimeoutExpired:
        raise UsageError("crontab gives no answer") from None


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else f"exit code {done.returncode}"
