"""What a report is about, read only when it may be of one event with another: the characters of its title, the things
it tells of, the names and the place."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cached_property

from digest.model import Article
from digest.stories.concepts import Concepts, find_concepts
from digest.stories.terms import character_worth
from digest.stories.whereabouts import Whereabouts

_FIRST, _LAST = "\u3400", "\u9fff"
"""The Chinese characters that are compared."""
_SHORT = 30
"""Characters of the body: with fewer, the title is all that is known."""


class Gist:
    """``title`` and ``rest`` of an article, folded and in one wording; ``short`` says that hardly more than the title
    is known."""

    def __init__(self, article: Article, title: str, rest: str) -> None:
        self.title = title
        self.place = Whereabouts(article)
        self.short = len(article.text) < _SHORT
        self._english = article.language.startswith("en")
        self._rest = rest

    @cached_property
    def characters(self) -> frozenset[str]:
        """The Chinese characters of the title."""
        return characters_of(self.title)

    @cached_property
    def things(self) -> Concepts:
        """What title and opening tell of."""
        return self.things_beside(self.title)

    @cached_property
    def worth_of_characters(self) -> float:
        """What the characters of the title are worth together."""
        return total_worth_of(self.characters)

    @cached_property
    def worth_of_things(self) -> float:
        """What the things told of are worth together."""
        return math.fsum(self.things.values())

    def things_beside(self, heading: str) -> Concepts:
        """What the report tells of, if ``heading`` is its title: with a part of its own one left out, what else."""
        found = dict(self._things_below)
        for thing, worth in find_concepts(heading, english=self._english).items():
            found[thing] = max(found.get(thing, 0.0), worth)
        return found

    @cached_property
    def _things_below(self) -> Concepts:
        return find_concepts(self._rest, english=self._english)


def characters_of(text: str) -> frozenset[str]:
    """The Chinese characters of a text."""
    return frozenset(character for character in text if _FIRST <= character <= _LAST)


def total_worth_of(characters: Iterable[str]) -> float:
    """What characters are worth together; exactly rounded, so that their order does not show in it."""
    return math.fsum(map(character_worth, characters))
