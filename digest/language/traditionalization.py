"""Simplified to Traditional: the dictionary first, then what stands around each character that has several forms."""

from __future__ import annotations

from functools import lru_cache

from digest.language.context import Decision, settle
from digest.language.opencc_engine import converter
from digest.language.overrides import override_places

_VARIANTS = {"zh-Hant-TW": "t2tw", "zh-Hant-HK": "t2hk"}


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
    for place, form in override_places(text):
        characters[place] = form
    return "".join(characters)


def overridden(text: str) -> frozenset[int]:
    """Return the offsets of the characters of the Simplified ``text`` that the override table decides."""
    return frozenset(place for place, _ in override_places(text))


def decisions(text: str) -> tuple[Decision, ...]:
    """Return what was decided about each ambiguous character of the Simplified ``text``."""
    standard = converter("s2t")(text)
    return tuple(settle(text, standard)) if len(standard) == len(text) else ()


def in_edition(standard: str, to: str) -> str:
    """Return standard Traditional as the edition ``to`` writes it (裏 as 裡 in Taiwan)."""
    return converter(_VARIANTS[to])(standard) if to in _VARIANTS else standard
