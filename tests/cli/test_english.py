"""An issue for readers without Chinese, with no translator: what stands in English, in every format and layout."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

import digest
from digest.deliver import narrow_briefing
from digest.gloss import GlossWishes, gloss_briefing
from digest.model import Briefing
from digest.rendering import Look, render_format
from tests.cli.english_issue import ARTICLES, build_issue

FORMATS = ("md", "html", "txt", "epub")


@pytest.fixture(scope="module")
def issue(tmp_path_factory: pytest.TempPathFactory) -> Briefing:
    """An issue in two scripts and English, of two Chinese articles and an English one."""
    return build_issue(tmp_path_factory.mktemp("project"), languages=["zh-Hans", "zh-Hant-TW", "en"])


def text_of(briefing: Briefing, name: str, look: Look | None = None) -> str:
    """The words of a format, without markup."""
    content = render_format(briefing, name, look=look)
    if name == "epub":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = b"\n".join(archive.read(n) for n in archive.namelist() if n.endswith(".xhtml"))
    text = content.decode()
    return (
        re.sub(r"<[^>]+>", "", re.sub(r"<(style|script).*?</\1>", "", text, flags=re.DOTALL)) if "<" in text else text
    )


@pytest.mark.parametrize("name", FORMATS)
def test_names_labels_dates_and_sources_stand_in_english(issue: Briefing, name: str) -> None:
    """Date with weekday, labels, sections, the agency, and the names in a sentence, in every format."""
    text = text_of(issue, name)
    for words in ("Friday, 20 November 2026", "At a glance", "About this issue", "Xinhua News Agency"):
        assert words in text
    assert name == "epub" or "World" in text  # an EPUB has no sections
    for pair in (r"北约\W+NATO", r"基辅\W+Kyiv", r"吕特\W+Mark Rutte"):
        assert re.search(pair, text), pair


@pytest.mark.parametrize("name", FORMATS)
def test_the_sentences_stay_chinese_and_the_issue_says_so(issue: Briefing, name: str) -> None:
    """A gloss is no translation: each Chinese key sentence is there verbatim, and the end of the issue says so."""
    text = text_of(issue, name)
    said = [q.text for item in issue.items for q in item.quotations if q.original.startswith("zh")]
    assert said
    assert not [sentence for sentence in said if sentence not in text]
    assert "this is not a translation" in text


def test_the_gloss_stands_apart_in_the_data(issue: Briefing) -> None:
    """English has no text of a Chinese sentence; its names are terms with their place in the sentence's own words."""
    data = json.loads(render_format(issue, "json"))
    quotations = [q for item in data["items"] for q in item["quotations"] if q["original"].startswith("zh")]
    assert all("en" not in q["texts"] for q in quotations)
    assert all(term["text"] in q["text"] for q in quotations for term in q["terms"])
    assert any(q["terms"] for q in quotations)


def test_the_gloss_has_the_characters_that_the_issue_shows(tmp_path: Path) -> None:
    """A Traditional sentence in an issue in Simplified characters and English is glossed in Simplified ones."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(
        "北約秘書長訪問基輔\n\n北約秘書長呂特十九日抵達烏克蘭首都基輔，將與總統澤倫斯基舉行會談，就防空問題交換意見。\n",
        encoding="utf-8",
    )
    (tmp_path / "digest.toml").write_text(
        'languages = ["zh-Hans", "en"]\n[[sources]]\nname = "A"\npath = "articles/"\n', encoding="utf-8"
    )
    briefing = digest.build(tmp_path / "digest.toml", date="2026-11-20")
    (quotation,) = briefing.items[0].quotations

    assert quotation.text.startswith("北約")
    assert all(term.text in quotation.texts["zh-Hans"] for term in quotation.terms)
    assert {"Ukraine", "Kyiv"} <= {term.english for term in quotation.terms}


def test_the_glossary_of_the_project_is_used(tmp_path: Path) -> None:
    """A name that only the user knows is glossed with the user's English."""
    issue = build_issue(tmp_path, languages=["zh-Hans", "en"], extra='[glossary]\n"防空系统" = "air-defence systems"\n')
    assert "防空系统 air-defence systems" in text_of(issue, "txt")


def test_readings_are_given_where_they_are_wished(tmp_path: Path) -> None:
    """People's names with pinyin, sentences with theirs, and neither unless asked for."""
    pytest.importorskip("pypinyin")
    plain = build_issue(tmp_path / "plain", languages=["zh-Hans", "en"])
    read = build_issue(
        tmp_path / "read", languages=["zh-Hans", "en"], extra="[gloss]\nname_pinyin = true\npinyin = true\n"
    )
    assert "Lǚtè" not in text_of(plain, "txt")
    assert "吕特 (Lǚtè) Mark Rutte" in text_of(read, "txt")
    assert "dǐdá Wūkèlán shǒudū Jīfǔ" in text_of(read, "txt")


