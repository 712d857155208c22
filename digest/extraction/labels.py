"""What each line of the page is: title, body, heading, caption, or left out, and why.

The readers say roughly where the article stands; this says line by line what belongs to it. It never looks at the
site a page came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from digest.extraction.closing import find_end, is_marker, is_notice
from digest.extraction.line import Line, PageLines
from digest.extraction.scoring import ScoredPage, is_caption_place
from digest.extraction.signals import Signals, read_signals, summary_label_end
from digest.extraction.title import is_original_title

Kind = Literal["title", "body", "heading", "caption", "standfirst", "dropped"]

_HEADING_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "th"})
_REPEATED = "stands on many pages of this source"
_LONG = 34  # a line of so many characters without a full stop is still a paragraph, not a heading
_CAPTION_LIMIT = 130
_MENU_WORD = 8  # characters: shorter lines outside the article are menus, longer ones headlines
_PHOTO = re.compile(r"摄|新华社发|图|供稿|photo")
_CAPTION_LABEL = re.compile(r"^(?:图像加注文字|图片说明|图说|图注|视频加注文字)[,:]?$")
_PICTURE_CREDIT = re.compile(r"^(?:图像来源|影像来源|图片来源)[,:].{1,30}$")
_CREDIT_BRACKET = re.compile(
    r"^[(\[【〔](?:本文|文章|图片|资料)?(?:来源|作者|记者|编辑|原题|原标题)\s?[::/|][^()]{2,160}[)\]】〕](?:返回搜狐.*|.{0,6})$"
)
_ADVICE = re.compile(
    r"珍惜生命|自杀(?:不能|解决不了|无法)|安心专线|生命线(?:协谈)?专线|饮酒过量|酒后不开车|吸烟有害|未成年请勿饮酒"
)
_MENU = re.compile(
    r"^(?:首页|主页|返回顶部|回到顶部|top|home|关闭|打印|字号.*|大|中|小|上一页|下一页|尾页|广告|请?继续往下阅读.*"
    r"|点击.{0,4}(?:展开|阅读)(?:全文)?|展开全文|未完待续"
    r"|(?:您|你)的浏览器.{2,30}|.{0,6}浏览器.{0,8}(?:不支持|无法).{0,20}|advertisement|ad|img|image|x|\+|«|»|<|>)$"
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A line of the page with its kind, and the reason where it was dropped."""

    line: Line
    kind: Kind
    reason: str = ""
    text: str = ""  # what of the line counts, where that is not all of it

    @property
    def kept(self) -> str:
        """The words that count."""
        return self.text or self.line.text


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
    previous = ""
    for at in inside:
        if at in closing.boxes:
            judged[at] = Judged(scored.lines[at], "dropped", "list of other articles")
            continue
        if at >= closing.end:
            judged[at] = Judged(
                scored.lines[at], "dropped", name_furniture(scored, at) or "after the end of the article"
            )
            continue
        judged[at] = _judge(scored, at, title_key, previous, dropped)
        previous = judged[at].reason if judged[at].kind == "dropped" else judged[at].kind
        key = scored.lines[at].squeezed
        if judged[at].kind == "body" and len(key) > 30 and key in seen:
            judged[at] = Judged(scored.lines[at], "dropped", "repeats an earlier paragraph")
        seen.add(key)
    return tuple(settle_headings(scored, judged))


def _outside(scored: ScoredPage, title: str) -> list[Judged]:
    """Begin with every line outside the article, but for those that are its title."""
    wanted = _key(title)
    return [
        Judged(line, "title")
        if wanted and len(line.text) <= 2 * len(title) and _key(line.text) == wanted
        else Judged(line, "dropped", name_furniture(scored, at) or "outside the article")
        for at, line in enumerate(scored.lines)
    ]


def judge_by_tag(page: PageLines, line: Line) -> Judged:
    """Judge a line of an article's own markup, in which nothing has to be left out."""
    tags = {page.blocks[block].tag for block in page.ancestors(line.block)[:2]}
    seen = read_signals(line.folded)
    if tags & _HEADING_TAGS:
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
    for at in chosen:
        line, seen = scored.lines[at], scored.signals[at]
        if title_key and _key(line.text) == title_key:
            judged[at] = Judged(line, "title")
        elif dropped and dropped.search(line.text):
            judged[at] = Judged(line, "dropped", "a rule for this site")
        elif at in scored.repeated:
            judged[at] = Judged(line, "dropped", _REPEATED)
        elif seen.pointer or (
            line.link_share > 0.7 and not seen.terminal and seen.weight > 4 and "://" not in line.text
        ):
            judged[at] = Judged(line, "dropped", "links to other pages")
        elif (seen.caption and seen.weight < _CAPTION_LIMIT) or is_caption_place(scored.page, line):
            judged[at] = Judged(line, "caption")
        elif (seen.share or seen.advert) and seen.weight < 12 and not seen.terminal:
            judged[at] = Judged(line, "dropped", "sharing and comments")
        else:
            judged[at] = Judged(line, "heading" if _has_heading_tag(scored, at) and not seen.sentence else "body")
    return tuple(judged)


def _key(text: str) -> str:
    from digest.language import fold

    return re.sub(r"[\W_]", "", fold(text))


def _trim(scored: ScoredPage, chosen: list[int]) -> list[int]:
    """Cut what stands before the first and after the last line that could be a paragraph."""
    solid = [at for at in chosen if scored.masses[at] or _could_be_text(scored.signals[at])]
    if not solid:
        return chosen
    return [at for at in chosen if solid[0] <= at <= solid[-1]]


