"""``digest schema``."""

from __future__ import annotations

from typing import Annotated

import typer

from digest.cli.app import app
from digest.cli.options import print_json


@app.command()
def schema(
    kind: Annotated[str, typer.Argument(help="briefing, article, summary or outcome.")] = "briefing",
) -> None:
    """Print the JSON Schema of what digest writes as JSON."""
    from digest.schema import describe_json

    print_json(describe_json(kind))
