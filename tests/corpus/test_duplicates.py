"""Copies in a corpus: found across partitions, chains and all, and nothing joined that is not one text."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.config import Settings, Source
from digest.corpus.components import connect
from digest.corpus.matching import pair_by_key
from digest.corpus.schema import identify
from digest.language import convert
from digest.model import Article
from digest.reading import read_articles
from digest.stories import gather_stories, order_stories
from digest.summarization import summarize_article
from tests.corpus.conftest import Build
from tests.corpus.news import article, articles, copy_of, write_lines

LETTERS = "山水桥路船港市民工人学校医院铁路公园博物馆图书桥梁渡轮风雨云海松石清河南北东西新旧大小高低远近春夏秋冬"


def invent(number: int, length: int = 400) -> str:
    """A text that shares no run of five characters with another but by chance."""
    choose = random.Random(number)
    return "。".join("".join(choose.choices(LETTERS, k=40)) for _ in range(length // 40)) + "。"


def change(text: str, share: float, seed: int) -> str:
    """Replace a run of characters in the middle that is such a share of the text."""
    length = int(len(text) * share)
    start = (len(text) - length) // 2
    return text[:start] + "".join(random.Random(seed).choices(LETTERS, k=length)) + text[start + length :]


def groups_of(corpus: Path) -> dict[str, set[str]]:
    """The titles of each group of copies, by the title of the one to keep."""
    found: dict[int, set[str]] = defaultdict(set)
    names: dict[int, str] = {}
    for path in sorted((corpus / "duplicates").glob("*.parquet")):
        for row in pq.ParquetFile(path).read().to_pylist():
            found[row["group"]].add(row["title"])
            if row["is_original"]:
                names[row["group"]] = row["title"]
    return {names[group]: titles for group, titles in found.items()}


def record(title: str, text: str) -> dict[str, str]:
    return {"title": title, "text": text, "url": f"https://news.example/{title}"}


def test_planted_copies_are_found_and_nothing_else(build: Build, tmp_path: Path) -> None:
    """Sixty texts with a tenth changed, or shortened by a third, far apart in the input; 260 others in between."""
    originals = [record(f"original {n}", invent(n)) for n in range(60)]
    others = [record(f"other {n}", invent(1000 + n)) for n in range(260)]
    copies = [record(f"copy {n}", change(invent(n), 0.1, n) if n % 2 else invent(n)[:270]) for n in range(60)]
    build(write_lines(tmp_path / "rows.jsonl", [*originals, *others, *copies]))
    expected = {frozenset((f"original {n}", f"copy {n}")) for n in range(60)}
    found = {frozenset(titles) for titles in groups_of(tmp_path / "corpus").values()}
    assert found <= expected
    assert len(found) >= 58


@pytest.mark.parametrize("compared", [3, 20_000], ids=["cut into tasks", "in one task"])
def test_a_chain_of_small_changes_is_one_group(
    compared: int, build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each text is a copy of the one before; the first and the last have little in common, and are in one group."""
    monkeypatch.setattr("digest.corpus.planning.COMPARED", compared)
    texts = [invent(7)]
    for step in range(11):
        at = step * 36
        fresh = "".join(random.Random(step).choices(LETTERS, k=36))
        texts.append(texts[-1][:at] + fresh + texts[-1][at + 36 :])
    build(write_lines(tmp_path / "rows.jsonl", [record(f"step {n}", text) for n, text in enumerate(texts)]))
    (group,) = groups_of(tmp_path / "corpus").values()
    assert group == {f"step {n}" for n in range(12)}


