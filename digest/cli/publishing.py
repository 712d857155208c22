"""``digest collect``, ``digest publish``, ``digest verify`` and ``digest status``: the unattended way."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from datetime import date as Date  # noqa: N812 - `date` is the name of an option
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from digest.cli.app import Exit, app, exit_code
from digest.cli.options import AsJson, Config, find_settings, need_settings, print_json, read_day
from digest.errors import ArchiveError, DigestError, UsageError

if TYPE_CHECKING:
    from digest.archive import Archive
    from digest.config import Settings
    from digest.publishing import World

Wait = Annotated[float, typer.Option(help="Seconds to wait while another run is at work.", min=0)]
Log = Annotated[Path | None, typer.Option(help="Add a line for each thing done to this file; .jsonl for JSON.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing on success.")]


@app.command()
def collect(
    config: Config = None, wait: Wait = 0, log: Log = None, quiet: Quiet = False, as_json: AsJson = False
) -> None:
    """Fetch the sources into the archive: hourly, cheap, safe to repeat."""
    from digest import publishing, reports

    settings = _settings(config)
    now = datetime.now(UTC)
    with _attended(settings, "collect", now, log) as (archive, end), _lock(archive, wait):
        with _progress(quiet or as_json) as progress:
            collected = publishing.collect(settings, archive, now, progress=progress)
        notes = publishing.tell_keeper(settings, archive, now, _world())
        end(Exit.DONE, [reports.say_collected(collected), *notes])
    _print(collected.to_dict(), [reports.say_collected(collected)], quiet=quiet, as_json=as_json)
    _warn(notes)


@app.command()
def publish(
    date: Annotated[str | None, typer.Option(help="Date of the issue, YYYY-MM-DD; today by default.")] = None,
    due: Annotated[
        bool, typer.Option("--due", help="Make every issue that is due and not made; else nothing.")
    ] = False,
    at: Annotated[
        str | None, typer.Option(help="With --due: the hour, as 07:30, instead of that of digest.toml.")
    ] = None,
    on: Annotated[
        str | None, typer.Option(help="With --due: the days, as mon-fri, instead of those of digest.toml.")
    ] = None,
    tz: Annotated[str | None, typer.Option("--tz", help="The zone of the issue and its hour.")] = None,
    undo: Annotated[
        bool, typer.Option("--undo", help="Take back the last issue (or --date): its articles wait again.")
    ] = False,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Make the issue again from its stored pages.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what the issue would hold; change nothing.")] = False,
    fetch: Annotated[bool, typer.Option("--collect/--no-collect", help="Collect first.")] = True,
    config: Config = None,
    wait: Wait = 0,
    log: Log = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Everything since the last issue: build it, record it, write it, deliver it. Once, however often it is called."""
    from digest import publishing, reports, translating

    _check_options(date=date, due=due, clock=at or on, undo=undo, rebuild=rebuild, dry_run=dry_run)
    settings = _settings(config, at=at, on=on, tz=tz)
    day, now = read_day("--date", date, settings), datetime.now(UTC)
    if dry_run:
        _preview(settings, now, day, as_json=as_json)
        return
    with (
        _attended(settings, "publish", now, log) as (archive, end),
        _lock(archive, wait),
        _progress(True) as progress,
    ):
        if undo:
            lines = [reports.say_undone(*publishing.undo(settings, archive, day))]
            end(Exit.DONE, lines)
            _print({"undone": lines}, lines, quiet=quiet, as_json=as_json)
            return
        if rebuild:
            issue_day = day or publishing.find_named_issue(archive, "last").date
            issue = publishing.rebuild(settings, archive, issue_day, now, world=_world(), progress=progress)
            outcome = publishing.Outcome(issues=(issue,))
        else:
            outcome = publishing.publish(
                settings, archive, now, day=day, due=due, fetch=fetch, world=_world(), progress=progress
            )
        notes = publishing.tell_keeper(settings, archive, now, _world())
        code = _code(outcome)
        end(code, [*reports.say_outcome(outcome), *notes])
    _print(reports.describe_outcome(outcome), reports.say_outcome(outcome), quiet=quiet, as_json=as_json)
    untranslated = [fault for one in outcome.issues if one.was_new for fault in translating.say_faults(one.briefing)]
    _warn([*reports.say_faults(outcome), *untranslated, *notes])
    raise typer.Exit(code)


def _check_options(*, date: str | None, due: bool, clock: str | None, undo: bool, rebuild: bool, dry_run: bool) -> None:
    if sum((due, undo, rebuild, dry_run)) > 1:
        raise UsageError("--due, --undo, --rebuild and --dry-run exclude one another; give one of them")
    if due and date:
        raise UsageError("--due finds the days by itself; leave out --date, or --due")
    if clock and not due:
        raise UsageError("--at and --on say when an issue is due; give them with --due")


