"""The PDF: tagged, bookmarked, the same bytes for the same briefing, and never silently unreadable."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from digest.allocation import without_cycle_search
from digest.errors import PdfUnavailable, RenderError
from digest.rendering.composition import chinese_composition
from digest.rendering.economy import shared_work
from digest.rendering.embedding import compact_fonts
from digest.rendering.engine import collected_log, load_engine, open_page, remedy
from digest.rendering.folios import can_fill, fill_folios
from digest.rendering.fontconfig import cover
from digest.rendering.look import Look
from digest.rendering.page import render_page
from digest.rendering.sheet import Sheet
from digest.rendering.structure import language_per_element

_NOT_DRAWN = re.compile(r"\.notdef glyph rendered.*", re.DOTALL)
_NOT_LOADED = re.compile(r"cannot be loaded")
_ONE_AT_A_TIME = threading.Lock()  # composition and language change the engine for as long as a page is set
_MANY = 20  # missing Chinese characters from which on the font, not the characters, is what is missing
_EXCERPT = 20  # characters of the sentence shown in a message


def render_pdf(sheet: Sheet, look: Look, templates: Path | None) -> bytes:
    """Return the briefing as a PDF.

    Raises PdfUnavailable where a library, the fonts or a glyph are missing, RenderError where a template is at fault
    or asks for a file or an address.
    """
    load_engine()
    filled = can_fill()
    page = render_page(sheet, "print", look, templates, folios_filled=filled)
    page = _with_glyphs(page, sheet, look)
    with _ONE_AT_A_TIME, collected_log() as log, _changed_engine(page):
        from weasyprint.urls import FatalURLFetchingError

        options = {"pdf_variant": f"pdf/{look.pdf}"}
        try:
            document = open_page(page).render(**options)
            if filled:
                fill_folios(document)
            pdf: bytes = document.write_pdf(finisher=compact_fonts, **options)
        except FatalURLFetchingError as error:
            raise RenderError(f"a template asks for something outside the page: {_line(str(error))}") from error
    _judge(log)
    return pdf


def _with_glyphs(page: str, sheet: Sheet, look: Look) -> str:
    """Check that every character of the page can be drawn; name in the text those that cannot, where that is asked."""
    try:
        missing = cover(set(page)).missing
    except OSError as error:
        raise PdfUnavailable(f"no PDF: {error}; {remedy('pango')}") from error
    if not missing:
        return page
    if sum("\u4e00" <= character <= "\u9fff" for character in missing) >= min(_MANY, len(_chinese(page))):
        raise PdfUnavailable(f"no PDF: no font with Chinese characters is installed; {remedy('fonts')}")
    if look.missing_glyphs == "name":
        return page.translate({ord(character): f"[U+{ord(character):04X}]" for character in missing})
    character = min(missing)
    raise PdfUnavailable(
        f"no PDF: no font has U+{ord(character):04X} ({character}), in {_excerpt(sheet, character)}"
        f"{f' (and {len(missing) - 1} more characters)' if len(missing) > 1 else ''}; {remedy('fonts')}"
    )


def _chinese(page: str) -> set[str]:
    return {character for character in page if "\u4e00" <= character <= "\u9fff"}


def _excerpt(sheet: Sheet, character: str) -> str:
    """The words around a character, from the first text of the sheet that has it."""
    for text in _texts(sheet):
        place = text.find(character)
        if place >= 0:
            start = max(place - _EXCERPT // 2, 0)
            return f"“{text[start : place + _EXCERPT // 2]}”"
    return "the page itself"


def _texts(sheet: Sheet) -> Iterator[str]:
    for entry in sheet.entries:
        for row in (entry.titles, *entry.sentences):
            yield from (cell.text for cell in row)
    for row in (sheet.titles, *sheet.glance):
        yield from (cell.text for cell in row)


@contextmanager
def _changed_engine(page: str) -> Iterator[None]:
    with chinese_composition(), language_per_element(), shared_work(page), without_cycle_search():
        yield


def _judge(log: list[str]) -> None:
    """Refuse a page on which something could not be drawn, although the fonts promised it."""
    for line in log:
        if _NOT_DRAWN.match(line):
            raise PdfUnavailable(f"no PDF: {_line(line)}; {remedy('fonts')}")
        if _NOT_LOADED.search(line):
            raise PdfUnavailable(f"no PDF: {_line(line)}; check the style sheets of your templates")


def _line(text: str) -> str:
    return " ".join(text.split())
