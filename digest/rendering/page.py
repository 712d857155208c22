"""The HTML page: one self-contained file for browsers; the same document, otherwise styled, is what is printed."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import Literal

from markupsafe import Markup

from digest.rendering.look import Look
from digest.rendering.measure import measure_page
from digest.rendering.sheet import Sheet
from digest.rendering.templating import fill, read_asset

Medium = Literal["screen", "print"]
_TEMPLATE = "briefing.html.j2"
_VARIABLE = re.compile(r"(--[a-z-]+): *([^;}]+);?")
_USE = re.compile(r"var\((--[a-z-]+)\)")
_SCRIPT = "scripts/switch.js"


def render_page(
    sheet: Sheet, medium: Medium, look: Look, templates: Path | None, *, folios_filled: bool = False
) -> str:
    """Return the briefing as an HTML document for the screen or for the printed page.

    Nothing in it comes from outside: styles and the one script are inline, and on the screen a content security
    policy forbids everything else. ``folios_filled`` says that the page numbers of the contents are written in
    after the layout. Raises RenderError where a template is at fault.
    """
    script = read_asset(_SCRIPT, templates=templates)
    context = {
        "sheet": sheet,
        "look": look,
        "medium": medium,
        "measure": measure_page(look.paper, len(sheet.languages), look.layout),
        "folios_filled": folios_filled,
        "script": Markup(script),
        "policy": script_policy(script),
    }
    page = fill(_TEMPLATE, context, templates=templates)
    return _without_variables(page) if medium == "print" else page


def _without_variables(page: str) -> str:
    """Put the values of the style sheet's variables in their places: WeasyPrint would look each up for each element,
    which takes a third of its time. A later value of a variable goes before an earlier one."""
    head, end, body = page.partition("</style>")
    values = dict(_VARIABLE.findall(head))
    return _USE.sub(lambda use: values.get(use[1], use[0]), _VARIABLE.sub("", head)) + end + body


def script_policy(script: str) -> str:
    """The content security policy of a page that may run this script and fetch nothing."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return (
        f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )
