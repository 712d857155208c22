"""The small touches of Chinese composition that CSS in print does not give yet, as spans around untouched text.

After W3C, Requirements for Chinese Text Layout (clreq): a gap between Han and Latin (3.2.3, an eighth of an em on
either side), adjacent marks closed up (3.1.6), no lonely last character (3.1.3). Removing the tags gives the text back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup, escape

_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WESTERN = r"[A-Za-z0-9](?:[A-Za-z0-9.,%:/\-–+&]*[A-Za-z0-9%])?"
_OPENING, _CLOSING = "“‘（「『《〈【〔", "”’）」』》〉】〕，。、；：？！"
# A closing mark before any other mark, and an opening mark after another, give up their blank half.
_HALF = f"(?P<half>[{_CLOSING}](?=[{_CLOSING}{_OPENING}])|(?<=[{_OPENING}])[{_OPENING}])"
_GAP = f"(?P<gap>(?<=[{_HAN}]){_WESTERN}|{_WESTERN}(?=[{_HAN}]))"
_TOUCH = re.compile(f"{_HALF}|{_GAP}")
_TAIL = 3  # characters that stay together at the end of a paragraph
_SHORT = 8  # characters; a text this short needs no care for its last line
_LONG_RUN = 40  # characters; a run longer than this must stay breakable and gets no span


def typeset(text: str) -> Markup:
    """Return the text as HTML: ``gap`` around Western runs in Han text, ``half`` for closed-up marks, ``tail`` last."""
    spans = [s for s in _spans(text) if s[1] - s[0] <= _LONG_RUN]
    cut = _cut(text, spans)
    head = _build(text, 0, cut, spans)
    if cut == len(text):
        return head
    return head + Markup('<span class="tail">%s</span>') % _build(text, cut, len(text), spans)


def _spans(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _TOUCH.finditer(text):
        yield match.start(), match.end(), match.lastgroup or ""


def _cut(text: str, spans: list[tuple[int, int, str]]) -> int:
    """Where the unbreakable end begins: never inside a span, nor in Western text, whose words hold together anyway."""
    cut = len(text) - _TAIL
    if len(text) <= _SHORT or re.search(r"[A-Za-z0-9]", text[cut - 1 :]):
        return len(text)
    return next((start for start, end, _ in spans if start < cut < end), cut)


def _build(text: str, start: int, end: int, spans: list[tuple[int, int, str]]) -> Markup:
    pieces: list[Markup] = []
    for left, right, name in spans:
        if start <= left and right <= end:
            pieces += [escape(text[start:left]), Markup('<span class="%s">%s</span>') % (name, text[left:right])]
            start = right
    return Markup("").join([*pieces, escape(text[start:end])])
