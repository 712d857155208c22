"""How far a reading of plain text can be trusted: whether headline and body fit, and what speaks for teasers or a list.

Nothing can agree with anything here, as the readers of HTML do; so this looks at what was read and what was left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from digest.extraction.closing import is_closing_credit
from digest.extraction.cohesion import bigrams
from digest.extraction.densest import Run, teaser_share
from digest.extraction.headings import REFRAIN
from digest.extraction.judged import Judged
from digest.extraction.pretenders import is_message
from digest.extraction.reasons import MENU
from digest.extraction.scoring import ScoredPage, ends_in_link
from digest.language import find_dateline, fold, read_datetime

DOUBTED = 0.45
"""The most that something deserves which looks like a teaser, a list or a scrap."""
_CUT_OFF = re.compile(
    r"(?:…|\.\.\.|[\[【(](?:详细|详情|全文|更多)[\])】])$|(?:阅读|查看|点击)(?:全文|详情|更多)\W{0,3}$"
    r"|(?:\bread more|continue reading|\[full\s+story\])\W{0,3}$"
)
_SEPARATOR = re.compile(
    r"…+|\.{3,6}|-|(?:继续|点击|了解|查看|阅读|浏览)?(?:阅读|更多|详情|详细|全文|原文|内容)[>》»…→.]*|readmore[>»…]*|continuereading[>»…]*"
    r"|\d{1,3}(?:分钟|小时|个?月|天|日|周|年)前"
)
"""What stands between the pieces of a list; asterisks and numbers also part the sections of one article."""
_SOLD = re.compile(r"(?:\.\.\.|…)\s?(?:订阅|登入|登录|成为|加入|付费|购买|read (?:full|more))")
_BULLET = re.compile(r"[●■◆★•·▶►○◎※*-]")  # points of a summary have no full stop
_TEASERS = 0.3  # share of paragraphs that are cut off, from which they are teasers
_TIMES = 0.2  # share of the lines that are times of other pieces, from which this is a list of them
_FEW = 2  # paragraphs: of so few one that is cut off is enough
_SCRAP, _SHORT = 40, 150  # characters of weight: less is a scrap, or needs a headline with a time
_LONG = 250  # characters of weight from which a text needs no headline
_PARAGRAPH = 60  # characters of weight: a shorter line without a full stop may be a heading
_SHORT_CREDIT = 20  # characters of weight
_SIGNED = 3  # lines below the body in which it is signed
_FITTING = 0.5  # share of the headline that the body has too, with which it needs no time
_SERIES = 3  # headings with one paragraph each that make a list of pieces
_TIMED = 14  # lines above the body in which its time stands


def rate_reading(scored: ScoredPage, run: Run, judged: Sequence[Judged]) -> float:
    """Return the confidence in a reading of a scraped page, 0 to 1.

    A headline that shares its words with the text, and few sentences elsewhere, speak for it.
    """
    total = sum(scored.masses) or 1.0
    body = [at for at, one in enumerate(judged) if one.kind == "body"]
    kept = sum(scored.masses[at] for at in body)
    shared = share_with_headline(scored.lines[run.headline].text if run.headline is not None else "", judged)
    rated = min(1.0, 0.3 + 0.4 * min(1.0, 2 * shared) + 0.3 * min(1.0, 1.5 * kept / total))
    return min(rated, DOUBTED) if _is_doubtful(scored, run, judged, body, shared) else rated


def share_with_headline(headline: str, judged: Sequence[Judged]) -> float:
    """Return the share of the headline's pairs of characters that the body has too."""
    title = bigrams(fold(headline))
    body = frozenset().union(*(bigrams(one.line.folded) for one in judged if one.kind == "body"))
    return len(title & body) / max(1, len(title))


def _is_doubtful(scored: ScoredPage, run: Run, judged: Sequence[Judged], body: Sequence[int], shared: float) -> bool:
    weight = sum(scored.signals[at].weight for at in body)
    if weight < max(_SCRAP, _promised(scored)) or _has_no_stop(scored, body):
        return True
    if are_teasers(scored, body) or is_message(scored, body) or is_broken_up(scored, body):
        return True
    timed = _is_timed(scored, run, body[0])
    headline = scored.lines[run.headline].text if run.headline is not None else ""
    if _share_of_teasers(scored, judged, body) >= _TIMES or (not timed and is_series(headline, judged)):
        return True
    reported = find_dateline(scored.lines[body[0]].text) is not None or _is_signed(scored, body[-1])
    if timed or (len(body) >= _FEW and reported):
        return False
    short = weight < _SHORT and len(body) <= _FEW
    return (run.headline is None and weight < _LONG) or (short and shared < _FITTING)


