"""Where an article ends though the page goes on: the editor's credit, a list of related pieces, comments, notices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest.extraction.cohesion import goes_on, words_of
from digest.extraction.scoring import ScoredPage
from digest.extraction.signals import Signals

_EDITOR = r"[\s\W]{0,3}(?:责任编辑|责编|本文编辑|网络编辑|编辑|审核|校对|选稿)\s?(?:[::/|丨]|\s)\s?\S{2,}"
_LISTS = (
    r"(?:相关|推荐|热门|最新|精彩|延伸|更多|往期|其他|其它|同类|近期|编辑|为您|今日|本周|频道|图片|视频|热点|独家"
    r"|最热|点击)"
    r"(?:新闻|阅读|文章|报道|报导|推荐|链接|资讯|专题|内容|评论|排行|消息|精选|导读|信息|稿件|视频|图集|要闻|热点"
    r"|回顾|话题)"
)
_HEADERS = (
    rf"[\s\W]{{0,3}}(?:{_LISTS}(?:请(?:见|看))?|上一[篇则条]|下一[篇则条]|作者(?:最新|其他|的其他)文章|猜你喜欢|猜您喜欢"
    rf"|您?你?可能(?:还|也|会)?(?:感兴趣|喜欢|想看)"
    r"|大家都在看|其他人也在看|也许您会感兴趣|网友评论|全部评论|发表评论|发表意见|我要评论|我来说两句|评论区|评论|跟贴|讨论区"
    r"|讨论规范|留言规范|新闻排行|点击排行|排行榜"
    r"|(?:本周|本月|今日|全站)最.{1,6}(?:文章|新闻|报道)|热搜|热文|新闻推荐|24小时|返回列表|返回顶部|回到顶部|(?:往下)?看更多(?:文章)?|人气新闻|热门关键字|分享到|分享至|分享这|扫一扫|扫描二维码"
    r"|微信扫|related|recommended|most read|most popular"
    r"|read more|more (?:from|on|stories|news)|(?:no )?comments?|share this|trending|sign up)"
    r"(?:$|[\s\d(::>»…—\])】-]|汇总)"
)
_LABELS = (
    r"[\s\W]{0,3}(?:关键[字词]|标签|tags?|版权(?:所有|声明|说明)|免责声明|特别声明|平台声明|郑重声明|本网声明"
    r"|声明)\s?[::]"
)
_UNFINISHED = (
    r"阅读全文,?请|[\s\W]{0,3}(?:作者简介|关于作者|作者介绍|投稿邮箱|投稿信箱)(?:$|[\s::|])|以上内容(?:仅|由|为|版权|与[^。]{2,20}无关)|本文(?:为|系|来自|由|仅代表|首发)[^。]{0,24}(?:原创|作者|转载|立场|观点"
    r"|发布|首发|版权)"
)
_MARKER = re.compile(
    rf"^(?!\W?(?:图片|视频|独家|最新)(?:新闻|报道|消息)[】\]]\S{{6}})(?:{_EDITOR}|{_HEADERS}|{_LABELS}|{_UNFINISHED})"
)
_FINAL = re.compile(
    rf"^(?:{_EDITOR}|{_LABELS}|{_UNFINISHED}|[\s\W]{{0,3}}(?:网友评论|全部评论|精选留言|发表评论|发表意见|网友回应|我要评论"
    r"|我来说两句|评论|跟贴|讨论区|comments?)(?:$|[\s\d(:]))"
)
_CREDIT_BEHIND = re.compile(r"[(\[【〔](?:责任编辑|责编|编辑)[^()\[\]【】〔〕]{2,60}[)\]】〕]\s?\d{0,8}$")
_END_BEHIND = re.compile(r"[。!?”」][(\[【](?:全文)?完[)\]】]$")
_BULLET = re.compile(r"[【\[(〔■●•·▶►★◆※*-]|\d{1,2}[.、)]")
# an author's own dots are six (……)
_BROKEN_OFF = re.compile(r"(?<!\.)\.{3}$|(?<!…)…$|\bread more\W{0,3}$|\[full\s+story\]$")
_CLAUSES = re.compile(r"[\u4e00-\u9fff”」』][\s!?]+(?=[\u4e00-\u9fff“「『\d])")
_LONGEST_HEADLINE = 50  # characters of weight
_KEY_WORD, _FEWEST_WORDS = re.compile(r"[\u4e00-\u9fffa-z0-9·]{2,6}"), 3  # a row of fewer may be a name
_BEGUN = 30  # characters of weight of the beginning of a piece, which has a comma
_FEWEST_TEASERS, _TEASER = 2, 15  # lines; characters of weight
_LONG_LIST = 8  # times of other pieces
_LONGEST_MARKER = 60
_BOX = 14  # lines that a list inserted in the text may have
_BEFORE_LIST = 0.25  # share of the sentences that must stand before a marker that ends the article
_BEFORE_NOTICE = 0.55
_AFTER_NOTICE = 0.15  # with more sentences than this behind it, a notice was only a remark within the article
_BEFORE_LEAST = 40.0  # characters


@dataclass(frozen=True, slots=True)
class Closing:
    """The position from which the article is over, and the positions of boxes inserted before it."""

    end: int
    boxes: frozenset[int] = frozenset()


def find_end(scored: ScoredPage, inside: Sequence[int]) -> Closing:
    """Find where the chosen lines ``inside`` are no longer the article, and the lists that only interrupt it."""
    inside = inside[: len(inside) - count_teasers(scored, inside)]
    total = sum(scored.masses[at] for at in inside) or 1.0
    passed = 0.0
    boxes: set[int] = set()
    for place, at in enumerate(inside):
        seen, folded = scored.signals[at], scored.lines[at].folded
        if at in boxes or at in scored.skipped:
            continue
        if _points_to_one(scored, inside, place) and 2 * passed < total:
            continue
        long = passed >= _BEFORE_LEAST and is_marker(folded, seen) and _heads_long_list(scored, inside[place:])
        if long or (passed >= max(_BEFORE_LEAST, _BEFORE_LIST * total) and is_marker(folded, seen)):
            box = [] if long or is_closing_credit(folded) else _inserted_box(scored, inside, place)
            if not box:
                return Closing(at, frozenset(boxes))
            boxes.update(box)
            continue
        passed += scored.masses[at]
        if 2 * passed >= total and _CREDIT_BEHIND.search(folded[-80:]):
            return Closing(at + 1, frozenset(boxes))
        if 3 * passed >= total and ends_copy(folded):
            return Closing(at + 1, frozenset(boxes))
        notice = passed >= _BEFORE_NOTICE * total and is_notice(seen, folded)
        if (notice and total - passed <= _AFTER_NOTICE * total) or (seen.end_mark and 2 * passed >= total):
            return Closing(at, frozenset(boxes))
    return Closing(inside[-1] + 1 if inside else 0, frozenset(boxes))


def count_teasers(scored: ScoredPage, positions: Sequence[int]) -> int:
    """Return how many of the last lines are the beginnings of other articles, cut off, with their times."""
    cut = count = 0
    for at in reversed(positions):
        seen, folded = scored.signals[at], scored.lines[at].folded
        broken = bool(_BROKEN_OFF.search(folded)) and seen.weight >= _TEASER
        if not (broken or seen.date_only):
            break
        cut, count = cut + broken, count + 1
    return count if cut >= _FEWEST_TEASERS and count < len(positions) else _count_promoted(scored, positions)


def _count_promoted(scored: ScoredPage, positions: Sequence[int]) -> int:
    """Return how many of the last lines of plain text are headlines, with the beginning of one piece perhaps."""
    if scored.page.blocks or not positions:
        return 0
    last = scored.signals[positions[-1]]
    begun = not last.full_stop or bool(_BROKEN_OFF.search(scored.lines[positions[-1]].folded))
    begun = begun and (last.weight >= _LONGEST_HEADLINE or (last.commas > 0 and last.weight >= _BEGUN))
    count = int(begun)
    while count < len(positions) and _is_promoted(scored, positions[-1 - count]):
        count += 1
    above = len(positions) - count - 1
    ends = above >= 0 and scored.signals[positions[above]].full_stop
    return count if count - begun >= _FEWEST_TEASERS and ends else 0


def _is_promoted(scored: ScoredPage, at: int) -> bool:
    return _is_headline(scored, at) or are_key_words(scored, at)


def are_key_words(scored: ScoredPage, at: int) -> bool:
    """Whether a line is some words set apart by spaces that most stand in the text above too."""
    words = scored.lines[at].folded.split()
    if len(words) < _FEWEST_WORDS or not all(_KEY_WORD.fullmatch(word) for word in words):
        return False
    said = sum(any(word in line.folded for line in scored.lines[:at]) for word in words)
    return 2 * said >= len(words)


def _is_headline(scored: ScoredPage, at: int) -> bool:
    """Whether a line is written as headlines are: no full stop, its clauses set apart by a space or a mark."""
    seen = scored.signals[at]
    apart = bool(_CLAUSES.search(scored.lines[at].folded)) and not _BULLET.match(scored.lines[at].folded)
    return apart and not seen.full_stop and _TEASER <= seen.weight < _LONGEST_HEADLINE


def _points_to_one(scored: ScoredPage, inside: Sequence[int], place: int) -> bool:
    """Whether a line of plain text names one other piece and the text goes on right below it."""
    if scored.page.blocks or not scored.signals[inside[place]].pointer or place + 1 >= len(inside):
        return False
    below = inside[place + 1]
    rest = scored.lines[inside[place]].folded.partition(":")[2]
    return len(rest) >= _TEASER // 2 and bool(scored.masses[below]) and scored.signals[below].full_stop


def _heads_long_list(scored: ScoredPage, below: Sequence[int]) -> bool:
    """Whether so many other pieces with their times follow that no article goes on behind them."""
    times = sum(scored.signals[at].date_tail and not scored.masses[at] for at in below)
    return times >= _LONG_LIST


def _inserted_box(scored: ScoredPage, inside: Sequence[int], place: int) -> Sequence[int]:
    """Return the positions of the list headed by the line at ``inside[place]``, if the article goes on below it.

    In HTML the elements tell what is inserted; this is for text alone.
    """
    if scored.page.blocks:
        return []
    rest = inside[place + 1 : place + 1 + _BOX]
    length = next((n for n, at in enumerate(rest) if scored.masses[at] and scored.signals[at].terminal), None)
    if length is None or any(_is_of_another(scored.signals[at]) for at in rest[:length]):
        return []
    after = inside[place + 1 + length :]
    box = inside[place : place + 1 + length]
    return _without_heading(scored, box) if goes_on(scored, words_of(scored, inside[:place]), after) else []


def _is_of_another(seen: Signals) -> bool:
    """Whether a line carries the time of another piece, or a comment."""
    return seen.date_tail or seen.date_only or seen.comment


def _without_heading(scored: ScoredPage, box: Sequence[int]) -> Sequence[int]:
    """Leave out the last line where all others open with a bracket or bullet and it does not: it heads what follows."""
    marked = [bool(_BULLET.match(scored.lines[at].folded)) for at in box]
    return box[:-1] if len(box) > 1 and all(marked[:-1]) and not marked[-1] else box


def is_marker(folded: str, seen: Signals) -> bool:
    """Whether a line heads what follows an article: related pieces, comments, the editor's credit."""
    return len(folded) <= _LONGEST_MARKER and bool(_MARKER.match(folded)) and not (seen.sentence and seen.sentences > 1)


def ends_copy(folded: str) -> bool:
    """Whether a paragraph closes with the mark that ends a dispatch (（完）)."""
    return bool(_END_BEHIND.search(folded[-8:]))


def is_closing_credit(folded: str) -> bool:
    """Whether a line is the editor's credit, tags, a claim of rights or the head of the comments, and no mere list."""
    return len(folded) <= _LONGEST_MARKER and bool(_FINAL.match(folded))


def is_notice(seen: Signals, folded: str) -> bool:
    """Whether a line is a legal notice or a contact line."""
    if seen.strong_notices >= 3 or (seen.strong_notices >= 2 and (seen.notice or folded.startswith(("*", "※")))):
        return True
    return seen.notice and seen.weight < 60 and not seen.sentence and not folded.endswith(("”", "?"))
