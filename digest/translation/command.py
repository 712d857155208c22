"""A program of the user's own: a JSON object a line on its standard input, a JSON object a line back.

In: ``{"id": 0, "text": "…", "source": "zh-Hans", "target": "en"}``. Out: ``{"id": 0, "translation": "…"}`` or
``{"id": 0, "error": "…"}``, in any order. The program ends when its input does.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from digest.errors import TranslationError, reason_of
from digest.translation.service import MOST_BYTES, Pace, Patience
from digest.translation.translator import Failure, Limits, NoReply, Result


@dataclass(frozen=True, slots=True)
class Command:
    """The program ``words`` (its name and arguments), run without a shell, its time bounded."""

    words: tuple[str, ...]
    environment: Mapping[str, str] = field(repr=False)
    pace: Pace = field(repr=False)
    version: str = "1"
    remote: bool = False
    limits: Limits = field(default_factory=lambda: Limits(texts=200, characters=100_000))

    @property
    def name(self) -> str:
        """The program's name without its folder."""
        return PurePath(self.words[0]).name

    def translate(self, texts: Sequence[str], source: str, target: str) -> tuple[Result, ...]:
        """Translate each text; see :class:`digest.translation.Translator`. One run of the program for all of them."""
        rows = [{"id": number, "text": text, "source": source, "target": target} for number, text in enumerate(texts)]
        sent = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode("utf-8", "replace")
        try:
            out = self._run(sent)
        except NoReply as error:
            return (error.failure,) * len(texts)
        found = _read_lines(out)
        missing = Failure(f"{self.name}: gave no answer for this text")
        return tuple(found.get(number, missing) for number in range(len(texts)))

    def probe(self) -> str | Failure:
        """Have two characters translated."""
        result = self.translate(["你好"], "zh-Hans", "en")[0]
        return result if isinstance(result, Failure) else "answers"

    def _run(self, sent: bytes) -> bytes:
        self.pace.begin()
        seconds = min(self.pace.patience.timeout, self.pace.left())
        try:
            done = subprocess.run(
                list(self.words), input=sent, env=dict(self.environment), capture_output=True, timeout=seconds,
                check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise NoReply(
                Failure(f"{self.name}: still running after {seconds:.0f} seconds; ended", whole=True)
            ) from None
        except OSError as error:
            reason = reason_of(error)
            raise NoReply(Failure(f"{self.name}: cannot be run ({reason})", passing=False, whole=True)) from None
        if done.returncode != 0 and not done.stdout:
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            because = f": {said[-1][:120]}" if said else ""
            raise NoReply(Failure(f"{self.name}: exit code {done.returncode}{because}", whole=True))
        return done.stdout[:MOST_BYTES]


def open_command(words: Sequence[str], environment: Mapping[str, str], patience: Patience) -> Command:
    """Make the translator. Raises :class:`TranslationError` without a command."""
    if not words:
        raise TranslationError('a command needs command = ["program", "argument"] in [translation]')
    return Command(tuple(words), environment, Pace(patience))


def _read_lines(out: bytes) -> dict[int, Result]:
    found: dict[int, Result] = {}
    for line in out.splitlines():
        try:
            row: Any = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if not isinstance(row, dict) or not isinstance(row.get("id"), int):
            continue
        if isinstance(row.get("translation"), str):
            found[row["id"]] = row["translation"]
        elif row.get("error"):
            found[row["id"]] = Failure(str(row["error"])[:200])
    return found
