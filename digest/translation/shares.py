"""Parts of a whole, multiples and places in an order: 三分之二 and two-thirds, 翻一番 and doubled, 第二轮 and second.

A share is read in percent, so that a quarter is 25% too. Multiples and ordinals are only held against others of their
kind: a translator may well leave one out, but puts none in the place of another.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from digest.translation.quantity import Kind, Quantity, quantity

_NUMERAL = r"\d+(?:\.\d+)?|[一二两三四五六七八九十]{1,3}"
_PARTS = re.compile(rf"(?P<of>{_NUMERAL})分之(?P<parts>{_NUMERAL})")
_EVERY = re.compile(rf"每(?P<of>{_NUMERAL})[^，。；]{{0,3}}?[中里][就便]?有?(?P<parts>{_NUMERAL})")
_TENTHS = re.compile(r"(?P<tens>[一二两三四五六七八九])成(?P<ones>[一二三四五六七八九])(?![个名家人年])")
_HALF = re.compile("一半|半数|过半|对半|半壁")
_TIMES = re.compile(rf"(?P<times>{_NUMERAL})(?:多|余)?倍")
_DOUBLINGS = re.compile("翻了?(?P<doublings>[一两二三四])?番")
_PLACE = re.compile(rf"第(?P<place>{_NUMERAL})(?!天|一|次世界|者|方)")

_TO_TEN = "one two three four five six seven eight nine ten"
_THIRD_TO_TENTH = "third quarter fifth sixth seventh eighth ninth tenth"
_CARDINALS = {"a": 1, "an": 1, **{word: number for number, word in enumerate(_TO_TEN.split(), 1)}}
_PORTIONS = {"fourth": 4, **{word: number for number, word in enumerate(_THIRD_TO_TENTH.split(), 3)}}
_COUNT = rf"\d+|{'|'.join(_CARDINALS)}"
_FRACTION = re.compile(
    rf"\b(?P<count>{'|'.join(_CARDINALS)})(?P<joint>[\s-])(?P<portion>{'|'.join(_PORTIONS)})(?P<plural>s)?\b",
    re.IGNORECASE,
)
_OF_TIME = re.compile(r"\s(?:of|to)\s(?:an?|the)\s(?:hour|century)\b", re.IGNORECASE)
"""A quarter of an hour may be said as fifteen minutes."""
_OF_A_WHOLE = re.compile(r"\s(?:of|in)\b", re.IGNORECASE)
_BY_SO_MUCH = re.compile(
    r"\b(?:by|nearly|about|almost|around|roughly|over|than|under|up|down|only|just|to|at least)\s$", re.I
)
_OF_A_YEAR = re.compile(r"\b(?:first|last|past|previous|final|next)\s$", re.IGNORECASE)
_ONE_IN = re.compile(rf"\b(?P<parts>{_COUNT})\s(?:in|out\sof)\s(?P<of>{_COUNT})\b(?![,.]?\d|\s?%)", re.IGNORECASE)
_ENGLISH_HALF = re.compile(r"\b(?:one-|one )?half\b|\bmajority\b", re.IGNORECASE)
_ENGLISH_TIMES = re.compile(
    rf"\b(?:(?P<count>{_COUNT})(?:\stimes|[\s-]?fold)|(?P<verb>doubl|tripl|quadrupl|quintupl)\w*|(?P<twice>twice))\b",
    re.IGNORECASE,
)
_VERBS = {"doubl": 2, "tripl": 3, "quadrupl": 4, "quintupl": 5}
_MOST_PARTS = 20
_LOOK_BACK = 16


def take_shares(text: str, found: list[Quantity], *, chinese: bool, read: Callable[[str], Decimal | None]) -> str:
    """Move the shares, multiples and ordinals of ``text`` into ``found``; return what is left to be read.

    ``read`` reads a numeral of the language. Multiples and ordinals stay in the text: they are numbers as well.
    """
    if chinese:
        return _take_chinese(text, found, read)
    return _take_english(text, found, read)


def _take_chinese(text: str, found: list[Quantity], read: Callable[[str], Decimal | None]) -> str:
    def take_parts(match: re.Match[str]) -> str:
        return _take_share(found, match[0], read(match["parts"]), read(match["of"]))

    def take_tenths(match: re.Match[str]) -> str:
        tens, ones = read(match["tens"]), read(match["ones"])
        return _take_share(found, match[0], None if tens is None or ones is None else tens * 10 + ones, Decimal(100))

    rest = _TENTHS.sub(take_tenths, _EVERY.sub(take_parts, _PARTS.sub(take_parts, text)))
    if half := _HALF.search(rest):
        found.append(quantity("share", half[0], 50, sure=False))
    for match in _TIMES.finditer(rest):
        _add(found, "multiple", match[0], read(match["times"]), one_more=True)
    for match in _DOUBLINGS.finditer(rest):
        _add(found, "multiple", match[0], 2 ** (read(match["doublings"] or "一") or Decimal(1)))
    for match in _PLACE.finditer(rest):
        value = read(match["place"])
        _add(found, "ordinal", match[0], value if value is not None and value > 1 else None)
    return rest


def _take_english(text: str, found: list[Quantity], read: Callable[[str], Decimal | None]) -> str:
    def take_fraction(match: re.Match[str]) -> str:
        if not _is_a_share(match, text):
            return match[0]
        is_sure = _OF_TIME.match(text, match.end()) is None
        parts, of = _count(match["count"]), Decimal(_PORTIONS[match["portion"].lower()])
        return _take_share(found, match[0], parts, of, sure=is_sure)

    def take_one_in(match: re.Match[str]) -> str:
        parts, of = _count(match["parts"]), _count(match["of"])
        if parts is None or of is None or not parts < of <= _MOST_PARTS:
            return match[0]
        return _take_share(found, match[0], parts, of)

    rest = _ONE_IN.sub(take_one_in, _FRACTION.sub(take_fraction, text))
    if half := _ENGLISH_HALF.search(rest):
        found.append(quantity("share", half[0], 50, sure=False))
    for match in _ENGLISH_TIMES.finditer(rest):
        value = (
            Decimal(2) if match["twice"] else _count(match["count"] or "") or _VERBS.get((match["verb"] or "").lower())
        )
        _add(found, "multiple", match[0], None if value is None else Decimal(value))
    for match in re.finditer(r"\b(?:[a-z]+-)?[a-z]+(?:nd|rd|th)\b|\b\d+(?:nd|rd|th)\b|\b\d*1st\b", rest, re.IGNORECASE):
        value = read(match[0])
        _add(found, "ordinal", match[0], value if value is not None and value > 1 else None, sure_from=3)
    return rest


def _is_a_share(match: re.Match[str], text: str) -> bool:
    """Whether three quarters are parts and no seasons, and a third no place in an order."""
    before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
    if match["joint"] == "-" or (match["plural"] and match["portion"].lower() != "quarter"):
        return True
    if match["plural"]:
        return not _OF_A_YEAR.search(before) and _OF_A_WHOLE.match(text, match.end()) is not None
    return bool(_OF_A_WHOLE.match(text, match.end()) or _BY_SO_MUCH.search(before))


def _count(word: str) -> Decimal | None:
    if word.isdigit():
        return Decimal(word[:4])
    number = _CARDINALS.get(word.lower())
    return None if number is None else Decimal(number)


def _take_share(
    found: list[Quantity], text: str, parts: Decimal | None, of: Decimal | None, *, sure: bool = True
) -> str:
    if parts is None or not of or parts > of:
        return text
    percent = 100 * parts / of
    readings = (percent.quantize(Decimal("0.1"), ROUND_HALF_UP), percent.quantize(Decimal(1), ROUND_HALF_UP))
    found.append(quantity("share", text, *readings, Decimal(int(percent)), sure=sure, added=sure))
    return " ; "


def _add(
    found: list[Quantity], kind: Kind, text: str, value: Decimal | None, *, one_more: bool = False, sure_from: int = 2
) -> None:
    """Add a reading; 增长两倍 is three times as much."""
    if value is not None:
        readings = (value, value + 1) if one_more else (value,)
        is_sure = max(readings) >= sure_from
        found.append(quantity(kind, text, *readings, sure=is_sure, added=is_sure and kind == "ordinal"))
