"""What other extractors take the article to be, said in the page's own lines so that readings can be compared."""

from __future__ import annotations

import logging
from copy import deepcopy

from lxml import etree
from lxml.html import HtmlElement, document_fromstring

from digest.extraction.line import PageLines
from digest.extraction.markup import read_lines

# A library that stumbles over a page is one voice less, not the end of the reading; these are what they raise.
_STUMBLES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    etree.LxmlError,
)
_SHORT = 8  # characters below which a line must be a whole line of the extract, not a part of one


def read_with_readability(root: HtmlElement, page: PageLines) -> frozenset[int]:
    """Return the positions of the lines that readability-lxml keeps; none where it fails."""
    from readability.readability import Document, Unparseable

    logging.getLogger("readability.readability").setLevel(logging.CRITICAL)
    try:
        summary: str = Document(deepcopy(root)).summary()  # type: ignore[no-untyped-call]
        extract = read_lines(document_fromstring(summary))
    except (Unparseable, *_STUMBLES):
        return frozenset()
    return match_lines(page, [line.squeezed for line in extract.lines])


def read_with_trafilatura(root: HtmlElement, page: PageLines, *, precision: bool = True) -> frozenset[int]:
    """Return the positions of the lines that trafilatura keeps; none where it fails."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        text = trafilatura.extract(
            deepcopy(root), favor_precision=precision, include_comments=False, include_tables=True, deduplicate=False
        )
    except _STUMBLES:
        return frozenset()
    from digest.language import fold

    return match_lines(page, ["".join(fold(row).split()).lstrip("-|") for row in (text or "").splitlines()])


def match_lines(page: PageLines, extract: list[str]) -> frozenset[int]:
    """Return the positions of the page's lines that stand in ``extract`` (squeezed lines)."""
    whole, running = set(extract), "\n".join(extract)
    found = set()
    for at, line in enumerate(page.lines):
        text = line.squeezed
        if text in whole or (len(text) >= _SHORT and text in running):
            found.add(at)
    return frozenset(found)
