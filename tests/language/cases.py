"""What the tests of this room share: the sentences written for them, and a strategy for Simplified text."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies as st

HERE = Path(__file__).parent
SHARED = Path(__file__).parents[3] / "shared"


class Hard(NamedTuple):
    """A Simplified sentence and the Traditional ones that an editor would sign."""

    simplified: str
    right: tuple[str, ...]


def hard_sentences(name: str) -> tuple[Hard, ...]:
    """Read the rows of ``name``: Simplified, right Traditional, others that are right too."""
    rows = (row.split("\t") for row in (HERE / name).read_text(encoding="utf-8").splitlines() if row[0] != "#")
    return tuple(Hard(row[0], (row[1], *filter(None, row[2].split("|")))) for row in rows)


ALL_HARD = hard_sentences("hard_sentences.tsv") + hard_sentences("hard_sentences_later.tsv")

simplified_text = st.lists(
    st.sampled_from([one.simplified for one in ALL_HARD]) | st.text("，。“”、（） abc123", max_size=4), max_size=4
).map("".join)
"""Simplified text made of whole sentences and stray marks."""
