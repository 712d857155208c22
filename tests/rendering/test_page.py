"""The HTML page."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest

from digest.model import Briefing, Item, LeftOut, Quotation, Report, SourceStatus
from digest.rendering import render_format
from digest.rendering.display import displayable
from tests.rendering.briefings import both, item, make_briefing, quotation, report
from tests.rendering.hostile import LINES, LINKS


class Outline(HTMLParser):
    """Collects what a browser would make of a page."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.text = ""
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        self.ids += [value or "" for name, value in attrs if name == "id"]

    def handle_data(self, data: str) -> None:
        self.text += data

    def values(self, attribute: str) -> list[str]:
        return [value for name, value in self.attributes if name == attribute]


def hostile_briefing(line: str, link: str | None = None) -> Briefing:
    """A briefing in which every text is the same hostile line."""
    texts = {"zh-Hans": line, "zh-Hant-TW": line}
    sentence = Quotation(texts=texts, original="zh-Hans", text=line, speaker=texts, article=1, link=link)
    told = Report(
        titles=texts, origin=line, url=link, source=texts, agency=texts, authors=(line,), when=texts, notes=(texts,)
    )
    entry = Item(id=line, titles=texts, quotations=(sentence,), reports=(told, told), section=texts)
    return make_briefing(
        titles=texts,
        dates=texts,
        items=(entry,) * 3,
        glance=(sentence,),
        statuses=(SourceStatus(name=line, reason=line),),
        left_out=(LeftOut(origin=line, reason=line, title=line, merged_into=line),),
        version=line,
    )


@pytest.fixture(scope="module")
def ordinary_tags() -> set[str]:
    """The tags and attribute names of a page of harmless words."""
    outline = Outline(render_format(hostile_briefing("平常的话", "https://news.example/"), "html"))
    return {*outline.tags, *(name for name, _ in outline.attributes)}


@pytest.mark.parametrize("line", LINES)
def test_hostile_text_adds_no_tag_and_no_attribute(line: str, ordinary_tags: set[str]) -> None:
    """Whatever the article says in whatever place, the page has the tags of its template and no others."""
    outline = Outline(render_format(hostile_briefing(line), "html"))
    assert {*outline.tags, *(name for name, _ in outline.attributes)} <= ordinary_tags
    assert displayable(line) in outline.text


@pytest.mark.parametrize("link", LINKS)
def test_hostile_links_are_not_linked(link: str) -> None:
    """An address that is not plainly http or https is no link; only the page's own anchors remain."""
    outline = Outline(render_format(hostile_briefing("平常的话", link), "html"))
    assert {value[0] for value in outline.values("href")} == {"#"}


def test_nothing_is_requested_from_outside() -> None:
    """The page is self-contained: no source, no style sheet, no font from anywhere, and a policy that forbids it."""
    page = render_format(make_briefing(), "html")
    outline = Outline(page)
    assert not outline.values("src")
    assert "link" not in outline.tags
    assert b"url(" not in page
    assert b"@import" not in page
    assert "default-src 'none'" in unescape(page.decode())


def test_the_policy_allows_the_one_script() -> None:
    """The hash in the content security policy is that of the script as it stands in the page."""
    import base64
    import hashlib

    page = render_format(make_briefing(), "html").decode()
    script = re.search(r"(?s)<script>(.*?)</script>", page)
    assert script
    digest = base64.b64encode(hashlib.sha256(script[1].encode()).digest()).decode()
    assert f"'sha256-{digest}'" in unescape(page)


def test_every_sentence_stands_verbatim_in_the_page() -> None:
    """No markup is put inside a sentence: its words can be found in the file."""
    page = render_format(make_briefing(), "html").decode()
    for entry in make_briefing().items:
        for sentence in entry.quotations:
            for text in sentence.texts.values():
                assert f">{text}<" in page or f"{text} <" in page or f"</b>{text}</p>" in page


def test_every_cell_names_its_language() -> None:
    """A screen reader and the choice of glyphs go by the language of the cell."""
    page = render_format(make_briefing(), "html").decode()
    assert re.search(r'<p class="cell sentence" lang="zh-Hant-TW">秋糧收購進度快於去年', page)
    assert re.search(r'<p class="cell sentence original" lang="en">(<b class="tongue".*?</b>)?The ferry company', page)


def test_the_article_s_own_words_are_marked() -> None:
    """The cell with the verbatim sentence is told from its conversions."""
    page = render_format(make_briefing(), "html").decode()
    assert '<p class="cell sentence original" lang="zh-Hans">省粮食局' in page
    assert '<p class="cell sentence" lang="zh-Hant-TW">省糧食局' in page


def test_a_text_in_one_language_spans_the_row() -> None:
    """An untranslated sentence is no half-empty row."""
    page = render_format(make_briefing(), "html").decode()
    assert re.search(r'<div class="row single">\s*<p class="cell sentence original" lang="en">', page)


