"""Markup as it is found: without head or body tags, unclosed, in frames, with paragraphs that are only indented."""

from __future__ import annotations

import pytest

from digest.extraction import extract_article
from digest.model import Page
from tests.extraction.scrapes import P1, P2, P3, P4

BODY = (P1, P2, P3, P4)
TITLE = "青石大桥年底通车"
ROWS = "".join(f"<p>{text}</p>" for text in BODY)
HEAD = f"<html><head><title>{TITLE}</title></head>"
SPANS = "".join(f"<span style='display: block'>{text}</span>" for text in BODY)
INDENTED = "".join(f"\u3000\u3000{text}" for text in BODY)

PAGES = {
    "no head or body tag": f"<html><title>{TITLE}</title><article><h1>{TITLE}</h1>{ROWS}</article></html>",
    "nothing but a title": f"<title>{TITLE}</title>{ROWS}",
    "text in the head": f"<html><head><title>{TITLE}</title>首页<h1>{TITLE}</h1>{ROWS}</head></html>",
    "upper case": f"<HTML><HEAD><TITLE>{TITLE}</TITLE></HEAD><BODY><H1>{TITLE}</H1>{ROWS.upper()}</BODY></HTML>",
    "two bodies": f"{HEAD}<body><div>首页</div></body><body><h1>{TITLE}</h1>{ROWS}</body></html>",
    "frames": f"{HEAD}<frameset cols='20%,*'><frame src=a.htm><noframes><body><h1>{TITLE}</h1>{ROWS}</body></noframes>",
    "unclosed paragraphs": f"{HEAD}<body><h1>{TITLE}</h1>" + "".join(f"<div><p>{text}" for text in BODY),
    "unclosed table": f"{HEAD}<body><table><tr><td><b>{TITLE}</b><tr><td>" + "<br>".join(BODY),
    "indents in one cell": f"{HEAD}<table><tr><td>{TITLE}</td></tr><tr><td>{INDENTED}</td></tr></table>",
    "preformatted": f"{HEAD}<h1>{TITLE}</h1><pre>"
    + "\n".join(f"\u3000\u3000{text[:20]}\n{text[20:]}" for text in BODY),
    "elements made up by the page": f"{HEAD}<x-page><x-head>{TITLE}</x-head>{ROWS.replace('p>', 'x-row>')}</x-page>",
    "spans shown as blocks": f"{HEAD}<h1>{TITLE}</h1><div>{SPANS}</div>",
}
XHTML = (
    "<?xml version='1.0'?><h:html xmlns:h='http://www.w3.org/1999/xhtml'><h:head><h:title>青石大桥年底通车</h:title></h:head>"
    f"<h:body>{ROWS.replace('<p', '<h:p').replace('</p', '</h:p')}</h:body></h:html>"
)
PAGES["a prefix before every tag"] = XHTML


@pytest.mark.parametrize("content", PAGES.values(), ids=PAGES.keys())
def test_the_article_is_read_however_the_markup_is_broken(content: str) -> None:
    """Title and paragraphs come out as a browser would show them."""
    article = extract_article(Page(content=content, origin="page.html", media_type="text/html"))
    assert (article.title, article.paragraphs) == (TITLE, BODY)


def test_a_line_that_ends_in_the_source_leaves_no_space_in_chinese() -> None:
    """Wrapped markup does not put spaces into Chinese words, and keeps those between others."""
    wrapped = "".join(f"<p>\n  {text[:9]}\n  {text[9:]}\n</p>" for text in BODY)
    article = extract_article(
        Page(content=f"{HEAD}<h1>{TITLE}</h1>{wrapped}", origin="page.html", media_type="text/html")
    )
    assert [text.replace(" ", "") for text in article.paragraphs] == [text.replace(" ", "") for text in BODY]
    assert not any("一" <= a <= "鿿" and "一" <= b <= "鿿" for p in article.paragraphs for a, b in _spaced(p))


def _spaced(text: str) -> list[tuple[str, str]]:
    return [(text[at - 1], text[at + 1]) for at in range(1, len(text) - 1) if text[at] == " "]
