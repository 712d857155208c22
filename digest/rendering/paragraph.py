"""A paragraph broken into lines: each is filled, then its gaps are widened until it ends flush."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from digest.rendering.kinsoku import BLANKS, CLOSING, PAUSES, has_gap, is_narrow, may_break

GAP = 0.2
"""Em between a Chinese character and a Western word (clreq 3.2.2: a quarter or less; CSS Text 4: an eighth)."""
WIDEST = 0.095
"""Em by which a gap is widened at most: from a tenth on, readers of a PDF take it for a space, which is then copied and
keeps words from being found. A line that would need more (before a long foreign word) stays ragged."""
_LONG_ENOUGH = 8  # pieces; a paragraph shorter than this needs no care for its last line
_SHORT = 4  # letters of a Western word that is kept with what follows it
_AFTER_THE_END = f"{BLANKS}↗"
_BALANCED = 4  # lines; what is longer is no heading
_PAUSE = 0.68  # how uneven two lines may be for a break at a mark or a space, in parts of the longer one
_TOLERANCE = 1e-3  # CSS pixels


@dataclass(frozen=True, slots=True)
class Glyph:
    """A drawn shape: its number in the font (``code`` in hexadecimal digits) and the text that it stands for.

    ``advance``, how far it moves the pen, is in CSS pixels. Thousandths of the type size, as PDF counts, are:
    ``offset``, how far to the right it is drawn, ``breadth``, its width in the font, and ``excess``, by how much the
    two together are more than the advance. ``font`` is the number of the font in its face.
    """

    number: int
    code: str
    text: str
    font: int
    advance: float
    offset: float
    breadth: int
    excess: float


@dataclass(frozen=True, slots=True)
class Piece:
    """What a line is made of: a character, a mark, a space or a Western word. ``width`` is in CSS pixels.

    ``narrow`` is the same mark without its blank half; ``plain`` says that it is a character that may stand anywhere.
    """

    text: str
    width: float
    glyphs: tuple[Glyph, ...]
    word: bool = False
    narrow: Piece | None = None
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """A paragraph ready to be broken: ``gaps[i]`` is the space before piece ``i``, ``breaks[i]`` whether a line may
    begin there; both hold within a line only."""

    pieces: tuple[Piece, ...]
    gaps: tuple[float, ...]
    breaks: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """The pieces from ``start`` to ``stop`` as they stand in a line, and the space before each.

    ``width`` is what they take, ``places`` how many of their gaps may be widened; ``next`` is where the next line
    begins.
    """

    start: int
    stop: int
    next: int
    pieces: tuple[Piece, ...]
    gaps: tuple[float, ...]
    width: float
    places: int


def prepare(pieces: Sequence[Piece], size: float) -> Setting:
    """Decide what depends on neighbours: half-width marks, gaps (for a type size in CSS pixels), and where a line may
    begin."""
    gap = GAP * size
    gaps, breaks = [0.0], [True]
    for before, after in pairwise(pieces):
        free = before.plain and after.plain
        gaps.append(gap if not free and has_gap(before.text, after.text) else 0.0)
        breaks.append(free or may_break(before.text, after.text))
    return Setting(_narrowed(pieces), tuple(gaps), _kept_together(pieces, breaks))


def break_up_words(pieces: Sequence[Piece], measure: float) -> tuple[Piece, ...]:
    """Break words that no line of ``measure`` (CSS pixels) can hold into their letters."""
    return tuple(part for piece in pieces for part in (_letters(piece) if piece.width > measure else (piece,)))


def _letters(piece: Piece) -> Iterator[Piece]:
    return (Piece(glyph.text, glyph.advance, (glyph,), word=True) for glyph in piece.glyphs)


def _narrowed(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces, marks that stand beside marks without their blank halves."""
    narrowed = list(pieces)
    for index, piece in enumerate(pieces):
        if piece.narrow:
            before = pieces[index - 1].text if index else ""
            after = pieces[index + 1].text if index + 1 < len(pieces) else ""
            narrowed[index] = piece.narrow if is_narrow(before, piece.text, after) else piece
    return tuple(narrowed)


def _kept_together(pieces: Sequence[Piece], breaks: Sequence[bool]) -> tuple[bool, ...]:
    """The last three Chinese characters (or a number and two) stay together, so that none stands alone in the last
    line; a blank and the sign of a link after them do not count."""
    end = len(pieces)
    while end and pieces[end - 1].text in _AFTER_THE_END:
        end -= 1
    last = pieces[max(end - 3, 0) : end]
    if end < _LONG_ENOUGH or any(len(piece.text) > _SHORT or piece.text in BLANKS for piece in last):
        return tuple(breaks)
    return (*breaks[: end - 2], False, False, *breaks[end:])