def test_a_missing_third_language_keeps_its_column() -> None:
    """Where two of three languages exist, the third column stays empty and the others in their places."""
    from digest.language.labels import labels_for

    three = ("zh-Hans", "zh-Hant-TW", "en")
    page = render_format(make_briefing(languages=three, labels=labels_for(three)), "html").decode()
    assert re.search(
        r'lang="zh-Hans">省粮食局.*?\s*<p class="cell sentence" lang="zh-Hant-TW">.*?\s*'
        r'<p class="cell sentence" lang="en"></p>',
        page,
    )


def test_the_speaker_stands_outside_the_quotation() -> None:
    """Who speaks is a label before the sentence, in brackets."""
    page = render_format(make_briefing(), "html").decode()
    assert '<b class="speaker">［赵金水］</b>“今年按等级定价' in page


def test_a_sentence_from_a_further_report_names_its_outlet() -> None:
    """Where a sentence was not printed in the lead article, it says where."""
    page = render_format(make_briefing(), "html").decode()
    assert '运输费用下降约27%。 <i class="outlet">（南陆时报）</i>' in page


def test_an_article_without_source_and_date_says_so() -> None:
    """What is not known is said, in every language."""
    page = render_format(make_briefing(), "html").decode()
    assert "来源不详 · 日期不详" in page
    assert "來源不詳 · 日期不詳" in page


def test_notes_are_shown() -> None:
    """A date without a stated year is marked as such."""
    assert "年份未注明" in render_format(make_briefing(), "html").decode()


def test_contents_are_given_from_three_items() -> None:
    """Two items need no table of contents."""
    assert b"<nav" in render_format(make_briefing(), "html")
    assert b"<nav" not in render_format(make_briefing(items=make_briefing().items[:2]), "html")


def test_anchors_are_unique_whatever_the_items_are_called() -> None:
    """Items with the same or a hostile id still get one anchor each."""
    same = item(1, "同名", (quotation("一句。"),), report("同名", None, None, None))
    outline = Outline(render_format(make_briefing(items=(same, same, same)), "html"))
    assert len(outline.ids) == len(set(outline.ids))
    assert {value for value in outline.values("href") if value.startswith("#item")} <= {
        f"#{name}" for name in outline.ids
    }


def test_a_briefing_in_one_language_has_no_switch() -> None:
    """Where there is nothing to choose, no button is shown and no script is needed."""
    from digest.language.labels import labels_for

    page = render_format(make_briefing(languages=("zh-Hans",), labels=labels_for(("zh-Hans",))), "html")
    assert b"<button" not in page
    assert b"<script" not in page
    assert "11月19日上午" in page.decode()


def test_the_closing_box_tells_what_was_left_out_and_why() -> None:
    """Counts, sources with what they gave, and every left out input with its reason."""
    text = Outline(render_format(make_briefing(), "html")).text
    for words in (
        "读取页面 9",
        "收入条目 4",
        "山前广播 0",
        "HTTP 503",
        "photo.html",
        "no article found",
        "near-duplicate",
    ):
        assert words in text


def test_no_number_is_shown_where_the_issue_has_none() -> None:
    """An unnumbered briefing does not print an empty number."""
    assert "第" not in Outline(render_format(make_briefing(number=None, items=(), glance=()), "html")).text


def test_the_number_zero_is_a_number() -> None:
    """Issue 0 is shown as such."""
    assert "第0期" in Outline(render_format(make_briefing(number=0), "html")).text


def test_dates_stand_in_each_language() -> None:
    """The date of the issue is written in every language of the briefing."""
    page = render_format(
        make_briefing(dates={"zh-Hans": "2026年11月20日", "zh-Hant-TW": "2026年11月20日（五）"}), "html"
    ).decode()
    assert '<p class="cell" lang="zh-Hant-TW"><time datetime="2026-11-20">2026年11月20日（五）</time>' in page


def test_texts_are_shown_in_every_edition() -> None:
    """Hong Kong forms differ from Taiwan's: each language's own text is used."""
    briefing = make_briefing(titles=both("台湾里程碑"))
    assert "臺灣" in render_format(briefing, "html").decode() or "台灣" in render_format(briefing, "html").decode()


def test_an_issue_in_one_language_speaks_of_no_other_script_beside_it() -> None:
    """The colophon says what holds for the columns that are there."""
    from digest.language.labels import labels_for

    alone = render_format(make_briefing(languages=("zh-Hans",), labels=labels_for(("zh-Hans",))), "html").decode()
    assert "原文为另一种字形的，由程序转换" in alone
    assert "；另一种字形由程序转换" in render_format(make_briefing(), "html").decode()
    assert "；另一种字形由程序转换" not in alone
