"""Simplified to Traditional: the dictionary first, then what stands around each character that has several forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from digest.language.context import Decision, settle
from digest.language.dictionaries import read_dictionary
from digest.language.longest_match import longest_pattern
from digest.language.opencc_engine import converter
from digest.language.overrides import override_places
from digest.language.pronoun import animal_places

_REGIONS = {"zh-Hant-TW": "TW", "zh-Hant-HK": "HK"}
_HONG_KONG_PRESS = ("羣峯牀", "群峰床")  # 648, 164 and 199 times so, never otherwise, in a year of one newspaper


@lru_cache(maxsize=4096)
def traditionalize(text: str, to: str = "zh-Hant") -> str:
    """Return the Simplified ``text`` in the Traditional characters of edition ``to``, as many as it had."""
    return in_edition(standard_forms(text), to)


@lru_cache(maxsize=4096)
def standard_forms(text: str) -> str:
    """Return ``text`` in OpenCC's standard Traditional, in which every edition's forms can be looked up."""
    standard = converter("s2t")(text)
    if len(standard) != len(text):
        return standard
    characters = list(standard)
    for decision in settle(text, standard):
        characters[decision.place] = decision.chosen
    for place, form in _settled(text):
        characters[place] = form
    return "".join(characters)


def overridden(text: str) -> frozenset[int]:
    """Return the offsets of the characters of the Simplified ``text`` that no model decides."""
    return frozenset(place for place, _ in _settled(text))


def _settled(text: str) -> Iterator[tuple[int, str]]:
    """Yield (offset, form) by the override table and the rule for 它, whatever the model says."""
    yield from override_places(text)
    yield from ((place, "牠") for place in animal_places(text))


def decisions(text: str) -> tuple[Decision, ...]:
    """Return what was decided about each ambiguous character of the Simplified ``text``."""
    standard = converter("s2t")(text)
    return tuple(settle(text, standard)) if len(standard) == len(text) else ()


def in_edition(standard: str, to: str) -> str:
    """Return standard Traditional as the edition ``to`` writes it (裏 as 裡 in Taiwan), as long as it was.

    What OpenCC's t2tw and t2hk do, and for Hong Kong the forms of its press besides (群, 峰, 床 for 羣, 峯, 牀).
    """
    if to not in _REGIONS:
        return standard
    characters, pattern, phrases = _variants(_REGIONS[to])
    written = list(standard.translate(characters))
    for match in pattern.finditer(standard):
        written[match.start() : match.end()] = phrases[match[0]]
    return "".join(written)


@cache
def _variants(region: str) -> tuple[dict[int, str], re.Pattern[str], dict[str, str]]:
    single = {ord(key): values[0] for key, values in read_dictionary(f"{region}Variants").items()}
    phrases = {key: values[0] for key, values in read_dictionary(f"{region}VariantsPhrases").items()}
    press = str.maketrans(*_HONG_KONG_PRESS) if region == "HK" else {}
    return single | {key: chr(form) for key, form in press.items()}, longest_pattern(phrases), phrases
