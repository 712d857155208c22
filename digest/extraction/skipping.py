"""Boxes inside the text that say themselves where they begin and end, for readers who want to pass over them.

They are written for screen readers (``跳過廣告，繼續閱讀更多內容`` … ``End of 廣告``, ``Skip … and continue reading``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.extraction.line import Line

_BEGINS = re.compile(r"^(?:跳过|略过|skip\s)(?=.{2,40}$).*(?:继续阅读|阅读更多|内容|continue reading|and continue)")
_ENDS = re.compile(r"^(?:end of\s.{1,30}|.{1,12}(?:结束|完结|到此为止))$")
_LONGEST = 40  # lines


def find_skipped(lines: Sequence[Line]) -> frozenset[int]:
    """Return the positions of the lines in such boxes, the lines that bound them included."""
    skipped: set[int] = set()
    for at, line in enumerate(lines):
        if at in skipped or len(line.text) > 60 or not _BEGINS.match(line.folded):
            continue
        below = range(at + 1, min(len(lines), at + 1 + _LONGEST))
        end = next((to for to in below if len(lines[to].text) < 60 and _ENDS.match(lines[to].folded)), None)
        if end is not None:
            skipped.update(range(at, end + 1))
    return frozenset(skipped)
