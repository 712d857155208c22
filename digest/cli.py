"""The command line: parse, call the pipeline, print. No logic of its own.

Exit codes: 0 done, 2 bad usage or settings, 3 nothing to publish, 4 done but some inputs failed, 5 a format could not
be rendered or written.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from digest import __version__
from digest.errors import DigestError, InputError, NothingToPublish, OutputError, RenderError, UsageError

if TYPE_CHECKING:
    from digest.config import Settings
    from digest.model import Briefing
    from digest.pipeline import Period, Progress, Written


class Exit(IntEnum):
    """What the process says when it ends (documented in docs/commands.md)."""

    DONE = 0
    USAGE = 2
    NOTHING = 3
    INPUTS = 4
    RENDER = 5


app = typer.Typer(
    name="digest",
    help="A dated bilingual briefing out of Chinese-language news: key sentences verbatim, both scripts side by side.",
    epilog="Exit codes: 0 done · 2 bad usage or settings · 3 nothing to publish · 4 some inputs failed · 5 cannot render.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Paths = Annotated[list[str] | None, typer.Argument(help="Files, folders, or - for standard input.", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]
Config = Annotated[Path | None, typer.Option(help="The settings; ./digest.toml where there is one.", show_default=False)]


def main() -> None:
    """Run the command line; every error that digest raises on purpose ends in one line and a documented exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # cron runs under LC_ALL=C
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except DigestError as error:
        print(f"digest: {error}", file=sys.stderr)  # noqa: T201
        sys.exit(_exit_code(error))
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(141)


def _exit_code(error: DigestError) -> Exit:
    for kind, code in (
        (UsageError, Exit.USAGE),
        (NothingToPublish, Exit.NOTHING),
        (InputError, Exit.INPUTS),
        (RenderError, Exit.RENDER),
        (OutputError, Exit.RENDER),
    ):
        if isinstance(error, kind):
            return code
    return Exit.USAGE


@app.callback(invoke_without_command=True)
def _version(
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.", is_eager=True)] = False,
) -> None:
    if version:
        typer.echo(f"digest {__version__}")
        raise typer.Exit


@app.command()
def build(
    paths: Paths = None,
    date: Annotated[str | None, typer.Option(help="Date of the issue, YYYY-MM-DD.  [default: today]")] = None,
    since: Annotated[str | None, typer.Option(help="First day of the articles, YYYY-MM-DD.")] = None,
    until: Annotated[str | None, typer.Option(help="Last day of the articles, YYYY-MM-DD.")] = None,
    title: Annotated[str | None, typer.Option(help="Title of the briefing.")] = None,
    languages: Annotated[str | None, typer.Option(help="In this order, as in zh-Hans,zh-Hant-TW.")] = None,
    sentences: Annotated[int | None, typer.Option(help="Key sentences an article, at most.")] = None,
    formats: Annotated[str | None, typer.Option(help="As in md,html,pdf.")] = None,
    out: Annotated[Path | None, typer.Option(help="Folder of the issues; one is made for each date.")] = None,
    config: Config = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but the paths.")] = False,
    as_json: AsJson = False,
) -> None:
    """Build the dated briefing from files, folders, or the sources of digest.toml."""
    from digest import console
    from digest.pipeline import Period, build_briefing

    settings = _settings(
        paths, config, title=title, languages=languages, sentences=sentences, formats=formats, out=out
    )
    day = _read_day("--date", date, settings) or datetime.now(settings.zone).date()
    period = Period(since=_read_day("--since", since, settings), until=_read_day("--until", until, settings))
    _check_order(period)
    silent = quiet or as_json
    with console.show_progress(silent=silent) as progress:
        briefing = build_briefing(settings, day=day, period=period, stdin=sys.stdin.buffer, progress=progress)
        written = _write(briefing, settings, progress)
    if as_json:
        _print_json(console.describe(briefing, written))
    else:
        console.print_outcome(briefing, written, quiet=quiet)
    raise typer.Exit(_outcome(briefing, written))


def _write(briefing: Briefing, settings: Settings, progress: Progress) -> Written:
    from digest.config import look_of
    from digest.pipeline import write_briefing

    output = settings.output
    return write_briefing(
        briefing,
        Path(output.directory) / briefing.date.isoformat(),
        output.formats,
        templates=Path(output.templates) if output.templates else None,
        look=look_of(output),
        progress=progress,
    )


def _outcome(briefing: Briefing, written: Written) -> Exit:
    if written.failures:
        return Exit.RENDER
    return Exit.INPUTS if briefing.counts.failed else Exit.DONE


def _settings(paths: list[str] | None, config: Path | None, **options: Any) -> Settings:
    """The settings of the file, with what the command line says in their place."""
    from digest.config import FILE_NAME, Settings, load_settings, override

    file = config or (Path(FILE_NAME) if Path(FILE_NAME).is_file() else None)
    settings = load_settings(file) if file else Settings()
    settings = override(settings, paths=paths, **options)
    if not settings.sources:
        raise UsageError(f"no PATHS given and no sources in {file or FILE_NAME}; try: digest build articles/")
    return settings


