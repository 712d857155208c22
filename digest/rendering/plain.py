"""Plain text, for mail readers and terminals: the same parts in the same order, the languages one below the other."""

from __future__ import annotations

from pathlib import Path

from digest.rendering.sheet import Sheet
from digest.rendering.templating import fill

_TEMPLATE = "briefing.txt.j2"


def render_text(sheet: Sheet, templates: Path | None) -> str:
    """Return the briefing as plain text. Raises RenderError where a template is at fault."""
    return fill(_TEMPLATE, {"sheet": sheet}, templates=templates, escape=str).strip() + "\n"
