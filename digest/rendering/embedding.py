"""Smaller embedded fonts: only the glyphs that the page uses keep a slot.

WeasyPrint embeds a subset with the glyph numbers of the whole font, so that ten glyphs of a Chinese face cost some
80 kB of empty slots. A CID-keyed CFF font may list just the glyphs it has in its charset (Adobe Technical Note 5176,
"The Compact Font Format", section 13), and the reader finds them by number. Fonts of any other make are left alone.
"""

from __future__ import annotations

import io
from typing import Any


def compact_fonts(document: Any, pdf: Any) -> None:  # noqa: ARG001 - the signature of WeasyPrint's finisher
    """Rewrite the CID-keyed fonts of a finished PDF without their empty slots (a ``finisher`` of WeasyPrint)."""
    for item in pdf.objects:
        if not (hasattr(item, "get") and item.get("Type") == "/FontDescriptor" and "FontFile3" in item):
            continue
        stream = pdf.objects[int(item["FontFile3"].split()[0])]
        if stream.extra.get("Subtype") == "/OpenType":
            compact = _compact(b"".join(part if isinstance(part, bytes) else bytes(part) for part in stream.stream))
            if compact:
                stream.stream = [compact]
                stream.extra["Subtype"] = "/CIDFontType0C"


def _compact(data: bytes) -> bytes | None:
    """The CFF table of a CID-keyed OpenType font with only the glyphs that have an outline; None for other fonts."""
    from fontTools.ttLib import TTFont

    font: Any = TTFont(io.BytesIO(data), lazy=True, recalcBBoxes=False)
    if "CFF " not in font:
        return None
    table = font["CFF "].cff
    top = table[0]
    if not hasattr(top, "ROS") or not hasattr(top.CharStrings, "charStringsIndex"):
        return None
    _keep_glyphs(top, _outlined(top.CharStrings.charStringsIndex.offsets))
    _keep_used_dicts(top)
    out = io.BytesIO()
    table.compile(out, font)
    return out.getvalue()


def _outlined(offsets: Any) -> list[int]:
    """The glyphs with an outline (an empty one is the single byte ``endchar``), and ``.notdef``, which stands first."""
    return [glyph for glyph in range(len(offsets) - 1) if glyph == 0 or offsets[glyph + 1] - offsets[glyph] > 1]


def _keep_glyphs(top: Any, kept: list[int]) -> None:
    index, select = top.CharStrings.charStringsIndex, top.FDSelect
    index.items = [index[glyph] for glyph in kept]
    select.format = None
    select.gidArray = [select.gidArray[glyph] for glyph in kept]
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
