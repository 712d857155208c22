"""Where news happened, as far as title and first sentence name a place or country that is known.

Reports of like events elsewhere (a minister's next stop, the other war front, another country's bank) share their
words and lie a day apart; the place is often all that tells them from one event.
"""

from __future__ import annotations

from functools import cached_property

from digest.language import NamedThing, name_things, scan_names, split_sentences
from digest.model import Article

_OPENING = 400
"""Characters of the body in which the place of another report is looked for."""
_ANYWHERE = frozenset(
    {"China", "United States", "Beijing", "Washington", "Taiwan", "Hong Kong"}
    | {"Great Hall of the People", "White House", "Kremlin"}
)
"""Named, as the reader's own or where statesmen sit, wherever the news happened."""
_OF_MANY_NAMES = frozenset(
    [
        *("Republic", "Democratic", "People's", "Kingdom", "Federation", "City", "Province", "County", "District"),
        *("Region", "Island", "Islands", "New", "North", "South", "East", "West", "Central", "Northern", "Southern"),
        *("Eastern", "Western", "Saint", "San", "Los", "of", "the", "and", "de", "la", "el"),
    ]
)
_OF_TWO_COUNTRIES = frozenset({"Guinea", "Korea", "Sudan"})
_PLACES, _ANY = frozenset({"place"}), frozenset({"place", "country"})


class Whereabouts:
    """Where the news of one article happened; its text is read for places only when one asks, and once."""

    def __init__(self, article: Article) -> None:
        self._article = article

    @cached_property
    def _head(self) -> frozenset[NamedThing]:
        return self._named_in(_first_sentence(self._article))

    @cached_property
    def _opening(self) -> frozenset[NamedThing]:
        return self._named_in(self._article.text[:_OPENING])

    def is_apart_from(self, other: Whereabouts) -> bool:
        """Whether both heads name places or countries, and neither report mentions one of the other's."""
        if not _of_kind(self._head, _PLACES).isdisjoint(_of_kind(other._head, _PLACES)):
            return False
        return self._differs(other, _PLACES) or self._differs(other, _ANY)

    def _differs(self, other: Whereabouts, kinds: frozenset[str]) -> bool:
        here, there = _of_kind(self._head, kinds), _of_kind(other._head, kinds)
        if not here or not there or not here.isdisjoint(there):
            return False
        return here.isdisjoint(_of_kind(other._opening, kinds)) and there.isdisjoint(_of_kind(self._opening, kinds))

    def _named_in(self, text: str) -> frozenset[NamedThing]:
        whole = f"{self._article.title}\n{text}"
        return name_things(whole, chinese=False) if self._article.language.startswith("en") else scan_names(whole)


def _of_kind(things: frozenset[NamedThing], kinds: frozenset[str]) -> frozenset[str]:
    """The words of the names: Gaza is in Gaza City, and the Congo in its republic; but Guinea is not in Papua."""
    names = [thing.english for thing in things if thing.kind in kinds and thing.english not in _ANYWHERE]
    return frozenset(word for name in names for word in _words_of(name))


def _words_of(name: str) -> frozenset[str]:
    words = frozenset(name.split()) - _OF_MANY_NAMES
    return words if words.isdisjoint(_OF_TWO_COUNTRIES) else frozenset([name])


def _first_sentence(article: Article) -> str:
    """The first sentence of the news itself: the place of a dateline is where the reporter sat."""
    first = article.paragraphs[0] if article.paragraphs else ""
    begin = article.dateline.end if article.dateline else 0
    start, end = next(iter(split_sentences(first[begin:])), (0, 0))
    return first[begin + start : begin + end]
