"""Pages that only look like an article: their text may be read, but never with confidence."""

from __future__ import annotations

import pytest

from digest.errors import InputError
from digest.extraction import extract_article
from digest.model import Page
from tests.extraction.layouts import MENU, OTHERS
from tests.extraction.scrapes import P1, P2, P3, P4

FOOT = "<footer>关于我们 | 联系我们 | 版权所有 © 2026 南湖网</footer>"


def html(title: str, body: str) -> str:
    return f"<html><head><title>{title}</title></head><body><nav>{MENU}</nav>{body}{FOOT}</body></html>"


def items(form: str) -> str:
    return "".join(form.format(n=n, headline=text) for n, text in enumerate(OTHERS))


NEWS = "{headline}。近日，记者从有关部门获悉，这项工作已经进入收尾阶段，预计下月完成，届时将向市民开放。"
HTML_PAGES = {
    "a page that is gone": html(
        "页面不存在 - 南湖网",
        "<h1>404</h1><p>抱歉，您访问的页面不存在或已被删除。</p><p>可能是您输入的网址有误，您可以返回首页，或者使用站内搜索。</p>",
    ),
    "a redirection": html(
        "南湖网", "<p>很抱歉，您要访问的内容已经删除，5秒后将自动跳转到首页，如果没有跳转请点击这里。</p>"
    ),
    "a login": html("登录 - 南湖网", "<p>请登录后继续阅读。登录后即可阅读全文，如果您还没有账号，请先注册。</p>"),
    "a puzzle for robots": html(
        "安全验证", "<p>为了您的账号安全，请完成以下验证。请按住滑块，拖动到最右边。</p><p>验证完成后即可继续访问。</p>"
    ),
    "a check of the browser": html(
        "Just a moment...", "<p>Checking if the site connection is secure. Enable JavaScript and cookies to go on.</p>"
    ),
    "a list with teasers": html(
        "本地_南湖网", items(f"<li><h3><a href=/a/{{n}}>{{headline}}</a></h3><p>{NEWS}</p></li>")
    ),
    "a list of pieces": html("要闻_南湖网", items(f"<div><a href=/a/{{n}}>{{headline}}</a><p>{NEWS}</p></div>")),
    "a search": html(
        "搜索：公路", items("<h3><a href=/{n}>{headline}</a></h3><p>{headline}……记者从有关部门获悉 ...</p>")
    ),
    "the beginning of what is sold": html(
        "青石大桥年底通车_南湖网",
        f"<article><h1>青石大桥年底通车</h1><div>2026-10-08 08:00</div><p>{P1}</p><p>订阅后畅读全文</p></article>",
    ),
    "what a site says of itself": html(
        "关于我们 - 南湖网",
        "<h1>关于我们</h1><p>南湖网创办于1999年，是南湖地区的新闻门户网站，为用户提供资讯服务。</p>",
    ),
}
HEADLINES = ("渡口停航三天", "图书馆延长开放", "城东小学搬进新楼", "青石大桥年底通车")
TEXTS = {
    "a list with marks between": "政府发布\n-\n"
    + "\n-\n".join(f"{h}\n{p}" for h, p in zip(HEADLINES, (P1, P2, P3, P4), strict=True)),
    "a list with buttons between": "新闻\n"
    + "\n阅读全文\n".join(f"{h}\n{p}" for h, p in zip(HEADLINES, (P1, P2, P3, P4), strict=True)),
    "a list with ages between": "新港村\n10月前\n" + "\n2年前\n".join((P1, P2, P3)),
    "pieces that lead on": "头条\n"
    + "\n".join(f"{h}\n{p} read more" for h, p in zip(HEADLINES, (P1, P2, P3, P4), strict=True)),
    "a page that is gone": "首页\n抱歉，您访问的页面不存在或已被删除。\n可能是网址有误，您可以返回首页。\n返回首页",
    "the beginning of what is sold": f"青石大桥年底通车\n2026-10-08 08:00\n{P1} ... 订阅后阅读全文\n登入",
    "a line that breaks off": f"首页\n青石大桥年底通车\n{P1[:60]}，",
}


def confidence(content: str, media_type: str) -> float:
    try:
        return extract_article(Page(content=content, origin="page", media_type=media_type)).confidence
    except InputError:
        return 0.0


@pytest.mark.parametrize("content", HTML_PAGES.values(), ids=HTML_PAGES.keys())
def test_an_html_page_without_an_article_is_doubted(content: str) -> None:
    """Messages, lists, scraps and beginnings stay below a half, however well the readers agree on them."""
    assert confidence(content, "text/html") < 0.5


@pytest.mark.parametrize("content", TEXTS.values(), ids=TEXTS.keys())
def test_a_text_without_an_article_is_doubted(content: str) -> None:
    """The same where nothing but the text was scraped."""
    assert confidence(content, "text/plain") < 0.5


def test_a_short_film_with_its_time_is_trusted() -> None:
    """Two sentences are an article where the page says when they appeared."""
    page = html("视频：大桥航拍_南湖网", f"<h1>视频：大桥航拍</h1><div>2026-10-08 09:00</div><p>{P1}</p>")
    assert confidence(page, "text/html") >= 0.9
