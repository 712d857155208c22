"""How a briefing is to look: paper, theme, kind of PDF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from digest.errors import UsageError
from digest.rendering.measure import PAPERS

THEMES = ("broadsheet", "minimal")
LAYOUTS = ("columns", "interleaved")
PDF_KINDS = ("ua-1", "a-2a", "a-3u")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The choices of form. Raises UsageError for a value that is none of the known ones.

    ``paper``: ``a4``, ``letter`` or ``phone``. ``theme``: ``broadsheet`` or ``minimal`` (style sheets of that name).
    ``pdf``: ``ua-1`` (PDF/UA, accessible), ``a-2a`` (PDF/A, for archives, accessible too), ``a-3u`` (PDF/A).
    ``layout``: ``columns``, the languages side by side, or ``interleaved``, one below the other.
    ``missing_glyphs``: ``refuse`` to write a PDF in which a character cannot be drawn, or ``name`` it in the text by
    its U+ code.
    """

    paper: str = "a4"
    theme: str = "broadsheet"
    pdf: str = "ua-1"
    missing_glyphs: Literal["refuse", "name"] = "refuse"
    layout: Literal["columns", "interleaved"] = "columns"

    def __post_init__(self) -> None:
        for name, value, known in (
            ("paper", self.paper, tuple(PAPERS)),
            ("theme", self.theme, THEMES),
            ("kind of PDF", self.pdf, PDF_KINDS),
            ("layout", self.layout, LAYOUTS),
            ("treatment of missing glyphs", self.missing_glyphs, ("refuse", "name")),
        ):
            if value not in known:
                raise UsageError(f"unknown {name} {value!r}; choose one of {', '.join(known)}")
