"""Conversion between the scripts and editions of Chinese, and an account of what was changed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from digest.language.editions import edition, is_traditional, source_script
from digest.language.healing import heal, is_machine_made
from digest.language.protected import open_spans
from digest.language.quotation_marks import set_quotation_marks
from digest.language.script import detect
from digest.language.simplification import simplify
from digest.language.traditionalization import traditionalize

Glossary = Mapping[str, str | Mapping[str, str]]
Quotes = Literal["keep", "edition"]

_SENTENCE = re.compile(r"[^。！？；!?;\n]*[。！？；!?;\n]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A place that a conversion changed: offsets into the text given, and the rule that changed it."""

    start: int
    end: int
    before: str
    after: str
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A place where another form (``instead``) was nearly as likely as the one chosen (``after``)."""

    start: int
    end: int
    before: str
    after: str
    instead: str
    confidence: float


def convert(
    text: str,
    to: str,
    source: str | None = None,
    *,
    glossary: Glossary | None = None,
    regional_words: bool = False,
    regional_names: bool = False,
    inside_quotations: bool = False,
    quotes: Quotes = "keep",
    machine_made: bool | None = None,
) -> str:
    """Convert Chinese text to the edition ``to``: zh-Hans, zh-Hant, zh-Hant-TW or zh-Hant-HK.

    ``source`` is the script of the whole that ``text`` was taken from; it is detected where none is given. Text
    already in the target script, other languages, addresses and code are not changed.

    Raises:
        UsageError: ``to`` or ``source`` is no tag of this table.
    """
    target = edition(to)
    script = source_script(source) if source else detect(text)
    if script in ("en", "und"):
        return text
    pieces, end = [], 0
    for start, stop in open_spans(text):
        converted = _convert_span(text[start:stop], target, script, machine_made)
        pieces += [text[end:start], set_quotation_marks(converted, target) if quotes == "edition" else converted]
        end = stop
    return "".join(pieces) + text[end:]


def explain_conversion(text: str, to: str, source: str | None = None) -> tuple[Change | Doubt, ...]:
    """Return each place that ``convert`` changes in ``text``, with its rule, in order."""
    after = convert(text, to, source)
    if len(after) != len(text):
        return (Change(start=0, end=len(text), before=text, after=after, rule="dictionary"),)
    return tuple(
        Change(start=place, end=place + 1, before=old, after=new, rule="dictionary")
        for place, (old, new) in enumerate(zip(text, after, strict=True))
        if old != new
    )


def _convert_span(text: str, target: str, script: str, machine_made: bool | None) -> str:
    if script == "mixed":
        parts = _SENTENCE.findall(text)
        return "".join(_convert_span(part, target, _part_script(part), machine_made) for part in parts)
    if script in ("en", "und"):
        return text
    if not is_traditional(target):
        return simplify(text) if is_traditional(script) else text
    if not is_traditional(script):
        return traditionalize(text, target)
    broken = is_machine_made(text) if machine_made is None else machine_made
    return heal(text, target) if broken else text


def _part_script(text: str) -> str:
    script = detect(text)
    return "zh-Hans" if script == "mixed" else script