def _has_no_stop(scored: ScoredPage, body: Sequence[int]) -> bool:
    """Whether a Chinese text has not a single full stop: verses, which have none either, are not rated here."""
    return scored.chinese and not any(scored.signals[at].full_stop or "。" in scored.lines[at].folded for at in body)


def are_teasers(scored: ScoredPage, body: Sequence[int]) -> bool:
    """Whether so many paragraphs break off, with a mark or in the middle of a sentence, that they only promise more."""
    unfinished = len(body) <= _FEW and bool(body) and scored.lines[body[-1]].folded.endswith((",", "、"))
    if unfinished or any(_SOLD.search(scored.lines[at].folded) for at in body):
        return True
    cut = sum(bool(_CUT_OFF.search(scored.lines[at].folded)) for at in body)
    if cut and (len(body) <= _FEW or cut >= _TEASERS * len(body)):
        return True
    seen = [scored.signals[at] for at in body if not _BULLET.match(scored.lines[at].folded)]
    broken = cut + sum(one.weight >= _PARAGRAPH and one.sentences > 0 and not one.terminal for one in seen)
    return broken >= _FEW and broken >= _TEASERS * len(body)


def _share_of_teasers(scored: ScoredPage, judged: Sequence[Judged], body: Sequence[int]) -> float:
    """Return the share of teasers from the first paragraph to the last; the buttons of the page are none."""
    buttons = sum(judged[at].reason in (MENU, REFRAIN) for at in range(body[0], body[-1] + 1))
    lines = body[-1] + 1 - body[0]
    return max(0.0, teaser_share(scored, body[0], body[-1]) - buttons / lines)


def _promised(scored: ScoredPage) -> int:
    """Return the weight of the pieces on the page that end with words that lead to the rest of them."""
    ends = (at for at, line in enumerate(scored.lines) if ends_in_link(line))
    return sum(scored.signals[at].weight for at in ends)


def is_series(headline: str, judged: Sequence[Judged]) -> bool:
    """Whether nothing but headings with one paragraph each stands there, the headline that of the first of them."""
    kept = [one for one in judged if one.kind in ("title", "body", "heading")]
    headed = sum(one.kind != "body" and below.kind == "body" for one, below in pairwise(kept))
    paragraphs = [one.line.folded for one in kept if one.kind == "body"]
    title = bigrams(fold(headline))
    if headed < _SERIES or len(paragraphs) > headed + 1 or not title:
        return False
    later = frozenset().union(*(bigrams(text) for text in paragraphs[1:]))
    return len(title & later) < _FITTING * len(title)


def is_broken_up(scored: ScoredPage, body: Sequence[int]) -> bool:
    """Whether the same mark or button stands again and again between the paragraphs, as in a list of pieces."""
    start = max(0, body[0] - 1)
    marks = sum(bool(_SEPARATOR.fullmatch(scored.lines[at].squeezed)) for at in range(start, body[-1] + 1))
    return marks >= _FEW and 3 * marks >= len(body)


def _is_signed(scored: ScoredPage, last: int) -> bool:
    """Whether the editor or the source is named right below the body."""
    below = range(last + 1, min(len(scored.lines), last + 1 + _SIGNED))
    signed = (scored.signals[at].credit and scored.signals[at].weight < _SHORT_CREDIT for at in below)
    return any(is_closing_credit(scored.lines[at].folded) for at in below) or any(signed)


def _is_timed(scored: ScoredPage, run: Run, first: int) -> bool:
    """Whether a time stands between the headline and the body, or not far above it."""
    top = run.headline if run.headline is not None and run.headline < first else first - _TIMED
    lines = scored.lines[max(0, top - 2) : first + 1]
    return any(read_datetime(line.text[:120]) for line in lines if any(map(str.isdigit, line.text)))
