"""The lines of a page: what every later step of the reading looks at, whether the page was HTML or plain text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from digest.errors import InputError
from digest.language import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """An element of the page that starts a new line: its parent's index (-1 at the root), tag, class and id names."""

    parent: int
    tag: str
    names: str = ""
    hidden: bool = False


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of text in the page; ``number`` counts from 1.

    For HTML it is a line as a reader sees it (one block of text, one row), for plain text a line of the file.
    ``apart`` is the text with a space wherever two inline elements touch, as style sheets set them apart; empty where
    that is the text. ``links`` and ``bold`` count the characters that are link text or bold; ``block`` is the index of
    the element it stands in, -1 in plain text. ``pictured`` says that a picture stands between this line and the one
    before, ``centred`` that the element asks for centred text.
    """

    number: int
    text: str
    apart: str = ""
    links: int = 0
    bold: int = 0
    block: int = -1
    pictured: bool = False
    centred: bool = False

    @cached_property
    def folded(self) -> str:
        """The text folded to Simplified, half-width, lower case; offsets are those of ``text``."""
        return fold(self.text).translate(_COLONS)

    @cached_property
    def squeezed(self) -> str:
        """The folded text without white space, for comparison."""
        return "".join(self.folded.split())

    @property
    def link_share(self) -> float:
        """Share of the characters that are link text, 0 to 1."""
        return self.links / max(1, len(self.text))


_COLONS = {0xFE30: ":", 0xFE55: ":"}  # forms of the colon in Traditional pages
MOST_LINES = 20_000
"""Lines beyond which a page is not read: the longest articles, with everything around them, have some 2,000."""


def check_count(lines: Sequence[Line]) -> None:
    """Raise InputError where there are more than ``MOST_LINES``."""
    if len(lines) > MOST_LINES:
        raise InputError(f"too many lines to be an article (the limit is {MOST_LINES:,})")


@dataclass(frozen=True, kw_only=True)
class PageLines:
    """The lines of a page in order, and the tree of elements they stand in (empty for plain text)."""

    lines: tuple[Line, ...]
    blocks: tuple[Block, ...] = ()
    blank_after: frozenset[int] = field(default_factory=frozenset)  # numbers of lines that a blank line follows

    def ancestors(self, block: int) -> tuple[int, ...]:
        """Return the indices of ``block`` and the elements around it, innermost first."""
        chain = []
        while block >= 0:
            chain.append(block)
            block = self.blocks[block].parent
        return tuple(chain)

    @cached_property
    def hidden_blocks(self) -> frozenset[int]:
        """The elements that a browser does not show, and everything inside them."""
        hidden: set[int] = set()
        for index, block in enumerate(self.blocks):  # parents come before their children
            if block.hidden or block.parent in hidden:
                hidden.add(index)
        return frozenset(hidden)
