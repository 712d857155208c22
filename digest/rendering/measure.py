"""The measure of the printed page: columns of whole characters, and what is left of the paper as margins.

A Chinese line is set to a multiple of the character size, so that both edges are straight (W3C, Requirements for
Chinese Text Layout, 3.1.1: "the line length should be multiples of the character size").
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from digest.errors import UsageError

PAPERS: dict[str, tuple[float, float]] = {
    "a4": (595.28, 841.89),
    "letter": (612.0, 792.0),
    "phone": (255.0, 510.0),
}
"""Width and height in points (1/72 inch). ``phone`` reads without zooming on a screen held upright."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A page in points. ``characters`` is the length of a line, ``columns`` how many stand side by side."""

    paper: str
    width: float
    height: float
    size: float
    leading: float
    characters: int
    columns: int
    gutter: float

    @property
    def column(self) -> float:
        """Width of a column."""
        return self.characters * self.size

    @property
    def text(self) -> float:
        """Width of all columns with the gutters between them."""
        return self.columns * self.column + (self.columns - 1) * self.gutter

    @property
    def side(self) -> float:
        """Left and right margin."""
        return (self.width - self.text) / 2


def measure_page(paper: str, languages: int, layout: str = "columns") -> Measure:
    """Return the measure for a paper and a number of languages. Raises UsageError for an unknown paper.

    Two and three languages stand side by side; one is set in a larger size; more than three, any number on a phone,
    and all in the layout ``interleaved``, stand one below the other.
    """
    if paper not in PAPERS:
        raise UsageError(f"unknown paper {paper!r}; choose one of {', '.join(PAPERS)}")
    width, height = PAPERS[paper]
    columns = languages if languages in (2, 3) and paper != "phone" and layout == "columns" else 1
    size = {1: 10.5, 2: 9.5, 3: 9.0}[columns]
    margin = 18.0 if paper == "phone" else {1: 76.0, 2: 46.0, 3: 44.0}[columns]
    gutter = {1: 0.0, 2: 2.5, 3: 2.0}[columns] * size
    room = width - 2 * margin - (columns - 1) * gutter
    return Measure(
        paper=paper,
        width=width,
        height=height,
        size=size,
        leading=round(size * 1.68, 1),
        characters=floor(room / columns / size),
        columns=columns,
        gutter=gutter,
    )
