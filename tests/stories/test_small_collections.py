"""A handful of reports on a morning: what only shares a name or a wording stays apart, so that no story is hidden."""

from __future__ import annotations

import gzip
import json
import random
from datetime import date
from pathlib import Path

import pytest

from benchmarks.stories import summarize_by_lead
from digest.model import Article, Summary
from digest.stories import gather_stories

SUMMARIES = Path(__file__).parents[3] / "shared" / "data" / "summaries"


def report(title: str, day: int = 18) -> Article:
    """A report of which only the title is known."""
    return Article(title=title, language="zh-Hans", published=date(2026, 11, day), origin=f"{title}{day}")


def count_stories(*titles: str) -> int:
    """How many stories reports with these titles are, all of one day."""
    return len(gather_stories([report(title) for title in titles], [Summary() for _ in titles]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("气象台发布寒潮蓝色预警", "气象台解除寒潮蓝色预警"),
        ("海岬综指收涨 银行股领先", "海岬综指收跌 银行股领先"),
    ],
    ids=["a warning given and lifted", "up and down"],
)
def test_titles_that_tell_opposite_things_are_two_stories(one: str, other: str) -> None:
    """One word turns the news into its opposite while all the others stay."""
    assert count_stories(one, other) == 2


def test_a_city_is_no_other_place_than_its_country() -> None:
    """One paper names the country, another the city."""
    assert count_stories("菲律宾民众上街抗议治水工程弊案", "马尼拉民众上街抗议治水工程弊案") == 1
    assert count_stories("泰国民众上街抗议治水工程弊案", "马尼拉民众上街抗议治水工程弊案") == 2


@pytest.mark.skipif(not SUMMARIES.is_dir(), reason="real articles are not at hand")
@pytest.mark.parametrize("name", ["zh_xwlb_title", "zht_hkcnews_title", "zh_finna"])
def test_six_real_articles_of_one_outlet_are_rarely_joined(name: str) -> None:
    """Of sixty mornings with six unlike articles, as if all of one day, few have two articles in one story."""
    with gzip.open(SUMMARIES / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    chance = random.Random(11)
    mornings = [[_read(record) for record in chance.sample(records, 6)] for _ in range(60)]
    joined = sum(len(gather_stories(day, [summarize_by_lead(one) for one in day])) < 6 for day in mornings)
    assert joined <= 6


def _read(record: dict[str, str]) -> Article:
    return Article(
        title=record["title"] or record["summary"].partition("\n")[0][:40],
        paragraphs=tuple(record["text"][:4000].split("\n")),
        language="zh-Hans",
        published=date(2026, 11, 20),
        origin=record["id"],
    )
