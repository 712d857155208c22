"""Lines of text as PDF operators, from the glyphs that were shaped once (PDF 32000-1, 9.3.2 and 9.4.3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from digest.rendering.paragraph import Glyph, Piece
from digest.rendering.shaping import Face


@dataclass(frozen=True, slots=True)
class Run:
    """What a text box of a finished line draws: its pieces, and the space after each, in CSS pixels."""

    face: Face
    pieces: tuple[Piece, ...]
    extra: tuple[float, ...]

    @property
    def width(self) -> float:
        """What the run takes of the line, in CSS pixels."""
        return sum(piece.width for piece in self.pieces) + sum(self.extra)


def run_of(face: Face, text: str) -> Run | None:
    """Return a text as a run of its own; None where it cannot be set so."""
    pieces = face.pieces(text)
    return Run(face, tuple(pieces), (0.0,) * len(pieces)) if pieces else None


class Letterer:
    """Draws the runs of one document; knows which fonts and glyphs its PDF has so far."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[int, int], Any] = {}

    def drawing(self, original: Any) -> Any:
        """``draw_text`` for boxes that hold a run; the others go the usual way."""

        def draw_text(stream: Any, textbox: Any, *rest: Any) -> None:
            run = textbox.__dict__.get("run")
            if run is None:
                original(stream, textbox, *rest)
            elif textbox.text.strip():
                stream.set_color(textbox.style["color"])
                stream.begin_text()
                stream.set_text_matrix(1, 0, 0, -1, textbox.position_x, textbox.position_y + textbox.baseline)
                self._show(stream, run)
                stream.end_text()

        return draw_text

    def _show(self, stream: Any, run: Run) -> None:
        """Write the glyphs of a run. Most gaps of a justified line are alike: that much is the character spacing, and
        only what differs is said at its place."""
        spacing = Counter(run.extra).most_common(1)[0][0]
        stream.stream.append(b"%.4g Tc" % spacing)
        for number, text in _rows(run, spacing):
            font = self._font(stream, run.face, number)
            stream.set_font_size(font.hash, run.face.size)
            stream.show_text(text)
        for piece in run.pieces:
            for glyph in piece.glyphs:
                _register(self._fonts[id(run.face), glyph.font], glyph)

    def _font(self, stream: Any, face: Face, number: int) -> Any:
        key = (id(face), number)
        if key not in self._fonts:
            self._fonts[key], _ = stream.add_font(face.fonts[number])
        return self._fonts[key]


def _register(font: Any, glyph: Glyph) -> None:
    """Tell a font of the PDF that a glyph is used, how wide it is and what it stands for."""
    if glyph.number not in font.to_unicode:
        font.widths[glyph.number] = glyph.breadth
        font.to_unicode[glyph.number] = glyph.text


def _rows(run: Run, spacing: float) -> Iterator[tuple[int, str]]:
    """The glyphs of a run as operands of TJ, a string for each stretch in one font; numbers move the pen back, in
    thousandths of the type size, and are whole: what they leave over goes to the next."""
    unit = 1000 / run.face.size
    font, row, left = run.pieces[0].glyphs[0].font, ["<"], 0.0
    for piece, extra in zip(run.pieces, run.extra, strict=True):
        last = len(piece.glyphs) - 1
        for index, glyph in enumerate(piece.glyphs):
            if glyph.font != font:
                yield font, _closed(row)
                font, row = glyph.font, ["<"]
            if glyph.offset:
                row.append(f">{-glyph.offset:.0f}<")
            row.append(glyph.code)
            left += glyph.excess + (spacing - extra if index == last else spacing) * unit
            if left >= 1 or left <= -1:
                row.append(f">{left:.0f}<")
                left -= round(left)
    yield font, _closed(row)


def _closed(row: list[str]) -> str:
    return "".join([*row, ">"]).replace("<>", "")
