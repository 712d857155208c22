"""Copies are folded, one event is one story, and the order of the articles does not matter."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.language import convert, split_sentences
from digest.model import Article, KeySentence, MonthDay, Story, Summary
from digest.stories import gather_stories

SEEDS = Path(__file__).parents[3] / "shared" / "data" / "seeds"

WIRE = (
    "澜江社东栾11月18日电（记者沈知远）今年第31号台风“青鸢”18日19时40分在东栾市石屿镇沿海登陆，中心附近最大风力12级。",
    "临澜省气象台说，“青鸢”将以每小时21公里的速度向西北方向移动，预计19日上午减弱为热带低压，局部累计雨量可达260毫米。",
    "截至18日18时，全省已转移群众8.6万人，2317艘渔船全部回港避风，海上养殖渔排的作业人员全部上岸。",
    "铁路部门停运途经东栾的列车74列，东栾机场取消航班112架次，中小学和幼儿园19日停课一天。",
)
OTHER_WORDS = (
    "渔民董阿海在安置点里听铁皮屋顶响了一整夜。昨晚从石屿上岸的台风“青鸢”毁了43间老屋，好在人都撤出来了。",
    "东栾市防汛指挥部说，全市11人受轻伤，停电的3.2万户大多已经恢复供电，东栾港上午9时恢复作业。",
)
UNLIKE = (
    "云汀博物馆19日公布沉船考古成果，出水文物3418件，一只锡盒里有一封写在桑皮纸上的家书。",
    "特展下月开幕，免费参观。",
)


def article(title: str, paragraphs: tuple[str, ...], day: int | None = 18, **fields: object) -> Article:
    made = Article(title=title, paragraphs=paragraphs, language="zh-Hans", source="澜江网", origin=title)
    return replace(made, published=date(2026, 11, day) if day else None, **fields)  # type: ignore[arg-type]


def lead(one: Article) -> Summary:
    spans = [(n, s, e, p) for n, p in enumerate(one.paragraphs) for s, e in split_sentences(p)]
    return Summary(sentences=tuple(KeySentence(text=p[s:e], paragraph=n, start=s, end=e) for n, s, e, p in spans[:3]))


def gather(*articles: Article) -> tuple[Story, ...]:
    return gather_stories(articles, [lead(one) for one in articles])


def titles(stories: tuple[Story, ...]) -> list[set[str]]:
    return [{one.title for one in story.articles} for story in stories]


wire = article("台风“青鸢”在东栾石屿镇登陆", WIRE)
feature = article("石屿的一夜：台风“青鸢”过境", OTHER_WORDS, day=19, source="东栾晚报")
museum = article("沉船里的一封家书", UNLIKE, day=19, source="云汀日报")


def test_the_wire_text_in_the_other_script_is_a_copy() -> None:
    """The same dispatch in Traditional under another headline is folded: the scripts are not compared but folded."""
    paragraphs = tuple(convert(text, "zh-Hant-TW") for text in WIRE)
    copy = article("颱風青鳶登陸東欒 8.6萬人撤離", paragraphs, source=None, language="zh-Hant")
    (story,) = gather(copy, wire)
    assert (story.lead, story.copies) == (wire, (copy,))


def test_a_shortened_copy_is_folded_and_the_longer_one_stays() -> None:
    """An outlet that cuts the end of a dispatch tells nothing of its own."""
    short = article("青鸢登陆东栾", WIRE[:3], source="云汀日报")
    (story,) = gather(short, wire)
    assert (story.articles, story.copies) == ((wire,), (short,))


def test_a_round_up_that_quotes_a_whole_dispatch_is_no_copy_of_it() -> None:
    """The short text stands whole in the long one, and yet the long one has news of its own that would be lost."""
    round_up = article("早报", (*UNLIKE, *OTHER_WORDS, WIRE[0]))
    assert sum(len(story.copies) for story in gather(article("台风登陆", WIRE[:1]), round_up)) == 0


@pytest.mark.parametrize("better", [{"source": "新闻网"}, {"published": date(2026, 11, 18)}, {"confidence": 1.0}])
def test_the_best_copy_stays(better: dict[str, object]) -> None:
    """Of two copies the one with a named source, with a date, read with confidence stays, whatever its title."""
    poor = article("甲", WIRE, day=None, source=None, confidence=0.5)
    good = replace(poor, title="乙", **better)  # type: ignore[arg-type]
    (story,) = gather(poor, good)
    assert story.lead == good


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "云汀市气象台17日16时发布寒潮蓝色预警信号：预计未来48小时我市最低气温将下降8至10度，请做好防寒准备。",
            "云汀市气象台26日16时发布寒潮蓝色预警信号：预计未来48小时我市最低气温将下降8至10度，请做好防寒准备。",
        ),
        (
            "临澜综合指数17日收于3218点，上涨0.6%，航运板块领涨，两市成交额1120亿元，个股涨多跌少。",
            "临澜综合指数17日收于4107点，上涨1.9%，航运板块领涨，两市成交额2350亿元，个股涨多跌少。",
        ),
    ],
    ids=["another day", "other figures"],
)
def test_texts_from_one_template_are_not_copies(one: str, other: str) -> None:
    """Forecasts and market reports share their words; their day or their figures tell them apart."""
    first, second = article("播报", (one,), day=17), article("播报", (other,), day=26 if "26日" in other else 17)
    assert [story.copies for story in gather(first, second) if story.copies] == []


def test_two_tellings_in_different_words_are_one_story_and_another_event_is_not_in_it() -> None:
    """A dispatch and a feature of the next morning tell one typhoon; the museum's news of that day is its own story."""
    assert titles(gather(museum, feature, wire)) == [{wire.title, feature.title}, {museum.title}]


