"""The article as the best run of lines: dense in sentences, under a line that looks like its headline.

This is the only reader that plain text allows (there are no tags to go by); in HTML it is one of several.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from digest.extraction.closing import is_marker
from digest.extraction.cohesion import bigrams
from digest.extraction.scoring import ScoredPage
from digest.extraction.segments import Segment, maximal_segments
from digest.extraction.title import is_original_title
from digest.language import fold, read_datetime

_REACH = 25  # lines above a run in which its headline is looked for
_CLOSE = 6  # lines below a headline within which its date stands
_WITHIN = 8  # lines of a run among which its own headline may have been caught
_CAUGHT = 0.15  # share of a run that may stand before the headline it has caught
_SAID, _LONGEST_TITLE = 5, 64  # characters of a headline that another line says too, and of that line
SECTION_LONGEST = 12
"""Characters of weight of a heading within a text: a headline is longer."""
_CLAIM = 0.2  # the score of a headline above the time
_NEAR = 15  # lines below a title within which its article begins
_TRIED = 8  # runs weighed against each other
_NO_TITLE = re.compile(
    r"。|[;,:、]$|^[(]?[一二三四五六七八九十]{1,3}[)、.]|>|»|您所在|当前位置|^[—─-]{2}|^记者|(?:报导|报道)$|^\W*$|^(?:下一篇|上一篇|相关|推荐|更多|责任编辑)"
    r"|(?:19|20)\d\d年\s?第?\d{1,2}期$|出品$"
)
_NOT_WORD = re.compile(r"[^\w]")


@dataclass(frozen=True, slots=True)
class Run:
    """Lines ``first`` to ``last`` (positions, inclusive); ``headline`` is the position of the likely title above."""

    first: int
    last: int
    headline: int | None = None
    quality: float = 0.0


def find_densest_run(scored: ScoredPage, title: str = "") -> Run | None:
    """Return the run of lines that is most likely the article, or None where no line is a sentence.

    ``title`` is the headline where it is already known; otherwise the line above that shares most with the run is
    taken. Quality: log of the sentence weight, overlap with the headline, a date near it, less for comments.
    """
    segments = sorted(maximal_segments(scored.values), reverse=True)[:_TRIED]
    wanted = bigrams(fold(title))
    places = find_title_lines(scored, title)
    runs = [_weigh(scored, segment, wanted, places) for segment in segments]
    return max(runs, key=lambda run: run.quality) if runs else None


def find_title_lines(scored: ScoredPage, title: str) -> list[int]:
    """Return the positions of the lines that are the title and nothing more."""
    wanted = _NOT_WORD.sub("", fold(title))
    if len(wanted) < 4:
        return []
    return [at for at, line in enumerate(scored.lines) if _NOT_WORD.sub("", line.folded[:200]) == wanted]


def _weigh(scored: ScoredPage, segment: Segment, wanted: frozenset[str], places: list[int]) -> Run:
    first, last = segment.first, segment.last
    core = _core_bigrams(scored, first, last)
    overlap, headline = _find_headline(scored, first, last, core)
    if wanted:
        overlap = max(overlap, 1.2 * len(wanted & core) / len(wanted))
    dated = _is_dated(scored, headline, first)
    if headline is not None and headline >= first:
        first = headline + 1
    comments = sum(scored.signals[at].comment for at in range(first, last + 1)) / (last - first + 1)
    place = first / max(1, len(scored.lines))
    below = any(0 < first - at <= _NEAR for at in places)
    side = 3 * (comments + teaser_share(scored, first, last))
    quality = math.log1p(segment.score) + 2.2 * overlap + dated - side - 0.6 * place + 1.5 * below
    return Run(first, last, headline, quality)


def teaser_share(scored: ScoredPage, first: int, last: int) -> float:
    """Return the share of the run's lines that carry the time of another piece (法新社·2 天前) or advertise."""
    signals = scored.signals[first : last + 1]
    return sum(not seen.sentence and (seen.date_tail or seen.advert) for seen in signals) / max(1, len(signals))


