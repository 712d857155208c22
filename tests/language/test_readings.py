"""Readings that a machine injected go; what an author put in brackets stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.language import strip_readings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("外長(zhǎng)與國(guó)家關(guān)係", "外長與國家關係"),
        ("國（guó）家（jiā）", "國家"),
        ("國（ㄍㄨㄛˊ）家(ㄐㄧㄚ)", "國家"),
        ("長(zhǎng)江(jiāng)邊(biān)的兄弟(di)", "長江邊的兄弟"),
        ("據(jù)世衛(WHO)統計，增長(3%)", "據世衛(WHO)統計，增長(3%)"),
    ],
    ids=["half-width", "full-width", "zhuyin", "neutral tone", "other brackets"],
)
def test_readings_are_removed(text: str, expected: str) -> None:
    """Pinyin and zhuyin in brackets of either width go; abbreviations and numbers stay."""
    assert strip_readings(text) == expected


@pytest.mark.parametrize(
    "text", ["蘋果(apple)", "單位(a)", "方案(di)", "增長(3%)", "世衛(WHO)", "x(zhǎng)", "（見下文）", "(二)"]
)
def test_an_authors_brackets_stay(text: str) -> None:
    """Words without a tone mark, units, numbers and brackets after a Latin letter are not readings."""
    assert strip_readings(text) == text


@given(st.text(alphabet="長江國zhǎng()（）aW3 ", max_size=40))
def test_nothing_but_brackets_is_ever_removed(text: str) -> None:
    """Every Han character survives, in order."""
    assert [c for c in strip_readings(text) if c in "長江國"] == [c for c in text if c in "長江國"]
