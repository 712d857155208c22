"""Links that lead to a sentence in its article (WICG Scroll to Text Fragment)."""

from __future__ import annotations

import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

import pytest

from digest.briefing import link_to

_BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_SENTENCE = "渡口管理所的值班员在会议上强调，A-B两线、C&D码头的客流增长3.6%，研究人员判断沉船发生在一个秋末的夜晚。"


def fragment(text: str) -> str:
    """What the link to a sentence names, as it stands in the address."""
    link = link_to("https://news.example/a?b=1#top", text)
    assert link is not None
    address, _, named = link.partition("#:~:text=")
    assert address == "https://news.example/a?b=1"
    return named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (_SENTENCE, "渡口管理所的值班员在会议上强调"),
        ("客流增长3.6%以后的三个月里码头一直很忙，他说。", "客流增长3.6%以后的三个月里码头一直很忙"),
        ("The ferry company said it would, for now, keep two boats.", "The ferry company said it"),
        ("沉船发生在秋末。", "沉船发生在秋末。"),
        ("河" * 100, "河" * 100),
        ("河" * 500, "河" * 60),
    ],
    ids=["to the first mark", "not within a number", "to a space", "whole", "without marks", "endless"],
)
def test_a_link_names_the_words_up_to_a_mark(text: str, named: str) -> None:
    """Browsers find whole words only, so the words named must not end within one."""
    assert unquote(fragment(text)) == named


def test_what_parts_a_fragment_is_encoded() -> None:
    """Hyphen, comma and ampersand mean something there; Chinese goes as UTF-8."""
    assert fragment("A-B, C&D船") == "A%2DB%2C%20C%26D%E8%88%B9"
    assert re.fullmatch(r"(%[0-9A-F]{2}|\w)+", fragment(_SENTENCE), re.ASCII)


def test_without_an_address_there_is_no_link() -> None:
    """An article from a file without a URL leads nowhere."""
    assert link_to(None, _SENTENCE) is None


@pytest.fixture
def article() -> Iterator[str]:
    """The address of a long page with the sentence far down."""
    page = (
        "<!DOCTYPE html><meta charset='utf-8'><body lang='zh-Hans'><div style='height:5000px'></div>"
        f"<p>前面还有一句。{_SENTENCE.replace('&', '&amp;')}后面也有一句。</p><div style='height:5000px'></div><script>"
        "setTimeout(function () { document.body.setAttribute('data-y', scrollY) }, 1500)</script>"
    ).encode()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_: object) -> None:
            """Nothing is logged."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.slow
@pytest.mark.skipif(_BROWSER is None, reason="needs Chromium")
@pytest.mark.parametrize("start", [0, _SENTENCE.index("A-B"), _SENTENCE.index("研究")], ids=["start", "hyphen", "end"])
def test_a_browser_goes_to_the_sentence(start: int, article: str) -> None:
    """Chromium scrolls down to it, which it does only where it has found the words."""
    link = link_to(article, _SENTENCE[start:])
    assert _BROWSER
    assert link
    command = [
        _BROWSER,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--virtual-time-budget=4000",
        "--dump-dom",
        link,
    ]
    dom = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True).stdout
    place = re.search(r'data-y="(\d+)"', dom)
    assert place
    assert int(place[1]) > 4000
