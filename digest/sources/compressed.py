"""Files that are compressed as a whole, by the end of their name: gzip and Zstandard."""

from __future__ import annotations

import gzip
import sys
import zlib
from typing import BinaryIO, cast

if sys.version_info >= (3, 14):
    from compression.zstd import ZstdError, ZstdFile
else:
    from backports.zstd import ZstdError, ZstdFile

DAMAGED = (gzip.BadGzipFile, EOFError, zlib.error, ZstdError)
"""What reading a file raises that is damaged or cut off, besides other errors of the system."""


def decompressed(raw: BinaryIO, name: str) -> BinaryIO:
    """What is compressed in ``raw``, a file of that name, as a stream; ``raw`` itself where the name tells nothing."""
    if name.lower().endswith(".gz"):
        return cast(BinaryIO, gzip.GzipFile(fileobj=raw))
    if name.lower().endswith(".zst"):
        return cast(BinaryIO, ZstdFile(raw))
    return raw


def explain_damage(error: BaseException) -> str:
    """Say in a few words what is wrong with a damaged file."""
    reason = str(error).splitlines()[0].lower() if str(error) else "it ends too early"
    return f"damaged ({reason})"
