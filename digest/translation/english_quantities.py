"""Numbers, dates and weekdays as English news writes them: 350 million, half a billion, three hundred and twenty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from digest.translation.quantity import Quantity, quantity
from digest.translation.shares import take_shares

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TIES = "twenty thirty forty fifty sixty seventy eighty ninety"
_FIRST_TO_TWENTIETH = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
_SMALL = {word: number for number, word in enumerate(_UNITS.split())}
_TENS = {word: 10 * number for number, word in enumerate(_TIES.split(), 2)}
_ORDINALS = {
    **{word: number for number, word in enumerate(_FIRST_TO_TWENTIETH.split(), 1)},
    **{word.removesuffix("y") + "ieth": number for word, number in _TENS.items() if number > 20},
}
_SCALES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT = {"mn": 10**6, "mln": 10**6, "bn": 10**9, "bln": 10**9, "tn": 10**12, "trn": 10**12}
_LETTERS = {"k": 10**3, "m": 10**6, "b": 10**9}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_WORD = "|".join((*_SMALL, *_TENS, "hundred"))
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_CLOCK = re.compile(
    r"(?<![\d:])(\d{1,2})(?:[:.](\d\d))?\s*(?:([ap])\.?m\b\.?|o'clock)|(?<![\d:])(\d{1,2}):(\d\d)(?![\d:])", re.I
)
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_NUMBER = re.compile(
    rf"(?P<digits>{_DIGITS})(?:[\s-]*(?P<scale>(?:hundred|thousand|million|billion|trillion)(?:\s(?:thousand|million|"
    rf"billion|trillion))?)\b|\s?(?P<short>mn|mln|bn|bln|tn|trn)\b|(?P<letter>[kmb])\b)?(?P<tail>s|st|nd|rd|th)?",
    re.I,
)
_WORDS = re.compile(
    rf"\b(?:(?P<half>half)\s(?:a|of a)\s|(?P<one>an?)\s(?=hundred|thousand|million|billion|trillion))?"
    rf"(?P<words>(?:(?:{_WORD}|(?:hundred|thousand|million|billion|trillion)(?:th)?|{'|'.join(_ORDINALS)})(?:\b|(?=-))"
    rf"(?:\sand(?=\s(?:{_WORD})\b)|[-\s]|,\s(?=(?:{_WORD})\b))*)+)"
    rf"(?:and a (?P<plus>half|quarter)(?:\s(?P<later>hundred|thousand|million|billion|trillion))?)?",
    re.I,
)
_VAGUE = re.compile(
    r"\b(?:(?P<lead>tens|dozens|hundreds|thousands)\sof\s(?P<of>thousands|millions|billions|trillions)"
    r"|(?P<few>several|a few|many|some)\s(?P<some>(?:hundred|thousand|million|billion|trillion|dozen)"
    r"(?:\s(?:thousand|million|billion))?)\b"
    r"|(?P<plain>dozens|hundreds|thousands|millions|billions|trillions))\b",
    re.I,
)
_MONTH = re.compile(
    r"\b(?:(jan)uary|(feb)ruary|(mar)ch|(apr)il|(may)|(jun)e|(jul)y|(aug)ust|(sep)tember|(oct)ober|(nov)ember|"
    r"(dec)ember|(jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)t?\.?(?=\s\d|\b))",
    re.I,
)
_MONTH_NAMES = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_BEFORE_A_MONTH = re.compile(rf"\s(?:of\s)?{_MONTH_NAMES}(?![a-z])")
_BEHIND_A_MONTH = re.compile(rf"\b{_MONTH_NAMES}\s$")
_BESIDE = re.compile(r"^\.?,?\s*\d|^'s\b")
_LEADING = re.compile(
    r"(?:\d(?:st|nd|rd|th)?(?: of)?|\b(?:in|of|since|until|till|by|from|early|late|mid|last|next|this|before|after|to|"
    r"through|between|and|during))[\s-]*$",
    re.I,
)
_DAY = re.compile(r"\b(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sat|sun)(?:day|\.)?s?\b", re.I)
# Words that say a number without being one; they may stand for it, and nothing has to stand for them.
_SAYINGS = {
    2: r"both|pair|couple|twice|doubl\w*|two-\w+|bilateral|twin|dual|halv\w+",
    3: r"tripl\w*|thrice|trio|threefold|trilateral|tripartite|three-\w+|quarter(?:ly)?",
    4: r"quarter\w*|quadrupl\w*|fourfold",
    5: r"fivefold|quintupl\w*",
    6: r"half a dozen|half a year|sixfold",
    7: r"weeks?|weekly",
    10: r"decades?|tenfold|dimes?",
    12: r"dozens?|noon|year",
    20: r"score|two decades",
    24: r"midnight|day|round the clock",
    100: r"centur\w+|hundreds?",
    1000: r"millenni\w+|thousands?",
}
_MULTIPLES = re.compile(rf"\b(?P<n>{_DIGITS}|{_WORD})\s(?P<of>decades|centuries|dozen|weeks)\b", re.I)
_FACTORS = {"decades": 10, "centuries": 100, "dozen": 12, "weeks": 7}
_NEAR = 40
"""Characters around a number that can change its meaning."""
_LONGEST = 30
_NAMED = re.compile(r"COVID-19|\bNo\.\s?(?=\d)", re.I)


def read_english(text: str) -> tuple[Quantity, ...]:
    """Read every quantity of an English text."""
    found: list[Quantity] = []
    rest = _NAMED.sub(" ", text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    rest = _ISO.sub(lambda match: _take_iso(match, found), rest)
    rest = _CLOCK.sub(lambda match: _take_clock(match, found), rest)
    rest = _VAGUE.sub(lambda match: _take_vague(match, found), rest)
    rest = take_shares(rest, found, chinese=False, read=_read_ordinal)
    found += _months(rest)
    found += _weekdays(rest)
    found += _sayings(rest)
    found += (_read_digits(match, rest) for match in _NUMBER.finditer(rest))
    for match in _WORDS.finditer(_NUMBER.sub(" ; ", rest)):
        found += _read_words(match)
    return tuple(found)


def _take_iso(match: re.Match[str], found: list[Quantity]) -> str:
    found += [
        quantity("date", match[1], int(match[1])),
        quantity("month", match[2], int(match[2])),
        quantity("date", match[3], int(match[3])),
    ]
    return " "


def _take_clock(match: re.Match[str], found: list[Quantity]) -> str:
    hour, minutes = int(match[1] or match[4]), int(match[2] or match[5] or 0)
    found.append(quantity("number", match[0], hour, hour % 12, hour % 12 + 12, added=True))
    if minutes:
        found.append(quantity("number", match[0], minutes, added=True))
    return " "


def _take_vague(match: re.Match[str], found: list[Quantity]) -> str:
    if match["lead"]:
        value = {"tens": 10, "dozens": 10, "hundreds": 100, "thousands": 1000}[match["lead"].lower()]
        value *= _SCALES[match["of"].lower().removesuffix("s")]
    else:
        value = 1
        for word in (match["some"] or match["plain"]).lower().split():
            value *= {"dozen": 10, "dozens": 10}.get(word, _SCALES.get(word.removesuffix("s"), 1))
    found.append(quantity("scale", match[0], value, added=True))
    found.append(quantity("number", match[0], value, sure=False))
    return " "


def _months(text: str) -> Iterator[Quantity]:
    for match in _MONTH.finditer(text):
        name = match[0].lower()[:3]
        number = _MONTHS.index(name) + 1
        is_capital = match[0][0].isupper()
        is_date = bool(
            _BESIDE.match(text[match.end() : match.end() + _NEAR])
            or _LEADING.search(text[max(0, match.start() - _NEAR) : match.start()])
        )
        certain = is_capital and (is_date or name not in ("may", "mar", "jun", "jan", "apr"))
        if is_capital:
            yield quantity("month", match[0], number, sure=certain, added=certain)


def _weekdays(text: str) -> Iterator[Quantity]:
    for match in _DAY.finditer(text):
        number = next(n for n, day in enumerate(_DAYS, 1) if day.startswith(match[1].lower()[:3]))
        is_whole = match[0].lower().removesuffix("s").endswith("day") and match[0][0].isupper()
        if is_whole:
            yield quantity("weekday", match[0], number, added=True)


def _read_digits(match: re.Match[str], text: str) -> Quantity:
    value = Decimal(match["digits"][:_LONGEST].replace(",", ""))
    factor = 1
    for word in (match["scale"] or "").lower().split():
        factor *= _SCALES[word]
    factor *= _SHORT.get((match["short"] or "").lower(), 1)
    readings = {value * factor}
    if match["letter"]:
        readings.add(value * _LETTERS[match["letter"].lower()])
    if match["tail"] == "s" and value < 100:
        readings |= {1900 + value, 2000 + value}
    ranged = re.match(
        rf"\s*(?:to|-|–|and)\s*(?:{_DIGITS})\s*(thousand|million|billion|trillion|bn)\b",
        text[match.end() : match.end() + _NEAR],
    )
    if ranged:
        readings.add(value * _SCALES.get(ranged[1], 10**9))
    is_day = _is_day(match, text)
    return Quantity(kind="date" if is_day else "number", values=frozenset(readings), text=match[0].strip(), added=True)


def _is_day(match: re.Match[str], text: str) -> bool:
    """4 December, December 4, the 4th of December."""
    after, before = text[match.end() : match.end() + _NEAR], text[max(0, match.start() - _NEAR) : match.start()]
    if match["tail"]:
        return match["tail"] != "s" and re.match(r"\s(?:of\s)?[A-Z]", after) is not None
    return len(match[0]) <= 2 and (_BEFORE_A_MONTH.match(after) or _BEHIND_A_MONTH.search(before)) is not None


def _read_words(match: re.Match[str]) -> Iterator[Quantity]:
    said = [word for word in re.findall(r"[a-z]+", match["words"].lower()) if word != "and"]
    words = [word.removesuffix("th") if word.removesuffix("th") in _SCALES else word for word in said]
    value = _add_up(words)
    if value is None:  # "the first six": several numbers beside each other
        yield from (quantity("number", word, _add_up([word]) or 0, sure=False) for word in words)
        return
    if match["half"]:
        value /= 2
    if match["plus"]:
        value += Decimal("0.5") if match["plus"] == "half" else Decimal("0.25")
        value *= _SCALES.get((match["later"] or "").lower(), 1)
    is_ordinal = words[-1] in _ORDINALS or said[-1] != words[-1]
    yield quantity("number", match[0], value, sure=value >= 13 or (value >= 3 and not is_ordinal))


def _add_up(words: list[str]) -> Decimal | None:
    """Add number words as they are said: three hundred | twenty | thousand."""
    total, group, is_first = 0, 0, True
    for word in words:
        if word in _SCALES and word != "hundred":
            total, group = total + (group or 1) * _SCALES[word], 0
        elif word == "hundred":
            group = (group or 1) * 100
        else:
            part = _SMALL.get(word, _TENS.get(word, _ORDINALS.get(word)))
            if part is None or (not is_first and group % 10):
                return None
            group += part
        is_first = False
    return Decimal(total + group)


def _read_ordinal(word: str) -> Decimal | None:
    """second, twenty-first, 18th."""
    digits = re.match(r"\d+", word)
    if digits:
        return Decimal(digits[0][:_LONGEST])
    words = word.lower().split("-")
    return _add_up(words) if words[-1] in _ORDINALS else None


def _sayings(text: str) -> Iterator[Quantity]:
    for value, pattern in _SAYINGS.items():
        found = re.search(rf"\b(?:{pattern})\b", text, re.I)
        if found:
            yield quantity("number", found[0], value, sure=False)
    for match in _MULTIPLES.finditer(text):
        count = match["n"].lower()
        number = Decimal(count.replace(",", "")) if count[0].isdigit() else _add_up([count])
        if number is not None:
            yield quantity("number", match[0], number * _FACTORS[match["of"].lower()], sure=False)
