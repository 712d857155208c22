"""``digest convert``: light enough for a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from digest.cli.app import app
from digest.errors import InputError


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


def _decoded(stream: Iterable[bytes]) -> Iterator[str]:
    for number, line in enumerate(stream, 1):
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            raise InputError(f"line {number} is not UTF-8; convert it first, for example with iconv") from None
