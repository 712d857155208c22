"""Files written into a folder all at once: a reader finds the old issue or the new one, never half of it."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from digest.errors import OutputError, reason_of
from digest.writing import find_umask, write_down, write_whole


def replace_folder(directory: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write ``files`` into a new folder and let it take the place of ``directory``."""
    try:
        directory.parent.mkdir(parents=True, exist_ok=True)
        staged = Path(tempfile.mkdtemp(prefix=f".{directory.name}-", dir=directory.parent))
        try:
            for name, content in files.items():
                write_down(staged / name, content)
            staged.chmod(0o755 & ~find_umask())
            _swap(staged, directory)
        finally:
            shutil.rmtree(staged, ignore_errors=True)
    except OSError as error:
        reason = reason_of(error)
        raise OutputError(
            f"{directory}: cannot be written ({reason}); name another folder in [output], or with --out"
        ) from error
    return tuple(directory / name for name in files)


def replace_file(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or as it was, whatever happens on the way; one of the same content stays.

    Raises OSError.
    """
    if path.is_file() and path.read_bytes() == content:
        return
    write_whole(path, content)


def _swap(staged: Path, directory: Path) -> None:
    """Put ``staged`` where ``directory`` is, keeping what else lies there; the old stays until the new stands."""
    if not directory.exists():
        staged.rename(directory)
        return
    for kept in directory.iterdir():
        if not (staged / kept.name).exists() and not kept.name.startswith("briefing."):
            kept.rename(staged / kept.name)
    old = directory.with_name(f".{directory.name}-old-{os.getpid()}")
    directory.rename(old)
    staged.rename(directory)
    shutil.rmtree(old, ignore_errors=True)
