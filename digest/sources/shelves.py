"""Shelves: the pages that stand together, and among which lines that recur are looked for.

A shelf is made of places, never of what stands there, so that a file read in several pieces, by several machines, has
the same shelves as one read from end to end.
"""

from __future__ import annotations

SHELF = 256
"""Records of one file, or files of one folder, that make a shelf."""


def name_shelf(container: str, number: int) -> str:
    """Name the shelf of a record by its file and its ``number`` there, from 1."""
    return f"{container}/{(number - 1) // SHELF}"
