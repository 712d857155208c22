"""Articles without a full stop: verses, and the captions of a film that was scraped as text.

Nothing in their lines tells them from a menu. They are recognised by their place: under a headline and its time, and
above the credits or the notice that close an article.
"""

from __future__ import annotations

from digest.extraction.judged import Judged
from digest.extraction.lead_in import is_verse_line
from digest.extraction.reasons import name_furniture, reason_to_drop
from digest.extraction.scoring import ScoredPage
from digest.language import read_datetime

_FEWEST = 6  # lines
_TOGETHER = 0.8  # share of the lines between time and credits that must be verses


def read_verse(scored: ScoredPage) -> list[Judged] | None:
    """Judge the lines of a page whose article is verses, or return None where there is none."""
    times = [at for at in range(1, len(scored.lines)) if _is_time(scored, at) and is_verse_line(scored, at - 1)]
    for time in times:
        end = next((at for at in range(time + 1, len(scored.lines)) if _closes(scored, at)), None)
        verses = [at for at in range(time + 1, end or 0) if is_verse_line(scored, at)]
        if end is not None and len(verses) >= max(_FEWEST, _TOGETHER * (end - time - 1)):
            return [_judge(scored, at, time - 1, range(time + 1, end)) for at in range(len(scored.lines))]
    return None


def _is_time(scored: ScoredPage, at: int) -> bool:
    seen = scored.signals[at]
    labelled = seen.date_only or seen.published_label or seen.credit
    moment = read_datetime(scored.lines[at].text) if labelled and seen.weight < 45 else None
    return moment is not None and moment.value is not None


def _closes(scored: ScoredPage, at: int) -> bool:
    seen = scored.signals[at]
    return (seen.credit and not seen.published_label) or seen.notice or seen.strong_notices >= 2 or seen.end_mark


def _judge(scored: ScoredPage, at: int, headline: int, verses: range) -> Judged:
    line = scored.lines[at]
    if at == headline:
        return Judged(line, "title")
    if at in verses and not reason_to_drop(scored, at):
        return Judged(line, "body")
    return Judged(line, "dropped", name_furniture(scored, at) or "text outside the article")
