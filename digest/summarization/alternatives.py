"""Long lists of words in a pattern."""

from __future__ import annotations

from collections.abc import Sequence


def any_of(words: Sequence[str]) -> str:
    """Return a pattern for the first of ``words`` that fits, each begun by a plain character.

    That none can begin where it looks is told by one character.
    """
    beginnings = "".join(sorted({word[0] for word in words}))
    return rf"(?:(?=[{beginnings}])(?:{'|'.join(words)}))"
