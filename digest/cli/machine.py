"""``digest new`` and ``digest doctor``: a project, and the machine it runs on."""

from __future__ import annotations

import os
import shlex
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from digest.cli.app import Exit, app
from digest.cli.options import AsJson, Config, print_json
from digest.model import to_plain

if TYPE_CHECKING:
    from digest.rendering import Check


@app.command()
def new(
    directory: Annotated[Path, typer.Argument(help="The folder to make.")],
    theme: Annotated[str, typer.Option(help="How the issues look: broadsheet or minimal.")] = "broadsheet",
) -> None:
    """Make a briefing project: digest.toml with every setting explained, and a folder for articles."""
    from digest.project import make_project

    for path in make_project(directory, theme):
        typer.echo(str(path))
    typer.echo(
        f"Put articles into {directory / 'articles'}, then: cd {shlex.quote(str(directory))} && digest build", err=True
    )


@app.command()
def doctor(config: Config = None, as_json: AsJson = False) -> None:
    """Say what this machine lacks, and what a run from the clock will meet, with the remedy of each."""
    from digest import console
    from digest.examination import examine_machine

    checks = (*examine_machine(), *_examine_run(config))
    if as_json:
        print_json(to_plain(checks))
    else:
        console.print_checks(checks)
    raise typer.Exit(Exit.DONE if all(check.ok for check in checks) else Exit.RENDER)


def _examine_run(config: Path | None) -> tuple[Check, ...]:
    """What a run with these settings will meet; nothing where there are none."""
    from digest.config import FILE_NAME

    file = config or Path(FILE_NAME)
    if config is None and not file.is_file():
        return ()
    from digest.publishing import examine_run

    return examine_run(file, datetime.now(UTC), os.environ)
