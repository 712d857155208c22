"""Script conversion on OpenCC's dictionaries."""

from __future__ import annotations

from functools import cache

from opencc import OpenCC

_CONFIG = {"zh-Hans": "t2s", "zh-Hant": "s2t", "zh-Hant-TW": "s2tw", "zh-Hant-HK": "s2hk"}


@cache
def _converter(name: str) -> OpenCC:
    return OpenCC(name)


def convert(text: str, to: str, source: str | None = None) -> str:
    """Convert Chinese text to the script or edition ``to``."""
    converted: str = _converter(_CONFIG[to]).convert(text)
    return converted
