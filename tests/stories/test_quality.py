"""The floors that clustering must not fall below on the labelled stories."""

from __future__ import annotations

import pytest

from benchmarks.stories import label_articles, load_labelled, measure_b_cubed
from digest.stories import gather_stories


@pytest.mark.parametrize(
    ("name", "floor"),
    [
        *(("develop", 0.95), ("check", 0.95), ("later", 0.95), ("wide", 0.97), ("last", 0.95)),
        *(
            ("outlets", 0.95),
            ("headlines", 0.95),
            ("tongues", 0.96),
            ("bare", 0.92),
            ("dispatches", 0.95),
            ("ordinary", 0.96),
            ("morning", 0.92),
            ("weeks", 0.96),
            ("winter", 0.93),
        ),
    ],
    ids=[
        "develop",
        "check",
        "later",
        "wide",
        "last",
        "outlets",
        "headlines",
        "tongues",
        "bare",
        "dispatches",
        "ordinary",
        "morning",
        "weeks",
        "winter",
    ],
)
def test_labelled_stories_are_found(name: str, floor: float) -> None:
    """B-cubed F1 on each set: tellings in both scripts and in English, hard negatives among them."""
    tellings, gold, _ = load_labelled(name)
    articles = [article for article, _ in tellings]
    found = label_articles(gather_stories(articles, [summary for _, summary in tellings]), articles)
    precision, recall, f1 = measure_b_cubed(found, gold)
    assert precision >= 0.9
    assert recall >= 0.85
    assert f1 >= floor


def test_the_halves_share_no_family_of_stories() -> None:
    """What is checked has not been seen: stories that resemble each other are in one half."""
    families = [set(load_labelled(half)[2]) for half in ("develop", "check")]
    assert not families[0] & families[1]


def test_there_are_enough_stories_told_more_than_once() -> None:
    """A set of single tellings would score well whatever is joined."""
    gold = [label for half in ("develop", "check") for label in load_labelled(half)[1]]
    assert sum(gold.count(label) > 1 for label in set(gold)) >= 60


def test_b_cubed_knows_a_perfect_and_a_lumped_answer() -> None:
    """The measure itself: all right is 1; everything in one story has full recall and poor precision."""
    assert measure_b_cubed([1, 1, 2], ["a", "a", "b"]) == (1.0, 1.0, 1.0)
    precision, recall, _ = measure_b_cubed([1, 1, 1, 1], ["a", "b", "c", "d"])
    assert (precision, recall) == (0.25, 1.0)
