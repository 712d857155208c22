"""``digest corpus``: the same on millions of articles."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from digest.cli.app import Exit, app
from digest.cli.options import AsJson, Config, find_settings, print_json, read_day
from digest.errors import UsageError

if TYPE_CHECKING:
    from digest.corpus import EngineName, Manifest, Progress

corpus_app = typer.Typer(help="Do the same with millions of articles: build tables by day.", no_args_is_help=True)
app.add_typer(corpus_app, name="corpus")


@corpus_app.command("build")
def build_command(
    source: Annotated[str, typer.Argument(metavar="IN", help="A file, a folder, or the URL of an object store.")],
    out: Annotated[str, typer.Argument(help="The folder, or URL, of the corpus.")],
    engine: Annotated[str, typer.Option(help="Who does the work: local, daft, daft-ray.")] = "local",
    workers: Annotated[
        int | None, typer.Option(help="Processes; 0 is this one alone; one a core by default.", min=0)
    ] = None,
    limit: Annotated[int | None, typer.Option(help="Take the first N pages only.", min=1)] = None,
    since: Annotated[str | None, typer.Option(help="First day of the articles, YYYY-MM-DD.")] = None,
    sample: Annotated[float | None, typer.Option(help="Take a share of the pages, as in 0.01.")] = None,
    partition: Annotated[int, typer.Option(help="Pages of a partition, which a killed worker costs.", min=1)] = 4096,
    config: Config = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing.")] = False,
    as_json: AsJson = False,
) -> None:
    """Make a corpus: articles, key sentences, copies and stories, in tables by day. Goes on where it was stopped."""
    need_arrow()
    from digest.corpus import Selection, build_corpus, say_report

    settings = find_settings(config)
    if sample is not None and not 0 < sample <= 1:
        raise UsageError(f"--sample: {sample:g} is no share; write one above 0 and up to 1, as in 0.01")
    selection = Selection(limit=limit, since=read_day("--since", since, settings), sample=sample)
    count = (os.cpu_count() or 1) if workers is None else workers
    with _show_progress(silent=quiet or as_json) as progress:
        manifest = build_corpus(
            source,
            out,
            settings,
            selection=selection,
            engine=_engine(engine),
            workers=count,
            records=partition,
            progress=progress,
        )
    if as_json:
        print_json(_describe(manifest))
    elif not quiet:
        typer.echo(say_report(manifest), nl=False)
    raise typer.Exit(Exit.INPUTS if manifest.counts["rejects"] and not manifest.counts["articles"] else Exit.DONE)


@corpus_app.command("verify")
def verify_command(
    location: Annotated[str, typer.Argument(metavar="CORPUS", help="The folder, or URL, of the corpus.")],
    as_json: AsJson = False,
) -> None:
    """Compare every file of a corpus with its checksum, and every count with what is there."""
    need_arrow()
    from digest.corpus import verify_corpus

    faults = verify_corpus(location)
    if as_json:
        print_json({"faults": list(faults)})
    else:
        for line in faults or (f"{location}: whole",):
            typer.echo(line)
    raise typer.Exit(Exit.ARCHIVE if faults else Exit.DONE)


def need_arrow() -> None:
    """Say what to install where there is no pyarrow."""
    from importlib.util import find_spec

    if find_spec("pyarrow") is None:
        raise UsageError("a corpus needs pyarrow; install digest with the extra: digest[parquet]")


def _engine(name: str) -> EngineName:
    from difflib import get_close_matches

    from digest.corpus import ENGINES

    for known in ENGINES:
        if known == name:
            return known
    near = get_close_matches(name, ENGINES, n=1, cutoff=0.4)
    hint = f'did you mean "{near[0]}"?' if near else f"choose one of {', '.join(ENGINES)}"
    raise UsageError(f'--engine: unknown engine "{name}"; {hint}')


@contextmanager
def _show_progress(*, silent: bool) -> Iterator[Progress]:
    """A line on standard error with rate and remaining time where a person watches; nothing in a log."""
    if silent or not sys.stderr.isatty():
        yield lambda *_: None
        return
    import time

    from digest.corpus import Pace

    pace = Pace(time.monotonic)
    try:
        yield lambda *event: print(f"\r\033[K{pace.say(*event)}", end="", file=sys.stderr, flush=True)  # noqa: T201
    finally:
        print("\r\033[K", end="", file=sys.stderr, flush=True)  # noqa: T201


def _describe(manifest: Manifest) -> dict[str, object]:
    plain = asdict(manifest)
    return {name: value for name, value in plain.items() if name not in ("files", "settings")}
