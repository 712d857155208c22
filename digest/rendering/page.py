"""The HTML page: one self-contained file for browsers, and the same document, otherwise styled, for the printed page."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Literal

from markupsafe import Markup, escape

from digest.rendering.look import Look
from digest.rendering.measure import measure_page
from digest.rendering.sheet import Sheet
from digest.rendering.templating import fill, read_asset
from digest.rendering.typesetting import typeset

Medium = Literal["screen", "print"]
_TEMPLATE = "briefing.html.j2"
_SCRIPT = "scripts/switch.js"


def render_page(sheet: Sheet, medium: Medium, look: Look, templates: Path | None) -> str:
    """Return the briefing as an HTML document for the screen or for the printed page.

    Nothing in it comes from outside: styles and the one script are inline, and on the screen a content security
    policy forbids everything else. Raises RenderError where a template is at fault.
    """
    script = read_asset(_SCRIPT, templates=templates)
    context = {
        "sheet": sheet,
        "look": look,
        "medium": medium,
        "measure": measure_page(look.paper, len(sheet.languages)),
        "typeset": typeset if medium == "print" else escape,
        "script": Markup(script),
        "policy": _policy(script),
    }
    return fill(_TEMPLATE, context, templates=templates)


def _policy(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return (
        f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )
