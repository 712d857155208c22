"""Pages that list articles."""

from __future__ import annotations

from typing import Any

from digest.sources import Limits
from tests.sources.gathering import Gathered, gather, source
from tests.sources.site import Site, drip

LIST = """<html><body><nav><a href="/about">关于我们这个网站的一切</a></nav>
<ul class="list"><li><a href="/2">第二座新桥昨日通车</a></li><li><a href="1#top">第一座新桥昨日通车</a></li>
<li><a href="/2#comments">第二座新桥昨日通车评论</a></li>
<li><a href="javascript:alert(1)">分享这一条新闻给朋友</a></li></ul>
<p><a href="/more">更多</a> <a href="http://elsewhere.test/x">别的网站上的一条新闻标题</a></p></body></html>"""


def collect(site: Site, limits: Limits | None = None, **settings: Any) -> Gathered:
    site.serve("/news/", LIST)
    for path in ("/2", "/news/1", "/about", "/more"):
        site.serve(path, f"<p>{path}</p>")
    return gather([source(site, "index", "/news/", "list", **settings)], limits=limits)["list"]


def test_a_selector_chooses_the_links(site: Site) -> None:
    """In the order of the page, each once, relative ones made absolute, without what is none of the web's."""
    found = collect(site, links="ul.list a", robots=False)
    assert [page.url for page in found.pages] == [site.url("/2"), site.url("/news/1")]
    assert found.status.pages == 2


def test_a_selector_may_choose_what_contains_the_links(site: Site) -> None:
    """The list itself is as good as the links in it."""
    assert len(collect(site, links=".list", robots=False).pages) == 2


def test_without_a_selector_headlines_on_the_same_host_are_followed(site: Site) -> None:
    """Short links are the site's own furniture, links elsewhere are somebody else's news."""
    pages = collect(site, robots=False).pages
    assert [page.url for page in pages] == [site.url("/about"), site.url("/2"), site.url("/news/1")]


def test_no_more_pages_are_fetched_than_the_settings_say(site: Site) -> None:
    """The first ones of the list."""
    collect(site, links="ul.list a", max_items=1, robots=False)
    assert site.paths() == ["/news/", "/2"]


def test_a_page_that_was_fetched_before_is_not_fetched_again(site: Site) -> None:
    """An index says nothing of changes: what is known stays known."""
    known = collect(site, links="ul.list a", robots=False).known
    site.asked.clear()
    gather([source(site, "index", "/news/", "list", links="ul.list a", robots=False)], known=known)
    assert site.paths() == ["/news/"]


def test_what_robots_txt_forbids_is_not_fetched(site: Site) -> None:
    """It is named with the reason, and the others are fetched."""
    site.serve("/robots.txt", "User-agent: *\nDisallow: /2", "text/plain")
    found = collect(site, links="ul.list a")
    assert [page.url for page in found.pages] == [site.url("/news/1")]
    assert [(one.origin, "robots.txt" in one.reason) for one in found.left_out] == [(site.url("/2"), True)]
    assert "/2" not in site.paths()


def test_of_a_huge_robots_txt_the_beginning_counts(site: Site) -> None:
    """What it says after half a megabyte is nothing to a program (RFC 9309), and its length forbids nothing."""
    robots = "User-agent: *\nDisallow: /2\n" + "# nothing more\n" * 50_000 + "Disallow: /1\n"
    site.serve("/robots.txt", robots, "text/plain")
    found = collect(site, links="ul.list a")
    assert site.url("/news/1") in [page.url for page in found.pages]
    assert [one.origin for one in found.left_out] == [site.url("/2")]


def test_a_slow_robots_txt_leaves_its_host_alone(site: Site) -> None:
    """Nobody knows what it forbids: its pages are left for the next run, and the run goes on after the deadline."""
    site.pages["/robots.txt"] = drip(b"HTTP/1.1 200 OK\r\n\r\nUser-agent: *\n", b"#")
    found = collect(site, links="ul.list a", limits=Limits(parsers=1, total=1))
    assert found.pages == []
    assert all("robots.txt" in one.reason for one in found.left_out)
    assert found.status.failed


def test_a_selector_that_chooses_nothing_is_a_failure(site: Site) -> None:
    """A site that was rebuilt would else fall silent without a word."""
    for selector in (".gone a", "ul..list"):
        status = collect(site, links=selector, robots=False).status
        assert status.failed
        assert "links" in status.reason
