"""Reports of one event in English and Chinese, tied by what both name, count, and on which day.

No word is shared, so that nothing but names, figures and days can speak; a report without them stays alone.
Precision goes first: a figure that agrees ties more than any name, figures that all differ untie.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from digest.language import NamedThing, fold, name_things, scan_names
from digest.model import Article, MonthDay
from digest.stories.figures import MINUTE, Figures, find_figures
from digest.stories.identity import Telling
from digest.stories.news_days import TOLERANCE_DAYS, NewsDays, days_apart, days_around, published_day
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
_FIGURES_ALONE = 4.0
"""Worth of figures in common that needs no name."""
_ASKED_BESIDE_FIGURES = ((_FIGURES_ALONE, 0.0), (1.5, 0.75), (1.0, 1.5), (0.5, 2.75))
"""Worth of the names in common that is asked for, beside figures in common of at least some worth."""
_ENOUGH_ALONE = 6.0
"""Worth of the names in common that is asked for without any figure."""
_SHARE_WITH_FIGURE, _SHARE_ALONE = 0.4, 0.7
"""Of the worth of the names of the one that names less, so much must be in the other."""
_ENGLISH_FIGURE = re.compile(
    r"(?<![\d.,/:-])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)[\s-]?"
    r"(?P<scale>trillion|billion|million|thousand|bn|m(?!\w))?(?!\d|:\d|(?:st|nd|rd|th)\b|\s?[ap]\.?m\b)"
)
_ENGLISH_SCALES = {"thousand": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DATE = re.compile(
    rf"\b(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?\s(?P<day>\d{{1,2}})\b"
    rf"|\b(?P<before>\d{{1,2}})\s(?P<after>{'|'.join(_MONTHS)})[a-z]*"
)
_CHINESE_DATE = re.compile(r"(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
_YEARS = range(1900, 2100)
_WITNESSES = 3
"""Articles of a cluster that are compared, the best ones: each paper picks other figures."""
_AROUND = 3
"""Days: dates so near to the news are in all reports of that week."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What of a report does not depend on its language."""

    names: frozenset[NamedThing]
    figures: frozenset[float]
    days: NewsDays
    dates: frozenset[MonthDay] = frozenset()


