"""Smaller embedded fonts: only the glyphs that the page uses keep a slot.

WeasyPrint embeds a subset with the glyph numbers of the whole font, so that ten glyphs of a Chinese face cost some
80 kB of empty slots. A CID-keyed CFF font may list just the glyphs it has in its charset (Adobe Technical Note 5176,
"The Compact Font Format", section 13), and the reader finds them by number. Fonts of any other make are left alone.
Glyphs with space before or after them (``spacing``) are drawn here, from those that they are made of.
"""

from __future__ import annotations

import io
from copy import copy
from typing import Any

Shifts = dict[int, tuple[int, int]]
"""Number of a new glyph → the glyph that it is drawn like, and how far to the right (thousandths of the type size)."""


def compact_fonts(document: Any, pdf: Any) -> None:
    """Rewrite the CID-keyed fonts of a finished PDF without their empty slots (a ``finisher`` of WeasyPrint)."""
    shifts = {font.name: (getattr(font, "shifts", {}), font.widths) for font in document.fonts.values()}
    for item in pdf.objects:
        if not (hasattr(item, "get") and item.get("Type") == "/FontDescriptor" and "FontFile3" in item):
            continue
        stream = pdf.objects[int(item["FontFile3"].split()[0])]
        if stream.extra.get("Subtype") == "/OpenType":
            compact = _compact(b"".join(map(bytes, stream.stream)), *shifts[item["FontName"]])
            if compact:
                stream.stream = [compact]
                stream.extra["Subtype"] = "/CIDFontType0C"


def _compact(data: bytes, shifts: Shifts, widths: dict[int, int]) -> bytes | None:
    """The CFF table of a CID-keyed OpenType font with only the glyphs that have an outline; None for other fonts."""
    from fontTools.ttLib import TTFont

    font: Any = TTFont(io.BytesIO(data), lazy=True, recalcBBoxes=False)
    if "CFF " not in font:
        return None
    table = font["CFF "].cff
    top = table[0]
    top.charset = []  # the names of all glyphs of the font, which nobody asks for, take half of the time to read
    if not hasattr(top, "ROS") or not hasattr(top.CharStrings, "charStringsIndex"):
        return None
    drawn = {number: _drawn(top, *shift, widths[number]) for number, shift in shifts.items()}
    kept = [glyph for glyph in _outlined(top.CharStrings.charStringsIndex.offsets) if glyph not in shifts]
    _keep_glyphs(top, sorted([*kept, *shifts]), drawn, shifts)
    _keep_used_dicts(top)
    out = io.BytesIO()
    table.compile(out, font)
    return out.getvalue()


def _outlined(offsets: Any) -> list[int]:
    """The glyphs with an outline (an empty one is the single byte ``endchar``), and ``.notdef``, which stands first."""
    return [glyph for glyph in range(len(offsets) - 1) if glyph == 0 or offsets[glyph + 1] - offsets[glyph] > 1]


def _drawn(top: Any, source: int, shift: int, width: int) -> Any:
    """A charstring like another's, moved to the right, of another width. It has no hints and no subroutines, so that
    it begins with its width, where that is said, and a movement (Adobe Technical Note 5177, section 4)."""
    private = top.FDArray[top.FDSelect.gidArray[source]].Private
    drawn = copy(top.CharStrings.charStringsIndex[source])
    drawn.private = private
    drawn.decompile()
    program = drawn.program
    place = next(index for index, item in enumerate(program) if isinstance(item, str))
    x, y = {"hmoveto": (program[place - 1], 0), "vmoveto": (0, program[place - 1])}.get(
        program[place], tuple(program[place - 2 : place])
    )
    drawn.program = [width - private.nominalWidthX, x + shift, y, "rmoveto", *program[place + 1 :]]
    drawn.bytecode = None
    return drawn


def _keep_glyphs(top: Any, kept: list[int], drawn: dict[int, Any], shifts: Shifts) -> None:
    index, select = top.CharStrings.charStringsIndex, top.FDSelect
    index.items = [drawn[glyph] if glyph in drawn else index[glyph] for glyph in kept]
    select.format = None
    select.gidArray = [select.gidArray[shifts[glyph][0] if glyph in shifts else glyph] for glyph in kept]
    names = [".notdef", *(f"cid{glyph:05d}" for glyph in kept[1:])]
    top.charset = names
    top.numGlyphs = len(names)
    top.CharStrings.charStrings = {name: position for position, name in enumerate(names)}
    top.ROS = ("Adobe", "Identity", 0)


def _keep_used_dicts(top: Any) -> None:
    """Drop the font dictionaries that no remaining glyph refers to."""
    select, dicts = top.FDSelect, top.FDArray
    used = sorted(set(select.gidArray))
    select.gidArray = [used.index(number) for number in select.gidArray]
    dicts.items = [dicts[number] for number in used]
    if hasattr(dicts, "offsets"):
        del dicts.offsets
