"""Confidence of readings of plain text: high for articles, below a half for teasers, lists and scraps."""

from __future__ import annotations

import pytest

from digest.errors import InputError
from digest.extraction import extract_article
from digest.model import Page
from tests.extraction.annotated import Annotated, read_folder
from tests.extraction.scrapes import P1, P2, SCRAPES, Scrape

ANNOTATED = {
    name: scrape
    for folder in ("scraped", "scraped_later", "scraped_last", "scraped_wild", "scraped_shapes")
    for name, scrape in read_folder(folder).items()
}
FOLLOWED = {"stream"}
MENU = "首页\n国内\n国际\n社会\n登录\n"
FOOT = "\n相关新闻\n渡口停航三天\n2026-10-07 09:12\n关于我们\n版权所有 未经授权不得转载"
DOUBTFUL = {
    "a teaser that breaks off": f"青石大桥年底通车\n2026-10-08 16:20\n{P1[:40]}…",
    "a teaser with a link to the text": f"青石大桥年底通车\n2026-10-08 16:20\n{P1}【详细】",
    "teasers below each other": "\n".join(f"青石大桥之{n}\n{P1[:30]}{n}…" for n in "一二三四五"),
    "a scrap": "青石大桥年底通车\n2026-10-08 16:20\n欢迎大家围观这一年的变化吧！",
    "a paragraph without headline and time": f"{P1[:50]}。",
}


def confidence(text: str) -> float:
    try:
        return extract_article(Page(content=text, origin="scrape.txt", media_type="text/plain")).confidence
    except InputError:
        return 0.0


@pytest.mark.parametrize("text", DOUBTFUL.values(), ids=DOUBTFUL.keys())
def test_what_is_no_whole_article_is_doubted(text: str) -> None:
    """A page that only promises an article, or lists several, stays below a half."""
    assert confidence(MENU + text + FOOT) < 0.5


@pytest.mark.parametrize("scrape", SCRAPES.values(), ids=SCRAPES.keys())
def test_a_whole_article_is_not_doubted(scrape: Scrape) -> None:
    """Menus, lists and comments around it do not make an article doubtful."""
    assert confidence(scrape.text) >= 0.5


@pytest.mark.parametrize("scrape", ANNOTATED.values(), ids=ANNOTATED.keys())
def test_an_article_in_an_odd_shape_is_not_doubted(scrape: Annotated) -> None:
    """Interviews, notices, poems and short bulletins are articles too."""
    assert confidence(scrape.text) >= 0.5


@pytest.mark.parametrize("scrape", ANNOTATED.values(), ids=ANNOTATED.keys())
def test_a_page_without_its_article_is_refused_or_doubted(scrape: Annotated) -> None:
    """What stands around an article never passes for one, unless it is the whole of another."""
    if scrape.name in FOLLOWED:
        pytest.skip("a second article stands below the first")
    around = "\n".join(text for kind, text in scrape.rows if kind not in ("P", "+", "=", "H", "C", "T"))
    assert confidence(around) < 0.5


def test_a_short_bulletin_with_headline_and_time_is_trusted() -> None:
    """One paragraph is enough where everything fits."""
    assert confidence(f"{MENU}青石大桥年底通车\n2026-10-08 16:20\n{P1}{P2}{FOOT}") >= 0.9
