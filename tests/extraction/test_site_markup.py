"""Pages in the markup of many publishing systems: everything they state is read, and nothing else."""

from __future__ import annotations

import pytest

from digest.extraction import extract_article
from digest.model import Article, Page
from tests.extraction import broadcast_markup, site_markup
from tests.extraction.site_markup import Written

PAGES = {**site_markup.PAGES, **broadcast_markup.PAGES}
EACH = pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())


def read(page: Written) -> Article:
    return extract_article(Page(content=page.html, origin="page.html", media_type="text/html"))


@EACH
def test_the_body_its_headings_and_captions_are_told_apart(page: Written) -> None:
    """Paragraphs, headings and captions come out in their own places, whatever the elements are called."""
    article = read(page)
    assert (article.paragraphs, article.headings) == (page.body, page.headings)
    assert [text.replace(" ", "") for text in article.captions] == [text.replace(" ", "") for text in page.captions]


@EACH
def test_title_time_outlet_and_people_are_read(page: Written) -> None:
    """They are found in labels, bare names beside the date, the page's title or the claim of rights."""
    article = read(page)
    assert article.title == page.title
    assert article.published is not None
    assert article.published.isoformat()[: len(page.published)] == page.published
    assert article.source == page.source
    assert (article.authors, article.editors) == (page.authors, page.editors)
