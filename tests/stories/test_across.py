"""One event told in English and in Chinese is one story, and two events that share their names stay two."""

from __future__ import annotations

import json
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from digest.language import name_things
from digest.model import Article, Summary
from digest.stories import gather_stories

ROWS = [json.loads(line) for line in (Path(__file__).with_name("bilingual.jsonl")).read_text("utf-8").splitlines()]


def articles_of(row: dict[str, object], language: str) -> Article:
    """One telling of an invented event; its origin says which event and in which language."""
    told = row[language[:2]]
    assert isinstance(told, list)
    return Article(
        title=told[0],
        paragraphs=(told[1],),
        language=language,
        published=date.fromisoformat(str(row["day"])),
        source="The Ledger" if language == "en" else "海湾日报",
        origin=f"{row['event']}/{language}",
    )


def gather(articles: list[Article]) -> set[frozenset[str]]:
    """The stories of more than one article, each as the origins of its articles."""
    stories = gather_stories(articles, [Summary() for _ in articles])
    return {frozenset(a.origin for a in (*s.articles, *s.copies)) for s in stories if len(s.articles) > 1}


@pytest.mark.parametrize("part", ["develop", "held out"])
def test_reports_of_one_event_find_each_other_across_languages(part: str) -> None:
    """Of twelve events, many of the same people, places and days, at least eleven are tied and none to another."""
    rows = [row for row in ROWS if row["part"] == part]
    tied = {
        (str(one["event"]), str(other["event"]))
        for one, other in product(rows, rows)
        if gather([articles_of(one, "zh-Hans"), articles_of(other, "en")])
    }
    assert not [pair for pair in tied if pair[0] != pair[1]]
    assert len(tied) >= 11


def test_the_script_of_the_chinese_report_does_not_matter() -> None:
    """A Traditional report of Taiwan, with its own names, is tied like a Simplified one."""
    english = articles_of(next(row for row in ROWS if row["event"] == "odesa-strike"), "en")
    taiwan = Article(
        title="俄軍無人機夜襲奧德薩 37人受傷",
        paragraphs=(
            "烏克蘭方面表示，俄羅斯19日凌晨以146架無人機攻擊奧德薩港口，造成37人受傷，澤倫斯基呼籲盟國加速交付飛彈。",
        ),
        language="zh-Hant",
        published=date(2026, 11, 19),
        origin="taiwan",
    )
    assert gather([english, taiwan]) == {frozenset(("taiwan", "odesa-strike/en"))}


def test_the_same_names_on_other_days_are_another_event() -> None:
    """A week lies between the two: one is not a report of the other."""
    row = next(row for row in ROWS if row["event"] == "nato-kyiv")
    later = articles_of({**row, "day": "2026-11-27"}, "en")
    assert gather([articles_of(row, "zh-Hans"), later]) == set()


def test_names_without_a_figure_in_common_do_not_tie_two_reports_that_count() -> None:
    """Both are of NATO and Kyiv on one day; what they count differs altogether."""
    one, other = (next(row for row in ROWS if row["event"] == name) for name in ("nato-kyiv", "odesa-strike"))
    assert gather([articles_of(one, "zh-Hans"), articles_of(other, "en")]) == set()


def report(language: str, title: str, text: str) -> Article:
    """One report of 18 November."""
    return Article(
        title=title, paragraphs=(text,), language=language, published=date(2026, 11, 18), origin=language[:2]
    )


@pytest.mark.parametrize(
    ("chinese", "english", "together"),
    [
        (
            ("云枢科技净利增9%", "云枢科技18日公布业绩，营收286亿元，净利润21.4亿元。"),
            ("Yunshu profit rises", "Yunshu reported revenue of 28.6 billion yuan and net profit of 2.14 billion."),
            True,
        ),
        (
            ("云枢科技净利增9%", "云枢科技18日公布业绩，营收286亿元，净利润21.4亿元。"),
            (
                "Hengtai to build a plant",
                "Hengtai said it would spend 28.6 billion yuan on a battery plant near Lanzhou.",
            ),
            False,
        ),
        (
            ("美国对芯片加征关税", "美国总统特朗普18日宣布，自明年1月15日起对进口芯片加征25%关税。"),
            ("Trump to tax chips", "President Donald Trump said the United States would tax chips from January 15."),
            True,
        ),
        (
            ("美国对芯片加征关税", "美国总统特朗普18日宣布，自明年1月15日起对进口芯片加征25%关税。"),
            ("Trump to tax cars", "President Donald Trump said the United States would tax cars from March 3."),
            False,
        ),
    ],
    ids=["two long figures", "one long figure", "a date to come", "another date"],
)
def test_figures_and_dates_tie_the_more_the_less_they_agree_by_chance(
    chinese: tuple[str, str], english: tuple[str, str], together: bool
) -> None:
    """Two figures of three digits need no name that is known, a date to come needs few; one figure does not do."""
    stories = gather([report("zh-Hans", *chinese), report("en", *english)])
    assert stories == ({frozenset(("zh", "en"))} if together else set())


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("北约秘书长访问乌克兰", "NATO's chief in the Ukrainian capital"),
        ("俄羅斯總統普丁", "Russian President Putin"),
        ("联合国安理会就苏丹开会", "The U.N. Security Council meets on Sudanese war"),
        ("美國聯準會", "The Fed"),
    ],
)
def test_a_thing_is_named_alike_in_both_languages(chinese: str, english: str) -> None:
    """Initials, adjectives and surnames lead to the name of the table."""
    assert name_things(chinese, chinese=True) & name_things(english, chinese=False)
