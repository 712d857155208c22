"""Speakers: named where the text names them, carried while nothing indicates a change, else nobody."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from digest.language import split_sentences
from digest.model import Article
from digest.summarization import rank_sentences
from tests.summarization.english_speaker_labels import ENGLISH
from tests.summarization.speaker_labels import LABELLED

SEEDS = Path(__file__).parents[3] / "shared" / "data" / "seeds"

TALKS = """
陈立国同来访的哈兰总统举行会谈。
陈立国指出，两国人民的友谊源远流长。当前形势复杂，双方要保持沟通。中方愿同哈方扩大贸易。陈立国强调，教育合作大有可为。
哈兰表示，哈方高度重视对华关系。去年双边贸易创下新高。希望双方扩大旅游往来。
双方一致同意保持各层级交往。
会谈后，两国代表签署了三份文件。
"""
CASES: dict[str, tuple[str, list[str | None]]] = {
    "report of talks": (
        TALKS,
        [None, *["陈立国"] * 4, *["哈兰"] * 3, None, None],
    ),
    "narrator returns in a report of talks": (
        "周敏会见了代表团。\n周敏表示，港口将按期开放。会见后，代表团参观了港口。\n周敏说，欢迎再来。",
        [None, "周敏", None, "周敏"],
    ),
    "press conference": (
        "外交部发言人孙宁在例行记者会上表示，中方注意到有关报道。中方一贯反对此类做法。据统计，去年有三起类似事件。",
        ["孙宁", "孙宁", None],
    ),
    "traditional, hong kong": (
        "運輸署署長何偉明今日（5日）表示，新巴士線下月開通。他指，票價維持不變。警方接報後封閉一條行車線。",
        ["何偉明", "何偉明", None],
    ),
    "taiwan, quotation before the name": (
        "「颱風天不要出門。」消防局長林志豪說。市府已開設收容所。",
        ["林志豪", None],
    ),
    "quotation behind the name": ("校长郭静说：“新教学楼九月启用。”学生们鼓掌。", ["郭静", None]),
    "half-width punctuation": ("市长吴刚表示,地铁四号线年底通车。工程耗时五年。", ["吴刚", None]),
    "nested quotation": ("律師張敏表示：「他說『我沒有錯』，我相信他。」法官押後裁決。", ["張敏", None]),
    "two speakers in one paragraph": (
        "王芳表示，租金太高。业主刘强认为，租金合理。街道办没有表态。",
        ["王芳", "刘强", None],
    ),
    "two speakers in one sentence": ("王芳表示，租金太高，刘强认为，租金合理。", [None]),
    "unresolved pronoun": ("王芳和李娜一起到场。她说，活动很成功。", [None, None]),
    "unnamed speakers": (
        "分析人士指出，油价可能继续上涨。有网友表示，已经习惯。记者了解到，库存充足。",
        [None, None, None],
    ),
    "company": ("星河公司表示，召回涉及两千辆汽车。召回免费。", ["星河公司", None]),
    "police": ("警方表示，司机没有受伤。道路已经重开。", ["警方", None]),
    "court report": ("被告律师高峰辩称，证据不足。法官冯洁表示，择日宣判。庭外有人聚集。", ["高峰", "冯洁", None]),
    "thanks are not speech": ("王芳对志愿者表示感谢，刘强对此表示欢迎。", [None]),
    "called, not said": ("这座桥被称作「彩虹桥」。原本号称「第一桥」的旧桥已拆。", [None, None]),
    "foreign name": ("法国总统马尔丹14日在讲话中说，预算必须通过。", ["马尔丹"]),
    "foreign name in two parts": ("经济学家让·杜邦认为，利率见顶。", ["让·杜邦"]),
    "time before the name": ("对此，商务部发言人何勇表示，谈判仍在继续。", ["何勇"]),
    "long quotation that is divided": (
        "队长赵磊说：“" + "我们训练了整整一年，每天都跑二十公里，没有一个人退出。" * 5 + "”比赛周六开始。",
        [*["赵磊"] * 5, None],
    ),
    "next paragraph": ("王芳表示，租金太高。\n我们希望租金下降。", ["王芳", None]),
    "named in the third person": ("王芳表示，租金太高。我们支持王芳的看法。", ["王芳", None]),
    "interview": (
        "记者：今年的收成怎样？\n周海：比去年好。雨水很足。\n记者：明年呢？\n周海：看天气。",
        [None, "周海", "周海", None, "周海"],
    ),
    "a name, a colon and a quotation": ("何志文：「政府要聽民意。」會議隨即結束。", ["何志文", None]),
    "a quotation in curly marks behind a colon": ("馬志遠：“我沒講過。真的沒有。”", ["馬志遠"]),
    "a heading, a colon and a quotation": ("最新消息：「橋已封閉。」", [None]),
    "she urges": ("議員葉慧珊指，收費過高。她促請政府凍結收費。", ["葉慧珊", "葉慧珊"]),
    "a name transcribed": ("科瓦奇说，谈判没有破裂。", ["科瓦奇"]),
    "a slump, not a person": ("萧条说明，需求不足。", [None]),
    "english, an occasion before the name": ("In a letter to staff, Holt wrote that jobs were at risk.", ["Holt"]),
    "english, before": ("Wei Chen said the bridge would open in May. Traffic is heavy.", ["Wei Chen", None]),
    "english, title": ("Foreign Minister Wei Chen told reporters the talks went well.", ["Wei Chen"]),
    "english, behind": ('"We are ready," said Maria Lopez. The crowd cheered.', ["Maria Lopez", None]),
    "english, behind with a role": ('"We are ready," Lopez, a spokeswoman, said. It rained.', ["Lopez", None]),
    "english, pronoun resolved": (
        "Lopez said the roof leaks. She added that repairs begin in June.",
        ["Lopez", "Lopez"],
    ),
    "english, pronoun unresolved": ("Lopez met Chen on Monday. He said the roof leaks.", [None, None]),
    "english, nobody in particular": ("Officials said the road was closed. The police said little.", [None, None]),
}


def speakers(text: str) -> list[str | None]:
    return [sentence.speaker for sentence in rank_sentences(Article.from_text(text))]


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_a_sentence_has_the_speaker_that_its_text_names(text: str, expected: list[str | None]) -> None:
    """Each sentence of the case has exactly the expected speaker."""
    assert speakers(text) == expected


def test_of_sentences_of_many_shapes_no_speaker_is_wrong_and_most_are_found() -> None:
    """Over the labelled sentences at least 98 of 100 names are right and nine of ten that have a speaker get theirs."""
    wrong, found, total = [], 0, 0
    for text, labels in (*LABELLED.values(), *ENGLISH.values()):
        named = speakers(text)
        assert len(named) == len(labels), text
        wrong += [(text, got, label) for got, label in zip(named, labels, strict=True) if got not in (None, label)]
        found += sum(got == label is not None for got, label in zip(named, labels, strict=True))
        total += sum(label is not None for label in labels)
    assert len(wrong) <= 0.02 * (found + len(wrong)), wrong
    assert found >= 0.9 * total


# Labelled by hand: paragraph number -> who speaks in each of its sentences, "*" for the same person in
# all that follow, "-" for nobody. Paragraphs that are not listed have no speaker at all.
SEED_SPEAKERS = {
    "000": {1: "習主席 - -", 3: "習近平 *", 4: "習近平 *", 5: "習近平 *", 6: "普京 *"},
    "001": {4: "习近平 *", 5: "习近平 *", 7: "习近平 *", 8: "普京 *", 9: "普京 *"},
    "002": {1: "习近平 *", 2: "习近平 *", 3: "习近平 *", 4: "普京 *"},
    "003": {9: "习近平", 10: "普京", 14: "普京", 15: "- 习近平", 16: "习近平 -", 19: "习近平", 23: "普京"},
    "004": {1: "王毅 *", 2: "王毅 *", 3: "王毅 *", 4: "拉夫羅夫 *", 5: "- 王毅 王毅 拉夫羅夫"},
}


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared articles are not here")
def test_the_speakers_of_real_reports_are_never_wrong_and_mostly_found() -> None:
    """Over five real reports no speaker is wrong, and nine of ten attributed sentences have theirs."""
    wrong, found, total = [], 0, 0
    for path in sorted(SEEDS.glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        body = record.get("body_depinyin") or record["body"]
        lines = body if isinstance(body, list) else body.split("\n")
        article = Article(title=record["title"], paragraphs=tuple(filter(None, lines)), language=record["script"])
        labels = expected_speakers(article, SEED_SPEAKERS[path.name[:3]])
        for sentence in rank_sentences(article):
            label = labels[sentence.paragraph, sentence.end]
            total += label is not None
            found += label is not None and sentence.speaker == label
            if sentence.speaker not in (None, label):
                wrong.append((path.name, sentence.text, sentence.speaker))
    assert wrong == []
    assert found >= 0.9 * total


def expected_speakers(article: Article, labels: dict[int, str]) -> dict[tuple[int, int], str | None]:
    expected: dict[tuple[int, int], str | None] = {}
    for number, paragraph in enumerate(article.paragraphs):
        names: list[str | None] = [None if name == "-" else name for name in labels.get(number, "- *").split()]
        for position, (_, end) in enumerate(split_sentences(paragraph)):
            expected[number, end] = names[position] if position < len(names) and names[position] != "*" else names[0]
    return expected
