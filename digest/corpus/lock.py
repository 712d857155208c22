"""One build at a time in a folder: the operating system lets go of the lock when the process ends, however it ends."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from digest.corpus.storage import Store
from digest.errors import ArchiveBusy, OutputError, reason_of
from digest.locking import try_lock


@contextmanager
def hold_corpus(store: Store) -> Iterator[None]:
    """Hold the lock of a corpus in a folder; in an object store there is none, and none is needed for the tables.

    Raises :class:`ArchiveBusy` where another build holds it, :class:`OutputError` where it cannot be made.
    """
    if not store.is_local:
        yield
        return
    folder = Path(store.location) / "work"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be made ({reason_of(error)})") from error
    try:
        if not try_lock(handle):
            raise ArchiveBusy(f"{store.name}: another build is at work there; wait until it is done")
        yield
    finally:
        os.close(handle)
