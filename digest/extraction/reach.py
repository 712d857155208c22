"""How far the article reaches beyond its densest run: short paragraphs at its ends, parts behind an inserted box.

A box within the text (related pieces, an advertisement, a poll) or a stretch of very short paragraphs breaks the run
of sentences, and what stands behind it would be lost. It is taken back where nothing says that the article has ended,
and where its words are those of the article (lexical cohesion, as in Hearst 1997).
"""

from __future__ import annotations

from digest.extraction.closing import is_closing_credit, is_marker
from digest.extraction.cohesion import goes_on, words_of
from digest.extraction.densest import Run
from digest.extraction.prose import is_furniture, is_prose
from digest.extraction.scoring import ScoredPage

_BESIDE = 2  # lines such as a heading or a caption that may stand between two short paragraphs
_PLAIN = 4  # lines between two parts that nothing marks as a box
_OPENING = 40.0  # characters of sentences right below the headline that open the article, whatever their words
_BOX = 14  # lines that an inserted box may have


def reach_out(scored: ScoredPage, run: Run) -> list[int]:
    """Return the positions of the article's lines around ``run``, in order, without those of inserted boxes."""
    chosen = list(range(_reach_up(scored, run.first, _floor(run)), _reach_down(scored, run.last) + 1))
    chosen = _cross_box_up(scored, chosen, run)
    while (part := _cross_box(scored, chosen[-1], chosen)) is not None:
        chosen += [*_kept_of_box(scored, chosen[-1], part[0]), *part]
    return chosen


def _floor(run: Run) -> int:
    """Return the topmost position at which the article can begin."""
    above = run.headline is not None and run.headline < run.first
    return (run.headline or 0) + 1 if above else max(0, run.first - _BESIDE)


def _reach_up(scored: ScoredPage, first: int, floor: int) -> int:
    at = first - 1
    while at >= floor and first - at <= _BESIDE + 1:
        if is_prose(scored, at):
            first = at
        elif is_furniture(scored, at) and not scored.signals[at].caption:
            break
        at -= 1
    return first


def _reach_down(scored: ScoredPage, last: int) -> int:
    at = last + 1
    while at < len(scored.lines) and at - last <= _BESIDE + 1:
        if is_prose(scored, at):
            last = at
        elif _ends(scored, at) or is_furniture(scored, at):
            break
        at += 1
    return last


def _cross_box_up(scored: ScoredPage, chosen: list[int], run: Run) -> list[int]:
    """Put in front the paragraphs that stand between the headline and the run, above an inserted box."""
    if run.headline is None or run.headline >= chosen[0]:
        return chosen
    top = _below_meta(scored, run.headline + 1, chosen[0])
    prose = [at for at in range(top, chosen[0]) if is_prose(scored, at)]
    solid = [at for at in prose if scored.masses[at] and scored.signals[at].terminal]
    if not solid or any(_ends(scored, at) for at in range(solid[0], chosen[0])):
        return chosen
    opens = solid[0] - top <= _BESIDE and sum(scored.masses[at] for at in solid) >= _OPENING
    if not opens and not goes_on(scored, words_of(scored, chosen), solid):
        return chosen
    first = _reach_up(scored, solid[0], top)
    kept = {*prose, *_heading_above(scored, chosen[0])}
    return [at for at in range(first, chosen[0]) if at in kept or _is_neutral(scored, at)] + chosen


def _below_meta(scored: ScoredPage, start: int, end: int) -> int:
    """Return the position below the time and the people that stand under a headline: text above them is a caption."""
    seen = scored.signals
    meta = [at for at in range(start, end) if seen[at].date_only or seen[at].published_label or seen[at].credit]
    return meta[-1] + 1 if meta else start


def _is_neutral(scored: ScoredPage, at: int) -> bool:
    return scored.signals[at].caption or scored.signals[at].number


def _cross_box(scored: ScoredPage, last: int, chosen: list[int]) -> list[int] | None:
    """Return the part behind the box that follows position ``last``, or None where there is none."""
    start = next((at for at in range(last + 1, min(len(scored.lines), last + _BOX + 2)) if is_prose(scored, at)), None)
    if start is None or any(_ends(scored, at) for at in range(last + 1, start)):
        return None
    part = list(range(start, _reach_down(scored, start) + 1))
    return part if goes_on(scored, words_of(scored, chosen), part) else None


def _kept_of_box(scored: ScoredPage, last: int, start: int) -> list[int]:
    """Return the positions between two parts that belong to them: captions, numbers, the heading of the second."""
    between = range(last + 1, start)
    if len(between) <= _BESIDE or (len(between) <= _PLAIN and not any(is_furniture(scored, at) for at in between)):
        return list(between)
    heading = _heading_above(scored, start)
    return [at for at in between if _is_neutral(scored, at) and at not in heading] + heading


def _heading_above(scored: ScoredPage, start: int) -> list[int]:
    return [start - 1] if not is_furniture(scored, start - 1) else []


def _ends(scored: ScoredPage, at: int) -> bool:
    """Whether a line says that the article is over, whatever may follow."""
    seen, folded = scored.signals[at], scored.lines[at].folded
    if seen.end_mark or seen.comment or seen.strong_notices >= 2 or (seen.notice and seen.weight < 60):
        return True
    return is_closing_credit(folded) or (seen.credit and is_marker(folded, seen))
