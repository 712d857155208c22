"""The page of all issues and the feed, as files."""

from __future__ import annotations

import dataclasses
import json
import re
import shutil
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest

from digest.catalogue import find_folds, write_catalogue
from digest.errors import OutputError, RenderError
from digest.language import fold
from digest.rendering import PastIssue, PastItem, render_format
from tests.catalogue.folders import SITE, add_issue
from tests.conftest import Run
from tests.rendering.briefings import make_briefing
from tests.rendering.hostile import LINES

ATOM = "{http://www.w3.org/2005/Atom}"
URN = re.compile(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def feed(directory: Path) -> ElementTree.Element:
    return ElementTree.fromstring((directory / "atom.xml").read_text(encoding="utf-8"))


def identities(directory: Path) -> list[str]:
    return [element.text or "" for element in feed(directory).iter(f"{ATOM}id")]


def data(directory: Path) -> dict[str, list[dict[str, list[list[str]]]]]:
    page = (directory / "index.html").read_text(encoding="utf-8")
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    loaded: dict[str, list[dict[str, list[list[str]]]]] = json.loads(found[1])
    return loaded


@pytest.fixture
def three(tmp_path: Path) -> Path:
    for day in (17, 18, 19):
        add_issue(tmp_path, day)
    write_catalogue(tmp_path, SITE)
    return tmp_path


def test_every_issue_is_listed_the_newest_first_with_its_files(three: Path) -> None:
    """The page leads to each file of each issue by an address beside it."""
    page = (three / "index.html").read_text(encoding="utf-8")
    links = re.findall(r'href="(2026[^"]+)"', page)
    assert links == [f"2026-11-{day}/briefing.{name}" for day in (19, 18, 17) for name in ("html", "html", "pdf")]
    assert "第19期" in page
    assert all((three / link).is_file() for link in links)


def test_titles_and_sentences_of_every_issue_can_be_searched(three: Path) -> None:
    """Each text lies in the page once for each issue, as its article has it."""
    issues = data(three)["issues"]
    assert len(issues) == 3
    titles = [item[0] for item in issues[0]["i"]]
    assert titles[0].startswith("青河大桥合龙")
    assert titles[-1] == "颱風過後鐵路恢復"
    assert "省粮食局提醒，入库粮食须经检测，水分不得高于14.5%。" in issues[1]["i"][1]


def test_a_sentence_that_only_the_glance_quotes_is_found_too(tmp_path: Path) -> None:
    """What the item does not repeat is still what the issue said."""
    glance = dataclasses.replace(make_briefing().glance[0], item="story-2")
    add_issue(tmp_path, 19, glance=(glance,))
    write_catalogue(tmp_path, SITE)
    assert data(tmp_path)["issues"][0]["i"][1][2] == glance.text


def test_the_feed_is_one_that_feed_readers_understand(three: Path) -> None:
    """feedparser finds no fault and every issue, with its link, date and items."""
    parsed = feedparser.parse((three / "atom.xml").read_bytes())
    assert (parsed.bozo, parsed.version) == (False, "atom10")
    assert [entry.link for entry in parsed.entries] == [f"2026-11-{day}/briefing.html" for day in (19, 18, 17)]
    assert parsed.entries[0].updated == "2026-11-19T00:00:00+08:00"
    assert "青河大桥合龙" in parsed.entries[0].content[0].value
    assert "青河大橋合龍" in parsed.entries[0].content[0].value


def test_the_feed_keeps_the_rules_of_its_format(three: Path) -> None:
    """RFC 4287, 4.1: what must be there is, once; ids are addresses; times have a zone; one link is the alternate."""
    root = feed(three)
    assert root.tag == f"{ATOM}feed"
    for element in (root, *root.findall(f"{ATOM}entry")):
        assert [len(element.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated")] == [1, 1, 1]
        assert URN.fullmatch(element.findtext(f"{ATOM}id") or "")
        assert datetime.fromisoformat(element.findtext(f"{ATOM}updated") or "").utcoffset() is not None
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    assert len(set(identities(three))) == 4
    for entry in root.findall(f"{ATOM}entry"):
        kinds = [(link.get("rel"), link.get("type")) for link in entry.findall(f"{ATOM}link")]
        assert kinds == [("alternate", "text/html"), ("related", "application/pdf")]


def test_the_names_in_the_feed_never_change(three: Path) -> None:
    """A new issue, another title, an issue made again: a reader's program knows what it has seen."""
    before = identities(three)
    add_issue(three, 18, titles={"zh-Hans": "另一个名字"}, items=())
    add_issue(three, 20)
    write_catalogue(three, dataclasses.replace(SITE, address="https://news.example/briefing"))
    after = identities(three)
    assert set(before) < set(after)
    assert after[0] == before[0]


def test_the_feed_has_whole_addresses_where_the_folder_is_served(three: Path) -> None:
    """A feed is read far from where it lies."""
    write_catalogue(three, dataclasses.replace(SITE, address="https://news.example/briefing"))
    links = [link.get("href") for link in feed(three).iter(f"{ATOM}link")]
    assert links[:3] == [
        "https://news.example/briefing/atom.xml",
        "https://news.example/briefing/index.html",
        "https://news.example/briefing/2026-11-19/briefing.html",
    ]


def test_the_same_issues_give_the_same_bytes(three: Path, tmp_path: Path) -> None:
    """What is written again is the same file."""
    before = [(three / name).read_bytes() for name in ("index.html", "atom.xml")]
    write_catalogue(three, SITE)
    assert [(three / name).read_bytes() for name in ("index.html", "atom.xml")] == before


def test_an_issue_that_is_gone_is_no_longer_listed(three: Path) -> None:
    """The page shows what is there, and nothing is kept of what is not; with the last issue the page goes."""
    shutil.rmtree(three / "2026-11-18")
    write_catalogue(three, SITE)
    assert "2026-11-18" not in (three / "index.html").read_text(encoding="utf-8")
    assert not (three / "issues" / "2026-11-18.json").exists()
    for day in (17, 19):
        shutil.rmtree(three / f"2026-11-{day}")
    assert write_catalogue(three, SITE) == ()
    assert not (three / "index.html").exists()


def test_an_issue_of_which_nothing_is_kept_is_read_from_its_json_or_listed_by_its_date(three: Path) -> None:
    """Issues that were made elsewhere, or before, take part as far as they can."""
    shutil.rmtree(three / "issues")
    (three / "2026-11-18" / "briefing.json").write_bytes(render_format(make_briefing(), "json"))
    (three / "2026-11-17" / "briefing.json").write_text('{"items": 3}', encoding="utf-8")
    write_catalogue(three, SITE)
    assert [len(issue["i"]) for issue in data(three)["issues"]] == [0, 4, 0]
    assert "2026年11月19日 星期四" in (three / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["2026-13-45", "notes", ".2026-11-20-x", "2026-11-21"])
def test_other_folders_are_no_issues(three: Path, name: str) -> None:
    """What is not named for a day, or holds no briefing, is somebody else's."""
    (three / name).mkdir()
    write_catalogue(three, SITE)
    assert len(data(three)["issues"]) == 3


def test_a_damaged_record_costs_its_texts_alone(three: Path) -> None:
    """One bad file does not take the page away."""
    (three / "issues" / "2026-11-19.json").write_text("{", encoding="utf-8")
    write_catalogue(three, SITE)
    assert [len(issue["i"]) for issue in data(three)["issues"]] == [0, 5, 5]


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.handlers += [name for name, value in attrs if name.startswith("on") or "javascript:" in (value or "")]


def test_hostile_titles_are_text_on_the_page_and_in_the_feed(tmp_path: Path) -> None:
    """Whatever an article says, the page has its own two scripts and the feed stays well-formed."""
    quiet = make_briefing().items[0]
    items = tuple(dataclasses.replace(quiet, titles={"zh-Hans": line, "zh-Hant-TW": line}) for line in LINES)
    add_issue(tmp_path, 19, items=items)
    write_catalogue(tmp_path, SITE)
    page = _Tags()
    page.feed((tmp_path / "index.html").read_text(encoding="utf-8"))
    assert page.tags.count("script") == 2
    assert not {"img", "iframe", "svg", "object", "base", "embed"} & set(page.tags)
    assert page.handlers == []
    assert len(identities(tmp_path)) == 2
    assert not feedparser.parse((tmp_path / "atom.xml").read_bytes()).bozo


def test_the_table_of_the_search_leads_to_what_occurs_and_to_nothing_else() -> None:
    """Every character that folds to one of the texts' is in it; no other, so that the page stays small."""
    item = PastItem(titles={"zh-Hans": "关系"}, language="zh-Hans", sentences=("發展",))
    issue = PastIssue(folder="x", titles={}, dates={}, updated=datetime(2026, 11, 20), items=(item,))
    folds = find_folds((issue,))
    assert folds["關"] == "关"
    assert folds["係"] == "系"
    assert folds["髮"] == folds["發"] == fold("發") == "发"
    assert set(folds.values()) <= set("关系发展")
    assert len(folds) < 12


def test_a_folder_that_cannot_be_written_to_is_said(three: Path) -> None:
    """One line that names the file, and the old page stays whole."""
    (three / "index.html").unlink()
    (three / "index.html").mkdir()
    with pytest.raises(OutputError, match=r"index\.html: cannot be written"):
        write_catalogue(three, SITE)
    assert [path.name for path in three.iterdir() if path.name.startswith(".index")] == []


def test_a_slip_in_a_template_of_the_page_is_named(three: Path, tmp_path: Path) -> None:
    """The page is a template like the others."""
    own = tmp_path / "own" / "site"
    own.mkdir(parents=True)
    (own / "index.html.j2").write_text("<p>\n{{ catalogue.isues }}", encoding="utf-8")
    with pytest.raises(RenderError, match=r"index\.html\.j2:2: 'isues' is undefined"):
        write_catalogue(three, dataclasses.replace(SITE, templates=tmp_path / "own"))


def test_build_makes_the_page_when_a_second_issue_stands_there(tmp_path: Path, digest: Run) -> None:
    """One issue needs no page of all; two have one, with the feed, and it follows each build."""
    (tmp_path / "a.txt").write_text(
        "海湾市开通夜间渡轮\n\n海湾市交通局18日宣布，夜间渡轮当天开通，票价三元。\n", "utf-8"
    )
    pages = []
    for day in ("18", "19"):
        options = ("--date", f"2026-11-{day}", "--out", tmp_path / "out", "--formats", "html")
        assert digest("build", tmp_path / "a.txt", *options).code == 0
        pages.append((tmp_path / "out" / "index.html").exists() and (tmp_path / "out" / "atom.xml").exists())
    assert pages == [False, True]
    assert [len(issue["i"]) for issue in data(tmp_path / "out")["issues"]] == [1, 1]


def test_the_page_can_be_left_out(tmp_path: Path, digest: Run) -> None:
    """Who publishes elsewhere needs none."""
    (tmp_path / "a.txt").write_text(
        "海湾市开通夜间渡轮\n\n海湾市交通局18日宣布，夜间渡轮当天开通，票价三元。\n", "utf-8"
    )
    (tmp_path / "digest.toml").write_text('[output]\nsite = false\nformats = ["md"]\n', encoding="utf-8")
    for day in ("18", "19"):
        options = ("--date", f"2026-11-{day}", "--out", tmp_path / "out", "--config", tmp_path / "digest.toml")
        assert digest("build", tmp_path / "a.txt", *options).code == 0
    assert not (tmp_path / "out" / "index.html").exists()
