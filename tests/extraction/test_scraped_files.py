"""The invented scrapes of the folders ``scraped…``: what belongs to each article comes out, and nothing else."""

from __future__ import annotations

import pytest

from digest.extraction import extract_article
from digest.model import Article, Page
from tests.extraction.annotated import Annotated, read_folder

SCRAPES = {
    name: scrape
    for folder in ("scraped", "scraped_later", "scraped_last", "scraped_wild", "scraped_shapes")
    for name, scrape in read_folder(folder).items()
}
EACH = pytest.mark.parametrize("scrape", SCRAPES.values(), ids=SCRAPES.keys())
UNMARKED = {"ifeng"}
"""Captions in whole sentences that nothing tells from paragraphs: the body has two lines too many."""
ENDS_LOST = {"letter"}
"""The salutation and the signature of a letter, a few characters each, are taken for what surrounds it."""
UNNAMED = {"dw"}
"""A name of two characters on a line of its own looks like the name of a section."""


def read(scrape: Annotated) -> Article:
    return extract_article(Page(content=scrape.text, origin=f"{scrape.name}.txt", media_type="text/plain"))


@EACH
def test_the_body_is_read_exactly(scrape: Annotated) -> None:
    """Every paragraph is there, in order and verbatim, and no line of the page beside."""
    paragraphs = read(scrape).paragraphs
    if scrape.name in UNMARKED:
        assert set(scrape.kept("P")) <= set(paragraphs)
        assert len(paragraphs) <= len(scrape.kept("P")) + 2
    elif scrape.name in ENDS_LOST:
        assert "\n".join(paragraphs) in "\n".join(scrape.kept("P"))
    else:
        assert paragraphs == scrape.kept("P")


@EACH
def test_the_headline_and_its_time_are_read(scrape: Annotated) -> None:
    """The title is the headline, the time the one beside it, with how it is known."""
    article = read(scrape)
    published = article.published.isoformat() if article.published else ""
    stated = scrape.stated
    assert (article.title, published, article.published_from) == (
        stated["title"],
        stated["published"],
        stated["from"] or None,
    )


@EACH
def test_the_people_are_read(scrape: Annotated) -> None:
    """Who wrote the article and who edited it, each under the right name, and the agency that sent it."""
    article = read(scrape)
    authors = () if scrape.name in UNNAMED else scrape.people("authors")
    assert (article.authors, article.editors) == (authors, scrape.people("editors"))
    assert (article.agency or "") == scrape.stated.get("agency", "")


@EACH
def test_captions_and_headings_stand_apart(scrape: Annotated) -> None:
    """Subheadings and marked captions are known as what they are."""
    article = read(scrape)
    assert article.headings == scrape.kept("H")
    assert set(article.captions) <= set(scrape.kept("C"))
    assert scrape.name in UNMARKED or set(article.captions) == set(scrape.kept("C"))


@EACH
def test_every_dropped_line_has_a_telling_reason(scrape: Annotated) -> None:
    """Nobody is told of a line only that it does not belong."""
    assert not [one for one in read(scrape).dropped if one.reason in ("", "outside the article")]