def test_the_same_actors_and_formulas_on_another_day_are_another_story() -> None:
    """Two telephone calls of the same presidents, in the same phrases, two weeks apart."""
    text = "海岬社维斯塔11月{day}日电 诺伦总统达斯克{day}日同卡萨里亚总统维索通电话。两国山水相连，愿保持交往。"
    calls = [article("诺伦总统同卡萨里亚总统通电话", (text.format(day=day),), day=day) for day in (3, 17)]
    assert len(gather(*calls)) == 2


@pytest.mark.parametrize(
    ("one", "other", "stories"),
    [
        (
            ("外长同秘鲁外长会谈", "17日，外长在利马同秘鲁外长举行会谈，双方签署合作文件，愿扩大新能源合作。"),
            ("外长同智利外长会谈", "18日，外长在圣地亚哥同智利外长举行会谈，双方签署合作文件，愿扩大新能源合作。"),
            2,
        ),
        (
            ("外长同秘鲁外长会谈", "17日，外长在利马同秘鲁外长举行会谈，双方签署合作文件，愿扩大新能源合作。"),
            ("外长结束访问利马", "18日，外长结束对利马的访问，此前同秘鲁外长会谈并签署合作文件，愿扩大新能源合作。"),
            1,
        ),
        (
            ("江豚队2比1逆转海鸥队", "联赛第27轮18日打响，江豚队坐镇主场，2比1逆转海鸥队，取得近6轮首场胜利。"),
            ("矿工队3比0完胜风车队", "联赛第27轮18日打响，矿工队坐镇主场，3比0完胜风车队，取得近6轮首场胜利。"),
            2,
        ),
        (
            ("江豚队2比1逆转海鸥队", "联赛第27轮18日打响，江豚队坐镇主场，2比1逆转海鸥队，取得近6轮首场胜利。"),
            ("海鸥队1比2不敌江豚队", "联赛第27轮18日打响，海鸥队做客江豚队主场，先进一球却以1比2告负。"),
            1,
        ),
        (
            (
                "走私海参46公斤获刑",
                "南陆市中级人民法院18日公开宣判一起走私案，被告人利用渔船走私海参46公斤，获刑三年。",
            ),
            (
                "走私海参2.3公斤获刑",
                "南陆市中级人民法院18日公开宣判一起走私案，被告人利用包裹走私海参2.3公斤，获刑一年。",
            ),
            2,
        ),
        (
            (
                "诺伦总统同卡萨里亚总统通电话",
                "17日，诺伦总统同卡萨里亚总统通电话，商定两国外长尽早会晤，恢复跨境火车。",
            ),
            ("诺伦外长同卡萨里亚外长通电话", "18日，诺伦外长同卡萨里亚外长通电话，商定尽早会晤，恢复跨境火车。"),
            2,
        ),
        (
            ("诺伦外长同卡萨里亚外长通电话", "17日，诺伦外长同卡萨里亚外长通电话，商定尽早会晤，恢复跨境火车。"),
            (
                "诺伦外交部长打电话谈跨境火车",
                "17日，诺伦外交部长同卡萨里亚外交部长通电话，商定尽早会晤，恢复跨境火车。",
            ),
            1,
        ),
    ],
    ids=[
        *("the next stop", "the same visit", "another score", "the same score turned round", "another weight"),
        *("another office", "the same office in other words"),
    ],
)
def test_news_of_one_template_is_told_apart_by_place_office_and_figures(
    one: tuple[str, str], other: tuple[str, str], stories: int
) -> None:
    """Visits, matches and verdicts share their phrases; where it was, who acts and what the titles count differ."""
    first, second = article(one[0], (one[1],)), article(other[0], (other[1],))
    assert len(gather(first, second)) == stories


