"""What an unattended run will meet: interpreter, settings, zone, the next issues, folders, archive, mail, programs.

cron gives a run nothing of the shell it was set up in, so what is looked at here is looked at as cron would.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from digest.archive import list_issues, open_archive
from digest.config import Settings, load_settings
from digest.deliver import greet_server
from digest.errors import ArchiveError, DeliveryError, SettingsError, reason_of
from digest.publishing.delivering import World, mail_server
from digest.publishing.due import coming_dues, last_day
from digest.rendering import Check
from digest.reports import count
from digest.translating import Outside, examine_translator

CRON_PATH = "/usr/bin:/bin"
"""Where cron looks for programs (crontab(5) of Debian)."""


def examine_run(file: Path, now: datetime, environment: Mapping[str, str]) -> tuple[Check, ...]:
    """Look at what a run from the clock with the settings of ``file`` will find; nothing is changed or sent."""
    interpreter = Check(name="interpreter", ok=True, detail=str(Path(sys.executable).absolute()))
    try:
        settings = load_settings(file.absolute())
    except SettingsError as error:
        return interpreter, Check(name="settings", ok=False, detail=str(error), remedy="put that right first")
    return (
        interpreter,
        _settings(settings, file.absolute()),
        Check(
            name="time zone",
            ok=True,
            detail=f"{settings.timezone}: it is {now.astimezone(settings.zone):%Y-%m-%d %H:%M}",
        ),
        *_archive_and_dues(settings, now),
        _folder("output", Path(settings.output.directory)),
        _folder("log", file.absolute().parent),
        *_mail(settings, environment),
        *_programs(settings),
        *examine_translator(settings, Outside(environment=environment)),
    )


def _settings(settings: Settings, file: Path) -> Check:
    number = len(settings.sources)
    return Check(
        name="settings",
        ok=number > 0,
        detail=f"{file}, {count(number, 'source')}",
        remedy="name at least one in [[sources]]",
    )


def _archive_and_dues(settings: Settings, now: datetime) -> Iterator[Check]:
    """The archive as it stands, and what is due by it; one that is not there yet is no fault."""
    last: date | None = None
    place = settings.archive.location
    if "://" not in place and not Path(place).exists():
        yield _folder("archive", Path(place).parent)
    else:
        try:
            archive = open_archive(place, create=False)
            last = last_day(settings, archive, now)
            issue = next((one.date for one in list_issues(archive) if one.number is not None), None)
            archive.close()
            yield Check(name="archive", ok=True, detail=f"{archive.place}, last issue {issue or 'none'}")
        except ArchiveError as error:
            yield Check(name="archive", ok=False, detail=str(error), remedy="see docs/archive.md")
    dues = ", ".join(f"{due:%a %Y-%m-%d %H:%M}" for due in coming_dues(settings, last, now, 3))
    yield Check(name="next issues", ok=True, detail=f"{dues} ({settings.timezone})")


def _folder(what: str, folder: Path) -> Check:
    """Whether a file can be written there, or in the nearest folder that is there."""
    there = next(parent for parent in (folder, *folder.parents) if parent.exists())
    try:
        with tempfile.TemporaryFile(dir=there):
            return Check(name=what, ok=True, detail=f"{folder} can be written")
    except OSError as error:
        reason = reason_of(error)
        return Check(
            name=what, ok=False, detail=f"{folder}: {reason}", remedy=f"let the user {_user()} write in {there}"
        )


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "")


def _mail(settings: Settings, environment: Mapping[str, str]) -> Iterator[Check]:
    """Whether the mail server takes us; nothing is sent."""
    is_sent = any(deliver.mail and deliver.folder is None for deliver in settings.deliver)
    if not is_sent and not settings.keeper.mail:
        return
    smtp = settings.smtp
    try:
        answer = greet_server(mail_server(settings, World(environment=environment)))
        ok, said = answer.state == "accepted", answer.response
    except DeliveryError as error:
        ok, said = False, str(error)
    yield Check(name="mail server", ok=ok, detail=f"{smtp.host}: {said}", remedy="look at [smtp]")
    if smtp.password_env:
        yield Check(
            name="mail password",
            ok=smtp.password_env in environment,
            detail=f"from {smtp.password_env}; cron knows it only from a line {smtp.password_env}=… in the crontab",
            remedy="set it, or name a file in password_file",
        )


def _programs(settings: Settings) -> Iterator[Check]:
    """Whether the commands of the deliveries are found without the PATH of a shell."""
    for deliver in settings.deliver:
        if deliver.command:
            name = deliver.command[0]
            found = shutil.which(name, path=CRON_PATH)
            yield Check(
                name="command",
                ok=found is not None,
                detail=found or f"{name} is not on the PATH that cron has ({CRON_PATH})",
                remedy="name it by its full path",
            )
