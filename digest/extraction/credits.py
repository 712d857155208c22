"""Who made the article: source, agency, authors and editors, each from the words that name the role.

Editors are never authors, photographers are neither. Patterns are matched on the folded line; names are given as the
line has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from digest.extraction.english_lines import read_editors, read_lone_name
from digest.extraction.medium import find_medium
from digest.extraction.names import BYLINES, HAN, LISTS, first_name_alone, name_below_label, read_signature, split_names
from digest.extraction.surnames import is_chinese_name
from digest.language import fold

_EDITOR = (
    r"责任编辑|本文编辑|网络编辑|值班编辑|执行编辑|文字编辑|内容编辑|新媒体编辑|流程编辑|责编|责 编|编 辑|主编|选稿"
    r"|(?<!视频)(?<!图片)(?<!美术)(?<!总)编辑"
)
_OTHER = (
    r"摄影(?:记者)?|摄像|图片编辑|视频编辑|美术编辑|图片?|供图|制图|海报|配图|策划|监制|总监制|统筹|校对|校审|审校"
    r"|审核|审读|核稿"
    r"|签发|出品(?:人)?|制作|设计|排版|版式|视觉|剪辑|配音|后期|主播|视频|[初复终一二三]审|编审|总编辑?|值班编委"
    r"|值班主任|值班总编"
    r"|时间|日期|发布|翻译|运营|联系|电话|邮箱|浏览|阅读|评论"
)
_AUTHOR = (
    r"(?:本报|本刊|本网|本台|特约|特派|见习|实习|首席|高级|资深|文字|财经|全媒体|驻\w{2,6})*(?:记者|撰稿人|评论员"
    r"|通讯员|特派员|编译)"
    r"|作者|撰文|撰稿|采写|采访|文字|译者|执笔|整理|(?<![\u4e00-\u9fff])文"
)
_ROLE = re.compile(rf"(?P<editor>{_EDITOR})|(?P<other>{_OTHER})|(?P<author>{_AUTHOR})")
_DESK_EDITOR = re.compile(
    r"^(?P<names>[\u4e00-\u9fff]{2,4}(?:、[\u4e00-\u9fff]{2,4}){0,3})\s?/\s?(?:核稿|责任|执行|网络|值班|新闻)?编辑$"
)
_MARK = re.compile(r"\s{0,3}[::/|丨︱]\s{0,3}[【\[]?")
_SPACE = re.compile(r"\s{1,3}(?=[\u4e00-\u9fff]{2,4}(?:$|[\s、,|)\]】]))|(?=[\u4e00-\u9fff]{2,3}(?:$|\s))")
_AFFILIATION = re.compile(r"[\u4e00-\u9fff·《》]{0,14}?(?:记者|通讯员|评论员|撰稿人|研究员|实习生|编译)\s?")
_SOURCE_LABEL = r"(?:(?:本文|信息|稿件|文章|消息|新闻|资料)?来源|稿源|出处|转自|摘自|(?:本文|文章)来自|source)"
_SOURCES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_SOURCE_LABEL}\s{{0,2}}(?:为"
        rf"|于)?\s{{0,2}}[::|丨/]\s{{0,3}}(?P<source>《?[^\s|,。;:()\[\]【】<>_“”\"「」『』]{{2,24}}(?: [a-z]+){{0,3}})"
        r"(?![”\"」』])",
        rf"(?:^|[\s|]){_SOURCE_LABEL}(?:于|为)?\s?(?P<source>[\u4e00-\u9fffa-z]{{2,14}})(?=$|[\s|])",
        r"^《?(?P<source>[\u4e00-\u9fff·]{2,14})》?\s?(?:19|20)\d\d年\s?第?\d{1,2}期$",
        r"^原创\s[\u4e00-\u9fff]{2,6}\s(?P<source>[\u4e00-\u9fffa-z0-9·-]{2,16})\s(?:19|20)\d\d",
        r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s{0,2}(?:\d{1,2}:\d\d(?::\d\d)?)?[\s·|]{1,4}"
        r"(?P<source>[\u4e00-\u9fff][\u4e00-\u9fffa-z·-]{2,15})(?=\s|$|[|(])",
        r"^(?:原创|文章|稿源)?[\s:·|]{0,3}(?P<source>[\u4e00-\u9fffa-z][\u4e00-\u9fffa-z0-9·-]{1,15}?)\s?[|·]?\s?(?:19"
        r"|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}",
        r"(?:^|[\s|])(?P<source>[\u4e00-\u9fff]{2,8}(?:报|社|网|台|新闻|中心))\s?/\s?记者",
        r"^(?P<source>[\u4e00-\u9fff]{2,8}(?:报|社|网|台|新闻|中心|客户端)[a-z]{0,8})\s?(?:实习|见习|首席|特约|全媒体)?记者\s",
        r"^作者:(?P<source>[\u4e00-\u9fffa-z]{2,10}(?:报|社|网|电视台|卫视|新闻|客户端|周刊))$",
        r"^role,\s?(?P<source>[^,。]{2,20})$",
        r"^(?P<source>[\u4e00-\u9fff]{2,10}(?:时报|日报|晚报|新闻|电视台|广播|通讯社|社|网"
        r"|报))\s{1,4}[\u4e00-\u9fff]{2,4}(?:/|\s|$)",
        r"^《?(?P<source>[\u4e00-\u9fff]{2,8}(?:网|报|社|周刊|新闻))》?\s{0,2}(?:19|20)\d\d[-/.年]\d",
    )
)
_LABELLED, _UNLABELLED = _SOURCES[:2], _SOURCES[2:]
_OPENS_WITH_SOURCE = re.compile(rf"[\s(\[【*·-]{{0,3}}{_SOURCE_LABEL}")
_NO_SOURCE = re.compile(
    r".*(?:百科|自治区|省|市)$|(?:北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南"
    r"|湖北|湖南|广东|广西|海南|重庆"
    r"|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|香港|澳门|台湾|美国|英国|日本|新加坡)$|^(?:网络|图片|视频|举报"
    r"|字号|字体|发布|次|阅读|更新|最新|最后|未知|原创|作者|编辑|责任编辑|记者"
    r"|分享|打印|评论|浏览|点击|[大中小](?:$|\s)|收藏|分类"
    r"|发表于.*|听(?:新闻|报道)|只看|显示|查看|倒序|关注|(?:星期|周)[一二三四五六日]|上午|下午|综合$|人气|责编|标签|纠错|时间|日期|首页|来源|正文|文章|建立|上架|刊登|posted"
    r"|updated|published|.{2,4}时间$|[a-z]+\d+$|(?:date|time|by|source|author)$)"
)
_GLUED = re.compile(  # what begins right behind the source, with no space between
    r"(?<=..)(?:(?:19|20)\d\d[-/.年]\d|(?:(?<!新闻)记者|作者|编辑|责编|责任编辑|发布时间|发布日期|时间|日期|字号|字体|浏览|点击|阅读|评论)$)"
)
_CITED = re.compile(
    r"^据(?P<source>[\u4e00-\u9fff·a-z《》]{2,16}?)(?:\d{1,2}月)?(?:\d{1,2}日)?(?:电|消息|报道|报导|讯|援引)[,,:]"
)
_AGENCIES = re.compile(
    r"新华社|中新社|中央社|法新社|路透社?|美联社|共同社|韩联社|朝中社|塔斯社|俄新社|卫星通讯社|国际文传电讯社|德新社"
    r"|埃菲社|安莎社"
    r"|彭博社?|中通社|中评社|澳新社|xinhua|reuters|\bafp\b|\bap\b|\bcna\b|\bupi\b|\bdpa\b"
    r"|associated press|bloomberg|kyodo|yonhap|tass"
)
_ISSUE = re.compile(r"^《([^《》]{2,20})》(?:(?:19|20)\d\d年)?第?\s?\d{0,4}期?$")  # 《江南研究》2026年第9期
_PHOTOGRAPHER = re.compile(r"(?:摄影|摄像|剪辑|制图)(?:\s|$)")
_BYLINE_LIMIT = 70  # characters: a byline on a line of its own is short, a longer line is text
_CREDIT_LIMIT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Credits:
    """The people and the houses behind an article, as far as the page names them."""

    source: str | None = None
    agency: str | None = None
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()


def read_credits(above: Sequence[str], body: Sequence[str], below: Sequence[str]) -> Credits:
    """Read the lines ``above`` the text, the paragraphs of the ``body`` and the lines ``below`` it.

    Of the body only the openings and the brackets that close a paragraph are looked at.
    """
    around = [text for text in (*above, *below) if len(text) < _CREDIT_LIMIT]
    closings = [bracket for text in (*body[:1], *body[-3:]) if (bracket := _closing_bracket(text))]
    labelled = _find_source(above, _LABELLED) or _find_source(_credit_lines(below), _LABELLED)
    source = labelled or find_medium(above) or _find_source(above, _UNLABELLED) or _cited(body)
    authors = _authors(above, around, body, closings)
    return Credits(
        source=source,
        agency=find_agency(source),
        authors=tuple(name for name in authors if name != source),
        editors=tuple(dict.fromkeys([*_by_role([*around, *closings], "editor"), *_desk_editors(around)])),
    )


def _authors(above: Sequence[str], around: list[str], body: Sequence[str], closings: list[str]) -> list[str]:
    """Return the authors from the place that speaks most plainly: a role, a byline, a name alone."""
    stated = list(dict.fromkeys(_by_role([*around, *closings], "author")))
    lines = [text for text in around if len(text) <= _BYLINE_LIMIT]
    written = list(dict.fromkeys(_by_line([*lines, *(text[:120] for text in body[:2]), *closings])))
    introduced = name_below_label(around)
    if introduced and not (stated or written):
        return introduced
    if stated or written:
        return [*stated, *(name for name in written if name not in stated)]
    signature = read_signature(closings[-1]) if closings else None
    return [signature] if signature else first_name_alone(above) or list(read_lone_name(above))


def find_agency(text: str | None) -> str | None:
    """Return the news agency that ``text`` names, as it names it, or None."""
    match = _AGENCIES.search(fold(text)) if text else None
    return text[match.start() : match.end()] if match and text else None


def _closing_bracket(text: str) -> str:
    match = re.search(r"[(（【\[〔][^()（）【】\[\]〔〕]{2,120}[)）】\]〕](?=[^()（）。]{0,12}$)", text[-160:])
    return match[0] if match else ""


def _by_role(lines: Iterable[str], wanted: str) -> Iterator[str]:
    """Yield the names that follow a role (责任编辑：张三 李四, 编辑 张三, 作者张三)."""
    for text in lines:
        folded = fold(text)
        for match in _ROLE.finditer(folded):
            if match[wanted]:
                yield from _names_after(text, folded, match.end(), match.start())


def _desk_editors(lines: Iterable[str]) -> Iterator[str]:
    """Yield the editors whose role stands behind the name (王小明／核稿編輯), and those of English dispatches."""
    for text in lines:
        yield from read_editors(text)
        match = _DESK_EDITOR.match(fold(text)) if len(text) < _BYLINE_LIMIT else None
        if match:
            yield from split_names(text[match.start("names") : match.end("names")])


def _names_after(text: str, folded: str, start: int, role: int) -> Iterator[str]:
    marked = _MARK.match(folded, start)
    alone = not marked and start - role > 1 and not HAN.match(folded[role - 1 : role])
    bare = _SPACE.match(folded, start) if alone else None
    mark = marked or bare
    if not mark:
        return
    begin = mark.end()
    affiliation = _AFFILIATION.match(folded, begin)
    begin = affiliation.end() if affiliation and marked else begin
    for form in LISTS if marked else LISTS[:1]:
        names = form.match(folded, begin)
        if names:
            yield from split_names(text[names.start() : names.end()])
            return


def _by_line(lines: Iterable[str]) -> Iterator[str]:
    for text in lines:
        folded = fold(text)
        for form in BYLINES:
            found = [match for match in form.finditer(folded) if not _is_photographed(folded, match)]
            for match in found:
                yield from split_names(text[match.start("names") : match.end("names")])
            if found:
                break


def _is_photographed(folded: str, match: re.Match[str]) -> bool:
    before, behind = folded[: match.start("names")], folded[match.end("names") :]
    role = _PHOTOGRAPHER.search(before[-5:]) or _PHOTOGRAPHER.match(match["names"])
    return bool(role or re.search(r"摄|图片?[::/]|^\s?图$", behind[:4]))


def _credit_lines(below: Sequence[str]) -> list[str]:
    """Return the short lines below the text that open with the label of a source; a notice only speaks of one."""
    return [text for text in below if len(text) <= _BYLINE_LIMIT and _OPENS_WITH_SOURCE.match(fold(text))]


def _find_source(lines: Iterable[str], forms: Iterable[re.Pattern[str]]) -> str | None:
    texts = [text for text in lines if len(text) <= 120]
    for form in forms:
        for text in texts:
            match = form.search(fold(text))
            if match and not _NO_SOURCE.match(match["source"]) and not _is_person(match["source"]):
                glued = _GLUED.search(match["source"])
                end = match.start("source") + glued.start() if glued else match.end("source")
                found = _ISSUE.sub(r"\1", text[match.start("source") : end].strip("-· "))
                if found:
                    return found
    return None


def _is_person(folded: str) -> bool:
    return len(folded) == 3 and is_chinese_name(folded) and folded[-1] not in "网报社台"


def _cited(body: Sequence[str]) -> str | None:
    """Return whom the first paragraph cites (据外交部网站消息)."""
    folded = fold(body[0][:60]) if body else ""
    match = _CITED.match(folded)
    return body[0][match.start("source") : match.end("source")] if match else None
