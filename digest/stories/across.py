"""Reports of one event in English and Chinese, tied by what both name, count, and on which day.

No word is shared, so that nothing but names, figures and days can speak; a report without them stays alone.
Precision goes first: a figure that agrees ties more than any name, figures that all differ untie.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from digest.language import NamedThing, name_things
from digest.model import Article
from digest.stories.figures import Figures, find_figures
from digest.stories.identity import Telling
from digest.stories.news_days import NewsDays, days_apart
from digest.stories.profile import Profile

_OPENING = 500
"""Characters of the body, after the title, that are compared."""
_WORTH = {"country": 1.5, "place": 2.0, "organisation": 2.0, "person": 2.0, "company": 2.5, "treaty": 2.5}
_EVERYWHERE = frozenset(
    {"China", "United States", "Russia", "Japan", "United Kingdom", "European Union", "United Nations", "Hong Kong"}
    | {"Taiwan", "Beijing", "Donald Trump", "Xi Jinping", "Vladimir Putin", "Xinhua News Agency", "Reuters"}
)
"""Named in so much news that they tie little."""
_LITTLE = 0.75
_ENOUGH_WITH_FIGURE, _ENOUGH_WITH_SHORT_FIGURE, _ENOUGH_ALONE = 1.5, 2.75, 6.0
"""Worth of the names in common that is asked for beside a figure, beside one of two digits, and without any."""
_SHARE_WITH_FIGURE, _SHARE_ALONE = 0.4, 0.7
"""Of the worth of the names of the one that names less, so much must be in the other."""
_ENGLISH_FIGURE = re.compile(
    r"(?<![\d.,/:-])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)[\s-]?"
    r"(?P<scale>trillion|billion|million|thousand|bn|m(?!\w))?(?!\d|:\d|(?:st|nd|rd|th)\b|\s?[ap]\.?m\b)"
)
_ENGLISH_SCALES = {"thousand": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12}
_DATE = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d{1,2}|\b\d{1,2}\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)
_YEARS = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Facts:
    """What of a report does not depend on its language."""

    names: frozenset[NamedThing]
    figures: frozenset[float]
    days: NewsDays


def join_languages(
    clusters: Sequence[list[int]], tellings: Sequence[Telling], profiles: Sequence[Profile]
) -> list[list[int]]:
    """Join the clusters whose first articles tell one event in English and in Chinese; each joins one other at most.

    The positions in a cluster stay in ascending order, the clusters in that of their first.
    """
    english = [cluster for cluster in clusters if _is_english(tellings[cluster[0]][0])]
    if not english or len(english) == len(clusters):
        return list(clusters)
    facts = {cluster[0]: find_facts(tellings[cluster[0]][0], profiles[cluster[0]].days) for cluster in clusters}
    common = Counter(thing for one in facts.values() for thing in one.names)
    often = frozenset(thing.english for thing, times in common.items() if times > max(4, len(clusters) // 5))
    chinese = [cluster for cluster in clusters if not _is_english(tellings[cluster[0]][0])]
    ties = sorted(
        (-strength, one[0], other[0])
        for one in english
        for other in chinese
        if (strength := tie(facts[one[0]], facts[other[0]], often)) > 0
    )
    return _merge(clusters, [(one, other) for _, one, other in ties])


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


def find_facts(article: Article, days: NewsDays) -> Facts:
    """Read names and figures out of title and opening."""
    text = f"{article.title}\n{article.text[:_OPENING]}"
    if _is_english(article):
        return Facts(name_things(text, chinese=False), _english_figures(text), days)
    from digest.language import fold

    return Facts(name_things(text, chinese=True), _telling(find_figures(fold(text))), days)


def tie(one: Facts, other: Facts, often: frozenset[str] = frozenset()) -> float:
    """How strongly two reports are tied to one event; 0 where they are not. ``often`` are names that tie little."""
    gap = days_apart(one.days, other.days)
    if gap is None:
        return 0.0
    names = _worth(one.names & other.names, often)
    fewer = min(_worth(one.names, often), _worth(other.names, often))
    share = names / fewer if fewer else 0.0
    shared = one.figures & other.figures
    if shared:
        sure = len(shared) > 1 or not all(map(_is_short, shared))
        enough = names >= (_ENOUGH_WITH_FIGURE if sure else _ENOUGH_WITH_SHORT_FIGURE) and share >= _SHARE_WITH_FIGURE
        return names + 3.0 * len(shared) if enough else 0.0
    differ = bool(one.figures and other.figures)
    return names if not differ and gap == 0 and names >= _ENOUGH_ALONE and share >= _SHARE_ALONE else 0.0


def _worth(names: frozenset[NamedThing], often: frozenset[str]) -> float:
    return sum(
        _LITTLE if name.english in _EVERYWHERE or name.english in often else _WORTH.get(name.kind, 1.0)
        for name in names
    )


def _is_english(article: Article) -> bool:
    return article.language.startswith("en")


def _telling(figures: Figures) -> frozenset[float]:
    return frozenset(value for _, value in figures.values if _tells(value))


def _english_figures(text: str) -> frozenset[float]:
    """The figures of an English text that are neither days nor years, million and billion multiplied out."""
    found = _ENGLISH_FIGURE.finditer(_DATE.sub(" ", text))
    values = (round(float(m["number"].replace(",", "")) * _ENGLISH_SCALES.get(m["scale"] or "", 1.0), 4) for m in found)
    return frozenset(value for value in values if _tells(value) and value not in _YEARS)


def _is_short(value: float) -> bool:
    """Whether the figure is a whole number under 100: two reports may have it in common by chance."""
    return value < 100 and value == int(value)


def _tells(value: float) -> bool:
    """Whether it takes more than one digit to say it: 3 and 500,000 are in every text."""
    return len(f"{value:.4f}".replace(".", "").strip("0")) > 1
