"""The articles that an index page links to: those that a CSS selector chooses, or those that look like headlines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urlsplit

from digest.sources.fetching import FetchError
from digest.sources.resolving import resolve
from digest.sources.xml_text import decode_xml

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
HEADLINE = 8
"""Characters of a link's text from which on it is taken for a headline, where no selector is given."""


def find_links(content: bytes, url: str, *, charset: str | None = None, selector: str | None = None) -> tuple[str, ...]:
    """Return the addresses that the page at ``url`` links to, each once, in the order of the page.

    ``selector`` chooses the links or what contains them; without one, they are those on the same host whose text is
    as long as a headline. Raises :class:`FetchError` where the page is no HTML, or the selector is none.
    """
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    text = decode_xml(content, charset or _declared(content))
    try:
        parser = HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
        root = document_fromstring(text.encode("utf-8"), parser=parser)
    except (LxmlError, ValueError):
        raise FetchError("not a web page, so there are no links in it", passing=False) from None
    base = _resolve(url, next((b.get("href", "") for b in root.iter("base")), "")) or url
    chosen = _select(root, selector) if selector else _headlines(root, base)
    found = (_resolve(base, link.get("href", "")) for link in chosen)
    return tuple(dict.fromkeys(address for address in found if address and address != urldefrag(url)[0]))


def _select(root: HtmlElement, selector: str) -> Iterator[HtmlElement]:
    from cssselect import SelectorError

    try:
        elements = root.cssselect(selector)
    except SelectorError as error:
        raise FetchError(f"links: {error} (a CSS selector such as div.list a)", passing=False) from None
    for element in elements:
        yield from [element] if element.get("href") else element.iter("a")


def _headlines(root: HtmlElement, base: str) -> Iterator[HtmlElement]:
    host = urlsplit(base).hostname
    for link in root.iter("a"):
        address = _resolve(base, link.get("href", ""))
        if address and urlsplit(address).hostname == host and len(link.text_content().strip()) >= HEADLINE:
            yield link


def _resolve(base: str, address: str) -> str | None:
    """Make an address absolute, without its fragment; None where it is none that can be fetched."""
    absolute = resolve(base, address)
    return urldefrag(absolute)[0] if absolute else None


def _declared(content: bytes) -> str | None:
    found = _CHARSET.search(content[:4096])
    return found[1].decode("ascii") if found else None
