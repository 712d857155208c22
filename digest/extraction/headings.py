"""Headings within an article told from its short paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from digest.extraction.judged import Judged
from digest.extraction.line import Line
from digest.extraction.scoring import ScoredPage
from digest.extraction.signals import Signals

REFRAIN = "stands again and again"
"""The reason for a button between the paragraphs that looks like a heading."""
HEADING_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "th"})
"""The elements whose text is a heading."""
_QUESTION = re.compile(r"^[^“”\"「」:,。!?]{2,12}\?$")
LONG = 34
"""A line of so many characters without a full stop is still a paragraph, not a heading."""
_ONLY_CALLS = re.compile(r"[^。;…]*[!?][^。;…]*")  # a heading of two exclamations has no full stop within
_BULLET = re.compile(r"[●■◆★•·▶►○◎※*-]")
_ITEM = re.compile(r"[●■◆★•·▶►○◎※*-]|[(]?[\d一二三四五六七八九十]{1,3}[)、.:]")
_QUOTED_HEADING = re.compile(r"^[^。!?;:…,]{1,18}[”」』\"]$")


def is_running_text(line: Line, seen: Signals) -> bool:
    """Whether a line of the article is a paragraph; a short line without a full stop or all in quotes is a heading."""
    plain = line.block < 0
    if plain and not seen.terminal and seen.weight < LONG and _ONLY_CALLS.fullmatch(line.folded):
        return False
    if seen.sentence or seen.weight >= LONG:
        return True
    return seen.terminal and not (plain and _QUOTED_HEADING.search(line.folded))


def settle_headings(scored: ScoredPage, judged: list[Judged], *, keep_last: bool = False) -> list[Judged]:
    """A heading stands alone above a paragraph; short lines in a row are a list, and part of the body.

    A last line that is no sentence belongs to the body with ``keep_last`` and is left out without it.
    """
    judged = _without_refrains(scored, judged)
    kept = [at for at, one in enumerate(judged) if one.kind in ("body", "heading")]
    settled = list(judged)
    for place, at in enumerate(kept):
        if judged[at].kind != "heading":
            continue
        after = judged[kept[place + 1]].kind if place + 1 < len(kept) else ""
        before = judged[kept[place - 1]].kind if place else "body"
        alone = after == "body" and before == "body"
        alone = (alone or _is_one_of_two(judged, kept, place)) and not _is_among_items(judged, kept, place)
        if not after and place and _is_item_below(judged[kept[place - 1]].line, judged[at].line):
            settled[at] = replace(judged[at], kind="body")
        elif not after and not keep_last and not _is_marked(scored, at):
            settled[at] = Judged(judged[at].line, "dropped", "trailing line without a sentence")
        elif not (alone or _is_marked(scored, at)):
            settled[at] = replace(judged[at], kind="body")
    return _settle_questions(scored, settled)


def _without_refrains(scored: ScoredPage, judged: list[Judged]) -> list[Judged]:
    """Leave out what would be a heading but stands again and again between paragraphs of plain text: a button."""
    if scored.page.blocks:
        return judged
    pairs = [(one, scored.is_flanked(at)) for at, one in enumerate(judged)]
    counts = Counter(one.line.squeezed for one, flanked in pairs if one.kind == "heading" and flanked)
    refrains = {text for text, count in counts.items() if count > 1}
    return [Judged(one.line, "dropped", REFRAIN) if one.line.squeezed in refrains else one for one in judged]


def _is_among_items(judged: list[Judged], kept: list[int], place: int) -> bool:
    """Whether the line above or below opens with the same bullet."""
    line = judged[kept[place]].line
    beside = [kept[near] for near in (place - 1, place + 1) if 0 <= near < len(kept)]
    return any(_is_item_below(judged[at].line, line) for at in beside)


def _is_one_of_two(judged: list[Judged], kept: list[int], place: int) -> bool:
    """Whether just two headings stand in a row between paragraphs, and nothing above announces a list."""
    first = place if place + 1 < len(kept) and judged[kept[place + 1]].kind == "heading" else place - 1
    if first < 1 or first + 2 >= len(kept):
        return False
    around, pair = (judged[kept[first - 1]], judged[kept[first + 2]]), (judged[kept[first]], judged[kept[first + 1]])
    if any(one.kind != "body" for one in around) or any(one.kind != "heading" for one in pair):
        return False
    return not around[0].line.folded.endswith(":") and not _ITEM.match(pair[0].line.folded)


def _is_item_below(above: Line, line: Line) -> bool:
    """Whether two lines open with the same bullet: the last item of a list needs no full stop."""
    return line.folded[0] == above.folded[0] and bool(_BULLET.match(line.folded))


def _settle_questions(scored: ScoredPage, judged: list[Judged]) -> list[Judged]:
    """Among the headings of plain text, a short question alone between paragraphs is one too.

    Where there are more of them than headings, they are the questions of an interview.
    """
    if scored.page.blocks:
        return judged
    kept = [at for at, one in enumerate(judged) if one.kind in ("body", "heading")]
    asked = {at for at in kept[1:-1] if judged[at].kind == "body" and _QUESTION.match(judged[at].line.folded)}
    alone = {
        at
        for before, at, after in zip(kept, kept[1:], kept[2:], strict=False)
        if at in asked and not asked & {before, after} and judged[before].kind == judged[after].kind == "body"
    }
    if len(asked) > sum(judged[at].kind == "heading" for at in kept):
        return judged
    return [replace(one, kind="heading") if at in alone else one for at, one in enumerate(judged)]


def has_heading_tag(scored: ScoredPage, at: int) -> bool:
    """Whether the markup says that a line is a heading."""
    block = scored.lines[at].block
    return block >= 0 and scored.page.blocks[block].tag in HEADING_TAGS


def _is_marked(scored: ScoredPage, at: int) -> bool:
    return has_heading_tag(scored, at) or _is_bold(scored.lines[at])


def _is_bold(line: Line) -> bool:
    return line.bold >= 0.9 * len(line.text.replace(" ", ""))
