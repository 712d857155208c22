"""How likely it is that two articles tell one event.

A logistic regression on eleven signs, fitted by ``training/fit_stories.py`` on the labelled stories and on pairs of
unlike real articles, each coefficient held to its sign: titles whose terms the other article has, terms that both
openings share, figures that agree, figures that do not, the days between them; beside the name or phrase that the
titles share best, the characters that both have and the things that both tell of; other names, and opposite acts.
Where hardly more than a title is known of one of them, the signs have weights of their own.
What speaks of days too far apart, or of other offices, is never one event.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from digest.stories.beside import share_beside, share_characters, share_things
from digest.stories.figures import count_conflicts, titles_differ, weigh_shared
from digest.stories.news_days import days_apart
from digest.stories.offices import other_offices_act
from digest.stories.opposites import tell_opposites
from digest.stories.profile import Profile, total_worth

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Shares = NDArray[np.float64]


class Evidence(NamedTuple):
    """The signs: shares enter by their square root, from 0 to 1, counts by their logarithm.

    ``title_found`` is the larger share of a title's worth that stands in the other article, ``titles_found`` the
    smaller one of the two; ``opening_shared`` is the worth of the terms in common by the mean worth of both openings,
    as far as it is no sign of a template; ``days_apart`` counts days, ``days_differ`` says that both texts name days
    and none in common. ``characters_shared`` and ``things_shared`` are those of ``beside.py``; ``other_names``
    says that both titles have names and neither report those of the other's, ``opposites`` that one title tells the
    opposite of the other.
    """

    title_found: float
    titles_found: float
    opening_shared: float
    figures_shared: float
    figures_conflict: float
    days_apart: float
    days_differ: float
    characters_shared: float
    things_shared: float
    other_names: float
    opposites: float


class Weighing(NamedTuple):
    """The log-odds of a pair without any sign, and what each sign adds."""

    bias: float
    weights: Evidence

    def weigh(self, evidence: Evidence) -> float:
        """The log-odds of one event, given the signs."""
        return self.bias + sum(weight * sign for weight, sign in zip(self.weights, evidence, strict=True))


SIGNS = Evidence(1, 1, 1, 1, -1, -1, -1, 1, 1, -1, -1)
# What ``fit_stories.py likeness`` prints.
OF_REPORTS = Weighing(-5.27, Evidence(2.76, 3.44, 13.49, 4.02, -6.11, 0.0, -0.84, 1.85, 3.46, -1.87, -2.33))
OF_TITLES = Weighing(-4.38, Evidence(2.26, 0.58, 9.42, 5.02, -4.02, -0.35, -1.94, 4.74, 7.03, -1.12, -4.02))
OF_ENGLISH = Weighing(-9.81, Evidence(5.16, 5.54, 13.04, 8.63, -7.24, -0.32, -1.2, 0.0, 0.0, 0.0, 0.0))
"""Where both are English: among 400 unlike reports of one broadcaster, pairs under even odds are of like subjects,
pairs over them of one event."""

IMPOSSIBLE = -9.0
"""Log-odds of reports of days too far apart, of other offices, or whose titles count otherwise."""

_MOST_SHARED, _MOST_CONFLICTS = 3, 3
"""More of them say no more."""
TITLE_PRIOR = 2.5
"""Worth added to a title's own: one of a term or two proves little by being found elsewhere."""
_MOST_ALIKE = 0.5
"""Openings that share more are of one template (verdicts, market reports), which does not make them one event."""
_MOST_CHARACTERS, _MOST_THINGS = 0.8, 0.8
"""More than so much of both is hardly ever in common where few terms are."""
_ROUNDING = 1e-6
"""Sums of the same shares in another order differ by less."""


def likeness(one: Profile, other: Profile) -> float:
    """The log-odds that both tell one event, 0 at even odds; the same whichever comes first."""
    evidence = compare(one, other) if one.latin == other.latin else None  # reports in two languages share no words
    return IMPOSSIBLE if evidence is None else weighing_of(one, other).weigh(evidence)


def weighing_of(one: Profile, other: Profile) -> Weighing:
    """How a pair is weighed: by its language, and by how much is known of both."""
    if one.latin and other.latin:
        return OF_ENGLISH
    return OF_TITLES if one.gist.short or other.gist.short else OF_REPORTS


def may_be_one_event(words: float, one: Profile, other: Profile) -> bool:
    """Whether ``likeness`` may well reach even odds, given what ``weigh_words`` says; costs a fraction of it.

    What costs least is asked first: hardly one pair in a hundred comes to the end.
    """
    weights = weighing_of(one, other).weights
    of_figures = 0.0 if one.figures.numbers.isdisjoint(other.figures.numbers) else math.log1p(_MOST_SHARED)
    so_far = words + weights.figures_shared * of_figures + _ROUNDING
    of_things = weights.things_shared * _MOST_THINGS
    if so_far + weights.characters_shared * _MOST_CHARACTERS + of_things < 0:
        return False
    so_far += weights.characters_shared * math.sqrt(share_characters(one.gist, other.gist))
    return so_far + of_things >= 0 and so_far + weights.things_shared * share_things(one.gist, other.gist) >= 0


def weigh_words(weighing: Weighing, title_found: Shares, other_title_found: Shares, opening_shared: Shares) -> Shares:
    """The log-odds from the words of many pairs, as if there were no other signs.

    The shares are those of ``Evidence``, before their square root is taken.
    """
    import numpy as np

    bias, weights = weighing
    fewer, more = np.minimum(title_found, other_title_found), np.maximum(title_found, other_title_found)
    in_titles = weights.title_found * np.sqrt(more) + weights.titles_found * np.sqrt(fewer)
    return bias + in_titles + weights.opening_shared * np.minimum(_MOST_ALIKE, np.sqrt(opening_shared))


def compare(one: Profile, other: Profile) -> Evidence | None:
    """The signs for and against one event; None where the days exclude it, those who act, what the titles count,
    or that one bare title tells the opposite of the other."""
    gap = days_apart(one.days, other.days)
    if gap is None or other_offices_act(one, other):
        return None
    agree, differ = weigh_shared(one.figures, other.figures), count_conflicts(one.figures, other.figures)
    if not agree and titles_differ(one.figures, other.figures):
        return None
    opposites = tell_opposites(one, other)
    if opposites and one.gist.short and other.gist.short:
        return None
    shared = total_worth(one.opening & other.opening, one.worth)
    both = math.sqrt(one.opening_worth * other.opening_worth)
    fewer, more = sorted((_share_found(one, other), _share_found(other, one)))
    characters, things = share_beside(one, other)
    return Evidence(
        title_found=math.sqrt(more),
        titles_found=math.sqrt(fewer),
        opening_shared=min(_MOST_ALIKE, math.sqrt(shared / both)) if both else 0.0,
        figures_shared=math.log1p(min(_MOST_SHARED, agree)),
        figures_conflict=math.log1p(min(_MOST_CONFLICTS, max(0, differ - agree))),
        days_apart=float(gap),
        days_differ=float(gap > 0 and one.days.stated and other.days.stated),
        characters_shared=math.sqrt(characters),
        things_shared=things,
        other_names=float(one.gist.place.names_others_than(other.gist.place)),
        opposites=float(opposites),
    )


def _share_found(one: Profile, other: Profile) -> float:
    """The share of the worth of one's title that stands in the other."""
    return total_worth(one.title & other.opening, one.worth) / (one.title_worth + TITLE_PRIOR)
