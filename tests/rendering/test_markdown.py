"""The Markdown format."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Literal

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from digest.rendering import Look, render_format
from digest.rendering.commonmark import escape_markdown
from digest.rendering.display import displayable
from tests.rendering.briefings import make_briefing, quotation
from tests.rendering.hostile import LINES

_EXTENSIONS = ["extra", "toc", "sane_lists", "admonition", "nl2br"]
_READERS: dict[str, Callable[[str], str]] = {
    "python-markdown": markdown.markdown,
    "python-markdown with extensions": lambda text: markdown.markdown(text, extensions=_EXTENSIONS),
    "CommonMark": MarkdownIt("commonmark").render,
    "GitHub-like": MarkdownIt("commonmark").enable(["table", "strikethrough"]).render,
}
_PIECES = ["http://x.y", "<b>", "&lt;", "www.", "    ", "[^1]", "[[", "==", "。"]
_OWN_TAGS = ("h1", "h2", "h3", "table", "thead", "tbody", "tr", "th", "td", "blockquote", "ul", "li", "a", "hr")
_ALPHABET = [*"1.#*_-+><&[]()!`~|\\=:{}\"'^$@%; 中文a\t", *_PIECES]


def read_back(rendered: str) -> tuple[set[str], str]:
    """The tags besides the paragraph's, and the text, of a piece of HTML."""
    tags = set(re.findall(r"<(/?\w+)", rendered)) - {"p", "/p"}
    return tags, " ".join(html.unescape(re.sub(r"<[^>]+>", "", rendered)).split())


@pytest.mark.parametrize("reader", _READERS.values(), ids=_READERS)
@pytest.mark.parametrize("line", LINES)
def test_hostile_text_stays_text(line: str, reader: Callable[[str], str]) -> None:
    """Nothing an article says becomes Markdown or HTML, and nothing of it is lost, in four readers."""
    text = displayable(line)
    assert read_back(reader(escape_markdown(text))) == (set(), " ".join(text.split()))


@settings(max_examples=150)
@given(st.lists(st.sampled_from(_ALPHABET), min_size=1, max_size=14).map("".join))
def test_any_text_stays_text(text: str) -> None:
    """The escape holds for any mixture of the characters that mean something to Markdown."""
    shown = displayable(text)
    for reader in _READERS.values():
        assert read_back(reader(escape_markdown(shown))) == (set(), " ".join(shown.split()))


@settings(max_examples=200)
@given(st.lists(st.sampled_from(_ALPHABET), min_size=1, max_size=14).map("".join))
def test_no_text_means_anything_to_obsidian(text: str) -> None:
    """No tag, name of a block, link, highlight, comment or formula of Obsidian is left in it, wherever it stands."""
    written = escape_markdown(displayable(text))
    assert not re.search(r"\[\[|==|%%|[$^]", written)
    assert not re.search(r"(?<!&)#", written)


@settings(max_examples=40)
@given(*[st.lists(st.sampled_from([*_ALPHABET, " #", "\n"]), min_size=1, max_size=10).map("".join) for _ in range(3)])
@pytest.mark.parametrize("layout", ["columns", "interleaved"])
def test_any_text_stays_text_in_every_place_of_the_document(
    layout: Literal["columns", "interleaved"], title: str, sentence: str, name: str
) -> None:
    """In headings, tables, quotations and lists, whatever stands around it: no tag that is not ours, no text lost."""
    item = make_briefing().items[0]
    said = quotation(sentence)
    report = replace(item.reports[0], source={"zh-Hans": name, "zh-Hant-TW": name}, titles=said.texts)
    changed = replace(item, titles=dict.fromkeys(said.texts, title), quotations=(said,), reports=(report, report))
    written = render_format(make_briefing(items=(changed,)), "md", look=Look(layout=layout)).decode()
    rendered = _READERS["GitHub-like"](written.split("---\n", 2)[2])
    tags, text = read_back(rendered)
    assert tags <= {mark + tag for tag in _OWN_TAGS for mark in ("", "/")}
    assert all(" ".join(displayable(one).split()) in text for one in (title, sentence, name))


def test_sentences_stand_side_by_side_in_a_table() -> None:
    """Each row of the table is one sentence in every language of the briefing."""
    text = render_format(make_briefing(), "md").decode()
    row = (
        "| 省粮食局提醒，入库粮食须经检测，水分不得高于14.5%。 | 省糧食局提醒，入庫糧食須經檢測，水分不得高於14.5%。 |"
    )
    assert row in text


def test_tables_are_tables_to_github() -> None:
    """Every table row of the whole document is understood as one: no pipe is left in the text."""
    text = render_format(make_briefing(), "md").decode().split("---\n", 2)[2]
    rendered = MarkdownIt("commonmark").enable("table").render(text)
    assert "<table>" in rendered
    assert "|" not in rendered
    assert rendered.count("<h1>") == 1


def test_a_sentence_in_one_language_is_a_quotation_of_its_own() -> None:
    """An untranslated sentence does not pretend to be in a column, and is named for what it is."""
    assert "\n> 〔英文原文〕 The ferry company said" in render_format(make_briefing(), "md").decode()


def test_the_front_matter_names_date_languages_and_sources() -> None:
    """Programs that read front matter find the issue's data in it."""
    head = render_format(make_briefing(), "md").decode().split("---\n")[1]
    assert 'title: "南陆要闻简报 / 南陸要聞簡報"' in head
    assert "date: 2026-11-20" in head
    assert "number: 324" in head
    assert 'sources: ["青河日报", "南陆时报", "河西在线", "The River Post"]' in head


def test_a_title_with_quotes_and_colons_keeps_the_front_matter_whole() -> None:
    """A title cannot break out of the front matter."""
    briefing = make_briefing(titles={"zh-Hans": 'a: "b"\n---\n# c', "zh-Hant-TW": "丁"})
    head = render_format(briefing, "md").decode().split("---\n")[1]
    assert head.startswith('title: "a: \\"b\\"')
    assert "date: 2026-11-20" in head


def test_the_place_of_a_sentence_is_linked() -> None:
    """A sentence leads to its place in the source."""
    link = "https://news.example/a?b=1&copy;=2"
    item = make_briefing().items[1]
    changed = type(item)(
        id=item.id, titles=item.titles, quotations=(quotation("一句话。", link=link),), reports=item.reports
    )
    rendered = (
        MarkdownIt("commonmark").enable("table").render(render_format(make_briefing(items=(changed,)), "md").decode())
    )
    assert f'href="{html.escape(link)}"' in rendered
