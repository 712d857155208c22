"""Where people's names stand in bylines and credits, and how to take a list of them apart.

Patterns are matched on folded text (Simplified, half-width, lower case).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from digest.extraction.signals import DATE_ONLY
from digest.extraction.surnames import is_chinese_name
from digest.language import fold, read_datetime

HAN = re.compile(r"[\u4e00-\u9fff]")
LATIN = re.compile(r"[a-z][a-z.'’-]{1,14}(?: [a-z][a-z.'’-]{0,14}){0,2}")
_HAN_NAME = r"[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{1,8}){0,2}"
_PEN_NAME = r"[\u4e00-\u9fff]{5,6}"  # editors of blogs sign with longer ones
_APART = r"[\u4e00-\u9fff]\s{1,2}[\u4e00-\u9fff](?![\u4e00-\u9fff])"  # 邹 明
_BOUND = r"(?=$|[\s、,;。/|&)\]】_(\d·]|[a-z]{1,3}\d)"
_BETWEEN = r"(?:\s{0,2}[、,/&;]\s{0,2}|\s{1,3}|和|与)"
LISTS = (
    re.compile(rf"(?:{_APART}|{_HAN_NAME}){_BOUND}(?:{_BETWEEN}(?:{_APART}|{_HAN_NAME}){_BOUND})*"),
    re.compile(rf"{_PEN_NAME}{_BOUND}"),
    re.compile(rf"{LATIN.pattern}(?=$|[\s、,;|)\]】_(])(?:(?:, | and |、){LATIN.pattern})*"),
)
_NAMES = rf"(?P<names>{_HAN_NAME}(?:(?:[、,/&]\s?|\s{{1,2}}|和|与){_HAN_NAME}){{0,6}}?)"
_REPORT = (
    r"(?:综合|台北|现场|专题|独家|编译|外电|即时)?(?:报导|报道|专电|特稿|特写|整理|编译|外电|电(?![话视子影])|专访"
    r"|讯(?![息号]))"
)
BYLINES = tuple(
    re.compile(pattern)
    for pattern in (
        # 記者王小明／台北報導 · 【記者王小明、李大同／台北報導】 · 【王小明╱台北報導】
        rf"(?:(?:记者|编译|特派员|通讯员)[\s:]?|[\[【〔(<]\s?){_NAMES}\s?[/╱|]\s?[^。/]{{0,10}}?{_REPORT}",
        # 生活中心／王小明報導
        rf"^[\u4e00-\u9fff]{{2,4}}(?:中心|组|部)\s?[/╱]\s?(?P<names>{_HAN_NAME}(?:、{_HAN_NAME}){{0,4}}?)(?:综合)?(?:报导|报道)$",
        # 王小明／台北報導 · 中國時報 王小明／特稿 · 中央社／台北 3 日電 names nobody
        rf"(?:^|\s){_NAMES}\s?[/╱]\s?[\u4e00-\u9fff]{{0,8}}(?:\d{{1,2}}日)?{_REPORT}",
        # （中央社記者王大明台北3日電）· 东方网记者曹磊5月13日报道
        r"(?:记者|编译|特派员)(?P<names>[\u4e00-\u9fff]{3}(?:、[\u4e00-\u9fff]{2,3}){0,4}?|[\u4e00-\u9fff]{2})"
        r"(?=[\u4e00-\u9fff]{0,8}?\d{1,2}(?:月\d{1,2})?日(?:专?电|讯|报导|报道))",
        # （大纪元记者张晓慧香港报导）
        r"[(\[【][\u4e00-\u9fff]{2,8}(?:记者|编译)(?P<names>[\u4e00-\u9fff]{3}(?:、[\u4e00-\u9fff]{2,3}){0,3}|[\u4e00-\u9fff]{2})"
        r"(?=[\u4e00-\u9fff]{2,6}(?:报导|报道)[)\]】])",
        # 新华社北京7月8日电（记者 张三、李四）· 本报记者 张三 李四 · 职工通讯员 张三
        rf"(?:记者|通讯员|评论员|编译|撰稿人|实习生)[\s:]{{1,3}}(?P<names>(?:{_APART}"
        rf"|{_HAN_NAME})(?:(?:\s{{0,2}}[、,]\s{{0,2}}"
        rf"|\s{{1,3}})(?:{_APART}|{_HAN_NAME})){{0,6}})"
        r"(?=[)\]】〕\s,;。]|$|报道|报导|文\b|/|发自)",
        rf"[(\[【〔][\u4e00-\u9fff/]{{0,8}}?(?:记者|通讯员)(?P<names>(?:{_APART}|{_HAN_NAME})(?:[、,](?:{_APART}"
        rf"|{_HAN_NAME})){{0,6}})[)\]】〕]",
        # （王小明報導）· （王小明／台中報導）
        rf"[(\[【〔](?P<names>{_HAN_NAME}(?:、{_HAN_NAME}){{0,3}}?)(?:综合|[\u4e00-\u9fff]{{2}})?(?:报导"
        rf"|报道)[)\]】〕]$",
        # （江南新聞網 王小明）
        rf"[(\[【〔][\u4e00-\u9fff]{{2,10}}(?:网|报|社|台|新闻)\s{{1,3}}(?P<names>{_HAN_NAME}(?:[、\s]{_HAN_NAME}){{0,3}})[)\]】〕]$",
        # 2026-11-12 09:30 周明 林青 來源:
        rf"\d\d:\d\d\W{{1,3}}(?P<names>{_HAN_NAME}(?:\s{_HAN_NAME}){{0,9}})\W{{0,2}}来源:",
        # 彭佳芸 黃翊真 報導
        rf"(?:^|\s)(?P<names>{_HAN_NAME}(?:\s{_HAN_NAME}){{0,3}}) (?:综合报导|综合报道|台北报导|报导|报道)(?:$|\s)",
        # （作者：某某研究中心主任、研究员徐占忱）
        r"作者:[^()]{4,60}?(?:研究员|教授|记者|评论员|主任|院长|所长|学者|专家|博士)(?P<names>[\u4e00-\u9fff]{2,3})(?=[)\]】])",
        # （作者：南帆，系…）· （作者韩涵系政邦智库研究员）· （作者為某大學教授）names nobody
        r"[(\[【](?:本文)?作者[\s:]{0,2}(?P<names>[\u4e00-\u9fff]{2,3}?)(?=[,、]?(?:系|为|是|单位|现任|任职)|[,])",
        rf"^(?:报导|报道|采访|采访报道)\s?[:/|]\s?{_NAMES}$",
        rf"^(?:author,|作者,|[■◆●□])\s?{_NAMES}$",
        rf"^by[\s:]{{1,2}}(?P<names>{_HAN_NAME}(?:、{_HAN_NAME}){{0,4}})$",
        rf"^\(?by[\s:]{{1,2}}(?P<names>{LATIN.pattern}(?:(?:, | and ){LATIN.pattern}){{0,4}})"
        r"(?=$|[,)]|\s?/|\s[(|·•–—-]|\sin\s)",
        rf"^(?P<names>{LATIN.pattern}), (?:[a-z&' -]{{0,40}} )?(?:correspondent|reporter|writer|columnist)s?$",
    )
)
_SIGNATURE = re.compile(r"^[(【\[](?P<names>[\u4e00-\u9fff]{2,4})[)】\]]$")
_NOT_NAMES = re.compile(
    r"记者|编辑|报道|报导|综合|本报|本网|本刊|通讯|新闻|新华|网络|整理|来源|责任|作者|电视|日报|晚报|官方|平台|客户端"
    r"|频道|公司|中心|小组"
    r"|编译|翻译|供稿|快讯|摄影|图片|视频|时间|日期|发布|北京|上海|台北|香港|东京|华盛顿|纽约|现场|独家|即时|国际|大陆"
    r"|两岸|政治|生活|社会"
    r"|财经|体育|娱乐|部门|协会|大学|委员|集团|授权|转载|版权|评论|阅读|微信|原创|时报|专电|外电|提供|撰稿|采写|审核"
    r"|校对|实习|特约|首席|简介"
    r"|文字|一起|关注|今天|昨日|表示|点击|热线|推荐|精选|大小|标题|分享|打印|字号|央视|总台|首页|不详"
    r"|[我你他们的了在是不报网社台局部院党摄]$|^[的是在与和]"
)
_NEWSROOM = re.compile(
    r"(?i)\b(?:press|news|staff|desk|reuters|xinhua|agency|times|post|herald|journal|correspondents?|writers?|reporters?)\b"
)
_ROLE_BETWEEN = re.compile(r"(?:实习|见习|特约)?(?:记者|实习生|通讯员)")  # 张三 实习生 李四
_PICTURES = re.compile(r"摄影|摄像|剪辑|制图|图")
_ID = re.compile(r"(?:\s?_[a-z]{1,3}\d+|\s?[a-z]{1,3}\d{2,}|\d{3,}|_.*)$")
_MEDIUM_AND_NAME = re.compile(r"^[\u4e00-\u9fff]{2,12}(?:报|社|网|台|新闻|周刊)\s{1,4}(?P<name>[\u4e00-\u9fff]{2,4})$")
_DAY_AND_NAME = re.compile(r"^(?:19|20)\d\d[-/.]\d\d[-/.]\d\d\s?(?P<name>[\u4e00-\u9fff]{2,3})$")
_DAY_FIRST = re.compile(r"(?<!\d)[0-3]?\d/[01]?\d/(?:19|20)\d\d(?!\d)")
_BEFORE_DAY = re.compile(r"^[\u4e00-\u9fff]{2,6} (?P<name>[\u4e00-\u9fff]{2,4}) (?=(?:19|20)\d\d)")
_BEHIND_DAY = re.compile(
    r"(?:\d|[ap]m)\s*(?!石家庄|张家口|连云港|马鞍山|秦皇岛|平顶山|牡丹江)(?P<name>[\u4e00-\u9fff]{3})$"
)
_NAMES_APART = re.compile(r"[\s、　]+")
_NAMES_LONGEST = 16  # characters of a line of names
_INTRODUCES = re.compile(r"\W{0,3}(?:作者简介|关于作者|作者介绍|作者|撰文|撰文者|本文作者)\W{0,3}")
_NEAR_DATE = 2  # lines: a name on a line of its own is a byline only beside the date


def split_names(text: str) -> Iterator[str]:
    """Yield the names in a list such as ``张三、李四`` or ``邹 明``, without what is no name."""
    joined = re.sub(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])\s+([\u4e00-\u9fff])(?![\u4e00-\u9fff])", r"\1\2", text)
    latin = re.fullmatch(r"[A-Za-z.'’,& -]+", joined.strip())
    parts = (
        re.split(r",\s?| and |&|;", joined) if latin else re.split(r"[、，,;；/／&\s]+|(?<=..)[和与與](?=..)", joined)
    )
    if (
        len(parts) == 2
        and not is_chinese_name(fold(parts[0]))
        and is_chinese_name(fold(parts[1]))
        and " " in joined.strip()
    ):
        parts = parts[1:]  # 财新 沈凡: the house and its author
    spaced = not latin and not re.search(r"[、，,;/／&]", joined)
    for at, part in enumerate(parts):
        if latin and _NEWSROOM.search(part):
            continue
        if _PICTURES.fullmatch(fold(part.strip())):
            return  # 張三 / 攝影 李四
        name = part.strip() if latin else _ID.sub("", part.strip(" ·"), count=1)
        if not 2 <= len(name) <= 24 or _NOT_NAMES.search(fold(name)):
            if at and spaced and not _ROLE_BETWEEN.fullmatch(fold(name)):
                return
            continue
        if at and spaced and not is_chinese_name(fold(name)):
            return  # after a space the next word need not be a name any more
        yield name


def first_name_alone(above: Sequence[str]) -> list[str]:
    """Return the names that stand on a line of their own beside the date, or begin or close the line of the date."""
    rows = [(text, fold(text)) for text in above]
    dated = [at for at, (_, folded) in enumerate(rows) if len(folded) < 60 and _is_dated(folded)]
    for at, (text, folded) in enumerate(rows):
        near = any(abs(at - other) <= _NEAR_DATE for other in dated)
        names = _NAMES_APART.split(text) if len(text) <= _NAMES_LONGEST else []
        people = [name for name in names if is_chinese_name(fold(name)) and not _NOT_NAMES.search(fold(name))]
        if near and people and len(people) == len(names) and len(folded) >= 3:
            return people
    for at, (text, folded) in enumerate(rows):
        match = _MEDIUM_AND_NAME.match(folded) or _DAY_AND_NAME.match(folded)
        if match and is_chinese_name(match["name"]) and any(abs(at - other) <= _NEAR_DATE for other in dated):
            return [text[match.start("name") : match.end("name")]]
    for at in dated:
        match = _BEFORE_DAY.search(rows[at][1]) or _BEHIND_DAY.search(rows[at][1])
        if match and is_chinese_name(match["name"]) and not _NOT_NAMES.search(match["name"]):
            return [rows[at][0][match.start("name") : match.end("name")]]
    return []


def name_below_label(lines: Sequence[str]) -> list[str]:
    """Return the name on the line below one that introduces the author (作者簡介) and says nothing else."""
    for text, below in pairwise(lines):
        if _INTRODUCES.fullmatch(fold(text)) and is_chinese_name(fold(below)) and not _NOT_NAMES.search(fold(below)):
            return [below]
    return []


def read_signature(closing: str) -> str | None:
    """Return the name that alone closes a text in brackets (（郭旭）), or None."""
    match = _SIGNATURE.match(fold(closing))
    if match and is_chinese_name(match["names"]) and not _NOT_NAMES.search(match["names"]):
        return closing[match.start("names") : match.end("names")]
    return None


def _is_dated(folded: str) -> bool:
    if not any(c.isdigit() for c in folded):
        return False
    if _DAY_FIRST.search(folded):
        return True
    moment = read_datetime(folded)
    return moment is not None and (moment.value is not None or bool(DATE_ONLY.match(folded)))
