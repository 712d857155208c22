"""Files that are there whole or not at all, whatever happens to the process or the machine."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any


def write_whole(path: Path, content: bytes | Any) -> None:
    """Write a file so that it is there whole, or as it was; ``content`` is bytes, or anything that holds such.

    A file that was there keeps its permissions. Raises OSError.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", suffix=".part", dir=path.parent)
    os.close(handle)
    draft = Path(name)
    try:
        write_down(draft, content)
        draft.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~find_umask())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def write_down(path: Path, content: bytes | Any) -> None:
    """Write a file down to the disk: it is there after a power cut. Raises OSError."""
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def find_umask() -> int:
    """The permissions that new files are not to have; it can be asked for by setting it alone."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