def test_a_history_told_further_down_does_not_date_the_news() -> None:
    """The first paragraph says the day; a later one that recalls another call must not tie the two."""
    recall = "3日，两国总统曾就渔船问题通电话，商定释放船员。"
    now = article("诺伦总统同卡萨里亚总统通电话", ("17日，诺伦总统达斯克同卡萨里亚总统维索通电话。", recall), day=17)
    then = article("诺伦总统同卡萨里亚总统通电话", ("3日，诺伦总统达斯克同卡萨里亚总统维索通电话。",), day=3)
    assert len(gather(now, then)) == 2


def test_an_article_without_a_year_joins_the_event_of_its_month_and_day() -> None:
    """A page that states 11月18日 and no year belongs to the week at hand."""
    undated = replace(article("台风“青鸢”登陆石屿", OTHER_WORDS[:1], day=None), day=MonthDay(11, 18))
    assert titles(gather(undated, wire)) == [{wire.title, undated.title}]


def test_without_articles_there_are_no_stories() -> None:
    """An empty run is not an error here."""
    assert gather_stories((), ()) == ()


def test_an_article_without_title_and_text_is_a_story_of_its_own() -> None:
    """Nothing to compare is no reason to fail, nor to join."""
    assert len(gather(article("", ()), wire, article("", ("。",)))) == 3


def test_each_article_needs_its_summary() -> None:
    """A summary too few would shift all that follow."""
    with pytest.raises(ValueError, match="shorter"):
        gather_stories([wire, feature], [lead(wire)])


def test_no_article_is_lost_and_each_keeps_its_summary() -> None:
    """Every article comes out once, as a telling with its own summary or as a copy."""
    copy = replace(wire, source="甲报", origin="甲")
    stories = gather(wire, copy, feature, museum)
    told = [(one, summary) for story in stories for one, summary in zip(story.articles, story.summaries, strict=True)]
    assert all(summary == lead(one) for one, summary in told)
    assert len(told) + sum(len(story.copies) for story in stories) == 4


texts = st.lists(
    st.sampled_from([*WIRE, *OTHER_WORDS, *UNLIKE, "简讯。", "Rain is expected on 18 November."]),
    max_size=4,
    unique=True,
)
moments = st.one_of(
    st.none(),
    st.dates(date(2026, 11, 14), date(2026, 11, 20)),
    st.builds(
        lambda hours: datetime(2026, 11, 14, tzinfo=timezone(timedelta(hours=8))) + timedelta(hours=hours),
        st.integers(0, 150),
    ),
)
invented = st.builds(
    Article,
    title=st.sampled_from(["", wire.title, feature.title, museum.title, "通告"]),
    paragraphs=st.builds(tuple, texts),
    published=moments,
    source=st.sampled_from([None, "澜江网", "云汀日报"]),
    confidence=st.sampled_from([0.4, 1.0]),
    origin=st.sampled_from(["a", "b"]),
)


@settings(max_examples=60)
@given(st.lists(invented, max_size=7), st.randoms(use_true_random=False))
def test_the_order_of_the_articles_does_not_matter(articles: list[Article], chance: object) -> None:
    """Files come in any order from a disk or a feed; the stories are the same, in the same order."""
    shuffled = list(articles)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert gather(*shuffled) == gather(*articles)


@settings(max_examples=40)
@given(st.lists(invented, max_size=7))
def test_every_article_comes_out_exactly_once(articles: list[Article]) -> None:
    """Folding and clustering divide the articles: none is lost, none is doubled."""
    out = [one for story in gather(*articles) for one in (*story.articles, *story.copies)]
    assert sorted(map(repr, out)) == sorted(map(repr, articles))


@pytest.mark.skipif(not SEEDS.exists(), reason="needs the shared data beside the checkout")
def test_the_seeds_are_four_stories() -> None:
    """One telephone call told twice, in two scripts; three other pieces on the same two countries stay apart."""
    articles = []
    for path in sorted(SEEDS.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        month, day = map(int, gold["event_date"][-5:].split("-"))
        published = datetime.fromisoformat(gold["published"]) if gold["published"] else None
        body = tuple(gold.get("body_depinyin") or gold["body"])
        title = gold.get("title_depinyin") or gold["title"]
        articles.append(
            Article(title=title, paragraphs=body, published=published, day=MonthDay(month, day), origin=path.name)
        )
    found = sorted(sorted(one.origin[:3] for one in story.articles) for story in gather(*articles))
    assert found == [["000", "003"], ["001"], ["002"], ["004"]]
