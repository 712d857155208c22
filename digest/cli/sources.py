"""``digest sources``: what digest.toml names, feeds added to it, and each tried once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from digest.cli.app import Exit, app
from digest.cli.options import AsJson, Config, need_settings, print_json
from digest.errors import InputError, reason_of

sources_app = typer.Typer(help="List the sources, try them, add those of a feed reader.", no_args_is_help=True)
app.add_typer(sources_app, name="sources")

LARGEST = 16 * 2**20
"""Bytes of an OPML file: no reader exports more."""


@sources_app.command("list")
def list_sources(config: Config = None, as_json: AsJson = False) -> None:
    """Show the sources of digest.toml, each with its kind and place."""
    settings = need_settings(config)
    rows = [{"name": one.name, "kind": one.kind, "location": one.spec(settings.zone).place} for one in settings.sources]
    if as_json:
        print_json(rows)
        return
    for row in rows:
        typer.echo(f"{row['name']}  {row['kind']}  {row['location']}")


@sources_app.command()
def check(
    names: Annotated[
        list[str] | None, typer.Argument(help="The sources to try; all of them without one.", show_default=False)
    ] = None,
    config: Config = None,
    as_json: AsJson = False,
) -> None:
    """Ask each source once for one article and say how it fares; nothing is kept."""
    from digest import publishing, reports
    from digest.config import choose_sources

    tried = []
    for one in publishing.try_sources(choose_sources(need_settings(config), names or ())):
        tried.append(one)
        if not as_json:
            typer.echo(reports.say_tried(one))
    if as_json:
        print_json([one.to_dict() for one in tried])
    raise typer.Exit(Exit.INPUTS if any(one.failed for one in tried) else Exit.DONE)


@sources_app.command("import")
def import_feeds(
    file: Annotated[Path, typer.Argument(help="An OPML file, as feed readers export it.")], config: Config = None
) -> None:
    """Add the feeds of an OPML file to the end of digest.toml; those that it has already are passed over."""
    from digest import reports
    from digest.config import FILE_NAME, add_feeds
    from digest.sources import read_opml

    settings_file = config or Path(FILE_NAME)
    try:
        added = add_feeds(settings_file, read_opml(_read(file)))
    except InputError as error:
        raise InputError(f"{file}: {error}") from None
    for line in reports.say_added(added, settings_file):
        typer.echo(line)


def _read(file: Path) -> bytes:
    try:
        if file.stat().st_size > LARGEST:
            raise InputError(f"larger than {LARGEST // 2**20} MB; not a list of subscriptions")
        return file.read_bytes()
    except OSError as error:
        raise InputError(f"not readable ({reason_of(error)})") from None
