"""Shapes of scraped text besides the plain column of paragraphs: boxes, wrapped lines, verses, interviews, lists."""

from __future__ import annotations

import textwrap

import pytest

from digest.extraction import extract_article
from digest.model import Article, Page
from tests.extraction.scrapes import P1, P2, P3, P4

HEAD = "首页\n新闻\n体育\n登录\n青石大桥年底通车\n2026-10-08 09:52 来源：南湖日报"
FOOT = "责任编辑：连可\n相关新闻\n南湖渡口停航\n2026-10-07 09:12\n版权所有，未经授权不得转载。"


def read(text: str) -> Article:
    return extract_article(Page(content=text, origin="scrape.txt", media_type="text/plain"))


def scrape(*lines: str) -> Article:
    return read("\n".join((HEAD, *lines, FOOT)))


def reasons(article: Article) -> dict[str, str]:
    return {one.text: one.reason for one in article.dropped}


def test_text_wrapped_at_a_fixed_width_is_joined_again() -> None:
    """Lines broken in the middle of a sentence become the paragraphs that they were."""
    wrapped = [textwrap.fill(paragraph, 30) for paragraph in (P1, P2, P3, P4)]
    article = scrape("\n\n".join(wrapped))
    assert article.paragraphs == (P1, P2, P3, P4)


def test_a_list_of_long_headlines_is_not_taken_for_wrapped_text() -> None:
    """Headlines of one length do not run into each other."""
    headlines = [f"南湖新区第{n}号地块规划方案公布将建设公园学校医院和二十四小时图书馆" for n in "一二三四五六"]
    article = scrape(P1, P2, P3, P4, "推荐阅读", *headlines)
    assert article.paragraphs == (P1, P2, P3, P4)
    assert set(headlines) <= set(reasons(article))


def test_verses_in_the_text_are_kept() -> None:
    """A quoted poem does not break the article in two."""
    lines = (
        P1,
        "桥头老人念起了旧诗：",
        "南湖秋水夜无烟，",
        "耐可乘流直上天。",
        "且就洞庭赊月色，",
        "将船买酒白云边。",
        P2,
    )
    assert scrape(*lines).paragraphs == lines


def test_comments_below_the_article_are_no_part_of_it() -> None:
    """Comments in full sentences stay out, though they speak of the same matter."""
    comments = ("评论（2）", "山里娃", "青石大桥终于要通车了，老城和新区之间再也不用绕路，真好！", "回复", "35")
    article = scrape(P1, P2, P3, P4, *comments)
    assert article.paragraphs == (P1, P2, P3, P4)


def test_the_note_on_the_author_is_no_paragraph() -> None:
    """作者简介 below the text tells of the author, not of the news."""
    article = scrape(P1, P2, P3, P4, "作者简介：林远，南湖人，自由撰稿人，已出版散文集两部。")
    assert article.paragraphs == (P1, P2, P3, P4)


def test_advice_to_the_public_is_no_paragraph() -> None:
    """The line that media add under certain news is theirs, not the article's."""
    assert scrape(P1, P2, P3, "自殺解決不了問題，請珍惜生命，撥打安心專線。").paragraphs == (P1, P2, P3)


def test_a_headline_of_two_sentences_is_the_title() -> None:
    """An exclamation mark in the middle of the headline does not make it the first paragraph."""
    text = f"首页\n新闻\n青石大桥年底通车！往返老城只要十分钟\n2026-10-08 09:52\n{P1}\n{P2}\n{P3}"
    assert read(text).title == "青石大桥年底通车！往返老城只要十分钟"


@pytest.mark.parametrize(
    "text",
    [
        "首页\n新闻\n山城为何下雪？海底电缆断裂之后\n渡口停航！居民怎么办？\n老城改造方案公布\n2026-10-07 09:12\n桥头的书店，明年还开吗？\n更多",  # noqa: E501
        f"{HEAD}\n您需要登录后才可以评论，评论不代表本网立场，未经授权不得转载本网内容，违者责任自负。\n{FOOT}",
    ],
    ids=["headlines", "notices"],
)
def test_a_page_without_an_article_is_refused_or_doubted(text: str) -> None:
    """Headlines and notices alone never come with a confidence of a half."""
    from digest.errors import InputError

    try:
        assert read(text).confidence < 0.5
    except InputError as error:
        assert "no article" in str(error)  # noqa: PT017 (both ends are fine)


def test_a_whole_article_is_trusted() -> None:
    """An article under its headline, with the page's furniture around it, comes with a high confidence."""
    assert scrape(P1, P2, P3, P4).confidence >= 0.9


def test_a_text_said_twice_is_read_once() -> None:
    """Some scrapers take the summary and the text of a page, which are the same, and the next pages' beginnings."""
    teasers = (
        "南湖鱼市昨日重开，摊贩说客人比往年少了一半，只有鲈鱼还卖得动，希望...",
        "北岸公路边坡仍在滑动，抢修还要三个星期，往返居民请...",
    )
    article = read("\n".join(("青石大桥年底通车", P1, P2, P3, P1, P2, *teasers)))
    assert article.paragraphs == (P1, P2, P3)
    assert reasons(article)[teasers[0]] == "beginning of another article"


def test_texts_that_break_off_one_after_the_other_are_doubted() -> None:
    """A page of search results holds beginnings of articles, and none of them."""
    results = [f"{headline}\n{text[:75]}" for headline, text in zip("甲乙丙", (P1 + P2, P2 + P4, P4 + P1), strict=True)]
    assert read("\n".join(("搜索结果", *results))).confidence < 0.5


@pytest.mark.parametrize("source", ["中国江南网", "大湖日报", "周末南湖报"])
def test_a_medium_may_begin_with_any_character(source: str) -> None:
    """The words of buttons (大, 中, 小, 周一) are no reason to refuse a name that begins with one."""
    assert read(f"{HEAD.replace('来源：南湖日报', f'来源：{source}')}\n{P1}\n{P2}\n{FOOT}").source == source


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("来源：南湖日报2026-10-08 09:52", ("南湖日报", "2026-10-08T09:52:00+08:00")),
        ("08.10.2026  09:52 南湖日报", ("", "2026-10-08T09:52:00+08:00")),
        ("《南湖报》2026-10-08 09:52", ("南湖报", "2026-10-08T09:52:00+08:00")),
    ],
    ids=["day glued to the source", "day first", "medium in brackets"],
)
def test_source_and_time_on_one_line_are_told_apart(line: str, expected: tuple[str, str]) -> None:
    """Whatever stands between them, or nothing."""
    article = read(f"首页\n青石大桥年底通车\n{line}\n{P1}\n{P2}\n{P3}\n{FOOT}")
    published = article.published.isoformat() if article.published else ""
    assert (expected[0] or article.source, published) == (article.source, expected[1])


def test_the_bars_of_a_table_cell_are_no_part_of_a_line() -> None:
    """A page laid out as a table comes with a bar at the edges of its lines."""
    assert scrape(*(f"| {paragraph} |" for paragraph in (P1, P2, P3))).paragraphs == (P1, P2, P3)


def test_lines_that_ask_for_followers_are_no_article() -> None:
    """They are sentences, and often the only ones on a page without its article."""
    asking = "下载“南湖报”APP，关注官方微信公众号，随时了解城里城外的大小事，更多精彩等着您。"
    article = scrape(P1, P2, P3, asking)
    assert article.paragraphs == (P1, P2, P3)
    assert reasons(article)[asking] == "addresses the reader"
