"""HTML to lines: the text of a page as a reader sees it, one line a block, with the tree it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from digest.extraction.line import Block, Line, PageLines, check_count

_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "video",
        "audio",
        "option",
        "optgroup",
    }
)
_SKIPPED = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "title",
        "iframe",
        "svg",
        "select",
        "textarea",
        "object",
        "embed",
        "canvas",
        "button",
        "math",
        "map",
    }
)
_BOLD = frozenset({"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"})
_SPACE = re.compile(r"[ \t\r\n\f\v\xa0]+")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"))
_LABELLED_DAY = re.compile(r"date:?\s(?:19|20)\d\d-\d\d(?:-\d\d)?\s(?=\S)")
_INDENT = 20  # characters: so short a text has no second paragraph
_CAPTION = "caption"  # in the name of a class: captions stand apart, whatever the element
_UNSEEN = re.compile(r"(?i)visually-?hidden|\bsr-only\b|screen-?reader|a11y-hidden")
"""Classes of elements that are only for those who listen to the page; a line of nothing else is not shown."""
_SHORT = 200  # characters: only short lines hold times and names that style sheets set apart
_EDGES = " \u3000\u2002\u2003\u2009\u3164"
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_PICTURES = frozenset({"img", "picture", "amp-img"})
_BREAK, _SEAM = "\x1e", "\x1f"  # where a line is cut, where two inline elements touch: no characters of HTML
_DISPLAYED = re.compile(r"display\s*:\s*(?:block|flex|grid|list-item|table)\b", re.IGNORECASE)
_INLINE_ONLY = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})  # no block can stand in them
_WIDE = r"[\u3001-\u303f\u3400-\u9fff\uff01-\uff60]"
_WRAPPED = re.compile(rf"(?<={_WIDE})[ \t]*[\r\n]+[ \t]*(?={_WIDE})")
"""A line of the source that ends within Chinese text: no space is meant there (CSS Text 3, segment breaks)."""
_INDENTED = re.compile(r"(?<=[。！？…”」』])(?:[\u3000\u2003]\s*[\u3000\u2003]|\xa0[ \xa0]{2,})(?=\S)")
"""Where the next paragraph begins in a text whose paragraphs are only indented."""
_SET_APART = re.compile(r"\n\s*\n|\n(?=[\u3000\t]|[ \xa0]{2})|(?<=[。！？…”」』.!?])[ \t]*\n")
"""Where the next paragraph begins in preformatted text: an empty line, an indent, or a full stop at a line's end."""


@dataclass
class _Collector:
    """Gathers text until a block begins or ends, then makes a line of it."""

    blocks: list[Block] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    stack: list[int] = field(default_factory=lambda: [-1])
    opened: list[tuple[bool, bool]] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    bold: int = 0
    in_link: int = 0
    in_bold: int = 0
    in_pre: int = 0
    in_unseen: int = 0
    unseen: int = 0
    pictured: bool = False
    centred: bool = False

    def add(self, text: str | None) -> None:
        if not text:
            if self.pieces and self.pieces[-1] is not _SEAM:
                self.pieces.append(_SEAM)
            return
        if "\n" in text:
            text = _WRAPPED.sub("", _SET_APART.sub(_BREAK, text) if self.in_pre else text)
        self.pieces.append(text)
        length = len(_SPACE.sub(" ", text).strip())
        self.linked += length if self.in_link else 0
        self.bold += length if self.in_bold else 0
        self.unseen += length if self.in_unseen else 0

    def flush(self) -> None:
        if not self.pieces:
            return
        text = "".join(self.pieces)
        parts = [text]
        if len(text) > _INDENT or _BREAK in text:
            parts = [part for part in _INDENTED.sub(_BREAK, text).split(_BREAK) if part.strip()]
        whole = sum(map(len, parts))
        for part in parts:
            self._append(part, len(part) / whole)
        self.pieces, self.linked, self.bold, self.unseen = [], 0, 0, 0

    def _append(self, part: str, share: float) -> None:
        """Make a line of ``part``, which has this ``share`` of the text gathered."""
        text = _tidy(part.replace(_SEAM, ""))
        if not text or self.unseen >= len(text):
            return
        apart = _tidy(part.replace(_SEAM, " ")) if _SEAM in part.strip(_SEAM) and len(part) < _SHORT else text
        line = Line(
            number=len(self.lines) + 1,
            text=text,
            apart="" if apart == text else apart,
            links=min(round(share * self.linked), len(text)),
            bold=min(round(share * self.bold), len(text)),
            block=self.stack[-1],
            pictured=self.pictured,
            centred=self.centred,
        )
        self.lines.append(line)
        self.pictured = False
        check_count(self.lines)

    def open(self, element: HtmlElement, tag: str) -> None:
        names = element.get("class") or ""
        block, unseen = self._is_block(element, tag, names), bool(names and _UNSEEN.search(names))
        self.opened.append((block, unseen))
        if tag == "br":
            self.flush()
        elif block:
            self.flush()
            names = f"{names} {element.get('id') or ''}".lower()
            hidden = element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))
            self.blocks.append(Block(parent=self.stack[-1], tag=tag, names=names, hidden=hidden))
            self.stack.append(len(self.blocks) - 1)
            self.centred = tag == "center" or element.get("align") == "center" or _is_centred(element.get("style"))
        elif tag in _PICTURES:
            self.pictured = True
        self.in_link += tag == "a" and element.get("href") is not None
        self.in_bold += tag in _BOLD
        self.in_pre += tag == "pre"
        self.in_unseen += unseen
        self.add(element.text)

    def _is_block(self, element: HtmlElement, tag: str, names: str) -> bool:
        """Whether an element starts a new line: by its name, by its own style, or as one that the page made up."""
        if tag in _BLOCKS:
            return True
        if names and _CAPTION in names.lower():
            return True
        style = element.get("style")
        if style and _DISPLAYED.search(style):
            return True
        return "-" in tag and tag not in _PICTURES and self._around() not in _INLINE_ONLY

    def _around(self) -> str:
        return self.blocks[self.stack[-1]].tag if self.stack[-1] >= 0 else ""

    def close(self, element: HtmlElement, tag: str) -> None:
        self.in_link -= tag == "a" and element.get("href") is not None
        self.in_bold -= tag in _BOLD
        block, unseen = self.opened.pop()
        if block:
            self.flush()
            self.stack.pop()
        self.in_pre -= tag == "pre"
        self.in_unseen -= unseen


