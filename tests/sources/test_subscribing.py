"""``digest sources``: feeds of a reader added to digest.toml, and each source tried once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from digest.config import load_settings
from tests.conftest import Run
from tests.publishing.conftest import tell
from tests.sources.feeds import rss, whole
from tests.sources.site import Site

SETTINGS = """\
# mine
title = "云汀简报"   # and this
[[sources]]
name = "河畔"
feed = "https://a.example/rss"

[output]
formats = ["md"]
"""
SUBSCRIPTIONS = """\
<opml version="2.0"><body>
  <outline text="新闻"><outline text="大陆">
    <outline text="老地方" xmlUrl="http://a.example/rss/"/>
    <outline text="河畔" xmlUrl="https://b.example/feed?x=1&amp;y=2"/>
  </outline></outline>
  <outline text='灯塔 "夜" \\' xmlUrl="https://c.example/atom"/>
  <outline text="again" xmlUrl="https://c.example/atom"/>
</body></opml>
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """digest.toml with one feed, and the export of a reader beside it."""
    (tmp_path / "digest.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "reader.opml").write_text(SUBSCRIPTIONS, encoding="utf-8")
    return tmp_path


def test_the_feeds_of_a_reader_are_added_and_nothing_else_is_touched(project: Path, digest: Run) -> None:
    """What stood in digest.toml stands there still, character for character; a feed it had is not added again."""
    ended = digest("sources", "import", project / "reader.opml", "--config", project / "digest.toml")

    assert ended.code == 0, ended.err
    assert "2 feeds added" in ended.out
    assert "already there: 1" in ended.out
    assert "新闻 / 大陆 / 河畔 (2)  https://b.example/feed?x=1&y=2" in ended.out
    assert (project / "digest.toml").read_text(encoding="utf-8").startswith(SETTINGS)
    sources = load_settings(project / "digest.toml").sources
    assert [source.name for source in sources] == ["河畔", "河畔 (2)", '灯塔 "夜" \\']
    assert [source.location for source in sources][1:] == ["https://b.example/feed?x=1&y=2", "https://c.example/atom"]


def test_importing_again_changes_nothing(project: Path, digest: Run) -> None:
    """The second time every feed is there, and the file is the same, to the byte."""
    digest("sources", "import", project / "reader.opml", "--config", project / "digest.toml")
    once = (project / "digest.toml").read_bytes()
    again = digest("sources", "import", project / "reader.opml", "--config", project / "digest.toml")

    assert "0 feeds added" in again.out
    assert (project / "digest.toml").read_bytes() == once


@pytest.mark.parametrize(
    "before",
    [
        "\ufeff" + SETTINGS,
        SETTINGS.replace("\n", "\r\n"),
        SETTINGS.rstrip("\n"),
        "",
    ],
    ids=["byte order mark", "Windows line ends", "no last line end", "empty"],
)
def test_however_the_file_is_written_it_is_added_to(project: Path, digest: Run, before: str) -> None:
    """Marks and line ends of other editors stay, and what is added has the same."""
    (project / "digest.toml").write_bytes(before.encode())

    ended = digest("sources", "import", project / "reader.opml", "--config", project / "digest.toml")

    assert ended.code == 0, ended.err
    after = (project / "digest.toml").read_bytes().decode()
    assert after.startswith(before)
    assert ("\r\n" in before) == ("\r\n" in after.removeprefix(before))
    assert len(load_settings(project / "digest.toml").sources) in (3, 3 - (not before) + 1)


def test_settings_that_cannot_be_added_to_are_left_as_they_are(project: Path, digest: Run) -> None:
    """Sources written as a list take no tables after them: that is said, and the file stays."""
    before = 'sources = [{ name = "河畔", path = "articles" }]\n'
    (project / "digest.toml").write_text(before, encoding="utf-8")

    ended = digest("sources", "import", project / "reader.opml", "--config", project / "digest.toml")

    assert ended.code == 2
    assert "[[sources]]" in ended.err
    assert (project / "digest.toml").read_text(encoding="utf-8") == before


def test_what_is_no_list_of_subscriptions_is_named(project: Path, digest: Run) -> None:
    """A wrong file, a file that is not there, and missing settings are a line each."""
    config = ("--config", project / "digest.toml")
    wrong = digest("sources", "import", project / "digest.toml", *config)
    missing = digest("sources", "import", project / "nowhere.opml", *config)
    homeless = digest("sources", "import", project / "reader.opml", "--config", project / "other.toml")

    assert [one.code for one in (wrong, missing, homeless)] == [4, 4, 2]
    assert f"{project / 'digest.toml'}: not OPML" in wrong.err
    assert "nowhere.opml: not readable" in missing.err
    assert "digest new" in homeless.err


def test_each_source_is_tried_once(tmp_path: Path, digest: Run, site: Site) -> None:
    """One article of each: its title and date, or why there is none; the archive is not touched."""
    site.serve("/rss", rss(whole("新桥通车", pubDate="Fri, 20 Nov 2026 08:30:00 +0800")), "application/xml")
    site.serve("/gone", status=410)
    (tmp_path / "articles").mkdir()
    for n in range(3):
        (tmp_path / "articles" / f"{n}.txt").write_text(tell(n), encoding="utf-8")
    tables = [f'name = "文稿"\npath = "{tmp_path / "articles"}"']
    tables += [
        f'name = "{path}"\nfeed = "{site.url(path)}"\nallow_private = ["127.0.0.1"]' for path in ("/rss", "/gone")
    ]
    (tmp_path / "digest.toml").write_text("".join(f"[[sources]]\n{table}\n" for table in tables), encoding="utf-8")

    ended = digest("sources", "check", "--config", tmp_path / "digest.toml", "--json")
    one = digest("sources", "check", "文稿", "--config", tmp_path / "digest.toml")

    fared = {row["name"]: row for row in json.loads(ended.out)}
    assert ended.code == 4
    assert fared["/rss"]["title"] == "新桥通车"
    assert fared["/rss"]["published"] == "2026-11-20T08:30:00+08:00"
    assert (fared["/gone"]["failed"], "410" in fared["/gone"]["reason"]) == (True, True)
    assert (one.code, one.out) == (0, f"文稿: {tell(0).splitlines()[0]}, no date stated\n")
    assert site.paths().count("/rss") == 1
    assert not list(tmp_path.glob("*.sqlite"))


def test_sources_are_listed_and_unknown_ones_named(project: Path, digest: Run) -> None:
    """A list for people; a name that no source has is an error that says which there are."""
    listed = digest("sources", "list", "--config", project / "digest.toml")
    unknown = digest("sources", "check", "河岸", "--config", project / "digest.toml")

    assert listed.out == "河畔  feed  https://a.example/rss\n"
    assert unknown.code == 2
    assert "河畔" in unknown.err
