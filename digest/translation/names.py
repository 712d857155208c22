"""Whether names came through: a country may be there as its people, an organisation by its initials."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from digest.language import gloss, name_things

Terms = Mapping[str, tuple[str, ...]]
"""Simplified Chinese → the English forms that may stand for it, the wanted one first."""

# Adjectives and peoples that cannot be told from the country's name by its first letters.
_PEOPLES = {
    "netherlands": ("dutch", "holland", "the hague"),
    "united kingdom": ("uk", "u.k.", "britain", "british", "london"),
    "united states": ("us", "u.s.", "usa", "america", "american", "washington"),
    "united states of america": ("us", "u.s.", "united states", "america", "american", "washington"),
    "france": ("french", "paris"),
    "spain": ("spanish", "spaniard", "madrid"),
    "denmark": ("danish", "danes", "copenhagen"),
    "sweden": ("swedish", "swedes", "stockholm"),
    "switzerland": ("swiss", "bern", "geneva"),
    "turkey": ("turkish", "turks", "türkiye", "ankara"),
    "türkiye": ("turkish", "turks", "turkey", "ankara"),
    "greece": ("greek", "athens"),
    "wales": ("welsh",),
    "thailand": ("thai", "bangkok"),
    "philippines": ("filipino", "philippine", "manila"),
    "iceland": ("icelandic",),
    "ireland": ("irish", "dublin"),
    "poland": ("polish", "poles", "warsaw"),
    "germany": ("german", "berlin"),
    "japan": ("japanese", "tokyo"),
    "china": ("chinese", "sino-", "beijing", "prc"),
    "russia": ("russian", "russo-", "moscow"),
    "russian federation": ("russia", "russian", "moscow"),
    "north korea": ("dprk", "north korean", "pyongyang", "democratic people's republic of korea"),
    "south korea": ("rok", "south korean", "seoul", "republic of korea", "korean"),
    "european union": ("eu", "e.u.", "brussels", "european"),
    "united nations": ("un", "u.n."),
    "czech republic": ("czech", "czechia", "prague"),
    "united arab emirates": ("uae", "emirati"),
    "saudi arabia": ("saudi", "riyadh"),
    "new zealand": ("new zealander", "kiwi", "wellington"),
    "myanmar": ("burma", "burmese"),
    "israel": ("israeli", "jerusalem"),
    "ukraine": ("ukrainian", "kyiv", "kiev"),
    "iran": ("iranian", "tehran"),
    "norway": ("norwegian", "oslo"),
    "peru": ("peruvian",),
    "cyprus": ("cypriot",),
    "hong kong": ("hongkong", "hk"),
    "g7": ("group of seven", "group of 7"),
    "g20": ("group of twenty", "group of 20"),
    "white house": ("washington",),
    "kremlin": ("moscow", "russia"),
}
_BY_CHARACTER = {
    "China": "中", "United States": "美", "Russia": "俄", "United Kingdom": "英", "France": "法", "Germany": "德",
    "Japan": "日", "South Korea": "韩", "North Korea": "朝", "India": "印", "Ukraine": "乌", "European Union": "欧",
    "Italy": "意", "Australia": "澳", "Canada": "加", "Brazil": "巴", "Iran": "伊", "Israel": "以", "Vietnam": "越",
    "Philippines": "菲", "Beijing": "中", "Washington": "美", "Moscow": "俄", "Tokyo": "日", "Tehran": "伊",
}  # fmt: skip
_NAMED = frozenset(("country", "place", "organisation", "company", "person", "treaty"))
"""The kinds of the gloss table that a translation must carry; for an office or a term there are many good words."""
_OTHER_COUNTRIES = frozenset(
    ("South Sudan", "Equatorial Guinea", "Papua New Guinea", "Guinea-Bissau", "North Macedonia", "Northern Ireland")
)
_ABBREVIATED = (
    (re.compile(r"\bU\.?N\.?(?=\s[A-Z])"), "United Nations"),
    (re.compile(r"\bE\.?U\.?(?=\s[A-Z])"), "European Union"),
    (re.compile(r"\bU\.?S\.?(?=\s[A-Z])"), "United States"),
)
_SMALL_WORDS = frozenset(("of", "the", "and", "for", "in", "on", "to", "de", "la"))


def names_lost_in_english(chinese: str, english: str, terms: Terms) -> tuple[str, ...]:
    """The names of a Simplified Chinese text whose English does not stand in its translation, as the text has them.

    They are those of the gloss table (of countries, places, bodies and people, not of offices and terms) and ``terms``.
    """
    terms_there = gloss(chinese)
    table = {term.text: (term.english,) for term in terms_there if term.kind in _NAMED}
    offices = " · ".join(term.english for term in terms_there if term.kind == "office")
    nested = {thing.english: (thing.english,) for thing in sorted(name_things(offices, chinese=False))}  # 乌克兰总统
    known = {**table, **nested, **terms}
    found = dict.fromkeys([*table, *nested, *_terms_in_chinese(chinese, terms)])
    english = _without_longer_names(english, {form for forms in known.values() for form in forms})
    return tuple(
        name for name in found if known[name] and not any(stands_in_english(form, english) for form in known[name])
    )


def _without_longer_names(english: str, wanted: Collection[str]) -> str:
    """Take out the names of the table that hold a wanted one and are none themselves: South Sudan, for Sudan."""
    there = {thing.english for thing in name_things(english, chinese=False)} - set(wanted)
    places = {name for name in there if any(name.endswith(f" {form}") for form in wanted)}
    for name in places & _OTHER_COUNTRIES:
        english = english.replace(name, " ")
    return english


def names_lost_in_chinese(english: str, chinese: str, terms: Terms) -> tuple[str, ...]:
    """The names of an English text whose Chinese does not stand in its Simplified translation, as the text has them."""
    there = {thing.english for thing in name_things(chinese, chinese=True)}
    things = sorted({thing.english for thing in name_things(english, chinese=False)} - there)
    things = [name for name in things if not any(name in longer for longer in there)]  # the council, for its union
    own = {form: name for name, forms in terms.items() for form in forms[:1]}
    lost = [name for name in things if name not in own and not _stands_by_character(name, chinese)]
    lost += [form for form, name in own.items() if _is_word_of(form, english) and name not in chinese]
    return tuple(form for form in lost if not any(form != other and form in other for other in lost))


def stands_in_english(form: str, text: str) -> bool:
    """Say whether a name stands in an English text: in full, as its people, by its initials or its last word."""
    for short, whole in _ABBREVIATED:
        text = short.sub(whole, text)
    lowered, plain = text.lower(), form.lower()
    if plain in lowered:
        return True
    others = _PEOPLES.get(plain.removeprefix("the "), ())
    if any(re.search(rf"(?<![\w.]){re.escape(other)}(?:s|n|'s)?(?![a-z])", lowered) for other in others):
        return True
    words = [word for word in re.findall(r"[\w'.-]+", plain) if word not in _SMALL_WORDS]
    if len(words) == 1:
        return _by_stem(words[0], lowered) or (form.isupper() and _is_spelled_out(form, text))
    return _by_initials(form, text) or _by_words(words, lowered)


def _by_stem(word: str, text: str) -> bool:
    """Russia → Russian, Belarus → Belarusian: the name but for its last letter begins a word."""
    stem = word[:-1] if len(word) > 4 and word[-1] in "aeoy" else word
    return bool(re.search(rf"(?<!\w){re.escape(stem)}", text)) if len(stem) >= 3 else False


def _by_initials(form: str, text: str) -> bool:
    initials = "".join(word[0] for word in re.findall(r"[\w'-]+", form) if word[0].isupper())
    return len(initials) >= 2 and bool(re.search(rf"(?<!\w){r'[.]?'.join(initials)}(?!\w)", text))


def _is_spelled_out(form: str, text: str) -> bool:
    """NATO → North Atlantic Treaty Organization."""
    initials = "".join(word[0] for word in re.findall(r"[A-Z][\w'-]+", text))
    return len(form) >= 3 and form in initials


def _by_words(words: Sequence[str], text: str) -> bool:
    """Most of the words of a long name, or the last of a person's two or three."""
    there = [bool(re.search(rf"(?<!\w){re.escape(word[:-1] if len(word) > 5 else word)}", text)) for word in words]
    if sum(there) * 2 > len(words):
        return True
    return (
        len(words) <= 3
        and _is_name(words)
        and any(stands and len(word) > 3 and word not in _GENERAL for word, stands in zip(words, there, strict=True))
    )


