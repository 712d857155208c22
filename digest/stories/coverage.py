"""Whether a sentence says what others have said already."""

from __future__ import annotations

import re
from functools import lru_cache

from digest.language import fold

_SAID = 0.6
"""A sentence with this share of its character pairs in what was said is a repetition in other words."""
_SAID_WITH_FIGURES, _FIGURES = 0.45, 2
"""Less than that is enough beside so many figures, all of them said: a paper of another region has other words."""
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_NOT_WORDS = re.compile(r"[^\w]+|_+")


@lru_cache(maxsize=1024)  # a sentence is held against many others
def pairs_of(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of ``text``, folded and without punctuation."""
    plain = _NOT_WORDS.sub("", fold(text))
    return frozenset(plain[i : i + 2] for i in range(len(plain) - 1))


def is_covered(sentence: str, said: list[str]) -> bool:
    """Whether one of the texts in ``said`` already holds what ``sentence`` says, its figures among it."""
    pairs, figures = pairs_of(sentence), figures_of(sentence)
    enough = _SAID_WITH_FIGURES if len(figures) >= _FIGURES else _SAID
    return any(figures <= figures_of(text) and _share(pairs, pairs_of(text)) >= enough for text in said)


@lru_cache(maxsize=1024)
def figures_of(text: str) -> frozenset[str]:
    """The numbers in ``text``, in ASCII digits."""
    return frozenset(_FIGURE.findall(fold(text)))


def _share(pairs: frozenset[str], other: frozenset[str]) -> float:
    return len(pairs & other) / len(pairs) if pairs else 1.0
