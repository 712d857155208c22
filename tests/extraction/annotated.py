"""Invented scrapes kept as files, each line marked with what it is, so that text and expectation stand side by side.

A file opens with what must be read out of it (``title``, ``published``, ``from``, ``source``, ``agency``, ``authors``,
``editors``; people are separated by ``、``) and a line ``---``. Then every line of the scrape has two characters in
front of it: ``T`` title, ``P`` paragraph, ``+`` continues the paragraph above (wrapped text), ``H`` heading, ``C``
caption, a blank for what is to be dropped. A line ``=`` is no part of the scrape: it says how the paragraph or title
above it must come out where that is not what the line says.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Annotated:
    """A scrape, and what must be read out of it."""

    name: str
    text: str
    stated: dict[str, str]
    rows: tuple[tuple[str, str], ...]

    def kept(self, mark: str) -> tuple[str, ...]:
        """Return the texts of the lines with ``mark`` as they must come out."""
        found: list[str] = []
        last = ""
        for kind, text in self.rows:
            if kind == "=" and last == mark:
                found[-1] = text
            elif kind == "+" and last == mark:
                found[-1] += text.strip()
            elif kind == mark:
                found.append(text.strip(" \u3000"))
            last = last if kind in "+=" else kind
        return tuple(found)

    def people(self, role: str) -> tuple[str, ...]:
        """Return the names of the ``authors`` or ``editors``."""
        return tuple(filter(None, self.stated.get(role, "").split("、")))


def read_annotated(path: Path) -> Annotated:
    """Take an annotated scrape apart."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
    stated = {name: value.strip() for name, _, value in (row.partition(":") for row in head.splitlines())}
    rows = tuple((row[:1].strip(), row[2:]) for row in body.splitlines())
    text = "\n".join(text for kind, text in rows if kind != "=")
    return Annotated(path.stem, text, stated, rows)


def read_folder(name: str) -> dict[str, Annotated]:
    """Return the annotated scrapes in the folder ``name`` beside this file, by their names."""
    folder = Path(__file__).parent / name
    return {path.stem: read_annotated(path) for path in sorted(folder.glob("*.txt"))}
