"""Which characters may not stand where: line starts, line ends, and marks that meet (禁则).

After W3C, Requirements for Chinese Text Layout (clreq), 3.1.6 (adjacent marks), 3.2.2 (Han and Western letters) and
6.1 (prohibition rules), and Unicode Standard Annex 14 where clreq is silent.
"""

from __future__ import annotations

import re

HAN = (
    "\u2e80-\u2fdf\u2ff0-\u2fff\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u309f\u30a0-\u30fa\u30fc-\u4dbf"
    "\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Han characters, kana and Hangul syllables, as the inside of a character class."""
BLANKS = " \u3000"
"""Spaces, Western and Chinese: they vanish where a line begins or ends."""
OPENING = "“‘（「『《〈【〔［〖｛"
CLOSING = "”’）」』》〉】〕］〗｝，。、；：？！"
_FULL = "\u3000-\u3004\u3008-\u3020\u302a-\u3030\u3036\u3037\ufe30-\ufe4f\uff01-\uffee—…⋯·‧‥"
_NOT_FIRST = f"{CLOSING}‧·・々ー～…⋯‥％‰℃°′″!),.:;?]}}%>»"
_NOT_LAST = f"{OPENING}￥＄￡＃$£([{{<«#"

SIMPLE = re.compile(
    "[\x20-\x7e\xa0-\xac\xae-\u02af\u0370-\u0482\u048a-\u052f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u209c"
    "\u20a0-\u20bf\u2100-\u218b\u2190-\u21ff\u2200-\u22ff\u2460-\u24ff\u2500-\u25ff\u3000-\u3029\u3030-\u3098"
    f"\u309b-\u312f\u3131-\u318e\u3190-\u31ff\u3220-\u33ff\ufe30-\ufe4f\uff01-\uffee{HAN}]*"
)
"""Texts whose characters stand one after the other, each by itself or joined into words with its like: no combining
marks, no emoji, nothing written from right to left, no script whose letters change with their neighbours."""

PAUSES = f"{CLOSING}{BLANKS},.:;?!)]|｜│"
"""Where the sense of a heading pauses, Chinese or Western."""

TOKEN = re.compile(f" |[—…⋯]{{2,}}|[{HAN}{_FULL}{OPENING}{CLOSING}]|[^ {HAN}{_FULL}{OPENING}{CLOSING}]+(?:’[A-Za-z]+)*")
"""The pieces of a line: a space, one Chinese character or mark, dashes or dots that are one stroke or row, or a Western
word with the marks that cling to it."""

_WITHIN_WORDS = re.compile(r"(?<=\w[-/–])(?=[^\W\d])|(?<=[/?&=])(?=\w)|(?<=\xa0)")
_HAN = re.compile(f"[{HAN}]")
_WORD = re.compile(r"[0-9A-Za-z\u00c0-\u024f\u0370-\u052f%$£€+]")
_LONG = 16  # letters; a number or a name shorter than this is not worth a broken line


def is_plain(piece: str) -> bool:
    """Say whether a piece is one Chinese character that may stand anywhere."""
    return len(piece) == 1 and piece not in _NOT_FIRST and _HAN.match(piece) is not None


def split_word(word: str) -> list[str]:
    """Split a Western word where a line may end within it: after hyphens, the strokes of an address, and the firm
    spaces that hold more than a number and its unit together."""
    return _WITHIN_WORDS.split(word) if len(word) >= _LONG or "-" in word else [word]


def may_break(before: str, after: str) -> bool:
    """Say whether a line may end between two pieces that stand side by side."""
    if after in BLANKS:
        return False
    if before in BLANKS:
        return after[0] not in "·・↗"  # between two details, and the sign of a link: they stay with what is before
    if before == after and before in "—…⋯‥":
        return False
    return after[0] not in _NOT_FIRST and before[-1] not in _NOT_LAST


def is_narrow(before: str, mark: str, after: str) -> bool:
    """Say whether a full-width mark gives up its blank half between its neighbours ("" at either end of a line)."""
    if mark in CLOSING:
        return after != "" and after in CLOSING + OPENING
    return mark in OPENING and (before == "" or before in OPENING)


def has_gap(before: str, after: str) -> bool:
    """Say whether a Chinese character and a Western word meet here, which are set a little apart."""
    if _HAN.match(before):
        return _WORD.match(after) is not None
    return _HAN.match(after) is not None and _WORD.match(before[-1]) is not None
