"""The application: its commands in their files, its exit codes, and the one place where an error becomes a line."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import IntEnum
from typing import Annotated

import typer

from digest.cli.streams import give_up_output, open_streams
from digest.errors import (
    ArchiveBusy,
    ArchiveError,
    DeliveryError,
    DigestError,
    InputError,
    NothingToPublish,
    OutputError,
    RenderError,
    UsageError,
    reason_of,
)
from digest.version import __version__


class Exit(IntEnum):
    """What the process says when it ends (docs/commands.md explains each)."""

    DONE = 0
    CUT = 1
    USAGE = 2
    NOTHING = 3
    INPUTS = 4
    RENDER = 5
    BUSY = 6
    DELIVERY = 7
    ARCHIVE = 8


app = typer.Typer(
    name="digest",
    help="A dated bilingual briefing out of Chinese-language news: key sentences verbatim, both scripts side by side.",
    epilog="Exit codes: 0 done · 2 bad usage or settings · 3 nothing to publish · 4 some inputs failed ·"
    " 5 cannot render · 6 another run is at work · 7 not delivered · 8 the archive cannot be used.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def _version(
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.", is_eager=True)] = False,
) -> None:
    if version:
        typer.echo(f"digest {__version__}")
        raise typer.Exit


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line (of this process where ``arguments`` is None) and leave with its exit code.

    Every error that digest raises on purpose ends in one line and a documented exit code, and so does a result that
    cannot be printed, or whatever else the operating system refuses.
    """
    open_streams()
    try:
        try:
            app(arguments)
        finally:
            sys.stdout.flush()
    except DigestError as error:
        print(f"digest: {error}", file=sys.stderr)  # noqa: T201
        sys.exit(exit_code(error))
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        give_up_output()
        sys.exit(Exit.CUT)
    except OSError as error:
        give_up_output()
        reason = reason_of(error)
        said = f"{error.filename}: {reason}" if error.filename else f"standard output: cannot be written ({reason})"
        print(f"digest: {said}", file=sys.stderr)  # noqa: T201
        sys.exit(Exit.RENDER)


def exit_code(error: DigestError) -> Exit:
    """The exit code of a run that ends with this error."""
    for kind, code in (
        (UsageError, Exit.USAGE),
        (NothingToPublish, Exit.NOTHING),
        (InputError, Exit.INPUTS),
        (RenderError, Exit.RENDER),
        (OutputError, Exit.RENDER),
        (ArchiveBusy, Exit.BUSY),
        (DeliveryError, Exit.DELIVERY),
        (ArchiveError, Exit.ARCHIVE),
    ):
        if isinstance(error, kind):
            return code
    return Exit.USAGE
