"""What each line of the page is: title, body, heading, caption, or left out, and why.

The readers say roughly where the article stands; this says line by line what belongs to it. It never looks at the
site a page came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from digest.extraction.closing import Closing, find_end
from digest.extraction.echoes import is_said_with_credit
from digest.extraction.english_lines import explain_english_line
from digest.extraction.headings import HEADING_TAGS, has_heading_tag, is_running_text, settle_headings
from digest.extraction.judged import Judged
from digest.extraction.line import Line, PageLines
from digest.extraction.reasons import (
    ADDRESS,
    CAPTION_LABEL_REASON,
    CAPTION_LIMIT,
    FILE_NAME,
    PICTURE_CREDIT_REASON,
    REPEATED,
    REPETITION,
    explain_rest,
    name_furniture,
    reason_to_drop,
)
from digest.extraction.scoring import ScoredPage, is_caption_place
from digest.extraction.signals import Signals, read_signals, summary_label_end
from digest.extraction.signature import find_signature
from digest.extraction.title import repeats_title, strip_label

_HEADING_BRACKET = re.compile(r"^【(?!.*\d日)[^】/]{2,12}】$")
_REPEATED = 25  # characters: a shorter line may be said again on purpose
_ECHO = 8  # characters of weight: shorter lines are repeated on purpose
_FILE_PICTURE = re.compile(r"FILE\s?(?:PHOTO)?\s?[-–—:]\s")
_PHOTO_CREDIT = re.compile(r"(?:photo|photograph|image|picture)s?\s?(?::|by\b|courtesy|credit)")
_HEADING_LONGEST = 20  # characters of weight: ten English words
_LABEL_LONGEST = 8  # characters of weight: four English words
_UNDER_PICTURE = 40  # characters of weight: below the name of a picture's file so short a line is its caption
_CREDIT_ALONE, _CREDIT_LONGEST = re.compile(r"^[^。,!?]+(?:摄|供图)[)]?$"), 20  # characters of weight
_PHOTO = re.compile(r"摄|新华社发|图|供稿|photo")


def label_lines(
    scored: ScoredPage, chosen: Iterable[int], title: str, *, dropped: re.Pattern[str] | None = None
) -> tuple[Judged, ...]:
    """Judge every line of the page; ``chosen`` are the positions that a reader takes for the article.

    Lines in which ``dropped`` is found are left out.
    """
    if not scored.chinese:
        return _label_gently(scored, sorted(chosen), title, dropped)
    inside = _trim(scored, sorted(chosen))
    judged = _outside(scored, title)
    closing = find_end(scored, inside)
    title_key = _key(title)
    seen: set[str] = set()
    previous, opened = "", False
    for at in inside:
        if at in closing.boxes:
            judged[at] = Judged(scored.lines[at], "dropped", "related list")
            continue
        if at >= closing.end:
            judged[at] = Judged(scored.lines[at], "dropped", name_furniture(scored, at))
            continue
        judged[at] = _judge(scored, at, title_key, previous, dropped)
        if not opened and judged[at].kind in ("body", "heading"):
            if repeats_title(scored.lines[at].text, title):
                judged[at] = Judged(scored.lines[at], "title")
            elif _is_credited_below(scored, at):
                judged[at] = Judged(scored.lines[at], "caption")
        opened = opened or judged[at].kind == "body"
        previous = judged[at].reason if judged[at].kind == "dropped" else judged[at].kind
        key = scored.lines[at].squeezed
        if judged[at].kind in ("body", "heading") and key in seen and (len(key) >= _REPEATED or _is_echo(scored, at)):
            judged[at] = Judged(scored.lines[at], "dropped", REPETITION)
        seen.add(key)
    judged = settle_headings(scored, _tell_photo_story(scored, judged, inside))
    return tuple(explain_rest(scored, _add_surroundings(scored, judged)))


def _tell_photo_story(scored: ScoredPage, judged: list[Judged], inside: Sequence[int]) -> list[Judged]:
    """Take the captions in sentences for the text where there is no other: pictures with a few words to each."""
    if any(one.kind == "body" for one in judged):
        return judged
    told = {at for at in inside if judged[at].kind == "caption" and scored.masses[at]}
    return [Judged(one.line, "body") if at in told else one for at, one in enumerate(judged)]


def _is_echo(scored: ScoredPage, at: int) -> bool:
    """Whether a line without a full stop says again what the line above says, as captions do."""
    same = at > 0 and scored.lines[at].squeezed == scored.lines[at - 1].squeezed
    return same and not scored.signals[at].full_stop and scored.signals[at].weight >= _ECHO


def _add_surroundings(scored: ScoredPage, judged: list[Judged]) -> list[Judged]:
    """Take in what belongs to the article around its text: captions under the headline, the signature below."""
    body = [at for at, one in enumerate(judged) if one.kind == "body"]
    if not body:
        return judged
    added = list(judged)
    headline = max((at for at in range(body[0]) if judged[at].kind == "title"), default=body[0])
    for at in range(headline + 1, body[0]):
        label = reason_to_drop(scored, at) in (ADDRESS, CAPTION_LABEL_REASON, PICTURE_CREDIT_REASON)
        if not label and _is_caption(scored, at, judged[at - 1].reason):
            added[at] = Judged(scored.lines[at], "caption")
    if body[0] > headline + 1 and _HEADING_BRACKET.match(scored.lines[body[0] - 1].folded):
        added[body[0] - 1] = Judged(scored.lines[body[0] - 1], "heading")
    for at in find_signature(scored, body[-1]):
        added[at] = Judged(scored.lines[at], "body")
    return _add_last_caption(scored, added, body[-1])


def _add_last_caption(scored: ScoredPage, judged: list[Judged], last: int) -> list[Judged]:
    """Take in the caption of a picture that closes the text: in HTML it stands in the same element as the text."""
    at = last + 1
    if not scored.page.blocks or at >= len(judged) or judged[at].kind != "dropped" or not scored.lines[at].pictured:
        return judged
    around = [scored.page.blocks[scored.lines[place].block].parent for place in (last, at)]
    if around[0] == around[1] and _is_caption(scored, at, ""):
        judged[at] = Judged(scored.lines[at], "caption")
    return judged


def _outside(scored: ScoredPage, title: str) -> list[Judged]:
    """Begin with every line outside the article, but for those that are its title."""
    wanted = _key(title)
    return [
        Judged(line, "title")
        if wanted and len(line.text) <= 2 * len(title) and _key(line.text) == wanted
        else Judged(line, "dropped", name_furniture(scored, at))
        for at, line in enumerate(scored.lines)
    ]


def judge_by_tag(page: PageLines, line: Line) -> Judged:
    """Judge a line of an article's own markup, in which nothing has to be left out."""
    tags = {page.blocks[block].tag for block in page.ancestors(line.block)[:2]}
    seen = read_signals(line.folded)
    if tags & HEADING_TAGS:
        return Judged(line, "heading")
    if tags & {"figcaption", "caption"}:
        return Judged(line, "caption")
    if seen.summary and seen.weight > 12:
        return Judged(line, "standfirst", text=line.text[summary_label_end(line.folded) :].strip())
    return Judged(line, "body")


