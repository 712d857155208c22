"""Folding to one script for comparison: never shown to a reader, never stored.

A Traditional character becomes its Simplified one, a letter its lower case, a full-width form its half-width one;
one character in, one character out, so that offsets hold. Table: OpenCC's TSCharacters (Apache-2.0).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from digest.language.dictionaries import read_dictionary

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

_CODE_POINTS = 0x110000
_LAST_CASED = 0x2E80  # where the East Asian blocks begin; full-width letters become half-width ones first


def fold(text: str) -> str:
    """Fold script, width and case for comparison; the result has as many characters as ``text``."""
    return text.translate(_mapping())


@cache
def fold_table() -> NDArray[numpy.uint32]:
    """Return the folding as an array: the code point at index n is what code point n folds to (needs numpy)."""
    import numpy

    table = numpy.arange(_CODE_POINTS, dtype=numpy.uint32)
    table[list(_mapping())] = list(_mapping().values())
    table.flags.writeable = False
    return table


@cache
def _mapping() -> dict[int, int]:
    table = {0x3000: 0x20} | {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    for traditional, simplified in read_dictionary("TSCharacters").items():
        table[ord(traditional)] = ord(simplified[0])
    for code in range(_LAST_CASED):
        lower = chr(code).lower()
        if len(lower) == 1 and ord(lower) != code:
            table[code] = ord(lower)
    return {code: table.get(folded, folded) for code, folded in table.items()}
