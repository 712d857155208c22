"""How names sound, so that one is known in English and in Chinese letters: 潘展乐 Pan Zhanle, 库拉索 Curaçao.

A Chinese name in an English text is spelt in Hanyu pinyin, syllable by syllable. A foreign name in a Chinese text is
written with some three hundred characters of sound alone; what both spellings keep is the run of consonants, by class.
Readings are those of pypinyin (MIT licence), the first of each character, without its tone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib import import_module
from itertools import product

_OF_SOUND = frozenset(
    "阿埃艾爱安昂奥澳巴拜班邦包鲍保北贝本比彼毕别宾波伯勃博布查柴昌彻茨次达大戴丹当道德登邓迪蒂丁东都杜顿多厄恩尔法凡范方菲费芬丰冯夫弗福富盖"
    "甘冈高哥戈格根贡古瓜圭哈海汉豪赫黑亨洪侯胡华怀惠霍基吉加贾杰捷金京久居喀卡开凯坎康考柯科可克肯孔库夸奎昆拉腊莱来兰朗劳勒雷蕾累里黎李利立莉连"
    "列烈林琳隆龙卢鲁路伦罗洛吕马玛迈麦曼芒毛梅门蒙孟米密敏明摩莫墨默姆木穆拿娜纳奈南瑙内尼娘涅宁纽努诺欧帕派潘庞培佩彭皮平珀普齐奇契恰钱乔切琴丘"
    "让热仁日荣茹瑞若撒萨塞赛桑森沙山尚舍申圣施什史士舒朔丝思斯松苏索塔泰坦汤唐陶特腾提廷图土托瓦万旺威韦维魏温文翁沃乌武西希锡夏香肖谢辛欣兴雄休"
    "雅亚延扬耶叶伊依以因英尤于约泽扎宰赞曾詹章哲珍芝治朱卓佐祖佛洁麻密涛雪艳甸尧庄丽妮茜露萝黛葛崔纪翰逊柏珊霖迦希岱坡堡辜岑冉庇堪绍丕俄兹妙妲娃娅弥忒敖泼滕瑟碧缅罕芭莎薇藤谭钦嫩昂孜"
)
"""The characters with which foreign names are mostly written."""
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_FOREIGN = re.compile(f"[{''.join(sorted(_OF_SOUND))}]{{2,}}")
_NAMES = re.compile(r"[A-Z][a-z'’]+(?:[ -][A-Z]?[a-z'’]+)*")
_NAME = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ'’]+(?:[A-Z][a-z]+)?")
_SYLLABLE = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|van|ai|ei|ao|ou|an|en|in"
    r"|un|vn|ia|ie|iu|ua|ue|ui|uo|ve|er|a|o|e|i|u|v)"
)
_SHORTEST, _LONGEST = 3, 6
"""Consonants of a name that are compared: with two there would be too many that sound alike."""
_INITIALS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("b", "p"), ("P",)), "f": ("F",), "w": ("", "F"), **dict.fromkeys(("d", "t"), ("T",)),
    **dict.fromkeys(("g", "k"), ("K",)), "h": ("", "K"), **dict.fromkeys(("j", "q", "x"), ("S", "K")),
    **dict.fromkeys(("zh", "ch", "sh", "z", "c", "s"), ("S",)), "r": ("L",), "l": ("L",), "m": ("M",), "n": ("N",),
}  # fmt: skip
_LETTERS = (
    (re.compile(r"ph"), "f"), (re.compile(r"sch|sh|ch|tz|ts|cz|dj|zh"), "s"), (re.compile(r"gh|kh|ck|qu"), "k"),
    (re.compile(r"th"), "t"), (re.compile(r"x"), "ks"), (re.compile(r"ç|c(?=[eiy])"), "s"), (re.compile(r"c"), "k"),
    (re.compile(r"[rl](?![aeiouyrl])"), ""), (re.compile(r"h"), ""),
)  # fmt: skip
_CLASS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys("bp", ("P",)), "f": ("F",), "v": ("F", ""), "w": ("", "F"), **dict.fromkeys("dt", ("T",)),
    **dict.fromkeys("kq", ("K",)), "g": ("K", "S"), "j": ("S", "K"), **dict.fromkeys("sz", ("S",)),
    **dict.fromkeys("lr", ("L",)), "m": ("M",), "n": ("N",),
}  # fmt: skip
_DOUBLE = re.compile(r"(.)\1+")


def spell_chinese(text: str) -> frozenset[str]:
    """How runs of two and three characters of a folded Chinese text are spelt in pinyin: ``pan zhan le``."""
    found: set[str] = set()
    for run in _HAN.findall(text):
        syllables = [_reading(sign) for sign in run]
        for length in (2, 3):
            found.update(" ".join(syllables[i : i + length]) for i in range(len(run) - length + 1))
    return frozenset(found)


def spell_names(text: str) -> frozenset[str]:
    """The names of an English text that are pinyin of two or three syllables, in the same spelling."""
    spelt: set[str] = set()
    for words in _NAMES.findall(text):
        parts = [_syllables(part.removesuffix("'s")) for part in re.split("[ -]", words.replace("’", "'").lower())]
        spelt.update(_run_together(parts))
    return frozenset(name for name in spelt if 1 <= name.count(" ") <= 2)


def _run_together(parts: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """The syllables of one to three neighbouring words, each of which is pinyin."""
    for start in range(len(parts)):
        for end in range(start + 1, min(start + 3, len(parts)) + 1):
            if all(parts[start:end]):
                yield " ".join(syllable for part in parts[start:end] for syllable in part)


def sound_chinese(text: str) -> frozenset[str]:
    """The consonants, by class, of what may be a foreign name in a folded Chinese text."""
    return frozenset(sound for run in _FOREIGN.findall(text) for sound in _sounds_within(run))


def sound_names(text: str) -> frozenset[str]:
    """The consonants, by class, of the capitalised words of an English text."""
    return frozenset(key for word in _NAME.findall(text) for key in _sound_of_word(word))


@lru_cache(maxsize=16384)
def _sounds_within(run: str) -> frozenset[str]:
    """The sounds of all that a run of such characters may hold."""
    spans = ((start, end) for start in range(len(run)) for end in range(start + 2, min(start + _LONGEST, len(run)) + 1))
    return frozenset(sound for start, end in spans for sound in _sound_of(run[start:end]))


@lru_cache(maxsize=65536)
def _sound_of(name: str) -> frozenset[str]:
    parts: list[tuple[str, ...]] = []
    for sign in name:
        syllable = _reading(sign)
        if syllable == "er":
            continue
        initial = re.match(r"zh|ch|sh|[bpmfdtnlgkhjqxrzcs]|w", syllable)
        parts.append(_INITIALS[initial[0]] if initial else ("",))
        if syllable.endswith(("n", "ng")):
            parts.append(("N", "M"))
    return _keys(parts)


@lru_cache(maxsize=65536)
def _sound_of_word(word: str) -> frozenset[str]:
    plain = re.sub(r"['’]s?$", "", word).lower()
    plain = _without_marks(plain.replace("ç", "s"))
    for pattern, letter in _LETTERS:
        plain = pattern.sub(letter, plain)
    return _keys([_CLASS[letter] for letter in _DOUBLE.sub(r"\1", plain) if letter in _CLASS])


def _keys(parts: list[tuple[str, ...]]) -> frozenset[str]:
    if len(parts) > 2 * _LONGEST:
        return frozenset()
    keys = (_DOUBLE.sub(r"\1", "".join(choice)) for choice in product(*parts))
    return frozenset(key for key in keys if _SHORTEST <= len(key) <= 2 * _LONGEST)


@lru_cache(maxsize=16384)
def _syllables(word: str) -> tuple[str, ...]:
    """The syllables of pinyin that a word is made of; none where it is none."""
    found: list[str] = []
    for piece in word.split("'"):
        rest = piece
        while rest:
            match = next(_longest(rest), None)
            if match is None:
                return ()
            found.append(match)
            rest = rest[len(match) :]
    return tuple(found)


def _longest(rest: str) -> Iterator[str]:
    for length in range(6, 0, -1):
        head = rest[:length]
        if len(head) == length and head in _all_syllables() and _can_go_on(rest[length:]):
            yield head


def _can_go_on(rest: str) -> bool:
    return not rest or any(rest[:length] in _all_syllables() for length in range(1, 7))


@cache
def _all_syllables() -> frozenset[str]:
    return frozenset(_readings().values()) - {"n", "ng", "m", "hm", "hng", "e", "o"}


@cache
def _reading(sign: str) -> str:
    return _readings().get(ord(sign), "")


@cache
def _readings() -> Mapping[int, str]:
    table: Mapping[int, str] = import_module("pypinyin.pinyin_dict").pinyin_dict
    return {
        code: _without_marks(readings.partition(",")[0].replace("ü", "v"))
        for code, readings in table.items()
        if 0x4E00 <= code <= 0x9FFF
    }


def _without_marks(letters: str) -> str:
    """Take accents and tones off the letters."""
    return "".join(c for c in unicodedata.normalize("NFD", letters) if not unicodedata.combining(c))
