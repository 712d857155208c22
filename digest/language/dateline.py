"""The dateline that opens a dispatch (``新华社北京7月8日电``, ``LONDON (Reuters) -``), as data.

The dateline stays in the paragraph; ``Dateline.end`` says where the news itself begins, so that a key sentence can be
ranked and shown without it. Patterns are matched on the folded paragraph (Simplified, half-width, lower case), which
has the same offsets as the paragraph itself.
"""

from __future__ import annotations

import re

from digest.language.fold import fold
from digest.model import Dateline, MonthDay

_AGENCIES = (
    "新华社|新华网|新华视点|中新社|中新网|中新经纬|中国新闻网|中国新闻社|中央社|中央通讯社|法新社|路透社|路透|美联社"
    "|合众国际社"
    "|共同社|时事社|韩联社|朝中社|塔斯社|国际文传电讯社|俄新社|卫星通讯社|德新社|安莎社|埃菲社|彭博社?|中评社|中通社"
    "|香港中通社|澳新社|印度报业托拉斯|安纳多卢通讯社|半岛电视台|越通社|马新社|国社"
)
_OWN = "本报|本刊|本台|本网|本社|本站|早报|晚报"
_MEDIUM = (  # a medium's own name, known by its last characters
    r"(?:(?![据记由经])[\u4e00-\u9fff]{1,8}?(?:通讯社|日报|晚报|早报|时报|商报|快报|晨报|青年报|参考报|周刊|电视台"
    r"|电台|新闻网|新闻社|客户端"
    r"|新闻|云报|在线|财经|社|网|报|台))"
)
_OUTLETS = (  # media whose names do not end as those of media do
    r"(?:it之家|快科技|金融界|直播吧|格隆汇|钛媒体|36氪|智通财经|21世纪经济报道|21财经|证券时报e公司|每经ai|每经|蓝鲸财经"
    r"|虎嗅|虎扑|懂球帝|雷锋网|蓝鲸|红星|上游|极目|九派)"
)
_SECTION = r"[\u4e00-\u9fff]{2,4}(?:科技|体育|娱乐|财经|汽车|房产|教育|军事|健康|数码|游戏|股票)"  # 新浪科技
_HAN_NAME = r"[\u4e00-\u9fff·]{2,12}"
_NAMES = r"[\u4e00-\u9fff]{2,4}(?:[、\s][\u4e00-\u9fff]{2,4}){0,4}"
_DATE = r"(?:(?:\d{4}年)?(?:(?P<month>1[0-2]|0?[1-9])月)?(?P<day>3[01]|[12]\d|0?[1-9])日)"
_WIRE = r"(?:专?电(?!话|子|力|动|视|影|商|脑|讯|网|价|缆)|讯(?!息|问|号)|消息|综合(?:报导|报道|外电)|报导|报道)"
_SPACED_DATE = r"(?P<month>1[0-2]|0?[1-9])\s?月\s?(?P<day>3[01]|[12]\d|0?[1-9])\s?日"
_PLACE = r"(?P<place>[\u4e00-\u9fff]{2,4}?(?:[/、·][\u4e00-\u9fff]{2,6})?|[\u4e00-\u9fff]{2,10})"
_REPORTER = (
    r"(?:\s{0,2}(?:特约|特派|实习|见习|驻[\u4e00-\u9fff]{2,8}|[\u4e00-\u9fff]{2,6}(?=记者)|全媒体|首席){0,2}(?:记者"
    r"|编译|通讯员)[\s::]{0,2}"
    r"(?:[\u4e00-\u9fff]{3}|[\u4e00-\u9fff·a-z]{2,10}?)(?:[、,\s/]{1,2}[\u4e00-\u9fff·]{2,6}){0,5}?)"
)
_CREDIT = r"(?:\s{0,2}[(\[][^()\[\]。]{0,12}(?:记者|作者|编译|编辑|通讯员|完|题)[^()\[\]。]{0,60}[)\]])"
_TAIL = rf"(?:{_CREDIT}|\({_NAMES}\))?(?:\s{{0,2}}题\s?[::])?[\s,:,:/]{{0,4}}(?:--+|—+)?\s{{0,3}}"
_CLOCK = r"(?:凌晨|早间|上午|中午|午间|下午|晚间|晚)?"

