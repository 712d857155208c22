"""Justification between characters, as Chinese is set, for WeasyPrint, which stretches spaces alone.

WeasyPrint 70 widens only U+0020 and U+00A0 (``layout/inline.py``), so that a Chinese line stays ragged or its one
space swallows the whole gap. Here every gap between Chinese characters takes its share (clreq 3.4, "justification").
These are private functions of WeasyPrint: where they are not as known, the page is set ragged instead.
"""

from __future__ import annotations

import contextlib
import inspect
import re
from collections.abc import Iterator
from typing import Any

from digest.rendering.engine import load_engine

_CJK = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
_HAS_CJK = re.compile(f"[{_CJK}]")
# Runs whose gaps may widen: Chinese characters, the quotation marks, dashes and points among them, and spaces.
_ELASTIC = re.compile(f"[‘’“”—…·{_CJK} \u00a0]+")
_LIMIT = 0.25  # em; a line that would need wider gaps than this (before a long foreign word) stays ragged


def can_justify() -> bool:
    """Say whether this WeasyPrint has the functions that the justification builds on. Raises PdfUnavailable."""
    load_engine()
    from weasyprint.layout import inline
    from weasyprint.text.line_break import Layout

    return (
        _parameters(getattr(inline, "count_expandable_spaces", None)) == ["box"]
        and _parameters(getattr(inline, "justify_line", None)) == ["context", "line", "extra_width"]
        and _parameters(getattr(Layout, "set_text", None)) == ["self", "text", "justify"]
    )


def _parameters(function: Any) -> list[str]:
    return list(inspect.signature(function).parameters) if inspect.isfunction(function) else []


@contextlib.contextmanager
def chinese_justification() -> Iterator[None]:
    """Within the block, ``text-align: justify`` sets Chinese lines flush. Does nothing where that is not possible."""
    if not can_justify():
        yield
        return
    from weasyprint.layout import inline
    from weasyprint.text.line_break import Layout

    count, justify, set_text = inline.count_expandable_spaces, inline.justify_line, Layout.set_text
    inline.count_expandable_spaces = _counting(count)
    inline.justify_line = _limited(justify)
    Layout.set_text = _spacing(set_text)
    try:
        yield
    finally:
        inline.count_expandable_spaces, inline.justify_line, Layout.set_text = count, justify, set_text


def _gaps(text: str) -> float:
    """How many gaps of a text can widen; Pango halves the letter spacing at either end of a run of text."""
    gaps = 0.0
    for run in _ELASTIC.finditer(text):
        gaps += run.end() - run.start() - (run.start() == 0) / 2 - (run.end() == len(text)) / 2
    return gaps


def _counting(original: Any) -> Any:
    from weasyprint.formatting_structure import boxes

    def count_expandable_spaces(box: Any) -> float:
        if isinstance(box, boxes.TextBox) and _HAS_CJK.search(box.text):
            return _gaps(box.text)
        if isinstance(box, (boxes.LineBox, boxes.InlineBox)):
            return sum(count_expandable_spaces(child) for child in box.children)
        spaces: float = original(box)
        return spaces

    return count_expandable_spaces


def _limited(original: Any) -> Any:
    from weasyprint.layout import inline

    def justify_line(context: Any, line: Any, extra_width: float) -> None:
        gaps = inline.count_expandable_spaces(line)
        if gaps and extra_width / gaps <= _LIMIT * line.style["font_size"]:
            original(context, line, extra_width)

    return justify_line


def _spacing(original: Any) -> Any:
    from weasyprint.text.ffi import TO_UNITS, ffi, pango

    def set_text(self: Any, text: str, justify: bool = False) -> None:
        if not (justify and self.justification_spacing and _HAS_CJK.search(text)):
            original(self, text, justify)
            return
        original(self, text, False)
        attributes = pango.pango_layout_get_attributes(self.layout)
        if attributes == ffi.NULL:
            attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
        base = self.style["letter_spacing"]
        spacing = self.justification_spacing + (0 if base == "normal" else base)
        for run in _ELASTIC.finditer(self.text):
            attribute = pango.pango_attr_letter_spacing_new(int(spacing * TO_UNITS))
            attribute.start_index = len(self.text[: run.start()].encode())
            attribute.end_index = len(self.text[: run.end()].encode())
            pango.pango_attr_list_change(attributes, attribute)
        pango.pango_layout_set_attributes(self.layout, attributes)

    return set_text
