"""Punctuation of scraped text: half-width marks among Han characters become the full-width ones of print.

For renditions only; the stored original stays as it came. Marks between digits (12:30, 3,000), between Latin
letters and inside addresses or code are not touched.
"""

from __future__ import annotations

import re

from digest.language.protected import open_spans

_HAN = "\u3400-\u9fff"
_AROUND = f"{_HAN}，。、；：？！…—“”‘’「」『』《》〈〉（）【】·"
_FULL = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）"}
# A mark with Han on one side belongs to Chinese text unless a letter or digit clings to both of its sides.
_MARK = re.compile(
    rf"(?<=[{_AROUND}]) ?[,:;?!](?: ?[,:;?!])*(?: (?=[{_AROUND}]))?|[,;?!] ?(?=[{_HAN}“「《])"
    r"|(?<=[\d%％])[,;?!]$",
    re.MULTILINE,
)
_BRACKETS = re.compile(r"\((?P<inside>[^()\n]*)\)")
_DEEPEST = 8  # brackets within brackets
_LONE_BRACKET = re.compile(rf"(?<=[{_HAN}])[()]|[()](?=[{_HAN}])")
_STRAIGHT = re.compile(r'"(?P<inside>[^"\n]*)"')
_HAS_HAN = re.compile(f"[{_HAN}]")


def set_punctuation(text: str) -> str:
    """Set half-width , : ; ? ! ( ) and straight quotation marks right where the text around them is Chinese.

    A space after a mark that becomes full-width goes, so that the result can be shorter than ``text``.
    """
    pieces, end = [], 0
    for start, stop in open_spans(text):
        pieces += [text[end:start], _set_span(text[start:stop])]
        end = stop
    return "".join(pieces) + text[end:]


def _set_span(text: str) -> str:
    if not _HAS_HAN.search(text):
        return text
    for _ in range(_DEEPEST):
        inner, text = text, _BRACKETS.sub(_set_brackets, text)
        if text == inner:
            break
    text = _LONE_BRACKET.sub(lambda match: _FULL[match[0]], text)
    text = _STRAIGHT.sub(_set_straight, text)
    return _MARK.sub(_set_mark, text)


def _set_brackets(match: re.Match[str]) -> str:
    neighbours = match.string[max(match.start() - 1, 0) : match.start()] + match.string[match.end() : match.end() + 1]
    if _HAS_HAN.search(match["inside"] + neighbours):
        return f"（{match['inside']}）"
    return match[0]


def _set_straight(match: re.Match[str]) -> str:
    return f"“{match['inside']}”" if _HAS_HAN.search(match["inside"]) else match[0]


def _set_mark(match: re.Match[str]) -> str:
    return "".join(_FULL[mark] for mark in match[0] if mark != " ")