def _tidy(text: str) -> str:
    return _SPACE.sub(" ", text.translate(_INVISIBLE)).strip(_EDGES)


def _is_centred(style: str | None) -> bool:
    return style is not None and bool(_CENTRED.search(style))


def read_lines(root: HtmlElement) -> PageLines:
    """Return the lines of the page below ``root``: all but scripts, forms and other invisible parts.

    Raises InputError where there are too many of them.
    """
    collector = _Collector()
    for event, element, tag in _walk(root):
        if event == "start":
            collector.open(element, tag)
        elif event == "end":
            collector.close(element, tag)
        if event != "start" and element is not root:
            collector.add(element.tail)
    collector.flush()
    return PageLines(lines=tuple(collector.lines), blocks=tuple(collector.blocks))


def _walk(root: HtmlElement) -> Iterator[tuple[str, HtmlElement, str]]:
    """Yield (start, end or skip, element, tag) without recursion, so that depth costs nothing."""
    walker = etree.iterwalk(root, events=("start", "end"))
    skipped: set[HtmlElement] = set()
    for event, element in walker:
        tag = element.tag.lower() if isinstance(element.tag, str) else ""
        if event == "start" and (not tag or tag in _SKIPPED):
            skipped.add(element)
            walker.skip_subtree()
        elif event == "end" and element in skipped:
            yield "skip", element, tag
        else:
            yield event, element, tag


def read_plain_lines(text: str) -> PageLines:
    """Return the lines of plain text, numbered as in the file; blank lines are remembered, not returned."""
    lines: list[Line] = []
    blank_after: set[int] = set()
    for number, raw in enumerate(text.splitlines(), 1):
        stripped = _strip_cell(raw.translate(_INVISIBLE).strip(_EDGES + "\t\xa0"))
        if stripped:
            lines += [Line(number=number, text=part) for part in _split_date(stripped)]
            check_count(lines)
        elif lines:
            blank_after.add(lines[-1].number)
    return PageLines(lines=tuple(lines), blank_after=frozenset(blank_after))


def _split_date(text: str) -> tuple[str, ...]:
    """Take the day that a scraper put in front of the first words (``date 2026-10-08 …``) for a line of its own."""
    match = _LABELLED_DAY.match(text)
    return (text[: match.end()].strip(), text[match.end() :].strip()) if match else (text,)


def _strip_cell(text: str) -> str:
    """Take away the bars at the edges of a line that was the only cell in a row of a table."""
    edged = text.startswith("|") or text.endswith("|")
    return text.strip("|" + _EDGES) if edged and text.strip("|" + _EDGES) else text


def find_indented(text: str) -> frozenset[int]:
    """Return the numbers of the lines that begin with white space (two full-width spaces open a Chinese paragraph)."""
    return frozenset(number for number, raw in enumerate(text.splitlines(), 1) if raw[:1].isspace())
