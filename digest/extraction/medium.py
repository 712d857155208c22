"""Names of media: told from sections and buttons, found beside the date, and behind the headline in a page's title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from digest.extraction.title import SEPARATOR, key
from digest.language import fold, read_datetime

_MEDIUM = re.compile(
    r"(?:[\u4e00-\u9fffa-z0-9]{1,8}(?:日报|晚报|早报|晨报|时报|商报|周报|学报|报|通讯社|新闻社|社|新闻网|网|新闻|新闻云|电视台"
    r"|广播电台|电台|卫视|广播|周刊|杂志|客户端|融媒|融媒体|融媒体中心|传媒|发布|在线|报道|财经)|[\u4e00-\u9fff]{1,4}社)"
)
_NO_MEDIUM = re.compile(
    r"^(?:日|早|晚|晨|时|商|周|学|旧|电)(?:报|刊|台)$"
    r"|[的了是过个这]|^(?:本|该|我|更新|来源|记者|编辑|作者|更多|相关|专题|点击|关于|报[料名]|听|正在|查看|返回|最[新近后]|首页|分享|发表|时间|原创)"
    r"|(?:举|海|播|通|预|申|简|(?<!大)公)报$|^汇报$|^(?:上|官|入|落|联|全|外|内)网$|官网$|(?:合作|旅行|出版|公)社$|更新发布$"
    r"|^(?:国内|国际|社会|财经|体育|娱乐|生活|地方|即时|实时|热点|热门|时政|军事|科技|教育|健康|图片|视频|滚动|综合|本地|今日|头条|重要"
    r"|推荐|政治|两岸|全球|产业|市场|焦点|民生|突发|港澳|国际|中国|大陆|亚洲|世界|文化|影视|深度|独家|信息|官方|新闻|公开|行业|企业|公司|动态"
    r"|行情|金融|股市|专题|特别|详细|连续|系列|追踪|现场|专项|环球|权威|正式|统一)?(?:新闻|报道|发布|财经|广播|杂志|在线|传媒)$"
)
_APART = re.compile(r"[\s|·•,、/()\[\]【】]+")
_EDITION = re.compile(r"(?:数字报(?:刊|纸)?|数码报|电子报|电子版|手机版|触屏版|移动版|首页|官网|官方网站|频道|版)$")
_TWO_SCRIPTS = re.compile(r"^(?P<name>[\u4e00-\u9fff]{2,12})\s+[A-Za-z][\x20-\x7e]*$")
_CLAIM = re.compile(r"©|版权|著作权|copyright|all rights reserved|主办|powered by")
_MAKER = re.compile(r"(?i)powered by")
_LONGEST = 60  # characters of a line of labels
_BESIDE = 3  # lines from the date within which the name of a medium is that of the article's
_SECTIONS = re.compile(
    r"(?i)(?:home|news|latest|local|national|international|world|global|top stories|asia|china|europe|africa|americas"
    r"|middle east|asia[ -]pacific|latin america|north america|uk|u\.?s\.?|politics|opinions?|business|money|markets"
    r"|economy|sports?|culture|society|tech(?:nology)?|science|environment|climate|education|health|life(?:style)?"
    r"|travel|entertainment|arts|books|style|food|weather|video|photos?|analysis|features?|commentary|editorials?"
    r"|columns?|live|updates?|subjects?|topics?|section)"
    r"(?:\s(?:news|stories|and|&)(?:\s\w+)?)?"
)
_ENGLISH_SEPARATOR = re.compile(r"\s+[-–—|·:]+\s+|\s?[|｜»]\s?")
_ENGLISH_CLAIM = re.compile(
    r"(?:©|\(c\)|[Cc]opyright)[\s\d,©–-]*\s(?P<name>(?:The\s)?[A-Z][\w'’&-]*(?:\s[A-Z][\w'’&-]*){0,4})(?=\s?(?:$|[.,|]))"
)
_COMPANY = re.compile(r"\b(?:Ltd|Limited|Inc|LLC|Corp|Company|Group|Media|Publishing|Holdings|All|Rights)\b")
_ENGLISH_NAME = re.compile(r"(?:[A-Z0-9][\w.'’&!-]*)(?:\s(?:of|the|and|&|for|in|[A-Z0-9][\w.'’&!-]*)){0,5}")
_HEADLINE_WORDS = 3  # words that an English headline has at least


def is_medium(text: str) -> bool:
    """Whether ``text`` is the name of a medium by its last word (江南晚报, 白沙融媒), and no section (社会新闻)."""
    folded = fold(text.strip("《》 "))
    return bool(_MEDIUM.fullmatch(folded)) and not _NO_MEDIUM.search(folded)


def is_section(text: str) -> bool:
    """Whether an English name is that of a section (World, Opinion)."""
    return bool(_SECTIONS.fullmatch(text.strip()))


def find_medium(above: Sequence[str]) -> str | None:
    """Return the medium that is named, without a label, in or beside the line of the date."""
    short = [(at, text) for at, text in enumerate(above) if len(text) <= _LONGEST]
    dated = [at for at, text in short if any(c.isdigit() for c in text) and read_datetime(text) is not None]
    for at, text in short:
        if not any(abs(at - other) <= _BESIDE for other in dated) or "。" in text:
            continue
        names = [part for part in _split(text) if is_medium(part)]
        if names:
            return names[0].strip("《》")
    return None


def _split(text: str) -> list[str]:
    """Return the words of a line of labels, as it writes them."""
    folded = fold(text)
    edges = [0, *(edge for match in _APART.finditer(folded) for edge in match.span()), len(text)]
    return [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True) if end > start]


def shorten_name(name: str | None) -> str | None:
    """Return a name that is said in Chinese and again in Latin letters (中央社 CNA) in Chinese only."""
    match = _TWO_SCRIPTS.match(name) if name else None
    return match["name"] if match else name


def find_site_name(page_title: str, headline: str, outside: Iterable[str]) -> str | None:
    """Return the medium that the page's title names behind the headline or before it, or None.

    A name that does not end as media's do counts where one of the lines ``outside`` the article claims rights for it.
    """
    parts = [part.strip() for part in SEPARATOR.split(page_title) if part.strip() and not _MAKER.match(part.strip())]
    if len(parts) < 2:
        return None
    claims = [key(text) for text in outside if len(text) < 2 * _LONGEST and _CLAIM.search(fold(text))]
    for part in (parts[-1], parts[0]):
        name = _without_edition(shorten_name(part) or part)
        said = key(name)
        if len(said) < 2 or said in key(headline):
            continue
        if is_medium(name) or (len(said) <= 24 and any(said in claim for claim in claims)):
            return name
    return None


def _without_edition(name: str) -> str:
    match = _EDITION.search(fold(name))
    return name[: match.start()] if match and match.start() >= 2 else name


def find_english_site(page_title: str, outside: Iterable[str] = ()) -> str | None:
    """Return the name that stands alone behind an English headline (``… | The Coast Post``), or None.

    Where none does, it is the one that claims the rights in one of the lines ``outside`` the article.
    """
    parts = [part.strip() for part in _ENGLISH_SEPARATOR.split(page_title) if part.strip()]
    last, first = (parts or [""])[-1], (parts or [""])[0]
    named = _ENGLISH_NAME.fullmatch(last) and not is_section(last)
    if len(parts) > 1 and named and len(first.split()) >= _HEADLINE_WORDS and len(last) < len(first):
        return last
    claims = (_ENGLISH_CLAIM.search(text) for text in outside if len(text) < 3 * _LONGEST)
    return next((claim["name"] for claim in claims if claim and not _COMPANY.search(claim["name"])), None)
