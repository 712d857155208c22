"""Feeds that lie in a folder as files, beside pages and texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.model import LeftOut, Page
from digest.sources import read_pages
from tests.conftest import Run
from tests.sources.feeds import WHOLE, rss, whole

FEED = rss(
    whole("新桥通车", pubDate="Fri, 20 Nov 2026 07:30:00 +0800", dc_creator="陈一"),
    whole("旧桥拆除", dc_creator="李二"),
)


@pytest.mark.parametrize("name", ["news.xml", "news.rss", "NEWS.XML"])
def test_a_saved_feed_gives_its_articles(name: str, tmp_path: Path) -> None:
    """Each entry is a page with the title, time and people that the feed states."""
    (tmp_path / name).write_text(FEED, encoding="utf-8")

    first, second = read_pages([tmp_path])

    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert (first.stated.title, second.stated.title) == ("新桥通车", "旧桥拆除")
    assert first.stated.authors == ("陈一",)
    assert str(first.stated.published) == "2026-11-20 07:30:00+08:00"
    assert first.content == WHOLE.removeprefix("<p>").removesuffix("</p>")


def test_an_entry_without_a_text_is_named_with_its_address(tmp_path: Path) -> None:
    """Nothing is fetched for a file; what the feed only points to is said to be left out, and is no failure."""
    feed = "<rss><channel><item><title>新桥</title><link>https://a.test/1</link></item></channel></rss>"
    (tmp_path / "news.xml").write_text(feed, encoding="utf-8")

    (left_out,) = read_pages([tmp_path])

    assert isinstance(left_out, LeftOut)
    assert (left_out.title, left_out.failed) == ("新桥", False)
    assert "https://a.test/1" in left_out.reason


@pytest.mark.parametrize(
    "content", ["", "<urlset><url><loc>https://a.test/1</loc></url></urlset>", "<rss><chan", "新桥"]
)
def test_xml_that_is_no_feed_is_another_kind_of_file(content: str, tmp_path: Path, digest: Run) -> None:
    """A map of a site among the articles, or half a feed, costs nothing of what lies beside it."""
    (tmp_path / "other.xml").write_text(content, encoding="utf-8")
    (tmp_path / "news.rss").write_text(FEED, encoding="utf-8")

    ended = digest("build", tmp_path, "--formats", "md", "--out", tmp_path / "out", "--date", "2026-11-20")

    assert ended.code == 0
    assert "other.xml" in ended.out
    assert "新桥通车" in ended.out
