"""Collecting from a feed on a real local server: asked politely, stored once, no entry lost to a failure."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from xml.sax.saxutils import escape

import pytest

from digest.archive import source_health, waiting_articles
from digest.publishing import collect
from tests.publishing.conftest import MakeProject, Project, moment, tell


class Site:
    """A feed and its pages: what is in it, which paths are broken, and what was asked."""

    def __init__(self) -> None:
        self.numbers: list[int] = []
        self.broken: set[str] = set()
        self.asked: list[tuple[str, int]] = []
        self.url = ""
        self.max_age = 0

    def answer(self, path: str, etag: str | None) -> tuple[int, bytes, str]:
        """Status, body and ETag for a path."""
        if path in self.broken:
            return 500, b"", ""
        if path == "/feed.xml":
            items = "".join(f"<item><title>{_title(n)}</title><link>{self.url}/{n}</link></item>" for n in self.numbers)
            body = f'<rss version="2.0"><channel><title>云汀</title>{items}</channel></rss>'.encode()
        elif path.strip("/").isdecimal():
            text = tell(int(path.strip("/"))).splitlines()
            paragraphs = "".join(f"<p>{escape(line)}</p>" for line in text[1:] if line)
            title = escape(text[0])
            body = (
                f"<html><head><meta charset=utf-8><title>{title}</title></head>"
                f"<body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
            ).encode()
        else:
            return 404, b"", ""
        tag = f'"{hashlib.sha256(body).hexdigest()[:8]}"'
        return (304, b"", tag) if tag == etag else (200, body, tag)


def _title(number: int) -> str:
    return escape(tell(number).splitlines()[0])


@pytest.fixture
def site() -> Iterator[Site]:
    """A site on loopback."""
    made = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body, tag = made.answer(self.path, self.headers.get("If-None-Match"))
            made.asked.append((self.path, status))
            self.send_response(status)
            if tag:
                self.send_header("ETag", tag)
            if made.max_age and "feed" in self.path:
                self.send_header("Cache-Control", f"max-age={made.max_age}")
            self.send_header("Content-Type", "application/xml" if "feed" in self.path else "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    made.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield made
    server.shutdown()
    server.server_close()


def feed_of(site: Site) -> str:
    """The settings of the site's feed."""
    return f'[[sources]]\nname = "云汀"\nfeed = "{site.url}/feed.xml"\nallow_private = ["127.0.0.1"]\n'


def collect_at(project: Project, now: str) -> None:
    """Collect at a moment in UTC."""
    collect(project.settings, project.archive, moment(now))


def test_a_feed_is_asked_only_for_what_is_new(make_project: MakeProject, site: Site) -> None:
    """Each page is fetched once; an unchanged feed is answered with 304; a new entry is found."""
    project = make_project(feed_of(site))
    site.numbers = [1, 2]
    collect_at(project, "2026-11-20 00:00")
    site.asked.clear()
    collect_at(project, "2026-11-20 01:00")
    unchanged = [one for one in site.asked if "robots" not in one[0]]
    site.numbers = [3, 1, 2]
    collect_at(project, "2026-11-20 02:00")

    assert unchanged == [("/feed.xml", 304)]
    assert len(waiting_articles(project.archive)) == 3
    assert site.asked.count(("/1", 200)) == 0


def test_an_entry_that_could_not_be_fetched_is_fetched_the_next_time(make_project: MakeProject, site: Site) -> None:
    """A page that was broken for an hour is not lost, though its feed has not changed since."""
    project = make_project(feed_of(site))
    site.numbers, site.broken = [1, 2], {"/2"}
    collect_at(project, "2026-11-20 00:00")
    before = len(waiting_articles(project.archive))
    site.broken = set()
    collect_at(project, "2026-11-20 01:00")

    assert (before, len(waiting_articles(project.archive))) == (1, 2)


def test_a_broken_feed_is_counted_and_the_others_go_on(make_project: MakeProject, site: Site) -> None:
    """One source that is down is one failure; what the others gave is stored and published."""
    project = make_project(feed_of(site))
    project.write("one.txt", tell(1))
    site.broken = {"/feed.xml"}

    outcome = project.publish("2026-11-21 01:00")

    assert outcome.issues[0].briefing.counts.items == 1
    assert {one.name: one.failures for one in source_health(project.archive)} == {"云汀": 1, "文稿": 0}


def test_an_answer_from_the_future_is_not_trusted(make_project: MakeProject, site: Site) -> None:
    """A feed that was fetched while the clock was years ahead is asked again as soon as the clock is right."""
    project = make_project(feed_of(site))
    site.max_age = 3600
    site.numbers = [1]
    collect_at(project, "2031-03-01 00:00")
    site.numbers = [2, 1]
    collect_at(project, "2026-11-20 00:00")

    assert len(waiting_articles(project.archive)) == 2


def test_an_answer_holds_for_as_long_as_the_server_says(make_project: MakeProject, site: Site) -> None:
    """Within the server's max-age the feed is not asked at all; after it, it is."""
    project = make_project(feed_of(site))
    site.max_age = 3600
    site.numbers = [1]
    collect_at(project, "2026-11-20 00:00")
    site.numbers = [2, 1]
    site.asked.clear()
    collect_at(project, "2026-11-20 00:30")
    unasked = list(site.asked)
    collect_at(project, "2026-11-20 01:30")

    assert unasked == []
    assert len(waiting_articles(project.archive)) == 2


def test_a_source_of_any_size_is_taken_in_part_by_part(make_project: MakeProject) -> None:
    """More records in a file than are held at once: all are stored, once, and what is wrong among them is named."""
    project = make_project()
    records = [json.dumps({"title": f"第{n}号", "text": f"渡轮第{n}号本周恢复，{n * 7}人到场。"}) for n in range(600)]
    project.write("all.jsonl", "\n".join([*records[:300], "no record", *records[300:]]))

    first = collect(project.settings, project.archive, moment("2026-11-20 00:00"))
    again = collect(project.settings, project.archive, moment("2026-11-20 01:00"))

    assert (first.new, first.unread) == (600, 1)
    assert (again.new, again.unread) == (0, 0)
    assert [status.pages for status in first.statuses] == [600]
