"""Feeds of every kind, well and badly made, each collected once beside all the others."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from typing import Any

import pytest

from digest.model import Page
from digest.sources import Limits
from tests.sources.conftest import NOON, Hours
from tests.sources.feeds import WHOLE, item, rss, whole
from tests.sources.gathering import Gathered, gather, source
from tests.sources.site import drip, open_site

PATIENT = Limits(parsers=1, total=300, retries=0, per_opened_host=60)
HASTY = Limits(parsers=1, total=2, retries=0)
CHINA = timezone(timedelta(hours=8))
TEXT = WHOLE.removeprefix("<p>").removesuffix("</p>")
TRADITIONAL = "市民週五試走新橋，稱過江快了很多。" * 15
BIG5 = rss(whole("新橋通車")).replace(TEXT, TRADITIONAL).replace("闻", "聞")
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-Hant">
<title>河畔新聞</title><entry><title>新橋通車</title><id>urn:1</id><link href="http://a.test/atom"/>
<published>2026-11-20T07:30:00+09:00</published><updated>2026-11-20T11:00:00Z</updated>
<author><name>陳一</name></author><source><title>上游社</title></source>
<content type="html"><![CDATA[{WHOLE}]]></content></entry></feed>"""
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "河畔新闻",
    "language": "zh-Hans",
    "items": [
        {
            "id": "1",
            "url": "http://a.test/json",
            "title": "新桥通车",
            "content_html": WHOLE,
            "date_published": "2026-11-20T07:30:00+08:00",
            "authors": [{"name": "陈一"}, {"name": "李二"}],
        }
    ],
}
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>a</title></channel><item><title>新桥通车</title>
<link>http://a.test/rdf</link><dc:date>2026-11-20T07:30:00+08:00</dc:date>
<description><![CDATA[{WHOLE}]]></description></item></rdf:RDF>"""
NESTED = "".join(
    f"<!ENTITY {name} '{'&' + inner + ';&' + inner + ';'}'>" for inner, name in pairwise("abcdefghijklmnopqrst")
)
LAUGHS = f"<!DOCTYPE a [<!ENTITY a 'ha'>{NESTED}]>"
OUTSIDE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY % y SYSTEM "http://127.0.0.1:1/d">%y;]>'

ATTRIBUTES = " ".join(f"a{n}='1'" for n in range(50_000))

FEEDS: dict[str, tuple[str | bytes, str]] = {
    "rss": (rss(whole("新桥通车", pubDate="Fri, 20 Nov 2026 07:30:00 +0800", dc_creator="陈一")), "text/xml"),
    "atom": (ATOM, "application/atom+xml"),
    "json": (json.dumps(JSON_FEED), "application/feed+json"),
    "rdf": (RDF, "application/xml"),
    "gb2312": (rss(whole("新桥通车"), encoding="gb2312").encode("gb18030"), "text/xml"),
    "big5": (BIG5.encode("big5hkscs"), "text/xml; charset=big5"),
    "gbk-says-utf8": (rss(whole("新桥通车")).encode("gb18030"), "text/xml; charset=utf-8"),
    "utf8-says-gbk": (rss(whole("新桥通车"), encoding="gb2312").encode(), "text/xml; charset=gb2312"),
    "utf16": (rss(whole("新桥通车"), encoding="utf-16").encode("utf-16"), "text/xml"),
    "undeclared-gbk": (rss(whole("新桥通车")).replace(' encoding="UTF-8"', "").encode("gb18030"), "text/xml"),
    "control": (rss(whole("新桥\x0b通车\x00")), "text/xml"),
    "unclosed": (rss(whole("新桥通车")).removesuffix("</channel></rss>"), "text/xml"),
    "laughs": (rss(whole("新桥&t;通车"), doctype=LAUGHS), "text/xml"),
    "outside": (rss(whole("新桥&x;通车"), doctype=OUTSIDE), "text/xml"),
    "attributes": (rss(f"<item {ATTRIBUTES}><title>a</title></item>"), "text/xml"),
    "nested": (rss("<item>" + "<a>" * 20_000 + "</item>"), "text/xml"),
    "tags": (rss("<a/>" * 500_000), "text/xml"),
    "entries": (rss(*(whole(f"第{n}条") for n in range(9)), *["<item><title>旧</title></item>"] * 110_000), "text/xml"),
    "page": ("<!DOCTYPE html><html><body>新闻</body></html>", "text/html"),
    "words": ("just words", "text/xml"),
    "nothing": ("  ", "text/xml"),
    "broken-json": ("{", "application/json"),
    "no-items": ("{}", "application/json"),
    "no-entries": (rss(), "text/xml"),
    "strange-addresses": (json.dumps({"items": [
        {"id": str(n), "url": url, "title": f"第{n}条", "content_text": "短"} for n, url in enumerate(
            ["http://a.test:99999/", "http://a.test:x/", "http://[::1", "http://a b.test/", f"http://{'a' * 300}.test/",
             "http://a..test/", "http://xn--\u0130\u200d.test/", "http:///x"])
    ]}), "application/json"),
    "half-characters": (json.dumps({"items": [
        {"id": "1", "url": "http://a.test/\ud800x", "title": "新\ud83d桥\x00", "content_html": WHOLE}
    ]}), "application/json"),
    **{f"says-{codec}": (rss(whole("新桥通车"), encoding=codec).encode("gb18030"), "text/xml")
       for codec in ("idna", "punycode", "undefined", "rot13", "unicode_escape")},
    "twice": (rss(*[item("新桥通车", link="/twice-page", guid="1", description="短")] * 3), "text/xml"),
    "links": (rss(
        whole("一", "/relative"), whole("二", "javascript:alert(1)"), whole("三", "file:///etc/passwd"),
        item("四", guid="http://a.test/guid", description=WHOLE.replace("<", "&lt;")),
    ), "text/xml"),
    "markup": (rss(whole("新桥 &amp;lt;b&amp;gt; <![CDATA[<i>通车</i>]]>").replace(
        TEXT, f"<style>p {{}}</style>{TEXT}<br/>第二段。<script>x</script><figcaption>图</figcaption>")), "text/xml"),
}  # fmt: skip
DATES: dict[str, tuple[str, Any]] = {
    "RFC 822": ("Fri, 20 Nov 2026 07:30:00 +0800", datetime(2026, 11, 20, 7, 30, tzinfo=CHINA)),
    "RFC 822, GMT": ("Thu, 19 Nov 2026 23:30:00 GMT", datetime(2026, 11, 20, 7, 30, tzinfo=CHINA)),
    "no zone": ("Fri, 20 Nov 2026 07:30:00", datetime(2026, 11, 20, 7, 30, tzinfo=CHINA)),
    "CST": ("Fri, 20 Nov 2026 07:30:00 CST", datetime(2026, 11, 20, 7, 30, tzinfo=CHINA)),
    "EST": ("Thu, 19 Nov 2026 18:30:00 EST", datetime(2026, 11, 20, 7, 30, tzinfo=CHINA)),
    "ISO 8601": ("2026-11-19T23:30:00Z", datetime(2026, 11, 20, 7, 30, tzinfo=CHINA)),
    "ISO 8601, fraction": ("2026-11-20T07:30:00.123+08:00", datetime(2026, 11, 20, 7, 30, 0, 123000, tzinfo=CHINA)),
    "no T, no zone": ("2026-11-20 07:30:00", datetime(2026, 11, 20, 7, 30, tzinfo=CHINA)),
    "a day": ("2026-11-20", date(2026, 11, 20)),
    "Chinese": ("2026年11月20日 07:30", datetime(2026, 11, 20, 7, 30, tzinfo=CHINA)),
    "morning": ("2026/11/20 上午7:30", datetime(2026, 11, 20, 7, 30, tzinfo=CHINA)),
    "afternoon": ("2026/11/19 下午7:30", datetime(2026, 11, 19, 19, 30, tzinfo=CHINA)),
    "seconds": ("1795131000", datetime(2026, 11, 19, 23, 30, tzinfo=UTC)),
    "the far future": ("Fri, 20 Nov 2099 07:30:00 +0800", None),
    "the far past": ("Thu, 01 Jan 1970 00:00:00 GMT", None),
    "February 30": ("2026-02-30T07:30:00Z", None),
    "February 30, RFC 822": ("Mon, 30 Feb 2026 07:30:00 GMT", None),
    "February 30, slashes": ("2026/02/30 07:30", None),
    "month 13": ("2026-13-01T07:30:00Z", None),
    "hour 25": ("Fri, 20 Nov 2026 25:30:00 GMT", date(2026, 11, 20)),
    "leap second": ("Thu, 19 Nov 2026 23:30:60 GMT", datetime(2026, 11, 20, 7, 30, 59, tzinfo=CHINA)),
    "words": ("soon", None),
}


@pytest.fixture(scope="module")
def feeds() -> Iterator[dict[str, Gathered]]:
    """Every feed of this file, collected in one run, but for the one that never ends."""
    with open_site() as site:
        for name, (body, media_type) in FEEDS.items():
            site.serve(f"/{name}", body, media_type)
        for name, (text, _) in DATES.items():
            site.serve(f"/date {name}".replace(" ", "-"), rss(whole("a", pubDate=text)), "text/xml")
        ahead = [whole(f"{n}", f"http://a.test/{n}", pubDate=f"Fri, 20 Nov 2026 {n:02}:30:00 GMT") for n in (9, 14, 19)]
        site.serve("/ahead", rss(*ahead), "text/xml")
        site.serve("/twice-page", f"<html><body><article>{WHOLE}</article></body></html>")
        site.pages["/slow"] = drip(b"HTTP/1.1 200 OK\r\n\r\n<rss>", b" ")
        inside = [name for name in FEEDS if name not in ("strange-addresses", "twice")]
        names = [*inside, "missing", "ahead", *(f"date {name}".replace(" ", "-") for name in DATES)]
        sources = [source(site, "feed", f"/{name}", name, full_text="feed", max_items=5) for name in names]
        sources += [source(site, "feed", f"/{name}", name) for name in ("strange-addresses", "twice")]
        found = gather(sources, clock=Hours().clock, limits=PATIENT)
        yield found | gather([source(site, "feed", "/slow", "slow")], clock=Hours().clock, limits=HASTY)


def only(gathered: Gathered) -> Page:
    assert not gathered.left_out, gathered.left_out
    (page,) = gathered.pages
    return page


@pytest.mark.parametrize("name", ["rss", "atom", "json", "rdf"])
def test_each_kind_of_feed_gives_its_articles(name: str, feeds: dict[str, Gathered]) -> None:
    """Title, time and address are the entry's, and the text is the article's own, without markup."""
    page = only(feeds[name])
    assert page.stated.title in ("新桥通车", "新橋通車")
    assert (page.content, page.media_type, page.clean) == (TEXT, "text/plain", True)
    assert page.url == f"http://a.test/{'1' if name == 'rss' else name}"
    assert page.stated.published == datetime(
        2026, 11, 20, 7, 30, tzinfo=timezone(timedelta(hours=9 if name == "atom" else 8))
    )


def test_an_entry_says_who_wrote_it_and_where(feeds: dict[str, Gathered]) -> None:
    """Authors, the language of the feed, and the source that an aggregator names; else the settings' name."""
    atom, json_feed, plain = (only(feeds[name]).stated for name in ("atom", "json", "rss"))
    assert (atom.authors, atom.source, atom.language) == (("陳一",), "上游社", "zh-Hant")
    assert (json_feed.authors, json_feed.source, json_feed.language) == (("陈一", "李二"), "json", "zh-Hans")
    assert (plain.authors, plain.source) == (("陈一",), "rss")


