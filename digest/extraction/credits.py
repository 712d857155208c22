"""Who made the article: source, agency, authors and editors, each from the words that name the role.

Editors are never authors, photographers are neither. Patterns are matched on the folded line; names are given as the
line has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from digest.language import fold

_AUTHOR = (
    r"(?:本报|本刊|本网|本台|特约|特派|见习|实习|首席|高级|资深|文字|财经|全媒体|驻\w{2,6}|[\u4e00-\u9fff]{2,8}?(?:社|网|报|台|新闻))?(?:记者|撰稿人|评论员|通讯员|特派员|编译)"
    r"|作者|撰文|撰稿|采写|采访|文字|译者|执笔|文"
)
_EDITOR = r"责任编辑|本文编辑|网络编辑|值班编辑|执行编辑|文字编辑|内容编辑|新媒体编辑|流程编辑|(?<!视频)(?<!图片)(?<!美术)编辑|责编|责 编|编 辑|主编"
_OTHER = (
    r"摄影(?:记者)?|摄像|图片编辑|视频编辑|美术编辑|图片?|供图|制图|海报|配图|策划|监制|总监制|统筹|校对|校审|审校|审核|审读|核稿|签发|出品(?:人)?|制作|设计|排版|版式|视觉"
    r"|剪辑|配音|后期|主播|视频|初审|复审|终审|一审|二审|三审|编审|总编辑?|值班编委|值班主任|值班总编|来源|稿源|时间|日期|发布|翻译|运营|实习生|联系|电话|邮箱"
)
_ROLE = re.compile(rf"(?P<editor>{_EDITOR})|(?P<other>{_OTHER})|(?P<author>{_AUTHOR})")
_MARK = r"(?:\s{0,3}[::/|丨︱]\s{0,3})"
_HAN_NAME = r"[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{1,8}){0,2}"
_APART = r"[\u4e00-\u9fff][\s\u3000]{1,2}[\u4e00-\u9fff](?![\u4e00-\u9fff])"  # 邹 明
_LATIN_NAME = r"[a-z][a-z.'’-]{1,14}(?: [a-z][a-z.'’-]{0,14}){0,2}"
_NAME = rf"(?:{_APART}|{_HAN_NAME}|{_LATIN_NAME})"
_LIST = re.compile(rf"{_NAME}(?:(?:[\s\u3000]{{0,2}}[、,/&;][\s\u3000]{{0,2}}|[\s\u3000]{{1,3}}|和|与){_NAME})*")
_SOURCE = re.compile(
    r"(?:^|[\s\u3000|(\[【_\d-])(?:信息来源|稿件来源|文章来源|消息来源|新闻来源|来源|稿源|出处|来自|转自|摘自|source)\s{0,2}(?:为|于)?\s{0,2}[::|丨/]\s{0,3}(?P<source>[^\s|,。;:()\[\]【】<>]{2,24}(?: [a-z]+){0,3})"
)
_AFTER_TIME = re.compile(
    r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s{0,2}(?:\d{1,2}:\d\d(?::\d\d)?)?[\s·|]{1,4}(?P<source>[\u4e00-\u9fff][\u4e00-\u9fffa-z·-]{1,15})(?:\s|$|[|(])"
)
_NO_SOURCE = re.compile(
    r"^(?:网络|图片|视频|举报|字号|字体|发布|次|阅读|更新|未知|本站|本站原创|原创|作者|编辑|责任编辑|记者|分享|打印|评论|浏览|点击|大|中|小|收藏|分类|听新闻|关注|星期.|上午|下午|综合|人气|责编|标签|纠错)"
)
_CITED = re.compile(
    r"^据(?P<source>[\u4e00-\u9fff·a-z《》]{2,16}?)(?:\d{1,2}月)?(?:\d{1,2}日)?(?:电|消息|报道|报导|讯|援引)[,,:]"
)
_AGENCIES = re.compile(
    r"新华社|中新社|中央社|法新社|路透社?|美联社|共同社|韩联社|朝中社|塔斯社|俄新社|卫星通讯社|国际文传电讯社|德新社|埃菲社|安莎社|彭博社?|中通社|中评社|澳新社"
    r"|xinhua|reuters|afp|\bap\b|associated press|bloomberg|kyodo|yonhap|tass"
)
_BYLINES = tuple(
    re.compile(pattern)
    for pattern in (
        # 記者王小明／台北報導 · 【記者王小明、李大同／台北報導】 · 中央社／台北 3 日電 names nobody
        rf"(?:记者|编译|特派员|通讯员|[\[【〔(])\s?(?P<names>{_HAN_NAME}(?:[、,/\s]{{1,2}}{_HAN_NAME}){{0,4}}?)\s?[/╱|]\s?(?:[^。]{{0,10}}?)(?:报导|报道|专电|特稿|整理|编译|外电)",
        # （中央社記者王大明台北3日電）: three characters of name before the place, two where the place asks for it
        r"(?:记者|编译|特派员)(?P<names>[\u4e00-\u9fff]{3}(?:、[\u4e00-\u9fff]{2,3}){0,4}?|[\u4e00-\u9fff]{2})(?=[\u4e00-\u9fff]{2,8}?\d{1,2}(?:月\d{1,2})?日(?:专?电|讯|报导))",
        # 新华社北京7月8日电（记者 张三、李四） · （记者 张三） · 本报记者 张三 李四
        rf"(?:记者|通讯员|评论员|编译)[\s\u3000::]{{1,3}}(?P<names>{_NAME}(?:(?:[\s\u3000]{{0,2}}[、,][\s\u3000]{{0,2}}|[\s\u3000]{{1,3}}){_NAME}){{0,6}})(?=[)\]】〕\s\u3000,;。]|$|报道|报导|文\b|/|发自)",
        rf"[(\[【〔](?:[\u4e00-\u9fff]{{0,8}}?)(?:记者|通讯员)(?P<names>{_HAN_NAME}(?:[、,]{_HAN_NAME}){{0,6}})[)\]】〕]",
        # （王小明報導） at the end · 王小明／台北報導 on a line of its own
        rf"[(\[【〔](?P<names>{_HAN_NAME}(?:、{_HAN_NAME}){{0,3}})(?:报导|报道|综合报导|台北报导)[)\]】〕]$",
        rf"^(?P<names>[\u4e00-\u9fff]{{2,4}}(?:、[\u4e00-\u9fff]{{2,4}}){{0,3}})\s?[/╱]\s?[\u4e00-\u9fff]{{2,8}}(?:报导|报道)",
        r"^(?P<names>[\u4e00-\u9fff]{3}) (?:综合报导|综合报道|台北报导|报导|报道)$",
        rf"^by[\s:](?P<names>{_LATIN_NAME}(?:(?:, | and ){_LATIN_NAME}){{0,4}})(?=$|,|\s\||\s-)",
    )
)
_NOT_NAMES = re.compile(
    r"记者|编辑|报道|报导|综合|本报|本网|本刊|通讯|新闻|新华|网络|整理|来源|责任|作者|电视|日报|晚报|官方|平台|客户端|频道|公司|中心|小组|编译|翻译|供稿|摄影|图片|视频|时间|日期|发布|北京|上海|台北|香港|东京|华盛顿|纽约|现场|独家|即时|国际|大陆|两岸|政治|生活|社会|财经|体育|娱乐|部门|协会|大学|委员|集团|授权|转载|版权|评论|阅读|微信|原创|时报|专电|外电|提供|撰稿|采写|审核|校对|实习|特约|首席|文字|一起|关注|今天|昨日|表示|点击|热线|标题|[我你他们的了在是不]$"
)
_ID = re.compile(r"(?:_[a-z]{1,3}\d+|[a-z]{1,3}\d{2,}|\d{3,}|_.*)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Credits:
    """The people and the houses behind an article, as far as the page names them."""

    source: str | None = None
    agency: str | None = None
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()


def read_credits(above: Sequence[str], body: Sequence[str], below: Sequence[str]) -> Credits:
    """Read the lines ``above`` the text, the paragraphs of the ``body`` and the lines ``below`` it.

    Of the body only the first and last paragraphs are looked at, and in them only datelines and credits in brackets.
    """
    short = [text for text in (*above, *below) if len(text) < 200]
    edges = [*(text[:120] for text in body[:3]), *(_closing_bracket(text) for text in body[-3:])]
    authors = [*_by_role(short, "author"), *_by_line([*short, *edges]), *_by_role(edges[-3:], "author")]
    editors = [*_by_role(short, "editor"), *_by_role(edges[-3:], "editor")]
    source = _find_source(above) or _find_source(below) or _cited(body)
    known = list(dict.fromkeys(editors))
    return Credits(
        source=source,
        agency=find_agency(source),
        authors=tuple(name for name in dict.fromkeys(authors) if name != source),
        editors=tuple(name for name in known),
    )


def find_agency(text: str | None) -> str | None:
    """Return the news agency that ``text`` names, as it names it, or None."""
    match = _AGENCIES.search(fold(text)) if text else None
    return text[match.start() : match.end()] if match and text else None


def _closing_bracket(text: str) -> str:
    match = re.search(r"[(（【\[〔][^()（）【】\[\]〔〕]{2,120}[)）】\]〕]\s*\d{0,8}$", text[-140:])
    return match[0] if match else ""


def _by_role(lines: Iterable[str], wanted: str) -> Iterator[str]:
    """Yield the names that follow a role and a mark (责任编辑：张三 李四)."""
    for text in lines:
        folded = fold(text)
        for match in _ROLE.finditer(folded):
            if not match[wanted]:
                continue
            yield from _names_after(text, folded, match.end(), bare=match[wanted] in ("责任编辑", "责编"))


def _names_after(text: str, folded: str, start: int, *, bare: bool) -> Iterator[str]:
    mark = re.compile(_MARK if not bare else rf"(?:{_MARK}|\s{{1,3}})").match(folded, start)
    if not mark or folded[start - 1 : start] in "/":
        return
    names = _LIST.match(folded, mark.end())
    if names:
        yield from split_names(text[names.start() : names.end()])


def _by_line(lines: Iterable[str]) -> Iterator[str]:
    for text in lines:
        folded = fold(text)
        for form in _BYLINES:
            match = form.search(folded)
            if match and not re.search(r"摄|图片?[::/]", folded[match.end("names") : match.end("names") + 4]):
                yield from split_names(text[match.start("names") : match.end("names")])
                break


def split_names(text: str) -> Iterator[str]:
    """Yield the names in a list such as ``张三、李四`` or ``邹 明``, without what is no name."""
    if re.fullmatch(r"[\u4e00-\u9fff][\s\u3000]{1,2}[\u4e00-\u9fff]", text.strip()):
        yield "".join(text.split())
        return
    text = re.sub(
        r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[\s\u3000]+([\u4e00-\u9fff])(?![\u4e00-\u9fff])", r"\1\2", text
    )
    latin = re.fullmatch(r"[A-Za-z.'’ -]+", text.strip())
    for part in re.split(r",| and |&|;" if latin else r"[、，,;；/／&\s\u3000和与與]+", text):
        name = _ID.sub("", part.strip(" ·"), count=1) if not latin else part.strip()
        if 2 <= len(name) <= 24 and not _NOT_NAMES.search(fold(name)):
            yield name


def _find_source(lines: Iterable[str]) -> str | None:
    texts = [text for text in lines if len(text) <= 120]
    for form in (_SOURCE, _AFTER_TIME):
        for text in texts:
            match = form.search(fold(text))
            if match and not _NO_SOURCE.match(match["source"]):
                return text[match.start("source") : match.end("source")].strip("-· ") or None
    return None


def _cited(body: Sequence[str]) -> str | None:
    """Return whom the first paragraph cites (据外交部网站消息)."""
    folded = fold(body[0][:60]) if body else ""
    match = _CITED.match(folded)
    return body[0][match.start("source") : match.end("source")] if match else None
