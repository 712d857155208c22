"""How likely it is that a report in English and one in Chinese tell one event.

They share no words, so that names, figures, days and what both are about must speak. A logistic regression on eleven
signs, fitted by ``training/fit_stories.py across`` on the labelled stories, each coefficient held to its sign.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from digest.language import NamedThing
from digest.stories.concepts import Concepts
from digest.stories.facts import Facts, count_digits
from digest.stories.news_days import days_apart

_WORTH = {"country": 1.5, "place": 2.0, "organisation": 2.0, "person": 2.0, "company": 2.5, "treaty": 2.5}
_EVERYWHERE = frozenset(
    {"China", "United States", "Russia", "Japan", "United Kingdom", "European Union", "United Nations", "Hong Kong"}
    | {"Taiwan", "Beijing", "Donald Trump", "Xi Jinping", "Vladimir Putin", "Xinhua News Agency", "Reuters"}
)
"""Named in so much news that they tie little."""
_LITTLE = 0.75
_FIGURES_ALONE, _TITLES_ALONE = 4.0, 0.5
"""Worth of figures in common that needs no name, since one is in two reports by chance; likeness of titles, as well."""
_PRIOR = 60
"""Reports: among a handful, what three of them share is one story rather than a common thing."""
_ONE_STORY = 2
_KINDS_OF_SOUND = 8
"""Classes of consonants: two names of four consonants sound alike by chance once in some hundreds."""
_SOUNDS = 2
"""Sounds that are counted, the most telling ones: a name is in a text in more than one form."""
_MOST_SPELT = 2.0


class Tie(NamedTuple):
    """The signs: the worth of the names in common, by itself and as a share of the names of the one that names less;
    names that sound alike, names that are spelt alike; words in Latin letters; figures and dates in common, and the
    share of figures that are not; what both titles, and both openings, are about, as cosines; the days between;
    other places."""

    names: float
    names_share: float
    sounds: float
    spelt: float
    latin: float
    figures: float
    figures_differ: float
    titles: float
    openings: float
    days_apart: float
    elsewhere: float


SIGNS = Tie(1, 1, 1, 1, 1, 1, -1, 1, 1, -1, -1)
# What ``fit_stories.py across`` prints.
BIAS = -6.13
WEIGHTS = Tie(0.0, 6.29, 2.81, 1.31, 2.94, 5.08, -2.14, 2.11, 13.82, -1.75, -2.96)


@dataclass(frozen=True, slots=True)
class Commonness:
    """In how many of ``reports`` each name, sound and thing told is: what many share ties little."""

    reports: int
    names: Counter[NamedThing]
    sounds: Counter[str]
    concepts: Counter[int]

    def worth_of_name(self, name: NamedThing) -> float:
        """What a name in common is worth, by its kind."""
        worth = _LITTLE if name.english in _EVERYWHERE else _WORTH.get(name.kind, 1.0)
        return worth * self._rarity(self.names[name])

    def worth_of_sound(self, sound: str) -> float:
        """What it is worth that two names sound alike, from 0 to 1."""
        by_chance = _PRIOR * _KINDS_OF_SOUND ** -(len(sound) - 1)
        share = (max(0, self.sounds[sound] - _ONE_STORY) + by_chance) / (self.reports + _PRIOR)
        return max(0.0, min(1.0, (-math.log(share + 1e-4) - 2) / 5)) * min(1.0, (len(sound) - 1) / 4 + 0.1)

    def worth_of_concept(self, concept: int) -> float:
        """How telling it is that two reports are about one thing, from 0 to 1."""
        return max(0.1, self._rarity(self.concepts[concept]))

    def _rarity(self, reports: int) -> float:
        return min(1.0, math.log((self.reports + _PRIOR) / max(1, reports - _ONE_STORY)) / math.log(_PRIOR))


def count_commonness(reports: Sequence[Facts]) -> Commonness:
    """Count what the reports name and tell."""
    return Commonness(
        reports=len(reports),
        names=Counter(name for facts in reports for name in facts.names),
        sounds=Counter(sound for facts in reports for sound in facts.sounds),
        concepts=Counter(concept for facts in reports for concept in facts.opening),
    )


def weigh_tie(one: Facts, other: Facts, commonness: Commonness) -> float | None:
    """The log-odds that two reports in two languages tell one event; None where the days exclude it."""
    tie = find_tie(one, other, commonness)
    return None if tie is None else BIAS + sum(weight * sign for weight, sign in zip(WEIGHTS, tie, strict=True))


def find_tie(one: Facts, other: Facts, commonness: Commonness) -> Tie | None:
    """The signs for and against one event; None where the days exclude it, or nothing that both name speaks for it."""
    gap = days_apart(one.days, other.days)
    if gap is None:
        return None
    names, latin = _worth_of_names(one.names & other.names, commonness), len(one.latin & other.latin)
    sounds = sum(sorted(map(commonness.worth_of_sound, one.sounds & other.sounds), reverse=True)[:_SOUNDS])
    spelt = sum(0.5 + 0.5 * name.count(" ") for name in one.spelt & other.spelt)
    figures = sum(map(_worth_of_figure, sorted(one.figures & other.figures))) + len(one.dates & other.dates)
    titles = _cosine(one.title, other.title, 0.5, commonness)
    if figures < _FIGURES_ALONE and titles < _TITLES_ALONE and not (names or latin or sounds or spelt):
        return None
    fewer = min(_worth_of_names(one.names, commonness), _worth_of_names(other.names, commonness))
    return Tie(
        names=math.log1p(names),
        names_share=names / (fewer + 1.0),
        sounds=sounds,
        spelt=min(_MOST_SPELT, spelt),
        latin=math.log1p(latin),
        figures=math.log1p(figures),
        figures_differ=_share_missing(one.figures, other.figures),
        titles=titles,
        openings=_cosine(one.opening, other.opening, 1.0, commonness),
        days_apart=float(gap),
        elsewhere=float(one.place.is_apart_from(other.place)),
    )


def _worth_of_names(names: frozenset[NamedThing], commonness: Commonness) -> float:
    return math.fsum(map(commonness.worth_of_name, names))


def _cosine(one: Concepts, other: Concepts, prior: float, commonness: Commonness) -> float:
    """How much two reports are about the same; the ``prior`` in both makes one thing in common prove little."""
    shared = math.fsum(
        math.sqrt(one[concept] * other[concept]) * commonness.worth_of_concept(concept)
        for concept in one.keys() & other.keys()
    )
    return shared / math.sqrt((_total(one, commonness) + prior) * (_total(other, commonness) + prior))


def _total(concepts: Concepts, commonness: Commonness) -> float:
    return math.fsum(worth * commonness.worth_of_concept(concept) for concept, worth in concepts.items())


def _share_missing(one: frozenset[float], other: frozenset[float]) -> float:
    """Of the figures of the report that gives fewer, the share that the other does not give; 0 where one gives none."""
    fewer = min(len(one), len(other))
    return 1.0 - len(one & other) / fewer if fewer else 0.0


def _worth_of_figure(value: float) -> float:
    """What a figure in common is worth: a whole number under 100 may be in both by chance, one of three digits not."""
    if value < 100 and value == int(value):
        return 0.5
    return 2.0 if count_digits(value) > 2 else 1.0