def join_languages(
    clusters: Sequence[list[int]], tellings: Sequence[Telling], profiles: Sequence[Profile]
) -> list[list[int]]:
    """Join the clusters that tell one event in English and in Chinese, each with one other at most.

    Their first articles are compared, each with each. The positions in a cluster stay in ascending order, the clusters
    in that of their first.
    """
    english = [cluster for cluster in clusters if _is_english(tellings[cluster[0]][0])]
    if not english or len(english) == len(clusters):
        return list(clusters)
    facts = {
        cluster[0]: [find_facts(tellings[one][0], profiles[one].days) for one in cluster[:_WITNESSES]]
        for cluster in clusters
    }
    common = Counter(thing for told in facts.values() for thing in told[0].names)
    often = frozenset(thing.english for thing, times in common.items() if times > max(4, len(clusters) // 5))
    chinese = [cluster for cluster in clusters if not _is_english(tellings[cluster[0]][0])]
    near = _by_day([(cluster[0], facts[cluster[0]]) for cluster in chinese])
    ties = sorted(
        (-strength, one[0], other)
        for one in english
        for other in sorted({other for told in facts[one[0]] for other in _near(told, near)})
        if (strength := max(tie(a, b, often) for a, b in product(facts[one[0]], facts[other]))) > 0
    )
    return _merge(clusters, [(one, other) for _, one, other in ties])


def _by_day(clusters: Sequence[tuple[int, Sequence[Facts]]]) -> Mapping[date | None, Sequence[int]]:
    """The clusters by each day that they speak of; under None those that speak of none."""
    found: dict[date | None, list[int]] = defaultdict(list)
    for name, told in clusters:
        for day in {day for facts in told for day in (facts.days.days or (None,))}:
            found[day].append(name)
    return found


def _near(facts: Facts, by_day: Mapping[date | None, Sequence[int]]) -> Iterator[int]:
    """The clusters that a report may be of the same event with, by their days; what has no day may be of any."""
    near = {around for day in facts.days.days for around in days_around(day, TOLERANCE_DAYS)}
    for day in {None, *near} if near else by_day:
        yield from by_day.get(day, ())


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
        return Facts(name_things(text, chinese=False), _english_figures(text), days, _other_dates(text, article))
    figures = _telling(find_figures(fold(text)))
    return Facts(scan_names(text), figures, days, _other_dates(text, article))


def tie(one: Facts, other: Facts, often: frozenset[str] = frozenset()) -> float:
    """How strongly two reports are tied to one event; 0 where they are not. ``often`` are names that tie little.

    What most pairs fail is asked first: they are many.
    """
    shared, dates = one.figures & other.figures, one.dates & other.dates
    differ = bool(one.figures and other.figures and not shared and not dates)
    names = one.names & other.names
    if differ or not (shared or dates or names):
        return 0.0
    figures = sum(map(_worth_of_figure, shared)) + len(dates)
    worth = _worth(names, often)
    if worth < _asked_beside(figures):
        return 0.0
    fewer = min(_worth(one.names, often), _worth(other.names, often))
    gap = days_apart(one.days, other.days)
    if gap is None or (not figures and gap) or worth < _share_asked_beside(figures) * fewer:
        return 0.0
    return worth + 3.0 * figures


def _asked_beside(figures: float) -> float:
    """The worth of names in common that is asked for beside figures in common of so much worth."""
    return next((asked for least, asked in _ASKED_BESIDE_FIGURES if figures >= least), _ENOUGH_ALONE)


def _share_asked_beside(figures: float) -> float:
    """The share of the names of the report that names less that must be in the other, beside figures in common."""
    if figures >= _FIGURES_ALONE:
        return 0.0
    return _SHARE_WITH_FIGURE if figures else _SHARE_ALONE


def _worth(names: frozenset[NamedThing], often: frozenset[str]) -> float:
    return sum(
        _LITTLE if name.english in _EVERYWHERE or name.english in often else _WORTH.get(name.kind, 1.0)
        for name in names
    )


def _is_english(article: Article) -> bool:
    return article.language.startswith("en")


def _other_dates(text: str, article: Article) -> frozenset[MonthDay]:
    """The dates in the text that are not about the day it came out: when something begins, or happened before."""
    published = published_day(article)
    if published is None:
        return frozenset()
    english = (
        MonthDay(_MONTHS.index(m["month"] or m["after"]) + 1, int(m["day"] or m["before"]))
        for m in _DATE.finditer(text)
    )
    chinese = (MonthDay(int(m["month"]), int(m["day"])) for m in _CHINESE_DATE.finditer(text))
    around = {MonthDay(near.month, near.day) for near in days_around(published, _AROUND)}
    return frozenset({*english, *chinese} - around)


def _telling(figures: Figures) -> frozenset[float]:
    return frozenset(value for unit, value in figures.values if unit != MINUTE and _tells(value))


def _english_figures(text: str) -> frozenset[float]:
    """The figures of an English text that are neither days nor years, million and billion multiplied out."""
    found = _ENGLISH_FIGURE.finditer(_DATE.sub(" ", text))
    values = (round(float(m["number"].replace(",", "")) * _ENGLISH_SCALES.get(m["scale"] or "", 1.0), 4) for m in found)
    return frozenset(value for value in values if _tells(value) and value not in _YEARS)


def _worth_of_figure(value: float) -> float:
    """What a figure in common is worth: a whole number under 100 may be in both by chance, one of three digits not."""
    if value < 100 and value == int(value):
        return 0.5
    return 2.0 if _digits(value) > 2 else 1.0


def _tells(value: float) -> bool:
    """Whether it takes more than one digit to say it: 3 and 500,000 are in every text."""
    return _digits(value) > 1


def _digits(value: float) -> int:
    return len(f"{value:.4f}".replace(".", "").strip("0"))
