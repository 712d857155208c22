"""Clusters: the articles that tell one event, in their own words each.

Pairs worth comparing are found through the rarest terms of the titles, each only with its neighbours in time, so that
the work grows with the number of articles. Clusters are joined from the likeliest pair down, while the average
likelihood between their members holds (average linkage, Sokal and Michener 1958): one telling between two events does
not make them one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import product

from digest.stories.likeness import SAME_EVENT, likeness
from digest.stories.profile import Profile

_ON_AVERAGE = 0.4
"""Mean likelihood between two clusters from which on they are one: tellings of one event need not all be alike."""
_RAREST_TERMS = 12
"""Terms of a title through which others are looked for."""
_ENOUGH = 0.15
"""Worth of the terms in common below which two articles would hardly be found alike."""
_NEIGHBOURS = 8
"""Articles before and after in time with which one is compared through one term."""
_WITNESSES = 5
"""Members of a cluster that are compared when clusters are joined: the first ones, which are the best."""

Pair = tuple[int, int]


def cluster_events(profiles: Sequence[Profile]) -> list[list[int]]:
    """Group the positions of ``profiles`` into events, each in ascending order, the groups by their first."""
    known: dict[Pair, float] = {}

    def alike(one: int, other: int) -> float:
        pair = (min(one, other), max(one, other))
        if pair not in known:
            known[pair] = likeness(profiles[pair[0]], profiles[pair[1]])
        return known[pair]

    likely = sorted((-chance, pair) for pair in pairs_to_compare(profiles) if (chance := alike(*pair)) >= SAME_EVENT)
    cluster_of = [[position] for position in range(len(profiles))]
    for _, (one, other) in likely:
        left, right = sorted((cluster_of[one], cluster_of[other]))
        if left is right:
            continue
        chances = [alike(a, b) for a, b in product(left[:_WITNESSES], right[:_WITNESSES])]
        if sum(chances) >= _ON_AVERAGE * len(chances):
            left[:] = sorted(left + right)
            for member in right:
                cluster_of[member] = left
    return [cluster for position, cluster in enumerate(cluster_of) if cluster[0] == position]


def pairs_to_compare(profiles: Sequence[Profile]) -> list[Pair]:
    """The pairs of articles one of whose titles has a rare term in common with the other, each once."""
    in_time = sorted(range(len(profiles)), key=lambda position: (_last_day(profiles[position]), position))
    holders: dict[str, list[int]] = defaultdict(list)
    for rank, position in enumerate(in_time):
        for term in profiles[position].opening:
            holders[term].append(rank)
    pairs: set[Pair] = set()
    for rank, position in enumerate(in_time):
        found: dict[int, float] = defaultdict(float)
        for worth, term in _rarest(profiles[position]):
            for neighbour in _neighbours(holders[term], rank):
                found[neighbour] += worth
        others = [in_time[neighbour] for neighbour, worth in found.items() if worth >= _ENOUGH]
        pairs.update((position, other) if position < other else (other, position) for other in others)
    return sorted(pairs)


def _last_day(profile: Profile) -> int:
    return max((day.toordinal() for day in profile.days.days), default=0)


def _rarest(profile: Profile) -> list[tuple[float, str]]:
    """The terms of the title that are worth most, the best first."""
    return sorted(((profile.worth[term], term) for term in profile.title), reverse=True)[:_RAREST_TERMS]


def _neighbours(ranks: list[int], own: int) -> list[int]:
    """The nearest in time before and after, without the article itself."""
    place = bisect_left(ranks, own)
    return ranks[max(0, place - _NEIGHBOURS) : place] + ranks[place + 1 : place + 1 + _NEIGHBOURS]
