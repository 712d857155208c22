"""Which sentences of an article may be chosen: its news, not its apparatus.

Datelines are cut from the sentence they open. Bylines, credits, captions and headings that the extraction left among
the paragraphs never rank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from digest.language import find_dateline, split_sentences
from digest.model import Article

_NAMING = "社网網台臺报報刊站透点點线線经經端闻聞者纬緯"
"""Characters that the names of media and the word reporter end with."""
_DATELINE_HINT = re.compile(
    r"\s*(?:[(（\[［【〔<＜]"
    r"|「.{0,50}(?:[电電讯訊者译譯]|[报報][导導道])"
    r"|[A-Z][A-Z.'’ -]{2}.{0,80}?[—–)-]"
    rf"|[^。；！？][^。；！？{_NAMING}]{{0,29}}+[{_NAMING}][^。；！？]{{0,80}}?"
    r"(?=[电電讯訊消综綜报報【〔（(\[])(?:[电電讯訊【〔（(\[]|消息|[综綜]合|[报報][导導道]))"
)
"""What every dateline has; whoever has it may still have none."""
_ACCORDING = ("据", "據")
_LABEL = re.compile(r"^\s*(?:【[^】。]{1,40}】|\[[^\].]{1,40}\]|〔[^〕。]{1,40}〕)\s*$")
_ENDINGS = frozenset("。！？!?…：:；;.．｡—~～”’」』）)\"'】")
_MARKED = re.compile(
    r"^\s*[\[【(（<〈■▲▼◆●▪※#]?\s*(?:"
    r"(?:责任|責任|本文|文字|图片|圖片|视频|視頻|新闻|新聞|见习|見習|实习|實習|特约|特約|本报|本報|本刊|本台|总台|總台|央视|央視)?"
    r"(?:编辑|編輯|责编|責編|记者|記者|作者|摄影|攝影|撰文|撰稿|翻译|翻譯|校对|校對|审核|審核|监制|監製|监制人|制图|製圖|剪辑|剪輯|"
    r"供图|供圖|通讯员|通訊員|来源|來源|资料来源|資料來源|原文|原标题|原標題|译者|譯者|文|图|圖)\s*[:：/／丨|│]"
    r"|(?:图|圖|题图|題圖|配图|配圖|资料图|資料圖|上图|下图|左图|右图|上圖|下圖|圖為|图为|圖片說明|图片说明)\s*[:：]"
    r"|(?:By|Photo(?:s|graph)?|Image|Credit|Source|Editors?|Reporting|Writing|Caption)\s*[:/]"
    r"|By [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}(?:,? (?:and|CNN|for) .{0,40})?$"
    r"|(?:扫码|掃碼|长按|長按|点击|點擊|关注我们|關注我們|版权|版權|转载请|轉載請|"
    r"未经授权|未經授權|Copyright|All rights reserved|©)"
    r")",
)
_CREDIT_IN_BRACKETS = re.compile(
    r"^[（(\[【][^）)\]】]{0,60}(?:记者|記者|编辑|編輯|摄|攝|供图|供圖|图片|圖片|来源|來源|Photo|via|Getty|Reuters|AP)[^）)\]】]{0,60}[）)\]】]\s*$"
)
_QUESTION = re.compile(r"^\s*(?:记者|記者)[:：].*[。？！?!]$")
_LONGEST_HEADING = 30
_LONGEST_APPARATUS = 80


_FIRST = frozenset(
    " \u3000[【〔(（<〈■▲▼◆●▪※#责責本文图圖视視新见見实實特總总央编編记記作摄攝撰翻校审審"
    "监監制製剪供通来來资資原译譯题題配上下左右扫掃长長点點关關版转轉未BPICSERWA©"
)
"""The characters that the patterns above may begin with: most sentences are told from them at a glance."""


class Candidate(NamedTuple):
    """A sentence in its place: ``article.paragraphs[paragraph][start:end] == text``."""

    text: str
    paragraph: int
    start: int
    end: int


def find_candidates(article: Article) -> list[Candidate]:
    """Return the sentences of ``article`` that may be chosen, in document order."""
    found = list(_sentences(article, skip_headings=True))
    return found or list(_sentences(article, skip_headings=False))


def _sentences(article: Article, *, skip_headings: bool) -> Iterator[Candidate]:
    headings = frozenset((article.title, *article.headings)) if skip_headings else frozenset()
    for number, paragraph in enumerate(article.paragraphs):
        if is_apparatus(paragraph) or (skip_headings and _is_heading(paragraph, headings)):
            continue
        news = _news_begins(paragraph)
        for start, end in divide(paragraph, article.language):
            start = max(start, news)
            text = paragraph[start:end]
            if text and (text[0] not in _FIRST or not is_apparatus(text)):
                yield Candidate(text, number, start, end)


@lru_cache(maxsize=2048)
def divide(paragraph: str, language: str | None) -> tuple[tuple[int, int], ...]:
    """Divide a paragraph into sentences; the speakers are looked for in the same paragraphs right afterwards."""
    return split_sentences(paragraph, language)


def is_apparatus(text: str) -> bool:
    """Say whether a short paragraph or sentence is a byline, a credit, a caption or a notice, by how it opens."""
    if len(text) > _LONGEST_APPARATUS or text[:1] not in _FIRST or _QUESTION.match(text):
        return False
    return bool(_MARKED.match(text) or _LABEL.match(text) or (text[:1] in "（([【" and _CREDIT_IN_BRACKETS.match(text)))


def _is_heading(paragraph: str, headings: frozenset[str]) -> bool:
    """Say whether a paragraph is a heading: known as one, or short and without any final punctuation."""
    if paragraph in headings:
        return True
    width = len(paragraph) if not paragraph.isascii() else len(paragraph) // 3
    return width <= _LONGEST_HEADING and paragraph.rstrip()[-1:] not in _ENDINGS


def _news_begins(paragraph: str) -> int:
    """Return the offset behind the datelines (scraped pages double them) that open a paragraph."""
    begin = 0
    while _DATELINE_HINT.match(paragraph, begin):
        start = begin + (paragraph[begin : begin + 1] in _ACCORDING)
        dateline = find_dateline(paragraph[start:] if start else paragraph)
        if dateline is None or dateline.end <= 0:
            break
        begin = start + dateline.end
    return begin
