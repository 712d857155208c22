"""``digest build``."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import date as Date  # noqa: N812 - `date` is the name of an option
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from digest.cli.app import Exit, app
from digest.cli.options import AsJson, Config, Paths, find_settings, print_json, read_day
from digest.errors import RenderError, UsageError
from digest.reports import count

if TYPE_CHECKING:
    from digest.config import Settings
    from digest.model import Briefing
    from digest.pipeline import Period, Written
    from digest.reading import Progress
    from digest.translating import Outside


@app.command()
def build(
    paths: Paths = None,
    date: Annotated[str | None, typer.Option(help="Date of the issue, YYYY-MM-DD; today by default.")] = None,
    since: Annotated[str | None, typer.Option(help="First day of the articles, YYYY-MM-DD.")] = None,
    until: Annotated[str | None, typer.Option(help="Last day of the articles, YYYY-MM-DD.")] = None,
    title: Annotated[str | None, typer.Option(help="Title of the briefing.")] = None,
    languages: Annotated[str | None, typer.Option(help="In this order, as in zh-Hans,zh-Hant-TW.")] = None,
    sentences: Annotated[int | None, typer.Option(help="Key sentences an article, at most.")] = None,
    formats: Annotated[str | None, typer.Option(help="As in md,html,pdf.")] = None,
    out: Annotated[Path | None, typer.Option(help="Folder of the issues; one is made for each date.")] = None,
    limit: Annotated[int | None, typer.Option(help="Stories in the issue, at most.")] = None,
    theme: Annotated[str | None, typer.Option(help="How it looks: broadsheet or minimal.")] = None,
    templates: Annotated[Path | None, typer.Option(help="Folder of templates that take the place of ours.")] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what a translation would take; write nothing, ask nobody.")
    ] = False,
    corpus: Annotated[str | None, typer.Option(help="Take the articles of that day from a corpus.")] = None,
    config: Config = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but the paths.")] = False,
    as_json: AsJson = False,
) -> None:
    """Build the dated briefing from files, folders, or the sources of digest.toml."""
    from digest import console, translating
    from digest.pipeline import Period, build_briefing

    if corpus and paths:
        raise UsageError("--corpus is given, and PATHS as well; give one of them")
    settings = _settings(
        [corpus] if corpus else paths,
        config,
        title=title,
        languages=languages,
        sentences=sentences,
        formats=formats,
        out=out,
        limit=limit,
        theme=theme,
        templates=templates,
    )
    day = read_day("--date", date, settings) or datetime.now(settings.zone).date()
    period = Period(since=read_day("--since", since, settings), until=read_day("--until", until, settings))
    _check_order(period)
    silent = quiet or as_json
    with console.show_progress(silent=silent) as progress:
        if corpus:
            briefing = _build_from(corpus, settings, day, period, progress)
        else:
            briefing = build_briefing(settings, day=day, period=period, stdin=sys.stdin.buffer, progress=progress)
        outside = translating.Outside(environment=os.environ, memory=translating.file_memory(settings))
        if dry_run:
            _print_estimate(briefing, settings, outside, as_json=as_json)
            return
        briefing = translating.translate_issue(briefing, settings, outside)
        written = _write(briefing, settings, progress)
    if as_json:
        print_json(console.describe(briefing, written))
    else:
        console.print_outcome(briefing, written, quiet=quiet)
    for fault in translating.say_faults(briefing):
        typer.echo(f"digest: {fault}", err=True)
    raise typer.Exit(_outcome(briefing, written))


def _build_from(corpus: str, settings: Settings, day: Date, period: Period, progress: Progress) -> Briefing:
    from digest.cli.corpus import need_arrow

    need_arrow()
    from digest.corpus import build_from_corpus

    return build_from_corpus(corpus, settings, day=day, period=period, progress=progress)


def _print_estimate(briefing: Briefing, settings: Settings, outside: Outside, *, as_json: bool) -> None:
    """What the issue would hold, and what its translation would take."""
    from digest import translating

    estimate = translating.estimate_issue(briefing, settings, outside)
    if as_json:
        told = translating.describe_estimate(estimate, settings) if estimate else None
        print_json({"counts": briefing.counts.to_dict(), "translation": told})
        return
    counts = briefing.counts
    typer.echo(
        f"{count(counts.items, 'story', 'stories')} from {count(counts.articles, 'article')} (nothing was written)"
    )
    typer.echo(translating.say_estimate(estimate, settings) if estimate else "translation: off")


def _write(briefing: Briefing, settings: Settings, progress: Progress) -> Written:
    from digest.catalogue import update_catalogue
    from digest.config import look_of
    from digest.pipeline import write_briefing

    output = settings.output
    written = write_briefing(
        briefing,
        Path(output.directory) / briefing.date.isoformat(),
        output.formats,
        templates=Path(output.templates) if output.templates else None,
        look=look_of(output),
        progress=progress,
    )
    if not written.files:
        return written
    try:
        update_catalogue(settings, briefing, least=2)
    except RenderError as error:
        return replace(written, failures=(*written.failures, error))
    return written


def _outcome(briefing: Briefing, written: Written) -> Exit:
    if written.failures:
        return Exit.RENDER
    return Exit.INPUTS if briefing.counts.failed else Exit.DONE


def _settings(paths: list[str] | None, config: Path | None, **options: Any) -> Settings:
    """The settings of the file, with what the command line says in their place."""
    from digest.config import FILE_NAME, override

    settings = override(find_settings(config), paths=paths, **options)
    if not settings.sources:
        raise UsageError(f"no PATHS given and no sources in {config or FILE_NAME}; try: digest build articles/")
    return settings


def _check_order(period: Period) -> None:
    if period.since and period.until and period.since > period.until:
        raise UsageError(f"--since {period.since} is after --until {period.until}; turn them round")
