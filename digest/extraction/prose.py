"""Lines of running text, short ones too, told from the furniture of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.extraction.closing import are_key_words, count_teasers, ends_copy, is_marker, is_notice
from digest.extraction.scoring import ScoredPage

_FULL_STOP = re.compile(r"[。;.…!?]['\"”’」』)】]*$|[。]")
_CUT_OFF = re.compile(r"(?:…|\.\.\.)$")
_BRACKETED = re.compile(r"^[(\[【〔][^)\]】〕]*[)\]】〕]$")
_ISO_DAY = re.compile(r"(?<!\d)(?:19|20)\d\d([-/.])\d{1,2}\1\d{1,2}(?!\d(?!\d?[:时点]))")
_FEW_WORDS = 12  # characters of weight beside a day in figures, which is then the time of the page
_TITLE_LONGEST = 64  # characters
_ITEMS = 12  # lines that a list may have below the line that announces it
_FURNISHED = 0.4  # share of a line that is words of lists and buttons, from which it is nothing else
_RUNNING = 0.75  # share of a clean text that is running text
_LISTS = 0.15  # the same, where the rest is lists and nothing speaks of a page around it
_STOPPED = 2  # lines with a full stop that such a text must have
_WEB_ADDRESS = re.compile(r"https?://|www\.")
_SHORT = 15  # characters below which a word such as 分享 makes a line a button


def is_prose(scored: ScoredPage, at: int) -> bool:
    """Whether the line at position ``at`` is a sentence, or a piece of running text as short as ``什么？``."""
    seen = scored.signals[at]
    if is_furniture(scored, at) or at in scored.outside or at in scored.repeated:
        return False
    bracketed = seen.weight >= 8 and bool(_BRACKETED.search(scored.lines[at].folded))
    if at in scored.listing:
        return True
    return scored.masses[at] > 0 or (seen.terminal and seen.weight >= 2) or bracketed


def is_furniture(scored: ScoredPage, at: int) -> bool:
    """Whether a line is known by its words to belong to the page and not to an article's text."""
    seen, folded = scored.signals[at], scored.lines[at].folded
    if seen.date_only or seen.crumb or seen.tags or seen.pointer or seen.comment or seen.solicits:
        return True
    if is_marker(folded, seen):
        return True
    if (seen.date_tail or seen.published_label) and seen.weight < 40 and not seen.terminal:
        return True
    if seen.credit and seen.weight < 45 and seen.commas <= 3:
        return True
    if is_page_time(scored, at):
        return True
    if (seen.share or seen.related or seen.advert) and seen.weight < _SHORT and seen.sentences == 0:
        return not is_inner_heading(scored, at)
    return seen.strong_notices >= 2 or is_notice(seen, folded)


def is_page_time(scored: ScoredPage, at: int) -> bool:
    """Whether a line is a day in figures with hardly a word beside it."""
    seen = scored.signals[at]
    return seen.weight < _FEW_WORDS and not seen.sentences and bool(_ISO_DAY.search(scored.lines[at].folded))


def is_inner_heading(scored: ScoredPage, at: int) -> bool:
    """Whether a line between two paragraphs only happens to use a word of lists and buttons (``更多企业选择出海``)."""
    return scored.signals[at].furnished < _FURNISHED and scored.is_flanked(at)


def is_clean(scored: ScoredPage, first: int) -> bool:
    """Whether everything from position ``first`` on is one article's text, with nothing of a page around it.

    Every line is running text, a heading above running text, or an item of a list; no line is furniture, but for
    credits and notices at the end and single pointers to other articles. Where not a single line is furniture, much of
    the text may be lists.
    """
    positions = range(first, clean_end(scored, first))
    if any(is_furniture(scored, at) and not _is_harmless(scored, at) for at in positions):
        return False
    if any(ends_copy(scored.lines[at].folded) for at in positions[:-1]):
        return False
    prose = [at for at in positions if is_prose(scored, at) or _is_harmless(scored, at)]
    if not any(_FULL_STOP.search(scored.lines[at].folded) and not _is_teaser(scored, at) for at in prose):
        return False
    items = [at for at in positions if at not in prose and _is_listed(scored, at, first)]
    if running_share(scored, [*prose, *items], positions) >= _RUNNING:
        return 2 * len(prose) + 1.5 * len(items) >= len(positions)
    spotless = not any(is_furniture(scored, at) for at in positions)
    stopped = sum(scored.signals[at].full_stop for at in prose)
    return spotless and stopped >= _STOPPED and running_share(scored, prose, positions) >= _LISTS


def running_share(scored: ScoredPage, prose: Sequence[int], positions: Sequence[int]) -> float:
    """Return how much of the text at ``positions`` is that at ``prose``, 0 to 1."""
    weights = {at: max(1, scored.signals[at].weight) for at in positions}
    return sum(weights[at] for at in prose) / max(1, sum(weights.values()))


def clean_end(scored: ScoredPage, first: int) -> int:
    """Return the position behind the last line that is neither a credit nor a notice."""
    end = len(scored.lines) - count_teasers(scored, range(first, len(scored.lines)))
    while end > first + 1 and _is_below(scored, end - 1):
        end -= 1
    return end


def _is_below(scored: ScoredPage, at: int) -> bool:
    """Whether a line at the end is a credit, a notice, an address, key words, or a number that counts readers."""
    seen = scored.signals[at]
    if _WEB_ADDRESS.search(scored.lines[at].folded) and not seen.sentence:
        return True
    return (
        seen.credit
        or seen.number
        or are_key_words(scored, at)
        or (is_furniture(scored, at) and is_notice(seen, scored.lines[at].folded))
    )


def _is_harmless(scored: ScoredPage, at: int) -> bool:
    """Whether a line of furniture says nothing about what stands around it: a pointer, a paragraph on copyright."""
    seen = scored.signals[at]
    return (seen.pointer and seen.weight >= 12) or (seen.sentence and seen.weight >= 40 and not seen.comment)


def _is_listed(scored: ScoredPage, at: int, first: int) -> bool:
    """Whether a line is an item below a line that ends in a colon."""
    above = at - 1
    while above >= first and at - above < _ITEMS and not scored.signals[above].terminal:
        above -= 1
    return above >= first and scored.lines[above].folded.endswith(":")


def is_title_like(scored: ScoredPage, at: int) -> bool:
    """Whether a line could be the headline of a clean text: short, and no sentence with a full stop."""
    seen, folded = scored.signals[at], scored.lines[at].folded
    if not 2 <= seen.weight <= _TITLE_LONGEST or is_furniture(scored, at) or seen.number:
        return False
    if _BRACKETED.search(folded):
        return False
    return not re.search(r"[。;,:、]['\"”’」』)】]*$", folded) and "。" not in folded


def _is_teaser(scored: ScoredPage, at: int) -> bool:
    seen, folded = scored.signals[at], scored.lines[at].folded
    return bool(_CUT_OFF.search(folded)) or (seen.sentences <= 1 and bool(re.search(r"[!?]['\"”’」』]?$", folded)))
