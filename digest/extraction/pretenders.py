"""Pages that only look like an article: messages of a server or a login, lists of pieces, scraps without a time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.extraction.judged import Judged
from digest.extraction.reasons import is_paid_for
from digest.extraction.scoring import ScoredPage
from digest.language import read_datetime

_NOTHING = 0.2  # the most confidence in a message of the server
_DOUBTED = 0.45  # the same in a list, in what is left of a text that must be paid for, in a scrap
_MESSAGE = re.compile(
    r"(?:页面|网页|内容|文章|链接|网址)[^。]{0,8}(?:不存在|已(?:经)?(?:被)?(?:删除|移走|移除|下架|失效)|找不到|有误)|(?:找不到|无法(?:访问|显示))[^。]{0,8}(?:页面|网页)"
    r"|(?:秒后|将)自动跳转|(?:登录|登入|注册|订阅)后[^。]{0,6}(?:继续|可以|即可|才能)?[^。]{0,4}(?:阅读|查看|浏览|观看|访问)|完成[^。]{0,6}验证|滑块|验证码"
    r"|(?:启用|开启|打开)\s?javascript|enable javascript|checking (?:if|your)"
    r"|page (?:was |is |could )?not (?:be )?found|page you requested"
    r"|access (?:to this page )?(?:is |has been )?denied|are (?:not )?a robot|unusual traffic"
)
_MESSAGE_LONGEST = 200  # characters of weight of a page's text that can be nothing but a message
_LISTED, _FEWEST = 0.6, 3  # share of the paragraphs below a link of their own, and their number, that make a list
_LINK = 0.9  # share of a line that is link text
_SCRAP, _FEW = 150, 2  # characters of weight, paragraphs: so little text needs a time
_NEAR = 14  # lines around the text in which its time stands
_TIME_LONGEST = 120  # characters of a line in which a time is looked for


def doubt_page(scored: ScoredPage, judged: Sequence[Judged], *, timed: bool) -> float:
    """Return the most confidence, 0 to 1, that the text of an HTML page deserves by what stands around it.

    ``timed`` says that the head of the page states when it appeared.
    """
    body = [at for at, one in enumerate(judged) if one.kind == "body"]
    if not body:
        return 0.0
    if is_message(scored, body):
        return _NOTHING
    weight = sum(scored.signals[at].weight for at in body)
    short = len(body) <= _FEW and weight < _SCRAP
    if short and (_is_paid_for(judged, body[-1]) or not (timed or _is_timed(scored, body))):
        return _DOUBTED
    return _DOUBTED if _is_list(scored, judged, body) else 1.0


def is_message(scored: ScoredPage, body: Sequence[int]) -> bool:
    """Whether the lines at ``body`` are no more than what a server or a login tells its visitor."""
    weight = sum(scored.signals[at].weight for at in body)
    return weight < _MESSAGE_LONGEST and any(_MESSAGE.search(scored.lines[at].folded) for at in body)


def _is_paid_for(judged: Sequence[Judged], last: int) -> bool:
    return any(one.kind == "dropped" and is_paid_for(one.line.folded) for one in judged[last + 1 : last + 1 + _FEW])


def _is_timed(scored: ScoredPage, body: Sequence[int]) -> bool:
    lines = scored.lines[max(0, body[0] - _NEAR) : body[-1] + _NEAR]
    return any(read_datetime(line.text[:_TIME_LONGEST]) for line in lines if any(map(str.isdigit, line.text)))


def _is_list(scored: ScoredPage, judged: Sequence[Judged], body: Sequence[int]) -> bool:
    """Whether most paragraphs stand each below a link of its own, as the pieces of a list do."""
    above = [at - 1 for at in body if at and judged[at - 1].kind != "body"]
    linked = sum(scored.lines[at].link_share >= _LINK for at in above)
    return linked >= _FEWEST and linked >= _LISTED * len(body)
