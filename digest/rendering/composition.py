"""Chinese composition for WeasyPrint: flush lines, closed-up marks, no lonely last character.

WeasyPrint 70 widens only U+0020 and U+00A0 when it justifies (``layout/inline.py``), so that a Chinese line stays
ragged or its one space swallows the whole gap. Here every gap between Chinese characters takes its share. The rules
are those of W3C, Requirements for Chinese Text Layout (clreq): justification (3.4.3), adjacent marks (3.1.6), the
last line of a paragraph (3.1.3). They are given to Pango as attributes of the text, which itself is never changed,
and cost no markup. These are private functions of WeasyPrint: where they are not as known, the page is set without.
"""

from __future__ import annotations

import contextlib
import importlib
import inspect
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from digest.rendering.engine import load_engine

_CJK = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
_HAS_CJK = re.compile(f"[{_CJK}]")
# Runs whose gaps may widen: Chinese characters, the quotation marks, dashes and points among them, and spaces.
_ELASTIC = re.compile(f"[‘’“”—…·{_CJK} \u00a0]+")
_WIDEST = 0.25  # em; a line that would need wider gaps than this (before a long foreign word) stays ragged

_OPENING, _CLOSING = "“‘（「『《〈【〔［", "”’）」』》〉】〕］，。、；：？！"
# A closing mark before any other mark, an opening mark after another or at the start, give up their blank half.
_HALF_WIDTH = re.compile(f"[{_CLOSING}](?=[{_CLOSING}{_OPENING}])|(?<=[{_OPENING}])[{_OPENING}]|^[{_OPENING}]")
_TAIL = re.compile(r"[^\sA-Za-z0-9]{3}$")  # characters that stay together at the end, Western words excepted
_LETTERS_PER_EM = 8  # no letter is narrower than an eighth of the type size
_NO_WIDTH = 1e6  # CSS pixels; a layout asked to be wider than this is not a line
_LONG_ENOUGH = 8  # characters; a text shorter than this needs no care for its last line


def can_compose() -> bool:
    """Say whether this WeasyPrint has the functions that the composition builds on. Raises PdfUnavailable."""
    load_engine()
    inline, layout = _private_parts()
    return (
        _parameters(getattr(inline, "count_expandable_spaces", None)) == ["box"]
        and _parameters(getattr(inline, "justify_line", None)) == ["context", "line", "extra_width"]
        and _parameters(getattr(layout, "set_text", None)) == ["self", "text", "justify"]
    )


@contextlib.contextmanager
def chinese_composition() -> Iterator[None]:
    """Within the block, WeasyPrint sets Chinese text by the rules. Does nothing where that is not possible."""
    if not can_compose():
        yield
        return
    inline, layout = _private_parts()
    count, justify, set_text = inline.count_expandable_spaces, inline.justify_line, layout.set_text
    inline.count_expandable_spaces = _counting(count)
    inline.justify_line = _limited(justify, inline.count_expandable_spaces)
    layout.set_text = _composing(set_text)
    try:
        yield
    finally:
        inline.count_expandable_spaces, inline.justify_line, layout.set_text = count, justify, set_text


def _private_parts() -> tuple[Any, Any]:
    """The module that justifies lines and the class that hands text to Pango."""
    inline = importlib.import_module("weasyprint.layout.inline")
    return inline, importlib.import_module("weasyprint.text.line_break").Layout


def _parameters(function: Any) -> list[str]:
    return list(inspect.signature(function).parameters) if inspect.isfunction(function) else []


def _gaps(text: str) -> float:
    """How many gaps of a text can widen; Pango halves the letter spacing at either end of a run of text."""
    gaps = 0.0
    for run in _ELASTIC.finditer(text):
        gaps += run.end() - run.start() - (run.start() == 0) / 2 - (run.end() == len(text)) / 2
    return gaps


