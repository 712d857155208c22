"""Full-text search: the same words find the same articles, in either script, on both databases."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from digest.archive import Archive, Retention, Verdict, decide_issue, open_archive, prune_archive, search
from digest.language import convert
from tests.archive.conftest import NOW, _fresh_database, article, keep

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


WORDS = (
    *("COVID-19", "A320", "café", "Zürich", "5G", "iPhone15", "100,000", "3.14", "２０２６", "ＡＢＣ", "ﬁn", "straße"),
    *(
        "İstanbul",
        "ΣΊΣΥΦΟΣ",
        "Σίσυφος",
        "①",
        "Ⅷ",
        "한국",
        "新聞カード",
        "ー",
        "ไทย",
        "हिन्दी",
        "العَرَبية",
        "U.S.",
        "a_b",
        "№5",
    ),
    *(
        "〇",
        "々",
        "䲡",
        "𠀀",
        "𪜀",
        "𫠠",
        "𬺰",
        "𰀀",
        "𱍐",
        "\u200b",
        "👍",
        "', OR",
        '"',
        "*",
        "(",
        "NEAR",
        ":*",
        "\\",
        "%",
    ),
)


@pytest.mark.slow
def test_both_databases_find_the_same_in_any_writing(both: tuple[Archive, Archive]) -> None:
    """Pieces of texts that mix scripts, digits, signs and rare characters, and two words at once: the same hits."""
    chance = random.Random(11)
    letters = "云汀沂川渡轮恢复通航"
    bodies = [
        "".join(chance.choice((*chance.choices(letters, k=3), chance.choice(WORDS), " ")) for _ in range(50)) + "。"
        for _ in range(60)
    ]
    bodies = [convert(body, "zh-Hant") if n % 3 == 0 else body for n, body in enumerate(bodies)]
    for archive in both:
        keep(archive, *(article(n, body, title="", origin=f"/{n}.txt") for n, body in enumerate(bodies)))

    found = 0
    for _ in range(400):
        body, length = chance.choice(bodies), chance.choice((1, 1, 2, 2, 3, 5, 8))
        start = chance.randrange(len(body))
        words = chance.choice(
            (body[start : start + length], chance.choice(WORDS), f"{letters[0]} {chance.choice(WORDS)}")
        )
        hits = [sorted(hit.origin for hit in search(archive, words, limit=100)) for archive in both]
        assert hits[0] == hits[1], words
        found += len(hits[0])
    assert found > 400


def _publish(archive: Archive, *numbers: int) -> None:
    """Record that articles stood in an issue."""
    verdicts = [Verdict(id=number, fate="published", item=f"s{number}", place=0) for number in numbers]
    decide_issue(archive, None, day=date(2026, 10, 1), revision=0, now=NOW, verdicts=verdicts)


@pytest.mark.parametrize("words", ["川", "渡轮", "川 渡轮", "川 居民"])
def test_only_what_stood_in_an_issue_is_asked_for(archive: Archive, words: str) -> None:
    """What waits is passed over, for single characters as for words."""
    keep(archive, *(article(n, f"第{n}。{TEXT}", origin=f"/{n}.txt") for n in range(1, 4)))
    _publish(archive, 2)

    assert [hit.origin for hit in search(archive, words, published_only=True)] == ["/2.txt"]
    assert len(search(archive, words)) == 3


@pytest.mark.parametrize("words", ["川", "川 渡轮", "渡轮"])
def test_an_article_is_found_after_its_text_was_pruned(archive: Archive, words: str) -> None:
    """What was pruned is still known by all its words, single characters among them."""
    keep(archive, article(1, TEXT, origin="/1.txt"), now=NOW - timedelta(days=90))
    keep(archive, article(2, "盐田与蜂场。", origin="/2.txt"))
    _publish(archive, 1)
    prune_archive(archive, Retention(published_days=30), NOW)

    assert found(archive, words) == ["/1.txt"]


def test_a_single_character_is_found_however_rare(archive: Archive) -> None:
    """A character of one article among hundreds, and one of all of them, are both found, the latest first."""
    rare = article(0, "湄洲的䲡鱼回来了。", origin="/rare.txt")
    keep(archive, rare, *(article(n) for n in range(1, 450)))

    assert found(archive, "䲡") == ["/rare.txt"]
    assert found(archive, "第")[:2] == ["/articles/449.txt", "/articles/448.txt"]
