"""Readings: words, names with capitals, characters of several readings, marks and numbers."""

from __future__ import annotations

import pytest

from digest.language import read_pinyin

pytest.importorskip("pypinyin")


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("他在北京工作。", "Tā zài Běijīng gōngzuò."),
        ("中国人民银行行长潘功胜", "Zhōngguó rénmín yínháng hángzhǎng Pān Gōngshèng"),
        ("重庆的银行很重视音乐", "Chóngqìng de yínháng hěn zhòngshì yīnyuè"),
        ("西安与乌克兰", "Xī'ān yǔ Wūkèlán"),
        ("收报26,400点，升1.1%。", "Shōu bào 26,400 diǎn, shēng 1.1%."),
        ("他说：“很好！”", "Tā shuō: “hěn hǎo!”"),
        ("NATO与Nvidia", "NATO yǔ Nvidia"),
    ],
    ids=["a name", "an office", "several readings", "an apostrophe", "numbers", "quotation marks", "Latin words"],
)
def test_a_sentence_is_read_word_by_word(text: str, reading: str) -> None:
    """Words are written together, names of the table with a capital, marks as in English."""
    assert read_pinyin(text) == reading


def test_both_scripts_are_read_alike() -> None:
    """The reading does not depend on the script."""
    assert read_pinyin("聯合國說，會議開始了") == read_pinyin("联合国说，会议开始了")


@pytest.mark.parametrize("text", ["", "NATO", "2026", "。"])
def test_text_without_chinese_is_hardly_touched(text: str) -> None:
    """What has no reading stays."""
    assert read_pinyin(text) in (text, ".")
