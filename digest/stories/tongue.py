"""The language in which a story is led: one that the issue speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from digest.model import Article, Story


def lead_in_language(story: Story, languages: Sequence[str]) -> Story:
    """Put the articles first that are in the first of an issue's ``languages`` that any of them is in.

    Chinese is one language here, whatever the script, for each is converted into the other. The order of the articles
    stays otherwise: the best of that language leads.
    """
    families = list(dict.fromkeys(map(_family, languages)))

    def place(article: Article) -> int:
        family = _family(article.language)
        return families.index(family) if family in families else len(families)

    places = [place(article) for article in story.articles]
    order = sorted(range(len(places)), key=places.__getitem__)
    return replace(
        story,
        articles=tuple(story.articles[position] for position in order),
        summaries=tuple(story.summaries[position] for position in order),
    )


def _family(language: str) -> str:
    return language.partition("-")[0]
