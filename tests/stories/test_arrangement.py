"""Which stories have room, where they stand, and what the glance leaves to say."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Article, KeySentence, MonthDay, Story, Summary
from digest.stories import Arrangement, SectionRule, Shelf, arrange_stories, leave_out_glance, pick_glance

ECONOMY = SectionRule(name="经济", words=("股市", "贸易"))
SPORT = SectionRule(name="体育", words=("决赛",))


def story(title: str, published: date | datetime | None = None, **fields: object) -> Story:
    article = Article(title=title, paragraphs=(title,), published=published, origin=title, **fields)  # type: ignore[arg-type]
    return Story(articles=(article,), summaries=(Summary(),))


def titles(arrangement: Arrangement) -> list[str]:
    return [one.story.lead.title for one in arrangement.placed]


RANKED = [story(title) for title in ("股市大涨", "决赛今晚举行", "贸易谈判重开", "老街修缮完工", "股市回落")]


def test_sections_stand_together_in_the_order_of_their_rules_after_what_is_in_none() -> None:
    """A heading is printed once: stories of a section are not strewn over the page."""
    found = arrange_stories(RANKED, Shelf(sections=(SPORT, ECONOMY)))
    assert titles(found) == ["老街修缮完工", "决赛今晚举行", "股市大涨", "贸易谈判重开", "股市回落"]
    assert [one.section for one in found.placed] == [None, "体育", "经济", "经济", "经济"]


def test_a_section_holds_its_most_important_stories_and_the_rest_is_named() -> None:
    """What is over the limit is not lost: it is said which, and why."""
    limited = SectionRule(name="经济", words=ECONOMY.words, limit=1)
    found = arrange_stories(RANKED, Shelf(sections=(limited, SPORT)))
    assert titles(found) == ["老街修缮完工", "股市大涨", "决赛今晚举行"]
    assert [(one.title, one.reason) for one in found.left_out] == [
        ("贸易谈判重开", "over the limit of 1 story in the section 经济"),
        ("股市回落", "over the limit of 1 story in the section 经济"),
    ]


def test_the_limit_of_all_comes_after_those_of_the_sections() -> None:
    """A busy section does not take the places of others."""
    limited = SectionRule(name="经济", words=ECONOMY.words, limit=1)
    found = arrange_stories(RANKED, Shelf(sections=(limited,), limit=3))
    assert Counter(titles(found)) == Counter(["股市大涨", "决赛今晚举行", "老街修缮完工"])
    assert [one.reason for one in arrange_stories(RANKED, Shelf(limit=3)).left_out] == [
        "over the limit of 3 stories"
    ] * 2


def test_copies_of_a_story_without_room_are_left_out_with_it() -> None:
    """Every article that was read is accounted for."""
    crowded = Story(articles=RANKED[1].articles, summaries=(Summary(),), copies=(Article(title="转载", origin="b"),))
    assert [one.title for one in arrange_stories([RANKED[0], crowded], Shelf(limit=1)).left_out] == [
        "决赛今晚举行",
        "转载",
    ]


def test_by_day_the_newest_stands_first_and_the_undated_last() -> None:
    """A week is read from its end; within a day the important story leads."""
    days = [date(2026, 11, 17), date(2026, 11, 19), None, date(2026, 11, 19)]
    ranked = [story(str(number), day) for number, day in enumerate(days)]
    found = arrange_stories(ranked, Shelf(by_day=True))
    assert [(one.story.lead.title, one.day) for one in found.placed] == [
        ("1", days[1]),
        ("3", days[3]),
        ("0", days[0]),
        ("2", None),
    ]


@pytest.mark.parametrize(
    ("article", "day"),
    [
        (Article(published=datetime(2026, 11, 18, 20, tzinfo=UTC)), date(2026, 11, 19)),
        (Article(published=datetime(2026, 11, 18, 20)), date(2026, 11, 18)),
        (Article(day=MonthDay(12, 30)), date(2025, 12, 30)),
        (Article(day=MonthDay(2, 30)), None),
        (Article(), None),
    ],
    ids=["in the zone of the issue", "without a zone", "year not stated", "no such day", "nothing stated"],
)
def test_the_day_of_a_story(article: Article, day: date | None) -> None:
    """The day is that of the issue's clock; one without a year is the nearest."""
    shelf = Shelf(by_day=True, today=date(2026, 1, 3), zone=timezone(timedelta(hours=8)))
    found = arrange_stories([Story(articles=(article,), summaries=(Summary(),))], shelf)
    assert [one.day for one in found.placed] == [day]


@given(
    st.lists(st.sampled_from(RANKED), max_size=12),
    st.none() | st.integers(1, 5),
    st.none() | st.integers(1, 3),
)
def test_no_story_is_lost_and_no_limit_broken(ranked: list[Story], total: int | None, most: int | None) -> None:
    """Each story is either placed or left out, and the limits hold."""
    rules = (SectionRule(name="经济", words=ECONOMY.words, limit=most), SPORT)
    found = arrange_stories(ranked, Shelf(sections=rules, limit=total))
    assert Counter([*titles(found), *(one.title for one in found.left_out)]) == Counter(s.lead.title for s in ranked)
    assert total is None or len(found.placed) <= total
    assert most is None or sum(one.section == "经济" for one in found.placed) <= most


def told(*sentences: str) -> Story:
    key = [KeySentence(text=s, paragraph=0, start=0, end=len(s), score=1 / (n + 1)) for n, s in enumerate(sentences)]
    return Story(articles=(Article(title="渡轮", origin="a"),), summaries=(Summary(sentences=tuple(key)),))


LEAD = "海湾市交通局宣布，连接东西两岸的夜间渡轮当天开通，每晚运行到凌晨两点。"
REST = "夜间渡轮首先服务下夜班的工人和医护人员，预计每晚运送四千人次。"
LAST = "每艘渡轮配备两名救生员，运营头一个月还将安排巡逻艇随行，票价三元。"


@pytest.mark.parametrize(
    ("sentences", "left"),
    [
        ((LEAD, REST, LAST), (REST, LAST)),
        ((LEAD, REST), (LEAD, REST)),
        ((LEAD, "他" + REST, LAST), (LEAD, "他" + REST, LAST)),
    ],
    ids=["the rest stands alone", "too little would be left", "the rest leans on it"],
)
def test_what_the_glance_says_is_repeated_only_where_it_is_needed(
    sentences: tuple[str, ...], left: tuple[str, ...]
) -> None:
    """A story drops the sentence of the glance unless its other sentences would be too few, or make no sense."""
    one = told(*sentences)
    (summary,) = leave_out_glance(one, pick_glance([one], 1)).summaries
    assert tuple(sentence.text for sentence in summary.sentences) == left


def test_a_story_that_is_not_in_the_glance_stays_whole() -> None:
    """The same words elsewhere are no repetition of the glance."""
    one, other = told(LEAD, REST, LAST), story("别的")
    assert leave_out_glance(one, pick_glance([other], 1)) == one
