"""Whether names came through: a country may be there as its people, an organisation by its initials."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

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
_COUNTRIES = "中美俄英法德日韩朝印乌欧意澳加巴伊以土波越泰菲"
_SMALL_WORDS = frozenset(("of", "the", "and", "for", "in", "on", "to", "de", "la"))


def missing_names(source: str, translation: str, terms: Terms, *, to_english: bool) -> tuple[str, ...]:
    """The terms that stand in ``source`` and whose forms do not stand in ``translation``, as the source has them.

    The Chinese text is Simplified. Of two terms at one place the longer counts.
    """
    if to_english:
        found = _terms_in_chinese(source, terms)
        return tuple(name for name in found if not any(stands_in_english(form, translation) for form in terms[name]))
    lacking = []
    for form, names in _english_index(terms).items():
        if re.search(rf"(?<![\w-]){re.escape(form)}(?![\w-])", source) and not any(
            _stands_in_chinese(name, translation) for name in names
        ):
            lacking.append(form)
    return _longest_only(lacking)


def stands_in_english(form: str, text: str) -> bool:
    """Say whether a name stands in an English text: in full, as its people, by its initials or its last word."""
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


def _english_index(terms: Terms) -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for name, forms in terms.items():
        for form in forms[:1]:
            index.setdefault(form, []).append(name)
    return index


def _stands_in_chinese(name: str, text: str) -> bool:
    """A country may stand by its first character (俄乌两国, 法方)."""
    first = name[0]
    if name in text:
        return True
    return first in _COUNTRIES and bool(re.search(f"{first}[{_COUNTRIES}方军]|[{_COUNTRIES}]{first}", text))


def _longest_only(forms: Sequence[str]) -> tuple[str, ...]:
    return tuple(form for form in forms if not any(form != other and form in other for other in forms))
