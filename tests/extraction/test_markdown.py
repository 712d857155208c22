"""Markdown articles with front matter."""

from __future__ import annotations

from digest.extraction import extract_article
from digest.model import Article, Page

TEXT = """---
title: "青石大桥年底通车"
date: 2026-10-08 16:20
source: 江南晚报
authors: [何田田, 石一鸣]
editor: 陆小川
url: https://example.com/a
---

# 青石大桥年底通车

南湖市政府宣布，**青石大桥**将于今年年底通车。

## 为何停工

- 第一次洪水；
- 第二次洪水。

市交通局局长表示，详见[公告](https://example.com/b)。
"""


def read(text: str) -> Article:
    return extract_article(Page(content=text, origin="articles/a.md"))


def test_front_matter_says_what_is_known() -> None:
    """Title, time, source, people and address come from the fields."""
    article = read(TEXT)
    assert article.title == "青石大桥年底通车"
    assert (article.published.isoformat(), article.published_from) == ("2026-10-08T16:20:00+08:00", "stated")  # type: ignore[union-attr]
    assert (article.source, article.authors, article.editors) == ("江南晚报", ("何田田", "石一鸣"), ("陆小川",))
    assert article.url == "https://example.com/a"


def test_a_list_of_people_may_be_indented() -> None:
    """The other way to write a list in front matter works too."""
    text = "---\ntitle: 题目\nauthors:\n  - 何田田\n  - 石一鸣\n---\n南湖市政府宣布，青石大桥将于今年年底通车。\n"
    assert read(text).authors == ("何田田", "石一鸣")


def test_markup_is_gone_and_structure_stays() -> None:
    """Bold and links leave their words, items are paragraphs, headings stand apart."""
    article = read(TEXT)
    assert article.paragraphs == (
        "南湖市政府宣布，青石大桥将于今年年底通车。",
        "第一次洪水；",
        "第二次洪水。",
        "市交通局局长表示，详见公告。",
    )
    assert article.headings == ("为何停工",)


def test_line_numbers_count_in_the_file() -> None:
    """Front matter counts, so that an editor finds the line."""
    article = read(TEXT)
    rows = TEXT.splitlines()
    assert [rows[number - 1][:6] for number in article.lines] == [
        "南湖市政府宣",
        "- 第一次洪",
        "- 第二次洪",
        "市交通局局长",
    ]


def test_without_front_matter_the_first_heading_is_the_title() -> None:
    """A plain Markdown file is read as well."""
    article = read(
        "# 青石大桥年底通车\n\n南湖市政府宣布，青石大桥将于今年年底通车。\n\n## 背景\n\n工程于三年前动工。\n"
    )
    assert (article.title, article.headings) == ("青石大桥年底通车", ("背景",))
