"""HTML in layouts of many kinds: the same article comes out of div soup, tables, line breaks, messenger markup."""

from __future__ import annotations

import pytest

from digest.extraction import extract_article
from digest.model import Article, Page
from tests.extraction.layouts import LAYOUTS, Layout

EACH = pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())


def read(layout: Layout) -> Article:
    return extract_article(Page(content=layout.html, origin="page.html", media_type="text/html"))


@EACH
def test_the_body_is_read_exactly(layout: Layout) -> None:
    """Every paragraph and nothing of the lists, menus and comments around it, however long they are."""
    assert read(layout).paragraphs == layout.body


@EACH
def test_headline_time_and_people_are_read(layout: Layout) -> None:
    """They are found beside the headline, in meta tags or in linked data, wherever the page states them."""
    article = read(layout)
    published = article.published.isoformat() if article.published else None
    assert (article.title, published) == (layout.title, layout.published)
    assert (article.authors, article.editors) == (layout.authors, layout.editors)
    assert layout.source in (None, article.source)


@EACH
def test_a_page_that_is_read_right_is_trusted(layout: Layout) -> None:
    """The readers agree on it, or the one chosen fits the headline."""
    assert read(layout).confidence >= 0.9
