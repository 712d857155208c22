"""A lock on an open file, which the operating system lets go of when the process ends, however it ends."""

from __future__ import annotations

import sys


def try_lock(handle: int) -> bool:
    """Take the lock of the open file ``handle`` (its descriptor); False where another process has it.

    Raises OSError where the file system has no locks.
    """
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
