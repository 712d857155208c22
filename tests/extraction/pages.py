"""Invented HTML pages for the tests."""

from __future__ import annotations

from tests.extraction.scrapes import P1, P2, P3, P4

RELATED = "北岸地铁三号线试运行，市民排队体验，预计明年正式开通。"
COMMENT = "桥头居民：早就该修了，每天绕路真的受不了，希望别再延期。"


def html(
    *,
    head: str = "",
    title: str = "青石大桥年底通车_国内新闻_南湖网",
    above: str = "<div class='info'>2026-10-08 16:20 来源：江南晚报</div>",
    body: str = "",
    below: str = "<div>责任编辑：陆小川</div>",
    charset: str = "utf-8",
) -> str:
    """Return a news page with a menu, the article, a related list, comments and a footer."""
    menu = "".join(f"<li><a href='/{n}'>{n}</a></li>" for n in ("首页", "国内", "国际", "社会", "军事", "财经"))
    related = "".join(f"<li><a href='/{n}'>{RELATED}{n}</a></li>" for n in range(8))
    text = body or "".join(f"<p>　　{p}</p>" for p in (P1, P2, P3, P4))
    return (
        f"<!DOCTYPE html><html><head><meta charset='{charset}'><title>{title}</title>{head}</head><body>"
        f"<ul class='nav'>{menu}</ul><div class='main'><h1>青石大桥年底通车</h1>{above}"
        f"<div class='article-content'>{text}</div>{below}</div>"
        f"<div class='related'><h3>相关新闻</h3><ul>{related}</ul></div>"
        f"<div class='comment-list'><p>{COMMENT}</p></div>"
        "<div class='footer'>关于我们 | 版权声明 | Copyright © 2026 南湖网 版权所有</div></body></html>"
    )
