"""Text that was wrapped at a fixed width (mail, terminals, old boards), its paragraphs put together again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from unicodedata import east_asian_width

from digest.extraction.line import Line, PageLines

_NARROWEST, _WIDEST = (
    48,
    110,
)  # columns (a Han character has two): shorter lines of one length are menus, longer ones were not wrapped
_FEWEST = 3  # full lines that go on in the next one: fewer can be chance
_FEWEST_INDENTED = 2  # paragraphs that an indent opens and a line break interrupts
_SLACK, _LATIN_SLACK = (
    4,
    14,
)  # columns by which a full line may stay below the width (no mark begins a line; Latin breaks between words)
_LONGER = 0.05  # share of lines that may be longer than the width (addresses, words that cannot be broken)
_ENDS = re.compile(r"[。!?！？;；…:：.][\"'”’」』)）】]*$")
_LATIN_END, _LATIN_START = re.compile(r"[A-Za-z0-9,;.]$"), re.compile(r"^[A-Za-z0-9]")
_ITEM = re.compile(r"^(?:[-*•·●■◆○]|——|[(（]?[\d一二三四五六七八九十]{1,3}[)）.、．])")


def unwrap(page: PageLines, indented: frozenset[int] = frozenset()) -> PageLines:
    """Join the lines of hard-wrapped text into paragraphs; other text is returned as it is.

    ``indented`` are the numbers of the lines that begin with white space, each a new paragraph. A joined line has the
    number of its first one.
    """
    width = _find_width(page)
    rows = _join_full_lines(page, indented, width) if width else _join_indented(page, indented)
    if len(rows) == len(page.lines):
        return page
    after = frozenset(row[0].number for row in rows if row[-1].number in page.blank_after)
    return replace(page, lines=tuple(_join(row) for row in rows), blank_after=after)


def _join_full_lines(page: PageLines, indented: frozenset[int], width: int) -> list[list[Line]]:
    rows: list[list[Line]] = []
    for line in page.lines:
        if rows and _goes_on(page, rows[-1][-1], line, width) and line.number not in indented:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _join_indented(page: PageLines, indented: frozenset[int]) -> list[list[Line]]:
    """Join what follows an indented line that stops within a sentence, as in the text of a printed page.

    The type set there has no fixed width; the indents alone say where a paragraph begins. Nothing is joined where
    that does not make whole sentences.
    """
    rows: list[list[Line]] = []
    for line in page.lines:
        open_row = bool(rows) and rows[-1][0].number in indented and not _ENDS.search(rows[-1][-1].text)
        if open_row and line.number not in indented and _is_broken(page, rows[-1][-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    joined = [row for row in rows if len(row) > 1]
    whole = sum(bool(_ENDS.search(row[-1].text)) for row in joined)
    return rows if len(joined) >= _FEWEST_INDENTED and 3 * whole >= 2 * len(joined) else [[line] for line in page.lines]


def _is_broken(page: PageLines, line: Line, below: Line) -> bool:
    near = line.number not in page.blank_after and below.number <= line.number + 1
    return near and _columns(line) >= _NARROWEST


def _find_width(page: PageLines) -> int:
    """Return the width at which the text was wrapped, 0 where it was not."""
    lengths = [_columns(line) for line in page.lines]
    unfinished = Counter(
        _columns(line)
        for line, below in zip(page.lines, page.lines[1:], strict=False)
        if line.number not in page.blank_after
        and below.number == line.number + 1
        and not _ENDS.search(line.text)
        and _NARROWEST <= _columns(line) <= _WIDEST
    )
    slack = _slack(page)
    for width in sorted(unfinished, reverse=True):
        full = sum(unfinished[width - less] for less in range(slack + 1))
        longer = sum(length > width for length in lengths)
        if full >= _FEWEST and longer <= _LONGER * len(lengths):
            return width if _makes_sentences(page, width) else 0
    return 0


def _columns(line: Line) -> int:
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in line.text[: _WIDEST + 1])


def _slack(page: PageLines) -> int:
    text = "".join(line.text[:_WIDEST] for line in page.lines[:200])
    return _SLACK if 3 * sum(map(str.isascii, text)) < 2 * len(text) else _LATIN_SLACK


def _makes_sentences(page: PageLines, width: int) -> bool:
    """Whether most runs of full lines end in a line that ends a sentence, as paragraphs do and lists do not."""
    ends = []
    for line, below in zip(page.lines, page.lines[1:], strict=False):
        if _goes_on(page, line, below, width) and _columns(below) < width - _slack(page):
            ends.append(bool(_ENDS.search(below.text)))
    return bool(ends) and 3 * sum(ends) >= 2 * len(ends)


def _goes_on(page: PageLines, line: Line, below: Line, width: int) -> bool:
    near = line.number not in page.blank_after and below.number <= line.number + 1
    full = width - _slack(page) <= _columns(line) <= width
    return near and full and not (_ENDS.search(line.text) and _ITEM.match(below.text))


def _join(row: Sequence[Line]) -> Line:
    text = row[0].text
    for line in row[1:]:
        apart = _LATIN_END.search(text) and _LATIN_START.match(line.text)
        text += (" " if apart else "") + line.text
    return replace(row[0], text=text)