def _label_gently(
    scored: ScoredPage, chosen: list[int], title: str, dropped: re.Pattern[str] | None
) -> tuple[Judged, ...]:
    """Judge a page that is not Chinese: the readers know these better, and the rules for Chinese lines do harm."""
    judged = _outside(scored, title)
    title_key = _key(title)
    closing = find_end(scored, chosen) if not scored.page.blocks else Closing(len(scored.lines))
    for at in chosen:
        line, seen = scored.lines[at], scored.signals[at]
        if at >= closing.end or at in closing.boxes:
            judged[at] = Judged(line, "dropped", "related list" if at in closing.boxes else name_furniture(scored, at))
            continue
        if title_key and title_key in (_key(line.text), _key(strip_label(line.text))):
            judged[at] = Judged(line, "title")
        elif dropped and dropped.search(line.text):
            judged[at] = Judged(line, "dropped", "a rule for this site")
        elif at in scored.repeated:
            judged[at] = Judged(line, "dropped", REPEATED)
        elif seen.pointer or (
            line.link_share > 0.7 and not seen.terminal and seen.weight > 4 and "://" not in line.text
        ):
            judged[at] = Judged(line, "dropped", "links to other pages")
        elif why := explain_english_line(line.text):
            judged[at] = Judged(line, "dropped", why)
        elif _is_gently_caption(scored, at) or _is_above_credit(scored, at, judged):
            judged[at] = Judged(line, "caption")
        elif (seen.share or seen.advert) and seen.weight < 12 and not seen.terminal:
            judged[at] = Judged(line, "dropped", "sharing and comments")
        else:
            judged[at] = Judged(line, "heading" if _is_gently_heading(scored, at) else "body")
    return tuple(explain_rest(scored, _add_captions(scored, _drop_labels(scored, judged))))


def _drop_labels(scored: ScoredPage, judged: list[Judged]) -> list[Judged]:
    """Leave out the section and the outlet that stand above the first sentence of a page."""
    if not scored.page.blocks:
        return judged
    first = next((at for at, seen in enumerate(scored.signals) if seen.sentence and judged[at].kind == "body"), 0)
    labels = {at for at in range(first) if judged[at].kind == "body" and scored.signals[at].weight <= _LABEL_LONGEST}
    labels = {at for at in labels if not scored.signals[at].terminal}
    return [
        Judged(one.line, "dropped", "label above the text") if at in labels else one for at, one in enumerate(judged)
    ]


