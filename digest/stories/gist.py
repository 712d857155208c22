"""What a report is about, read only when it may be of one event with another: the characters of its title, the things
it tells of, the names and the place."""

from __future__ import annotations

import math
from functools import cached_property

from digest.model import Article
from digest.stories.concepts import Concepts, find_concepts
from digest.stories.terms import character_worth
from digest.stories.whereabouts import Whereabouts

_FIRST, _LAST = "\u3400", "\u9fff"
"""The Chinese characters that are compared."""
_SHORT = 30
"""Characters of the body: with fewer, the title is all that is known."""
_PRIOR = 1.0
"""Worth added to what is compared: one character, or one thing, in common proves little."""


class Gist:
    """``title`` and ``rest`` of an article, folded and in one wording; ``short`` says that hardly more than the title
    is known."""

    def __init__(self, article: Article, title: str, rest: str) -> None:
        self.place = Whereabouts(article)
        self.short = len(article.text) < _SHORT
        self._english = article.language.startswith("en")
        self._title, self._rest = title, rest

    @cached_property
    def _characters(self) -> frozenset[str]:
        return frozenset(character for character in self._title if _FIRST <= character <= _LAST)

    @cached_property
    def _things(self) -> Concepts:
        return find_concepts(f"{self._title}\n{self._rest}", english=self._english)

    @cached_property
    def _worth_of_characters(self) -> float:
        return _total(self._characters)

    @cached_property
    def _worth_of_things(self) -> float:
        return math.fsum(self._things.values())

    def share_characters(self, other: Gist) -> float:
        """The worth of the characters that both titles have, by the mean worth of their characters, from 0 to 1.

        Shortened and full names (全运会, 全国运动会) and words of one root (降息, 减息) have characters in common
        where they have no pair.
        """
        shared = _total(self._characters & other._characters)
        return shared / math.sqrt((self._worth_of_characters + _PRIOR) * (other._worth_of_characters + _PRIOR))

    def share_things(self, other: Gist) -> float:
        """How much both reports tell of the same things, from 0 to 1."""
        here, there = self._things, other._things
        shared = math.fsum(math.sqrt(here[thing] * there[thing]) for thing in here.keys() & there.keys())
        return shared / math.sqrt((self._worth_of_things + _PRIOR) * (other._worth_of_things + _PRIOR))


def _total(characters: frozenset[str]) -> float:
    return math.fsum(map(character_worth, characters))
