"""The checks of a translation against sentences that were labelled before they were run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.translation import KINDS, check_translation

HERE = Path(__file__).parent
TERMS = {"澜江社": ("Lanjiang News Agency",)}


@dataclass(frozen=True)
class Pair:
    """An original, a translation of it, and what a careful reader would complain of."""

    source: str
    translation: str
    faults: frozenset[str]

    @property
    def found(self) -> frozenset[str]:
        """What the checks complain of."""
        target = "en" if any("\u4e00" <= character <= "\u9fff" for character in self.source) else "zh-Hans"
        flags = check_translation(self.source, self.translation, target=target, terms=TERMS)
        return frozenset(flag.kind for flag in flags)


def read_pairs(name: str) -> Iterator[Pair]:
    """The pairs of a file: original | translation | faults."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        source, translation, faults = (part.strip() for part in f"{line} ".split("|"))
        yield Pair(source, translation, frozenset(faults.split()))


@pytest.mark.parametrize(
    ("name", "precision", "recall"),
    [
        ("pairs.txt", 0.98, 0.98),
        ("pairs_later.txt", 0.98, 0.98),
        ("pairs_last.txt", 0.96, 0.95),
        ("pairs_fresh.txt", 0.98, 0.98),
    ],
)
def test_each_check_finds_what_is_broken_and_little_else(name: str, precision: float, recall: float) -> None:
    """Of the flags nearly all are deserved, of the faults nearly all are found, kind by kind taken together."""
    pairs = list(read_pairs(name))
    hits = Counter(kind for pair in pairs for kind in pair.found & pair.faults)
    found = Counter(kind for pair in pairs for kind in pair.found)
    there = Counter(kind for pair in pairs for kind in pair.faults)

    assert sum(hits.values()) >= precision * sum(found.values()), found - hits
    assert sum(hits.values()) >= recall * sum(there.values()), there - hits
    assert set(there) <= set(KINDS)


def test_a_check_speaks_to_readers_of_both_languages() -> None:
    """Every flag has its words in Chinese and in English."""
    flags = [
        flag
        for name in ("pairs.txt", "pairs_later.txt")
        for pair in read_pairs(name)
        for flag in check_translation(pair.source, pair.translation, target="en", terms=TERMS)
    ]

    assert {flag.kind for flag in flags} == set(KINDS)
    assert all(set(flag.says) == {"zh-Hans", "en"} and all(flag.says.values()) for flag in flags)


def test_a_name_may_stand_in_either_script() -> None:
    """A Traditional original is read in Simplified characters."""
    kinds = {
        flag.kind
        for flag in check_translation(
            "歐洲聯盟恢復了談判。", "Belarus has resumed the talks.", target="en", terms=TERMS
        )
    }

    assert kinds == {"name"}


amounts = st.builds(
    lambda figures, tenths, unit: (f"{figures}.{tenths}" if tenths else str(figures), unit),
    st.integers(2, 999),
    st.integers(0, 9),
    st.sampled_from(["万", "亿", "万亿"]),
)
FACTORS = {"万": 10**4, "亿": 10**8, "万亿": 10**12}


@given(amount=amounts)
def test_an_amount_is_the_same_in_the_scales_of_both_languages(amount: tuple[str, str]) -> None:
    """3.5亿 is 350 million and 350,000,000; ten times as much is another amount."""
    figures, unit = amount
    value = round(float(figures) * 10) * FACTORS[unit] // 10
    source = f"该项目今年共投入{figures}{unit}元资金。"

    assert "number" not in kinds(source, f"The project received {value:,} yuan in funds this year.")
    assert "number" not in kinds(source, f"The project received {in_millions(value)} yuan in funds this year.")
    assert "number" in kinds(source, f"The project received {value * 10:,} yuan in funds this year.")


@given(month=st.integers(1, 12), day=st.integers(1, 28))
def test_a_day_is_the_same_in_both_languages(month: int, day: int) -> None:
    """The month by its name, the day by its number; the month after is another."""
    names = [date(2026, number, 1).strftime("%B") for number in range(1, 13)]
    source = f"会谈将于{month}月{day}日在首都举行。"

    assert kinds(source, f"The talks will be held in the capital on {day} {names[month - 1]}.") == set()
    assert kinds(source, f"The talks will be held in the capital on {names[month - 1]} {day}.") == set()
    assert "date" in kinds(source, f"The talks will be held in the capital on {day} {names[month % 12]}.")


@given(source=st.text(max_size=80), translation=st.text(max_size=80), target=st.sampled_from(["en", "zh-Hans"]))
def test_any_two_texts_can_be_compared(source: str, translation: str, target: str) -> None:
    """Nothing that stands in an article or a reply stops the run."""
    assert all(flag.kind in KINDS for flag in check_translation(source, translation, target=target))


@pytest.mark.parametrize(
    "piece",
    [
        "万",
        "十点",
        "1,",
        "a@",
        "Jan. ",
        "half a ",
        "twenty-one, and ",
        "没人不",
        "3至",
        "一分之",
        "a third ",
        "每一中",
        "第",
    ],
)
def test_an_endless_reply_is_compared_in_time(piece: str) -> None:
    """A reply of tens of thousands of characters made to keep the checks busy does not."""
    source, reply = "渡轮公司今天恢复了前往石屿的航线。", f"The ferry company {piece * 8000}"

    assert {flag.kind for flag in check_translation(source, reply, target="en")} <= set(KINDS)


def kinds(source: str, translation: str) -> set[str]:
    """What is complained of in a translation into English."""
    return {flag.kind for flag in check_translation(source, translation, target="en")}


def in_millions(value: int) -> str:
    """An amount as newspapers write it."""
    for word, factor in (("trillion", 10**12), ("billion", 10**9), ("million", 10**6)):
        if value >= factor:
            return f"{value / factor:.12g} {word}"
    return f"{value:,}"
