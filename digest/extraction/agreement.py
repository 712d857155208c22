"""Several readings of one page: the one nearest to the others wins, and how near it is says how sure one can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from digest.extraction.cohesion import bigrams
from digest.extraction.judged import Judged
from digest.extraction.scoring import ScoredPage
from digest.language import fold

_UNTITLED, _STRANGE_TITLE = 0.7, 0.6


@dataclass(frozen=True)
class Candidate:
    """One reading of the page: every line judged."""

    scored: ScoredPage
    judged: tuple[Judged, ...]

    @cached_property
    def weights(self) -> dict[int, int]:
        """The positions of the article's lines and their weight."""
        kept = (at for at, one in enumerate(self.judged) if one.kind in ("body", "heading"))
        return {at: 1 + self.scored.signals[at].weight for at in kept}

    @cached_property
    def size(self) -> int:
        """The weight of everything kept."""
        return sum(self.weights.values())


def agreement(one: Candidate, other: Candidate) -> float:
    """Return how much two readings share, 0 to 1 (the F1 of their texts)."""
    total = one.size + other.size
    shared = sum(weight for at, weight in one.weights.items() if at in other.weights)
    return 2 * shared / total if total else 0.0


def choose_medoid(candidates: Sequence[Candidate], title: str = "") -> tuple[tuple[Judged, ...], float]:
    """Return the reading that agrees best with the others, and its best agreement with one of them.

    Where ``title`` is given, sharing its words counts as much as one other reading. Of equals the first given wins.
    """
    best, most, confidence = candidates[0], -1.0, 0.0
    for candidate in candidates:
        shared = [agreement(candidate, other) for other in candidates if other is not candidate]
        support = sum(shared) + _fit(candidate, title)
        if support > most + 1e-9:
            best, most, confidence = candidate, support, max(shared, default=0.0)
    return best.judged, confidence


def doubt(title: str, judged: Sequence[Judged]) -> float:
    """Return the most confidence that a body deserves by its title: less where there is none or it shares no word."""
    wanted = bigrams(fold(title))
    if len(wanted) < 4:
        return _UNTITLED
    text = (one.line.folded[:2000] for one in judged if one.kind == "body")
    return 1.0 if wanted & frozenset().union(*map(bigrams, text)) else _STRANGE_TITLE


def _fit(candidate: Candidate, title: str) -> float:
    wanted = bigrams(fold(title))
    if len(wanted) < 4:
        return 0.0
    text = (one.line.folded[:2000] for one in candidate.judged if one.kind == "body")
    return min(1.0, 2 * len(wanted & frozenset().union(*map(bigrams, text))) / len(wanted))
