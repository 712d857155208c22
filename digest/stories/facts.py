"""What of a report does not depend on its language: names, how they sound, figures, dates, and what it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass

from digest.language import (
    NamedThing,
    fold,
    name_things,
    scan_names,
    sound_chinese,
    sound_names,
    spell_chinese,
    spell_names,
)
from digest.model import Article, MonthDay
from digest.stories.concepts import Concepts, find_concepts
from digest.stories.figures import MINUTE, Figures, find_figures
from digest.stories.news_days import NewsDays, days_around, published_day
from digest.stories.profile import Profile
from digest.stories.terms import terms_of
from digest.stories.whereabouts import Whereabouts

_IN_CHINESE, _IN_ENGLISH = 250, 600
"""Characters of the body, after the title, that are compared: about as many words."""
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
_AROUND = 3
"""Days: dates so near to the news are in all reports of that week."""


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """What a report names, counts and is about.

    ``spelt`` are Chinese names as pinyin, ``sounds`` the consonants of others, ``latin`` the words that a Chinese text
    has in Latin letters, and all those of an English one.
    """

    names: frozenset[NamedThing]
    spelt: frozenset[str]
    sounds: frozenset[str]
    latin: frozenset[str]
    figures: frozenset[float]
    dates: frozenset[MonthDay]
    title: Concepts
    opening: Concepts
    days: NewsDays
    place: Whereabouts


def find_facts(profile: Profile) -> Facts:
    """Read the facts out of title and opening."""
    article = profile.article
    text = f"{article.title}\n{article.text[: _IN_ENGLISH if profile.latin else _IN_CHINESE]}"
    folded, title = fold(text), fold(article.title)
    return Facts(
        names=name_things(text, chinese=False) if profile.latin else scan_names(text),
        spelt=spell_names(text) if profile.latin else spell_chinese(folded),
        sounds=sound_names(text) if profile.latin else sound_chinese(folded),
        latin=frozenset(term for term in terms_of(folded) if term.isascii() and len(term) > 1),
        figures=_english_figures(text) if profile.latin else _telling(find_figures(folded)),
        dates=_other_dates(text, article),
        title=find_concepts(title, english=profile.latin),
        opening=find_concepts(folded, english=profile.latin),
        days=profile.days,
        place=profile.gist.place,
    )


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


def _tells(value: float) -> bool:
    """Whether it takes more than one digit to say it: 3 and 500,000 are in every text."""
    return count_digits(value) > 1


def count_digits(value: float) -> int:
    """How many digits it takes to say a figure, zeros at its ends apart."""
    return len(f"{value:.4f}".replace(".", "").strip("0"))