@pytest.mark.parametrize(
    "name", ["gb2312", "gbk-says-utf8", "utf8-says-gbk", "utf16", "undeclared-gbk", "control", "unclosed"]
)
def test_a_feed_is_read_in_the_encoding_it_is_in(name: str, feeds: dict[str, Gathered]) -> None:
    """Whatever it, or its server, says that it is in; characters that XML forbids are passed over."""
    page = only(feeds[name])
    assert (page.stated.title, page.content) == ("新桥通车", TEXT)


def test_a_feed_in_big5_is_read(feeds: dict[str, Gathered]) -> None:
    """Traditional feeds come in Big5 still."""
    page = only(feeds["big5"])
    assert (page.stated.title, page.content) == ("新橋通車", TRADITIONAL)


@pytest.mark.parametrize("name", DATES)
def test_a_date_is_read_as_it_is_written(name: str, feeds: dict[str, Gathered]) -> None:
    """Times without an offset are in the source's zone; what cannot be true is no date."""
    expected = DATES[name][1]
    found = only(feeds[f"date {name}".replace(" ", "-")]).stated.published
    assert found == expected
    assert isinstance(found, datetime) == isinstance(expected, datetime)


def test_a_feed_that_calls_its_local_time_gmt_is_put_right(feeds: dict[str, Gathered]) -> None:
    """News from the future, by no more than the zone is ahead, shows that the clock is the local one."""
    published = [page.stated.published for page in feeds["ahead"].pages]
    assert published == [datetime(2026, 11, 20, hour, 30, tzinfo=CHINA) for hour in (9, 14, 19)]


