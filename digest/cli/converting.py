"""``digest convert``: light enough for a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from io import BufferedReader
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from digest.cli.app import app
from digest.errors import InputError, reason_of

_SUFFIXES = (".txt", ".md", ".html", ".htm", ".json", ".jsonl")


@app.command()
def convert(
    text: Annotated[str | None, typer.Argument(help="A text, a file, or - for standard input (the default).")] = None,
    to: Annotated[str, typer.Option(help="zh-Hans, zh-Hant, zh-Hant-TW or zh-Hant-HK.")] = "zh-Hant-TW",
    source: Annotated[str | None, typer.Option("--from", help="The script it is in; found out by itself.")] = None,
    regional_words: Annotated[bool, typer.Option(help="資訊 for 信息 and the like, by edition.")] = False,
    regional_names: Annotated[bool, typer.Option(help="普丁 for 普京 and the like, by edition.")] = False,
    inside_quotations: Annotated[bool, typer.Option(help="Regional words and names inside quotations too.")] = False,
    quotes: Annotated[bool, typer.Option(help="Set the quotation marks of the edition.")] = False,
    explain: Annotated[bool, typer.Option(help="Show what was changed, by which rule, and what is in doubt.")] = False,
) -> None:
    """Convert Chinese text from one script to the other."""
    from digest.language import Wishes, convert_as, explain_conversion

    wishes = Wishes(
        regional_words=regional_words,
        regional_names=regional_names,
        inside_quotations=inside_quotations,
        quotes="edition" if quotes else "keep",
    )
    if explain:
        from digest import console

        console.print_changes(explain_conversion(_read_argument(text), to, source, wishes))
    elif text is None or text == "-":
        whole = source or _first_script(sys.stdin.buffer)
        for line in _decoded(sys.stdin.buffer):
            sys.stdout.write(convert_as(line, to, source or _script_of(line, whole), wishes))
    else:
        content = _read_argument(text)
        sys.stdout.write(convert_as(content, to, source, wishes) + ("" if content.endswith("\n") else "\n"))


def _first_script(stream: BinaryIO) -> str:
    """The script of what already waits on standard input, without waiting for more."""
    from digest.language import detect

    waiting = stream.peek(1 << 16) if isinstance(stream, BufferedReader) else b""
    return detect(waiting.decode("utf-8", errors="ignore"))


def _script_of(line: str, whole: str) -> str | None:
    """The script of a line: its own where it shows one, else that of the text it stands in."""
    from digest.language import count_script

    counts = count_script(line)
    return None if counts.simplified or counts.traditional or whole in ("en", "und", "mixed") else whole


def _read_argument(text: str | None) -> str:
    if text is None or text == "-":
        return "".join(_decoded(sys.stdin.buffer))
    try:
        is_there = Path(text).exists()
    except (OSError, ValueError):  # longer than a path may be
        is_there = False
    if is_there:
        return _read_file(Path(text))
    if _is_path(text):
        raise InputError(f"{text}: no such file")
    return text


def _is_path(text: str) -> bool:
    """Whether a text can only be meant as the name of a file: it ends like one, or has nothing to convert."""
    return not any(map(str.isspace, text)) and (Path(text).suffix in _SUFFIXES or (text.isascii() and "/" in text))


def _read_file(path: Path) -> str:
    """The text of a file in whatever encoding it is in."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({reason_of(error)})") from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        from digest.extraction import decode

        return decode(content).text


def _decoded(stream: Iterable[bytes]) -> Iterator[str]:
    for number, line in enumerate(stream, 1):
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            raise InputError(f"line {number} is not UTF-8; convert it first, for example with iconv") from None
