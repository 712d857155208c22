"""Lines of text as PDF operators, from the glyphs that were shaped once (PDF 32000-1, 9.3.2 and 9.4.3).

The space between a Chinese character and a Western word is part of the word's first or last glyph, and a mark without
its blank half is a glyph of half the breadth (``spacing``): what is only a movement of the pen would come back as a
space or a line end where the text is copied or searched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from digest.rendering.paragraph import Glyph, Piece
from digest.rendering.shaping import Face
from digest.rendering.spacing import can_be_spaced, spaced_glyph, trimmed_glyph

_MUCH = 100  # thousandths of the type size; a smaller move of the pen is kerning


class Run(NamedTuple):
    """What a text box of a finished line draws: its pieces, the gap after each (between Chinese and Western), and by
    how much the place after each is widened beyond that, both in CSS pixels."""

    face: Face
    pieces: tuple[Piece, ...]
    gaps: tuple[float, ...]
    spread: tuple[float, ...]

    @property
    def width(self) -> float:
        """What the run takes of the line, in CSS pixels."""
        return sum([piece.width for piece in self.pieces]) + sum(self.gaps) + sum(self.spread)


def run_of(face: Face, text: str) -> Run | None:
    """Return a text as a run of its own; None where it cannot be set so."""
    pieces = face.pieces(text)
    none = (0.0,) * len(pieces or ())
    return Run(face, tuple(pieces), none, none) if pieces else None


class Letterer:
    """Draws the runs of one document; knows which fonts its PDF has so far."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[int, int], Any] = {}
        self._spaceable: dict[int, bool] = {}
        self._known: dict[int, tuple[Piece, tuple[Glyph, ...]]] = {}  # pieces that the PDF has, by identity

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
        """Write the glyphs of a run. Most places of a justified line are widened alike: that much is the character
        spacing, and only what differs is said at its place."""
        glyphs, extra = self._glyphs(stream, run)
        spacing = Counter(extra).most_common(1)[0][0]
        stream.stream.append(b"%.4g Tc" % spacing)
        for number, text in _rows(glyphs, extra, spacing, 1000 / run.face.size):
            stream.set_font_size(self._font(stream, run.face, number).hash, run.face.size)
            stream.show_text(text)

    def _glyphs(self, stream: Any, run: Run) -> tuple[list[Glyph], list[float]]:
        """The glyphs of a run, known to their fonts, and what is added after each, in CSS pixels."""
        glyphs: list[Glyph] = []
        extra: list[float] = []
        before = 0.0  # the gap before a piece that is not in the advance of the one before it
        for piece, gap, spread in zip(run.pieces, run.gaps, run.spread, strict=True):
            if id(piece) not in self._known:
                self._register(stream, run.face, piece)
            own = self._known[id(piece)][1]
            if piece.word:
                if before and (spaced := self._space(stream, run, own, 0, before)):
                    own = spaced
                    extra[-1] -= before
                if gap and (spaced := self._space(stream, run, own, -1, gap)):
                    own, gap = spaced, 0.0
            extra += [0.0] * (len(own) - 1)
            before = gap
            glyphs += own
            extra.append(gap + spread)
        return glyphs, extra

    def _space(
        self, stream: Any, run: Run, glyphs: tuple[Glyph, ...], place: int, gap: float
    ) -> tuple[Glyph, ...] | None:
        """The glyphs with the gap before the first (place 0) or after the last (-1); None where it cannot be theirs."""
        font = self._font(stream, run.face, glyphs[place].font)
        if not self._is_spaceable(font):
            return None
        spaced = spaced_glyph(font, glyphs[place], before=place == 0, gap=gap, size=run.face.size)
        return (spaced, *glyphs[1:]) if place == 0 else (*glyphs[:-1], spaced)

    def _is_spaceable(self, font: Any) -> bool:
        if id(font) not in self._spaceable:
            self._spaceable[id(font)] = can_be_spaced(font)
        return self._spaceable[id(font)]

    def _font(self, stream: Any, face: Face, number: int) -> Any:
        key = (id(face), number)
        if key not in self._fonts:
            self._fonts[key], _ = stream.add_font(face.fonts[number])
        return self._fonts[key]

    def _register(self, stream: Any, face: Face, piece: Piece) -> None:
        """Tell the fonts of the PDF that a piece is used: how wide its glyphs are and what they stand for."""
        glyphs = tuple(self._known_to_font(stream, face, glyph) for glyph in piece.glyphs)
        self._known[id(piece)] = piece, glyphs

    def _known_to_font(self, stream: Any, face: Face, glyph: Glyph) -> Glyph:
        font = self._font(stream, face, glyph.font)
        if glyph.number not in font.to_unicode:
            font.widths[glyph.number] = glyph.breadth
            font.to_unicode[glyph.number] = glyph.text
        is_trimmed = glyph.offset or glyph.excess > _MUCH
        return trimmed_glyph(font, glyph, face.size) if is_trimmed and self._is_spaceable(font) else glyph


def _rows(glyphs: Sequence[Glyph], extra: Sequence[float], spacing: float, unit: float) -> Iterator[tuple[int, str]]:
    """The glyphs of a run as operands of TJ, a string for each stretch in one font; numbers move the pen back, in
    thousandths of the type size, and are whole: what they leave over goes to the next."""
    font, row, left = glyphs[0].font, ["<"], 0.0
    for glyph, added in zip(glyphs, extra, strict=True):
        if glyph.font != font:
            yield font, _closed(row)
            font, row = glyph.font, ["<"]
        if glyph.offset:
            row.append(f">{-glyph.offset:.0f}<")
        row.append(glyph.code)
        left += glyph.excess + (spacing - added) * unit
        if left >= 1 or left <= -1:
            row.append(f">{left:.0f}<")
            left -= round(left)
    yield font, _closed(row)


def _closed(row: list[str]) -> str:
    return "".join([*row, ">"]).replace("<>", "")
