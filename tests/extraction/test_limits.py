"""Pages that are no articles end in one clear line, and soon."""

from __future__ import annotations

import time

import pytest

from digest.errors import InputError
from digest.extraction import extract_article
from digest.model import Page
from tests.extraction.scrapes import P1

SENTENCES = P1 * 5


def reason(content: str | bytes, media_type: str | None = None) -> str:
    with pytest.raises(InputError) as caught:
        extract_article(Page(content=content, origin="x", media_type=media_type))
    return str(caught.value)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG image"),
        (b"GIF89a\x00", "GIF image"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "WebP image"),
        (b"%PDF-1.7\n", "PDF document"),
        (b"PK\x03\x04\x14\x00", "ZIP archive"),
        (b"\x1f\x8b\x08\x00", "gzip archive"),
        (b"SQLite format 3\x00", "SQLite database"),
        (b"\x00\x00\x00\x18ftypmp42", "MP4 film"),
        (bytes(range(256)) * 20, "binary file"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_is_no_text_is_named(content: bytes, name: str) -> None:
    """The message says what the file looks like."""
    assert name in reason(content)


@pytest.mark.parametrize(
    "content", [b"", b" \n\t \n", "", "\ufeff"], ids=["no bytes", "white space", "no text", "a mark"]
)
def test_an_empty_page_is_called_empty(content: str | bytes) -> None:
    """Nothing in it is said to be nothing."""
    assert "nothing in it" in reason(content) or "no article" in reason(content)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ('<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', "RSS feed"),
        ('<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"></feed>', "Atom feed"),
        ('{"title": "x", "text": "y"}', "JSON document"),
    ],
    ids=["rss", "atom", "json"],
)
def test_a_feed_is_not_read_as_an_article(content: str, name: str) -> None:
    """A feed given as a page is named, with the way out."""
    assert name in reason(content)


@pytest.mark.parametrize(
    "content", ["首页\n新闻\n体育\n财经", "<html><body><a href='/'>首页</a></body></html>"], ids=["text", "html"]
)
def test_a_page_without_a_paragraph_is_no_article(content: str) -> None:
    """Menus alone make no article."""
    assert "no article found" in reason(content)


@pytest.mark.parametrize(
    "content",
    [
        (SENTENCES * 30_000).encode(),
        SENTENCES * 30_000,
        "<html><body>" + "<p>x</p>" * 2_500_000,
        "菜单\n" * 400_000,
        "<html><body>" + "<li>x</li>" * 30_000,
    ],
    ids=["bytes", "one line", "20 MB of markup", "many lines", "many elements"],
)
def test_a_page_too_large_is_refused_at_once(content: str | bytes) -> None:
    """Sizes that no article has end in a message with the limit, within seconds."""
    start = time.process_time()
    assert "the limit is" in reason(content)
    assert time.process_time() - start < 30


@pytest.mark.parametrize("tag", ["div", "span", "table><tr><td", "ul><li", "font"])
def test_nesting_without_end_is_refused_at_once(tag: str) -> None:
    """20,000 elements in each other end in a clear message within seconds, not in a crash."""
    start = time.process_time()
    opening = f"<{tag}>" * 20_000
    page = Page(content=f"<html><body>{opening}<p>{SENTENCES}</p>", origin="x", media_type="text/html")
    try:
        extract_article(page)
    except InputError as error:
        assert "nested too deep" in str(error)  # noqa: PT017 (some parsers flatten such tags and read on)
    assert time.process_time() - start < 30


@pytest.mark.parametrize(
    "content",
    [
        "（" * 100_000 + "记者" * 1000,
        "记者：" + "张三、" * 50_000,
        "来源 " + " " * 200_000 + "x。",
        "2026年" * 50_000,
        "1月1日" * 50_000,
    ],
    ids=["brackets", "names", "spaces", "years", "days"],
)
def test_no_pattern_runs_away(content: str) -> None:
    """Text built to exhaust a pattern is read, or refused, within seconds."""
    start = time.process_time()
    try:
        extract_article(Page(content=content, origin="x", media_type="text/plain"))
    except InputError as error:
        assert "no article" in str(error)  # noqa: PT017 (both ends are fine)
    assert time.process_time() - start < 30


def test_markdown_that_would_take_minutes_is_refused() -> None:
    """A paragraph of brackets without end is not given to the Markdown library."""
    assert "give it as plain text" in reason("[a](http://x" * 5000, "text/markdown")
