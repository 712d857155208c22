"""Whether a part of a page goes on with the same matter: the words it has in common with what stands before.

Lexical cohesion as in Hearst, "TextTiling" (1997), over pairs of neighbouring characters, since nothing is segmented
into words here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from digest.extraction.scoring import ScoredPage

_NOT_WORD = re.compile(r"[^\w]")
_SHARED = 0.1  # share of its pairs of characters that a later part has from what stands before
_VOCABULARY = 2500.0  # a short beginning lends fewer of them: a pair in the part for so many pairs before
_PART = 40.0  # characters of sentences that make a part
_LONGEST = 2000  # characters of a line that are looked at


def bigrams(folded: str) -> frozenset[str]:
    """Return the pairs of neighbouring letters or characters of ``folded``."""
    letters = _NOT_WORD.sub("", folded)
    return frozenset(letters[i : i + 2] for i in range(len(letters) - 1))


def words_of(scored: ScoredPage, positions: Iterable[int]) -> frozenset[str]:
    """Return the pairs of characters of the lines at ``positions``."""
    return frozenset().union(*(bigrams(scored.lines[at].folded[:_LONGEST]) for at in positions))


def goes_on(scored: ScoredPage, words: frozenset[str], positions: Iterable[int]) -> bool:
    """Whether the lines at ``positions`` have enough sentences, and enough of ``words`` in them, to go on with it."""
    positions = list(positions)
    if sum(scored.masses[at] for at in positions) < _PART:
        return False
    part = words_of(scored, positions)
    return len(part & words) >= min(_SHARED, len(words) / _VOCABULARY) * len(part)