def _could_be_text(seen: Signals) -> bool:
    return seen.terminal and seen.weight >= 6 and not (seen.related or seen.share or seen.notice or seen.credit)


def _judge(scored: ScoredPage, at: int, title_key: str, previous: str, dropped: re.Pattern[str] | None) -> Judged:
    line, seen = scored.lines[at], scored.signals[at]
    if title_key and _key(line.text) == title_key:
        return Judged(line, "title")
    if dropped and dropped.search(line.text):
        return Judged(line, "dropped", "a rule for this site")
    reason = _reason_to_drop(scored, at)
    if reason:
        return Judged(line, "dropped", reason)
    if _is_caption(scored, at, previous):
        return Judged(line, "caption")
    if seen.summary and seen.weight > 12:
        return Judged(line, "standfirst", text=line.text[summary_label_end(line.folded) :].strip())
    if seen.sentence or seen.terminal or seen.weight >= _LONG:
        return Judged(line, "body")
    return Judged(line, "heading")


def name_furniture(scored: ScoredPage, at: int) -> str:
    """Say what a line outside the article is, as far as its words tell; an empty string where they do not."""
    seen, folded = scored.signals[at], scored.lines[at].folded
    reason = _reason_to_drop(scored, at)
    if reason:
        return reason
    if seen.comment:
        return "comment"
    if is_notice(seen, folded):
        return "notice"
    if is_marker(folded, seen):
        return "heads what follows an article"
    if seen.caption and seen.weight < _CAPTION_LIMIT:
        return "caption outside the article"
    if seen.date_tail and not seen.terminal:
        return "headline or time of another article"
    if not seen.terminal and not seen.sentences and seen.weight < _LONG:
        return "menu" if seen.weight <= _MENU_WORD else "headline elsewhere on the page"
    return ""


def _reason_to_drop(scored: ScoredPage, at: int) -> str:
    line, seen = scored.lines[at], scored.signals[at]
    if at in scored.repeated:
        return _REPEATED
    if at in scored.outside:
        return "in navigation, comments or a list beside the article"
    if seen.number:
        return "a bare number"
    if _CAPTION_LABEL.match(line.squeezed):
        return "label of a caption"
    if _PICTURE_CREDIT.match(line.squeezed):
        return "credit of a picture"
    if seen.weight < 1 or _MENU.match(line.squeezed):
        return "no words"
    if (
        seen.date_only
        or (seen.published_label and seen.weight < 30)
        or (seen.date_tail and seen.weight < 40 and not seen.terminal)
    ):
        return "time or source line"
    if (seen.credit and seen.weight < 45 and seen.commas <= 3) or _CREDIT_BRACKET.match(line.folded):
        return "credit"
    if seen.weight < 70 and _ADVICE.search(line.folded):
        return "advice to the public"
    return _reason_among_lists(line, seen)


def _reason_among_lists(line: Line, seen: Signals) -> str:
    if seen.crumb:
        return "path through the site"
    if seen.tags:
        return "tags"
    if is_original_title(line.folded):
        return "original title"
    if is_notice(seen, line.folded) and seen.strong_notices >= 2:
        return "notice"
    if seen.pointer or (seen.related and seen.weight < 18 and not seen.terminal):
        return "points to other articles"
    if line.link_share > 0.7 and not seen.terminal and seen.weight > 4:
        return "links to other pages"
    if seen.share and seen.weight < 14 and not seen.terminal:
        return "sharing and comments"
    if seen.advert and seen.weight < 8:
        return "advertising"
    if seen.notice and seen.weight < 40 and not seen.sentence:
        return "notice"
    return ""


def _is_caption(scored: ScoredPage, at: int, previous: str) -> bool:
    line, seen = scored.lines[at], scored.signals[at]
    if seen.weight >= _CAPTION_LIMIT:
        return False
    if seen.caption or is_caption_place(scored.page, line):
        return True
    if line.pictured and line.centred and seen.weight < 60 and seen.sentences <= 2:
        return True
    if previous == "label of a caption":
        return True
    return previous == "a bare number" and bool(_PHOTO.search(line.folded))


def settle_headings(scored: ScoredPage, judged: list[Judged], *, keep_last: bool = False) -> list[Judged]:
    """A heading stands alone above a paragraph; short lines in a row are a list, and part of the body.

    A last line that is no sentence belongs to the body with ``keep_last`` and is left out without it.
    """
    kept = [at for at, one in enumerate(judged) if one.kind in ("body", "heading")]
    settled = list(judged)
    for place, at in enumerate(kept):
        if judged[at].kind != "heading":
            continue
        after = judged[kept[place + 1]].kind if place + 1 < len(kept) else ""
        before = judged[kept[place - 1]].kind if place else "body"
        alone = after == "body" and before == "body"
        if not after and not keep_last and not _is_marked(scored, at):
            settled[at] = Judged(judged[at].line, "dropped", "trailing line without a sentence")
        elif not (alone or _is_marked(scored, at)):
            settled[at] = replace(judged[at], kind="body")
    return settled


def _has_heading_tag(scored: ScoredPage, at: int) -> bool:
    block = scored.lines[at].block
    return block >= 0 and scored.page.blocks[block].tag in _HEADING_TAGS


def _is_marked(scored: ScoredPage, at: int) -> bool:
    line = scored.lines[at]
    return _has_heading_tag(scored, at) or line.bold >= 0.9 * len(line.text.replace(" ", ""))