def _core_bigrams(scored: ScoredPage, first: int, last: int) -> frozenset[str]:
    grams: set[str] = set()
    for at in range(first, last + 1):
        if scored.masses[at]:
            grams |= bigrams(scored.lines[at].folded[:2000])
    return frozenset(grams)


def _is_dated(scored: ScoredPage, headline: int | None, first: int) -> float:
    """Return how well a date near the headline vouches for the run: nothing, some, or more between the two."""
    top = headline if headline is not None else first
    if headline is not None and any(_has_date(scored, at) for at in range(headline, min(first, headline + _CLOSE) + 1)):
        return 1.5
    return 0.7 * any(_has_date(scored, at) for at in range(max(0, top - 4), min(len(scored.lines), first + 1)))


def _has_date(scored: ScoredPage, at: int) -> bool:
    text = scored.lines[at].text
    if len(text) > 400:
        text = text[:80]
    moment = read_datetime(text) if any(c.isdigit() for c in text) else None
    return moment is not None and moment.value is not None


def _is_minute(text: str) -> bool:
    moment = read_datetime(text) if any(c.isdigit() for c in text) else None
    return moment is not None and moment.exact


def _find_headline(scored: ScoredPage, first: int, last: int, core: frozenset[str]) -> tuple[float, int | None]:
    """Return the score and the position of the likely headline, which the run may have caught near its beginning."""
    best: tuple[float, int | None] = (0.0, None)
    whole = sum(scored.masses[first : last + 1])
    for at in range(max(0, first - _REACH), min(first + _WITHIN, last)):
        seen = scored.signals[at]
        solid = scored.masses[at] and (seen.full_stop or seen.weight >= 45)
        if at >= first and (solid or sum(scored.masses[first:at]) > _CAUGHT * whole):
            continue
        score = _headline_score(scored, at, core) * (1 - 0.018 * max(0, first - at))
        if any(_has_date(scored, below) for below in range(at + 1, min(at + 4, len(scored.lines)))):
            score *= 1.2
        if scored.counts[scored.lines[at].squeezed] > 1:
            score *= 1.3  # pages say their headline again, as the text of a picture
        if at >= first:
            score *= 0.6
        if score > best[0]:
            best = (score, at)
    return best[0], _above_time(scored, best[1], core)


def _above_time(scored: ScoredPage, at: int | None, core: frozenset[str]) -> int | None:
    """Return the headline above the time where the line ``at`` below the time says it too, or only heads a section."""
    if at is None:
        return None
    for above in range(max(0, at - _REACH), at - 1):
        headed = _says_more(scored, above, at) or (
            scored.signals[at].weight <= SECTION_LONGEST < scored.signals[above].weight
            and _headline_score(scored, above, core) >= _CLAIM
        )
        if headed and any(_has_date(scored, between) for between in range(above + 1, at)):
            return above
    return at


def _says_more(scored: ScoredPage, above: int, at: int) -> bool:
    said, whole = (_NOT_WORD.sub("", scored.lines[place].folded[:200]) for place in (at, above))
    return len(said) >= _SAID and said in whole and said != whole and len(whole) <= _LONGEST_TITLE


def _headline_score(scored: ScoredPage, at: int, core: frozenset[str]) -> float:
    line, seen = scored.lines[at], scored.signals[at]
    if not 5 <= seen.weight <= 64 or seen.date_only or seen.date_tail or seen.credit or seen.caption_start:
        return 0.0
    if _NO_TITLE.search(line.folded) or seen.crumb or seen.summary or line.folded.count("|") > 2:
        return 0.0
    if not scored.chinese and _is_minute(line.text):
        return 0.0
    if seen.caption or seen.published_label or is_original_title(line.folded) or is_marker(line.folded, seen):
        return 0.0
    grams = bigrams(line.folded)
    if scored.chinese and len(grams) >= 4:
        grams = frozenset(gram for gram in grams if not gram.isascii())  # a site's letters stand in its text too
    if len(grams) < (3 if scored.chinese else 4):
        return 0.0
    score = len(grams & core) / len(grams) * min(1.0, seen.weight / 12)
    return score * (0.3 if seen.related and seen.weight < 10 else 1.0)
