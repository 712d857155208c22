"""What of the stories is shown, where, and in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.language import split_sentences
from digest.model import Article, KeySentence, Story, Summary
from digest.stories import (
    SectionRule,
    assign_section,
    lead_in_language,
    order_stories,
    pick_additions,
    pick_glance,
)

DAY = date(2026, 11, 20)


def tell(
    title: str, *paragraphs: str, source: str | None = "澜江网", published: date | None = DAY
) -> tuple[Article, Summary]:
    """An article all of whose sentences are key sentences, the first scored best."""
    spans = [(n, s, e, p) for n, p in enumerate(paragraphs) for s, e in split_sentences(p)]
    sentences = [
        KeySentence(text=p[s:e], paragraph=n, start=s, end=e, score=1.0 / (k + 1))
        for k, (n, s, e, p) in enumerate(spans)
    ]
    article = Article(
        title=title, paragraphs=paragraphs, language="zh-Hans", source=source, published=published, origin=title
    )
    return article, Summary(sentences=tuple(sentences))


def story(*tellings: tuple[Article, Summary], copies: tuple[Article, ...] = ()) -> Story:
    return Story(articles=tuple(a for a, _ in tellings), summaries=tuple(s for _, s in tellings), copies=copies)


LEAD = tell("台风登陆", "台风“青鸢”18日在东栾登陆，8.6万人转移。", "铁路停运列车74列，机场取消航班112架次。")


def test_what_the_lead_has_said_in_other_words_is_no_addition() -> None:
    """A sentence made of the lead's own words and figures is left out."""
    other = tell("另一篇", "铁路停运列车74列，机场取消112架次航班。", "全市11人受轻伤，没有人员死亡。")
    assert [(i, s.text) for i, s in pick_additions(story(LEAD, other))] == [(1, "全市11人受轻伤，没有人员死亡。")]


def test_a_new_figure_is_an_addition_even_in_the_words_of_the_lead() -> None:
    """The toll of the next morning in the phrase of the evening is news."""
    other = tell("另一篇", "铁路停运列车98列，机场取消航班112架次。")
    assert [s.text for _, s in pick_additions(story(LEAD, other))] == ["铁路停运列车98列，机场取消航班112架次。"]


def test_a_sentence_with_the_lead_s_figures_in_other_words_is_no_addition() -> None:
    """A paper of another region has its own words for a train and a flight, and the same two figures."""
    other = tell("另一篇", "鐵路取消列車74班，機場停飛航班112班。")
    assert pick_additions(story(LEAD, other)) == ()


def test_one_figure_of_the_lead_in_other_words_may_be_news() -> None:
    """A single figure in common says too little to take a sentence for a repetition."""
    other = tell("另一篇", "停运列车74列，旅客在站前广场排队退票。")
    assert len(pick_additions(story(LEAD, other))) == 1


@pytest.mark.parametrize(
    ("languages", "lead"),
    [
        (("zh-Hans", "zh-Hant-TW"), "台风登陆"),
        (("zh-Hant-TW", "en"), "台风登陆"),
        (("en", "zh-Hans"), "Typhoon"),
        (("en",), "Typhoon"),
    ],
    ids=["two scripts", "Chinese before English", "English before Chinese", "English"],
)
def test_a_story_is_led_in_a_language_of_the_issue(languages: tuple[str, ...], lead: str) -> None:
    """A Chinese issue has a Chinese headline where any report is Chinese; each article keeps its own sentences."""
    article, summary = tell("Typhoon", "The typhoon made landfall.")
    told = lead_in_language(story((replace(article, language="en"), summary), LEAD), languages)
    assert told.lead.title == lead
    assert {a.title: s for a, s in zip(told.articles, told.summaries, strict=True)} == {
        "Typhoon": summary,
        "台风登陆": LEAD[1],
    }


def test_what_two_others_add_alike_is_added_once() -> None:
    """The third article repeats the second."""
    added = "全市11人受轻伤，没有人员死亡。"
    assert [i for i, _ in pick_additions(story(LEAD, tell("乙", added), tell("丙", added)))] == [1]


def test_additions_are_found_across_scripts() -> None:
    """A Traditional telling of what the Simplified lead says adds nothing."""
    assert pick_additions(story(LEAD, tell("另一篇", "鐵路停運列車74列，機場取消航班112架次。"))) == ()


def test_a_story_told_once_has_no_additions() -> None:
    """The lead adds nothing to itself."""
    assert pick_additions(story(LEAD)) == ()


def test_more_sources_come_first() -> None:
    """What three newspapers tell stands before what one tells."""
    small = story(tell("小事", "一只白鹭闯进会议室。"))
    large = story(LEAD, tell("乙", "台风毁了43间老屋。", source="乙报"), copies=(replace(LEAD[0], source="丙报"),))
    assert order_stories([small, large]) == (large, small)


