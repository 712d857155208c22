"""Shapes of characters, asked of Pango once for each character or word of a face instead of once for each line.

A Chinese character keeps its shape and its width whatever stands beside it, so a line is the row of its characters;
Western words are shaped as a whole, with their kerning and ligatures.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from digest.rendering.kinsoku import CLOSING, OPENING, TOKEN, is_plain, split_word
from digest.rendering.paragraph import Glyph, Piece

_BEARER = "一"  # stands around each character that is shaped, so that marks are taken for Chinese ones
_MARKS = OPENING + CLOSING
_JOINED = "—…⋯"
_EMPTY, _UNKNOWN = 0x0FFFFFFF, 0x10000000  # PANGO_GLYPH_EMPTY, PANGO_GLYPH_UNKNOWN_FLAG


class Face:
    """One style of type in one language: its fonts and every character and word that was asked for."""

    def __init__(self, style: Any) -> None:
        self.style = style
        self.size: float = style["font_size"]
        self._is_western = style["font_feature_settings"] != "normal"  # proportional marks
        self.fonts: list[Any] = []
        self._numbers: dict[int, int] = {}
        self._pieces: dict[str, Piece | None] = {}
        self._rows: dict[str, tuple[Piece, ...] | None] = {}  # the pieces of a token: a long word may have several
        self._layouts: list[Any] = []  # they own the fonts

    def pieces(self, text: str) -> list[Piece] | None:
        """Return the pieces of a text; None where a character of it cannot be drawn."""
        tokens, rows = TOKEN.findall(text), self._rows
        missing = [token for token in dict.fromkeys(tokens) if token not in rows]
        if missing:
            self._learn(missing)
        found: list[Piece] = []
        for token in tokens:
            row = rows[token]
            if row is None:
                return None
            found += row
        return found

    def _learn(self, tokens: list[str]) -> None:
        parts = {token: split_word(token) if len(token) > 1 else [token] for token in tokens}
        wanted = dict.fromkeys(part for row in parts.values() for part in row)
        self._shape([part for part in wanted if part not in self._pieces])
        for token, row in parts.items():
            pieces = tuple(piece for part in row if (piece := self._pieces[part]))
            self._rows[token] = pieces if len(pieces) == len(row) else None

    def _shape(self, tokens: list[str]) -> None:
        singles = [token for token in tokens if len(token) == 1 or token[0] in _JOINED]
        self._pieces.update(self._shape_singles(singles, b""))
        marks = [token for token in singles if token in _MARKS]
        narrow = self._shape_singles(marks, b"halt 1") if marks and not self._is_western else {}
        for mark, half in narrow.items():
            full = self._pieces[mark]
            if full and half and half.width < full.width:
                self._pieces[mark] = Piece(full.text, full.width, full.glyphs, narrow=half)
        for word in tokens:
            if word not in self._pieces:
                features = b"pwid 1" if "’" in word and not self._is_western else b""
                self._pieces[word] = _piece(word, self._glyphs(word, features))

    def _shape_singles(self, tokens: list[str], features: bytes) -> dict[str, Piece | None]:
        """Shape many characters, or dashes that join, in one go, each between two bearers: none meets another."""
        if not tokens:
            return {}
        glyphs = self._glyphs(_BEARER + _BEARER.join(tokens) + _BEARER, features)
        places: dict[int, list[tuple[int, Glyph | None]]] = {}
        for place, glyph in glyphs:
            places.setdefault(place, []).append((place, glyph))
        found, start = {}, len(_BEARER.encode())
        for token in tokens:
            stop = start + len(token.encode())
            own = [pair for place in range(start, stop) for pair in places.get(place, ())]
            found[token] = _piece(token, own)
            start = stop + len(_BEARER.encode())
        return found

    def _glyphs(self, text: str, features: bytes) -> list[tuple[int, Glyph | None]]:
        """The glyphs of a text on one endless line, each with its place in it (bytes); None where no font has one."""
        line_break: Any = importlib.import_module("weasyprint.text.line_break")
        layout = line_break.Layout(self.style)
        if features:
            _use_features(layout, features)
        layout.set_text(text)
        self._layouts.append(layout.layout)
        line, _ = layout.get_first_line()
        return list(self._read_runs(line, text.encode()))

    def _read_runs(self, line: Any, text: bytes) -> Iterator[tuple[int, Glyph | None]]:
        binding: Any = importlib.import_module("weasyprint.text.ffi")
        run = line.runs[0]
        while run != binding.ffi.NULL:
            item, run = run.data, run.next
            yield from self._read_run(binding, item, text)

    def _read_run(self, binding: Any, item: Any, text: bytes) -> Iterator[tuple[int, Glyph | None]]:
        font = item.item.analysis.font
        number = self._number(binding, font)
        count = item.glyphs.num_glyphs
        starts = [item.item.offset + item.glyphs.log_clusters[index] for index in range(count)]
        ends = [*starts[1:], item.item.offset + item.item.length]
        for info, start, end in zip(item.glyphs.glyphs[0:count], starts, ends, strict=True):
            if info.glyph & _UNKNOWN or info.geometry.y_offset:
                yield start, None
            elif info.glyph != _EMPTY:
                yield start, self._glyph(binding, font, number, info, text[start:end].decode())

    def _number(self, binding: Any, font: Any) -> int:
        address = int(binding.ffi.cast("uintptr_t", font))
        if address not in self._numbers:
            self._numbers[address] = len(self.fonts)
            self.fonts.append(font)
        return self._numbers[address]

    def _glyph(self, binding: Any, font: Any, number: int, info: Any, text: str) -> Glyph:
        thousandths = 1000 * binding.FROM_UNITS / self.size
        rectangle = binding.ffi.new("PangoRectangle *")
        binding.pango.pango_font_get_glyph_extents(font, info.glyph, binding.ffi.NULL, rectangle)
        breadth = round(rectangle.width * thousandths)
        offset = info.geometry.x_offset * thousandths
        return Glyph(
            number=info.glyph,
            code=f"{info.glyph:04x}",
            text=text,
            font=number,
            advance=info.geometry.width * binding.FROM_UNITS,
            offset=offset,
            breadth=breadth,
            excess=breadth + offset - info.geometry.width * thousandths,
        )


def _piece(token: str, glyphs: Sequence[tuple[int, Glyph | None]]) -> Piece | None:
    drawn = tuple(glyph for _, glyph in glyphs if glyph)
    if not drawn or len(drawn) < len(glyphs):
        return None
    return Piece(token, sum(glyph.advance for glyph in drawn), drawn, word=_is_western(token), plain=is_plain(token))


@cache
def _is_western(token: str) -> bool:
    if token[0] in "…—⋯·‧‥":
        return len(token.strip("…—⋯")) > 1
    return token != " " and (len(token) > 1 or token < "\u2e80") and token not in _MARKS


def _use_features(layout: Any, features: bytes) -> None:
    binding: Any = importlib.import_module("weasyprint.text.ffi")
    attributes = binding.ffi.gc(binding.pango.pango_attr_list_new(), binding.pango.pango_attr_list_unref)
    binding.pango.pango_attr_list_insert(attributes, binding.pango.pango_attr_font_features_new(features))
    binding.pango.pango_layout_set_attributes(layout.layout, attributes)
