"""Glyphs with more or less space beside them than their font gives them, as glyphs of their own in the embedded font.

Readers of a PDF guess spaces from gaps, at a tenth of the type size and less, and a new line where the pen goes back
by so much. A gap that belongs to a glyph is none, and a mark that is as wide as it is drawn moves no pen: what is
copied and searched is the text. In a CID-keyed font a glyph may have any number (``embedding``), so numbers that the
page does not use are given to these; ``embedding`` draws them.
"""

from __future__ import annotations

import importlib
from dataclasses import replace
from typing import Any

from digest.rendering.paragraph import Glyph

_LAST = 0xFFFE  # numbers are given from here downwards; what stands there in Chinese fonts are rare variants
_ROS = b"\x0c\x1e"  # the operator that makes a font CID-keyed (Adobe Technical Note 5176, section 9)


def can_be_spaced(font: Any) -> bool:
    """Say whether a font of WeasyPrint is CID-keyed CFF, in which glyphs can be added."""
    binding: Any = importlib.import_module("weasyprint.text.ffi")
    harfbuzz = binding.harfbuzz
    blob = harfbuzz.hb_face_reference_table(font.hb_face, harfbuzz.hb_tag_from_string(b"CFF ", -1))
    length = binding.ffi.new("unsigned int *")
    data = harfbuzz.hb_blob_get_data(blob, length)
    head = bytes(binding.ffi.buffer(data, min(length[0], 4096))) if length[0] else b""
    harfbuzz.hb_blob_destroy(blob)
    return bool(head) and _ROS in _top_dict(head)


def _top_dict(data: bytes) -> bytes:
    """The first dictionary of a CFF table, which follows its header and the index of names."""
    start = _end_of_index(data, data[2])
    return data[start : _end_of_index(data, start)]


def _end_of_index(data: bytes, start: int) -> int:
    count, size = int.from_bytes(data[start : start + 2], "big"), data[start + 2]
    last = start + 3 + count * size
    return last + size - 1 + int.from_bytes(data[last : last + size], "big")


def spaced_glyph(font: Any, glyph: Glyph, *, before: bool, gap: float, size: float) -> Glyph:
    """Return a glyph with a gap (CSS pixels, at a type size in CSS pixels) before or after it, known to its font."""
    known: dict[tuple[int, bool, float, float], Glyph] = font.__dict__.setdefault("spaced", {})
    key = glyph.number, before, gap, size
    if key not in known:
        thousandths = round(gap * 1000 / size)
        redrawn = _redrawn(font, glyph, glyph.breadth + thousandths, thousandths if before else 0)
        known[key] = replace(redrawn, advance=glyph.advance + gap)
    return known[key]


def trimmed_glyph(font: Any, glyph: Glyph, size: float) -> Glyph:
    """Return a glyph that is as broad as its advance and drawn in its place, known to its font."""
    breadth, shift = round(glyph.advance * 1000 / size), round(glyph.offset)
    redrawn = _redrawn(font, glyph, breadth, shift)
    return replace(redrawn, offset=0.0, excess=breadth - glyph.advance * 1000 / size)


def _redrawn(font: Any, glyph: Glyph, breadth: int, shift: int) -> Glyph:
    """The glyph under a number of its own, with another breadth and drawn further to the right."""
    numbers: dict[tuple[int, int, int], int] = font.__dict__.setdefault("redrawn", {})
    key = glyph.number, breadth, shift
    if key not in numbers:
        number = numbers[key] = _free_number(font)
        font.widths[number] = breadth
        font.to_unicode[number] = glyph.text
        shifts = font.__dict__.setdefault("shifts", {})
        source, before = shifts.get(glyph.number, (glyph.number, 0))  # it may have been redrawn already
        shifts[number] = source, before + shift
    return replace(glyph, number=numbers[key], code=f"{numbers[key]:04x}", breadth=breadth)


def _free_number(font: Any) -> int:
    return next(number for number in range(_LAST, 0, -1) if number not in font.to_unicode)
