"""All formats: what they have in common."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pypdf
import pytest

from digest.errors import RenderError, UsageError
from digest.language.labels import labels_for
from digest.rendering import FORMATS, LABELS, Look, render_format
from tests.rendering.briefings import make_briefing
from tests.rendering.documents import ordinary_pdf, raw_text, squeeze


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data


def _text_of_markup(markup: str) -> str:
    parser = _Text()
    parser.feed(re.sub(r"(?s)<(style|script|nav|title)\b.*?</\1>", "", markup))
    return parser.text


def text_of(format: str) -> str:
    """The words of the ordinary briefing in a format, without white space."""
    if format == "pdf":
        return raw_text(ordinary_pdf())
    data = render_format(make_briefing(), format)
    if format == "html":
        return squeeze(_text_of_markup(data.decode()))
    if format == "epub":
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            names = re.findall(r'idref="([^"]+)"', book.read("OEBPS/content.opf").decode())
            return squeeze("".join(_text_of_markup(book.read(f"OEBPS/{name}.xhtml").decode()) for name in names))
    return squeeze(unescape(data.decode()))


@pytest.mark.parametrize("format", FORMATS)
def test_every_sentence_is_in_every_format_in_the_same_order(format: str) -> None:
    """One arrangement, many formats: the same sentences, verbatim, in the same order, in every language."""
    text = text_of(format)
    for language in ("zh-Hans", "zh-Hant-TW"):
        sentences = [q.texts.get(language) or q.texts["en"] for item in make_briefing().items for q in item.quotations]
        places = [text.rfind(squeeze(sentence)) for sentence in sentences]
        assert -1 not in places
        assert places == sorted(places)


def titles_of(format: str) -> list[str]:
    """The titles of the ordinary briefing in their first language, read out of a format by its own structure."""
    if format == "pdf":
        outline = pypdf.PdfReader(io.BytesIO(ordinary_pdf())).outline
        return [squeeze(entry.title) for entry in _flat(outline) if squeeze(entry.title) in _known_titles()]
    data = render_format(make_briefing(), format)
    if format == "epub":
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            names = [name for name in book.namelist() if re.search(r"item-\d+\.xhtml$", name)]
            return [
                squeeze(unescape(re.findall(r"<h2>\s*<span[^>]*>(.*?)</span>", book.read(n).decode())[0]))
                for n in names
            ]
    text = data.decode()
    if format == "json":
        return [squeeze(next(iter(item["titles"].values()))) for item in json.loads(text)["items"]]
    pattern = {
        "html": r'<article id="item-\d+".*?<h3[^>]*>(.*?)</h3>',
        "md": r"^###[^\n]*?\d+\. ([^\n]*?)(?: / [^\n]*)?$",
        "txt": r"^\d+\. ([^\n]*)$",
    }[format]
    return [squeeze(unescape(found)) for found in re.findall(pattern, text, re.DOTALL | re.MULTILINE)]


def _known_titles() -> set[str]:
    return {squeeze(title) for item in make_briefing().items for title in item.titles.values()}


def _flat(outline: list[Any]) -> Iterator[Any]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _flat(entry)
        else:
            yield entry


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_has_the_same_items_in_the_same_order(format: str) -> None:
    """No format has an item more or less, or in another place: each is read back by its own structure."""
    expected = [squeeze(next(iter(item.titles.values()))) for item in make_briefing().items]
    assert [title for title in titles_of(format) if title in _known_titles()] == expected
    assert len(titles_of(format)) == len(expected)


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_briefing_gives_the_same_bytes(format: str) -> None:
    """A briefing that is written again is the same file."""
    again = render_format(make_briefing(), format)
    assert again == (ordinary_pdf() if format == "pdf" else render_format(make_briefing(), format))


@pytest.mark.parametrize(
    ("name", "suggestion"), [("pfd", "pdf"), ("htm", "html"), ("markdown", "md"), (".epub", "epub"), ("PDF", "pdf")]
)
def test_a_mistyped_format_is_answered_with_the_nearest(name: str, suggestion: str) -> None:
    """An unknown format is a usage error that suggests what was meant."""
    with pytest.raises(UsageError, match=f'did you mean "{suggestion}"'):
        render_format(make_briefing(), name)


def test_an_unlike_format_is_answered_with_all() -> None:
    """Where nothing is near, all formats are named."""
    with pytest.raises(UsageError, match="md, html, pdf"):
        render_format(make_briefing(), "xyzzy")


def test_markdown_html_and_pdf_come_first() -> None:
    """The three promised formats lead the list that the command line shows."""
    assert FORMATS[:3] == ("md", "html", "pdf")


@pytest.mark.parametrize(
    "languages", [("zh-Hans",), ("zh-Hant-HK", "en"), ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK", "en")]
)
def test_every_label_exists_in_every_language(languages: tuple[str, ...]) -> None:
    """The table of words has every key that the templates may ask for, in each language, and none in vain."""
    table = labels_for(languages)
    assert list(table) == [key for key, _ in LABELS]
    assert all(set(words) == set(languages) and all(words.values()) for words in table.values())


def test_a_language_without_words_of_its_own_takes_its_parent_s() -> None:
    """Macau reads Traditional words, not English ones."""
    assert labels_for(["zh-Hant-MO"])["contents"] == {"zh-Hant-MO": "目錄"}
    assert labels_for(["zh"])["contents"] == {"zh": "目录"}
    assert labels_for(["fr"])["contents"] == {"fr": "Contents"}


def test_a_missing_label_is_named() -> None:
    """A briefing without a word of the page is an error that says which word in which language."""
    labels = dict(make_briefing().labels) | {"contents": {"zh-Hans": "目录"}}
    with pytest.raises(RenderError, match=r"'contents' is missing in zh-Hant-TW"):
        render_format(make_briefing(labels=labels), "html")


@pytest.mark.parametrize("tag", ['zh"><script>', "", "中文", "zh-Hans; x"])
def test_a_malformed_language_is_refused(tag: str) -> None:
    """A language tag goes into attributes and style sheets, so it must be one."""
    with pytest.raises(RenderError, match="not a language tag"):
        render_format(make_briefing(languages=(tag,), labels=labels_for((tag,))), "html")


def test_a_briefing_without_items_is_still_a_page() -> None:
    """An empty day gives a page that says so by its counts."""
    briefing = make_briefing(items=(), glance=(), statuses=(), left_out=())
    for format in ("md", "html", "txt", "epub", "json"):
        assert render_format(briefing, format)


@pytest.mark.parametrize("field", ["paper", "theme", "pdf", "missing_glyphs"])
def test_an_unknown_look_is_refused(field: str) -> None:
    """A paper or theme that does not exist is answered with those that do."""
    with pytest.raises(UsageError, match="choose one of"):
        Look(**{field: "parchment"})  # type: ignore[arg-type]


def test_json_is_the_data_as_they_are() -> None:
    """Programs get every field of the model, uncleaned, and a number that tells them its form."""
    briefing = make_briefing(version="零\u200b宽\ud83d")
    data = json.loads(render_format(briefing, "json"))
    assert data.pop("format") == 1
    assert data == json.loads(json.dumps(briefing.to_dict()))


def test_plain_text_puts_the_languages_below_each_other() -> None:
    """A terminal has no columns to spare."""
    text = render_format(make_briefing(), "txt").decode()
    assert "分不得高于14.5%。\n省糧食局提醒" in text
