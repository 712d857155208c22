"""Whether a translation turned a statement round: a negation that it lost, or one that it brought in.

Chinese 不 没 未 无 非 stand in many words that deny nothing (不断, 未来, 非洲, 无人机); these are set aside first. What
is then left is *firm* where it denies a predicate, and must meet some sign of denial on the other side.
"""

from __future__ import annotations

import re

# Words in which the character means nothing of the kind: no sign of a negation either.
_LEXICAL = re.compile(
    "非常|非洲|[东西南北中]非(?!法)|非裔|是非|非典型|未来|未婚夫|未婚妻|特别|分别|个别|级别|性别|区别|类别|别墅|国别|派别|识别|鉴别|"
    "辨别|告别|差别|别人|别的|别处|无人(?:机|驾驶|车|艇|潜|店)|无线|无锡|无极|无花果|不断|不锈钢|不丹|那不勒斯|莫(?:斯科|桑比克|迪|里)|"
    "埋没|淹没|沉没|吞没|出没|没收|没落|无论|不管|不论|无疑|无数|否则|不仅|不但|不只|不光|不单|除非|"
    "反(?:复|应|映|而|弹|响|正|思|馈|恐|腐|导|潜|贪|洗)|难民|灾难|苦难|遇难|难关|(?<![避豁赦])免费|停(?:车|火|战|机|泊|靠)"
)
# Words that carry a denial lightly: a translator may well say them without one.
_LIGHT = re.compile(
    "不得不|不能不|不可不|不会不|无不|无非|不无|不久|不同|不少|不过|不如|不料|不禁|不由|不妨|不足|不满|差不多|不安|不幸|不良|不当|"
    "不法|不明|不时|不惜|不愧|不免|不停|不懈|不错|不堪|不顾|不畏|不便|不适|不力|不利|不公|不平|不实|不动产|不一|不等|不解|不符|"
    "不可避免|不可或缺|不可思议|不约而同|不可抗力|供不应求|迫不及待|不遗余力|不言而喻|不信任|不稳定|不确定|不对称|不结盟|"
    "忍不住|禁不住|闲不住|止不住|说不定|不一定|不胜|不休|不变|无处不在|无所不在|牢不可破|没少|没错|不那么|不太|不容易|不易|"
    "不愿透露|不愿具名|不可开交|不亦乐乎|势不可挡|美中不足|不一样|不见得|不得了|怪不得|巴不得|恨不得|不外乎|不由自主|来不及|不投机|"
    "不到|不超过|不低于|不高于|不少于|不多于|不亚于|不逊于|不下|不及|不比|不止|毫不犹豫|必不可少|了不起|对不起|不断|"
    "未成年|未婚|未必|未遂|尚未可知|史无前例|前所未有|是否|能否|可否|与否|会否|非法|非遗|非政府|非正式|非营利|非物质|非凡|"
    "无期|无奈|无缘|无辜|无家可归|无关|无效|无声|无限|无偿|无罪|无罪释放|无人区|无障碍|无国界|"
    "(?P<verb>[\u4e00-\u9fff])(?:不|没)(?P=verb)|有没有"
)
_FIRM = re.compile(
    "没有?|不|未|否认|拒绝|拒不|无(?:法|人|一|需|须|权|意|力|望|从|助于|济于事|碍|可)|[并尚暂毫再仍均皆概]无|别无|并非|绝非|决非|切勿|请勿|切莫"
)
_SIGNS_ZH = re.compile(
    "[不没未无非否拒勿莫别禁反免缺失难除停抗绝阻防避少仅休罢废取缺零]|取消|落空|放弃|回避|驳|排斥|断[电水粮网货供气]|推翻|中断|搁置|例外|有违|落选|落榜|作罢|杜绝|告吹"
)
_DENIALS = re.compile(
    r"\b(?:not|cannot|never|nobody|nothing|nowhere|none|neither|nor|without|no longer|no one)\b|n't\b|"
    r"\bno\b(?!\.\s?\d)|\bdenie[sd]\b|\bdeny(?:ing)?\b|\bfail(?:ed|s|ing)? to\b|\bunable to\b|\brefus(?:e[sd]?|ing)\b",
    re.IGNORECASE,
)
# Turns of phrase with a negative word in them that deny nothing.
_PHRASES = re.compile(
    r"\bnot only\b|\bno matter\b|\bwhether or not\b|\bno doubt\b|\bno sooner\b|\bnot to mention\b|\bnothing but\b|"
    r"\bnone other than\b|\bif not\b|\b(?:no|not) (?:fewer|less|more) than\b|\bno choice but\b|\bnot least\b|"
    r"\bnot long (?:ago|after|before)\b|\bwithout (?:a )?(?:doubt|precedent|interruption|exception|delay|hesitation)\b|"
    r"\bnot\b[^.,;]{0,60}\buntil\b|\bno-fly\b|\bnonetheless\b|\bwhy not\b",
    re.IGNORECASE,
)
_SIGNS_EN = re.compile(
    r"\b(?:un(?!der|ti|io|it|iv|iq|if|ilat|cle|veil|fold|leash|load|prece)[a-z]{3,}|non-?[a-z]{3,}|"
    r"dis(?:agree|approv|continu|satisf|allow|qualif|regard|believ|content|obey|appear|connect|miss|put)[a-z]*|in(?:valid|adequate|sufficien|complete|accessib|capab|consisten|"
    r"stead|significan|secur|action|eligib|effectiv|accura|abil|decis|visib|toleran|different)[a-z]*|im(?:possib|perfect|practic|proper|balanc|material|"
    r"mun|passab|peccab)[a-z]*|il(?:legal|licit|legitim|logic)[a-z]*|ir(?:regular|responsib|relevan|revers|replac)[a-z]*|"
    r"(?!unless|bless|less)[a-z]+less(?:ly|ness)?|denial|rejec[a-z]+|fail[a-z]*|lack[a-z]*|absen[a-z]+|prevent[a-z]*|"
    r"ban(?:s|ned|ning)?|prohibit[a-z]*|forbid[a-z]*|forbade|rul(?:ed|es|e|ing) out|avoid[a-z]*|halt[a-z]*|"
    r"ceas(?!efire)[a-z]+|oppos[a-z]+|declin[a-z]+|hardly|barely|scarcely|rarely|seldom|few(?:er)?|yet to|far from|"
    r"out of danger|"
    r"free (?:of|from)|rather than|short of|fell short|fall short|exempt[a-z]*|unless|excluding|except|miss(?:ed|ing)?|"
    r"neglect[a-z]*|stop(?:s|ped|ping)?|zero|ignor[a-z]+|withh[a-z]+|"
    r"(?:warn|advis|caution)[a-z]* against|anonym[a-z]*|withdr[a-z]+|abst[a-z]+|"
    r"refrain[a-z]*|in vain|vacan[a-z]+|"
    r"reluctan[a-z]+|hesitan[a-z]+|no|too [a-z]+ to|keep[a-z]* [a-z]+ (?:out|from)|"
    r"cancel[a-z]*|scrap[a-z]*)\b",
    re.IGNORECASE,
)
# What the Chinese text denies in another word is no sign that its negation came through as well.
_OTHERWISE = tuple(
    (re.compile(chinese), re.compile(rf"\b(?:{english})\b", re.IGNORECASE))
    for chinese, english in (
        ("失败|失利|失灵", "fail[a-z]*"),
        ("反对", "oppos[a-z]+|rejec[a-z]+"),
        ("停止|停战|叫停|暂停", "stop[a-z]*|halt[a-z]*|ceas[a-z]+"),
        ("缺乏|缺少|短缺|失踪|下落", "lack[a-z]*|miss(?:ed|ing)"),
        ("禁止|禁令|严禁", "ban(?:s|ned|ning)?|prohibit[a-z]*|forbid[a-z]*"),
        ("除非", "unless"),
        ("取消", "cancel[a-z]*|scrap[a-z]*"),
        ("避免", "avoid[a-z]*"),
        ("防止|阻止|预防", "prevent[a-z]*"),
        ("非法", "illegal[a-z]*"),
        ("撤出|撤军|退出|撤回", "withdr[a-z]+"),
        ("失业", "unemploy[a-z]+"),
        ("除", "except|excluding"),
    )
)


