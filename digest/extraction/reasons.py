"""Why a line is left out, in words for the person who asks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from digest.extraction.closing import is_marker, is_notice
from digest.extraction.headings import LONG
from digest.extraction.judged import Judged
from digest.extraction.line import Line
from digest.extraction.prose import is_inner_heading
from digest.extraction.scoring import ScoredPage
from digest.extraction.signals import Signals
from digest.extraction.title import is_original_title

REPEATED = "stands on many pages of this source"
"""The reason for a line that is known to be the furniture of its source."""
REPETITION = "repeats a paragraph"
"""The reason for a line that says again what another has said."""
CAPTION_LIMIT = 130
"""The longest caption, in characters of weight."""
CAPTION_LABEL_REASON, PICTURE_CREDIT_REASON = "label of a caption", "credit of a picture"
FILE_NAME = "file name of a picture"
CAPTION_LABEL = re.compile(r"^(?:图像加注文字|图片说明|图说|图注|视频加注文字)[,:]?$")
"""A line that says that the next one is a caption."""
CAPTION_OUTSIDE = "caption outside the article"
"""The reason for a caption that stands apart from the text: its day is not the article's."""
ADDRESS = "addresses the reader"
"""The reason for what a page says to its reader (请登录)."""
TIME, MENU, HEADLINE = "time or source line", "menu", "headline elsewhere on the page"
_DATED = re.compile(r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}|民国.{1,3}年")
_FOOT = re.compile(r"©|公网安备|热线|报料|爆料|\bapp\b.{0,14}[!]$")
_LABEL = re.compile(r"^.{0,4}(?:关键[字词]|标签|字体|字级|分享|大小)[^。]{0,4}:$")
_COMMENTS = re.compile(r"^\W{0,3}(?:.{0,4}(?:评论|留言|回应|跟贴|讨论)|我来说两句|comment)")
_MENU_WORD = 8  # characters: shorter lines outside the article are menus, longer ones headlines
_PICTURE_CREDIT = re.compile(r"^(?:图像来源|影像来源|图片来源)[,:].{1,30}$")
_CREDIT_BRACKET = re.compile(
    r"^[(\[【〔](?:本文|文章|图片|资料|素材|综合|图文)?(?:来源|作者|记者|编辑|原题|原标题)\s?[::/|][^()]{2,160}[)\]】〕](?:返回搜狐.*|.{0,6})$"
)
_TAKEN_FROM = re.compile(
    r"^[(\[【]?(?:本文|文章|稿件)(?:来自|转自|摘自|源自)[^。]{2,20}(?:[)\]】]|,[^。]{0,20}(?:\bapp\b|客户端|公众号|请).{0,12}|。)?$"
)
_FILE_NAME = re.compile(r"^\S{1,80}\.(?:jpe?g|png|gif|webp|bmp)$")
_ADVICE = re.compile(
    r"珍惜生命|自杀(?:不能|解决不了|无法)|安心专线|生命线(?:协谈)?专线|饮酒过量|酒后不开车|吸烟有害|未成年请勿饮酒"
)
_ADDRESS = re.compile(  # what a page says to its reader
    r"^(?:请(?:您)?(?:先)?(?:同意|登录|登入|注册|开启|打开|点击|点选|升级|下载|使用|允许|按此|扫描)|(?:您|你)(?:的|正在使用的|当前使用的).{0,8}浏览器|如(?:果)?您?(?:无法|不能)"
    r"|点击(?:播放|收听|上方|下方|图片|查看|此处)|长按|(?:有话要说|我要|欢迎|读者)\W?投(?:稿|书)|投(?:稿|书)\W?(?:信箱|邮箱|请|至|专线|:)"
    r"|扫描(?:上|下)方|.{0,8}为您朗读|(?:喜欢|觉得不错)?.{0,6}点个|欢迎(?:关注|转发|订阅)|\W?音频)"
)
_CONTACT = re.compile(
    r"(?:如需|需要)[^。]{2,24}联系(?:微信|客服|qq)|爆料(?:网址|信箱|专线|热线|投稿)|请联系:|^.{0,12}[您你](?:现在)?还(?:不是|没有|未)[^。]{0,8}(?:作者|会员|登录|注册|账号)|[-·]\s?(?:投诉|投稿)?(?:爆料|报料)$"
)
_PAID = re.compile(  # asks the reader to pay
    r"感谢.{0,6}(?:读者|用户).{0,4}订阅|成为.{0,10}(?:会员|订户|付费用户).{0,8}(?:畅读|阅读|解锁)|订阅.{0,10}(?:畅读|阅读全文|解锁)"
    r"|(?:剩余|还有).{0,6}%.{0,6}(?:未读|内容)|^\W{0,2}(?:本文|此文|以下内容).{0,4}(?:为|仅限|限时).{0,6}(?:会员|付费|免费阅读|订户)"
)
_NOTE = re.compile(
    r"^\W{0,2}(?:文中|本文|应受访者要求)[^。]{0,24}化名$|^\W{0,2}感谢[^。]{2,40}(?:对本文|为本文)|^\W{0,2}(?:信息|内容|资料)来源于网络"
)
_MAIL = re.compile(
    r"^\W{0,2}(?:(?:本文|原文)?(?:地址|链接|网址)\s?[::]\s?)?(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?://\S+)\W{0,2}$"
)
_MENU = re.compile(
    r"^(?:首页|主页|返回顶部|回到顶部|top|home|关闭|打印|字号.*|大|中|小|上一页|下一页|尾页|(?:我是)?广告(?:\W?请继续(?:往下)?阅读.{0,4})?|请?继续往下阅读.*"
    r"|(?:(?:取消|确认|确定|提交|发送|完成)\s?){1,3}|点击.{0,4}(?:展开|阅读)(?:全文)?|展开全文|未完待续"
    r"|(?:您|你)的浏览器.{2,30}|.{0,6}浏览器.{0,8}(?:不支持|无法).{0,20}|advertisement|ad|img|image|more|已复制(?:连结|链接)|created?:|lastupdated?:|x|\+|«|»|<|>)$"
)


