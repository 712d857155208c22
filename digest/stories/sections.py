"""Sections of the briefing by rules that its maker writes down: words and sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from digest.language import fold
from digest.model import Article, Plain, Story

_IN_TITLE, _IN_OPENING, _IN_BODY = 5, 2, 1
_OPENING_CHARACTERS = 200
_ENOUGH = 2
"""One word far down in the body says little about what a story is about; two, or one in the opening, say enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRule(Plain):
    """A section takes the stories that one of its ``sources`` tells, or that one of its ``words`` is about.

    Words and sources are compared without regard to script, width and case. ``limit`` is the number of stories that the
    section holds at most, None for any.
    """

    name: str
    words: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    limit: int | None = None


def assign_section(story: Story, rules: Sequence[SectionRule]) -> str | None:
    """Return the name of the section that ``story`` belongs to, or None.

    A source decides before words do, since its user named it on purpose; among words the section wins that has the
    most of them in title, opening and body of one report, and of equals the one whose rule stands first.
    """
    by_source = next((rule.name for rule in rules if _has_source(story, rule)), None)
    if by_source is not None:
        return by_source
    scored = [(max(_score_words(article, rule.words) for article in story.articles), rule.name) for rule in rules]
    score, name = max(scored, key=lambda row: row[0], default=(0, None))
    return name if score >= _ENOUGH else None


def _has_source(story: Story, rule: SectionRule) -> bool:
    wanted = {fold(source) for source in rule.sources}
    return any(fold(name) in wanted for article in story.articles for name in (article.source, article.agency) if name)


def _score_words(article: Article, words: Sequence[str]) -> int:
    title, body = fold(article.title), fold(article.text)
    opening = body[:_OPENING_CHARACTERS]
    folded = {fold(word) for word in words if word}
    return sum(
        _IN_TITLE * (word in title) + _IN_OPENING * (word in opening) + _IN_BODY * (word in body) for word in folded
    )
