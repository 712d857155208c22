"""Articles to stories: copies folded, same events clustered, the lead first."""

from __future__ import annotations

from collections.abc import Sequence

from digest.model import Article, Story, Summary
from digest.stories.coverage import pairs_of
from digest.stories.identity import Telling, sort_tellings


def gather_stories(articles: Sequence[Article], summaries: Sequence[Summary]) -> tuple[Story, ...]:
    """Gather the articles that tell one event into a story, its lead first."""
    groups: list[list[Telling]] = []
    for telling in sort_tellings(list(zip(articles, summaries, strict=True))):
        pairs = pairs_of(telling[0].title)
        home = next((g for g in groups if len(pairs & pairs_of(g[0][0].title)) > 0.5 * max(1, len(pairs))), None)
        if home is None:
            groups.append([telling])
        else:
            home.append(telling)
    return tuple(Story(articles=tuple(a for a, _ in group), summaries=tuple(s for _, s in group)) for group in groups)
