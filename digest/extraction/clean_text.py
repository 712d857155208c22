"""An article's own text with nothing around it, as people save it: a headline perhaps, then paragraphs."""

from __future__ import annotations

from collections import Counter

from digest.extraction.closing import is_notice
from digest.extraction.cohesion import bigrams, words_of
from digest.extraction.densest import SECTION_LONGEST
from digest.extraction.english_lines import explain_english_line
from digest.extraction.headings import is_running_text, settle_headings
from digest.extraction.judged import Judged
from digest.extraction.prose import clean_end, is_clean, is_page_time, is_title_like
from digest.extraction.reasons import CAPTION_LIMIT, REPETITION, reason_to_drop
from digest.extraction.scoring import ScoredPage
from digest.extraction.signals import summary_label_end
from digest.extraction.title import key, repeats_title

TEASER = "beginning of another article"
_REPEATED = 25  # characters: a shorter line may be said again on purpose
_HEADLINE, _PROMOTED = 0.6, 0.35  # share of a line's pairs of characters that the text has too
_LABEL = 6  # characters of weight of the name of a page's section: three English words
_SECTION = 2  # characters of the name of a section of a Chinese page
_META = 3  # lines of time, source and people that may stand between the headline and the text


def label_clean_text(scored: ScoredPage, title: str) -> list[Judged] | None:
    """Judge every line of a text that is an article and nothing more, or return None where it is not.

    ``title`` is the headline where it is already known.
    """
    if not scored.lines:
        return None
    head = _head_length(scored, key(title))
    if not is_clean(scored, head):
        return None
    below = not title and _is_headed_below(scored, head)
    wanted = key(scored.lines[head].text) if below else key(title)
    head += below
    judged = [_judge_head(scored, at, wanted) for at in range(head)]
    end = clean_end(scored, head)
    judged += _judge_texts(scored, range(head, end), {one.line.squeezed for one in judged if one.kind == "title"})
    judged += [_judge_tail(scored, at) for at in range(end, len(scored.lines))]
    return settle_headings(scored, judged, keep_last=True)


def _head_length(scored: ScoredPage, title: str) -> int:
    """Return how many lines at the top are the headline, the time and the people."""
    head = 0
    if _is_title(scored, 0, title) and len(scored.lines) > 1:
        head = 1
    elif len(scored.lines) > 2 and _is_caption(scored, 0) and _is_title(scored, 1, title):
        head = 2
    while head < min(len(scored.lines) - 1, _META + 1) and _is_meta(scored, head):
        head += 1
    if head and len(scored.lines) > head + 1 and not _is_title(scored, 0, title) and _is_title(scored, head, title):
        head += 1
    return head


def _is_headed_below(scored: ScoredPage, head: int) -> bool:
    """Whether the first line of the text is its headline, and the one above only promotes another page."""
    if not head or head + 2 >= len(scored.lines) or not is_title_like(scored, head):
        return False
    if _is_meta(scored, head - 1) and scored.signals[head].weight <= SECTION_LONGEST:
        return False  # it heads the first section
    if not scored.chinese and scored.signals[head - 1].weight <= _LABEL < scored.signals[head].weight:
        return True  # letters in pairs stand in every English text
    text = words_of(scored, range(head + 1, clean_end(scored, head + 1)))
    own, promoted = (bigrams(scored.lines[at].folded) for at in (head, head - 1))
    shares = [len(words & text) / max(1, len(words)) for words in (own, promoted)]
    return shares[0] >= _HEADLINE and shares[1] <= _PROMOTED


def _is_title(scored: ScoredPage, at: int, title: str) -> bool:
    return key(scored.lines[at].text) == title if title else is_title_like(scored, at)


def _is_meta(scored: ScoredPage, at: int) -> bool:
    seen = scored.signals[at]
    if explain_english_line(scored.lines[at].text) or (at and _is_section(scored, at)):
        return True
    dated = seen.date_only or seen.published_label or seen.date_tail or is_page_time(scored, at)
    return (dated and seen.weight < 40 and not seen.sentences) or (seen.credit and seen.weight < 45)


def _is_section(scored: ScoredPage, at: int) -> bool:
    """Whether a line right below the time names the section of the page."""
    seen, above = scored.signals[at], scored.signals[at - 1]
    return (above.date_only or above.published_label) and seen.han == seen.weight == _SECTION


def _judge_head(scored: ScoredPage, at: int, title: str) -> Judged:
    line = scored.lines[at]
    if _is_title(scored, at, title) and not (at and _is_section(scored, at)):
        return Judged(line, "title")
    if _is_caption(scored, at):
        return Judged(line, "caption")
    return Judged(line, "dropped", "credit" if scored.signals[at].credit else "time or source line")


def _judge_tail(scored: ScoredPage, at: int) -> Judged:
    seen = scored.signals[at]
    notice = seen.notice or seen.strong_notices or is_notice(seen, scored.lines[at].folded)
    return Judged(scored.lines[at], "dropped", "credit" if seen.credit else "notice" if notice else TEASER)


def _judge_texts(scored: ScoredPage, positions: range, titles: set[str]) -> list[Judged]:
    """Judge the lines of the text; long ones that were there already, and the title once more, are not part of it."""
    seen: set[str] = set()
    counts = Counter(scored.lines[at].squeezed for at in positions)
    judged: list[Judged] = []
    for at in positions:
        line = scored.lines[at]
        first = not any(one.kind == "body" for one in judged)
        if key(line.text) in {key(title) for title in titles} or (
            first and any(repeats_title(line.text, title) for title in titles)
        ):
            judged.append(Judged(line, "title"))
        elif at in scored.echoes or (scored.signals[at].caption and counts[line.squeezed] > 1):
            judged.append(Judged(line, "caption"))
        elif line.squeezed in seen:
            judged.append(Judged(line, "dropped", REPETITION))
        else:
            judged.append(_judge_text(scored, at))
        if len(line.squeezed) >= _REPEATED:
            seen.add(line.squeezed)
    return judged


def _is_caption(scored: ScoredPage, at: int) -> bool:
    seen = scored.signals[at]
    return seen.caption and not seen.terminal and seen.weight < CAPTION_LIMIT


def _judge_text(scored: ScoredPage, at: int) -> Judged:
    line, seen = scored.lines[at], scored.signals[at]
    if why := explain_english_line(line.text):
        return Judged(line, "dropped", why)
    if why := reason_to_drop(scored, at):
        return Judged(line, "dropped", why)
    if seen.summary and seen.weight > 12:
        return Judged(line, "standfirst", text=line.text[summary_label_end(line.folded) :].strip())
    if _is_caption(scored, at):
        return Judged(line, "caption")
    return Judged(line, "body" if is_running_text(line, seen) else "heading")
