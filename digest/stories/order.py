"""The order of the stories: how many tell it, how close it is to what the others are about, how new it is."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime

from digest.language import fold
from digest.model import Article, Story
from digest.stories.coverage import pairs_of

_CENTRALITY_WEIGHT = 0.5
_RECENCY_WEIGHT = 1.0
_HALF_LIFE_DAYS = 2.0
"""News of the day before yesterday counts half as new as today's."""


def order_stories(stories: Sequence[Story]) -> tuple[Story, ...]:
    """Order by importance: the number of sources first of all, then centrality and recency; undated last of equals.

    Importance is log2(1 + sources) + 0.5 x centrality + recency, where centrality is the cosine of the story's opening
    to that of all stories together, and recency halves every two days before the newest article. The order in which
    the stories are given does not matter.
    """
    newest = max((day for story in stories if (day := _day(story))), default=None)
    pairs = [pairs_of(_opening(story.lead)) for story in stories]
    centralities = _centralities(pairs)
    ranked = [
        (_importance(story, centrality, newest), story) for story, centrality in zip(stories, centralities, strict=True)
    ]
    return tuple(story for _, story in sorted(ranked, key=lambda row: _place(*row)))


def count_sources(story: Story) -> int:
    """How many different sources tell the story; articles without a named source count as one of their own each."""
    articles = (*story.articles, *story.copies)
    named = {fold(article.source) for article in articles if article.source}
    return len(named) + sum(1 for article in articles if not article.source)


def _place(importance: float, story: Story) -> tuple[float, bool, float, str, str]:
    """Where a story sorts: important, dated, new; the title only makes the order of the rest certain."""
    moment = _moment(story)
    return (-round(importance, 9), moment is None, -(moment or 0.0), story.lead.title, repr(story.lead))


def _importance(story: Story, centrality: float, newest: date | None) -> float:
    return math.log2(1 + count_sources(story)) + _CENTRALITY_WEIGHT * centrality + _recency(story, newest)


def _recency(story: Story, newest: date | None) -> float:
    day = _day(story)
    if day is None or newest is None:
        return 0.0
    age: float = (newest - day).days / _HALF_LIFE_DAYS
    return _RECENCY_WEIGHT * math.pow(0.5, age)


def _day(story: Story) -> date | None:
    days = [_date_of(article) for article in (*story.articles, *story.copies) if article.published]
    return max(days, default=None)


def _date_of(article: Article) -> date:
    published = article.published
    assert published is not None
    return published.date() if isinstance(published, datetime) else published


def _moment(story: Story) -> float | None:
    """The newest time of publication in days, with the minute where it is known."""
    moments = [_ordinal(article) for article in (*story.articles, *story.copies) if article.published]
    return max(moments, default=None)


def _ordinal(article: Article) -> float:
    published = article.published
    if isinstance(published, datetime):
        return published.toordinal() + (published.hour * 60 + published.minute) / 1440
    return float(_date_of(article).toordinal())


def _opening(article: Article) -> str:
    return f"{article.title}{article.text[:200]}"


def _centralities(pairs: Sequence[frozenset[str]]) -> list[float]:
    """The cosine of each story to the sum of all, from 0 to 1."""
    total = Counter(pair for one in pairs for pair in one)
    norm = math.sqrt(sum(count * count for count in total.values()))
    return [sum(total[pair] for pair in one) / (norm * math.sqrt(len(one))) if one else 0.0 for one in pairs]
