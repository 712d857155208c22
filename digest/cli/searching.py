"""``digest search`` and ``digest archive``: what was collected and published."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from digest.cli.app import Exit, app
from digest.cli.options import AsJson, Config, find_settings, print_json
from digest.errors import OutputError, reason_of
from digest.reports import count

if TYPE_CHECKING:
    from digest.archive import Archive

archive_app = typer.Typer(help="Look after the archive: check, prune, export.", no_args_is_help=True)
app.add_typer(archive_app, name="archive")


@app.command()
def search(
    words: Annotated[list[str], typer.Argument(help="What to look for; every word must be there.")],
    limit: Annotated[int, typer.Option(help="So many articles at most.", min=1)] = 20,
    published: Annotated[bool, typer.Option("--published", help="Only what stood in an issue.")] = False,
    config: Config = None,
    as_json: AsJson = False,
) -> None:
    """Find articles by their words, in either script, the latest first."""
    from digest import reports
    from digest.archive import search as find

    with _archive(config) as archive:
        hits = find(archive, " ".join(words), limit=limit, published_only=published)
    if as_json:
        print_json([hit.to_dict() for hit in hits])
    elif not hits:
        typer.echo("digest: no article has these words", err=True)
    else:
        _print(reports.say_hits(hits))


@archive_app.command()
def check(config: Config = None, as_json: AsJson = False) -> None:
    """Read everything that is stored and compare it with its checksums and counts."""
    from digest import reports
    from digest.archive import check_archive

    with _archive(config) as archive:
        examined = check_archive(archive)
    if as_json:
        print_json(examined.to_dict())
    else:
        _print(reports.say_examined(examined))
    raise typer.Exit(Exit.ARCHIVE if examined.faults else Exit.DONE)


@archive_app.command()
def prune(
    days: Annotated[int | None, typer.Option(help="Keep what no issue quotes for so many days.", min=1)] = None,
    published_days: Annotated[int | None, typer.Option(help="Keep what issues quote for so many days.", min=1)] = None,
    config: Config = None,
) -> None:
    """Drop stored pages whose term is over. What was published is still known, so nothing repeats."""
    from digest.archive import Retention, hold_lock, prune_archive

    kept = find_settings(config).archive
    retention = Retention(
        days=days if days is not None else kept.keep_days,
        published_days=published_days if published_days is not None else kept.keep_published_days,
    )
    with _archive(config) as archive, hold_lock(archive):
        pruned = prune_archive(archive, retention, datetime.now(UTC))
    typer.echo(f"{count(pruned.pages, 'page')} dropped, {pruned.bytes / 2**20:.1f} MB")


@archive_app.command()
def export(
    to: Annotated[Path | None, typer.Option("--to", help="The file to write; standard output without one.")] = None,
    config: Config = None,
) -> None:
    """Write every article with its fate as JSON lines, for other programs."""
    from digest.archive import export_articles

    with _archive(config) as archive:
        lines = (f"{line}\n" for line in export_articles(archive))
        if to is None:
            sys.stdout.writelines(lines)
            return
        try:
            with to.open("w", encoding="utf-8", errors="surrogatepass") as stream:
                stream.writelines(lines)
        except OSError as error:
            raise OutputError(f"{to}: cannot be written ({reason_of(error)})") from error


@contextmanager
def _archive(config: Path | None) -> Iterator[Archive]:
    from digest.archive import open_archive

    archive = open_archive(find_settings(config).archive.location, create=False)
    try:
        yield archive
    finally:
        archive.close()


def _print(lines: list[str]) -> None:
    for line in lines:
        typer.echo(line)