def test_one_newspaper_three_times_is_one_source() -> None:
    """Copies within one outlet do not make a story important."""
    loud = story(tell("甲", "甲地下雨。"), copies=tuple(tell("甲", "甲地下雨。")[0] for _ in range(5)))
    two = story(tell("乙", "乙地下雪。"), tell("乙二", "乙地大雪。", source="乙报"))
    assert order_stories([loud, two])[0] == two


def test_newer_news_comes_before_older() -> None:
    """Of two that one source tells, today's stands before that of four days ago."""
    old = story(tell("旧闻", "甲地下雨。", published=DAY - timedelta(days=4)))
    new = story(tell("新闻", "乙地下雪。"))
    assert order_stories([old, new]) == (new, old)


def test_an_undated_story_stands_last_among_equals() -> None:
    """A page without a date is not taken for today's."""
    undated, dated = (
        story(tell(t, "甲地下雨。", published=p)) for t, p in (("一", None), ("二", DAY - timedelta(days=6)))
    )
    assert order_stories([undated, dated]) == (dated, undated)


some_stories = st.lists(
    st.builds(
        lambda title, text, day, source: story(tell(title, text, source=source, published=day)),
        st.text("甲乙丙丁", min_size=1, max_size=3),
        st.sampled_from(["甲地下雨。", "乙地下雪，铁路停运列车74列。", ""]),
        st.one_of(st.none(), st.dates(date(2026, 11, 14), DAY)),
        st.sampled_from([None, "甲报", "乙报"]),
    ),
    max_size=6,
)


@given(some_stories, st.randoms(use_true_random=False))
def test_order_and_glance_do_not_depend_on_the_order_given(stories: list[Story], chance: object) -> None:
    """The same stories are shown alike, however they came."""
    shuffled = list(stories)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert order_stories(shuffled) == order_stories(stories)
    assert pick_glance(shuffled, 3) == pick_glance(stories, 3)


RULES = (
    SectionRule(name="财经", words=("股票", "银行")),
    SectionRule(name="天气", words=("台风", "寒潮")),
    SectionRule(name="本地", sources=("東欒晚報",)),
)


@pytest.mark.parametrize(
    ("telling", "section"),
    [
        (LEAD, "天气"),
        (tell("颱風登陸", "颱風登陸東欒。"), "天气"),
        (tell("台风登陆", "台风来了。", source="东栾晚报"), "本地"),
        (tell("棋王赛落幕", "决胜局下了四小时。"), None),
        (tell("棋王赛落幕", "决胜局下了四小时。" + "双方都很疲惫。" * 40 + "台风没有影响比赛。"), None),
    ],
    ids=["by word", "in the other script", "a source before words", "none fits", "one word far down is not enough"],
)
def test_sections_are_assigned_by_rule(telling: tuple[Article, Summary], section: str | None) -> None:
    """Sources decide before words, scripts are folded, and a passing mention does not count."""
    assert assign_section(story(telling), RULES) == section


def test_without_rules_there_is_no_section() -> None:
    """A briefing need not have sections."""
    assert assign_section(story(LEAD), ()) is None


def test_the_glance_takes_one_sentence_a_story_from_the_important_ones() -> None:
    """Three sentences, three stories, each with the article that it stands in."""
    texts = (
        "云汀马拉松昨天开跑，两万四千人参加。",
        "沂川的柿子迎来采摘高峰，快递当天进村。",
        "江岸电影节把最佳影片给了一部没有配乐的电影。",
    )
    stories = [story(tell(f"第{n}件", text)) for n, text in enumerate(texts)]
    chosen = pick_glance([*stories, story(LEAD, tell("乙", "台风毁屋。", source="乙报"))], 3)
    assert len({article.title for article, _ in chosen}) == 3
    assert chosen[0] == (LEAD[0], LEAD[1].sentences[0])


def test_the_glance_prefers_a_sentence_that_stands_alone() -> None:
    """A sentence that begins with 他 needs the one before it, however well it scored."""
    telling = tell(
        "市长选举", "他说，这是这座城市四十年来最好的一天。", "绿色联盟候选人法伦15日当选维斯塔市长，得票率52.3%。"
    )
    assert [s.text for _, s in pick_glance([story(telling)], 3)] == [
        "绿色联盟候选人法伦15日当选维斯塔市长，得票率52.3%。"
    ]


def test_the_glance_does_not_say_a_thing_twice() -> None:
    """Two stories with the same best sentence give it once."""
    text = "绿色联盟候选人法伦15日当选维斯塔市长，得票率52.3%。"
    assert len(pick_glance([story(tell("甲", text)), story(tell("乙", text))], 3)) == 1


@pytest.mark.parametrize("n", [0, 1, 5])
def test_the_glance_is_never_longer_than_asked(n: int) -> None:
    """No more sentences than asked for, and no more than there are stories."""
    stories = [story(LEAD), story(tell("甲", "绿色联盟候选人法伦15日当选维斯塔市长。"))]
    assert len(pick_glance(stories, n)) == min(n, 2)
