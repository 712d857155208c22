"""Short lines without a full stop that open an article, one thought a line, as on Chinese social platforms."""

from __future__ import annotations

from collections.abc import Sequence

from digest.extraction.cohesion import bigrams, words_of
from digest.extraction.densest import Run
from digest.extraction.judged import Judged
from digest.extraction.prose import is_furniture
from digest.extraction.reasons import reason_to_drop
from digest.extraction.scoring import ScoredPage
from digest.extraction.title import repeats_title
from digest.language import read_datetime

_FEWEST, _MOST = 2, 10  # lines: one alone is a caption or a button as often
_SHORTEST, _LONGEST = 3, 26  # characters of weight
_KNOWN = ("caption", "title")
_SHARED = 2  # pairs of characters that they have in common with the headline and the text


def find_lead_in(scored: ScoredPage, run: Run, judged: Sequence[Judged]) -> range:
    """Return the positions of such lines between the time under the headline and the first paragraph."""
    first = next((at for at, one in enumerate(judged) if one.kind == "body"), 0)
    headline = run.headline
    if headline is None or headline >= first:
        return range(0)
    start = first
    while start - 1 > headline and judged[start - 1].kind not in _KNOWN and is_verse_line(scored, start - 1):
        start -= 1
    lines = range(start, first)
    if any(repeats_title(scored.lines[at].text, scored.lines[headline].text) for at in lines):
        return range(0)
    if not _FEWEST <= len(lines) <= _MOST or not any(is_meta(scored, at) for at in range(headline + 1, start)):
        return range(0)
    text = [headline, *(at for at, one in enumerate(judged) if one.kind == "body")]
    shared = words_of(scored, text) & frozenset().union(*(bigrams(scored.lines[at].folded) for at in lines))
    return lines if len(shared) >= _SHARED else range(0)


def is_verse_line(scored: ScoredPage, at: int) -> bool:
    """Whether a line is a few words of text, known for nothing that belongs to a page."""
    seen = scored.signals[at]
    if not _SHORTEST <= seen.weight <= _LONGEST or seen.han < _SHORTEST:
        return False
    if seen.share or seen.related or seen.advert or seen.caption or seen.notice:
        return False
    return not (is_furniture(scored, at) or reason_to_drop(scored, at) or "|" in scored.lines[at].text)


def is_meta(scored: ScoredPage, at: int) -> bool:
    """Whether a line gives the time or the people."""
    seen = scored.signals[at]
    if seen.date_only or seen.published_label or seen.credit or seen.date_tail:
        return True
    moment = read_datetime(scored.lines[at].text) if seen.weight < _LONGEST and not seen.full_stop else None
    return moment is not None and moment.value is not None
