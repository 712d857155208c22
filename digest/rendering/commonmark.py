"""Markdown that renders alike on GitHub, in Obsidian and in python-markdown: article text can never become markup."""

from __future__ import annotations

import re
from pathlib import Path

from digest.rendering.sheet import Sheet
from digest.rendering.templating import fill

_TEMPLATE = "briefing.md.j2"
_BACKSLASHED = re.compile(r"([\\`*_\[\]{}])")
_ENTITIES = re.compile(r"[~|@$#^]")
_LIST_NUMBER = re.compile(r"^(\d{1,9})([.)])")
_LEADING = re.compile(r"^[+\-=:.)!]")
_SCHEME = re.compile(r"(?i)(https?|ftp|mailto|xmpp):")
_WWW = re.compile(r"(?i)\bwww\.")
_SHORTCODE = re.compile(r":(?=[\w+-]+:)")


def render_markdown(sheet: Sheet, templates: Path | None, layout: str = "columns") -> str:
    """Return the briefing as Markdown with front matter. Raises RenderError where a template is at fault.

    In the layout ``columns`` the languages stand in tables, in ``interleaved`` one below the other.
    """
    return (
        fill(_TEMPLATE, {"sheet": sheet, "layout": layout}, templates=templates, escape=escape_markdown).strip() + "\n"
    )


def escape_markdown(text: str) -> str:
    """Return the text so that CommonMark, GitHub's Markdown and python-markdown with its extensions show it as it is.

    Entities for what begins HTML, tables, strikethrough, mathematics, tags and names of blocks in Obsidian, for what
    ends a heading, and at the start for what begins a block; backslashes for what begins emphasis, code and links;
    and no bare address that GitHub would turn into a link.
    """
    text = " ".join(text.split("\n")).strip()
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = _BACKSLASHED.sub(r"\\\1", text)
    text = _ENTITIES.sub(lambda m: f"&#{ord(m[0])};", text)
    text = _LIST_NUMBER.sub(lambda m: f"{m[1]}&#{ord(m[2])};", text)
    text = _LEADING.sub(lambda m: f"&#{ord(m[0])};", text)
    text = _SCHEME.sub(r"\1&#58;", text)
    text = _SHORTCODE.sub("&#58;", text)
    text = _WWW.sub(lambda m: m[0][:-1] + "&#46;", text)
    return text.replace("!\\[", "&#33;\\[").replace("==", "=&#61;").replace("%%", "%&#37;")
