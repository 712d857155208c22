"""What of an article is compared to find the event it tells."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from digest.language import fold, split_sentences, unify_wording
from digest.model import Article, Summary
from digest.stories.figures import Figures, find_figures
from digest.stories.gist import Gist
from digest.stories.identity import Telling
from digest.stories.news_days import NewsDays, find_news_days, published_day
from digest.stories.terms import terms_of, weigh_terms

_OPENING = 250
"""Characters of the body that are compared, besides title, standfirst and key sentences: news tells its event first."""


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """An article's terms with their worth (shared by all profiles), its figures and its days; ``latin`` says that it is
    English, whose words are fewer and chancier than pairs of Chinese characters; ``gist`` is read only when two reports
    may be one event."""

    article: Article
    title: frozenset[str]
    opening: frozenset[str]
    title_worth: float
    opening_worth: float
    figures: Figures
    days: NewsDays
    worth: Mapping[str, float]
    gist: Gist
    latin: bool = False


def profile_tellings(tellings: Sequence[Telling]) -> list[Profile]:
    """Profile each article with its summary; worth is measured over all of them."""
    anchor = max((day for article, _ in tellings if (day := published_day(article))), default=date(2000, 1, 1))
    openings = [_read_opening(article, summary) for article, summary in tellings]
    worth = weigh_terms(opening.terms for opening in openings)
    return [_profile(article, opening, worth, anchor) for (article, _), opening in zip(tellings, openings, strict=True)]


def total_worth(terms: frozenset[str], worth: Mapping[str, float]) -> float:
    """The worth of the terms together; exactly rounded, so that the order of a set does not show in it."""
    return math.fsum(map(worth.__getitem__, terms))


def _profile(article: Article, opening: _Opening, worth: Mapping[str, float], anchor: date) -> Profile:
    title = terms_of(opening.title)
    text = f"{opening.title}\n{opening.rest}"
    return Profile(
        article=article,
        title=title,
        opening=opening.terms,
        title_worth=total_worth(title, worth),
        opening_worth=total_worth(opening.terms, worth),
        figures=find_figures(text, len(opening.title)),
        days=find_news_days(article, opening.plain, anchor),
        worth=worth,
        gist=Gist(article, opening.title, opening.rest),
        latin=article.language.startswith("en"),
    )


class _Opening(NamedTuple):
    """Title, and the rest of what is compared, folded and in one wording, with the terms of both; and ``plain``, both
    in their own wording."""

    title: str
    rest: str
    terms: frozenset[str]
    plain: str


def _read_opening(article: Article, summary: Summary) -> _Opening:
    sentences = [sentence.text for sentence in summary.sentences]
    title, rest = (
        fold(_title(article)),
        fold("\n".join([article.text[:_OPENING], article.standfirst or "", *sentences])),
    )
    plain = f"{title}\n{rest}"
    terms = terms_of(plain)
    one_title, one_rest = unify_wording(title, terms), unify_wording(rest, terms)
    if one_title != title or one_rest != rest:
        terms = terms_of(f"{one_title}\n{one_rest}")
    return _Opening(one_title, one_rest, terms, plain)


def _title(article: Article) -> str:
    """The title, or the first sentence of an article without one."""
    if article.title or not article.paragraphs:
        return article.title
    first = article.paragraphs[0]
    start, end = next(iter(split_sentences(first)), (0, len(first)))
    return first[start:end]
