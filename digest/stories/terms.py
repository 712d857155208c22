"""The terms of a text, and how well each tells one event from another.

A term is a pair of neighbouring Chinese characters or a word in Latin letters, folded to one script. Pairs need no word
list, and so find names that no list has. A term is worth the more the rarer it is in news at large (inverse document
frequency, Spärck Jones 1972; counts in ``background.txt``, made by ``training/fit_stories.py``) and among the articles
at hand: a town that half of today's articles name tells nothing apart.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from digest.language import fold

BACKGROUND = Path(__file__).with_name("background.txt")

_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+|[a-z][a-z0-9'’-]+")
_UNSEEN = 10
"""A term that is not in the table counts as if it had been seen in so many of its pieces of text."""
_TOO_COMMON = 3.0
"""Natural logarithm: a term in more than one of e^3 = 20 pieces of text is worth nothing."""
_ONE_STORY = 2
"""So many articles may share a term before it counts as common among the articles at hand: they may be one story."""
_PRIOR = 10
"""Articles: in a handful, even a term that all share is not known to be common."""


def terms_of(text: str) -> frozenset[str]:
    """The terms of ``text``: pairs of Chinese characters and lower-case words."""
    found: set[str] = set()
    for run in _RUN.findall(fold(text)):
        if run.isascii() or run[0] < "\u3400":
            found.add(sys.intern(run))
        else:
            found.update(sys.intern(run[i : i + 2]) for i in range(len(run) - 1))
    return frozenset(found)


def weigh_terms(texts: Iterable[frozenset[str]]) -> Mapping[str, float]:
    """Give each term that occurs in ``texts`` its worth, from 0 (says nothing) to 1 (a name never seen)."""
    counts: Counter[str] = Counter()
    number = 0
    for terms in texts:
        counts.update(terms)
        number += 1
    pieces, background = _background()
    return {
        term: _worth(max(background.get(term, _UNSEEN) / pieces, (count - _ONE_STORY) / (number + _PRIOR)), pieces)
        for term, count in counts.items()
    }


def level_of(count: int) -> int:
    """The step, half a power of two, to which a count is rounded in the table."""
    return round(2 * math.log2(count))


def _worth(share: float, pieces: int) -> float:
    most = math.log(pieces / _UNSEEN) - _TOO_COMMON
    return min(1.0, max(0.0, (-math.log(share) - _TOO_COMMON) / most))


@cache
def _background() -> tuple[int, dict[str, float]]:
    """How many pieces of news were counted, and in how many of them each term occurs."""
    pieces, *rows = BACKGROUND.read_text(encoding="utf-8").splitlines()
    counts: dict[str, float] = {}
    for row in rows:
        level, pairs, words = row.split("\t")
        count = 2 ** (int(level) / 2)
        counts.update((pairs[i : i + 2], count) for i in range(0, len(pairs), 2))
        counts.update((word, count) for word in words.split())
    return int(pieces), counts
