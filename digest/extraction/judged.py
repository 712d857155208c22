"""A line of the page with what it was taken for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from digest.extraction.line import Line

Kind = Literal["title", "body", "heading", "caption", "standfirst", "dropped"]


@dataclass(frozen=True, slots=True)
class Judged:
    """A line of the page with its kind, and the reason where it was dropped."""

    line: Line
    kind: Kind
    reason: str = ""
    text: str = ""  # what of the line counts, where that is not all of it

    @property
    def kept(self) -> str:
        """The words that count."""
        return self.text or self.line.text
