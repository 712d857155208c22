"""Full-text search: the same words find the same articles, in either script, on both databases."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from digest.archive import Archive, open_archive, search
from digest.language import convert
from tests.archive.conftest import _fresh_database, article, keep

TEXT = "云汀与沂川之间的渡轮本周恢复通航，关系到两岸五万居民。COVID-19之后，A320航班也增加了。"


def found(archive: Archive, words: str) -> list[str]:
    """The origins of what is found."""
    return [hit.origin for hit in search(archive, words)]


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("渡轮", True),
        ("渡輪", True),
        ("恢复通航", True),
        ("恢復通航，关系", True),
        ("川", True),
        ("民", True),
        ("渡轮 居民", True),
        ("渡轮 飞船", False),
        ("covid", True),
        ("covid-19", True),
        ("a320", True),
        ("轮渡", False),
        ("本居", False),
        ("COV", False),
        ("，。", False),
        ("' OR 1=1 --", False),
        ('"', False),
        ("渡轮*", True),
    ],
)
def test_words_are_found_as_they_stand(archive: Archive, words: str, is_found: bool) -> None:
    """Words of one, two and more characters are found in either script; what does not stand there is not."""
    keep(archive, article(1, TEXT, origin="/1.txt"))

    assert found(archive, words) == (["/1.txt"] if is_found else [])


def test_a_title_is_found_and_the_excerpt_shows_the_place(archive: Archive) -> None:
    """The words around the find are shown as they stand in the article."""
    keep(archive, article(1, f"{'甲乙丙丁' * 30}。{TEXT}", title="北岸新闻"))

    assert found(archive, "北岸") == ["/articles/1.txt"]
    assert "渡轮本周恢复通航" in search(archive, "渡輪")[0].excerpt


def test_the_latest_comes_first_and_the_limit_holds(archive: Archive) -> None:
    """Hits come in the order of collection, the latest first."""
    for number in range(5):
        keep(archive, article(number))

    assert [hit.title for hit in search(archive, "校舍", limit=2)] == ["第4中学迁址", "第3中学迁址"]


def test_the_end_of_a_long_article_is_found(archive: Archive) -> None:
    """A phrase after 40,000 characters is found: a database's limit on positions is not ours."""
    filler = "".join(chr(0x4E00 + n % 3000) for n in range(40_000))
    keep(archive, article(1, filler + "末尾的灯塔"))

    assert found(archive, "末尾的灯塔") == ["/articles/1.txt"]


@pytest.fixture
def both(tmp_path: Path, postgresql: str) -> Iterator[tuple[Archive, Archive]]:
    """An archive on each database."""
    opened = open_archive(tmp_path / "archive.sqlite"), open_archive(_fresh_database(postgresql))
    yield opened
    for archive in opened:
        archive.close()


@pytest.mark.slow
def test_both_databases_find_the_same(both: tuple[Archive, Archive]) -> None:
    """A few hundred random words of random articles have the same hits on SQLite and PostgreSQL as in the text."""
    chance = random.Random(7)
    letters = "云汀沂川渡轮恢复通航关系居民本周两岸的了是在"
    bodies = ["".join(chance.choices(letters + "，。", k=120)) for _ in range(60)]
    bodies = [convert(body, "zh-Hant") if n % 3 == 0 else body for n, body in enumerate(bodies)]
    for archive in both:
        keep(archive, *(article(n, body, title="", origin=f"/{n}.txt") for n, body in enumerate(bodies)))
    simplified = [convert(body, "zh-Hans") for body in bodies]

    for _ in range(300):
        word = "".join(chance.choices(letters, k=chance.choice((1, 2, 2, 2, 3, 4))))
        truth = sorted(f"/{n}.txt" for n, body in enumerate(simplified) if word in body)
        hits = [sorted(hit.origin for hit in search(archive, word, limit=100)) for archive in both]
        assert hits == [truth, truth], word
