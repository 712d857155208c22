"""A page's markup parsed as browsers read it, though it is broken in the ways that pages are."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from digest.errors import InputError

_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DATA_URI = re.compile(r"data:(?:image|font|application)/[a-z0-9.+-]+;base64,[A-Za-z0-9+/=\s%]{200,}")
_EARLY_END = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)  # browsers read on after them, libxml2 does not
_FRAMES = re.compile(r"</?(?:noframes|frameset|frame)\b[^>]*>", re.IGNORECASE)  # no frame is shown here
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NAMESPACE = re.compile(r"xmlns:(\w+)\s*=\s*[\"']http://www\.w3\.org/1999/xhtml[\"']")
_OF_THE_HEAD = frozenset({"title", "meta", "link", "script", "style", "base", "noscript", "template", "basefont"})


def parse_html(text: str) -> HtmlElement:
    """Parse ``text``; raises InputError where it is nested too deep to be read or has no element at all."""
    cleaned = _without_prefix(_XML_DECLARATION.sub("", text, count=1))
    for pattern in (_DATA_URI, _EARLY_END, _FRAMES, _NOT_XML):
        cleaned = pattern.sub("", cleaned)
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root: HtmlElement = document_fromstring(cleaned.encode("utf-8"), parser=parser, ensure_head_body=True)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError) as error:
        raise InputError(f"no readable markup in it ({error}); check that the page was saved whole") from error
    if any("depth" in entry.message for entry in parser.error_log.filter_from_fatals()):
        raise InputError("its elements are nested too deep to be read; save the article's text instead")
    _empty_head(root)
    return root


def _without_prefix(text: str) -> str:
    """Take the prefix off the elements of XHTML that is written with one (``<h:p>``)."""
    found = _NAMESPACE.search(text[:5000])
    return re.sub(rf"<(/?){found[1]}:", r"<\1", text) if found else text


def _empty_head(root: HtmlElement) -> None:
    """Move what is to be seen from the head into the body, where browsers put it: a page may have no body tag."""
    head, body = root.find("head"), root.find("body")
    if head is None or body is None:
        return
    seen = [element for element in head if isinstance(element.tag, str) and element.tag not in _OF_THE_HEAD]
    for place, element in enumerate(seen):
        body.insert(place, element)
