"""Entries of a listing within an article: the same labels again and again (``票价：``, ``电话：``).

Price lists, programmes and directories have hardly a sentence, and would break an article in two.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from digest.extraction.line import Line
from digest.extraction.signals import Signals

_BULLETS = "•·◦-"
_LABEL = re.compile(rf"^(?P<bullet>[{_BULLETS}]\s)?(?P<label>[\u4e00-\u9fff]{{2,8}}):\s?(?P<value>.+)$")
_NUMBER = re.compile(r"^(?P<number>\d{1,3})[、.)]\s?\D")
_FEWEST = 4  # entries with one label, or numbers in a row
_NEAR = 12  # lines between two entries of one listing


def find_listing(lines: Sequence[Line], signals: Sequence[Signals]) -> frozenset[int]:
    """Return the positions of the lines that are entries of a listing with repeated labels, and its numbered heads."""
    labelled: dict[str, list[int]] = defaultdict(list)
    valued: dict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        match = _LABEL.match(line.folded)
        seen = signals[at]
        if not match or seen.credit or seen.published_label or seen.tags or seen.date_tail or seen.caption:
            continue
        if not match["bullet"]:
            labelled[match["label"]].append(at)
        valued[match["value"]].append(at)
    groups = [*labelled.values(), *valued.values()]
    entries = {at for places in groups if _is_listing(places) for at in places}
    bulleted = sorted({at for places in valued.values() for at in places if lines[at].folded[0] in _BULLETS})
    for before, at in pairwise(bulleted):  # the last ones may say what no other does
        if before in entries and at - before <= _NEAR:
            entries.add(at)
    return frozenset(entries | _numbered_heads(lines, entries))


def _is_listing(places: Sequence[int]) -> bool:
    near = sum(after - before <= _NEAR for before, after in pairwise(places))
    return near >= _FEWEST - 1


def _numbered_heads(lines: Sequence[Line], entries: set[int]) -> set[int]:
    """Return the positions of numbered lines right above entries."""
    return {at for at in range(len(lines) - 1) if at + 1 in entries and _NUMBER.match(lines[at].folded)}