@pytest.mark.parametrize("name", ["laughs", "outside"])
def test_entities_are_neither_expanded_nor_loaded(name: str, feeds: dict[str, Gathered]) -> None:
    """A DTD is left out before the parser sees it."""
    page = only(feeds[name])
    assert page.content == TEXT
    assert len(page.stated.title) < 20
    assert "root:" not in page.stated.title


@pytest.mark.parametrize("name", ["attributes", "nested", "tags"])
def test_a_feed_made_to_choke_the_parser_is_refused(name: str, feeds: dict[str, Gathered]) -> None:
    """It is counted before it is parsed."""
    assert feeds[name].status.failed
    assert "than any feed" in feeds[name].status.reason


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("page", "not a feed but a web page"),
        ("words", "not a feed"),
        ("nothing", "empty"),
        ("broken-json", "not a feed"),
        ("no-items", "not a feed"),
        ("slow", "not finished within"),
        ("missing", "no such page"),
    ],
)
def test_what_is_no_feed_fails_with_a_reason_and_stops_nobody(
    name: str, reason: str, feeds: dict[str, Gathered]
) -> None:
    """The reason stands in the status and beside the address; all other sources of the run are complete."""
    status = feeds[name].status
    assert status.failed
    assert reason in status.reason
    (left_out,) = feeds[name].left_out
    assert left_out.failed
    assert left_out.origin.endswith(f"/{name}")


