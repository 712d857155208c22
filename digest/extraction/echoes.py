"""Lines that a page says twice in a row, as scrapers do with the caption of a picture and its description."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.extraction.line import Line
from digest.extraction.signals import Signals

_CREDIT = 60  # characters of the longest credit
_CREDITED = re.compile(r"©|摄|图|提供|reuters|afp|getty|\bap\b|路透|法新|美联")
_FULL_STOP = re.compile(r"[。!?…][\"'”’」』)】]*$")
_SHORTEST, _LONGEST = 8, 60  # characters of weight: shorter lines are buttons, longer ones paragraphs
_BEGINNING = 20  # characters of the beginning of a paragraph
_TOGETHER = 4  # lines said one after the other before they are said again


def find_echoes(lines: Sequence[Line], signals: Sequence[Signals]) -> frozenset[int]:
    """Return the positions of the lines of plain text that are said twice in a row, alone or some of them together."""
    if lines and lines[0].block >= 0:
        return frozenset()  # in HTML the elements tell
    able = [line.block < 0 and _SHORTEST <= seen.weight < _LONGEST for line, seen in zip(lines, signals, strict=True)]
    found: set[int] = set()
    for at in range(len(lines) - 1):
        for size in range(1, _TOGETHER + 1):
            if able[at] and _is_said_twice(lines, able, at, size):
                found.update(range(at, at + 2 * size))
    return frozenset(found | _credited(lines))


def _credited(lines: Sequence[Line]) -> set[int]:
    return {at for at in range(len(lines)) if is_said_with_credit(lines, at)}


def find_beginnings(lines: Sequence[Line]) -> frozenset[int]:
    """Return the positions of the lines that are the headline and the cut-off beginning of a paragraph right below."""
    found = set()
    for at, line in enumerate(lines[:-1]):
        text = line.squeezed
        if len(text) < _BEGINNING or _FULL_STOP.search(line.folded):
            continue
        for below in lines[at + 1 : at + 1 + _TOGETHER]:
            head = text.find(below.squeezed[:_SHORTEST]) if len(below.squeezed) > _BEGINNING else -1
            cut = text[head:].rstrip(".…") if head >= 0 else ""
            own = head == 0 or any(other.squeezed == text[:head] for other in lines[:at])
            if own and len(cut) >= _BEGINNING and below.squeezed.startswith(cut) and cut != below.squeezed:
                found.add(at)
    return frozenset(found)


def is_said_with_credit(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is said twice in a row, the second time with the credit of a picture behind it."""
    return _repeats(lines, at) or (at > 0 and _repeats(lines, at - 1))


def _repeats(lines: Sequence[Line], at: int) -> bool:
    if at + 1 >= len(lines) or len(first := lines[at].squeezed) < _SHORTEST:
        return False
    rest = lines[at + 1].squeezed.removeprefix(first)
    return len(rest) < min(_CREDIT, len(lines[at + 1].squeezed)) and _is_credit(rest)


def _is_credit(rest: str) -> bool:
    return bool(_CREDITED.search(rest)) and not _FULL_STOP.search(rest)


def _is_said_twice(lines: Sequence[Line], able: Sequence[bool], at: int, size: int) -> bool:
    if at + 2 * size > len(lines) or lines[at].squeezed != lines[at + size].squeezed:
        return False
    if size > 1 and all(_FULL_STOP.search(lines[n].folded) for n in range(at, at + size)):
        return False  # paragraphs, and the beginning of the same article as a teaser
    return all(able[n] and lines[n].squeezed == lines[n + size].squeezed for n in range(at, at + size))
