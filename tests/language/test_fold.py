"""Folding for comparison."""

from __future__ import annotations

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.language import fold, fold_table


@pytest.mark.parametrize(
    ("text", "folded"),
    [("後發展", "后发展"), ("裏裡里", "里里里"), ("ＡＢＣ　１", "abc 1"), ("Éa", "éa"), ("ＡＩ時代", "ai时代")],
)
def test_script_width_and_case_are_folded(text: str, folded: str) -> None:
    """Texts that differ in these alone become the same."""
    assert fold(text) == folded


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    """One character in, one character out, so that offsets hold."""
    assert len(fold(text)) == len(text)


@given(st.text())
def test_the_array_folds_as_the_function_does(text: str) -> None:
    """Users of numpy get the same folding by indexing."""
    codes = numpy.array([ord(c) for c in text], dtype=numpy.uint32)
    assert "".join(map(chr, fold_table()[codes])) == fold(text)


def test_the_array_cannot_be_changed_by_accident() -> None:
    """The table is shared by everyone who asks for it."""
    with pytest.raises(ValueError, match="read-only"):
        fold_table()[0] = 1
