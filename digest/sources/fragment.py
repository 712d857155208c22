"""The HTML that feeds and mails carry as running text: one line a block, without styles, scripts and captions."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = frozenset(
    ("p", "div", "br", "li", "ul", "ol", "table", "tr", "blockquote", "pre", "hr", "dl", "dt", "dd")
) | {*("h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "header", "footer")}
_UNSEEN = frozenset(("script", "style", "figcaption", "template", "iframe", "noscript", "svg", "head", "title"))
_SPACE = re.compile(r"[ \t\r\f\v\u00a0\u3000]*\n[\s\u3000]*|[ \t\r\f\v]+")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>|&(?:#\d{2,7}|#x[0-9a-fA-F]{2,6}|[a-zA-Z]{2,10});")


def read_fragment(html: str) -> str:
    """Return the text of an HTML fragment, its paragraphs separated by newlines; plain text passes as it is."""
    if not _TAG.search(html):
        return _tidy(html)
    reader = _TextReader()
    reader.feed(html)
    reader.close()
    return _tidy("".join(reader.parts))


class _TextReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the signature
        if tag in _UNSEEN:
            self._unseen.append(tag)
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._unseen and tag == self._unseen[-1]:
            self._unseen.pop()
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(data.replace("\n", " "))


def _tidy(text: str) -> str:
    lines = (_SPACE.sub(" ", line).strip(" \u3000\u00a0") for line in text.splitlines())
    return "\n".join(line for line in lines if line)
