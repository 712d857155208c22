"""What stands beside a name of the table and shows that it is none there: part of a longer name, or of another word.

亨特·拜登 is not the President, 塞西尔 not el-Sisi, 李泰国 no country, and 公安部门 no ministry. Neighbours are judged
on folded text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from digest.language.given_names import other_names
from digest.language.gloss_table import Entry

DOTS = str.maketrans(dict.fromkeys("•・‧∙⋅･", "·"))
"""The points that Taiwan and Japan write between the parts of a foreign name."""
_NAMES_BEFORE = re.compile(r"((?:[\u3400-\u9fff]+[·-])*[\u3400-\u9fff]+)·$")
_NAMES_BEHIND = re.compile(r"·([\u3400-\u9fff]+)")
_LONGEST_NAMES = 20
_TRANSCRIBES = frozenset("尔斯尼茨姆蒂娜莎兹伦顿堡夫丝娃耶埃珀瑟")
"""Characters that hardly stand alone in a sentence, unless they transcribe a foreign syllable."""
_MAY_TRANSCRIBE = _TRANSCRIBES | frozenset(
    "阿艾奥巴贝比伯波博布查达戴丹德迪杜厄恩法菲费弗盖戈格古哈赫亨胡霍基吉贾杰卡凯考科克肯库拉莱兰劳勒雷里利莲琳隆卢鲁"
    "罗洛玛麦曼迈梅蒙米莫穆纳内努诺帕佩皮普恰乔琼若撒萨塞桑舍索塔泰坦汤唐特提廷图托瓦韦维沃乌伍锡谢辛欣休雅扬伊尤泽扎詹佐定"
)
_SURNAMES = frozenset(
    "陈李王张刘赵孙杨黄吴徐朱马胡郭林罗郑梁谢宋唐许冯邓曹彭萧田董袁潘蒋蔡余杜叶苏魏吕丁沈姚卢姜崔谭陆汪范廖贾韦傅邹孟秦邱薛闫"
)
"""Common surnames that are no words of a sentence: 于, 任, 何, 向, 曾 are."""
_TITLES = (
    "主席|书记|总理|总统|首相|外长|防长|财长|部长|省长|市长|州长|县长|局长|主任|委员|议长|院长|司长|行长|发言人|大使|"
    "特使|董事长|总裁|经理|教授|记者|同志|领袖|领导人|候选人|秘书长|国务卿|上将|将军|导演|演员|选手"
)
_BEHIND_A_TITLE = re.compile(rf"(?:{_TITLES})$")
_BEGINS_A_CLAUSE = re.compile(r"(?:^|[^\u3400-\u9fff])$")
_PEOPLE = ("person",)
_GROUND = ("country", "place")
_AT_HOME = frozenset(("CHINA", "TAIWAN", "HONGKONG"))
_LOOK_BACK = 4
_SHORT = 2


class Neighbours(NamedTuple):
    """A stretch of a folded text (offsets in characters), the words before it and the words behind it."""

    text: str
    start: int
    end: int
    before: Sequence[str]
    behind: Sequence[str]


def is_introduced(entry: Entry, text: str, start: int) -> bool:
    """Say whether a Chinese person's name stands behind a title: 国家副主席韩正在京会见 holds no 正在."""
    is_chinese = entry.kind in _PEOPLE and _letters(entry.english) == _letters(entry.pinyin)
    return is_chinese and _BEHIND_A_TITLE.search(text[max(0, start - _LOOK_BACK) : start]) is not None


def is_part_of_more(entry: Entry, place: Neighbours) -> bool:
    """Say whether the words beside a name make it part of a longer name, or of another word."""
    if place.text[place.end - 1] == "部" and re.match("门(?!户)", place.text[place.end : place.end + 2]):
        return True
    if entry.kind in _PEOPLE:
        return _is_another(entry, place) or _is_transcribed_on(place, runs=True)
    if entry.kind in _GROUND:
        return _is_somebody(place) or (_is_foreign(entry) and (_is_a_surname(place) or _is_cut_short(place)))
    return False


def _is_another(entry: Entry, place: Neighbours) -> bool:
    """亨特·拜登, 桑切斯·佩雷斯: the names beside this one, with points between them, are not those of the person."""
    if "·" in place.text[place.start : place.end] or " " not in entry.english:  # Clinton, whoever of them
        return False
    known = other_names(entry.english)
    before = _NAMES_BEFORE.search(place.text, max(0, place.start - _LONGEST_NAMES), place.start)
    behind = _NAMES_BEHIND.match(place.text, place.end)
    is_other_before = before is not None and not any(before[1].endswith(n) and f"小{n}" not in before[1] for n in known)
    is_other_behind = behind is not None and not any(behind[1].startswith(name) for name in known)
    return is_other_before or is_other_behind


def _is_a_surname(place: Neighbours) -> bool:
    """丹泽尔·华盛顿."""
    return _NAMES_BEFORE.search(place.text, max(0, place.start - 2), place.start) is not None


def _is_somebody(place: Neighbours) -> bool:
    """李泰国, at the beginning of a clause or behind a title."""
    if place.end - place.start > 3 or not place.before or place.before[-1] not in _SURNAMES:
        return False
    rest = place.text[max(0, place.start - 1 - _LOOK_BACK) : place.start - 1]
    return bool(_BEGINS_A_CLAUSE.search(rest) or _BEHIND_A_TITLE.search(rest))


def _is_cut_short(place: Neighbours) -> bool:
    """阿曼尼; a longer name stands for itself (贝尔格莱德尼古拉·特斯拉机场)."""
    name = place.text[place.start : place.end]
    return len(name) == _SHORT and all(map(_MAY_TRANSCRIBE.__contains__, name)) and _is_transcribed_on(place, runs=True)


def _is_transcribed_on(place: Neighbours, *, runs: bool = False) -> bool:
    """塞西尔, 科斯塔里卡: syllables follow that are no word; ``runs`` of two such characters will do, or one before."""
    if place.behind and place.behind[0] in _TRANSCRIBES:
        return True
    if not runs:
        return False
    if place.before and place.before[-1] in _TRANSCRIBES:
        return True
    return len(place.behind) > 1 and all(word in _MAY_TRANSCRIBE for word in place.behind[:2])


def _letters(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", name.lower()) if c.isascii() and c.isalpha())


def _is_foreign(entry: Entry) -> bool:
    return entry.source not in _AT_HOME