def name_furniture(scored: ScoredPage, at: int) -> str:
    """Say what a line outside the article is, as far as its words tell; an empty string where they do not."""
    seen, folded = scored.signals[at], scored.lines[at].folded
    reason = reason_to_drop(scored, at)
    if reason:
        return reason
    if seen.comment:
        return "comment"
    if is_notice(seen, folded):
        return "notice"
    if is_marker(folded, seen):
        return "heads what follows an article"
    if seen.caption and seen.weight < CAPTION_LIMIT:
        return CAPTION_OUTSIDE
    if seen.date_tail and not seen.terminal:
        return "headline or time of another article"
    return _name_short_line(seen, folded)


def _name_short_line(seen: Signals, folded: str) -> str:
    if seen.weight < 40 and not seen.full_stop and _DATED.search(folded):
        return TIME
    if _LABEL.match(folded):
        return "label of tags or buttons"
    if len(folded) < 60 and _FOOT.search(folded):
        return "notice"
    if not seen.terminal and not seen.sentences and seen.weight < LONG:
        return MENU if seen.weight <= _MENU_WORD else HEADLINE
    return ""


def explain_rest(scored: ScoredPage, judged: Sequence[Judged]) -> list[Judged]:
    """Say of the lines outside the article what they are by the section that they stand in.

    A section begins with the line that heads it (相关新闻, 评论).
    """
    body = [at for at, one in enumerate(judged) if one.kind == "body"]
    first, last = (body[0], body[-1]) if body else (len(judged), -1)
    told = {scored.lines[at].squeezed for at in body}
    explained, section = [], ""
    for at, one in enumerate(judged):
        if one.kind != "dropped":
            section = ""
        elif is_marker(one.line.folded, scored.signals[at]):
            section = "comment" if _COMMENTS.match(one.line.folded) else "related list"
        reason = one.reason
        if one.kind == "dropped" and reason in ("", MENU, HEADLINE):
            place = "above" if at < first else "below" if at > last else "within"
            fallback = reason or f"text {place} the article, but not of it"
            reason = REPETITION if one.line.squeezed in told else section or fallback
        explained.append(one if reason == one.reason else replace(one, reason=reason))
    return explained


def reason_to_drop(scored: ScoredPage, at: int) -> str:
    """Say why a line within the article is no part of it; an empty string where it is one."""
    line, seen = scored.lines[at], scored.signals[at]
    if at in scored.repeated:
        return REPEATED
    if at in scored.outside:
        return "in navigation, comments or a list beside the article"
    if at in scored.beginnings and not seen.summary:
        return REPETITION
    if seen.number:
        return "a bare number"
    if CAPTION_LABEL.match(line.squeezed):
        return CAPTION_LABEL_REASON
    if _PICTURE_CREDIT.match(line.squeezed):
        return PICTURE_CREDIT_REASON
    if (
        seen.date_only
        or (seen.published_label and seen.weight < 30)
        or (seen.date_tail and seen.weight < 40 and not seen.terminal)
    ):
        return TIME
    if seen.weight < 1 or _MENU.match(line.squeezed):
        return MENU if seen.weight else "no words"
    if _FILE_NAME.match(line.folded):
        return FILE_NAME
    if (seen.credit and seen.weight < 45 and seen.commas <= 3) or is_credit_bracket(line.folded):
        return "credit"
    if seen.solicits or (seen.weight < 40 and _ADDRESS.match(line.folded)) or _MAIL.match(line.folded):
        return ADDRESS
    if seen.weight < 80 and (_PAID.search(line.folded) or is_contact(line.folded)):
        return ADDRESS
    if seen.weight < 40 and _NOTE.match(line.folded):
        return "note of the editors"
    if seen.weight < 70 and _ADVICE.search(line.folded):
        return "advice to the public"
    return _reason_among_lists(line, seen, inner=is_inner_heading(scored, at))


def is_paid_for(folded: str) -> bool:
    """Whether a line says that the rest must be paid for."""
    return bool(_PAID.search(folded))


def is_contact(folded: str) -> bool:
    """Whether a line says how to reach the page's makers, or that its reader has no account."""
    return bool(_CONTACT.search(folded))


def is_credit_bracket(folded: str) -> bool:
    """Whether a line says, and says no more than, where the text is from and who made it."""
    return bool(_CREDIT_BRACKET.match(folded) or (len(folded) < 60 and _TAKEN_FROM.match(folded)))


def _reason_among_lists(line: Line, seen: Signals, *, inner: bool) -> str:
    if seen.crumb:
        return "path through the site"
    if seen.tags:
        return "tags"
    if is_original_title(line.folded):
        return "original title"
    if is_notice(seen, line.folded) and seen.strong_notices >= 2:
        return "notice"
    if seen.pointer or (seen.related and seen.weight < 18 and not (inner or seen.terminal or seen.commas)):
        return "points to other articles"
    if line.link_share > 0.7 and not seen.terminal and seen.weight > 4:
        return "links to other pages"
    if seen.share and seen.weight < 14 and not (inner or seen.terminal or seen.commas):
        return "sharing and comments"
    if seen.advert and seen.weight < 8:
        return "advertising"
    if seen.notice and seen.weight < 40 and not seen.sentence and not line.folded.endswith("?"):
        return "notice"
    return ""
