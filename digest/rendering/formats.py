"""The formats a briefing can be written in, by name."""

from __future__ import annotations

import json
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path

from digest.errors import UsageError
from digest.model import Briefing
from digest.rendering.commonmark import render_markdown
from digest.rendering.epub import render_epub
from digest.rendering.labels import LABELS
from digest.rendering.look import Look
from digest.rendering.page import render_page
from digest.rendering.pdf import render_pdf
from digest.rendering.plain import render_text
from digest.rendering.sheet import Sheet, arrange

JSON_FORMAT = 1  # raised when a field of the JSON changes its meaning or goes
Writer = Callable[[Sheet, Look, Path | None], bytes]


def _json(briefing: Briefing) -> bytes:
    """The briefing's data as they are; what UTF-8 cannot say (a lone surrogate) is escaped as JSON escapes it."""
    text = json.dumps({"format": JSON_FORMAT, **briefing.to_dict()}, ensure_ascii=False, indent=1)
    return (text + "\n").encode("utf-8", "backslashreplace")


def _html(sheet: Sheet, look: Look, templates: Path | None) -> bytes:
    return render_page(sheet, "screen", look, templates).encode()


def _markdown(sheet: Sheet, look: Look, templates: Path | None) -> bytes:
    return render_markdown(sheet, templates, look.layout).encode()


def _text(sheet: Sheet, look: Look, templates: Path | None) -> bytes:  # noqa: ARG001 - every writer is called alike
    return render_text(sheet, templates).encode()


def _epub(sheet: Sheet, look: Look, templates: Path | None) -> bytes:  # noqa: ARG001
    return render_epub(sheet, templates)


_WRITERS: dict[str, Writer] = {"md": _markdown, "html": _html, "pdf": render_pdf, "txt": _text, "epub": _epub}
FORMATS: tuple[str, ...] = (*_WRITERS, "json")
"""The names of the formats, which are also the extensions of their files."""


def render_format(briefing: Briefing, format: str, *, templates: Path | None = None, look: Look | None = None) -> bytes:
    """Return the briefing in a format of ``FORMATS``; the same briefing gives the same bytes.

    ``templates`` is a folder whose files replace ours of the same name; ``look`` chooses paper, theme and kind of PDF.
    Raises UsageError for an unknown format, RenderError where a template or the briefing is at fault, PdfUnavailable
    where this machine lacks what a readable PDF needs.
    """
    if format not in FORMATS:
        raise UsageError(f"unknown format {format!r}{_suggestion(format)}")
    if format == "json":
        return _json(briefing)
    sheet = arrange(briefing, tuple(key for key, _ in LABELS))
    return _WRITERS[format](sheet, look or Look(), templates)


def _suggestion(format: str) -> str:
    close = get_close_matches(format.lower().lstrip("."), [*FORMATS, "markdown"], n=1, cutoff=0.5)
    if close:
        return f'; did you mean "{"md" if close[0] == "markdown" else close[0]}"?'
    return f"; choose among {', '.join(FORMATS)}"
