"""From the ledger to the world: the files of a recorded issue, then its deliveries, then the word that it is out.

Everything here can be done again at any time and changes nothing that stands; a run that was killed is finished by
the next one.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from digest.archive import (
    Archive,
    Delivery,
    Issue,
    briefing_of,
    list_deliveries,
    mark_published,
    mark_written,
    report_of,
)
from digest.catalogue import update_catalogue
from digest.config import Settings, look_of
from digest.errors import OutputError, RenderError, reason_of
from digest.model import Briefing
from digest.pipeline import write_briefing
from digest.publishing.delivering import World, deliver_issue
from digest.publishing.report import FILE_NAME
from digest.reading import Progress
from digest.writing import write_whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """An issue after a run: its files, what could not be rendered, and how its deliveries stand."""

    issue: Issue
    briefing: Briefing
    files: tuple[Path, ...]
    was_new: bool
    failures: tuple[RenderError, ...] = ()
    deliveries: tuple[Delivery, ...] = ()


def finish_issue(
    settings: Settings,
    archive: Archive,
    issue: Issue,
    now: datetime,
    world: World,
    *,
    rewrite: bool = False,
    progress: Progress = lambda *_: None,
) -> Published:
    """Write the issue's files where they do not stand as recorded, deliver what is left to deliver, and say so.

    Raises :class:`OutputError` where the files cannot be written; nothing is delivered then.
    """
    was_new = issue.state != "published"
    briefing = briefing_of(archive, issue)
    folder = issue_folder(settings, issue)
    failures: tuple[RenderError, ...] = ()
    if rewrite or not files_stand(settings, issue, folder):
        failures, files = _write(settings, archive, issue, briefing, folder, progress)
        if files != issue.files:
            mark_written(archive, issue, files)
        issue = replace(issue, files=files)
        failures = (*failures, *_catalogue(settings, briefing))
    elif was_new:  # a run was killed after it had written the files
        failures = _catalogue(settings, briefing)
    if was_new:
        deliver_issue(settings, archive, issue, briefing, folder, now, world)
        if not any(delivery.state in ("pending", "sending") for delivery in list_deliveries(archive, issue)):
            mark_published(archive, issue, now)
    return Published(
        issue=issue,
        briefing=briefing,
        files=tuple(folder / name for name in issue.files),
        was_new=was_new,
        failures=failures,
        deliveries=list_deliveries(archive, issue),
    )


def issue_folder(settings: Settings, issue: Issue) -> Path:
    """Where the issue's files lie."""
    return Path(settings.output.directory) / issue.date.isoformat()


def missing_formats(settings: Settings, issue: Issue) -> bool:
    """Whether a format of the settings was not written for the issue."""
    return not {f"briefing.{name}" for name in settings.output.formats} <= set(issue.files)


def files_stand(settings: Settings, issue: Issue, folder: Path) -> bool:
    """Whether every format of the settings is there, with the content that is recorded."""
    return not missing_formats(settings, issue) and FILE_NAME in issue.files and not changed_files(issue, folder)


def changed_files(issue: Issue, folder: Path) -> tuple[str, ...]:
    """The names of the issue's files that are missing or not as they were written."""
    return tuple(name for name, recorded in issue.files.items() if _sha256(folder / name) != recorded)


def _write(
    settings: Settings, archive: Archive, issue: Issue, briefing: Briefing, folder: Path, progress: Progress
) -> tuple[tuple[RenderError, ...], dict[str, str]]:
    output = settings.output
    _clear_strays(folder)
    written = write_briefing(
        briefing,
        folder,
        output.formats,
        templates=Path(output.templates) if output.templates else None,
        look=look_of(output),
        progress=progress,
    )
    report = json.dumps(report_of(archive, issue), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / FILE_NAME, report.encode("utf-8", "surrogatepass"))
    except OSError as error:
        reason = reason_of(error)
        raise OutputError(f"{folder / FILE_NAME}: cannot be written ({reason})") from error
    files = [*written.files, folder / FILE_NAME]
    return written.failures, {path.name: _sha256(path) or "" for path in files}


def _catalogue(settings: Settings, briefing: Briefing) -> tuple[RenderError, ...]:
    """Put the issue on the page of all issues and into the feed; what kept them from being made, if anything did."""
    try:
        update_catalogue(settings, briefing, alone=True)
    except RenderError as error:
        return (error,)
    return ()


def _clear_strays(folder: Path) -> None:
    """Take away the half-made folders that killed runs left beside the issue's; what others had put there goes back."""
    try:
        for stray in sorted(folder.parent.glob(f".{folder.name}-*")):
            for kept in stray.iterdir():
                if not kept.name.startswith(("briefing.", ".")) and not (folder / kept.name).exists():
                    folder.mkdir(exist_ok=True)
                    kept.rename(folder / kept.name)
            shutil.rmtree(stray)
        for draft in folder.glob(".*.part"):
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written ({reason_of(error)})") from error


def _sha256(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None