def test_a_copy_in_the_other_script_is_found_on_another_day_in_another_partition(build: Build, tmp_path: Path) -> None:
    """What Taipei takes over the next day from Beijing is one text, whichever of the two is read first."""
    numbers = range(0, 60, 3)  # these speak of the first of July
    first = [{**article(n), "published": "2026-07-01T08:00:00+08:00"} for n in numbers]
    between = [record(f"other {n}", invent(1000 + n)) for n in range(260)]
    later = [_in_other_script(one) for one in first]
    source = write_lines(tmp_path / "rows.jsonl", [*first[:10], *later[10:], *between, *first[10:], *later[:10]])
    assert build(source).counts["partitions"] == 2
    found = {frozenset(titles) for titles in groups_of(tmp_path / "corpus").values()}
    pairs = {frozenset((one["title"], other["title"])) for one, other in zip(first, later, strict=True)}
    assert found == pairs


def _in_other_script(one: dict[str, str]) -> dict[str, str]:
    written = {name: convert(one[name], "zh-Hant-TW") for name in ("title", "text")}
    return {**one, **written, "published": "2026-07-02T08:00:00+08:00", "url": f"{one['url']}?tw"}


def test_the_stories_of_a_day_are_those_of_its_articles_from_all_partitions(build: Build, tmp_path: Path) -> None:
    """The table of stories is what a single machine makes of the articles of the day, in the order of reading."""
    rows = [*articles(range(300)), *[copy_of(number, 1) for number in range(0, 30, 5)]]
    source = write_lines(tmp_path / "rows.jsonl", rows)
    assert build(source).counts["partitions"] == 2
    read, _, _ = read_articles(Settings(sources=(Source(name="all", path=str(source)),)))
    for day in (1, 2, 3):
        chosen = [one for one in read if isinstance(one.published, datetime) and one.published.day == day]
        expected = order_stories(gather_stories(chosen, [summarize_article(one) for one in chosen]))
        folder = tmp_path / "corpus" / "stories" / f"day=2026-07-{day:02}"
        stories = [row for path in folder.iterdir() for row in pq.ParquetFile(path).read().to_pylist()]
        assert [(row["rank"], row["lead"], row["articles"], row["copies"]) for row in stories] == [
            (rank, identify(story.lead.origin), _names(story.articles), _names(story.copies))
            for rank, story in enumerate(expected, 1)
        ]


def _names(found: Iterable[Article]) -> list[int]:
    return [identify(one.origin) for one in found]


@settings(max_examples=100)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=40))
def test_components_are_what_can_be_reached(edges: list[tuple[int, int]]) -> None:
    """Every node is named after the smallest one it is connected with, by however many steps."""
    reached = {node: {node} for edge in edges for node in edge}
    for _ in edges:
        for one, other in edges:
            both = reached[one] | reached[other]
            for node in both:
                reached[node] = both
    nodes, labels = connect(np.array(edges, np.int64))
    assert dict(zip(nodes.tolist(), labels.tolist(), strict=True)) == {node: min(reached[node]) for node in reached}


def test_a_long_chain_of_edges_converges() -> None:
    """Two hundred thousand nodes in a row, in an order that is worst for passing names on from node to node."""
    chain = np.stack([np.arange(200_000), np.arange(1, 200_001)], axis=1)[::-1]
    _, labels = connect(chain)
    assert set(labels.tolist()) == {0}


@settings(max_examples=100)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 5)), max_size=60))
def test_articles_with_a_key_in_common_hang_together(rows: list[tuple[int, int]]) -> None:
    """Whatever the keys are, the pairs connect all that share one, and none that does not."""
    places = np.arange(len(rows), dtype=np.int64)
    keys = np.array([key for key, _ in rows], np.int64)
    pairs = pair_by_key(keys, np.array([day for _, day in rows], np.int64), places)
    assert all(keys[one] == keys[other] and one < other for one, other in pairs.tolist())
    assert len({tuple(pair) for pair in pairs.tolist()}) == len(pairs)
    if len(pairs):
        nodes, labels = connect(pairs)
        assert len(set(labels.tolist())) == sum(1 for key in set(keys.tolist()) if (keys == key).sum() > 1)
        assert len(nodes) == sum((keys == key).sum() for key in set(keys.tolist()) if (keys == key).sum() > 1)
