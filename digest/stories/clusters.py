"""Clusters: the articles that tell one event, in their own words each.

Clusters are joined from the likeliest pair down, while the average likelihood between their members holds (average
linkage, Sokal and Michener 1958): one telling between two events does not make them one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import product

from digest.stories.likeness import SAME_EVENT, likeness, may_be_one_event
from digest.stories.neighbours import pairs_to_compare
from digest.stories.overlap import weigh_overlaps
from digest.stories.profile import Profile
from digest.stories.whereabouts import Whereabouts

_ON_AVERAGE = 0.4
"""Mean likelihood between two clusters from which on they are one: tellings of one event need not all be alike."""
_WORTH_A_LOOK = 0.3
"""Likelihood from which on it is asked where the two events happened."""
_WITNESSES = 5
"""Members of a cluster that are compared when clusters are joined: the first ones, which are the best."""


def cluster_events(profiles: Sequence[Profile]) -> list[list[int]]:
    """Group the positions of ``profiles`` into events, each in ascending order, the groups by their first."""
    known: dict[int, float] = {}

    @cache
    def whereabouts(position: int) -> Whereabouts:
        return Whereabouts(profiles[position].article)

    def alike(one: int, other: int) -> float:
        first, second = (one, other) if one < other else (other, one)
        key = first * len(profiles) + second
        if key not in known:
            known[key] = likeness(profiles[first], profiles[second])
            if known[key] >= _WORTH_A_LOOK and whereabouts(first).is_apart_from(whereabouts(second)):
                known[key] = 0.0
        return known[key]

    pairs = pairs_to_compare(profiles)
    words = weigh_overlaps(profiles, pairs).tolist()
    hopeful = [
        (one, other)
        for (one, other), weight in zip(pairs.tolist(), words, strict=True)
        if may_be_one_event(weight, profiles[one], profiles[other])
    ]
    likely = sorted((-chance, one, other) for one, other in hopeful if (chance := alike(one, other)) >= SAME_EVENT)
    cluster_of = [[position] for position in range(len(profiles))]
    for _, one, other in likely:
        left, right = sorted((cluster_of[one], cluster_of[other]))
        if left is right:
            continue
        chances = [alike(a, b) for a, b in product(left[:_WITNESSES], right[:_WITNESSES])]
        if sum(chances) >= _ON_AVERAGE * len(chances):
            left[:] = sorted(left + right)
            for member in right:
                cluster_of[member] = left
    return [cluster for position, cluster in enumerate(cluster_of) if cluster[0] == position]
