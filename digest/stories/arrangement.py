"""Where each story stands, and which have no room: sections, days, and the limits of both.

Stories come ranked by importance. Each limit keeps the most important ones; those in no section stand first, then the
sections in the order of their rules. By day, the newest day stands first, and what has no date last.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from digest.model import Article, LeftOut, Story
from digest.stories.news_days import nearest_day
from digest.stories.sections import SectionRule, assign_section


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The places that there are: section rules, the number of stories in all (None: any), and whether days part them.

    ``today`` is the day of the issue, near which a date without a year is; ``zone`` is the time zone of its days.
    """

    sections: Sequence[SectionRule] = ()
    limit: int | None = None
    by_day: bool = False
    today: date = date(2000, 1, 1)
    zone: tzinfo | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A story in its place: the name of its section, or the day that it stands under where days part the issue."""

    story: Story
    section: str | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """The stories in the order of the page, and those there is no room for, with the reason for each."""

    placed: tuple[Placed, ...] = ()
    over: tuple[tuple[Story, str], ...] = ()

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Every article of the stories that there is no room for."""
        return tuple(
            LeftOut(origin=article.origin, title=article.title, reason=reason)
            for story, reason in self.over
            for article in (*story.articles, *story.copies)
        )


def arrange_stories(ranked: Sequence[Story], shelf: Shelf) -> Arrangement:
    """Arrange ``ranked`` stories, the most important first, by section and day; leave out what is over the limits.

    A section's limit is applied before the limit of all, so that one busy section does not crowd out the others.
    """
    limits = {rule.name: rule.limit for rule in shelf.sections}
    placed: list[Placed] = []
    over: list[tuple[Story, str]] = []
    taken: Counter[str | None] = Counter()
    for story in ranked:
        section = assign_section(story, shelf.sections)
        reason = _reason_against(section, taken, limits, shelf.limit)
        if reason:
            over.append((story, reason))
            continue
        taken[section] += 1
        placed.append(Placed(story=story, section=section, day=story_day(story, shelf) if shelf.by_day else None))
    order = {rule.name: number for number, rule in reversed(list(enumerate(shelf.sections)))}
    placed.sort(key=lambda one: (order.get(one.section or "", -1), -(one.day.toordinal() if one.day else 0)))
    return Arrangement(placed=tuple(placed), over=tuple(over))


def story_day(story: Story, shelf: Shelf) -> date | None:
    """The newest day on which an article of the story came out, in the zone of the issue; None where none says."""
    days = [day for article in (*story.articles, *story.copies) if (day := _day(article, shelf))]
    return max(days, default=None)


def _reason_against(
    section: str | None, taken: Counter[str | None], limits: Mapping[str, int | None], total: int | None
) -> str | None:
    limit = limits.get(section) if section is not None else None
    if limit is not None and taken[section] >= limit:
        return f"over the limit of {_count(limit)} in the section {section}"
    if total is not None and taken.total() >= total:
        return f"over the limit of {_count(total)}"
    return None


def _count(stories: int) -> str:
    return f"{stories} {'story' if stories == 1 else 'stories'}"


def _day(article: Article, shelf: Shelf) -> date | None:
    published = article.published
    if isinstance(published, datetime):
        return (published.astimezone(shelf.zone) if published.tzinfo and shelf.zone else published).date()
    if published is None and article.day is not None:
        return nearest_day(article.day, shelf.today)
    return published
