"""The pairs of articles worth comparing: those near in time one of which seeks rare terms that the other has.

An article seeks the rarest terms of its title, and the rarest of its opening that any other article has.

A term's holders are put in the order of time, and each is paired with its next ones alone, so that the work grows with
the number of articles and not with its square. Done for all articles at once, in arrays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from digest.stories.profile import Profile

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pairs = NDArray[np.int64]
    """Two columns: the positions of two articles, the smaller first."""

_OF_TITLE, _OF_OPENING = 12, 8
"""Terms of a title and of the rest of an opening through which others are looked for."""
_RARE = 0.6
"""Worth from which on a term of an opening is sought."""
_ENOUGH = 0.15
"""Worth of the terms in common below which two articles would hardly be found alike."""
_NEIGHBOURS = 8
"""Articles before and after in time with which one is compared through one term."""
_FEW = 250
"""Articles: so few are compared each with each, since bare titles may share characters and no term."""
_UNITS = 2**20
"""Worth is counted in whole units of this size, whose sums are exact in any order."""


def pairs_to_compare(profiles: Sequence[Profile]) -> Pairs:
    """The pairs of articles of which one seeks terms that the other has, worth enough, each once, in order."""
    import numpy as np

    number = len(profiles)
    if number <= _FEW:
        return np.column_stack(np.triu_indices(number, 1))
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
    one, other = in_time[enough // number], in_time[enough % number]
    pairs = np.unique(np.minimum(one, other) * number + np.maximum(one, other))
    return np.column_stack((pairs // number, pairs % number))


def _last_day(profile: Profile) -> int:
    return max((day.toordinal() for day in profile.days.days), default=0)


def _holders(
    profiles: Sequence[Profile], in_time: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Who has which of the terms that are sought: by term, then by rank in time; and the worth to those who seek it."""
    import numpy as np

    ranking = _rank_shared(profiles)
    rank_of = {term: rank for rank, term in enumerate(ranking)}
    sought = [_rarest(profile, ranking, rank_of) for profile in profiles]
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


def _rank_shared(profiles: Sequence[Profile]) -> list[str]:
    """The rare terms that more than one opening has, those worth most first."""
    once: set[str] = set()
    again: set[str] = set()
    for profile in profiles:
        again |= once & profile.opening
        once |= profile.opening
    rare = (term for term in again if profiles[0].worth[term] >= _RARE)
    return sorted(rare, key=lambda term: (-profiles[0].worth[term], term))


def _rarest(profile: Profile, ranking: Sequence[str], rank_of: Mapping[str, int]) -> list[tuple[str, float]]:
    """The terms that an article seeks, with their worth: of its title, and of the rest of its opening."""
    title = sorted(((profile.worth[term], term) for term in profile.title), reverse=True)[:_OF_TITLE]
    shared = (profile.opening & rank_of.keys()) - profile.title
    opening = [ranking[rank] for rank in sorted(map(rank_of.__getitem__, shared))[:_OF_OPENING]]
    return [*((term, worth) for worth, term in title), *((term, profile.worth[term]) for term in opening)]
