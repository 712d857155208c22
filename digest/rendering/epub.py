"""EPUB 3 (W3C, EPUB 3.3): a page for the masthead, one for each item, one for the closing box; no fonts, no pictures.

The container is written by hand, for it is a zip file with a few rules (OCF, section 4 of the same): the file
``mimetype`` first and uncompressed. Its dates are the briefing's: the same
briefing gives the same bytes.
"""

from __future__ import annotations

import io
import uuid
import zipfile
from pathlib import Path
from typing import Any

from digest.rendering.sheet import Sheet
from digest.rendering.templating import fill, read_asset

_CONTAINER = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment a zip file can name


def render_epub(sheet: Sheet, templates: Path | None) -> bytes:
    """Return the briefing as an EPUB. Raises RenderError where a template is at fault."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        _add(archive, "mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        for name, text in _files(sheet, templates).items():
            _add(archive, name, text, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _files(sheet: Sheet, templates: Path | None) -> dict[str, str]:
    pages = {"front": _page("front", sheet, templates)}
    pages |= {entry.anchor: _page("item", sheet, templates, entry=entry) for entry in sheet.entries}
    pages["about"] = _page("about", sheet, templates)
    package = {"sheet": sheet, "pages": tuple(pages), "identifier": _identifier(sheet)}
    return {
        "META-INF/container.xml": _CONTAINER,
        "OEBPS/content.opf": fill("epub/content.opf.j2", package, templates=templates).lstrip(),
        "OEBPS/nav.xhtml": _page("nav", sheet, templates),
        "OEBPS/style.css": read_asset("epub/style.css", templates=templates),
        **{f"OEBPS/{name}.xhtml": text for name, text in pages.items()},
    }


def _page(name: str, sheet: Sheet, templates: Path | None, **more: Any) -> str:
    return fill(f"epub/{name}.xhtml.j2", {"sheet": sheet, "medium": "epub", **more}, templates=templates).lstrip()


def _identifier(sheet: Sheet) -> str:
    """The same for every making of the same issue, and another for every other issue."""
    name = "/".join((sheet.date, str(sheet.number), *sheet.languages, *(cell.text for cell in sheet.titles)))
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}"


def _add(archive: zipfile.ZipFile, name: str, text: str, compression: int) -> None:
    entry = zipfile.ZipInfo(name, _EARLIEST)
    entry.compress_type = compression
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, text.encode())
