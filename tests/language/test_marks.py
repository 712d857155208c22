"""Punctuation and quotation marks, set as the edition prints them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.language import set_punctuation, set_quotation_marks


@pytest.mark.parametrize(
    ("scraped", "printed"),
    [
        ("他说,会谈很好;下周再谈!", "他说，会谈很好；下周再谈！"),
        ("是吗?他问:为什么?", "是吗？他问：为什么？"),
        ("会谈结束, 双方签约", "会谈结束，双方签约"),
        ("世卫组织(WHO)宣布", "世卫组织（WHO）宣布"),
        ("外交部(北京)发言人", "外交部（北京）发言人"),
        ("共3,000人,12:30开始", "共3,000人，12:30开始"),
        ("“好的”,他说", "“好的”，他说"),
        ('他说"很好"就走了', "他说“很好”就走了"),
        ("GDP,同比增长5.2%", "GDP，同比增长5.2%"),
        ("(一)增长5%;", "（一）增长5%；"),
        ("比分3:2,真的?! 是", "比分3:2，真的？！是"),
    ],
)
def test_half_width_marks_among_han_become_full_width(scraped: str, printed: str) -> None:
    """Comma, colon, semicolon, question and exclamation mark, brackets: as print has them."""
    assert set_punctuation(scraped) == printed


@pytest.mark.parametrize(
    "text",
    [
        "Hello, world! (yes): no; why?",
        "f(x) = 3, y: 4",
        "见 https://a.com/b?c=1,2 一文",
        "at 12:30, 3:2",
        "`键:值`",
        "",
    ],
)
def test_marks_of_other_texts_stay(text: str) -> None:
    """Latin text, numbers, addresses and code keep their half-width marks."""
    assert set_punctuation(text) == text


@given(st.text('他说,，:;?!() ab12“”"', max_size=30))
@settings(max_examples=400)
def test_setting_punctuation_twice_is_setting_it_once(text: str) -> None:
    """What has been set right is right."""
    once = set_punctuation(text)
    assert set_punctuation(once) == once


@pytest.mark.parametrize(
    ("text", "to", "printed"),
    [
        ("他说“引用‘内层’结束”", "zh-Hant-TW", "他说「引用『内层』结束」"),
        ("他说“引用‘内层’结束”", "zh-Hant-HK", "他说「引用『内层』结束」"),
        ("他說「引用『內層』結束」", "zh-Hans", "他說“引用‘內層’結束”"),
        ("他说“don’t panic”", "zh-Hant", "他说「don’t panic」"),
        ("’90年代", "zh-Hant", "’90年代"),
        ("他说“引用‘内层’结束”", "zh-Hans", "他说“引用‘内层’结束”"),
    ],
)
def test_quotation_marks_follow_the_edition(text: str, to: str, printed: str) -> None:
    """Corner brackets in Traditional print, curled marks in Simplified; an apostrophe is no mark."""
    assert set_quotation_marks(text, to) == printed


def test_brackets_within_brackets_are_all_set() -> None:
    """The outer pair follows the inner one, in one go."""
    assert set_punctuation("((他))") == "（（他））"
