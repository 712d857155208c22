"""Scraped plain text: what belongs to the article stays, everything around it goes."""

from __future__ import annotations

import pytest

from digest.extraction import extract_article
from digest.extraction.surnames import is_chinese_name
from digest.model import Article, Page, Stated
from tests.extraction.scrapes import P1, P2, P3, P4, SCRAPES, Scrape

EACH = pytest.mark.parametrize("scrape", SCRAPES.values(), ids=SCRAPES.keys())


def read(text: str, **more: object) -> Article:
    return extract_article(Page(content=text, origin="scrape.txt", media_type="text/plain", **more))  # type: ignore[arg-type]


@EACH
def test_the_body_is_read_exactly(scrape: Scrape) -> None:
    """Every paragraph of the article is there, in order and verbatim, and nothing else."""
    assert read(scrape.text).paragraphs == scrape.body


@EACH
def test_the_headline_is_the_title(scrape: Scrape) -> None:
    """Neither a menu word nor a related headline nor the original title is taken for the title."""
    assert read(scrape.text).title == scrape.title


@EACH
def test_the_time_beside_the_headline_is_the_time_of_publication(scrape: Scrape) -> None:
    """Times of related pieces and of updates do not count; the minute comes with the zone +08:00."""
    published = read(scrape.text).published
    assert (published and published.isoformat()) == scrape.published


@EACH
def test_authors_and_editors_are_kept_apart(scrape: Scrape) -> None:
    """Reporters are authors, editors are not, photographers are neither."""
    article = read(scrape.text)
    assert (article.authors, article.editors) == (scrape.authors, scrape.editors)


@EACH
def test_headings_and_captions_stand_apart_from_the_body(scrape: Scrape) -> None:
    """Subheadings and picture texts are kept, but not as paragraphs."""
    article = read(scrape.text)
    assert (article.headings, article.captions) == (scrape.headings, scrape.captions)


@EACH
def test_no_line_of_the_page_is_lost(scrape: Scrape) -> None:
    """Every line is the title, in the article, or among the dropped ones with a reason."""
    article = read(scrape.text)
    found = "\n".join([article.title, *article.paragraphs, *article.headings, *article.captions])
    found += "\n".join(one.text for one in article.dropped)
    assert [line for line in scrape.text.splitlines() if line.strip() and line.strip() not in found] == []
    assert all(one.reason for one in article.dropped)


@EACH
def test_line_numbers_lead_back_to_the_scrape(scrape: Scrape) -> None:
    """``lines`` gives the line of the file in which each paragraph begins."""
    article = read(scrape.text)
    rows = scrape.text.splitlines()
    assert [rows[number - 1].strip() for number in article.lines] == list(article.paragraphs)


def test_an_update_time_glued_to_the_first_paragraph_is_cut_and_used() -> None:
    """The time is data, the paragraph begins with its dateline, and the source of the time is said to be an update."""
    article = read(f"青石大桥年底通车\n最后更新: 2026-10-08 16:20:05江南社南湖10月8日电 {P1}\n{P2}\n{P3}\n{P4}")
    assert article.paragraphs[0] == f"江南社南湖10月8日电 {P1}"
    assert (article.published_from, article.published.isoformat()) == ("updated", "2026-10-08T16:20:05+08:00")  # type: ignore[union-attr]
    assert [one.reason for one in article.dropped] == ["time glued to the paragraph"]


def test_credits_glued_to_the_last_paragraph_are_cut_and_read() -> None:
    """A bracket of roles and names behind the text is no part of it."""
    article = read(f"青石大桥年底通车\n{P1}\n{P2}\n{P3}\n{P4}(记者:金可、陈杉杉;编辑:郝然;制图:白杨)")
    assert article.paragraphs[-1] == P4
    assert (article.authors, article.editors) == (("金可", "陈杉杉"), ("郝然",))


def test_short_paragraphs_list_items_and_dashes_are_kept() -> None:
    """One-sentence paragraphs, items that end in a semicolon and lines that end in a dash belong to the article."""
    lines = (P1, "这样的变化随处可见：", "——桥头新开了两家书店；", "——渡口改成了公园；", "居民们期待着——", P2, P4)
    assert read("\n".join(("青石大桥年底通车", *lines))).paragraphs == lines


def test_captions_after_bare_numbers_are_not_paragraphs() -> None:
    """A numbered picture text with a full sentence and a date is a caption, its date not that of the article."""
    caption = "2024年4月13日，施工人员在青石大桥桥面作业。江南社发（白杨摄）"
    article = read(
        f"青石大桥年底通车\n2026年10月08日 9:52 1357次浏览 来源：   分类： 交通\n{P1}\n1\n{caption}\n{P2}\n{P3}\n{P4}"
    )
    assert (article.paragraphs, article.captions) == ((P1, P2, P3, P4), (caption,))
    assert article.published.isoformat() == "2026-10-08T09:52:00+08:00"  # type: ignore[union-attr]
    assert article.source is None


