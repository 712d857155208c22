"""The checks of a translation against sentences that were labelled before they were run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from digest.translation import KINDS, check_translation

HERE = Path(__file__).parent
TERMS = {
    "欧洲联盟": ("European Union",),
    "欧盟": ("European Union",),
    "俄罗斯": ("Russia",),
    "乌克兰": ("Ukraine",),
    "白俄罗斯": ("Belarus",),
    "澜江社": ("Lanjiang News Agency",),
    "联合国": ("United Nations",),
    "美国": ("United States",),
    "法国": ("France",),
    "德国": ("Germany",),
    "英国": ("United Kingdom",),
    "国际原子能机构": ("International Atomic Energy Agency",),
    "格罗西": ("Rafael Grossi",),
}


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


@pytest.mark.parametrize(("name", "precision", "recall"), [("pairs.txt", 0.97, 0.97), ("pairs_later.txt", 0.97, 0.97)])
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
