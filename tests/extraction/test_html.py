"""HTML pages: the article out of menus, related lists, comments and footers."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from digest.extraction import extract_article
from digest.model import Article, Page
from tests.extraction.pages import COMMENT, RELATED, html
from tests.extraction.scrapes import P1, P2, P3, P4

BODY = (P1, P2, P3, P4)


def read(content: str | bytes, **more: object) -> Article:
    return extract_article(Page(content=content, origin="page.html", media_type="text/html", **more))  # type: ignore[arg-type]


def test_the_article_is_read_and_nothing_around_it() -> None:
    """Menu, related list, comments and footer are dropped, each line with a reason."""
    article = read(html())
    assert article.paragraphs == BODY
    dropped = {one.text: one.reason for one in article.dropped}
    assert dropped[COMMENT]
    assert dropped[f"{RELATED}0"]


def test_readings_that_agree_make_a_confident_article() -> None:
    """Where the readers agree, the confidence says so."""
    assert read(html()).confidence >= 0.9


def test_a_page_of_teasers_is_not_trusted() -> None:
    """Where the readers find different things, the confidence is low."""
    teasers = "".join(f"<div><a href='/{n}'>{RELATED}</a><p>{n} {RELATED}</p></div>" for n in range(30))
    article = read(f"<html><title>南湖网</title><body>{teasers}<div><p>{P1}</p></div></body></html>")
    assert article.confidence < 0.9


def test_the_title_is_the_headline_without_the_site() -> None:
    """The site's and the section's names are no part of the title."""
    assert read(html()).title == "青石大桥年底通车"


def test_a_title_that_no_line_repeats_loses_the_site() -> None:
    """Without a headline in the page the title element is used, shorn of the site's name."""
    page = (
        "<html><head><title>江心灯塔重放光芒 - 南湖新闻网</title></head>"
        f"<body><p>{P1}</p><p>{P2}</p><p>{P4}</p></body></html>"
    )
    assert read(page).title == "江心灯塔重放光芒"


def test_the_time_shown_wins_over_meta_tags() -> None:
    """What a reader sees beside the headline is believed before a meta tag with another time."""
    head = "<meta property='article:published_time' content='2026-10-09T01:00:00+08:00'>"
    article = read(html(head=head))
    assert article.published == datetime.fromisoformat("2026-10-08T16:20:00+08:00")


def test_a_day_shown_takes_its_minute_from_the_head() -> None:
    """A date without a time is completed by a stated time of the same day, in the page's zone."""
    head = "<meta property='article:published_time' content='2026-10-08T08:20:30Z'>"
    article = read(html(head=head, above="<div>2026年10月08日</div>"))
    assert article.published == datetime.fromisoformat("2026-10-08T16:20:30+08:00")
    assert str(article.published).endswith("+08:00")


def test_a_time_without_its_year_is_completed_by_the_head() -> None:
    """10-08 16:20 beside the headline is that of the stated year, and is not called inferred."""
    head = '<script type=\'application/ld+json\'>{"@type": "NewsArticle", "datePublished": "2026-10-08"}</script>'
    article = read(html(head=head, above="<div>10-08 16:20</div>"))
    assert (article.published.isoformat()[:10], article.published_from) == ("2026-10-08", "stated")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("shown", "expected"),
    [("3小時前", "2026-10-08T13:00:00+08:00"), ("10-08 12:00", "2026-10-08T12:00:00+08:00")],
    ids=["relative", "without a year"],
)
def test_a_relative_time_is_anchored_where_the_page_was_fetched(shown: str, expected: str) -> None:
    """Relative and year-less times become dates only with the fetch time, and are called inferred."""
    page = html(above=f"<div>{shown}</div>")
    article = read(page, fetched=datetime(2026, 10, 8, 8, 0, tzinfo=UTC))
    assert (article.published.isoformat(), article.published_from) == (expected, "inferred")  # type: ignore[union-attr]
    assert read(page).published is None


def test_source_and_editor_are_read() -> None:
    """来源 and 责任编辑 are told apart."""
    article = read(html())
    assert (article.source, article.authors, article.editors) == ("江南晚报", (), ("陆小川",))


def test_a_dateline_gives_the_agency() -> None:
    """The dateline stays in the paragraph; the wire agency it names is the article's."""
    article = read(html(body=f"<p>新华社南湖10月8日电（记者 金可）{P1}</p><p>{P2}</p><p>{P3}</p><p>{P4}</p>"))
    assert (article.agency, article.authors) == ("新华社", ("金可",))
    assert article.dateline is not None
    assert article.paragraphs[0][article.dateline.end :] == P1


def test_markup_names_captions_and_headings() -> None:
    """figcaption and h2 are what they say."""
    body = (
        f"<p>{P1}</p><figure><img src='a.jpg'><figcaption>大桥全景。</figcaption></figure>"
        f"<p>{P2}</p><h2>为何停工</h2><p>{P4}</p>"
    )
    article = read(html(body=body))
    assert (article.paragraphs, article.headings, article.captions) == ((P1, P2, P4), ("为何停工",), ("大桥全景。",))


def test_breaks_make_paragraphs() -> None:
    """Text in one element, parted by br, is as good as paragraphs."""
    assert read(html(body="<br><br>".join(BODY))).paragraphs == BODY


def test_an_early_end_of_the_document_is_overlooked() -> None:
    """A closing html tag in the middle of a page does not hide the rest, as in a browser."""
    page = html().replace("<h1>", "</body></html><h1>")
    assert read(page).paragraphs == BODY


def test_hidden_text_is_not_read() -> None:
    """What a browser does not show is no paragraph."""
    hidden = "<p style='display: none'>这一段文字在浏览器里是看不见的，它不属于文章，也不应被读出来。</p>"
    article = read(html(body=f"<p>{P1}</p>{hidden}<p>{P2}</p><p>{P3}</p><p>{P4}</p>"))
    assert article.paragraphs == BODY


def test_an_english_page_keeps_its_own_zone() -> None:
    """Times in English pages are not moved to China."""
    text = "".join(
        f"<p>The harbour bridge will open to traffic in spring, officials said on stage {n} of it.</p>"
        for n in range(6)
    )
    head = "<meta property='article:published_time' content='2026-10-08T22:30:00-04:00'>"
    page = (
        f"<html><head><title>Harbour bridge to open in spring</title>{head}</head>"
        f"<body><article><h1>Harbour bridge to open in spring</h1>{text}</article></body></html>"
    )
    article = read(page)
    assert (article.language, len(article.paragraphs)) == ("en", 6)
    assert article.published.isoformat() == "2026-10-08T22:30:00-04:00"  # type: ignore[union-attr]


def test_the_day_in_the_address_is_an_inference() -> None:
    """Where the page shows no time at all, the date in its URL is used and called inferred."""
    article = read(html(above=""), url="https://news.example.com/2026-10/08/content_1.htm")
    assert (article.published.isoformat(), article.published_from) == ("2026-10-08", "inferred")  # type: ignore[union-attr]


def test_clean_markup_is_only_split() -> None:
    """The markup of a feed entry loses nothing but its tags."""
    article = read("<p>短讯一则。</p><p>版权声明：不得转载。</p>", clean=True)
    assert article.paragraphs == ("短讯一则。", "版权声明：不得转载。")
