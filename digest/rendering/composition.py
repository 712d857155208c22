"""Chinese composition for WeasyPrint: paragraphs are broken, justified and drawn here, everything else there.

WeasyPrint 70 shapes each line several times, widens only spaces when it justifies (``layout/inline.py``) and knows no
half-width marks. Within ``chinese_composition`` a paragraph of plain text is set from shapes that were asked of Pango
once (``shaping``), broken into lines by the rules of Chinese (``typesetting``) and written as such (``lettering``). A
paragraph with anything else in it (a picture, a float beside it, letters that join) goes the usual way. These are
private functions of WeasyPrint: where they are not as known, the page is set without.
"""

from __future__ import annotations

import contextlib
import importlib
import inspect
from collections.abc import Iterator
from typing import Any

from digest.rendering.engine import load_engine
from digest.rendering.lettering import Letterer, run_of
from digest.rendering.typesetting import Typesetter

_KNOWN = {
    ("weasyprint.layout.block", "iter_line_boxes"): (
        "context box position_y bottom_space skip_stack containing_block absolute_boxes fixed_boxes "
        "first_letter_style first_line_style"
    ),
    ("weasyprint.draw", "draw_text"): "stream textbox offset_x text_overflow block_ellipsis",
    ("weasyprint.layout.inline", "line_box_verticality"): "box",
    ("weasyprint.layout.inline", "_adjust_line_height"): "box",
    ("weasyprint.layout.inline", "resolve_percentages"): "box containing_block",
    ("weasyprint.layout.inline", "strut"): "style",
}


def can_compose() -> bool:
    """Say whether this WeasyPrint has the functions that the composition builds on. Raises PdfUnavailable."""
    load_engine()
    return all(_parameters(*place) == names.split() for place, names in _KNOWN.items())


def _parameters(module: str, name: str) -> list[str]:
    function = getattr(importlib.import_module(module), name, None)
    return list(inspect.signature(function).parameters) if inspect.isfunction(function) else []


@contextlib.contextmanager
def chinese_composition() -> Iterator[None]:
    """Within the block, WeasyPrint sets Chinese text by the rules. Does nothing where that is not possible."""
    if not can_compose():
        yield
        return
    block: Any = importlib.import_module("weasyprint.layout.block")
    draw: Any = importlib.import_module("weasyprint.draw")
    lines, text = block.iter_line_boxes, draw.draw_text
    block.iter_line_boxes = Typesetter().setting(lines)
    draw.draw_text = Letterer().drawing(text)
    try:
        yield
    finally:
        block.iter_line_boxes, draw.draw_text = lines, text


def reset_text(box: Any, text: str) -> bool:
    """Give a box of a finished line other words, its right edge staying where it is; say whether it was set here."""
    old = box.__dict__.get("run")
    run = run_of(old.face, text) if old else None
    if run is None:
        return False
    box.text, box.run = text, run
    box.position_x += box.width - run.width
    box.width = run.width
    return True
