"""Whose folder it is: a corpus is made anew in its own place alone, and never over what somebody else has put there."""

from __future__ import annotations

from pathlib import Path

from digest.corpus.manifest import TABLES, read_manifest
from digest.corpus.storage import Store, name_of
from digest.errors import UsageError

_MARK = "work/source"
"""Names the input of the corpus that is being made, from its first moment on."""


def keep_apart(store: Store, source: str) -> None:
    """Raise :class:`UsageError` where a corpus would lie within its own input, and be read as such the next time."""
    if "://" in source or "://" in store.location:
        return
    place, read = Path(store.location).resolve(), Path(source).resolve()
    if read.is_dir() and place.is_relative_to(read):
        raise UsageError(f"{store.name}: lies within {source}, where pages are read from; give a folder beside it")


def check_owner(store: Store, source: str) -> None:
    """Raise :class:`UsageError` where a place holds the corpus of another input, or files that are of no corpus."""
    owner = _owner(store)
    if owner is None and (strange := next((name for table in TABLES for name in store.list(table)), None)):
        raise UsageError(f"{store.name}: holds {strange}, which is not of a corpus; give a new folder")
    if owner is not None and _whole_name(owner) != _whole_name(source):
        raise UsageError(f"{store.name}: holds the corpus of {owner}; give another folder, or delete this one")


def mark_owner(store: Store, source: str) -> None:
    """Note, before anything else is written, that the corpus of ``source`` is made in this place."""
    store.write(_MARK, _whole_name(source).encode("utf-8", "surrogateescape"))


def _owner(store: Store) -> str | None:
    mark = store.read(_MARK)
    if mark is not None:
        return mark.decode("utf-8", "surrogateescape")
    manifest = read_manifest(store)
    return manifest.source if manifest else None


def _whole_name(source: str) -> str:
    """The name by which a source is known again from every folder."""
    return name_of(source) if "://" in source else str(Path(source).resolve())
