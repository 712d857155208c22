"""The PDF, read back with poppler and pypdf."""

from __future__ import annotations

import dataclasses
import io
import re
import subprocess
import unicodedata
from pathlib import Path

import pytest
from PIL import Image

from digest.errors import PdfUnavailable
from digest.language.labels import labels_for
from digest.model import Briefing
from digest.rendering import Look, render_format
from digest.rendering.composition import can_compose
from digest.rendering.folios import can_fill
from digest.rendering.measure import PAPERS, measure_page
from tests.rendering.briefings import both, in_languages, item, make_briefing, quotation, report
from tests.rendering.documents import elements, link_targets, ordinary_pdf, raw_text, reader, squeeze
from tests.rendering.hostile import LINES
from tests.rendering.test_page import hostile_briefing


def boxes(pdf: bytes) -> list[tuple[float, float, str]]:
    """Left and right edge in points, and the words, of every line of text (poppler's bounding boxes)."""
    from xml.etree import ElementTree

    found = subprocess.run(["pdftotext", "-bbox-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    spaced = "{http://www.w3.org/1999/xhtml}"
    lines = ElementTree.fromstring(found.stdout.decode()).iter(f"{spaced}line")
    return [
        (
            float(line.attrib["xMin"]),
            float(line.attrib["xMax"]),
            "".join(w.text or "" for w in line.iter(f"{spaced}word")),
        )
        for line in lines
    ]


def long_briefing(items: int) -> Briefing:
    """Many items of ordinary sentences."""
    text = "这一天6点起，河面上有了薄雾，渡口的船比往常晚开15分钟，等船的人们却没有一个抱怨，因为桥在2027年就要通了。"
    story = item(
        1, "渡口的最后一班船", (quotation(text),) * 4, report("渡口", "青河日报", "https://news.example/1", "今天")
    )
    return make_briefing(items=(story,) * items, glance=(), left_out=(), statuses=())


def test_sentences_are_read_in_pairs() -> None:
    """In reading order a sentence is followed by its counterpart in the other script."""
    text = raw_text(ordinary_pdf())
    for entry in make_briefing().items:
        for sentence in entry.quotations:
            words = [squeeze(sentence.texts[tag]) for tag in sentence.texts]
            assert sorted(text.rfind(word) for word in words) == [text.rfind(word) for word in words]
            assert all(word in text for word in words)


@pytest.mark.parametrize("columns", [("-raw",), ()], ids=["as-written", "as-seen"])
def test_a_mark_of_half_the_width_is_copied_with_its_line(columns: tuple[str, ...]) -> None:
    """No mark falls out of its line where text is copied, be it at a line's end or between two marks."""
    texts = ("河" * 22 + "，“" + "水" * 24 + "。”" + "山" * 22 + "。」「船", "河" * 24 + "。" * 2 + "水" * 20)
    told = [
        item(n, "标点", (quotation("甲" * n + text),), report("标点", None, None, None))
        for text in texts
        for n in range(6)
    ]
    pdf = render_format(make_briefing(items=tuple(told), glance=(), left_out=(), statuses=()), "pdf")
    copied = subprocess.run(
        ["pdftotext", *columns, "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode()
    lines = [line for line in copied.splitlines() if set(line) & set("河水山")]
    assert len(lines) > 50
    assert not [line for line in copied.splitlines() if line[:1] and line[0] in "，。”」"]
    assert not [line for line in lines if " " in line]


def test_the_fonts_are_embedded_chinese_fonts() -> None:
    """The page is drawn with the fonts it was meant for, and carries them."""
    listed = subprocess.run(["pdffonts", "-"], input=ordinary_pdf(), capture_output=True, check=True).stdout.decode()
    rows = listed.splitlines()[2:]
    assert rows
    assert all("Noto" in row and "CJK" in row for row in rows)
    assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)  # embedded, subset, mapped to Unicode


def test_the_file_is_small() -> None:
    """Two pages in three faces stay under 200 kB: no face is embedded whole."""
    assert len(ordinary_pdf()) < 200_000


def test_the_outline_has_sections_and_titles_once() -> None:
    """Bookmarks give each section and item in the first language, and do not repeat them in the second."""
    titles = [squeeze(str(entry["/Title"])) for entry in _flat(reader(ordinary_pdf()).outline)]
    assert squeeze("青河大桥合龙，两岸车程由两小时缩短为十分钟") in titles
    assert not any("青河大橋" in title for title in titles)
    assert len(titles) == 4 + 4 + 1  # sections, items, the closing box


def _flat(outline: object) -> list[dict[str, object]]:
    if isinstance(outline, list):
        return [entry for part in outline for entry in _flat(part)]
    assert isinstance(outline, dict)
    return [outline]


def test_contents_give_the_right_pages() -> None:
    """The number in the contents is that of the page on which the item's title stands."""
    pdf = render_format(long_briefing(20), "pdf")
    pages = reader(pdf).pages
    first = boxes(pdf)
    folios = [int(words) for left, _, words in first if left > 500 and words.isdigit()][:20]
    titles = [page.extract_text().count("渡口的最后一班船") for page in pages]
    expected = [number for number, count in enumerate(titles, 1) for _ in range(count - (20 if number == 1 else 0))]
    assert len(pages) > 3
    assert folios == expected


def test_contents_link_to_the_items() -> None:
    """A click on a title in the contents leads to the item."""
    names = reader(ordinary_pdf()).named_destinations
    assert {f"item-{number}" for number in range(1, 5)} <= set(names)


def test_the_metadata_come_from_the_briefing() -> None:
    """Title and dates are the issue's, not the machine's."""
    info = reader(ordinary_pdf()).metadata
    assert info is not None
    assert info.title == "南陆要闻简报 / 南陸要聞簡報 2026-11-20"
    assert info["/CreationDate"] == info["/ModDate"] == "D:20261120000000Z"


def test_the_pdf_is_tagged_for_accessibility() -> None:
    """PDF/UA: tagged, titled, with a language and a structure of headings, paragraphs and links."""
    root = reader(ordinary_pdf()).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/Lang"] == "zh-Hans"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    kinds = {str(element["/S"]) for element in elements(ordinary_pdf())}
    assert {"/H1", "/H2", "/H3", "/P", "/Link", "/Art", "/L"} <= kinds
    assert "/Table" not in kinds  # columns are layout, not a table of data


def test_elements_in_another_language_say_so() -> None:
    """A screen reader changes its voice where the script or the language changes."""
    languages = {str(element["/Lang"]) for element in elements(ordinary_pdf()) if "/Lang" in element}
    assert languages == {"zh-Hant-TW", "en"}


def test_links_are_web_addresses_only() -> None:
    """What can be clicked leads to http or https."""
    links = link_targets(ordinary_pdf())
    assert "https://news.qinghe.example/2026/11/19/bridge.html" in links
    assert all(link.startswith(("http://", "https://")) for link in links)


def test_this_weasyprint_has_what_composition_builds_on() -> None:
    """The private parts that composition and contents build on are there; an update that moves them shows here."""
    assert can_compose()
    assert can_fill()


def test_chinese_lines_end_flush() -> None:
    """Justification works between characters: full lines of the left column end at its right edge."""
    measure = measure_page("a4", 2)
    edge = measure.side + measure.column
    pdf = render_format(long_briefing(4), "pdf")
    lines = [(left, right, words) for left, right, words in boxes(pdf) if abs(left - measure.side) < 1]
    full = [right for _, right, words in lines if words.startswith(("这一天6点", "15分钟"))]
    assert len(full) >= 16
    assert full == pytest.approx([edge] * len(full), abs=0.8)


def test_dashes_are_one_stroke() -> None:
    """The font joins them: ink runs through two of them, as far as two characters, and both are copied."""
    story = item(1, "题", (quotation("河水——向东"),), report("题", None, None, None))
    pdf = render_format(make_briefing(items=(story,), glance=(), left_out=(), statuses=()), "pdf")
    drawn = subprocess.run(
        ["pdftoppm", "-r", "144", "-gray", "-singlefile"], input=pdf, capture_output=True, check=True
    )
    page = Image.open(io.BytesIO(drawn.stdout))
    rows = (page.crop((0, y, page.width, y + 1)).tobytes() for y in range(page.height // 6, page.height))
    strokes = {len(run) for row in rows for run in re.findall(rb"[\x00-\xc0]+", row)}
    expected = 2 * 2 * measure_page("a4", 2).size
    assert any(abs(stroke - expected) < 3 for stroke in strokes)
    assert "河水——向东" in raw_text(pdf)


def test_chinese_lines_end_flush_on_a_page_with_the_number_of_the_issue() -> None:
    """In one language the number stands at the side of the first page, and changes nothing below it."""
    measure = measure_page("a4", 1)
    briefing = dataclasses.replace(long_briefing(1), languages=("zh-Hans",), labels=labels_for(("zh-Hans",)))
    found = boxes(render_format(briefing, "pdf"))
    full = [right for _, right, words in found if words.startswith("这一天6点")]
    assert full
    assert full == pytest.approx([measure.side + measure.column] * len(full), abs=0.8)


def test_an_apostrophe_is_narrow_in_english() -> None:
    """The Chinese font draws it as wide as a character, which would tear a word apart."""
    pdf = render_format(_english_briefing("They said it’s ‘late’ today."), "pdf")
    width = next(right - left for left, right, words in boxes(pdf) if "it’s" in words)
    plain = render_format(_english_briefing("They said it's 'late' today."), "pdf")
    assert width == pytest.approx(
        next(right - left for left, right, words in boxes(plain) if "it's" in words), abs=measure_page("a4", 2).size / 2
    )


def _english_briefing(text: str) -> Briefing:
    english = make_briefing().items[2]
    told = dataclasses.replace(english.quotations[0], texts={"en": text}, text=text, end=len(text))
    story = dataclasses.replace(english, quotations=(told,))
    return make_briefing(items=(story,), glance=(), left_out=(), statuses=())


def test_columns_are_whole_characters() -> None:
    """A line holds a whole number of characters on every paper and for every number of languages."""
    for paper in PAPERS:
        for languages in (1, 2, 3, 4):
            measure = measure_page(paper, languages)
            assert measure.column == measure.characters * measure.size
            assert measure.side >= 18 - 1e-6
            assert measure.characters >= 15


@pytest.mark.slow
@pytest.mark.parametrize("paper", PAPERS)
def test_papers_have_their_sizes(paper: str) -> None:
    """A4, Letter and the phone page are as large as they say, and nothing leaves the page."""
    pdf = render_format(make_briefing(), "pdf", look=Look(paper=paper))
    width, height = PAPERS[paper]
    page = reader(pdf).pages[0].mediabox
    assert (float(page.width), float(page.height)) == pytest.approx((width, height), abs=0.1)
    assert all(left >= 0 and right <= width for left, right, _ in boxes(pdf))


def test_what_reads_the_same_is_said_once_where_languages_are_not_side_by_side() -> None:
    """Credits under a title that spans the columns, and the date over stacked titles, are not said twice."""
    briefing = make_briefing(glance=(), left_out=(), statuses=())
    english = squeeze("The River Post · 2026年11月18日")
    assert raw_text(render_format(briefing, "pdf")).count(english) == 1
    stacked = raw_text(render_format(briefing, "pdf", look=Look(paper="phone")))
    assert stacked.count(squeeze("2026年11月20日 星期五")) == 1
    assert stacked.count(english) == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    "languages",
    [("zh-Hant-TW",), ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK"), ("zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK")],
    ids=["one", "three", "four"],
)
def test_any_number_of_languages_can_be_set(languages: tuple[str, ...]) -> None:
    """One language stands alone, three side by side, four below each other; all words are there."""
    briefing = in_languages(make_briefing(), languages)
    text = raw_text(render_format(briefing, "pdf"))
    for entry in briefing.items:
        for sentence in entry.quotations:
            assert all(_same_shapes(words) in _same_shapes(text) for words in sentence.texts.values())


def _same_shapes(text: str) -> str:
    """In Traditional fonts these two have one glyph, and a PDF gives one of them back for both."""
    return squeeze(text).replace("户", "戶")


@pytest.mark.slow
def test_a_sentence_of_many_pages_is_set_to_its_end() -> None:
    """A text without a full stop, longer than a page, is broken over pages and loses nothing."""
    text = "河水向东流去，" * 700
    story = item(1, "长句", (quotation(text),), report("长句", None, None, None))
    pdf = render_format(make_briefing(items=(story,), glance=()), "pdf")
    text = raw_text(pdf)
    assert text.count("向") == 2 * 700
    assert text.count("河水向") >= 2 * 690  # the running head may stand between two halves of a clause
    assert len(reader(pdf).pages) > 3


@pytest.mark.slow
def test_a_word_of_ten_thousand_letters_stays_in_its_column() -> None:
    """A word that no line can hold is broken where the column ends."""
    measure = measure_page("a4", 2)
    story = item(1, "长词", (quotation("甲" + "x" * 10_000 + "乙"),), report("长词", None, None, None))
    pdf = render_format(make_briefing(items=(story,), glance=(), left_out=(), statuses=()), "pdf")
    lines = [(left, right) for left, right, words in boxes(pdf) if words.startswith("xxx")]
    assert len(lines) > 100
    assert all(right <= measure.width - measure.side + 1 for _, right in lines)


def _set_hostile(lines: tuple[str, ...]) -> bytes:
    told = tuple(hostile_briefing(line, "javascript:alert(1)").items[0] for line in lines)
    return render_format(make_briefing(items=told, glance=(), left_out=()), "pdf")


def test_hostile_text_is_set_as_text() -> None:
    """Markup that would fetch, attach or link is words on the page, and nothing else happens."""
    lines = tuple(line for line in LINES if "attachment" in line or "file:" in line or "javascript" in line)
    pdf = _set_hostile(lines)
    assert squeeze('<link rel=attachment href="file:///etc/passwd">') in raw_text(pdf)
    assert link_targets(pdf) == []
    assert "/EmbeddedFiles" not in reader(pdf).trailer["/Root"].get("/Names", {})


@pytest.mark.slow
def test_all_hostile_texts_can_be_set() -> None:
    """No input of the corpus stops the page, adds a link or attaches a file."""
    pdf = _set_hostile(LINES)
    assert link_targets(pdf) == []
    assert "/EmbeddedFiles" not in reader(pdf).trailer["/Root"].get("/Names", {})


def test_a_character_that_no_font_has_is_named_with_its_sentence() -> None:
    """No box is printed in silence: the message has the code, the words around it and the remedy."""
    briefing = make_briefing(
        items=(item(1, "题", (quotation("这里有一个\ue123怪字。"),), report("题", None, None, None)),)
    )
    with pytest.raises(PdfUnavailable, match=r"U\+E123 .*这里有一个.*怪字.*; (apt|brew|install)") as error:
        render_format(briefing, "pdf")
    assert "\n" not in str(error.value)


def test_a_missing_character_can_be_named_in_the_text_instead() -> None:
    """Where a page is wanted in spite of it, the character's code stands in its place."""
    briefing = make_briefing(
        items=(item(1, "题", (quotation("这里有一个\ue123怪字。"),), report("题", None, None, None)),)
    )
    pdf = render_format(briefing, "pdf", look=Look(missing_glyphs="name"))
    assert "这里有一个[U+E123]怪字。" in raw_text(pdf)


@pytest.mark.slow
def test_rare_but_real_characters_are_set() -> None:
    """Characters beyond the basic plane and Hong Kong's own are in the fonts and on the page."""
    briefing = make_briefing(
        items=(item(1, "字", (quotation("㗎嘅𡃁𠮷囍，皆可印。"),), report("字", None, None, None)),)
    )
    assert "㗎嘅𡃁𠮷囍" in unicodedata.normalize("NFC", raw_text(render_format(briefing, "pdf")))


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # WeasyPrint leaves its profile open
@pytest.mark.parametrize(("kind", "mark"), [("a-2a", b"pdfaid:part"), ("a-3u", b"pdfaid:part")])
def test_an_archival_pdf_says_so(kind: str, mark: bytes) -> None:
    """PDF/A is a choice of look and is declared in the metadata."""
    pdf = render_format(make_briefing(), "pdf", look=Look(pdf=kind))
    assert mark in reader(pdf).trailer["/Root"]["/Metadata"].get_data()


@pytest.mark.slow
def test_the_engine_is_left_as_it_was() -> None:
    """Setting a page changes nothing for other users of WeasyPrint in the same program."""
    import weasyprint.layout.inline as inline
    import weasyprint.text.line_break as line_break

    before = (inline.count_expandable_spaces, inline.justify_line, line_break.Layout.set_text)
    render_format(dataclasses.replace(make_briefing(), items=()), "pdf")
    assert before == (inline.count_expandable_spaces, inline.justify_line, line_break.Layout.set_text)


@pytest.mark.slow
def test_two_scripts_take_different_shapes_from_one_font(tmp_path: Path) -> None:
    """The same character is drawn in the mainland's form in one column and in Taiwan's in the other."""
    briefing = make_briefing(
        titles=both("骨骨骨骨", ("zh-Hans",)) | {"zh-Hant-TW": "骨骨骨骨"},
        items=(),
        glance=(),
        left_out=(),
        statuses=(),
    )
    (tmp_path / "a.pdf").write_bytes(render_format(briefing, "pdf"))
    one = render_format(dataclasses.replace(briefing, languages=("zh-Hans",), labels=labels_for(("zh-Hans",))), "pdf")
    other = render_format(
        dataclasses.replace(briefing, languages=("zh-Hant-TW",), labels=labels_for(("zh-Hant-TW",))), "pdf"
    )
    assert _glyphs(one) != _glyphs(other)


def _glyphs(pdf: bytes) -> bytes:
    """The glyph codes of the largest text on the first page."""
    content = reader(pdf).pages[0].get_contents()
    assert content is not None
    runs = re.findall(rb"\[<([0-9a-f]{16})>", content.get_data().replace(b">0<", b""))
    return next((run for run in runs if len(set(re.findall(rb"....", run))) == 1), b"")


def test_a_line_that_is_widened_is_copied_without_spaces() -> None:
    """Lines that end before a long word are widened, but never so far that a reader sees a space between characters."""
    openings = [f"{'1234'[:digits]}{'河水向东流去' * 3}{'桥' * n}" for n in range(7) for digits in range(5)]
    texts = [f"{opening}Mississippi号船到了。" for opening in openings]
    story = item(1, "题", tuple(map(quotation, texts)), report("题", None, None, None))
    pdf = render_format(make_briefing(items=(story,), glance=(), left_out=(), statuses=()), "pdf")
    copied = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    assert not [line for line in copied.splitlines() if re.search("[河水向东流去桥] [河水向东流去桥]", line)]
    assert copied.count("河水向东") > 100
