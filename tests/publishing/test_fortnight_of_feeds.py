"""A fortnight of feeds on a local server that change, fail, repeat and move, its clock turned by the test."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from xml.sax.saxutils import escape

import pytest

from digest.archive import check_archive, source_health
from digest.language import convert
from digest.publishing import collect
from tests.publishing.conftest import MakeProject, Project, moment, tell
from tests.sources.feeds import item, rss
from tests.sources.site import Site, open_site

FEEDS = {
    "完整": "/whole.xml",
    "链接": "/linked.xml",
    "无日期": "/dateless.xml",
    "搬家": "/old.xml",
    "网页": "/page.xml",
}
OFF = (8, 9)
"""Days on which the machine is off."""


@pytest.fixture
def site() -> Iterator[Site]:
    """The site of all five feeds."""
    with open_site() as opened:
        yield opened


def entry(site: Site, number: int, date: str, *, whole: bool = True, to: str = "", ending: str = "") -> str:
    """An article as an entry of a feed; ``to`` is another script."""
    text = convert(tell(number, ending=ending), to) if to else tell(number, ending=ending)
    title, *paragraphs = [line for line in text.splitlines() if line]
    elements = {"link": site.url(f"/{to or 'a'}/{number}")}
    if date:
        elements["pubDate"] = date
    if whole:
        elements["content_encoded"] = escape("".join(f"<p>{line}</p>" for line in paragraphs))
    return item(escape(title), **elements)


def serve_page(site: Site, number: int, status: int = 200) -> None:
    """The page of an article."""
    title, *paragraphs = [line for line in tell(number).splitlines() if line]
    body = "".join(f"<p>{line}</p>" for line in paragraphs)
    site.serve(f"/a/{number}", f"<html><body><article><h1>{title}</h1>{body}</article></body></html>", status=status)


def happen(site: Site, day: int) -> None:
    """What the site serves on the evening of a day: each feed has one article more, and holds the last five."""
    days = range(max(0, day - 4), day + 1)

    def feed(make: Callable[[int], str]) -> str:
        return rss(*(make(one) for one in reversed(days)))

    xml = "application/xml"
    ending = "两天后又有58人补交了登记表，主管部门决定把受理时间再延长一周。" if day >= 6 else ""
    site.serve(
        FEEDS["完整"],
        feed(lambda d: entry(site, d, f"{d + 1} Nov 2026 20:10:00 +0800", ending=ending if d == 4 else "")),
        xml,
        ETag=f'"{day}"',
    )
    for one in days:
        serve_page(site, 20 + one, status=404 if (one, day) == (3, 3) else 200)
    linked = feed(lambda d: entry(site, 20 + d, f"2026年11月{d + 1}日 晚上8:10", whole=False))
    site.serve(FEEDS["链接"], linked, xml, status=500 if day in (5, 6) else 200)
    copies = entry(site, day - 2, "", to="zh-Hant-TW") if day in (5, 11) else ""  # of what another feed had
    site.serve(FEEDS["无日期"], rss(copies, *(entry(site, 40 + d, "") for d in reversed(days))), xml)
    moved = feed(lambda d: entry(site, 60 + d, f"{d + 1} Nov 2026 12:10:00 GMT"))
    site.serve("/new.xml", moved, xml)
    if day < 5:
        site.serve(FEEDS["搬家"], moved, xml)
    elif day < 9:
        site.serve(FEEDS["搬家"], status=301, Location="/new.xml")
    else:
        site.serve(FEEDS["搬家"], status=410)
    body = "<!DOCTYPE html><html><body>维护中</body></html>" if day == 7 else ""
    site.serve(FEEDS["网页"], body or feed(lambda d: entry(site, 80 + d, f"{d + 1} Nov 2026 20:10:00 +0800")), xml)


@pytest.mark.slow
def test_over_a_fortnight_of_feeds_each_article_stands_in_one_issue_on_its_day(
    make_project: MakeProject, site: Site
) -> None:
    """Feeds change, fail, repeat each other in the other script, move and go; the machine is off for two days: every
    article is told once, on the morning after it came out, or as soon as it could be had; one update is marked."""
    tables = "".join(
        f'[[sources]]\nname = "{name}"\nfeed = "{site.url(path)}"\nallow_private = ["127.0.0.1"]\n'
        for name, path in FEEDS.items()
    )
    project = make_project(tables)
    for day in range(14):
        happen(site, day)
        evening = moment("2026-11-01 13:00") + timedelta(days=day)
        if day not in OFF:
            collect(project.settings, project.archive, evening)
            project.publish(f"{evening + timedelta(hours=10, minutes=40):%Y-%m-%d %H:%M}", due=True)

    told = read_issues(project)
    expected = {first + day for first in (0, 20, 40, 60, 80) for day in range(14)}
    assert set(told) == expected
    assert {number: len(days) for number, days in told.items() if len(days) > 1} == {4: 2}
    late = {number: days[0] - (number % 20 + 2) for number, days in told.items()}
    assert min(late.values()) == 0, "nothing is told before it came out"
    held_up = {number for number, days in late.items() if days}
    assert held_up <= {23, 25, 26, 87, 48, 49}, "a page that failed, feeds that failed; no date, the machine off"
    assert {one.name: one.failures for one in source_health(project.archive) if one.failures} == {}
    assert check_archive(project.archive).faults == ()


def read_issues(project: Project) -> dict[int, list[int]]:
    """For each article, by its number, the days of November whose issues told it."""
    told: dict[int, list[int]] = {}
    for folder in sorted((project.folder / "out").glob("2026-*")):
        for row in json.loads((folder / "run.json").read_text(encoding="utf-8"))["inputs"]:
            if row["fate"] in ("published", "merged"):
                number = int(row["title"].partition("第")[2].partition("号")[0].partition("號")[0])
                told.setdefault(number, []).append(int(folder.name[-2:]))
    return told