_REPORTED_BY = rf"记者\s?{_HAN_NAME}?[\s]?/\s?{_PLACE}(?:报导|报道|电|现场报导|综合报导){_TAIL}"
_BEHIND_BRACKET = re.compile(_REPORTED_BY)  # [江南新闻网]记者王小明／综合报导

_PLAIN_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        # 新华社北京7月8日电 · 中新网7月8日电 · 本报北京7月8日讯 · 人民网华盛顿7月8日电（记者 X）
        rf"(?P<agency>{_AGENCIES}|{_OWN}"
        rf"|{_MEDIUM})[\s/,]{{0,2}}{_PLACE}?\s{{0,2}}(?<![第每近后前]){_DATE}\s{{0,2}}{_REPORTER}?\s{{0,2}}{_WIRE}{_TAIL}",
        # 据新华社北京7月8日电 国家…; what goes on with a comma is a sentence that cites
        rf"据(?P<agency>{_AGENCIES})\s?{_PLACE}?\s{{0,2}}{_DATE}?\s{{0,2}}专?电(?:{_CREDIT}\s{{0,3}}|\s{{1,3}})",
        # 新浪科技讯 7月8日下午消息， · IT之家7月8日消息，· 直播吧7月8日讯
        rf"(?P<agency>{_SECTION}|{_OUTLETS})讯[\s,:]{{1,3}}(?:{_DATE}{_CLOCK}消息[\s,:]{{1,3}})?",
        rf"(?P<agency>{_SECTION}|{_OUTLETS})\s?(?:app)?\s?{_SPACED_DATE}{_CLOCK}(?:消息|讯|电|报道)(?:{_CREDIT})?[\s,:]{{1,3}}",
        # 新华社快讯： · 每经AI快讯，
        rf"(?P<agency>{_AGENCIES}|{_OUTLETS}|{_MEDIUM})快讯[\s,:]{{1,3}}",
        # 21世纪经济报道记者张三 北京报道
        rf"(?P<agency>{_OUTLETS})(?:新闻)?记者\s?{_NAMES}\s(?:{_PLACE})?(?:报道|电|讯)[\s,:]{{1,3}}",
        # 央视新闻客户端消息 · 央视网消息（新闻联播）：
        rf"(?P<agency>{_AGENCIES}|{_MEDIUM})消息(?:\s{{1,3}}|\([^()]{{2,12}}\)\s?[::]\s{{0,2}})",
        # 本报讯 · 新京报讯（记者 X）· 本报台北讯 · 中央社讯
        rf"(?P<agency>{_AGENCIES}|{_OWN}|{_MEDIUM})\s{{0,2}}(?:{_PLACE})?(?<!通)讯(?![息问号飞])(?:{_CREDIT}"
        rf"|(?=[\s(,,::])){_TAIL}",
        # 本报记者 张三 北京报道 · 澎湃新闻记者 X 报道
        rf"(?:(?P<agency>{_AGENCIES}|{_OWN}"
        rf"|{_MEDIUM})\s?)(?:[\u4e00-\u9fff]{{2,6}})??记者[\s:]{{0,2}}(?:[\u4e00-\u9fff·]{{2,4}}[、\s]{{1,2}}){{1,5}}"
        rf"(?:{_PLACE}\s?)?(?:{_DATE})?(?:综合)?(?:报导|报道|电|讯)(?=[\s,:。(]){_TAIL}",
        # 央视网消息：· 据新华社消息，is a sentence of its own and stays
        rf"(?P<agency>{_AGENCIES}|{_MEDIUM})\s?(?:{_PLACE}\s?)?(?:{_DATE})?\s?(?:消息"
        rf"|报道){_CREDIT}?\s?[::](?:\s{{0,2}})",
        rf"(?P<agency>{_AGENCIES}|{_MEDIUM})\s?(?:{_PLACE}\s?)?(?=\d+月){_DATE}\s?(?:消息"
        rf"|报道){_CREDIT}?\s?[\s,:](?:\s{{0,2}})",
        # 记者王小明／台北报导
        _REPORTED_BY,
        # 国际中心／王小明报导
        rf"[\u4e00-\u9fff]{{2,4}}(?:中心|组|部)\s?/\s?{_NAMES}(?:综合|现场)?(?:报导|报道){_TAIL}",
    )
)
_BRACKETED = re.compile(
    r"[(\[【〔「<](?P<inside>[^()\[\]【】〔〕」>]{2,48}(?:[(][^()]{1,12}[)])?)[)\]】〕」>][\s:,]{0,3}"
)
_NAMED_BRACKET = re.compile(rf"(?:{_MEDIUM})\s?{_BRACKETED.pattern}")  # 中國時報【王小明╱台北報導】
_INSIDE = tuple(
    re.compile(pattern)
    for pattern in (
        # 中央社記者王大明台北3日電 · 法新社東京3日電 · 台北3日訊
        rf"(?P<agency>{_AGENCIES}|{_OWN}|{_MEDIUM})?\s?{_REPORTER}?\s{{0,2}}{_PLACE}?\s{{0,2}}{_DATE}\s{{0,2}}(?:综合外电"
        rf"|综合|外)?(?:专?电|讯|综合报导|报导|报道|消息)(?:\s.*)?",
        # 某某新聞網 2024-01-03 訊
        rf"(?P<agency>{_MEDIUM})\s?\d{{4}}-\d\d-\d\d\s?讯",
        # NOWnews今日新聞 · on.cc東網專訊 · 中廣新聞網
        r"(?P<agency>[a-z0-9.&]{1,12}\s?[\u4e00-\u9fff]{1,8}?(?:新闻|网)|[\u4e00-\u9fff]{2,6}(?:新闻网|日报|晚报|时报|电视台))"
        r"\s?(?:专?讯|报道|报导)?",
        # 文/观察者网 张三 · 环球时报驻美国特约记者 张三
        rf"文\s?/\s?(?P<agency>{_MEDIUM})\s{_NAMES}",
        rf"(?P<agency>{_OWN}|{_MEDIUM})驻[\u4e00-\u9fff]{{2,8}}(?:特约|特派)?记者\s?{_NAMES}",
        # 本報台北訊 · 早報訊 · 德國之聲中文網 · 綜合報導
        rf"(?P<agency>{_AGENCIES}|{_OWN}|{_MEDIUM})?(?:/|\s)?{_PLACE}?(?:综合)?(?:专?电|讯)",
        # 记者王小明／台北报导 · 中央社／台北報導 · 即時新聞／綜合報導 · 環球網報道 記者 X
        rf"(?:(?P<agency>{_AGENCIES}|{_OWN}|{_MEDIUM})\s?/?\s?)?(?:(?:记者|编译|特派员|特派记者"
        rf"|驻.{{2,4}}记者)[\s:]?[\u4e00-\u9fff·、\s]{{2,24}}|[\u4e00-\u9fff·]{{2,10}})?"
        rf"(?:\s?[/╱|/]\s?|\s)?(?:{_PLACE}?(?:{_DATE})?(?:综合|现场|专题|独家|编译|外电)?(?:报导|报道|专电"
        rf"|电))(?:\s?[/]?\s?(?:记者"
        rf"|编译)\s?[\u4e00-\u9fff·、\s]{{2,24}})?",
        rf"(?P<agency>{_AGENCIES}|{_OWN}|{_MEDIUM})?\s?(?:记者|编译)\s?[\u4e00-\u9fff·、\s]{{2,24}}",
        r"(?P<agency>德国之声中文网|美国之音|自由亚洲电台|bbc中文|法广|rfi|大纪元)(?:讯)?",
    )
)
_ENGLISH = (
    # BEIJING, July 8 (Xinhua) -- · LONDON (Reuters) - · WASHINGTON (AP) —
    re.compile(
        r"(?P<place>[A-Z][A-Z.'’\- ]{2,40}(?:(?:/"
        r"|, )[A-Z][A-Za-z.'’\- ]{1,30}){0,3})(?:,\s(?P<name>[A-Z][a-z]{2,8})\.?\s(?P<day>\d{1,2}))?"
        r"(?:,\s\d{4})?\s?[(（](?P<agency>[A-Z][A-Za-z .]{1,30})[)）]\s?(?:--+|[—–-]|:)?\s*"
    ),
    # BEIJING, May 16. /TASS/.
    re.compile(
        r"(?P<place>[A-Z][A-Z.'’\- ]{2,40}), (?P<name>[A-Z][a-z]{2,8})\.? (?P<day>\d{1,2})\.? "
        r"/(?P<agency>[A-Z][A-Za-z -]{1,20})/\.?\s?(?:--+|[—–-])?\s*"
    ),
    re.compile(
        r"[(（](?P<agency>CNN|AP|AFP|Reuters|Xinhua|UPI|Bloomberg|CNA|RTHK|BBC)[^)）]{0,20}[)）]\s?(?:--+|[—–-]|:)?\s*"
    ),
    # Taipei, Nov. 3 (CNA)
    re.compile(
        r"(?P<place>[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}), (?P<name>[A-Z][a-z]{2,8})\.? (?P<day>\d{1,2}) "
        r"\((?P<agency>[A-Z][A-Za-z .]{1,30})\)\s?(?:--+|[—–-])?\s*"
    ),
    # WASHINGTON — · TOKYO, July 8 --
    re.compile(
        r"(?P<place>[A-Z][A-Z.'’\-]{2,}(?:[ ][A-Z][A-Z.'’\-]+){0,3}(?:, [A-Z][A-Za-z.]{1,20})?)"
        r"(?:,\s(?P<name>[A-Z][a-z]{2,8})\.?\s(?P<day>\d{1,2}))?\s?(?:--+|[—–]| - )\s*"
    ),
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONGEST = 120  # characters: no dateline is longer, and the patterns need not look further


def find_dateline(paragraph: str) -> Dateline | None:
    """Return the dateline that ``paragraph`` opens with, or None.

    ``end`` counts characters from the start of the paragraph; a credit in brackets that belongs to the dateline
    (``(记者 张三)``) is counted in. ``day`` is there only where both month and day are stated.
    """
    lead = len(paragraph) - len(paragraph.lstrip())
    head = paragraph[lead : lead + _LONGEST]
    found = _find_english(head) or _find_chinese(head)
    if found is None or lead + found.end >= len(paragraph.rstrip()):
        return None  # a paragraph that is nothing but a dateline is a credit line
    return Dateline(agency=found.agency, place=found.place, day=found.day, end=lead + found.end)


def _find_english(head: str) -> Dateline | None:
    for form in _ENGLISH:
        match = form.match(head)
        if match:
            groups = match.groupdict()
            month = (groups.get("name") or "")[:3].lower()
            day = MonthDay(_MONTHS.index(month) + 1, int(groups["day"] or 1)) if month in _MONTHS else None
            place = (groups.get("place") or "").strip() or None
            return Dateline(agency=groups.get("agency"), place=place, day=day, end=match.end())
    return None


def _find_chinese(head: str) -> Dateline | None:
    folded = fold(head)
    bracket = _BRACKETED.match(folded) or _NAMED_BRACKET.match(folded)
    if bracket:
        inside = next((m for form in _INSIDE if (m := form.fullmatch(bracket["inside"]))), None)
        behind = _BEHIND_BRACKET.match(folded, bracket.end()) or bracket
        return _chinese(head, inside, bracket.start("inside"), behind.end()) if inside else None
    match = next((m for form in _PLAIN_FORMS if (m := form.match(folded))), None)
    return _chinese(head, match, 0, match.end()) if match else None


def _chinese(head: str, match: re.Match[str], offset: int, end: int) -> Dateline:
    groups = match.groupdict()

    def verbatim(name: str) -> str | None:
        if not groups.get(name):
            return None
        return head[offset + match.start(name) : offset + match.end(name)].strip() or None

    month, day = groups.get("month"), groups.get("day")
    return Dateline(
        agency=verbatim("agency"),
        place=verbatim("place"),
        day=MonthDay(int(month), int(day)) if month and day else None,
        end=end,
    )
