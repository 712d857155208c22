"""What holds for any page whatever."""

from __future__ import annotations

from itertools import accumulate, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.errors import InputError
from digest.extraction import explain_reading, extract_article
from digest.extraction.segments import maximal_segments
from digest.model import Page
from tests.extraction.scrapes import P1, P2, P3, P4

LINES = st.sampled_from(
    [
        P1,
        P2,
        P3,
        P4,
        "首页",
        "相关新闻",
        "2026-10-07 09:12",
        "责任编辑：连可",
        "1",
        "-",
        "",
        "版权所有，未经授权不得转载。",
        "（完）",
        "END",
    ]
)
SCORES = st.lists(st.integers(-9, 9), max_size=30)


@settings(max_examples=60)
@given(st.lists(LINES, max_size=25))
def test_paragraphs_are_verbatim_lines_in_order(lines: list[str]) -> None:
    """Whatever the scrape, paragraphs stand in it word for word, in their order, with their line numbers."""
    try:
        article = extract_article(Page(content="\n".join(lines), origin="x", media_type="text/plain"))
    except InputError:
        return
    assert list(article.lines) == sorted(article.lines)
    assert all(text in lines[number - 1] for text, number in zip(article.paragraphs, article.lines, strict=True))
    assert 0 <= article.confidence <= 1


@settings(max_examples=60)
@given(st.text(max_size=300), st.sampled_from([None, "text/html", "text/plain", "text/markdown"]))
def test_no_text_crashes_the_reader(text: str, media_type: str | None) -> None:
    """Any text at all ends in an article or in an InputError."""
    try:
        assert explain_reading(Page(content=text, origin="x", media_type=media_type))
    except InputError as error:
        assert str(error)  # noqa: PT017 (both ends are fine)


@settings(max_examples=60)
@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "big5", "gbk", "nonsense"]))
def test_no_bytes_crash_the_reader(content: bytes, charset: str | None) -> None:
    """Any bytes at all end in an article or in an InputError."""
    try:
        assert explain_reading(Page(content=content, origin="x", charset=charset))
    except InputError as error:
        assert str(error)  # noqa: PT017 (both ends are fine)


@given(SCORES)
def test_the_best_segment_is_the_best_there_is(scores: list[int]) -> None:
    """Among the maximal segments is the one with the greatest sum, and none overlaps another."""
    found = maximal_segments(scores)
    sums = [0, *accumulate(scores)]
    best = max((sums[j] - sums[i] for i in range(len(sums)) for j in range(i + 1, len(sums))), default=0)
    assert max((segment.score for segment in found), default=0) == max(0, best)
    assert all(one.last < other.first for one, other in pairwise(found))
    assert all(segment.score == sum(scores[segment.first : segment.last + 1]) for segment in found)
