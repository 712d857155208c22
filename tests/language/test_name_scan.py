"""Names in many texts, fast: the same things as beside a sentence, but for what only words tell apart."""

from __future__ import annotations

import pytest

from digest.language import name_things, scan_names


@pytest.mark.parametrize(
    "text",
    [
        "北约秘书长抵达乌克兰首都基辅，与乌克兰总统会谈。",
        "美國總統川普與俄羅斯總統蒲亭通話，談及烏克蘭停火，擬在阿布達比再談。",
        "雪梨海灘傳出鯊魚攻擊意外，澳洲警方封閉附近海灘。",
        "以军称打击加沙地带目标，联合国安理会开会。",
        "镇上的集市今天开张，卖柿子的老人第一个到。",
    ],
    ids=["Simplified", "Taiwan", "a form that needs a neighbour", "names within names", "no name"],
)
def test_the_scan_finds_what_the_gloss_finds(text: str) -> None:
    """Either script, regional forms, names within names."""
    assert scan_names(text) == name_things(text, chinese=True)


def test_words_are_taken_from_left_to_right() -> None:
    """What one name has taken is not there for another: Yunnan's heritage is not of South Africa."""
    assert {thing.english for thing in scan_names("云南非遗展览开幕")} == {"Yunnan"}