def _preview(settings: Settings, now: datetime, day: Date | None, *, as_json: bool) -> None:
    from digest import publishing, reports, translating

    with _archive(settings) as archive:
        plan = publishing.preview(settings, archive, now, day=day)
        estimate = publishing.estimate_plan(plan, settings, archive, now, _world())
    report, lines = dict(plan.report), reports.say_plan(plan)
    if estimate is not None:
        report["translation"] = translating.describe_estimate(estimate, settings)
        lines.append(translating.say_estimate(estimate, settings))
    _print(report, lines, quiet=False, as_json=as_json)


@app.command()
def verify(
    issue: Annotated[str, typer.Argument(help="Its date, its number, or last.")] = "last",
    config: Config = None,
    as_json: AsJson = False,
) -> None:
    """Compare every key sentence of an issue with the stored page it came from, and its files with what was written."""
    from digest import publishing, reports

    settings = find_settings(config)
    with _archive(settings, create=False) as archive:
        verified = publishing.verify_issue(settings, archive, publishing.find_named_issue(archive, issue))
    _print(verified.to_dict(), reports.say_verified(verified), quiet=False, as_json=as_json)
    raise typer.Exit(Exit.INPUTS if verified.faults else Exit.DONE)


@app.command()
def status(config: Config = None, as_json: AsJson = False) -> None:
    """Show the last issue, when the next is due, how the sources fare, and what waits to be delivered."""
    from digest import publishing, reports

    settings = find_settings(config)
    with _archive(settings, create=False) as archive:
        standing = publishing.take_stock(settings, archive, datetime.now(UTC))
    _print(standing.to_dict(), reports.say_standing(standing, settings), quiet=False, as_json=as_json)


def _settings(config: Path | None, *, at: str | None = None, on: str | None = None, tz: str | None = None) -> Settings:
    from digest.config import FILE_NAME, with_schedule

    settings = with_schedule(need_settings(config), at=at, on=on, tz=tz)
    if not settings.sources:
        raise UsageError(f"no sources in {config or FILE_NAME}; name at least one in [[sources]]")
    return settings


@contextmanager
def _archive(settings: Settings, *, create: bool = True) -> Iterator[Archive]:
    from digest.archive import open_archive

    archive = open_archive(settings.archive.location, create=create)
    try:
        yield archive
    finally:
        archive.close()


@contextmanager
def _lock(archive: Archive, wait: float) -> Iterator[None]:
    from digest.archive import hold_lock

    with hold_lock(archive, wait=wait, sleep=time.sleep):
        yield


@contextmanager
def _progress(silent: bool) -> Iterator[Callable[[str, int, int | None], None]]:
    """A bar where a person watches; cron is told nothing."""
    from digest import console

    with console.show_progress(silent=silent or not sys.stderr.isatty()) as progress:
        yield progress


@contextmanager
def _attended(
    settings: Settings, command: str, now: datetime, log: Path | None
) -> Iterator[tuple[Archive, Callable[[Exit, list[str]], None]]]:
    """Open the archive for a run; ping, record and log how it ends, be it that the archive cannot be opened.

    The function that it gives takes the run's exit code and its lines.
    """
    from digest import publishing
    from digest.archive import open_archive

    ended: list[tuple[int, list[str]]] = [(1, ["ended by a fault of the program"])]
    run = publishing.begin_run(settings, command, now)
    archive: Archive | None = None
    is_sound = True
    try:
        with _ended_by_signals():
            archive = open_archive(settings.archive.location)
            yield archive, lambda code, lines: ended.append((int(code), lines))
    except DigestError as error:
        ended.append((int(exit_code(error)), [str(error)]))
        is_sound = not isinstance(error, ArchiveError)
        raise
    except (KeyboardInterrupt, SystemExit) as error:
        code = error.code if isinstance(error, SystemExit) and isinstance(error.code, int) else 128 + signal.SIGINT
        ended.append((code, ["stopped by a signal; the next run goes on from there"]))
        raise
    finally:
        code, lines = ended[-1]
        record = archive if is_sound else None
        _warn(publishing.end_run(settings, record, run, datetime.now(UTC), code, lines, log=log))
        if archive is not None:
            archive.close()


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Let SIGTERM end the run as an interruption does, so that it is logged, and what was begun is closed."""

    def stop(number: int, _frame: object) -> None:
        sys.exit(128 + number)

    if threading.current_thread() is not threading.main_thread():  # Python hears signals in the main thread alone
        yield
        return
    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _world() -> World:
    from digest.publishing import World

    return World(environment=os.environ, sleep=time.sleep)


def _code(outcome: object) -> Exit:
    from digest.publishing import Outcome

    assert isinstance(outcome, Outcome)
    if any(one.failures for one in outcome.issues):
        return Exit.RENDER
    if any(delivery.state != "sent" for one in outcome.issues if one.was_new for delivery in one.deliveries):
        return Exit.DELIVERY
    return Exit.DONE


def _print(plain: object, lines: list[str], *, quiet: bool, as_json: bool) -> None:
    if as_json:
        print_json(plain)
    elif not quiet:
        for line in lines:
            typer.echo(line)


def _warn(lines: list[str]) -> None:
    for line in lines:
        typer.echo(f"digest: {line}", err=True)
