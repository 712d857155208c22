"""Where news happened, as far as title and first sentence name a place or country that is known.

Reports of like events elsewhere (a minister's next stop, the other war front, another country's bank) share their
words and lie a day apart; the place is often all that tells them from one event.
"""

from __future__ import annotations

from functools import cache, cached_property

from digest.language import NamedThing, name_things, scan_names, split_sentences
from digest.model import Article
from digest.stories.containers import areas_around, has_place

_OPENING = 400
"""Characters of the body in which the place of another report is looked for."""
_ANYWHERE = frozenset(
    {"China", "United States", "Beijing", "Washington", "Taiwan", "Hong Kong"}
    | {"Great Hall of the People", "White House", "Kremlin", "Presidential Office", "Wall Street", "Palace Museum"}
)
"""Named, as the reader's own or where statesmen sit, wherever the news happened."""
_WIDE = frozenset(
    [
        *("Africa", "Asia", "Europe", "Oceania", "North America", "South America", "Latin America", "Middle East"),
        *("East Africa", "North Africa", "West Africa", "sub-Saharan Africa", "East Asia", "South Asia", "West Asia"),
        *("Central Asia", "Southeast Asia", "Central Europe", "Eastern Europe", "Western Europe", "Eurozone"),
        *("Asia-Pacific", "Asia-Pacific region", "Indo-Pacific", "Indo-Pacific region", "Caribbean", "Global South"),
        *("Gulf states", "Nordic countries", "Schengen Area", "Central and Eastern Europe", "Sahel", "Sahara"),
        *("five Central Asian countries", "Balkans", "Caucasus", "Horn of Africa", "Arctic", "Antarctic"),
    ]
)
"""Parts of the world with many countries: no report that names one is apart from one that names a country."""
_OF_WATERS = frozenset(["Sea", "Ocean", "Strait", "Gulf", "Bay", "Channel", "Peninsula", "River"])
"""What lies between countries is apart from none of them."""
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

    @cached_property
    def _title(self) -> frozenset[NamedThing]:
        return self._named_in("")

    def names_others_than(self, other: Whereabouts) -> bool:
        """Whether both titles name someone or something, and neither report names what is in the other's title."""
        here, there = _telling(self._title), _telling(other._title)
        return bool(here and there) and here.isdisjoint(other._opening) and there.isdisjoint(self._opening)

    def is_apart_from(self, other: Whereabouts) -> bool:
        """Whether both heads name places or countries, and neither report mentions one of the other's, nor one in it
        or around it."""
        if _have_one_place(_of_kind(self._head, _PLACES), _of_kind(other._head, _PLACES)):
            return False
        return self._differs(other, _PLACES) or self._differs(other, _ANY)

    def _differs(self, other: Whereabouts, kinds: frozenset[str]) -> bool:
        here, there = _of_kind(self._head, kinds), _of_kind(other._head, kinds)
        if kinds is _ANY:  # forces tell where they come from: of a report that says no more
            here, there = here or _forces(self._head), there or _forces(other._head)
        if not here or not there or _have_one_place(here, there):
            return False
        return not (
            _have_one_place(here, _of_kind(other._opening, kinds) | _forces(other._opening))
            or _have_one_place(there, _of_kind(self._opening, kinds) | _forces(self._opening))
        )

    def _named_in(self, text: str) -> frozenset[NamedThing]:
        whole = f"{self._article.title}\n{text}"
        return name_things(whole, chinese=False) if self._article.language.startswith("en") else scan_names(whole)


def _of_kind(things: frozenset[NamedThing], kinds: frozenset[str]) -> frozenset[str]:
    """The English names of the kinds that tell where something happened."""
    return frozenset(thing.english for thing in things if thing.kind in kinds and _tells_where(thing.english))


def _forces(things: frozenset[NamedThing]) -> frozenset[str]:
    """The forces that are called by their country."""
    return frozenset(thing.english for thing in things if thing.kind == "organisation" and has_place(thing.english))


def _telling(things: frozenset[NamedThing]) -> frozenset[NamedThing]:
    return frozenset(thing for thing in things if thing.kind != "treaty")


@cache
def _tells_where(name: str) -> bool:
    return not (name in _ANYWHERE or name in _WIDE or not _OF_WATERS.isdisjoint(name.split()))


def _have_one_place(some: frozenset[str], others: frozenset[str]) -> bool:
    return any(_may_be_one(one, other) for one in some for other in others)


@cache
def _may_be_one(one: str, other: str) -> bool:
    """Whether one place is the other or lies in it, or their names have a word in common: Gaza is in Gaza City, and
    the Congo in its republic; but Guinea is not in Papua."""
    if one in areas_around(other) or other in areas_around(one):
        return True
    return not _words_of(one).isdisjoint(_words_of(other))


def _words_of(name: str) -> frozenset[str]:
    words = frozenset(name.split()) - _OF_MANY_NAMES
    return words if words.isdisjoint(_OF_TWO_COUNTRIES) else frozenset([name])


def _first_sentence(article: Article) -> str:
    """The first sentence of the news itself: the place of a dateline is where the reporter sat."""
    first = article.paragraphs[0] if article.paragraphs else ""
    begin = article.dateline.end if article.dateline else 0
    start, end = next(iter(split_sentences(first[begin:])), (0, 0))
    return first[begin + start : begin + end]
