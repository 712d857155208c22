"""``digest translate``: the translator of digest.toml tried on a text."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from digest.cli.app import Exit, app
from digest.cli.options import AsJson, Config, find_settings, print_json
from digest.errors import InputError, UsageError, reason_of

if TYPE_CHECKING:
    from digest.model import Translation


@app.command()
def translate(
    source: Annotated[str, typer.Argument(help="A file of clean text, or - for standard input.")],
    to: Annotated[str | None, typer.Option(help="en or zh-Hans; the other of the text's own.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what it would take; ask nobody.")] = False,
    config: Config = None,
    as_json: AsJson = False,
) -> None:
    """Translate a text sentence by sentence with the engine of digest.toml, and say what is doubtful."""
    from digest import translating
    from digest.translation import estimate_texts, translate_texts

    settings = find_settings(config)
    sentences, language = _read_sentences(source)
    target = to or ("en" if language.startswith("zh") else "zh-Hans")
    if target not in ("en", "zh-Hans") or target[:2] == language[:2]:
        other = "en or zh-Hans" if language[:2] not in ("zh", "en") else "en" if language[:2] == "zh" else "zh-Hans"
        raise UsageError(f'--to: "{target}" is no other language of this text; it is in {language}, give {other}')
    job = translating.make_job(settings, translating.Outside(environment=os.environ))
    if dry_run:
        estimate = estimate_texts(sentences, language, target, job)
        if as_json:
            print_json(translating.describe_estimate(estimate, settings))
        else:
            typer.echo(translating.say_estimate(estimate, settings))
        return
    found = translate_texts(sentences, language, target, job)
    if as_json:
        rows = [{"original": text, **one.to_dict()} for text, one in zip(sentences, found, strict=True)]
        print_json(rows)
    else:
        for text, one in zip(sentences, found, strict=True):
            _print_pair(text, one)
    raise typer.Exit(Exit.INPUTS if any(one.failure for one in found) else Exit.DONE)


def _read_sentences(source: str) -> tuple[list[str], str]:
    """The sentences of a text, and the language it is in."""
    from digest.extraction import decode
    from digest.language import detect, split_sentences

    try:
        content = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except OSError as error:
        raise InputError(f"{source}: cannot be read ({reason_of(error)})") from error
    text = decode(content).text
    spans = split_sentences(text)
    sentences = [sentence for start, end in spans if (sentence := text[start:end].strip())]
    if not sentences:
        raise InputError(f"{source}: no text in it")
    language = detect(text)
    return sentences, "zh-Hans" if language == "mixed" else language


def _print_pair(text: str, translation: Translation) -> None:
    typer.echo(text)
    typer.echo(f"  {translation.text}" if translation.text else f"  no translation: {translation.failure}")
    for flag in translation.flags:
        typer.echo(f"  ! {flag.kind}: {flag.says['en']}")