def test_a_reading_needs_no_english(tmp_path: Path) -> None:
    """Readers of Chinese can have pinyin alone: below the sentence, without any gloss."""
    pytest.importorskip("pypinyin")
    text = text_of(build_issue(tmp_path, languages=["zh-Hans"], extra="[gloss]\npinyin = true\n"), "txt")
    assert "shǒudū Jīfǔ" in text
    assert "NATO" not in text


def test_a_speaker_has_an_english_name(issue: Briefing) -> None:
    """A label outside the quotation is in English where the table or the glossary knows the name."""
    quotation = next(q for item in issue.items for q in item.quotations if q.original == "zh-Hans")
    item = replace(issue.items[0], quotations=(replace(quotation, speaker={"zh-Hans": "王毅"}),))
    glossed = gloss_briefing(replace(issue, items=(item,)), GlossWishes(glossary={"周明": "Zhou Ming"}))
    assert glossed.items[0].quotations[0].speaker == {"zh-Hans": "王毅", "en": "Wang Yi"}


def test_a_title_known_in_chinese_alone_does_not_pass_for_english(tmp_path: Path) -> None:
    """The English column does not repeat a Chinese title; the glossary can give it English."""
    title = 'title = "港口简报"\n'
    plain = build_issue(tmp_path / "plain", languages=["zh-Hans", "en"], extra=title)
    named = build_issue(
        tmp_path / "named", languages=["zh-Hans", "en"], extra=f'{title}[glossary]\n"港口简报" = "Port Briefing"\n'
    )
    assert plain.titles == {"zh-Hans": "港口简报"}
    assert named.titles == {"zh-Hans": "港口简报", "en": "Port Briefing"}


def test_names_can_be_left_out(tmp_path: Path) -> None:
    """English labels without any gloss."""
    issue = build_issue(tmp_path, languages=["zh-Hans", "en"], extra="[gloss]\nnames = false\n")
    assert not [q for item in issue.items for q in item.quotations if q.terms]
    assert "this is not a translation" not in text_of(issue, "txt")


@pytest.mark.parametrize("name", FORMATS)
def test_an_english_sentence_in_a_chinese_issue_is_named_for_what_it_is(tmp_path: Path, name: str) -> None:
    """It stands as it is, behind a label in the reader's language; an issue with English needs none."""
    assert "英文原文" in text_of(build_issue(tmp_path / "two", languages=["zh-Hans", "zh-Hant-TW"]), name)


def test_an_issue_with_english_labels_no_english(issue: Briefing) -> None:
    """Where English is a language of the issue, English sentences are nothing foreign."""
    assert "英文原文" not in text_of(issue, "txt")


@pytest.mark.parametrize("name", FORMATS)
def test_an_edition_in_english_alone_keeps_sentences_and_gloss(issue: Briefing, name: str) -> None:
    """A reader who gets English only has the Chinese sentences with their names below, and no Chinese labels."""
    text = text_of(narrow_briefing(issue, ["en"]), name)
    assert "At a glance" in text
    assert "本期要点" not in text
    assert re.search(r"北约\W+NATO", text)
    assert "北约秘书长吕特19日抵达乌克兰首都基辅" in text


def test_interleaved_markdown_has_no_table(issue: Briefing) -> None:
    """One below the other: each sentence a quotation of its languages, in their order."""
    columns, stacked = (
        render_format(issue, "md", look=Look(layout=layout)).decode() for layout in ("columns", "interleaved")
    )
    assert "| --- |" in columns
    assert "| --- |" not in stacked
    assert re.search(r"> 北约秘书长吕特.*\n>\n> 北約秘書長呂特.*\n>\n> .*NATO Secretary General", stacked)


def test_interleaved_pages_have_one_column(issue: Briefing) -> None:
    """The page says its layout, and print is set in a single column."""
    page = render_format(issue, "html", look=Look(layout="interleaved")).decode()
    assert re.search(r'<body class="screen interleaved columns-1 ', page)
    assert re.search(r'<body class="screen columns columns-3 ', render_format(issue, "html").decode())


def test_articles_are_invented() -> None:
    """The fixture holds what the tests above look for."""
    assert {name for name, _ in ARTICLES} == {"kyiv.txt", "sudan.txt", "flood.txt"}
