"""Simplified to Traditional: the dictionary first, then what stands around each character that has several forms."""

from __future__ import annotations

from functools import lru_cache

from digest.language.opencc_engine import converter

_VARIANTS = {"zh-Hant-TW": "t2tw", "zh-Hant-HK": "t2hk"}


@lru_cache(maxsize=4096)
def traditionalize(text: str, to: str = "zh-Hant") -> str:
    """Return the Simplified ``text`` in the Traditional characters of edition ``to``, as many as it had."""
    return in_edition(standard_forms(text), to)


def standard_forms(text: str) -> str:
    """Return ``text`` in OpenCC's standard Traditional, in which every edition's forms can be looked up."""
    return converter("s2t")(text)


def in_edition(standard: str, to: str) -> str:
    """Return standard Traditional as the edition ``to`` writes it (裏 as 裡 in Taiwan)."""
    return converter(_VARIANTS[to])(standard) if to in _VARIANTS else standard