def _read_day(option: str, text: str | None, settings: Settings) -> date | None:
    if text is None:
        return None
    today = datetime.now(settings.zone).date()
    named = {"today": today, "yesterday": today - timedelta(days=1)}
    if text in named:
        return named[text]
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f'{option}: "{text}" is no date; write it as {today.isoformat()}') from None


def _check_order(period: Period) -> None:
    if period.since and period.until and period.since > period.until:
        raise UsageError(f"--since {period.since} is after --until {period.until}; turn them round")


@app.command()
def extract(
    source: Annotated[str, typer.Argument(help="A file, or - for standard input.")],
    explain: Annotated[bool, typer.Option(help="Show every line, kept and dropped, with the reason.")] = False,
    config: Config = None,
    as_json: AsJson = False,
) -> None:
    """Read one article and show it as read."""
    from digest import console
    from digest.pipeline import explain_page, read_article

    settings = _optional_settings(config)
    page = _one_page(source)
    if explain:
        console.print_reading(explain_page(page, settings))
        return
    article = read_article(page, settings)
    if as_json:
        _print_json(article.to_dict())
    else:
        console.print_article(article)


@app.command()
def summarize(
    source: Annotated[str, typer.Argument(help="A file, or - for standard input.")],
    sentences: Annotated[int, typer.Option(help="Key sentences, at most.", min=1)] = 3,
    characters: Annotated[int | None, typer.Option(help="As many as fit into this many characters.", min=1)] = None,
    method: Annotated[str | None, typer.Option(help="The ranker; an unknown name lists them.")] = None,
    explain: Annotated[bool, typer.Option(help="Show the sentences in their places, with scores.")] = False,
    config: Config = None,
    as_json: AsJson = False,
) -> None:
    """Choose one article's key sentences."""
    from digest import console
    from digest.api import summarize as choose
    from digest.pipeline import rank_article, read_article

    article = read_article(_one_page(source), _optional_settings(config))
    summary = choose(article, sentences=sentences, characters=characters, method=method)
    if as_json:
        _print_json({"title": article.title, **summary.to_dict()})
    elif explain:
        console.print_ranking(article, rank_article(article, method), summary)
    else:
        console.print_summary(article, summary)


@app.command()
def convert(
    text: Annotated[str | None, typer.Argument(help="A text, a file, or - for standard input (the default).")] = None,
    to: Annotated[str, typer.Option(help="zh-Hans, zh-Hant, zh-Hant-TW or zh-Hant-HK.")] = "zh-Hant-TW",
    source: Annotated[str | None, typer.Option("--from", help="The script it is in; found out by itself.")] = None,
    explain: Annotated[bool, typer.Option(help="Show what was changed, by which rule, and what is in doubt.")] = False,
) -> None:
    """Convert Chinese text from one script to the other."""
    from digest.language import convert as convert_text

    if explain:
        from digest import console
        from digest.language import explain_conversion

        console.print_changes(explain_conversion(_read_argument(text), to))
    elif text is None or text == "-":
        for line in _decoded(sys.stdin.buffer):
            sys.stdout.write(convert_text(line, to, source))
    else:
        content = _read_argument(text)
        sys.stdout.write(convert_text(content, to, source) + ("" if content.endswith("\n") else "\n"))


def _read_argument(text: str | None) -> str:
    if text is None or text == "-":
        return "".join(_decoded(sys.stdin.buffer))
    try:
        is_file = Path(text).is_file()
    except (OSError, ValueError):  # longer than a path may be
        is_file = False
    if not is_file:
        return text
    with Path(text).open("rb") as stream:
        return "".join(_decoded(stream))


def _decoded(stream: Any) -> Iterator[str]:
    for number, line in enumerate(stream, 1):
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            raise InputError(f"line {number} is not UTF-8; convert it first, for example with iconv") from None


@app.command()
def new(
    directory: Annotated[Path, typer.Argument(help="The folder to make.")],
) -> None:
    """Make a briefing project: digest.toml with every setting explained, and a folder for articles."""
    from digest.project import make_project

    for path in make_project(directory):
        typer.echo(str(path))
    typer.echo(f"Put articles into {directory / 'articles'}, then: cd {directory} && digest build", err=True)


@app.command()
def doctor(as_json: AsJson = False) -> None:
    """Say what this machine lacks, with the remedy of each."""
    from digest import console
    from digest.examination import examine_machine

    checks = examine_machine()
    if as_json:
        _print_json([check.to_dict() for check in checks])
    else:
        console.print_checks(checks)
    raise typer.Exit(Exit.DONE if all(check.ok for check in checks) else Exit.RENDER)


def _optional_settings(config: Path | None) -> Settings:
    from digest.config import FILE_NAME, Settings, load_settings

    file = config or (Path(FILE_NAME) if Path(FILE_NAME).is_file() else None)
    return load_settings(file) if file else Settings()


def _one_page(source: str) -> Any:
    from digest.model import LeftOut
    from digest.sources import read_pages

    for page in read_pages([source], fetched=datetime.now(UTC) if source == "-" else None, stdin=sys.stdin.buffer):
        if isinstance(page, LeftOut):
            raise InputError(f"{page.origin}: {page.reason}")
        return page
    raise InputError(f"{source}: a folder without an article")


def _print_json(value: Any) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))