def _add_captions(scored: ScoredPage, judged: list[Judged]) -> list[Judged]:
    """Take in the captions between the headline and the text, and those within it that the readers left out."""
    first = next((at for at, one in enumerate(judged) if one.kind == "body"), 0)
    headline = max((at for at in range(first) if judged[at].kind == "title"), default=first)
    under = range(headline + 1, first)
    captions = {at for at in under if judged[at].kind == "dropped" and scored.signals[at].caption}
    last = max((at for at, one in enumerate(judged) if one.kind == "body"), default=0)
    captions |= {at for at in range(first, last) if _is_lost_caption(scored, at, judged[at])}
    return [Judged(one.line, "caption") if at in captions else one for at, one in enumerate(judged)]


def _is_lost_caption(scored: ScoredPage, at: int, one: Judged) -> bool:
    if one.kind != "dropped" or at in scored.outside or scored.signals[at].weight >= CAPTION_LIMIT:
        return False
    return is_caption_place(scored.page, one.line)


def _is_gently_caption(scored: ScoredPage, at: int) -> bool:
    line, seen = scored.lines[at], scored.signals[at]
    if is_caption_place(scored.page, line):
        return True
    return seen.weight < CAPTION_LIMIT and (seen.caption or bool(_FILE_PICTURE.match(line.text)))


def _is_above_credit(scored: ScoredPage, at: int, judged: Sequence[Judged]) -> bool:
    """Whether a sentence stands between what is no text and the credit of a picture (``Photo: …``)."""
    if not 0 < at < len(scored.lines) - 1 or scored.signals[at].weight >= CAPTION_LIMIT:
        return False
    return judged[at - 1].kind in ("dropped", "title") and bool(_PHOTO_CREDIT.match(scored.lines[at + 1].folded))


def _is_gently_heading(scored: ScoredPage, at: int) -> bool:
    """Whether the markup makes a line a heading, or in plain text its shortness between two paragraphs."""
    line, seen = scored.lines[at], scored.signals[at]
    if scored.page.blocks or seen.sentence:
        return has_heading_tag(scored, at) and not seen.sentence
    return seen.weight <= _HEADING_LONGEST and scored.is_flanked(at) and line.text[-1] not in '.!?:;,…-—"”'


def _key(text: str) -> str:
    from digest.language import fold

    return re.sub(r"[\W_]", "", fold(text))


def _trim(scored: ScoredPage, chosen: list[int]) -> list[int]:
    """Cut what stands before the first and after the last line that could be a paragraph."""
    solid = [at for at in chosen if scored.masses[at] or _is_listed(scored, at) or _could_be_text(scored.signals[at])]
    if not solid:
        return chosen
    return [at for at in chosen if solid[0] <= at <= solid[-1]]


def _is_listed(scored: ScoredPage, at: int) -> bool:
    """Whether a line of plain text is an entry of a listing; in HTML the elements tell what belongs together."""
    return not scored.page.blocks and at in scored.listing


def _could_be_text(seen: Signals) -> bool:
    if seen.related or seen.share or seen.notice or seen.credit:
        return False
    return seen.terminal and seen.weight >= (2 if seen.full_stop else 6)


def _judge(scored: ScoredPage, at: int, title_key: str, previous: str, dropped: re.Pattern[str] | None) -> Judged:
    line, seen = scored.lines[at], scored.signals[at]
    if title_key and _key(line.text) == title_key:
        return Judged(line, "title")
    if dropped and dropped.search(line.text):
        return Judged(line, "dropped", "a rule for this site")
    reason = reason_to_drop(scored, at)
    if reason:
        return Judged(line, "dropped", reason)
    if _is_caption(scored, at, previous):
        return Judged(line, "caption")
    if seen.summary and seen.weight > 12:
        return Judged(line, "standfirst", text=line.text[summary_label_end(line.folded) :].strip())
    return Judged(line, "body" if is_running_text(line, seen) or _is_listed(scored, at) else "heading")


def _is_credited_below(scored: ScoredPage, at: int) -> bool:
    """Whether a short sentence stands right above the credit of a picture and nothing else."""
    if at + 1 >= len(scored.lines) or scored.signals[at].weight >= _UNDER_PICTURE or scored.signals[at].sentences > 1:
        return False
    return scored.signals[at + 1].weight < _CREDIT_LONGEST and bool(_CREDIT_ALONE.search(scored.lines[at + 1].folded))


def _is_caption(scored: ScoredPage, at: int, previous: str) -> bool:
    line, seen = scored.lines[at], scored.signals[at]
    if at in scored.echoes or is_said_with_credit(scored.lines, at):
        return True
    if seen.weight >= CAPTION_LIMIT:
        return False
    if seen.caption or is_caption_place(scored.page, line):
        return True
    if line.pictured and line.centred and seen.weight < 60 and seen.sentences <= 2:
        return True
    if previous == CAPTION_LABEL_REASON or (previous == FILE_NAME and seen.weight < _UNDER_PICTURE):
        return True
    return previous == "a bare number" and bool(_PHOTO.search(line.folded))
