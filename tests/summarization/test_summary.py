"""Key sentences: verbatim, in order, within the measure, the same in both scripts."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import UsageError
from digest.language import convert
from digest.model import Article
from digest.summarization import METHODS, rank_sentences, summarize_article, summarize_articles
from digest.summarization.document import build_document
from digest.summarization.selection import Manner, select
from digest.summarization.summary import _rank_together
from tests.summarization.articles import ALL, BRIDGE, BRIDGE_TRADITIONAL, HARBOUR

SETS = Path(__file__).parents[3] / "shared" / "data" / "summaries"
needs_sets = pytest.mark.skipif(not SETS.is_dir(), reason="the shared articles are not here")


def read_articles(path: Path, limit: int | None = None) -> list[Article]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines][:limit]
    return [Article.from_text(row["text"], title=row["title"], language=row["lang"]) for row in rows]


@pytest.mark.parametrize("article", ALL, ids=["simplified", "traditional", "english"])
@pytest.mark.parametrize("method", METHODS)
def test_every_method_gives_verbatim_sentences_in_document_order(article: Article, method: str) -> None:
    """Three sentences, each standing at its offsets, none twice, in the article's order."""
    summary = summarize_article(article, method=method)
    places = [(sentence.paragraph, sentence.start) for sentence in summary.sentences]
    assert len(summary.sentences) == 3
    assert places == sorted(set(places))
    for sentence in summary.sentences:
        assert article.paragraphs[sentence.paragraph][sentence.start : sentence.end] == sentence.text
    assert summary.method == method


@pytest.mark.parametrize("article", [BRIDGE, BRIDGE_TRADITIONAL], ids=["simplified", "traditional"])
def test_the_default_finds_the_news(article: Article) -> None:
    """The one sentence that says what the title says is the first choice."""
    (sentence,) = summarize_article(article, sentences=1).sentences
    assert sentence.paragraph == 0


def test_the_default_finds_the_news_in_english() -> None:
    """An English article gives the sentence that says what its title says."""
    (sentence,) = summarize_article(HARBOUR, sentences=1).sentences
    assert sentence.text.startswith("The harbour board voted")


@pytest.mark.parametrize("method", METHODS)
def test_both_scripts_of_an_article_give_the_same_sentences(method: str) -> None:
    """What is chosen does not depend on the script the article is written in."""
    simplified, traditional = (summarize_article(a, method=method) for a in (BRIDGE, BRIDGE_TRADITIONAL))
    assert [(s.paragraph, s.start) for s in simplified.sentences] == [
        (s.paragraph, s.start) for s in traditional.sentences
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("着", "著"),
        ("卫生", "衞生"),
        ("答复", "答覆"),
        ("苏醒", "甦醒"),
        ("最终，", "最終，"),
        ("为此，", "爲此，"),
        ("不", "\uf967"),
    ],
    ids=["aspect", "Hong Kong form", "answer", "waking", "in the end", "for this", "compatibility ideograph"],
)
def test_two_ways_of_writing_a_word_count_as_one(one: str, other: str) -> None:
    """Forms that the scripts divide differently give the sentences the same scores."""
    text = "新规下月实施。\n{}居民等候通知。\n街道办等候{}通知。\n商户没有意见。"
    scores = [
        [
            sentence.score
            for sentence in rank_sentences(Article.from_text(text.format(form, form), title="新规下月实施"))
        ]
        for form in (one, other)
    ]
    assert scores[0] == scores[1]


@pytest.mark.filterwarnings("error")
def test_a_text_like_no_other_is_ranked_without_a_warning() -> None:
    """Thousands of sentences that say one thing drive no number beyond its bounds."""
    text = "\n".join("".join(f"市政府宣布第{5 * i + j}座桥下月通车。" for j in range(5)) for i in range(2000))
    assert len(summarize_article(Article.from_text(text), sentences=1).sentences) == 1


@pytest.mark.parametrize("budget", [30, 60, 120, 200])
def test_a_budget_of_characters_is_kept(budget: int) -> None:
    """The sentences together are no longer than the budget."""
    summary = summarize_article(BRIDGE, characters=budget)
    assert 0 < sum(len(sentence.text) for sentence in summary.sentences) <= budget


def test_lead_fills_a_budget_with_the_first_sentences() -> None:
    """The baseline takes the sentences from the beginning, one after the other."""
    chosen = summarize_article(BRIDGE, characters=105, method="lead").sentences
    assert [sentence.paragraph for sentence in chosen] == [0, 1, 2]