def test_a_standfirst_is_no_paragraph() -> None:
    """核心提示 is kept apart, since it repeats the article."""
    article = read(f"青石大桥年底通车\n核心提示: 大桥全长三千二百米，将于今年年底通车。\n{P1}\n{P2}\n{P3}\n{P4}")
    assert article.standfirst == "大桥全长三千二百米，将于今年年底通车。"
    assert article.paragraphs == (P1, P2, P3, P4)


def test_a_closing_disclaimer_is_left_out() -> None:
    """Sentences of a legal notice after the article do not become paragraphs."""
    notice = "本网声明：未经授权不得转载，转载时请注明来源，违者本网将依法追究法律责任。"
    article = read(
        f"青石大桥年底通车\n{P1}\n{P2}\n{P3}\n{P4}\n{notice}\n凡注明来源为本网的作品，版权均属本网所有，未经授权禁止转载。"
    )
    assert article.paragraphs == (P1, P2, P3, P4)


def test_the_year_is_not_guessed() -> None:
    """A text that gives only month and day has no date of publication, but a day."""
    article = read(
        "青石大桥年底通车\n10月8日，南湖市政府宣布，青石大桥将于年底通车。\n"
        f"{P2}\n{P3}\n{P4}\n相关新闻\n2026-10-07 09:12"
    )
    assert (article.published, article.published_from, article.day) == (None, None, (10, 8))


def test_a_related_time_after_the_article_is_not_its_own() -> None:
    """Times in lists below the article never date it."""
    article = read(f"青石大桥年底通车\n{P1}\n{P2}\n{P3}\n{P4}\n责任编辑： 连可\n北岸地铁试运行\n2026-10-07 09:12 -")
    assert (article.published, article.editors) == (None, ("连可",))


def test_the_original_title_is_named() -> None:
    """原标题 is kept as such."""
    article = read(f"青石大桥年底通车\n{P1}\n{P2}\n{P3}\n{P4}\n- 原标题:南湖青石大桥年底通车\n- 责任编辑: 连可 \n-")
    assert article.original_title == "南湖青石大桥年底通车"


def test_injected_readings_are_removed_and_noted() -> None:
    """Readings after characters go before anything is read, also within labels; other brackets stay."""
    text = (
        "青石大橋(qiáo)年底通車(chē)\n南湖市政府(fǔ)宣布，世衛(WHO)代表將(jiāng)於年底參觀(guān)青石大橋。\n"
        f"{P2}\n{P4}\n責(zé)任編輯: 連可"
    )
    article = read(text)
    assert article.title == "青石大橋年底通車"
    assert article.paragraphs[0] == "南湖市政府宣布，世衛(WHO)代表將於年底參觀青石大橋。"
    assert (article.editors, article.notes) == (("連可",), ("injected readings removed",))


def test_what_the_source_states_fills_the_gaps_only() -> None:
    """A feed's date is used, and called so, only where the page has none."""
    from datetime import date

    stated = Stated(title="另一个题目", published=date(2026, 1, 2), authors=("顾小北",))
    with_time = read(f"青石大桥年底通车\n2026-10-08 16:20\n{P1}\n{P2}\n{P4}", stated=stated)
    without = read(f"青石大桥年底通车\n{P1}\n{P2}\n{P4}", stated=stated)
    assert with_time.published_from == "stated"
    assert (without.published, without.published_from, without.authors) == (date(2026, 1, 2), "feed", ("顾小北",))


def test_clean_text_is_only_split() -> None:
    """An article's own text loses nothing, not even what looks like a credit or a notice."""
    text = f"{P1}(记者：张三)\n\n版权声明：未经授权不得转载。\n短句"
    article = read(text, clean=True)
    assert article.paragraphs == (f"{P1}(记者：张三)", "版权声明：未经授权不得转载。", "短句")
    assert (article.lines, article.dropped) == ((1, 3, 4), ())


@pytest.mark.parametrize("name", ["王小明", "欧阳修远", "李白", "顾远航"])
def test_names_are_known_by_their_surname(name: str) -> None:
    """A surname and one or two characters make a name."""
    assert is_chinese_name(name)


@pytest.mark.parametrize("word", ["首页", "分享到", "最新消息", "国", "abc"])
def test_menu_words_are_no_names(word: str) -> None:
    """Words of the page's furniture are not taken for people."""
    assert not is_chinese_name(word)
