"""Readings that a machine injected after characters (``長(zhǎng)``) and that no author wrote."""

from __future__ import annotations

import re

_PINYIN = re.compile(r"(?<=[\u3400-\u9fff])[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňḿ]{1,7}[)）]")


def strip_readings(text: str) -> str:
    """Remove injected readings; brackets with anything else in them stay."""
    return _PINYIN.sub("", text)