def test_a_feed_without_entries_is_no_failure(feeds: dict[str, Gathered]) -> None:
    """A quiet day is not a broken source."""
    status = feeds["no-entries"].status
    assert (status.failed, status.pages) == (False, 0)


def test_a_feed_of_any_length_gives_what_is_asked_for(feeds: dict[str, Gathered]) -> None:
    """A hundred thousand entries cost no more than those that are read, and hide none of them."""
    assert [page.stated.title for page in feeds["entries"].pages] == [f"第{n}条" for n in range(5)]


def test_links_are_absolute_and_lead_to_the_web(feeds: dict[str, Gathered]) -> None:
    """A link relative to the feed is made whole; one that runs a script or opens a file is none; an id may be one."""
    first, second, third, fourth = (page.url for page in feeds["links"].pages)
    assert first is not None
    assert first.startswith("http://127.0.0.1:")
    assert first.endswith("/relative")
    assert (second, third, fourth) == (None, None, "http://a.test/guid")


def test_markup_becomes_lines_of_text(feeds: dict[str, Gathered]) -> None:
    """Breaks part paragraphs; scripts, styles and captions are not text."""
    page = only(feeds["markup"])
    assert page.content == f"{TEXT}\n第二段。"
    assert "<" not in page.stated.title.replace("<b>", "")
    assert page.fetched == NOON


def test_an_address_that_none_can_be_asked_at_costs_its_entry_alone(feeds: dict[str, Gathered]) -> None:
    """Ports and hosts that cannot be are no addresses; what the feed has of their articles stands in."""
    strange = feeds["strange-addresses"]
    assert [page.stated.title for page in strange.pages] == [f"第{n}条" for n in range(8)]
    assert [page.url for page in strange.pages[:3]] == [None, None, None]
    assert strange.left_out == []


def test_half_characters_do_not_come_through(feeds: dict[str, Gathered]) -> None:
    """JSON can spell what no file and no database could hold."""
    page = only(feeds["half-characters"])
    assert (page.stated.title, page.url) == ("新桥", "http://a.test/x")


@pytest.mark.parametrize("codec", ["idna", "punycode", "undefined", "rot13", "unicode_escape"])
def test_an_encoding_that_is_none_of_pages_is_not_used(codec: str, feeds: dict[str, Gathered]) -> None:
    """Python has codecs that raise over other bytes, or undo ciphers: no feed is really in one."""
    assert only(feeds[f"says-{codec}"]).content == TEXT


def test_an_article_that_is_listed_twice_is_fetched_once(feeds: dict[str, Gathered]) -> None:
    """Feeds repeat entries, or give all the same id."""
    page = only(feeds["twice"])
    assert page.url is not None
    assert page.url.endswith("/twice-page")


def test_a_run_is_not_held_up_by_its_worst_source(feeds: dict[str, Gathered]) -> None:
    """Every source came to its end, each with one status."""
    assert all(len(gathered.statuses) == 1 for gathered in feeds.values())