def break_lines(setting: Setting, measure: float, first: float | None = None) -> tuple[Line, ...]:
    """Break a paragraph into lines no longer than ``measure`` (the first one than ``first``, where that is given; CSS
    pixels), each as full as it can be."""
    lines: list[Line] = []
    start = _skip_spaces(setting, 0)
    while start < len(setting.pieces):
        line = _fill(setting, start, measure if lines or first is None else first)
        lines.append(line)
        start = line.next
    return tuple(lines)


def balance_lines(setting: Setting, measure: float) -> tuple[Line, ...]:
    """Break a heading into as few lines as it needs, of about one length, if possible where its sense pauses."""
    lines = break_lines(setting, measure)
    if not 1 < len(lines) <= _BALANCED:
        return lines
    widths = list(accumulate(gap + piece.width for gap, piece in zip(setting.gaps, setting.pieces, strict=True)))
    if len(lines) == 2:
        place = _middle(setting, widths, measure)
        halves = break_lines(setting, measure, widths[place - 1]) if place else lines
        return halves if len(halves) == 2 else lines
    tried = (
        break_lines(setting, other, width)
        for width in widths
        if measure / len(lines) / 2 < width <= measure
        for other in (width, measure)
    )
    return min([lines, *(other for other in tried if len(other) == len(lines))], key=_unevenness)


def _middle(setting: Setting, widths: Sequence[float], measure: float) -> int | None:
    """The piece with which the second of two lines is to begin; None where no two lines hold the heading."""

    def unevenness(place: int) -> float:
        first, second = widths[place - 1], widths[-1] - widths[place - 1]
        pauses = setting.pieces[place - 1].text[-1] in PAUSES
        return abs(first - second) / max(first, second) + (0 if pauses else _PAUSE)

    places = (place for place in range(1, len(widths)) if setting.breaks[place])
    fitting = [place for place in places if widths[-1] - measure <= widths[place - 1] <= measure]
    return min(fitting, key=unevenness, default=None)


def _unevenness(lines: Sequence[Line]) -> float:
    """How much longer the longest line is than the shortest, and how many lines end where nothing pauses."""
    longest = max(line.width for line in lines)
    broken = sum(line.next == line.stop and line.pieces[-1].text[-1] not in PAUSES for line in lines[:-1])
    return (longest - min(line.width for line in lines)) / longest + _PAUSE * broken


def spread_of(line: Line, measure: float, size: float) -> float:
    """Return by how much each gap of a line is widened so that it ends flush; 0 where that would tear it apart."""
    spread = (measure - line.width) / line.places if line.places else 0.0
    return spread if 0 < spread <= WIDEST * size else 0.0


def _skip_spaces(setting: Setting, start: int) -> int:
    while start < len(setting.pieces) and setting.pieces[start].text in BLANKS:
        start += 1
    return start


def _fill(setting: Setting, start: int, measure: float) -> Line:
    """The line that begins at a piece: up to the last place before the measure at which a line may end."""
    first = setting.pieces[start]
    first = first.narrow if first.narrow and is_narrow("", first.text, "") else first
    room, allowed = measure - first.width + _TOLERANCE, 0
    for index in range(start + 1, len(setting.pieces)):
        piece = setting.pieces[index]
        if setting.breaks[index]:
            allowed = index
        needed = setting.gaps[index] + piece.width
        if needed > room and piece.text not in BLANKS:
            return _line(setting, start, *_close(setting, index, allowed, room), first)
        room -= needed
    return _line(setting, start, len(setting.pieces), None, first)


def _close(setting: Setting, index: int, allowed: int, room: float) -> tuple[int, Piece | None]:
    """Where the line ends of which piece ``index`` is the first that does not fit: after that piece, where it is a
    mark that fits without its blank half; else at the last allowed place, or anywhere where there is none."""
    piece = setting.pieces[index]
    follows = index + 1 == len(setting.pieces) or setting.breaks[index + 1]
    if follows and piece.narrow and piece.text in CLOSING and piece.narrow.width <= room:
        return index + 1, piece.narrow
    return allowed or index, None


def _line(setting: Setting, start: int, stop: int, last: Piece | None, first: Piece) -> Line:
    end = stop
    while end > start + 1 and setting.pieces[end - 1].text in BLANKS:
        end -= 1
    pieces = [first, *setting.pieces[start + 1 : end]]
    if last:
        pieces[-1] = last
    gaps = (0.0, *setting.gaps[start + 1 : end])
    return Line(
        start=start,
        stop=end,
        next=_skip_spaces(setting, stop),
        pieces=tuple(pieces),
        gaps=gaps,
        width=sum(piece.width for piece in pieces) + sum(gaps),
        places=sum(map(is_elastic, pieces, pieces[1:])),
    )


def is_elastic(before: Piece, after: Piece) -> bool:
    """Say whether the gap between two pieces may be widened: not within a Western word."""
    return not (before.word and after.word)
