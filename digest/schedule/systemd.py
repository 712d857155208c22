"""systemd: a service and a timer of the user's own manager.

A calendar timer for the hour of the issue would skip a day whose clock skips that hour; so the timer asks every
hour what is due, and ``Persistent`` makes up for the hours that the machine was off.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from digest.errors import OutputError, UsageError, reason_of
from digest.schedule.job import Job

BUSY = 6
LONGEST = "1h"


def unit_files(job: Job) -> dict[str, str]:
    """The unit files by name."""
    return {f"{job.name}.service": _service(job), f"{job.name}.timer": _timer(job)}


def unit_folder(environment: Mapping[str, str]) -> Path:
    """Where the user's manager looks for units."""
    config = environment.get("XDG_CONFIG_HOME") or str(Path(environment.get("HOME", "~")).expanduser() / ".config")
    return Path(config) / "systemd" / "user"


def install_units(job: Job, folder: Path) -> tuple[Path, ...]:
    """Write the units and start the timer; where that fails, what was written is taken away again.

    Raises :class:`OutputError` where they cannot be written, :class:`UsageError` where no systemd takes them.
    """
    units = {folder / name: content for name, content in unit_files(job).items()}
    before = {path: path.read_text(encoding="utf-8") for path in units if path.exists()}
    _write(folder, units)
    try:
        _systemctl(["daemon-reload"])
        _systemctl(["enable", "--now", f"{job.name}.timer"])
    except UsageError as error:
        for path in units:
            path.unlink(missing_ok=True)
        _link(job, folder).unlink(missing_ok=True)
        _write(folder, before)
        raise UsageError(
            f"{error}; nothing is installed (is somebody logged in? `--backend cron` needs nobody)"
        ) from None
    return tuple(units)


def remove_units(job: Job, folder: Path) -> tuple[Path, ...]:
    """Stop the timer and take the units away; which were there.

    Raises :class:`UsageError` where no systemd could be told: the units are gone all the same.
    """
    paths = tuple(path for name in unit_files(job) if (path := folder / name).exists())
    if not paths:
        return ()
    try:
        _systemctl(["disable", "--now", f"{job.name}.timer"])
    finally:
        for path in (*paths, _link(job, folder)):
            path.unlink(missing_ok=True)
    _systemctl(["daemon-reload"])
    return paths


def has_units(job: Job, folder: Path) -> bool:
    """Whether the units are there and the timer is enabled."""
    return _link(job, folder).is_symlink() and all((folder / name).exists() for name in unit_files(job))


def _link(job: Job, folder: Path) -> Path:
    """What ``systemctl enable`` makes."""
    return folder / "timers.target.wants" / f"{job.name}.timer"


def _write(folder: Path, units: Mapping[Path, str]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, content in units.items():
            path.write_text(content, encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written ({reason_of(error)})") from error


def lingers(environment: Mapping[str, str]) -> bool | None:
    """Whether the user's manager runs while nobody is logged in; None where that cannot be found out."""
    user = environment.get("USER") or environment.get("LOGNAME")
    if not user or not Path("/var/lib/systemd").is_dir():
        return None
    return (Path("/var/lib/systemd/linger") / user).exists()


def _service(job: Job) -> str:
    return f"""\
[Unit]
Description=News briefing of {_escape(str(job.config.parent))}
Documentation=man:systemd.service(5)

[Service]
Type=oneshot
Environment=PYTHONUTF8=1
ExecStart=-{_command(job.collect())}
ExecStart={_command(job.publish())}
SuccessExitStatus={BUSY}
TimeoutStartSec={LONGEST}
NoNewPrivileges=yes
Nice=10
"""


def _timer(job: Job) -> str:
    return f"""\
[Unit]
Description=Every hour: is an issue due? ({_escape(str(job.config.parent))})

[Timer]
OnCalendar=*-*-* *:{job.minute:02}:00
Persistent=true
AccuracySec=1m

[Install]
WantedBy=timers.target
"""


def _command(command: Sequence[str]) -> str:
    return " ".join(_quote(part) for part in command)


def _quote(part: str) -> str:
    escaped = _escape(part).replace("$", "$$")
    if any(character in escaped for character in " \t\"'\\;"):
        return '"' + escaped.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return escaped


def _escape(text: str) -> str:
    return text.replace("%", "%%")


def _systemctl(arguments: list[str]) -> None:
    try:
        done = subprocess.run(
            ["systemctl", "--user", *arguments], capture_output=True, check=False, timeout=60, env=dict(os.environ)
        )
    except FileNotFoundError:
        raise UsageError("this machine has no systemd; use --backend cron") from None
    except subprocess.TimeoutExpired:
        raise UsageError("systemctl gives no answer") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines() or [f"exit code {done.returncode}"]
        raise UsageError(f"systemctl --user {' '.join(arguments)}: {said[-1]}")