def _is_name(words: Sequence[str]) -> bool:
    return words[-1] not in _KINDS_OF_THING


_GENERAL = frozenset(
    ("united", "national", "international", "north", "south", "east", "west", "central", "world", "great")
)
_THINGS = (
    "agency bank ministry council committee congress party union organization organisation association company group "
    "court government parliament republic kingdom university times news daily sea island islands river mountain office "
    "bureau department commission federation league forum summit agreement treaty plan programme program minister "
    "president secretary chairman spokesperson spokesman city province state korea zealand"
)
_KINDS_OF_THING = frozenset(_THINGS.split())


def _terms_in_chinese(chinese: str, terms: Terms) -> tuple[str, ...]:
    pattern = _pattern(tuple(terms))
    return tuple(dict.fromkeys(match[0] for match in pattern.finditer(chinese))) if terms else ()


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))


def _is_word_of(form: str, text: str) -> bool:
    return bool(re.search(rf"(?<![\w-]){re.escape(form)}(?![\w-])", text))


def _stands_by_character(english: str, chinese: str) -> bool:
    """A country, or its capital for its government, may stand by one character (俄乌两国, 法方)."""
    first, all_of_them = _BY_CHARACTER.get(english), "".join(_BY_CHARACTER.values())
    if first is None:
        return False
    return bool(re.search(f"{first}[{all_of_them}方国军]|[{all_of_them}]{first}", chinese))
