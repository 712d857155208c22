"""Text to search terms, the same for both databases: overlapping pairs of Chinese characters, other words whole.

Chinese has no spaces, and the databases' own tokenizers find no word of two characters (SQLite's trigram) or only
whole runs. A word of n characters is the phrase of its n - 1 pairs; the last character of a run stands alone as
well, so that a single character is found as the beginning of a term. Script and width are folded: 關係 finds 关系.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from digest.language import fold

MAX_CHARACTERS = 100_000
"""So much of an article is indexed, in characters."""

_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_CHINESE = re.compile(f"[{_HAN}]")
_RUN = re.compile(f"[{_HAN}]+|[^\\W_{_HAN}]+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Terms that must stand one after the other; ``is_prefix``: the one term need only begin so."""

    terms: tuple[str, ...]
    is_prefix: bool = False


def search_terms(text: str) -> list[str]:
    """The terms of a text, in its order."""
    return [term for run in _runs(text) for term in _terms(run)]


def search_phrases(words: str) -> tuple[Phrase, ...]:
    """What is asked for: every run of characters is a phrase, and all must be found."""
    return tuple(_phrase(run) for run in _runs(words))


def level(text: str) -> str:
    """Text as it is compared: in one script, width and case, as much of it as is indexed."""
    return fold(unicodedata.normalize("NFKC", text[:MAX_CHARACTERS])).casefold()


def _runs(text: str) -> list[str]:
    """Runs of Chinese characters, and words of other scripts."""
    return _RUN.findall(level(text))


def _terms(run: str) -> list[str]:
    if not _CHINESE.match(run):
        return [run]
    return [*(run[n : n + 2] for n in range(len(run) - 1)), run[-1]]


def _phrase(run: str) -> Phrase:
    if not _CHINESE.match(run):
        return Phrase((run,))
    if len(run) == 1:
        return Phrase((run,), is_prefix=True)
    return Phrase(tuple(run[n : n + 2] for n in range(len(run) - 1)))
