"""What the tests read out of a PDF: its text in reading order, its pages, its structure."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from functools import cache
from typing import Any

import pypdf

from digest.rendering import render_format
from tests.rendering.briefings import make_briefing


@cache
def ordinary_pdf() -> bytes:
    """The ordinary briefing, set once for all tests."""
    return render_format(make_briefing(), "pdf")


def raw_text(pdf: bytes) -> str:
    """The text in the order of the content stream (poppler's ``-raw``), without line ends and spaces."""
    result = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    return squeeze(result.stdout.decode())


def squeeze(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def reader(pdf: bytes) -> Any:
    """The PDF as pypdf reads it (its objects are typed too loosely to be walked otherwise)."""
    return pypdf.PdfReader(io.BytesIO(pdf))


def elements(pdf: bytes) -> Iterator[Any]:
    """All structure elements of a tagged PDF, in reading order."""
    root = reader(pdf).trailer["/Root"]["/StructTreeRoot"]
    yield from _below(root)


def _below(node: Any) -> Iterator[Any]:
    children = node.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        found = child.get_object() if hasattr(child, "get_object") else child
        if isinstance(found, dict) and "/S" in found:
            yield found
            yield from _below(found)


def link_targets(pdf: bytes) -> list[str]:
    """The addresses of all outward links."""
    annotations = (note.get_object() for page in reader(pdf).pages for note in page.get("/Annots", []))
    return [str(note["/A"]["/URI"]) for note in annotations if "/A" in note and "/URI" in note["/A"]]
