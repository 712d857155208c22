"""One page over HTTP: what comes through, and what is cut off, waited for and given up."""

from __future__ import annotations

import gzip
import socket
import time
import tracemalloc
import zlib
from datetime import timedelta
from http.server import BaseHTTPRequestHandler

import brotli
import pytest

from digest.errors import InputError
from digest.model import Page
from digest.sources import Limits, fetch_page
from digest.version import __version__
from tests.sources.conftest import NOON, Hours
from tests.sources.site import Behaviour, Site, answer, drip

TEXT = "<p>新桥周五通车。</p>".encode()
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
BOMB = 60_000_000


def zstd(content: bytes) -> bytes:
    from backports.zstd import compress

    compressed: bytes = compress(content)
    return compressed


def fetch(site: Site, path: str = "/", hours: Hours | None = None, **limits: float) -> Page:
    clock = (hours or Hours()).clock
    return fetch_page(site.url(path), allow_private=site.host, limits=Limits(**limits), clock=clock)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(TEXT)),
        ("deflate", zlib.compress(TEXT)),
        ("br", brotli.compress(TEXT)),
        ("zstd", zstd(TEXT)),
        ("gzip, gzip", gzip.compress(gzip.compress(TEXT))),
        ("identity", TEXT),
    ],
    ids=["gzip", "deflate", "br", "zstd", "twice", "not"],
)
def test_compressed_pages_are_unpacked(coding: str, packed: bytes, site: Site) -> None:
    """Servers choose among the codings that the request offers."""
    site.serve("/", packed, Content_Encoding=coding)
    assert fetch(site).content == TEXT
    offered = {name.strip() for name in site.asked[0].headers["Accept-Encoding"].split(",")}
    assert {"gzip", "br", "zstd"} <= offered


