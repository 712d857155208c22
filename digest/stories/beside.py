"""What two reports have in common beside the one name or phrase that their titles share best.

A name alone makes no event of two: a company's loss and its new park both have the company in their titles. So the run
of terms of each title that is worth most among those the other report has is left out before the characters of the
titles, and the things told of, are compared. Shortened and full names (全运会, 全国运动会) and words of one root
(降息, 减息) have characters in common where they have no pair.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from digest.stories.concepts import Concepts
from digest.stories.gist import Gist, characters_of, total_worth_of
from digest.stories.profile import Profile
from digest.stories.terms import place_terms

_PRIOR = 1.0
"""Worth added to what is compared: one character, or one thing, in common proves little."""


def share_characters(one: Gist, other: Gist) -> float:
    """The worth of the characters that both titles have, by the mean worth of their characters, from 0 to 1."""
    return _of_characters(one, other, one.characters & other.characters)


def share_things(one: Gist, other: Gist) -> float:
    """How much both reports tell of the same things, from 0 to 1."""
    return _of_things(one, other, one.things, other.things)


def share_beside(one: Profile, other: Profile) -> tuple[float, float]:
    """The characters and the things that both have beside what their titles share best: no more than all they share."""
    here, there = _leave_out_best(one, other), _leave_out_best(other, one)
    return (
        _of_characters(one.gist, other.gist, characters_of(here) & characters_of(there)),
        _of_things(one.gist, other.gist, one.gist.things_beside(here), other.gist.things_beside(there)),
    )


def _of_characters(one: Gist, other: Gist, shared: frozenset[str]) -> float:
    return _by_mean(total_worth_of(shared), one.worth_of_characters, other.worth_of_characters)


def _of_things(one: Gist, other: Gist, here: Concepts, there: Concepts) -> float:
    shared = math.fsum(math.sqrt(here[thing] * there[thing]) for thing in here.keys() & there.keys())
    return _by_mean(shared, one.worth_of_things, other.worth_of_things)


def _by_mean(shared: float, one: float, other: float) -> float:
    return shared / math.sqrt((one + _PRIOR) * (other + _PRIOR))


def _leave_out_best(one: Profile, other: Profile) -> str:
    """The title of the first without its best run of terms that the second has."""
    title = one.gist.title
    start, end = _best_run(title, one.worth, other.opening)
    return f"{title[:start]} {title[end:]}"


def _best_run(title: str, worth: Mapping[str, float], known: frozenset[str]) -> tuple[int, int]:
    """Where the run of overlapping terms in ``known`` that is worth most begins and ends; nowhere without any."""
    best, place = 0.0, (0, 0)
    begin, total, last = 0, 0.0, 0
    for start, end, term in place_terms(title):
        if term not in known:
            continue
        if start >= last:
            begin, total = start, 0.0
        total, last = total + worth[term], end
        if total > best:
            best, place = total, (begin, end)
    return place
