"""JSON and JSON Lines: one article a record, under the names that scrapers give to the fields."""

from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import digest
from digest.extraction import extract_article
from digest.model import LeftOut, Page
from digest.sources import read_pages, read_records

CHINA = timezone(timedelta(hours=8))
FIELDS = ("title", "text", "paragraphs", "items", "url", "published", "author", "name")
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.sampled_from(FIELDS), inside, max_size=5),
    max_leaves=12,
)


def read(content: Any, *, lines: bool = False) -> list[Page | LeftOut]:
    raw = content if isinstance(content, bytes) else json.dumps(content, ensure_ascii=False).encode()
    return list(read_records(io.BytesIO(raw), "a.json", lines=lines, fetched=datetime(2026, 11, 20, tzinfo=UTC)))


def only(content: Any) -> Page:
    (page,) = read(content)
    assert isinstance(page, Page), page
    return page


@pytest.mark.parametrize(
    "record",
    [
        {"title": "新桥通车", "text": "昨日通车。", "url": "https://a.test/1", "published": "2026-11-20",
         "source": "河畔新闻", "authors": ["陈一"], "language": "zh-Hans"},
        {"headline": "新桥通车", "articleBody": "昨日通车。", "url": "https://a.test/1", "datePublished": "2026-11-20",
         "publisher": {"name": "河畔新闻"}, "author": {"name": "陈一"}, "inLanguage": "zh-Hans"},
        {"title": "新桥通车", "content_text": "昨日通车。", "id": "https://a.test/1", "date_published": "2026-11-20",
         "site": "河畔新闻", "authors": [{"name": "陈一"}], "language": "zh-Hans"},
        {"title": "新桥通车", "maintext": "昨日通车。", "link": "https://a.test/1", "date": "2026-11-20",
         "sitename": "河畔新闻", "byline": "陈一", "lang": "zh-Hans"},
    ],
    ids=["own", "schema.org", "JSON Feed", "scraper"],
)  # fmt: skip
def test_a_record_is_read_under_the_names_that_are_common(record: dict[str, Any]) -> None:
    """Title, text, address, date, source, authors and language."""
    page = only(record)
    assert (page.content, page.url, page.clean) == ("昨日通车。", "https://a.test/1", True)
    stated = page.stated
    assert (stated.title, stated.published, stated.language) == ("新桥通车", date(2026, 11, 20), "zh-Hans")
    assert (stated.source, stated.authors) == ("河畔新闻", ("陈一",))


def test_a_bad_line_does_not_spoil_the_others(tmp_path: Path) -> None:
    """It is named by its number; an empty line is none."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "一"}\n\n{"text": \n"word"\n{"title": "三"}\n{"text": "四"}\n', encoding="utf-8")
    found = list(read_pages([path]))
    assert [one.content for one in found if isinstance(one, Page)] == ["一", "四"]
    reasons = {one.origin.rpartition(":")[2]: one.reason for one in found if isinstance(one, LeftOut)}
    assert list(reasons) == ["3", "4", "5"]
    assert reasons["3"].startswith("not JSON")
    assert reasons["4"] == "not a record but a string"
    assert reasons["5"].startswith("a record without a text")


@pytest.mark.parametrize("name", ["items", "articles"])
def test_an_envelope_is_opened(name: str) -> None:
    """A JSON Feed is one document with the articles inside it; each is named by its place."""
    found = read(
        {"version": "https://jsonfeed.org/version/1.1", name: [{"content_text": "一"}, {"content_text": "二"}]}
    )
    assert [(one.origin, one.content) for one in found if isinstance(one, Page)] == [
        ("a.json#1", "一"),
        ("a.json#2", "二"),
    ]


def test_html_in_a_record_is_a_web_page() -> None:
    """Its text is to be looked for in it, whatever field it came in."""
    for field in ("html", "content_html", "content"):
        page = only({"title": "新桥通车", field: "<p>昨日通车。</p>"})
        assert (page.media_type, page.clean) == ("text/html", False)


def test_a_text_without_a_title_is_read_like_any_scraped_page() -> None:
    """Nobody has taken it apart yet: its headline is one of its lines."""
    assert not only({"text": "新桥通车\n昨日通车。"}).clean


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("2026-11-20T07:30:00+08:00", datetime(2026, 11, 20, 7, 30, tzinfo=CHINA)),
        ("2026年11月20日", date(2026, 11, 20)),
        ("2026-02-30", None),
        ("soon", None),
    ],
)
def test_a_date_is_taken_where_it_is_one(stated: str, published: datetime | date | None) -> None:
    """A date that cannot be true is none."""
    assert only({"text": "昨日通车。", "date": stated}).stated.published == published


@pytest.mark.parametrize("url", ["file:///etc/passwd", "javascript:alert(1)", "42"])
def test_an_address_that_is_none_of_the_web_s_is_no_address(url: str) -> None:
    """It would become a link in the issue."""
    assert only({"text": "昨日通车。", "url": url}).url is None


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"[1, 2", "not JSON"),
        ('{"text": "昨日通车。"}'.encode("gb18030"), "not UTF-8"),
        (b"[" * 200_000, "not JSON (nested too deep)"),
        (b'{"text": "a", "n": ' + b"9" * 5000 + b"}", "not JSON"),
        (b'{"title": "a"}', "a record without a text"),
    ],
    ids=["broken", "GBK", "deep", "a number without end", "no text"],
)
def test_what_is_no_record_is_a_reason(content: bytes, reason: str) -> None:
    """One line, and nothing is raised."""
    (left_out,) = read(content)
    assert isinstance(left_out, LeftOut)
    assert left_out.failed
    assert left_out.reason.startswith(reason)


def test_what_digest_wrote_is_read_back(tmp_path: Path) -> None:
    """The output of ``digest extract --json`` is a record like any other."""
    body = "\n".join(f"第{number}座桥昨日通车，市民试走后称过江快了很多，公交也改走新桥。" for number in "一二三四五六")
    path = tmp_path / "a.md"
    path.write_text(
        f"---\ntitle: 新桥通车\ndate: 2026-11-20\nsource: 河畔新闻\nauthors: [陈一]\n---\n{body}\n", encoding="utf-8"
    )
    written = digest.extract(path)
    back = extract_article(only(written.to_dict()))
    for name in ("title", "paragraphs", "published", "source", "authors", "language"):
        assert getattr(back, name) == getattr(written, name), name
    assert back.title == "新桥通车"
    assert "第六座桥" in back.text


def test_half_a_character_does_not_come_through() -> None:
    """JSON can spell a lone surrogate, which no file that digest writes could hold."""
    page = only(b'{"title": "\\ud83d bridge", "text": "open\\udc00 today", "author": "\\ud800"}')
    assert (page.stated.title, page.content, page.stated.authors) == ("\ufffd bridge", "open\ufffd today", ("\ufffd",))


@given(JSON_VALUES)
def test_any_json_is_pages_or_reasons(document: Any) -> None:
    """Whatever somebody puts into the fields, nothing is raised, and every page has a text."""
    for one in read(document):
        assert one.content if isinstance(one, Page) else one.reason
