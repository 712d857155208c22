"""``digest publish``: finish what a run before left, collect, decide what is due, record it, write it, deliver it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from digest.archive import (
    Archive,
    Issue,
    Retention,
    decide_issue,
    find_issue,
    forget_empty,
    list_issues,
    next_revision,
    prune_archive,
    undo_issue,
    unfinished_issues,
)
from digest.catalogue import update_catalogue
from digest.config import Settings
from digest.errors import NothingToPublish, OutputError, UsageError, reason_of
from digest.pipeline import explain_nothing
from digest.publishing.collecting import Collected, collect
from digest.publishing.delivering import World, plan_dispatches
from digest.publishing.due import due_days, due_moment, last_day
from digest.publishing.finishing import Published, changed_files, finish_issue, issue_folder, missing_formats
from digest.publishing.planning import Plan, plan_issue
from digest.reading import Progress
from digest.translating import estimate_issue
from digest.translation import Estimate

if TYPE_CHECKING:
    from pathlib import Path


TRIED_FOR = timedelta(days=2)
"""For so long after its day a format that an issue lacks is tried again by the runs of the clock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run did: the issues it finished or made, what it collected, and the days on which there was no news."""

    issues: tuple[Published, ...] = ()
    collected: Collected | None = None
    quiet_days: tuple[date, ...] = ()


def publish(
    settings: Settings,
    archive: Archive,
    now: datetime,
    *,
    day: date | None = None,
    due: bool = False,
    fetch: bool = True,
    world: World | None = None,
    progress: Progress = lambda *_: None,
) -> Outcome:
    """Publish the issue of ``day`` (today in the settings' zone), or (``due``) every issue that is due by ``now``.

    An issue holds everything that was collected and stood in no issue before. The issue of a day that has one is the
    one that is there: its files are written again where they are missing. ``fetch`` collects first.

    Raises :class:`NothingToPublish` where no article is left (not when ``due``: a day without news is a day without
    an issue), :class:`OutputError` where files cannot be written, and :class:`ArchiveError`. The caller holds the lock.
    """
    world = world or World()
    finished = [finish_issue(settings, archive, issue, now, world, progress=progress) for issue in _unfinished(archive)]
    days = _days(settings, archive, day, due, now)
    done = {one.issue.date for one in finished}
    standing = [issue for one in days if one not in done and (issue := _standing(archive, one)) is not None]
    open_days = [one for one in days if one not in done and find_open(archive, one)]
    collected = collect(settings, archive, now, progress=progress) if fetch and open_days else None
    again = [finish_issue(settings, archive, issue, now, world, progress=progress) for issue in standing]
    made, quiet = [], []
    for one in open_days:
        issue = _decide(
            settings, archive, one, now, world, collected, is_last=one == open_days[-1], due=due, progress=progress
        )
        if issue is None:
            quiet.append(one)
        else:
            made.append(finish_issue(settings, archive, issue, now, world, progress=progress))
    if made:
        _prune(settings, archive, now)
    elif due and not finished:
        again += _complete(settings, archive, now, world)
    return Outcome(issues=(*finished, *again, *made), collected=collected, quiet_days=tuple(quiet))


def _complete(settings: Settings, archive: Archive, now: datetime, world: World) -> tuple[Published, ...]:
    """Try the formats again that the last issue lacks: the machine may have a font now. Nothing where none came of it.

    That a format failed was said when it did; it is not said again by the hour.
    """
    today = now.astimezone(settings.zone).date()
    last = next((issue for issue in list_issues(archive, limit=10, until=today) if issue.state == "published"), None)
    if last is None or today - last.date > TRIED_FOR or not missing_formats(settings, last):
        return ()
    again = finish_issue(settings, archive, last, now, world)
    return (again,) if len(again.files) > len(last.files) else ()


def preview(settings: Settings, archive: Archive, now: datetime, *, day: date | None = None) -> Plan:
    """Plan the next issue from what is collected, and change nothing."""
    return plan_issue(settings, archive, day or now.astimezone(settings.zone).date())


def estimate_plan(plan: Plan, settings: Settings, archive: Archive, now: datetime, world: World) -> Estimate | None:
    """Say what the translation of a planned issue would take; None where there is no issue, or no translator."""
    if plan.briefing is None:
        return None
    return estimate_issue(plan.briefing, settings, world.outside(archive, now))


def undo(settings: Settings, archive: Archive, day: date | None = None) -> tuple[Issue, int]:
    """Take back the last issue, or that of ``day``: its files go, its articles wait again. How many articles.

    What was sent stays sent. Raises :class:`UsageError` where there is no such issue, :class:`OutputError` where its
    files cannot be removed; the issue stands then.
    """
    issue = _issue_of(archive, day)
    folder = issue_folder(settings, issue)
    _remove_files(issue, folder)  # first: an issue without its files is written again, files without it would stay
    freed = undo_issue(archive, issue)
    if folder.parent.is_dir():
        update_catalogue(settings, alone=True)
    return issue, freed


def find_open(archive: Archive, day: date) -> bool:
    """Whether the day has no issue yet."""
    return _standing(archive, day) is None


def _standing(archive: Archive, day: date) -> Issue | None:
    issue = find_issue(archive, day)
    return issue if issue is not None and issue.state != "empty" else None


def _unfinished(archive: Archive) -> Iterator[Issue]:
    yield from unfinished_issues(archive)


def _days(settings: Settings, archive: Archive, day: date | None, due: bool, now: datetime) -> tuple[date, ...]:
    if due:
        return due_days(settings, last_day(settings, archive, now), now)
    return (day or now.astimezone(settings.zone).date(),)


def _decide(
    settings: Settings,
    archive: Archive,
    day: date,
    now: datetime,
    world: World,
    collected: Collected | None,
    *,
    is_last: bool,
    due: bool,
    progress: Progress,
) -> Issue | None:
    """Record the issue of a day; None for a day without news."""
    until = None if is_last else due_moment(settings, day)
    plan = plan_issue(settings, archive, day, until=until, outside=world.outside(archive, now), progress=progress)
    if plan.briefing is None and not due:
        raise NothingToPublish(_explain_no_news(archive, plan))
    if plan.briefing is None and (not is_last or _is_offline(collected)):
        return None
    empty = find_issue(archive, day)
    if empty is not None:
        forget_empty(archive, empty)
    revision = next_revision(archive, day)
    issue = decide_issue(
        archive,
        plan.briefing,
        day=day,
        revision=revision,
        now=now,
        verdicts=plan.verdicts,
        failures=plan.failures,
        dispatches=plan_dispatches(settings, archive, day.isoformat(), revision) if plan.briefing else (),
        report=plan.report,
    )
    return issue if plan.briefing else None


def _explain_no_news(archive: Archive, plan: Plan) -> str:
    if not plan.left_out and list_issues(archive, limit=1):
        return "nothing to publish: no article is new since the last issue"
    return explain_nothing(plan.left_out)


def _prune(settings: Settings, archive: Archive, now: datetime) -> None:
    """Let go, once an issue, what the settings keep for so many days only."""
    kept = settings.archive
    if kept.keep_days is not None or kept.keep_published_days is not None:
        retention = Retention(days=kept.keep_days, published_days=kept.keep_published_days)
        prune_archive(archive, retention, now, compact=False)


def _is_offline(collected: Collected | None) -> bool:
    """No source could be reached: the machine is offline, and the day is not over."""
    return collected is not None and bool(collected.statuses) and all(one.failed for one in collected.statuses)


def _issue_of(archive: Archive, day: date | None) -> Issue:
    if day is not None:
        issue = _standing(archive, day)
        if issue is None:
            raise UsageError(f"there is no issue of {day}; `digest status` names the last one")
        return issue
    for issue in list_issues(archive):
        if issue.state != "empty":
            return issue
    raise UsageError("there is no issue yet")


def _remove_files(issue: Issue, folder: Path) -> None:
    """Remove the files of an issue that nobody changed, and their folder where nothing else is in it."""
    changed = changed_files(issue, folder)
    try:
        for name in issue.files:
            if name not in changed:
                (folder / name).unlink(missing_ok=True)
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
    except OSError as error:
        reason = reason_of(error)
        raise OutputError(f"{folder}: cannot be removed ({reason}); the issue stands") from error
