"""The examples are read as their gold says."""

from __future__ import annotations

from typing import Any

import pytest

from digest.extraction import extract_article
from digest.model import Page
from digest.sources import read_pages
from tests.examples.test_examples import EXAMPLES, PAGES, expected

EXACT = (
    "battery-taiwan.html",
    "ferry-hongkong.html",
    "harbour.txt",
    "museum.txt",
    "night-market.html",
    "observatory.txt",
    "orchard.md",
    "rice-noodle.txt",
    "storm-night.html",
)
"""The pages of which every field is read; the others are held to what the second test checks."""


def read(page: str) -> list[dict[str, Any]]:
    """The articles of a page, as plain values."""
    pages = read_pages([EXAMPLES / "articles" / page])
    return [extract_article(one).to_dict() for one in pages if isinstance(one, Page)]


@pytest.mark.parametrize("page", EXACT)
def test_a_page_is_read_exactly(page: str) -> None:
    """Every field of the gold, the body word for word."""
    for gold, article in zip(expected(page), read(page), strict=True):
        assert {field: article[field] for field in gold} == gold


@pytest.mark.parametrize("page", PAGES)
def test_title_date_language_and_headings_are_read_from_every_page(page: str) -> None:
    """What a briefing cannot do without, and no paragraph of the body lost."""
    for gold, article in zip(expected(page), read(page), strict=True):
        fields = ("title", "published", "published_from", "language", "headings")
        assert {field: article[field] for field in fields} == {field: gold[field] for field in fields}
        assert [text for text in gold["paragraphs"] if text not in article["paragraphs"]] == []