def _counting(original: Any) -> Any:
    boxes: Any = importlib.import_module("weasyprint.formatting_structure.boxes")

    def count_expandable_spaces(box: Any) -> float:
        if isinstance(box, boxes.TextBox) and _HAS_CJK.search(box.text):
            return _gaps(box.text)
        if isinstance(box, (boxes.LineBox, boxes.InlineBox)):
            return sum(count_expandable_spaces(child) for child in box.children)
        spaces: float = original(box)
        return spaces

    return count_expandable_spaces


def _limited(original: Any, count: Any) -> Any:
    def justify_line(context: Any, line: Any, extra_width: float) -> None:
        gaps = count(line)
        if gaps and extra_width / gaps <= _WIDEST * line.style["font_size"]:
            original(context, line, extra_width)

    return justify_line


def _composing(original: Any) -> Any:
    """``Layout.set_text`` with the rules as attributes; text without a Chinese character goes the usual way."""
    pango = _Pango()

    def set_text(self: Any, text: str, justify: bool = False) -> None:
        text = _enough(text, self.max_width, self.style["font_size"])
        if not _HAS_CJK.search(text):
            original(self, text, justify)
            return
        original(self, text, False)
        attributes = pango.attributes(self.layout)
        for mark in _HALF_WIDTH.finditer(self.text):
            pango.change(attributes, pango.half_width(), self.text, mark.span())
        tail = _TAIL.search(self.text)
        if tail and len(self.text) >= _LONG_ENOUGH:
            pango.change(attributes, pango.unbroken(), self.text, tail.span())
        if justify and self.justification_spacing:
            base = self.style["letter_spacing"]
            spacing = self.justification_spacing + (0 if base == "normal" else base)
            for run in _ELASTIC.finditer(self.text):
                pango.change(attributes, pango.spacing(spacing), self.text, run.span())
        pango.apply(self.layout, attributes)

    return set_text


def _enough(text: str, width: float | None, size: float) -> str:
    """As much of an endless Western word as a line can possibly hold: WeasyPrint would measure all of it for each line.

    Only ASCII is cut, whose letters all have a width; what is cut off comes again with the next line.
    """
    if not width or not size or width > _NO_WIDTH:
        return text
    limit = int(width / size * _LETTERS_PER_EM) + 100
    return text[:limit] if len(text) > 2 * limit and text[: 2 * limit].isascii() else text


@cache
def _declare_breaks(ffi: Any) -> None:
    """WeasyPrint does not declare this function of Pango (since 1.44)."""
    ffi.cdef("PangoAttribute *pango_attr_allow_breaks_new(gboolean allow_breaks);")


class _Pango:
    """The few functions of Pango needed here, through WeasyPrint's own binding."""

    def __init__(self) -> None:
        binding: Any = importlib.import_module("weasyprint.text.ffi")
        self._ffi, self._pango, self._units = binding.ffi, binding.pango, binding.TO_UNITS
        _declare_breaks(self._ffi)

    def attributes(self, layout: Any) -> Any:
        """The attribute list of a layout, a new one where it has none."""
        found = self._pango.pango_layout_get_attributes(layout)
        if found != self._ffi.NULL:
            return found
        return self._ffi.gc(self._pango.pango_attr_list_new(), self._pango.pango_attr_list_unref)

    def apply(self, layout: Any, attributes: Any) -> None:
        """Set the list; a layout notices changes of its attributes only then."""
        self._pango.pango_layout_set_attributes(layout, attributes)

    def change(self, attributes: Any, attribute: Any, text: str, span: tuple[int, int]) -> None:
        """Give a span of the text (in characters) an attribute (which counts bytes)."""
        attribute.start_index = len(text[: span[0]].encode())
        attribute.end_index = len(text[: span[1]].encode())
        self._pango.pango_attr_list_change(attributes, attribute)

    def half_width(self) -> Any:
        """The attribute that sets a full-width mark half as wide."""
        return self._pango.pango_attr_font_features_new(b"halt 1")

    def unbroken(self) -> Any:
        """The attribute that forbids a line to end in a span."""
        return self._pango.pango_attr_allow_breaks_new(0)

    def spacing(self, length: float) -> Any:
        """The attribute that widens the gaps, by a length in CSS pixels."""
        return self._pango.pango_attr_letter_spacing_new(int(length * self._units))
