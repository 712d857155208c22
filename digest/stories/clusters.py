"""Clusters: the articles that tell one event, in their own words each.

Clusters are joined from the likeliest pair down, while the average log-odds between their members hold (average
linkage, Sokal and Michener 1958): one telling between two events does not make them one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from digest.stories.likeness import likeness, may_be_one_event
from digest.stories.neighbours import pairs_to_compare
from digest.stories.overlap import weigh_overlaps
from digest.stories.profile import Profile

_MOST = 4.0
"""Log-odds beyond which a pair speaks no louder, for or against: tellings of one event need not all be alike."""
_ELSEWHERE = -6.0
"""Log-odds of reports that name two places: more than any likeness of their words."""
_WITNESSES = 5
"""Members of a cluster that are compared when clusters are joined: the first ones, which are the best."""


def cluster_events(profiles: Sequence[Profile]) -> list[list[int]]:
    """Group the positions of ``profiles`` into events, each in ascending order, the groups by their first."""
    known: dict[int, float] = {}

    def alike(one: int, other: int) -> float:
        first, second = (one, other) if one < other else (other, one)
        key = first * len(profiles) + second
        if key not in known:
            odds = likeness(profiles[first], profiles[second])
            if odds > -_MOST and profiles[first].gist.place.is_apart_from(profiles[second].gist.place):
                odds = min(_MOST, odds) + _ELSEWHERE
            known[key] = odds
        return known[key]

    pairs = pairs_to_compare(profiles)
    words = weigh_overlaps(profiles, pairs).tolist()
    hopeful = [
        (one, other)
        for (one, other), weight in zip(pairs.tolist(), words, strict=True)
        if may_be_one_event(weight, profiles[one], profiles[other])
    ]
    likely = sorted((-odds, one, other) for one, other in hopeful if (odds := alike(one, other)) >= 0)
    cluster_of = [[position] for position in range(len(profiles))]
    for _, one, other in likely:
        left, right = sorted((cluster_of[one], cluster_of[other]))
        if left is right:
            continue
        voices = (alike(a, b) for a, b in product(left[:_WITNESSES], right[:_WITNESSES]))
        if sum(max(-_MOST, min(_MOST, odds)) for odds in voices) >= 0:
            left[:] = sorted(left + right)
            for member in right:
                cluster_of[member] = left
    return [cluster for position, cluster in enumerate(cluster_of) if cluster[0] == position]
