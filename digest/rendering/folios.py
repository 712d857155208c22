"""The page numbers in the table of contents, written in after the layout instead of during it.

CSS can do it (``target-counter``), but WeasyPrint then lays the document out again and again until the numbers
settle, which takes half as long again. The places are as wide as any number, so nothing moves when they are filled.
These are private parts of WeasyPrint: where they are not as known, the style sheet's ``target-counter`` is used.
"""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Iterator
from typing import Any

from digest.rendering.composition import reset_text

_TARGET = "data-target"
_SPLIT = ["text", "style", "context", "max_width", "justification_spacing", "is_line_start", "minimum"]


def can_fill() -> bool:
    """Say whether this WeasyPrint has the parts that ``fill_folios`` builds on."""
    line_break: Any = importlib.import_module("weasyprint.text.line_break")
    document: Any = importlib.import_module("weasyprint.document")
    split = getattr(line_break, "split_first_line", None)
    return (
        inspect.isfunction(split) and list(inspect.signature(split).parameters) == _SPLIT and hasattr(document, "Page")
    )


def fill_folios(document: Any) -> None:
    """Write into every element with ``data-target="#anchor"`` the number of the page on which the anchor stands."""
    numbers = _first_pages(document)
    for page in document.pages:
        for box in _folios(page):
            anchor = box.element.get(_TARGET).removeprefix("#")
            if anchor in numbers:
                _write(box, str(numbers[anchor]))


def _first_pages(document: Any) -> dict[str, int]:
    """Anchor → number of the page on which its element begins; one that goes on over pages is an anchor on each."""
    numbers: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        for name in page.anchors:
            numbers.setdefault(name, number)
    return numbers


def _folios(page: Any) -> Iterator[Any]:
    boxes: Any = importlib.import_module("weasyprint.formatting_structure.boxes")
    for box in page._page_box.descendants():
        if isinstance(box, boxes.TextBox) and box.element is not None and box.element.get(_TARGET):
            yield box


def _write(box: Any, text: str) -> None:
    """Replace the text of a laid out box, its right edge staying where it is."""
    if reset_text(box, text):
        return
    line_break: Any = importlib.import_module("weasyprint.text.line_break")
    layout, _, _, width, _, _ = line_break.split_first_line(text, box.style, None, None, 0)
    box.text, box.pango_layout = text, layout
    box.position_x += box.width - width
    box.width = width
