"""Where sentences begin and end, in Chinese and English."""

from __future__ import annotations

import re

_END = re.compile(r"(?:[。！？!?]+|…{2,})[”’」』）)]*|(?<=[a-z0-9)”\"])\.(?=\s+[A-Z“\"])|\n")


def split_sentences(text: str, language: str | None = None) -> tuple[tuple[int, int], ...]:
    """Return the (start, end) offsets of the sentences of ``text``, without the white space around them."""
    spans, start = [], 0
    for match in [*_END.finditer(text), None]:
        end = match.end() if match else len(text)
        piece = text[start:end]
        if piece.strip():
            left = len(piece) - len(piece.lstrip())
            spans.append((start + left, start + len(piece.rstrip())))
        start = end
    return tuple(spans)
