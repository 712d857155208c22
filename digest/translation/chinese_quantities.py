"""Numbers, dates and weekdays as Chinese news writes them: 3.5亿, 三百二十, 10多万, 七成, 数百万, 8月25日, 下周三."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from digest.translation.quantity import Quantity, quantity
from digest.translation.shares import take_shares

_UNITS = {"十": 10, "百": 100, "千": 1000}
_SECTIONS = (("兆", 10**12), ("亿", 10**8), ("万", 10**4))
_DIGITS = {**dict(zip("〇一二三四五六七八九", range(10), strict=True)), "零": 0, "两": 2}
_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_POINT = "(?<=[零〇一二三四五六七八九十百千])点(?=[零〇一二三四五六七八九]+(?![零〇一二三四五六七八九十分刻]))"
_RUN = re.compile(
    rf"(?P<percent>百分之|千分之)?(?P<vague>[数几好])?(?P<run>(?:{_ARABIC}|[零〇一二两三四五六七八九十百千万亿兆]|{_POINT})+)"
    r"(?:(?P<more>[多余来几])(?P<units>[十百千万亿]+))?"
)
_LONGEST = 30
"""Characters: what is longer is a code, or an attempt on the reader of numbers."""
_NEAR = 12
"""Characters around a number that can change its meaning."""
_MEASURES = (
    "名位个人家座艘架辆天年次项起吨米元岁层条只头匹件张台届周枚批轮场倍度点时秒"
    "|公里|公斤|公顷|小时|分钟|日[^本]|千克|平方|立方|英里|美元|欧元|学生|国家|航班"
)
_MEASURE = re.compile("|".join((f"[{_MEASURES.partition('|')[0]}]", _MEASURES.partition("|")[2])))
_PORTION = re.compile(r"成(?![员立为功果本就长交分份熟形败人])")
_CLOCK = re.compile(r"[时点](?!间|代|候|期|名|评|赞)")
_LATE = re.compile(r"(?:下午|傍晚|晚上?|夜里?|中午|午后|深夜)$")
_RANGE = re.compile(rf"^\s*[至到~\-–—]+\s*(?:{_ARABIC}|[一二两三四五六七八九十]+)(?P<scale>[十百千万亿]+)")
_UP_TO = re.compile(rf"^[至到~\-–—](?:{_ARABIC}|[二三四五六七八九十]+)")
"""What follows the first number of a range: 三至五年 measures both."""
_BETWEEN = re.compile(
    r"(?P<head>[二三四五六七八九]?十)?(?P<first>[一二两三四五六七八九])(?P<second>[二三四五六七八九])(?P<unit>[十百千万亿]*)"
)
_PREFIXES = {"百": 100, "千": 1000, "兆": 10**12}
_UNIT = re.compile("[帕米克瓦卡伏赫焦]|字节|比特")
_GLUED = re.compile(r"(?<=[一二两三四五六七八九])(?=\d)")
"""这一1.4万亿的基金: one fund, and a number."""
_HALVES = {"年": (6,), "个月": (15, 2), "小时": (30,), "个小时": (30,), "世纪": (50,), "个世纪": (50,), "天": (12,)}
_HALF_OF = re.compile(f"半({'|'.join(sorted(_HALVES, key=len, reverse=True))})")
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_MONTH = re.compile(r"(农历|阴历|腊|闰)?(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月(?![球亮饼经薪嫂])")
# 每周一次 is no Monday, 上周日本 no Sunday, and 本周一直 neither.
_WEEKDAY = re.compile(
    r"(?<![一二两三四五六几数半])(?:星期|礼拜|周)([一二三四五六日天])"
    r"(?![次回期场个直起共带些路度样般律致切再年岁边报刊本]|天[^气])"
)
_UNSURE_WEEKDAY = re.compile(r"(?:星期|礼拜|周)([一二三四五六日天])")
_OTHER_WORDS = {"十分": "钟", "十足": "", "百姓": "", "一一": "", "万一": "", "十字": "", "三角": "", "四川": ""}


def read_chinese(text: str) -> tuple[Quantity, ...]:
    """Read every quantity of a Simplified Chinese text."""
    text = unicodedata.normalize("NFKC", text)
    found: list[Quantity] = []
    rest = _ISO.sub(lambda match: _take_iso(match, found), text)
    rest = _MONTH.sub(lambda match: _take_month(match, found), rest)
    found += _weekdays(rest)
    rest = _WEEKDAY.sub("周", rest)
    rest = take_shares(_GLUED.sub(" ", rest), found, chinese=True, read=read_numeral)
    found += _halves(rest)
    for match in _RUN.finditer(rest):
        found += _read_run(match, rest)
    return tuple(found)


def _halves(text: str) -> Iterator[Quantity]:
    """半年 may be said as six months."""
    for match in _HALF_OF.finditer(text):
        yield quantity("number", match[0], *_HALVES[match[1]], sure=False)


def read_numeral(run: str) -> Decimal | None:
    """Read digits, Chinese numerals, or both together (1.2万亿, 三千五百万); None where it is not well formed."""
    if len(run) > _LONGEST:
        return None
    for sign, factor in _SECTIONS:
        head, found, tail = run.rpartition(sign)
        if found:
            upper = read_numeral(head) if head else None
            lower = _read_tail(tail, factor)
            return None if upper is None or lower is None else upper * factor + lower
    return _read_small(run)


def _read_tail(tail: str, factor: int) -> Decimal | None:
    """What follows 万 or 亿: 三亿五 is 350 million, 三亿零五 is not."""
    if not tail:
        return Decimal(0)
    if tail in _DIGITS and tail not in "零〇":
        return Decimal(_DIGITS[tail] * factor // 10)
    return read_numeral(tail)


def _read_small(run: str) -> Decimal | None:
    if re.fullmatch(_ARABIC, run):
        return Decimal(run.replace(",", ""))
    whole, point, fraction = run.partition("点")
    if point:
        head = _read_small(whole) if whole else None
        digits = "".join(str(_DIGITS[c]) for c in fraction if c in _DIGITS)
        return None if head is None or len(digits) != len(fraction) or not digits else head + Decimal(f"0.{digits}")
    if all(c in _DIGITS for c in run):
        return _read_positions(run)
    return _read_places(run)


def _read_positions(run: str) -> Decimal | None:
    """One digit, or four of a year; 三四 is *three or four*."""
    if len(run) == 1 or len(run) == 4 or any(c in "〇零" for c in run):
        return Decimal("".join(str(_DIGITS[c]) for c in run))
    return None


def _read_places(run: str) -> Decimal | None:
    total, place, number = Decimal(0), 10_000, None
    for part in re.findall(rf"{_ARABIC}|.", run):
        if part in _UNITS:
            if _UNITS[part] >= place or (number is None and (total or part != "十")):
                return None
            total += (1 if number is None else number) * _UNITS[part]
            place, number = _UNITS[part], None
        elif part in "零〇":
            place = min(place, 100) if place < 10_000 else place
        elif number is not None:
            return None
        else:
            number = Decimal(part.replace(",", "")) if part[0].isdigit() and part.isascii() else _digit(part)
            if number is None:
                return None
    if number is None:
        return total
    is_short = place > 10 and "零" not in run and "〇" not in run and number < 10  # 三百五 is 350
    return total + (number * place / 10 if is_short else number)


def _digit(character: str) -> Decimal | None:
    return Decimal(_DIGITS[character]) if character in _DIGITS else None


def _take_iso(match: re.Match[str], found: list[Quantity]) -> str:
    found += [
        quantity("date", match[1], int(match[1])),
        quantity("month", f"{int(match[2])}月", int(match[2])),
        quantity("date", match[3], int(match[3])),
    ]
    return " "


def _take_month(match: re.Match[str], found: list[Quantity]) -> str:
    value = int(match[2]) if match[2].isdigit() else int(_read_small(match[2]) or 0)
    found.append(quantity("month", match[0], value, sure=not match[1], added=True))
    return "月"


def _weekdays(text: str) -> Iterator[Quantity]:
    certain = {match.start() for match in _WEEKDAY.finditer(text)}
    for match in _UNSURE_WEEKDAY.finditer(text):
        is_sure = any(start <= match.start() <= start + 1 for start in certain)
        yield quantity("weekday", match[0], "一二三四五六日天".index(match[1]) % 7 + 1 if match[1] != "天" else 7,
                       sure=is_sure, added=is_sure)  # fmt: skip


def _read_run(match: re.Match[str], text: str) -> Iterator[Quantity]:
    start, end = match.start("run"), match.end()
    run, before, after = match["run"], text[max(0, start - _NEAR) : start], text[end : end + 2 * _NEAR]
    if match["vague"]:
        yield from _read_vague(run, match[0])
        return
    value = read_numeral(run)
    if value is None and run[-1] in _PREFIXES and _UNIT.match(after):  # 12万千瓦: 120,000 kW, 120 MW
        value = read_numeral(run[:-1])
        if value is not None:
            yield quantity("number", run[:-1], value, value * 1000, value / 1000, added=run[0].isascii())
            return
    if value is None:
        yield from _read_between(run)
        scale = read_numeral("一" + run) if run[0] in "十百千万亿" else None
        if scale is not None:  # 百万, 千人: a round number, or many
            yield quantity("number", run, scale, sure=False)
            yield quantity("scale", run, scale, sure=False)
        return
    if match["units"]:
        value *= read_numeral("一" + match["units"]) or 1
    if re.match("[时点]半", after):
        yield quantity("number", "半", 30, sure=False)
    yield Quantity(
        kind="date" if _is_day(before, after) else "number",
        values=frozenset(_readings(value, before, after, match)),
        text=match[0] + ("%" if after.startswith("%") else ""),
        sure=_is_sure(run, value, before, after),
        added=run[0].isascii(),
    )


def _read_between(run: str) -> Iterator[Quantity]:
    """四五十 is forty or fifty, 十三四 thirteen or fourteen: either may stand for it."""
    found = _BETWEEN.fullmatch(run)
    for digit in (found["first"], found["second"]) if found else ():
        value = read_numeral(f"{found['head'] or ''}{digit}{found['unit'] or ''}") if found else None
        if value is not None:
            yield quantity("number", run, value, sure=False)


def _read_vague(run: str, text: str) -> Iterator[Quantity]:
    """数十万, 几百: a power of ten."""
    scale = read_numeral("一" + run) if run[0] in "十百千万亿" else None
    if scale is not None:
        yield quantity("scale", text, scale)
        yield quantity("number", text, scale, sure=False)


def _readings(value: Decimal, before: str, after: str, match: re.Match[str]) -> set[Decimal]:
    readings, run = {value}, match["run"]
    if _PORTION.match(after):
        readings = {value * 10, value / 10}
    elif match["percent"] == "千分之":
        readings = {value, value / 10}
    elif run[-1] in _PREFIXES and _UNIT.match(after):
        readings.add(value / _PREFIXES[run[-1]])  # 970百帕, 5千米
    elif _CLOCK.match(after) and value <= 24:
        readings |= {value % 12, value - 12 if value > 12 else value + 12 if _LATE.search(before) else value}
    elif after.startswith("年代") or (after.startswith("年") and 50 <= value < 100):
        readings |= {1900 + value, 2000 + value} if value < 100 else set()
    if re.match(r".{0,2}半", after):
        readings.add(value + Decimal("0.5"))
    ranged = _RANGE.match(after)
    if ranged:
        readings.add(value * (read_numeral("一" + ranged["scale"]) or 1))
    return readings


def _is_day(before: str, after: str) -> bool:
    return (before.endswith("月") and re.match("[日号]", after) is not None) or re.match(
        "日(?![本常报均元])", after
    ) is not None


def _is_sure(run: str, value: Decimal, before: str, after: str) -> bool:
    """Whether a translator would put the number as a number; 一 and 两 seldom are, small ones before a measure."""
    if any((run + after).startswith(word) and not (run + after)[len(word) :].startswith(then or "\0")
           for word, then in _OTHER_WORDS.items()):  # fmt: skip
        return False
    if re.match("[分个]之", after) or before.endswith("分之") or after.startswith(("分之", "倍", "半")):
        return run[0].isascii() and not after.startswith("分之") and not before.endswith("分之")
    if run[0].isascii():
        return True
    if _PORTION.match(after) or before.endswith("百分之"):
        return True
    if value < 3:
        return False
    if value <= 11 and len(run) <= 2:
        after = _UP_TO.sub("", after)
        return bool(_MEASURE.match(after))
    return True
