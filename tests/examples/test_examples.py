"""The examples and what is expected to be read out of them hang together."""

from __future__ import annotations

import html
import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from digest.language import detect, strip_readings

EXAMPLES = Path(__file__).parents[2] / "examples"
PAGES = sorted(path.name for path in (EXAMPLES / "articles").iterdir())
LEGACY = {"museum.txt": "gb18030", "storm-night.html": "gb18030", "night-market.html": "big5"}
WEEK = (date(2026, 11, 14), date(2026, 11, 20))


def expected(page: str) -> list[dict[str, Any]]:
    """The gold of a page, as a list also where the page holds one article."""
    gold = json.loads((EXAMPLES / "expected" / f"{page}.json").read_text(encoding="utf-8"))
    return gold if isinstance(gold, list) else [gold]


def text_of(page: str) -> str:
    """The page as a reader sees it: decoded, entities resolved, injected readings removed."""
    content = (EXAMPLES / "articles" / page).read_bytes().decode(LEGACY.get(page, "utf-8"))
    if page.endswith(".jsonl"):
        content = "\n".join(str(value) for line in content.splitlines() for value in json.loads(line).values())
    return strip_readings(html.unescape(content))


def test_every_page_has_its_gold_and_the_readme_a_row_for_it() -> None:
    """A page without gold would never be checked; one that the README does not name would never be found."""
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert len(PAGES) >= 16
    assert [f"{page}.json" for page in PAGES] == sorted(path.name for path in (EXAMPLES / "expected").iterdir())
    assert [page for page in PAGES if f"| `{page}` |" not in readme] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_expected_text_stands_in_its_page(page: str) -> None:
    """The gold is word for word: paragraphs, headings, captions, title and names are found in the decoded page."""
    text = text_of(page)
    for gold in expected(page):
        names = [*gold["authors"], *gold["editors"], gold["title"], gold["source"] or "", gold["agency"] or ""]
        texts = [*gold["paragraphs"], *gold["headings"], *gold["captions"], *names]
        assert [piece for piece in texts if piece not in text] == []


@pytest.mark.parametrize("page", PAGES)
def test_the_paragraphs_stand_in_the_order_of_the_page(page: str) -> None:
    """The body is gold in its order, each paragraph after the one before."""
    text = text_of(page)
    for gold in expected(page):
        position = 0
        for paragraph in gold["paragraphs"]:
            position = text.index(paragraph, position) + len(paragraph)


@pytest.mark.parametrize("page", PAGES)
def test_the_body_has_a_realistic_length_and_the_script_it_claims(page: str) -> None:
    """An example is as long as a piece of news, and its language is what the text is written in."""
    for gold in expected(page):
        body = "\n".join(gold["paragraphs"])
        assert 340 <= len(body) <= 2000
        assert detect(body) == gold["language"]


@pytest.mark.parametrize("page", PAGES)
def test_the_date_lies_in_the_week_of_the_examples_or_is_not_stated(page: str) -> None:
    """The demo builds one week; a page without a year gives month and day alone."""
    for gold in expected(page):
        if gold["published"] is None:
            assert gold["published_from"] is None
            assert gold["day"]["month"] == 11
        else:
            assert WEEK[0] <= datetime.fromisoformat(gold["published"]).date() <= WEEK[1]


def test_legacy_encodings_are_not_utf8_by_chance() -> None:
    """The pages in GBK and Big5 exercise decoding: as UTF-8 they are no text at all."""
    for page in LEGACY:
        with pytest.raises(UnicodeDecodeError):
            (EXAMPLES / "articles" / page).read_bytes().decode("utf-8")
