"""What this machine has of what a PDF needs, for ``digest doctor``."""

from __future__ import annotations

from dataclasses import dataclass

from digest.errors import PdfUnavailable
from digest.rendering.engine import load_engine, remedy
from digest.rendering.fontconfig import cover

FAMILIES = ("Noto Serif CJK SC", "Noto Sans CJK SC")
"""The families that the templates name first."""
_PROBE = "的一是国國中这這"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing looked at: its name, whether it is as it should be, what was found, and what to do where it is not."""

    name: str
    ok: bool
    detail: str
    remedy: str = ""


def examine() -> tuple[Check, ...]:
    """Look at everything a readable PDF needs on this machine: WeasyPrint and its libraries, fonts, composition."""
    return (_engine(), *_fonts(), _composition())


def _engine() -> Check:
    try:
        weasyprint = load_engine()
    except PdfUnavailable as error:
        fault, _, what = str(error).rpartition("; ")
        return Check(name="PDF engine", ok=False, detail=fault.removeprefix("no PDF: "), remedy=what)
    return Check(
        name="PDF engine", ok=True, detail=f"WeasyPrint {weasyprint.__version__} with Pango and harfbuzz-subset"
    )


def _fonts() -> tuple[Check, ...]:
    try:
        coverage = cover(_PROBE)
    except OSError as error:
        return (Check(name="Chinese fonts", ok=False, detail=str(error), remedy=remedy("pango")),)
    if coverage.missing:
        lacking = "".join(sorted(coverage.missing))
        return (Check(name="Chinese fonts", ok=False, detail=f"no font has {lacking}", remedy=remedy("fonts")),)
    absent = [family for family in FAMILIES if family not in coverage.families]
    if absent:
        detail = f"Chinese can be drawn, but not in the intended types: {', '.join(absent)} not installed"
        return (Check(name="Chinese fonts", ok=True, detail=detail, remedy=remedy("fonts")),)
    return (Check(name="Chinese fonts", ok=True, detail=", ".join(FAMILIES)),)


def _composition() -> Check:
    from digest.rendering.composition import can_compose

    try:
        ready = can_compose()
    except PdfUnavailable:
        return Check(name="Chinese composition", ok=False, detail="needs the PDF engine", remedy=remedy("pango"))
    detail = "lines are set flush" if ready else "this WeasyPrint is not known; lines are set ragged"
    return Check(name="Chinese composition", ok=True, detail=detail)
