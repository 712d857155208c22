"""What of an article is compared to find the event it tells."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from digest.language import fold, split_sentences
from digest.model import Article, Summary
from digest.stories.figures import Figures, find_figures
from digest.stories.identity import Telling
from digest.stories.news_days import NewsDays, find_news_days, published_day
from digest.stories.terms import terms_of, weigh_terms

_OPENING = 400
"""Characters of the body that are compared, besides title, standfirst and key sentences: news tells its event first."""


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """An article's terms with their worth (shared by all profiles), its figures and its days; ``latin`` says that it is
    English, whose words are fewer and chancier than pairs of Chinese characters."""

    article: Article
    title: frozenset[str]
    opening: frozenset[str]
    title_worth: float
    opening_worth: float
    figures: Figures
    days: NewsDays
    worth: Mapping[str, float]
    latin: bool = False


def profile_tellings(tellings: Sequence[Telling]) -> list[Profile]:
    """Profile each article with its summary; worth is measured over all of them."""
    anchor = max((day for article, _ in tellings if (day := published_day(article))), default=date(2000, 1, 1))
    openings = [fold(_opening(article, summary)) for article, summary in tellings]
    terms = [terms_of(opening) for opening in openings]
    worth = weigh_terms(terms)
    return [
        _profile(article, opening, found, worth, anchor)
        for (article, _), opening, found in zip(tellings, openings, terms, strict=True)
    ]


def total_worth(terms: frozenset[str], worth: Mapping[str, float]) -> float:
    """The worth of the terms together; exactly rounded, so that the order of a set does not show in it."""
    return math.fsum(map(worth.__getitem__, terms))


def _profile(
    article: Article, opening: str, terms: frozenset[str], worth: Mapping[str, float], anchor: date
) -> Profile:
    title = terms_of(opening[: len(_title(article))])
    return Profile(
        article=article,
        title=title,
        opening=terms,
        title_worth=total_worth(title, worth),
        opening_worth=total_worth(terms, worth),
        figures=find_figures(opening, len(_title(article))),
        days=find_news_days(article, opening, anchor),
        worth=worth,
        latin=article.language.startswith("en"),
    )


def _opening(article: Article, summary: Summary) -> str:
    sentences = [sentence.text for sentence in summary.sentences]
    return "\n".join([_title(article), article.text[:_OPENING], article.standfirst or "", *sentences])


def _title(article: Article) -> str:
    """The title, or the first sentence of an article without one."""
    if article.title or not article.paragraphs:
        return article.title
    first = article.paragraphs[0]
    start, end = next(iter(split_sentences(first)), (0, len(first)))
    return first[start:end]
