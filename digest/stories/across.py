"""Reports of one event in English and in Chinese, tied by what both name, count and are about, and on which day."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from digest.stories.facts import Facts, find_facts
from digest.stories.profile import Profile
from digest.stories.ties import Commonness, count_commonness, weigh_tie

_WITNESSES = 3
"""Articles of a cluster that are compared, the best ones: each paper picks other figures."""
_CANDIDATES = 12
"""Chinese clusters that an English one is compared with, those that share the rarest facts."""
_SHARED_BY_MANY = 200
"""Clusters: a fact that so many have is not looked for."""

Key = tuple[str, object]
"""A fact, and what it is of: a name, a sound, a figure, a thing told."""


def join_languages(clusters: Sequence[list[int]], profiles: Sequence[Profile]) -> list[list[int]]:
    """Join the clusters that tell one event in English and in Chinese, each with one other at most.

    Their first articles are compared, each with each. The positions in a cluster stay in ascending order, the clusters
    in that of their first.
    """
    english = [cluster for cluster in clusters if profiles[cluster[0]].latin]
    chinese = [cluster for cluster in clusters if not profiles[cluster[0]].latin]
    if not english or not chinese:
        return list(clusters)
    facts = {cluster[0]: [find_facts(profiles[one]) for one in cluster[:_WITNESSES]] for cluster in clusters}
    commonness = count_commonness([one for told in facts.values() for one in told])
    holders = _by_fact({cluster[0]: facts[cluster[0]] for cluster in chinese})
    ties = sorted(
        (-odds, cluster[0], other)
        for cluster in english
        for other in _candidates(facts[cluster[0]], holders)
        if (odds := _weigh(facts[cluster[0]], facts[other], commonness)) >= 0
    )
    return _merge(clusters, [(one, other) for _, one, other in ties])


def _weigh(one: Sequence[Facts], other: Sequence[Facts], commonness: Commonness) -> float:
    """The log-odds of the two reports most alike."""
    odds = (weigh_tie(a, b, commonness) for a, b in product(one, other))
    return max((chance for chance in odds if chance is not None), default=-math.inf)


def _by_fact(told: Mapping[int, Sequence[Facts]]) -> Mapping[Key, Sequence[int]]:
    """The clusters that have each fact."""
    found: dict[Key, list[int]] = defaultdict(list)
    for cluster, reports in told.items():
        for key in _keys(reports):
            found[key].append(cluster)
    return found


def _candidates(reports: Sequence[Facts], holders: Mapping[Key, Sequence[int]]) -> list[int]:
    """The clusters that share most with the reports, by the rarity of what they share."""
    shared: dict[int, float] = defaultdict(float)
    for key in sorted(_keys(reports), key=repr):
        held = holders.get(key, ())
        if len(held) <= _SHARED_BY_MANY:
            for cluster in held:
                shared[cluster] += 1 / (1 + math.log1p(len(held)))
    ranked = sorted(shared.items(), key=lambda row: (-row[1], row[0]))
    return sorted(cluster for cluster, _ in ranked[:_CANDIDATES])


def _keys(reports: Iterable[Facts]) -> set[Key]:
    kinds = ("names", "spelt", "sounds", "latin", "figures", "dates", "title")
    return {(kind, fact) for facts in reports for kind in kinds for fact in getattr(facts, kind)}


def _merge(clusters: Sequence[list[int]], pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    by_first = {cluster[0]: cluster for cluster in clusters}
    partner: dict[int, int] = {}
    for one, other in pairs:
        if one not in partner and other not in partner:
            partner[one], partner[other] = other, one
    merged = [
        sorted([*cluster, *by_first[partner[first]]]) if first in partner else cluster
        for first, cluster in by_first.items()
    ]
    return sorted({tuple(cluster): cluster for cluster in merged}.values())