_LEFT_OPEN = re.compile("(?:不|没有?|未|不能|无法|难以)排除")
_RULED_OUT = re.compile(r"(?P<before>(?:\S{1,20} ){0,3})\brul(?:ed?|es|ing) (?:\w+ )?out\b", re.IGNORECASE)
_NOT_SO = re.compile(r"\b(?:not|cannot|never|unable|refus\w+|declin\w+|difficult|hard|impossible|no one)\b|n't\b", re.I)


def negation_lost(chinese: str, english: str) -> bool:
    """Say whether the Simplified Chinese text denies something that the English one does not deny in any way."""
    if not _firm_places(chinese):
        return False
    plain = english.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    if _LEFT_OPEN.search(chinese) and _is_ruled_out(plain):
        return True
    for words, signs in _OTHERWISE:
        plain = signs.sub(" ", plain) if words.search(chinese) else plain
    return not _DENIALS.search(plain) and not _SIGNS_EN.search(plain)


def negation_brought_in(chinese: str, english: str) -> bool:
    """Say whether the English text denies something where the Simplified Chinese one has no sign of a denial."""
    plain = _PHRASES.sub(" ", english.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    return bool(_DENIALS.search(plain)) and not _SIGNS_ZH.search(_LEXICAL.sub("＿", chinese))


def _is_ruled_out(english: str) -> bool:
    return any(not _NOT_SO.search(match["before"]) for match in _RULED_OUT.finditer(english))


def _firm_places(chinese: str) -> list[str]:
    return _FIRM.findall(_LIGHT.sub("＿", _LEXICAL.sub("＿", chinese)))
