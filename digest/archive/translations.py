"""What machines translated, by the key of text, engine, version and languages: nothing is paid or waited for twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, insert, select

from digest.archive import schema
from digest.archive.connection import Archive

_AT_ONCE = 400
"""Keys in one statement: SQLite takes some hundred parameters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptTranslation:
    """A translation as it is kept; where ``text`` is None there was none, and ``reason`` says why."""

    key: str
    text: str | None
    reason: str
    translator: str
    source: str
    target: str


def recall_translations(archive: Archive, keys: Iterable[str]) -> dict[str, KeptTranslation]:
    """Those of ``keys`` that are kept."""
    table, wanted = schema.translations, list(dict.fromkeys(keys))
    columns = [table.c[name] for name in KeptTranslation.__dataclass_fields__]
    found: dict[str, KeptTranslation] = {}
    with archive.read() as connection:
        for some in _parts(wanted):
            rows = connection.execute(select(*columns).where(table.c.key.in_(some)))
            found.update((row.key, KeptTranslation(**row._mapping)) for row in rows)
    return found


def store_translations(archive: Archive, entries: Iterable[KeptTranslation], now: datetime) -> None:
    """Keep entries, in the place of what was kept under their keys."""
    table = schema.translations
    by_key = {entry.key: entry for entry in entries}
    if not by_key:
        return
    names = KeptTranslation.__dataclass_fields__
    with archive.write() as connection:
        for some in _parts(list(by_key)):
            connection.execute(delete(table).where(table.c.key.in_(some)))
        rows = [{**{name: getattr(entry, name) for name in names}, "stored": now} for entry in by_key.values()]
        connection.execute(insert(table), rows)


def count_translations(archive: Archive) -> int:
    """How many translations are kept."""
    table = schema.translations
    query = select(func.count()).select_from(table).where(table.c.text.is_not(None), table.c.source != "")
    with archive.read() as connection:
        return int(connection.scalar(query) or 0)


def _parts(keys: Sequence[str]) -> Iterable[Sequence[str]]:
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))
