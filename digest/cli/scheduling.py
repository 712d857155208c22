"""``digest schedule``: a clock for the briefing."""

from __future__ import annotations

import os
import shutil
import sys
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from digest.cli.app import app
from digest.cli.options import Config
from digest.errors import UsageError

if TYPE_CHECKING:
    from digest.schedule import Job

schedule_app = typer.Typer(help="Run the briefing by the clock, with cron or systemd.", no_args_is_help=True)
app.add_typer(schedule_app, name="schedule")


class Backend(StrEnum):
    """What runs it."""

    CRON = "cron"
    SYSTEMD = "systemd"


At = Annotated[str | None, typer.Option(help="The hour of the issue, as 07:30; that of digest.toml by default.")]
On = Annotated[str | None, typer.Option(help="Its days, as mon-fri or mon,thu; those of digest.toml by default.")]
Zone = Annotated[str | None, typer.Option("--tz", help="The zone of the hour; that of digest.toml by default.")]
With = Annotated[Backend | None, typer.Option("--backend", help="cron or systemd; what this machine has by default.")]


@schedule_app.command()
def show(at: At = None, on: On = None, tz: Zone = None, backend: With = None, config: Config = None) -> None:
    """Print what would be installed, and install nothing."""
    from digest.schedule import crontab_block, unit_files

    job = _job(config, at, on, tz)
    if _backend(backend) is Backend.CRON:
        typer.echo(crontab_block(job), nl=False)
        return
    for name, content in unit_files(job).items():
        typer.echo(f"# {name}\n{content}")


@schedule_app.command()
def install(at: At = None, on: On = None, tz: Zone = None, backend: With = None, config: Config = None) -> None:
    """Put the briefing on the clock; again, to change it. Other lines and units are not touched."""
    from digest.schedule import install_units, lingers, put_block, read_crontab, unit_folder, write_crontab

    job = _job(config, at, on, tz)
    if _backend(backend) is Backend.CRON:
        before = read_crontab()
        after = put_block(before, job)
        if after != before:
            write_crontab(after)
        typer.echo(f"{job.name}: in the crontab; asked every hour at minute {job.minute:02}, log in {job.log}")
        return
    for path in install_units(job, unit_folder(os.environ)):
        typer.echo(str(path))
    if lingers(os.environ) is False:
        typer.echo(
            "digest: the timer runs only while you are logged in; to change that: loginctl enable-linger", err=True
        )


@schedule_app.command()
def remove(backend: With = None, config: Config = None) -> None:
    """Take the briefing off the clock. Nothing else is touched."""
    from digest.schedule import drop_block, has_block, read_crontab, remove_units, unit_folder, write_crontab

    job = _job(config, None, None, None)
    if _backend(backend) is Backend.CRON:
        before = read_crontab()
        if has_block(before, job):
            write_crontab(drop_block(before, job))
            typer.echo(f"{job.name}: taken out of the crontab")
        return
    for path in remove_units(job, unit_folder(os.environ)):
        typer.echo(f"{path}: removed")


@schedule_app.command()
def status(backend: With = None, config: Config = None) -> None:
    """Say whether the briefing is on the clock; `digest status` says what it does."""
    from digest.schedule import has_block, has_units, read_crontab, unit_folder

    job = _job(config, None, None, None)
    if _backend(backend) is Backend.CRON:
        is_there = has_block(read_crontab(), job)
    else:
        is_there = has_units(job, unit_folder(os.environ))
    typer.echo(f"{job.name}: {'installed' if is_there else 'not installed; `digest schedule install` does it'}")


def _job(config: Path | None, at: str | None, on: str | None, tz: str | None) -> Job:
    from digest.config import FILE_NAME, load_settings, read_time, with_schedule
    from digest.schedule import Job, minute_of

    file = (config or Path(FILE_NAME)).absolute()
    settings = with_schedule(load_settings(file), at=at, on=on, tz=tz)
    minute = minute_of(read_time(settings.publish.at), settings.zone, None, datetime.now(UTC))
    log = file.parent / "digest.log"
    return Job(python=Path(sys.executable).absolute(), config=file, log=log, minute=minute, at=at, on=on, tz=tz)


def _backend(chosen: Backend | None) -> Backend:
    if chosen is not None:
        return chosen
    if shutil.which("crontab"):
        return Backend.CRON
    if shutil.which("systemctl"):
        return Backend.SYSTEMD
    raise UsageError("this machine has neither cron nor systemd; run `digest publish --due` every hour by other means")
