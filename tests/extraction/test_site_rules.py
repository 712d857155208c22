"""Rules for a site whose pages are read wrongly, and lines that a source repeats."""

from __future__ import annotations

import pytest

from digest.errors import SettingsError
from digest.extraction import RepeatedLines, SiteRule, explain_reading, extract_article, find_repeated_lines
from digest.model import Page
from tests.extraction.pages import html
from tests.extraction.scrapes import P1, P2, P3, P4

URL = "https://news.example.com/a/1.html"


def page(content: str, url: str | None = URL) -> Page:
    return Page(content=content, origin="x", url=url, media_type="text/html")


def test_a_selector_says_where_the_body_is() -> None:
    """The element that the rule names is read, whatever the readers would say."""
    content = html(below="<div class='aside-box'><p>编者的话：本报将持续关注大桥进展，欢迎读者来信。</p></div>")
    article = extract_article(page(content), sites=[SiteRule("example.com", body="div.aside-box")])
    assert article.paragraphs == ("编者的话：本报将持续关注大桥进展，欢迎读者来信。",)


def test_a_drop_expression_takes_a_line_out() -> None:
    """A line in which the expression is found is dropped, and the reason says that it was a rule."""
    rule = SiteRule("news.example.com", drop=("三千二百米",))
    article = extract_article(page(html()), sites=[rule])
    assert article.paragraphs == (P1, P3, P4)
    assert [one.reason for one in article.dropped if one.text == P2] == ["a rule for this site"]


@pytest.mark.parametrize("url", ["https://other.example.org/a", "https://notexample.com/a", None])
def test_a_rule_touches_its_own_host_only(url: str | None) -> None:
    """Other hosts, hosts that merely end alike, and pages without an address are read as usual."""
    rule = SiteRule("example.com", drop=("三千二百米",))
    assert extract_article(page(html(), url), sites=[rule]).paragraphs == (P1, P2, P3, P4)


@pytest.mark.parametrize(
    ("rule", "named"),
    [
        ({"body": "div..x"}, "div..x"),
        ({"body": "p["}, "p["),
        ({"drop": ("(unclosed",)}, "(unclosed"),
        ({"drop": ("*",)}, "*"),
    ],
    ids=["selector", "open bracket", "open group", "nothing to repeat"],
)
def test_a_broken_rule_is_named(rule: dict[str, object], named: str) -> None:
    """The error names the host, the setting and the expression."""
    with pytest.raises(SettingsError) as caught:
        SiteRule("example.com", **rule)  # type: ignore[arg-type]
    assert named in str(caught.value)
    assert "example.com" in str(caught.value)


def test_a_rule_needs_a_host() -> None:
    """A rule for no site would be one for all."""
    with pytest.raises(SettingsError, match="host"):
        SiteRule(" ")


SLOGAN = "南湖网记者始终与您同在，用心记录这座城市的每一天，敬请关注后续报道。"
STORIES = (
    (P1, P2),
    (
        "北岸地铁三号线8日起试运行，首日客流超过六万人次，部分站台一度排起长队，运营方临时加开了四列车。",
        "乘客陆女士说，从家到公司的时间缩短了一半。",
    ),
    (
        "老城区路灯改造工程已完成八成，新灯具比旧灯省电四成，预计今年冬至之前全部换完，涉及街巷三百余条。",
        "工程负责人表示，夜间施工会尽量避开居民休息时间。",
    ),
    (
        "南湖大学附属医院新门诊楼昨日启用，共设三百间诊室，挂号与缴费均可在手机上完成，老人仍可到窗口办理。",
        "院长白杨介绍，候诊时间平均缩短二十分钟。",
    ),
)


def scrapes() -> list[Page]:
    return [Page(content=f"题目{n}\n{a}\n{b}\n{SLOGAN}", origin=f"{n}.txt") for n, (a, b) in enumerate(STORIES)]


def test_lines_on_many_pages_are_furniture() -> None:
    """A sentence on three different pages of a source is not news."""
    repeated = find_repeated_lines(scrapes())
    article = extract_article(scrapes()[0], repeated=repeated)
    assert article.paragraphs == (P1, P2)
    assert [one.reason for one in article.dropped if one.text == SLOGAN] == ["stands on many pages of this source"]


def test_two_pages_prove_nothing() -> None:
    """With fewer than three pages no line is held against an article."""
    assert find_repeated_lines(scrapes()[:2]) == RepeatedLines(pages=2)


def test_copies_of_one_article_prove_nothing() -> None:
    """The paragraphs of one article that came in four times are not furniture."""
    copies = [Page(content=f"题目\n{P1}\n{P2}\n{P3}\n{P4}\n第{n}次", origin=f"{n}.txt") for n in range(4)]
    assert not find_repeated_lines(copies).keys


def test_pages_that_cannot_be_read_are_passed_over() -> None:
    """An image among the pages does not stop the comparison."""
    image = Page(content=b"\x89PNG\r\n\x1a\n", origin="a.png")
    assert find_repeated_lines([image, *scrapes()]).pages == 4


def test_every_line_is_explained() -> None:
    """The explanation lists every line in order, with its kind, and a reason where it was dropped."""
    lines = explain_reading(page(html()))
    assert [line.number for line in lines] == sorted(line.number for line in lines)
    kinds = {line.text: line.kind for line in lines}
    assert (kinds["青石大桥年底通车"], kinds[P1]) == ("title", "body")
    assert all(line.reason for line in lines if line.kind == "dropped")
