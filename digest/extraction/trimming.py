"""What is glued to a paragraph and is not part of it: an update time in front, credits in brackets behind."""

from __future__ import annotations

import re
from dataclasses import dataclass

from digest.language import fold, iter_datetimes

_LEAD_LABEL = re.compile(
    r"^[\s\W]{0,3}(?:最[后新]更新|更新时间|发布时间|发布日期|发表时间|发稿时间|updated|published)\s{0,2}[::]?\s{0,2}"
)
_LEAD_TAIL = re.compile(r"[\s|,·]{0,4}(?:来源\s?[::]\s?\S{2,12}\s)?\s*")
_CREDITS = re.compile(
    r"\s?[(\[【〔](?:本文|本报|本网|新华社|人民网)?(?:记者|编辑|作者|责编|责任编辑|编译|校对|来源|文|原标题|原题"
    r"|实习生|通讯员|译者|核稿|摄影)\s?[::/][^()\[\]【】〔〕]{2,160}[)\]】〕]\s*\d{0,8}$"
    r"|\s?[(\[](?:https?://|www\.)[^()\[\]]{3,80}[)\]]$"
    r"|\s?[(\[【〔](?:全文)?完[)\]】〕]$"
)
_MORE = re.compile(
    r"(?:返回搜狐\s?[,,]?\s?查看更多|查看更多|阅读全文|展开全文|返回腾讯网首页>*|点击查看原文"
    r"|(?<=[。!?])\s?\[?责任编辑[::].{2,20}\]?)\s*$"
)
_SHORTEST = 8  # characters of text that must be left


@dataclass(frozen=True, slots=True)
class Trimmed:
    """A paragraph, and what was cut in front of and behind it (empty strings where nothing was)."""

    text: str
    before: str = ""
    behind: str = ""


def trim_paragraph(text: str) -> Trimmed:
    """Cut an update time glued in front of ``text`` and credits or links glued behind it."""
    start, end = _lead_end(text), _tail_start(text)
    if end - start < _SHORTEST:
        return Trimmed(text)
    return Trimmed(text[start:end].strip(), text[:start].strip(), text[end:].strip())


def _lead_end(text: str) -> int:
    head = text[:80]
    folded = fold(head)
    label = _LEAD_LABEL.match(folded)
    if not label:
        return 0
    moment = next((m for m in iter_datetimes(head) if m.start <= label.end() + 1), None)
    if moment is None:
        return 0
    tail = _LEAD_TAIL.match(folded, moment.end)
    return tail.end() if tail else moment.end


def _tail_start(text: str) -> int:
    end = len(text)
    for _ in range(3):  # credits, a mark of the end and a link can follow each other
        offset = max(0, end - 200)
        folded = fold(text[offset:end])
        match = _CREDITS.search(folded) or _MORE.search(folded)
        if not match:
            break
        end = offset + match.start()
    return end