def test_a_budget_that_nothing_fits_gives_the_best_sentence_alone() -> None:
    """A sentence is never cut to fit."""
    summary = summarize_article(BRIDGE, characters=3)
    assert len(summary.sentences) == 1


def test_a_repeated_sentence_is_taken_once_where_others_are_left() -> None:
    """Of two copies only one is chosen."""
    text = "银行将在周一起调整存款利率。\n银行将在周一起调整存款利率。\n客户无需办理任何手续。\n网点照常营业。"
    chosen = summarize_article(Article.from_text(text, title="银行调整存款利率"), sentences=3).sentences
    assert len({sentence.text for sentence in chosen}) == 3


def test_a_sentence_that_points_back_is_ranked_below_the_same_sentence_without() -> None:
    """An opening such as 此外 costs a sentence some of its score."""
    with_opening, without = (
        Article.from_text(f"天气晴朗，适合出行。\n{opening}公园将延长开放时间。\n游客数量增加。", title="公园延长开放")
        for opening in ("此外，", "")
    )
    assert rank_sentences(with_opening)[1].score < rank_sentences(without)[1].score


def test_a_sentence_that_points_back_brings_the_one_before_it() -> None:
    """Where both are among the best, the sentence that leans on another comes with it rather than alone."""
    text = "市图书馆本周日起通宵开放。此外，市图书馆通宵开放期间免收存包费。\n游客说天气不错。\n昨天有雨。"
    chosen = summarize_article(Article.from_text(text, title="市图书馆通宵开放 免收存包费"), sentences=2).sentences
    assert [sentence.text[:2] for sentence in chosen] == ["市图", "此外"]


@pytest.mark.parametrize(
    ("room", "chosen"),
    [({"sentences": 1}, [3]), ({"sentences": 2}, [0, 1]), ({"characters": 19}, [3]), ({"characters": 20}, [0, 1])],
    ids=["one", "two", "no room for both", "room for both"],
)
def test_a_pair_is_taken_where_it_is_better_than_one_and_has_room(room: dict[str, int], chosen: list[int]) -> None:
    """A leaning sentence, with what that cost it given back, and the one before it count by their mean."""
    document = build_document(["水库开闸放水", "同时下游撤离", "邮票今天发行", "桥梁下月通车"], "")
    worth, leaning = np.array([0.8, 0.78, 0.1, 0.81]), np.array([0.0, 0.07, 0.0, 0.0])
    measure = (room.get("sentences"), room.get("characters"))
    assert select(document, worth, [10, 10, 10, 10], *measure, Manner(filling=0.99), leaning) == chosen


@pytest.mark.parametrize(
    "line",
    [
        "（责任编辑：钱丰）",
        "記者 周文 攝影：林立",
        "图为新大桥夜景",
        "By Jane Miller",
        "来源：清河日报",
        "【現場直擊】",
        "编辑/赵阳",
    ],
)
def test_bylines_credits_captions_and_headings_never_rank(line: str) -> None:
    """Such a line among the paragraphs is no candidate."""
    article = Article.from_text(f"{line}\n新大桥下月通车。\n过桥费不会上涨。")
    assert [s.text for s in rank_sentences(article)] == ["新大桥下月通车。", "过桥费不会上涨。"]


def test_a_dateline_is_cut_from_the_sentence_it_opens() -> None:
    """The key sentence begins where the news begins, with exact offsets, even where the dateline is doubled."""
    article = Article.from_text("新华社北京7月8日电 据新华社7月8日电,新大桥下月通车。过桥费不会上涨。")
    first = rank_sentences(article)[0]
    assert first.text == article.paragraphs[0][first.start : first.end]
    assert first.text == "新大桥下月通车。"


def test_an_article_without_text_gives_an_empty_summary() -> None:
    """Nothing to choose from is not an error."""
    assert summarize_article(Article()).sentences == ()
    assert rank_sentences(Article(title="空")) == ()


def test_a_batch_gives_what_each_article_gives_alone() -> None:
    """The batch function changes nothing but the number of calls."""
    assert summarize_articles(ALL, characters=100) == tuple(summarize_article(a, characters=100) for a in ALL)


