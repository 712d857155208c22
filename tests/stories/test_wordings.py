"""Reports of one event in the words of other regions, and names that are known by their sound."""

from __future__ import annotations

from datetime import date

import pytest

from digest.language import (
    fold,
    sound_chinese,
    sound_names,
    spell_chinese,
    spell_names,
    unify_wording,
)
from digest.model import Article, Summary
from digest.stories import gather_stories
from digest.stories.news_days import find_news_days


def pairs_of(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters."""
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("川普會見澤倫斯基", "特朗普会见泽连斯基"),
        ("輝達的晶片", "英伟达的芯片"),
        ("紐西蘭與哈薩克", "新西兰与哈萨克斯坦"),
        ("北韓試射飛彈", "朝鲜试射导弹"),
    ],
    ids=["people", "companies and words", "one name within the other", "countries"],
)
def test_names_and_words_of_the_regions_are_brought_to_one_wording(one: str, other: str) -> None:
    """What Taiwan calls otherwise is compared as the same, whichever of the two wordings comes out."""
    folded = [fold(text) for text in (one, other)]
    assert len({unify_wording(text, pairs_of(text)) for text in folded}) == 1


def test_a_text_without_regional_words_is_left_alone() -> None:
    """Most texts have nothing to bring to another wording."""
    text = "渔船昨晚全部回港。"
    assert unify_wording(text, pairs_of(text)) == text


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("爱泼斯坦", "Epstein"),
        ("艾普斯坦", "Epstein's"),
        ("库拉索", "Curaçao"),
        ("米佐塔基斯", "Mitsotakis"),
        ("雷克雅内斯", "Reykjanes"),
        ("卡斯特", "Kast"),
    ],
)
def test_a_foreign_name_is_known_by_its_consonants(chinese: str, english: str) -> None:
    """Both spellings keep the run of consonants, whichever region wrote the name."""
    assert sound_chinese(chinese) & sound_names(english)


@pytest.mark.parametrize(
    ("chinese", "english"), [("卡斯特", "Jara"), ("库拉索", "Mitsotakis"), ("天气预报", "Weather")]
)
def test_other_names_sound_otherwise(chinese: str, english: str) -> None:
    """Names that share no run of consonants are not tied, and a word that is no foreign name has no sound."""
    assert not sound_chinese(chinese) & sound_names(english)


@pytest.mark.parametrize(
    ("chinese", "english"),
    [("王楚钦夺冠", "Wang Chuqin won"), ("在西安", "in Xi'an"), ("云枢科技", "Yunshu's profit")],
    ids=["a person", "with an apostrophe", "a possessive"],
)
def test_a_chinese_name_is_known_by_its_pinyin(chinese: str, english: str) -> None:
    """English spells Chinese names in pinyin, with the syllables run together."""
    assert spell_chinese(chinese) & spell_names(english)


def report(language: str, title: str, day: int = 18, text: str = "") -> Article:
    """A report that may be nothing but its title."""
    paragraphs = (text,) if text else ()
    return Article(
        title=title, paragraphs=paragraphs, language=language, published=date(2026, 11, day), origin=f"{title}{day}"
    )


def count_stories(*articles: Article) -> int:
    """How many stories the articles are."""
    return len(gather_stories(articles, [Summary() for _ in articles]))


def test_bare_titles_in_the_names_of_two_regions_are_one_story() -> None:
    """A list of headlines has nothing but names and a few words to go by."""
    mainland = report("zh-Hans", "泽连斯基宣布克留奇坎大桥修复通车")
    taiwan = report("zh-Hant", "澤倫斯基：克留奇坎大橋修復 今起通車")
    assert count_stories(mainland, taiwan) == 1


def test_bare_titles_in_two_languages_are_one_story() -> None:
    """What both are about ties them beside one name that sounds alike."""
    chinese = report("zh-Hans", "克留奇坎大桥发生火灾 消防员受伤")
    english = report("en", "Firefighters hurt in blaze on Kryuchikan bridge")
    assert count_stories(chinese, english) == 1


def test_a_day_to_come_in_a_title_does_not_date_the_news() -> None:
    """A poll is announced weeks ahead; the report of the announcement is of today."""
    one = report("zh-Hant", "海岬市議會選舉161人入閘 12月7日投票", 19)
    other = report("zh-Hans", "海岬市议会选举161名候选人名单公布", 20)
    assert count_stories(one, other) == 1


@pytest.mark.parametrize(
    ("told", "day"),
    [("on Wednesday night", 18), ("late on Tuesday", 17), ("starts on Thursday", 18)],
    ids=["today", "yesterday", "to come"],
)
def test_an_english_day_of_the_week_dates_the_news_as_far_as_it_has_come(told: str, day: int) -> None:
    """English papers name the day of the week; one that is still to come is not the day of the news."""
    article = report("en", f"Fair {told}")
    assert find_news_days(article, fold(article.title), date(2026, 11, 18)).days == {date(2026, 11, day)}


@pytest.mark.parametrize(
    "other", ["海岬指数收跌1.9%报4107点", "海岬指数收跌0.6%报3190点"], ids=["other figures", "figures that are near"]
)
def test_titles_that_count_otherwise_are_two_stories(other: str) -> None:
    """A closing report of each day differs from the next in its figures alone."""
    assert count_stories(report("zh-Hans", "海岬指数收跌0.3%报3218点"), report("zh-Hans", other, 19)) == 2
