"""Chinese numerals as dates and counts write them: positional (二〇二四) and multiplicative (二十三)."""

from __future__ import annotations

NUMERALS = "〇零○Ｏ一二三四五六七八九十廿卅两元正"

_DIGITS = {
    **dict(zip("一二三四五六七八九", range(1, 10), strict=True)),
    "〇": 0,
    "零": 0,
    "○": 0,
    "两": 2,
    "元": 1,  # 民國元年, 正月: the first
    "正": 1,
}
_TENS = {"十": 1, "廿": 2, "卅": 3}


def read_numeral(text: str) -> int | None:
    """Read ``text`` as a whole number below 10,000, in ASCII digits or Chinese numerals; None where it is neither."""
    if text.isascii() and text.isdigit():
        return int(text)
    if any(c in "十廿卅百" for c in text):
        return _read_multiplicative(text)
    digits = [_DIGITS.get(c) for c in text]
    if not digits or None in digits:
        return None
    return int("".join(str(d) for d in digits))


def _read_multiplicative(text: str) -> int | None:
    hundreds, separator, rest = text.rpartition("百")
    total = 100 * (_DIGITS.get(hundreds, 1)) if separator else 0
    for sign, factor in _TENS.items():
        head, found, tail = rest.partition(sign)
        if found:
            tens = factor * (_DIGITS.get(head, 1) if head else 1)
            return total + 10 * tens + _unit(tail)
    return total + _unit(rest)


def _unit(text: str) -> int:
    return _DIGITS.get(text.lstrip("零〇○"), 0)