_ODD = {
    "without a text": Article(title="只有题目"),
    "without a word": Article.from_text("——！！\n？？……", title="！"),
    "without a title": Article.from_text("公园今天开放。票价十元。\n公园今天开放。票价十元。"),
    "with a sentence": Article.from_text("大桥下月通车。", title="大桥通车"),
}


@pytest.mark.parametrize("odd", _ODD.values(), ids=_ODD.keys())
@pytest.mark.parametrize("place", [0, 1, 3], ids=["first", "between", "last"])
def test_an_article_is_scored_to_the_last_bit_as_if_it_were_alone(odd: Article, place: int) -> None:
    """Whatever stands beside it in a batch: a corpus may be cut into any parts."""
    articles = [*ALL[:place], odd, *ALL[place:]]
    together = _rank_together(articles, "learned")
    alone = [ranking for article in articles for ranking in _rank_together([article], "learned")]
    assert [ranking.worth.tolist() for ranking in together] == [ranking.worth.tolist() for ranking in alone]
    assert summarize_articles(articles) == tuple(summarize_article(article) for article in articles)


def test_a_batch_longer_than_is_ranked_at_once_keeps_its_order() -> None:
    """Articles are ranked in groups of some length; each gets its own summary."""
    articles = [*ALL, Article.from_text("大桥下月通车。票价十元。" * 3000, title="大桥通车"), *ALL]
    found = summarize_articles(articles, sentences=2)
    assert found[:3] == found[4:] == summarize_articles(ALL, sentences=2)


def test_an_unknown_method_is_refused_with_a_suggestion() -> None:
    """A misspelt name is answered with the one that was meant."""
    with pytest.raises(UsageError, match='unknown summary method "lexrnk"; did you mean "lexrank"'):
        summarize_article(BRIDGE, method="lexrnk")


@pytest.mark.parametrize("measure", [{"sentences": 0}, {"characters": -5}], ids=["sentences", "characters"])
def test_a_measure_below_one_is_refused(measure: dict[str, Any]) -> None:
    """Neither zero sentences nor a negative budget means anything."""
    with pytest.raises(UsageError, match="must be 1 or more"):
        summarize_article(BRIDGE, **measure)


@given(
    st.lists(
        st.text(alphabet="。！？，；“”「」…\"'.!? 大桥通车橋說说他abcA1（）:：\u3000", max_size=60)
        | st.text(max_size=30),
        max_size=6,
    ),
    st.sampled_from(METHODS),
    st.sampled_from([{"sentences": 2}, {"characters": 40}]),
)
def test_every_key_sentence_of_any_text_stands_at_its_offsets(
    lines: list[str], method: str, measure: dict[str, Any]
) -> None:
    """Whatever the text, a key sentence is a substring of its paragraph, and scores are numbers."""
    article = Article(title="大桥", paragraphs=tuple(lines), language="zh-Hans")
    for sentence in summarize_article(article, method=method, **measure).sentences:
        assert sentence.text
        assert article.paragraphs[sentence.paragraph][sentence.start : sentence.end] == sentence.text
        assert sentence.score >= 0


@pytest.mark.slow
@needs_sets
def test_every_key_sentence_of_every_shared_article_is_verbatim() -> None:
    """Over all shared articles, every sentence that could be chosen stands at its offsets."""
    for path in sorted(SETS.glob("*.jsonl.gz")):
        for article in read_articles(path):
            for sentence in summarize_article(article, sentences=5).sentences:
                assert article.paragraphs[sentence.paragraph][sentence.start : sentence.end] == sentence.text


@pytest.mark.slow
@needs_sets
def test_conversion_to_the_other_script_changes_under_one_choice_in_a_hundred() -> None:
    """Real articles converted to Traditional give the same sentences, by number, in at least 99 of 100 cases."""
    same = total = 0
    for name in ("zh_bedtimenews", "zh_neist", "zh_xwlb_title"):
        for article in read_articles(SETS / f"{name}.jsonl.gz", 60):
            traditional = Article(
                title=convert(article.title, "zh-Hant"),
                paragraphs=tuple(convert(paragraph, "zh-Hant") for paragraph in article.paragraphs),
                language="zh-Hant",
            )
            same += chosen_numbers(article) == chosen_numbers(traditional)
            total += 1
    assert same >= 0.99 * total


def chosen_numbers(article: Article) -> list[int]:
    ranked = rank_sentences(article)
    places = [(s.paragraph, s.end) for s in ranked]
    return [places.index((s.paragraph, s.end)) for s in summarize_article(article).sentences]
