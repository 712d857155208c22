"""Sentences: where they begin and end, and that nothing of the text is lost."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.language import split_sentences

CASES = {
    "plain": "今天下雨。|明天放晴！|后天呢？",
    "closing quote after the stop": "他说：“路已经修好。”|记者随后离开。",
    "corner brackets": "校長說：「課程照常。」|學生鬆了一口氣。",
    "Hong Kong form of the verb before a quotation": "館長説「課程照常。」|學生鬆了一口氣。",
    "Hong Kong form of the verb behind a quotation": "「課程照常。」館長説。|學生鬆了一口氣。",
    "nested corner brackets": "館長說：「他寫下『山高水長。』就走了。」|展覽下週開幕。",
    "two stops in a short quotation": "他说：“雨停了。我们走吧。”|大家起身。",
    "attribution behind the quotation": "“桥梁年底通车。”项目经理赵宁说。|工程已近尾声。",
    "attribution behind corner brackets": "「橋樑年底通車。」項目經理趙寧表示。|工程已近尾聲。",
    "comma behind the quotation": "“要不要改期？”，他问过三次。|没人回答。",
    "told to somebody": "“屋顶会补好的。”孟师傅告诉记者。|他没有说哪一天。",
    "one quotation in two": "「今年唔會加價！」主席何俊文強調，「但要開源。」|會議散了。",
    "list numbers in Chinese": "1. 提高票价。|2. 增加班次。|3. 延长时间。",
    "abbreviations in Chinese": "讲座由Dr. Amin主持，U.S. Steel赞助。|会期三天。",
    "quoted in passing": "会议提出“钱从哪里来？”的问题，没有结论。|会后再议。",
    "title with a mark": "《谁偷走了春天？》下月上映。|票价未定。",
    "ellipsis ends": "从港口到车站……|到处都是人。",
    "ellipsis in speech": "“我……我不清楚。”他说。|众人沉默。",
    "decimals": "物价上涨3.4%，其中食品上涨5.1%。|工资未变。",
    "question and exclamation": "真的？！|当然。",
    "half-width marks": "增长很快!|原因何在?|没有答案。",
    "address": "详见https://example.org/a?b=1&c=2。|谢谢。",
    "brackets": "他辞职了（消息尚未证实。）。|公司没有回应。",
    "line break": "第一行没有标点\n第二行也没有",
    "short semicolons stay": "一看二慢；三通过。|注意安全。",
    "a question that is asked": '"Is it safe?" asked the mayor.|Nobody answered.',
    "a pause that goes on": "They waited... and waited.|Nothing came.",
    "a mark in a name": "Yahoo! shares rose.|Others fell.",
    "english": "The bridge opened.|Traffic was light.",
    "english abbreviations": "Mr. Lee met Dr. J. K. Chan in the U.S. on Jan. 5.|They agreed.",
    "english numbers": "Prices rose 3.4 percent.|Wages did not.",
    "english quotation": 'He said, "It works. We are done."|Nobody objected.',
    "english abbreviation at an end": "She moved to the U.S.|The family stayed.",
    "english lost space": "The plan was dropped.|The mayor resigned.",
    "mixed": "公司发布了GPT-4.5模型。|It costs $3.50 in the U.K.",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_sentences_end_where_a_reader_would_end_them(marked: str) -> None:
    """Each case is divided exactly at its bars."""
    expected = [piece for line in marked.split("\n") for piece in line.split("|")]
    latin = marked.isascii() and "|" in marked
    text = marked.replace("|", " " if latin else "")
    assert [text[start:end] for start, end in split_sentences(text)] == expected


def test_a_lost_space_behind_a_full_stop_still_ends_a_sentence() -> None:
    """Scraped English often loses the space between two sentences."""
    text = "The vote was close.The mayor resigned on Monday."
    assert [text[a:b] for a, b in split_sentences(text)] == ["The vote was close.", "The mayor resigned on Monday."]


def test_a_long_quotation_is_divided_at_its_own_stops() -> None:
    """A speech of many sentences is not one sentence because it stands in quotation marks."""
    text = "市长说：“" + "我们会把这条路修完，请大家再等一等，也请大家监督。" * 6 + "”"
    assert len(split_sentences(text)) == 6


def test_a_long_enumeration_is_divided_at_its_semicolons() -> None:
    """Semicolons divide a sentence of more than a hundred characters, and no shorter one."""
    item = "要把城里城外的旧水管全部换成新的，并且在冬天到来以前完成验收"
    text = f"一是{item}；二是{item}；三是{item}；四是{item}。"
    assert [text[end - 1] for _, end in split_sentences(text)] == ["；", "；", "；", "。"]


def test_a_semicolon_does_not_divide_english() -> None:
    """In English a semicolon joins two halves of one thought, however long."""
    text = "The council met for nine hours; " * 6 + "it agreed on nothing."
    assert len(split_sentences(text, "en")) == 1


def test_an_unmatched_quotation_mark_does_not_swallow_the_rest() -> None:
    """A mark that never closes opens nothing."""
    assert len(split_sentences("他说：“先修路。再修桥。最后修房。")) == 3


ALPHABET = st.sampled_from(
    [*"。！？!?…．.；;，,“”「」『』\"'（）()《》 \n\u3000ab.A1中国說——：:", "说", "\r", "\u2028", "😀"]
)


@given(st.text(alphabet=ALPHABET, max_size=120) | st.text(max_size=60))
def test_sentences_cover_the_text_in_order_and_without_overlap(text: str) -> None:
    """What lies outside the sentences is white space, and no sentence begins or ends with any."""
    position = 0
    for start, end in split_sentences(text):
        assert position <= start < end <= len(text)
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip()
        position = end
    assert not text[position:].strip()


@given(st.text(alphabet=ALPHABET, max_size=80), st.text(alphabet=ALPHABET, max_size=80))
def test_a_line_break_makes_two_texts_independent(first: str, second: str) -> None:
    """The sentences of two lines are those of each line alone."""
    joined = split_sentences(f"{first}\n{second}")
    shifted = [(a + len(first) + 1, b + len(first) + 1) for a, b in split_sentences(second)]
    assert list(joined) == [*split_sentences(first), *shifted]


@pytest.mark.parametrize("unit", ["他说：“好。”", "a.b?", "“", "……；", "Mr. A. ", "（《"])
def test_time_grows_with_the_length_of_the_text(unit: str) -> None:
    """A hostile text of 60,000 characters takes less than two seconds of processor time."""
    text = unit * (60_000 // len(unit))
    started = time.process_time()
    split_sentences(text)
    assert time.process_time() - started < 2.0
