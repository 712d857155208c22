"""Names kept out of a machine's reach: a mark in their place while it translates, the agreed form afterwards.

Not every engine leaves a mark alone. Where one comes back damaged, the text is translated again with its names in it,
and the check of names says whether they came through.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_MARK = re.compile(r"\bZQ\s?(\d{1,3})\s?QZ\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with marks in it, and the form that each mark stands for."""

    text: str
    forms: tuple[str, ...]


def mask_names(text: str, names: Mapping[str, str]) -> Masked:
    """Put a mark (``ZQ0QZ``) in the place of each of ``names``, the longest first."""
    found = sorted((name for name in names if name and name in text), key=len, reverse=True)
    if not found or _MARK.search(text):
        return Masked(text, ())
    forms: list[str] = []

    def replace(match: re.Match[str]) -> str:
        forms.append(names[match[0]])
        return f"ZQ{len(forms) - 1}QZ"

    return Masked(re.sub("|".join(map(re.escape, found)), replace, text), tuple(forms))


def unmask_names(translation: str, masked: Masked) -> str | None:
    """Put the forms where the marks stand; None where a mark is missing, or there is one that was not sent."""
    marks = [int(mark) for mark in _MARK.findall(translation)]
    if set(marks) != set(range(len(masked.forms))) or len(marks) < len(masked.forms):
        return None
    text = _MARK.sub(lambda match: f" {masked.forms[int(match[1])]} ", translation)
    text = re.sub(r" {2,}", " ", text)
    text = re.sub(
        r"(?<=[\u3000-\u9fff\uff00-\uffef]) (?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff]) (?=[\u3000-\u9fff\uff00-\uffef])",
        "",
        text,
    )
    return re.sub(r" (?=[,.;:!?'\u2019)\]%]|\uff0c|\u3002)", "", text).strip()
