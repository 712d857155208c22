"""The rankers: running sums give what the published formulas give over all pairs of sentences."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.summarization.document import FEW, Document, Floats, build_document
from digest.summarization.lexrank import score_by_lexrank
from digest.summarization.mixture import score_by_mixture
from digest.summarization.pacsum import score_by_pacsum
from digest.summarization.textrank import score_by_textrank
from digest.summarization.titles import compare_with_title
from tests.summarization.articles import BRIDGE

TEXTS = [*BRIDGE.paragraphs]
MANY = [
    f"{place}{what}{number}。"
    for number in range(20)
    for place in ("老城", "新区")
    for what in ("大桥通车", "水库放水")
]


def cosines(document: Document) -> Floats:
    """Return the matrix of cosines between all pairs of sentences, zeros on the diagonal."""
    vectors = np.array([document.vector(i) for i in range(document.size)])
    matrix: Floats = vectors @ vectors.T
    np.fill_diagonal(matrix, 0.0)
    return matrix


def test_pacsum_is_the_weighted_sum_over_later_and_earlier_sentences() -> None:
    """The centrality is that of the paper with its weights, no threshold, over the matrix of cosines."""
    document = build_document(TEXTS, "")
    matrix = cosines(document)
    assert score_by_pacsum(document) == pytest.approx(np.triu(matrix).sum(1) - 0.3 * np.tril(matrix).sum(1))


def test_lexrank_is_the_stationary_distribution_of_the_walk() -> None:
    """The scores are those of power iteration on the row-normalised matrix."""
    document = build_document(TEXTS, "")
    matrix = cosines(document) + 1e-3 * np.eye(document.size)
    step = matrix / matrix.sum(1, keepdims=True)
    share = np.ones(document.size)
    for _ in range(30):
        share = 0.15 + 0.85 * (share @ step)
    assert score_by_lexrank(document) == pytest.approx(share)


@pytest.mark.parametrize("texts", [TEXTS, MANY], ids=["matrix", "entries"])
def test_short_and_long_articles_are_walked_over_alike(texts: list[str]) -> None:
    """LexRank on the matrix of a short article and on the entries of a long one is the same walk."""
    document = build_document(texts, "")
    matrix = cosines(document) + 1e-3 * np.eye(len(texts))
    step, walk = matrix / matrix.sum(1, keepdims=True), np.ones(len(texts))
    for _ in range(8):
        walk = 0.15 + 0.85 * (walk @ step)
    assert (len(texts) > FEW) == (texts is MANY)
    assert score_by_lexrank(document, 8) == pytest.approx(walk, abs=1e-4)
    assert document.likeness(1) == pytest.approx((cosines(document) + np.eye(len(texts)))[1], abs=1e-5)


def test_the_mixture_adds_centrality_title_and_place() -> None:
    """The untrained ranker is the sum of its four published parts."""
    document = build_document(TEXTS, BRIDGE.title)
    central = score_by_pacsum(document)
    central = (central - central.min()) / (central.max() - central.min())
    title = sum(compare_with_title(document))
    assert score_by_mixture(document) == pytest.approx(central + title + 1 / np.arange(1, len(TEXTS) + 1))


def test_textrank_prefers_the_sentence_that_others_share_their_words_with() -> None:
    """A sentence that shares words with all others is above one that shares none."""
    texts = ["水库开闸放水。", "水库水位上升，下游放水。", "今天出版新邮票。", "下游水位上升。"]
    scores = score_by_textrank(build_document(texts, ""))
    assert int(scores.argmax()) == 1
    assert int(scores.argmin()) == 2


def test_the_folded_matrix_does_not_know_the_script() -> None:
    """Simplified and Traditional text give the same terms and weights."""
    simplified, traditional = (build_document([text], "") for text in ("铁路复兴计划", "鐵路復興計劃"))
    assert simplified.bucket.tolist() == traditional.bucket.tolist()
    assert simplified.weight.tolist() == traditional.weight.tolist()


@given(st.lists(st.text(alphabet="大桥通车橋a1 。\n\ud800", max_size=20), max_size=6), st.text(max_size=10))
def test_any_text_makes_a_matrix_of_unit_vectors(texts: list[str], title: str) -> None:
    """Rows are unit vectors or empty, whatever the characters."""
    texts = [text.replace("\n", " ") for text in texts]
    document = build_document(texts, title)
    for i in range(document.size):
        assert float(np.linalg.norm(document.vector(i))) == pytest.approx(1.0) or not document.vector(i).any()