def gzip_bomb() -> bytes:
    packer = zlib.compressobj(9, wbits=31)
    return b"".join(packer.compress(bytes(10_000_000)) for _ in range(BOMB // 10_000_000)) + packer.flush()


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd", "gzip, gzip"])
def test_a_bomb_is_cut_off_before_it_fills_the_memory(coding: str, site: Site) -> None:
    """A few kilobytes that unpack to 60 MB cost no more than the limit and the pieces on the way."""
    pack = {"gzip": gzip.compress, "br": lambda b: brotli.compress(b, quality=5), "zstd": zstd}
    packed = gzip_bomb() if "gzip" in coding else pack[coding](bytes(BOMB))
    site.serve("/", gzip.compress(packed) if coding == "gzip, gzip" else packed, Content_Encoding=coding)
    tracemalloc.start()
    try:
        with pytest.raises(InputError, match=r"larger than 2 MB; cut off"):
            fetch(site, page_bytes=2 * 2**20)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("behave", "seconds", "reason"),
    [
        (drip(OK + b"Content-Length: 10000000\r\n\r\n", b"a"), 0.6, "not finished within 0.6 seconds"),
        (drip(OK, b"X-Slow: yes\r\n"), 0.6, "not finished within 0.6 seconds"),
        (drip(b"", b""), 0.6, "not finished within|no answer"),
        (drip(OK + b"\r\n", bytes(100_000), 0.0), 60, "larger than 2 MB"),
        (drip(OK, b"X-Endless: " + b"y" * 50_000 + b"\r\n", 0.0), 60, "no connection"),
    ],
    ids=["slow body", "slow headers", "silence", "endless body", "endless headers"],
)
def test_a_server_that_never_ends_is_left(behave: Behaviour, seconds: float, reason: str, site: Site) -> None:
    """The deadline holds for the whole page, however alive the connection looks."""
    site.pages["/"] = behave
    started = time.monotonic()
    with pytest.raises(InputError, match=reason):
        fetch(site, total=seconds, page_bytes=2 * 2**20, retries=0)
    assert time.monotonic() - started < 50


def test_a_redirect_loop_ends(site: Site) -> None:
    """After five steps it is enough."""
    site.serve("/", status=302, Location="/")
    with pytest.raises(InputError, match="redirected more than 5 times"):
        fetch(site)
    assert len(site.asked) == 6


def test_a_redirected_page_has_the_address_where_it_stood(site: Site) -> None:
    """Relative redirects are followed, and the final address is the page's."""
    site.serve("/old", status=301, Location="new")
    site.serve("/new", TEXT)
    page = fetch(site, "/old")
    assert (page.url, page.origin, page.content) == (site.url("/new"), site.url("/old"), TEXT)


def test_what_the_transport_says_goes_with_the_page(site: Site) -> None:
    """Charset and kind are left for the reading of the page to weigh."""
    site.serve("/", "新闻".encode("gb18030"), media_type="application/xhtml+xml; charset=GB2312")
    page = fetch(site)
    assert (page.charset, page.media_type, page.fetched) == ("GB2312", "text/html", NOON)
    assert page.content == "新闻".encode("gb18030")


def test_the_fetcher_says_who_it_is(site: Site) -> None:
    """A site's keeper can see in the log what reads it."""
    site.serve("/", TEXT)
    fetch(site)
    assert site.asked[0].headers["User-Agent"].startswith(f"digest/{__version__}")


def failing(times: int, status: int = 503, **headers: str) -> Behaviour:
    """Fail so many times, then answer."""
    left = [times]

    def behave(request: BaseHTTPRequestHandler) -> None:
        left[0] -= 1
        if left[0] >= 0:
            answer(request, b"", "text/plain", status, **headers)
        else:
            answer(request, TEXT, "text/html")

    return behave


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_passing_failure_is_tried_again_after_longer_and_longer_waits(status: int, site: Site, hours: Hours) -> None:
    """Two more tries, the waits doubling."""
    site.pages["/"] = failing(2, status)
    assert fetch(site, hours=hours).content == TEXT
    assert hours.waited == [1.0, 2.0]


def test_failures_end_after_the_last_try(site: Site, hours: Hours) -> None:
    """A server that is down is asked three times in all, and its status is the reason."""
    site.pages["/"] = failing(9)
    with pytest.raises(InputError, match="503"):
        fetch(site, hours=hours)
    assert len(site.asked) == 3


@pytest.mark.parametrize(
    "value", ["7", (NOON + timedelta(seconds=7)).strftime("%a, %d %b %Y %H:%M:%S GMT")], ids=["seconds", "date"]
)
def test_the_wait_that_a_server_asks_for_is_kept(value: str, site: Site, hours: Hours) -> None:
    """Retry-After in both its forms takes the place of our own waits."""
    site.pages["/"] = failing(1, 429, Retry_After=value)
    fetch(site, hours=hours)
    assert hours.waited == [7.0]


def test_a_longer_wait_than_there_is_time_for_is_not_waited(site: Site, hours: Hours) -> None:
    """The reason says how long the server wanted; the next run will see."""
    site.pages["/"] = failing(1, 429, Retry_After="3600")
    with pytest.raises(InputError, match=r"fewer requests.*3600 seconds"):
        fetch(site, hours=hours)
    assert hours.waited == []


@pytest.mark.parametrize(("status", "reason"), [(404, "no such page"), (403, "refuses"), (410, "gone"), (500, "500")])
def test_a_lasting_failure_is_said_at_once(status: int, reason: str, site: Site) -> None:
    """Nothing is gained by asking again."""
    site.serve("/", status=status)
    with pytest.raises(InputError, match=reason):
        fetch(site)
    assert len(site.asked) == 1


def test_nobody_listening_is_a_reason(hours: Hours) -> None:
    """A refused connection is tried again, then told."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/"
        with pytest.raises(InputError, match=f"{url}: no connection"):
            fetch_page(url, allow_private=frozenset(["127.0.0.1"]), clock=hours.clock)
    assert hours.waited == [1.0, 2.0]


def cut_short(request: BaseHTTPRequestHandler) -> None:
    request.wfile.write(OK + b"Content-Length: 100\r\n\r\n" + TEXT)
    request.close_connection = True


def damaged(request: BaseHTTPRequestHandler) -> None:
    answer(request, b"no gzip at all", "text/html", Content_Encoding="gzip")


@pytest.mark.parametrize(
    ("behave", "reason"),
    [
        (cut_short, "no connection"),
        (damaged, "damaged in compression"),
        (lambda r: answer(r, b"%PDF-1.7", "application/pdf"), "not a page of text"),
        (lambda r: answer(r, b" \n", "text/html"), "empty"),
        (lambda r: r.wfile.write(b"not http\r\n\r\n") and None, "no connection"),
    ],
    ids=["cut short", "damaged", "a PDF", "empty", "not HTTP"],
)
def test_what_is_no_whole_page_is_a_reason(behave: Behaviour, reason: str, site: Site) -> None:
    """Half a page is not taken for a page."""
    site.pages["/"] = behave
    with pytest.raises(InputError, match=reason):
        fetch(site, retries=0)
