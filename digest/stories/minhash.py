"""Signatures whose agreement estimates how much of their text two articles share.

MinHash (Broder 1997) with one permutation (Li, Owen and Zhang 2012), its empty bins filled from the next full one
(Shrivastava and Li 2014): one hash a shingle instead of one for each of the signature's numbers. Shingles are runs of
characters of the folded text, never words: Chinese has no spaces to split on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHINGLE = 5
"""Characters, punctuation and spaces left out."""
BANDS, ROWS = 64, 3
"""Texts that share half of their shingles meet in a band 99.98 times of 100, a quarter 63, a fiftieth 0.05."""

_BINS = BANDS * ROWS
_NOT_WORDS = re.compile(r"[\W_]+")
_MULTIPLIER = 1_000_003
_MIX = 0x9E37_79B9_7F4A_7C15  # 2^64 divided by the golden ratio: spreads neighbours (Knuth, TAOCP 3, 6.4)
_OFFSET = 0xC2B2_AE3D_27D4_EB4F


def shingle_text(folded: str) -> NDArray[np.uint64]:
    """The hashes of the shingles of a folded text, sorted, each once."""
    import numpy as np

    plain = _NOT_WORDS.sub("", folded)
    codes = np.frombuffer(plain.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    if len(codes) == 0:
        return codes
    number = max(1, len(codes) - SHINGLE + 1)
    hashes = np.zeros(number, dtype=np.uint64)
    for offset in range(min(SHINGLE, len(codes))):
        hashes = hashes * np.uint64(_MULTIPLIER) + codes[offset : offset + number]
    hashes = (hashes ^ (hashes >> np.uint64(29))) * np.uint64(_MIX)
    hashes = np.sort(hashes ^ (hashes >> np.uint64(32)))
    return hashes[np.concatenate(([True], hashes[1:] != hashes[:-1]))]


def band_keys(shingles: NDArray[np.uint64], rows: int = ROWS) -> NDArray[np.uint64]:
    """The keys of the bands of the text's signature: two texts with a key in common are worth comparing.

    The more ``rows`` a band has, the fewer unlike texts meet, and the fewer alike.
    """
    import numpy as np

    bins = (shingles >> np.uint64(32)) % np.uint64(_BINS)
    signature = np.full(_BINS, np.iinfo(np.uint64).max, dtype=np.uint64)
    np.minimum.at(signature, bins.astype(np.intp), shingles & np.uint64(0xFFFF_FFFF))
    keys = np.arange(_BINS // rows, dtype=np.uint64)
    for row in _fill(signature).reshape(-1, rows).T:
        keys = (keys ^ (keys >> np.uint64(31))) * np.uint64(_MIX) + row
    return keys


def _fill(signature: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Give each empty bin the value of the next full one, with the distance mixed in."""
    import numpy as np

    full = np.flatnonzero(signature != np.iinfo(np.uint64).max)
    if len(full) == 0:
        return signature
    every = np.arange(_BINS)
    following = full[np.searchsorted(full, every) % len(full)]
    distance = ((following - every) % _BINS).astype(np.uint64)
    return signature[following] + distance * np.uint64(_OFFSET)


def share_contained(one: NDArray[np.uint64], other: NDArray[np.uint64]) -> float:
    """The share of the shorter text's shingles that the longer one has (containment, Broder 1997)."""
    import numpy as np

    shorter = min(len(one), len(other))
    return len(np.intersect1d(one, other, assume_unique=True)) / shorter if shorter else 0.0
