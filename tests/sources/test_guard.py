"""No way leads into the private network, except to a host that a setting opens."""

from __future__ import annotations

import asyncio
import socket
from typing import Any, ClassVar

import pytest

from digest.errors import InputError
from digest.model import SourceStatus
from digest.sources import SourceSpec, collect_pages, fetch_page
from digest.sources.connection import GuardedBackend, RefusedAddress
from tests.sources.site import Site, open_site


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "localhost", "LOCALHOST", "2130706433", "0x7f.1", "0x7f000001", "017700000001", "127.1", "0",
        "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "10.0.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1",
        "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[fe80::1]", "[fc00::1]", "224.0.0.1", "0.0.0.0",
    ],
)  # fmt: skip
def test_a_private_host_is_refused_however_it_is_written(host: str, site: Site) -> None:
    """What a name or number leads to decides, not how it is spelled; no request is sent."""
    with pytest.raises(InputError, match="private network"):
        fetch_page(f"http://{host}:{site.port}/")
    assert site.asked == []


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/a",
        "gopher://example.org/",
        "data:text/html,a",
        "//example.org/",
        "http://",
    ],
)
def test_only_http_is_fetched(url: str) -> None:
    """Files, other protocols and addresses without a host are refused with a reason."""
    with pytest.raises(InputError, match=r"not fetched: only http|not an address"):
        fetch_page(url)


def test_a_redirect_to_a_host_that_is_not_opened_is_refused(site: Site) -> None:
    """The guard looks at every step of the way, not only at the address that was given."""
    with open_site("127.0.0.2") as inner:
        inner.serve("/secret", "secret")
        site.serve("/", status=302, Location=inner.url("/secret"))
        with pytest.raises(InputError, match=r"127\.0\.0\.2 is in a private network"):
            fetch_page(site.url("/"), allow_private=site.host)
        assert inner.asked == []


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/", "javascript:alert(1)"])
def test_a_redirect_to_something_else_than_http_is_refused(target: str, site: Site) -> None:
    """A redirect cannot make the fetcher read a file."""
    site.serve("/", status=302, Location=target)
    with pytest.raises(InputError, match="only http and https"):
        fetch_page(site.url("/"), allow_private=site.host)


def test_a_host_is_opened_only_to_the_source_that_names_it(site: Site) -> None:
    """A stranger's index page may not link into what another source was allowed to read."""
    with open_site("127.0.0.2") as stranger:
        site.serve("/secret", "<p>secret</p>")
        stranger.serve("/", f'<a href="{site.url("/secret")}">a headline of some length</a>')
        sources = [
            SourceSpec(name="own", kind="url", location=site.url("/own"), allow_private=site.host),
            SourceSpec(
                name="strange", kind="index", location=stranger.url("/"), links="a", allow_private=stranger.host
            ),
        ]
        statuses = {one.source: one.item for one in collect_pages(sources) if isinstance(one.item, SourceStatus)}
    assert "private network" in statuses["strange"].reason
    assert "/secret" not in site.paths()


class Names(asyncio.SelectorEventLoop):
    """An event loop that resolves every name as a test says, each time to the next of ``answers``."""

    answers: ClassVar[list[list[str]]] = []
    asked: ClassVar[list[object]] = []

    async def getaddrinfo(self, host: Any, port: Any, **_: Any) -> Any:
        self.asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in self.answers.pop(0)]


def connect(answers: list[list[str]], port: int, opened: frozenset[str] = frozenset()) -> None:
    """Connect to a host with these addresses."""
    Names.answers, Names.asked = answers, []

    async def run() -> None:
        stream = await GuardedBackend(opened).connect_tcp("news.test", port, 2.0)
        await stream.aclose()

    with asyncio.Runner(loop_factory=Names) as runner:
        runner.run(run())


def test_a_name_is_looked_up_once(site: Site) -> None:
    """The connection is made to the address that was looked at: another answer the second time changes nothing."""
    connect([["127.0.0.1"], ["10.0.0.1"]], site.port, frozenset(["news.test"]))
    assert Names.asked == ["news.test"]


@pytest.mark.parametrize("others", [["93.184.216.34", "127.0.0.1"], ["127.0.0.1", "93.184.216.34"]])
def test_one_private_address_among_public_ones_is_enough(others: list[str], site: Site) -> None:
    """A name with both kinds of addresses is refused before a connection is made to any."""
    with pytest.raises(RefusedAddress):
        connect([others], site.port)


def test_the_environment_s_proxy_has_no_say(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy would resolve names behind the guard's back."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    assert fetch_page(site.serve("/", "<p>a</p>"), allow_private=site.host).content == b"<p>a</p>"
