"""The pairs of articles worth comparing: those near in time one of whose titles has a rare term that the other has.

A term's holders are put in the order of time, and each is paired with its next ones alone, so that the work grows with
the number of articles and not with its square. Done for all articles at once, in arrays.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from digest.stories.profile import Profile

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pairs = NDArray[np.int64]
    """Two columns: the positions of two articles, the smaller first."""

_RAREST_TERMS = 12
"""Terms of a title through which others are looked for."""
_ENOUGH = 0.15
"""Worth of the terms in common below which two articles would hardly be found alike."""
_NEIGHBOURS = 8
"""Articles before and after in time with which one is compared through one term."""
_UNITS = 2**20
"""Worth is counted in whole units of this size, whose sums are exact in any order."""


def pairs_to_compare(profiles: Sequence[Profile]) -> Pairs:
    """The pairs of articles one of whose titles has rare terms in common with the other, each once, in order."""
    import numpy as np

    number = len(profiles)
    in_time = np.array(sorted(range(number), key=lambda position: (_last_day(profiles[position]), position)), np.int64)
    terms, ranks, worth = _holders(profiles, in_time)
    keys, worths = [np.zeros(0, np.int64)], [np.zeros(0)]
    for distance in range(1, _NEIGHBOURS + 1):
        same = np.flatnonzero(terms[distance:] == terms[:-distance])
        for one, other in ((same, same + distance), (same + distance, same)):
            sought = worth[one] > 0
            keys.append(ranks[one[sought]] * number + ranks[other[sought]])
            worths.append(worth[one[sought]])
    directed, which = np.unique(np.concatenate(keys), return_inverse=True)
    enough = directed[np.bincount(which, np.concatenate(worths), len(directed)) >= _ENOUGH * _UNITS]
    pairs = np.sort(np.column_stack((in_time[enough // number], in_time[enough % number])), axis=1)
    return np.unique(pairs, axis=0)


def _last_day(profile: Profile) -> int:
    return max((day.toordinal() for day in profile.days.days), default=0)


def _holders(
    profiles: Sequence[Profile], in_time: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Who has which of the terms that are sought: by term, then by rank in time; and the worth to those who seek it."""
    import numpy as np

    sought = [_rarest(profile) for profile in profiles]
    number_of = {term: number for number, term in enumerate(sorted({term for one in sought for term, _ in one}))}
    keys, wanted, worths = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)], [np.zeros(0)]
    for rank, position in enumerate(in_time.tolist()):
        held = profiles[position].opening & number_of.keys()
        keys.append(np.fromiter(map(number_of.__getitem__, held), np.int64, len(held)) * len(profiles) + rank)
        own = np.fromiter((number_of[term] for term, _ in sought[position]), np.int64, len(sought[position]))
        wanted.append(own * len(profiles) + rank)
        worths.append(np.round(np.array([worth for _, worth in sought[position]]) * _UNITS))
    table = np.sort(np.concatenate(keys))
    worth = np.zeros(len(table))
    worth[np.searchsorted(table, np.concatenate(wanted))] = np.concatenate(worths)
    return table // len(profiles), table % len(profiles), worth


def _rarest(profile: Profile) -> list[tuple[str, float]]:
    """The terms of the title that are worth most, with their worth, the best first."""
    rated = sorted(((profile.worth[term], term) for term in profile.title), reverse=True)
    return [(term, worth) for worth, term in rated[:_RAREST_TERMS]]
