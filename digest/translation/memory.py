"""What was translated once and is not paid or waited for again; the archive has one, and a file serves without it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from digest.errors import OutputError, reason_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """A translation, or (``text`` is None) why there was none. A failure is tried again; its first reason stays."""

    key: str
    text: str | None
    reason: str = ""
    translator: str = ""
    source: str = ""
    target: str = ""


class Memory(Protocol):
    """Where translations are kept by their keys."""

    def recall(self, keys: Iterable[str]) -> Mapping[str, Remembered]:
        """Those of ``keys`` that are known."""

    def remember(self, entries: Iterable[Remembered]) -> None:
        """Keep entries, in the place of what was kept under their keys."""


class NoMemory:
    """Keeps nothing."""

    def recall(self, keys: Iterable[str]) -> Mapping[str, Remembered]:  # noqa: ARG002
        """Nothing."""
        return {}

    def remember(self, entries: Iterable[Remembered]) -> None:
        """Do nothing."""


@dataclass(frozen=True, slots=True)
class FileMemory:
    """A file of JSON lines; a later line takes the place of an earlier one with its key."""

    path: Path

    def recall(self, keys: Iterable[str]) -> Mapping[str, Remembered]:
        """Those of ``keys`` that the file has. A line that is damaged is passed over."""
        wanted = set(keys)
        try:
            lines = self.path.read_bytes().splitlines()
        except OSError:
            return {}
        return {entry.key: entry for line in lines if (entry := _read(line)) is not None and entry.key in wanted}

    def remember(self, entries: Iterable[Remembered]) -> None:
        """Add a line for each. Raises :class:`OutputError` where the file cannot be written."""
        rows = [json.dumps(_row(entry), ensure_ascii=False) + "\n" for entry in entries]
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("ab") as stream:
                stream.write("".join(rows).encode("utf-8", "replace"))
        except OSError as error:
            raise OutputError(f"{self.path}: cannot be written ({reason_of(error)})") from error


def key_of(text: str, translator: str, version: str, source: str, target: str, names: Mapping[str, str]) -> str:
    """The key of a translation: SHA-256 of text, engine, version, languages and the names given with it."""
    parts = [text, translator, version, source, target, sorted(names.items())]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()


def _row(entry: Remembered) -> dict[str, str | None]:
    return {
        "key": entry.key,
        "text": entry.text,
        "reason": entry.reason,
        "translator": entry.translator,
        "source": entry.source,
        "target": entry.target,
    }


def _read(line: bytes) -> Remembered | None:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(row, dict) or not isinstance(row.get("key"), str):
        return None
    text = row.get("text")
    said = {name: str(row.get(name) or "") for name in ("reason", "translator", "source", "target")}
    return Remembered(key=row["key"], text=text if isinstance(text, str) else None, **said)
