"""``digest new`` and ``digest doctor``: a project, and the machine it runs on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from digest.cli.app import Exit, app
from digest.cli.options import AsJson, print_json
from digest.model import to_plain


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
        print_json(to_plain(checks))
    else:
        console.print_checks(checks)
    raise typer.Exit(Exit.DONE if all(check.ok for check in checks) else Exit.RENDER)
