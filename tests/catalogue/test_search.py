"""The page of all issues in a real browser, from the disk."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote

import pytest

from digest.catalogue import write_catalogue
from tests.catalogue.folders import SITE, add_issue

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

sync_api = pytest.importorskip("playwright.sync_api")
axe = pytest.importorskip("axe_playwright_python.sync_playwright")

_BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(_BROWSER is None, reason="needs Chromium")]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    directory = tmp_path_factory.mktemp("out")
    for day in (18, 19):
        add_issue(directory, day)
    write_catalogue(directory, SITE)
    return (directory / "index.html").as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=_BROWSER, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    opened = browser.new_page()
    opened.goto(address)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("query", "found", "marked"),
    [
        ("台风", 2, "颱風"),
        ("颱風", 2, "颱風"),
        ("关系企业", 2, "關係企業"),
        ("省糧食局", 2, "省粮食局"),
        ("abc号 2026", 2, "２０２６"),
        ("ＡＢＣ", 2, "ＡＢＣ"),
        ("ferry RIVER", 2, "ferry"),
        ("没有这样的话", 0, ""),
    ],
)
def test_a_query_in_either_script_finds_text_in_the_other(page: Page, query: str, found: int, marked: str) -> None:
    """Script, width and case do not matter; what was found is marked as it stands in the text."""
    page.fill("#query", query)
    assert page.locator("#results > li").count() == found
    assert (page.locator("#results mark").all_inner_texts() or [""])[0] == marked or marked in page.locator(
        "#results mark"
    ).all_inner_texts()
    assert str(found) in page.inner_text("#count") or page.inner_text("#count") == "没有找到"


def test_the_search_works_by_the_keyboard_alone(page: Page) -> None:
    """/ leads to the field, Enter to the first result, which is an item of an issue; Escape goes back."""
    page.keyboard.press("/")
    page.keyboard.type("颱風")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "2026-11-19/briefing.html#item-5"
    page.keyboard.press("Escape")
    assert page.locator("#issues").is_visible()
    assert page.evaluate("document.activeElement.id") == "query"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "2026-11-19/briefing.html"


def test_a_search_has_an_address_of_its_own(page: Page, address: str) -> None:
    """A search can be kept as a bookmark."""
    page.goto(f"{address}#{quote('台风')}")
    assert page.locator("#results > li").count() == 2


def test_nothing_is_asked_for_but_the_page(browser: Browser, address: str) -> None:
    """No request leaves the page and its script runs without an error, under its own policy."""
    page = browser.new_page()
    asked: list[Any] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: asked.append(error))
    page.on("console", lambda message: asked.append(message.text))
    page.goto(address)
    page.fill("#query", "大桥")
    page.close()
    assert asked == [address]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_hinders_a_reader(browser: Browser, address: str, scheme: Literal["light", "dark"]) -> None:
    """axe-core finds no violation, before a search and after, light and dark; nothing is wider than a phone."""
    page = browser.new_page(color_scheme=scheme, viewport={"width": 360, "height": 700})
    page.goto(address)
    for query in ("", "台风"):
        page.fill("#query", query)
        assert axe.Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    background = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert background == {"light": "rgb(255, 255, 255)", "dark": "rgb(23, 22, 20)"}[scheme]
    page.close()
