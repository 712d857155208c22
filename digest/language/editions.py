"""The editions a text can be put into, by their BCP 47 tags, and the other names people give them."""

from __future__ import annotations

from difflib import get_close_matches

from digest.errors import UsageError

EDITIONS = ("zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK")

_ALIASES = {
    "zh-cn": "zh-Hans",
    "zh-sg": "zh-Hans",
    "zh-my": "zh-Hans",
    "zh-hans-cn": "zh-Hans",
    "zh-hans-sg": "zh-Hans",
    "zh-hans-my": "zh-Hans",
    "zh-tw": "zh-Hant-TW",
    "zh-hk": "zh-Hant-HK",
    "zh-mo": "zh-Hant-HK",
    "zh-hant-mo": "zh-Hant-HK",
    "hans": "zh-Hans",
    "hant": "zh-Hant",
    "chs": "zh-Hans",
    "cht": "zh-Hant",
}
_TAGS = {tag.lower(): tag for tag in EDITIONS} | _ALIASES
_SOURCES = _TAGS | {"mixed": "mixed", "en": "en", "und": "und"}


def edition(tag: str) -> str:
    """Return the edition that ``tag`` means, whatever its case: ``zh-tw`` is ``zh-Hant-TW``.

    Raises:
        UsageError: no edition is called so; the message names the nearest one.
    """
    return _look_up(tag, _TAGS, "edition")


def source_script(tag: str) -> str:
    """Return the script that ``tag`` says a text is written in: an edition, ``mixed``, ``en`` or ``und``.

    Raises:
        UsageError: no script is called so; the message names the nearest one.
    """
    primary = tag.lower().replace("_", "-").split("-")[0]
    if primary not in ("zh", "hans", "hant", "chs", "cht", "mixed") and 2 <= len(primary) <= 3 and primary.isalpha():
        return "en" if primary == "en" else "und"
    return _look_up(tag, _SOURCES, "script")


def is_traditional(tag: str) -> bool:
    """Say whether ``tag`` is Traditional Chinese of any region."""
    return tag.startswith("zh-Hant")


def _look_up(tag: str, known: dict[str, str], what: str) -> str:
    key = tag.strip().lower().replace("_", "-")
    if key in known:
        return known[key]
    near = get_close_matches(key, known, n=1, cutoff=0.5)
    hint = f"did you mean {known[near[0]]}?" if near else f"use one of {', '.join(EDITIONS)}"
    raise UsageError(f"unknown {what} {tag!r}; {hint}")
