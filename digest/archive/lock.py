"""One run at a time: a lock that the operating system, or the database server, lets go of when a process dies."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import text

from digest.archive.connection import Archive
from digest.errors import ArchiveBusy, ArchiveError, reason_of
from digest.locking import try_lock

ADVISORY = 7304950
"""The number of the lock on a PostgreSQL server."""
INTERVAL = 0.2


@contextmanager
def hold_lock(archive: Archive, *, wait: float = 0, sleep: Callable[[float], None] = lambda _: None) -> Iterator[None]:
    """Hold the archive's lock; raise :class:`ArchiveBusy` where another run has it after ``wait`` seconds.

    ``sleep`` is called between the tries (``time.sleep``).
    """
    if archive.file is None:
        with _server_lock(archive, wait, sleep):
            yield
        return
    path = archive.file.with_name(archive.file.name + ".lock")
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
    except OSError as error:
        raise ArchiveError(f"{path}: cannot be made ({reason_of(error)})") from error
    try:
        _try_until(lambda: _lock_file(handle), archive, wait, sleep)
        yield
    finally:
        os.close(handle)


@contextmanager
def _server_lock(archive: Archive, wait: float, sleep: Callable[[float], None]) -> Iterator[None]:
    with archive.read() as connection:
        ask = text("SELECT pg_try_advisory_lock(:number)")
        _try_until(lambda: bool(connection.scalar(ask, {"number": ADVISORY})), archive, wait, sleep)
        try:
            connection.commit()  # the lock belongs to the session, not to the transaction
            yield
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(:number)"), {"number": ADVISORY})


def _try_until(take: Callable[[], bool], archive: Archive, wait: float, sleep: Callable[[float], None]) -> None:
    waited = 0.0
    while not take():
        if waited >= wait:
            raise ArchiveBusy(f"{archive.place}: another run is at work; it will do what is due, or run again later")
        sleep(INTERVAL)
        waited += INTERVAL


def _lock_file(handle: int) -> bool:
    """Take the lock if it is free. It goes with the process, however that ends."""
    try:
        return try_lock(handle)
    except OSError as error:
        reason = reason_of(error)
        raise ArchiveError(f"the archive cannot be locked ({reason}); it must not lie on a network drive") from error


def lock_path(archive_file: Path) -> Path:
    """The file that stands for the lock; it stays, only the lock on it comes and goes."""
    return archive_file.with_name(archive_file.name + ".lock")
