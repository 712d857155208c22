"""Sentences that dictionaries of phrases get wrong, invented in the style of news."""

from __future__ import annotations

import csv

import pytest

from digest.language import convert
from tests.language.cases import SHARED, Hard, hard_sentences


def share_right(sentences: tuple[Hard, ...]) -> float:
    return sum(convert(one.simplified, "zh-Hant-TW") in one.right for one in sentences) / len(sentences)


@pytest.mark.parametrize(
    ("name", "floor"),
    [("hard_sentences.tsv", 0.97), ("hard_sentences_later.tsv", 0.98)],
    ids=["written before", "written after the model was settled"],
)
def test_hard_sentences_are_converted_as_an_editor_would(name: str, floor: float) -> None:
    """The share of sentences with every character right stays above its floor, which only goes up."""
    assert share_right(hard_sentences(name)) >= floor


@pytest.mark.parametrize(
    ("simplified", "right"),
    [
        ("中俄关系维系至今", "中俄關係維繫至今"),
        ("坚定奉行一个中国政策", "堅定奉行一個中國政策"),
        ("踏上现代化国家新征程", "踏上現代化國家新征程"),
        ("演习展示了如何合作", "演習展示了如何合作"),
        ("电话被发明以后", "電話被發明以後"),
        ("可是只有他才能完成任务", "可是只有他才能完成任務"),
        ("中国自制芯片参与制造", "中國自製芯片參與製造"),
        ("该男子系本地人", "該男子係本地人"),
        ("余省长与范先生会谈", "余省長與范先生會談"),
        ("几周后再次会谈", "幾週後再次會談"),
        ("系统与关系", "系統與關係"),
    ],
)
def test_a_phrase_that_only_seems_to_stand_there_is_not_taken(simplified: str, right: str) -> None:
    """Entries of the dictionary that match across the edge of two words do not decide."""
    assert convert(simplified, "zh-Hant-TW", "zh-Hans") == right


def test_the_measured_sentences_stay_right() -> None:
    """At least 92 in 100 of the sentences collected elsewhere come out right."""
    path = SHARED / "data" / "script" / "hard.csv"
    if not path.is_file():
        pytest.skip("the measured sentences are not on this machine")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    targets = {"s2tw": "zh-Hant-TW", "s2twp": "zh-Hant-TW", "s2hk": "zh-Hant-HK", "t2s": "zh-Hans", "tw2s": "zh-Hans"}
    right = [
        convert(row["input"], targets[row["config"]], regional_words=row["config"] == "s2twp")
        in (row["expected"], *row["accept"].split(";"))
        for row in rows
    ]
    assert sum(right) >= 0.92 * len(right)
