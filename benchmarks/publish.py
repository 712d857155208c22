"""How long a large archive takes: publishing beyond rendering, searching, and the memory of both.

    python benchmarks/publish.py [--articles 200000] [--new 300]

Makes an archive of invented articles in a temporary folder, decided on by earlier issues, adds some that are new,
and prints seconds and megabytes. Nothing is fetched, nothing is kept.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from digest.archive import (
    Archive,
    Reading,
    Verdict,
    decide_issue,
    find_earlier,
    open_archive,
    search,
    split_versions,
    store_readings,
    waiting_articles,
)
from digest.config import Settings, Source
from digest.model import Article, Briefing, Page
from digest.publishing import preview

ZONE = ZoneInfo("Asia/Shanghai")
START = datetime(2020, 1, 1, tzinfo=UTC)
LETTERS = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下"
    "过子说产种面而方后多定行学法所民得经"
)
BATCH = 1000
WORDS = ("中国", "经济", "发展学", "人民", "的", "动同工", "会可主发")


def invent(chance: random.Random, number: int, published: datetime) -> Article:
    """An article of about five hundred characters that no other shares a line with."""
    paragraphs = tuple("".join(chance.choices(LETTERS, k=120)) + f"{number}。" for _ in range(4))
    return Article(
        title="".join(chance.choices(LETTERS, k=16)),
        paragraphs=paragraphs,
        language="zh-Hans",
        published=published,
        origin=f"/archive/{number}.txt",
    )


def fill(archive: Archive, articles: int, chance: random.Random) -> datetime:
    """Store so many articles and decide on them, a thousand an issue; when the last was seen."""
    now = START
    for start in range(0, articles, BATCH):
        now += timedelta(days=1)
        made = [invent(chance, number, now) for number in range(start, min(articles, start + BATCH))]
        store(archive, made, now)
        verdicts = [
            Verdict(id=number + 1, fate="published", item=f"s{number}", place=0)
            for number in range(start, start + len(made))
        ]
        empty = Briefing(
            titles={}, date=now.date(), dates={}, languages=(), items=(), labels={}, number=start // BATCH + 1
        )
        decide_issue(archive, empty, day=now.date(), revision=0, now=now, verdicts=verdicts)
    return now


def store(archive: Archive, articles: list[Article], now: datetime) -> None:
    """Store articles as if each had been read from a page of its own."""
    readings = [Reading(page=Page(content=one.text, origin=one.origin), outcome=one) for one in articles]
    store_readings(archive, "benchmark", readings, now=now, zone=ZONE, reader="benchmark")


def main() -> None:
    """Fill, publish, search; print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--articles", type=int, default=200_000)
    parser.add_argument("--new", type=int, default=300)
    given = parser.parse_args()
    chance = random.Random(5)
    with tempfile.TemporaryDirectory() as folder:
        archive = open_archive(Path(folder) / "archive.sqlite")
        begun = time.perf_counter()
        now = fill(archive, given.articles, chance)
        print(f"filled: {given.articles} articles in {time.perf_counter() - begun:.0f} s")
        store(archive, [invent(chance, given.articles + n, now) for n in range(given.new)], now)
        size = (Path(folder) / "archive.sqlite").stat().st_size / 2**20
        print(f"archive: {size:.0f} MB")
        begun = time.perf_counter()
        waiting, _ = split_versions(waiting_articles(archive))
        known = find_earlier(archive, waiting)
        seconds = time.perf_counter() - begun
        print(f"what is news: {seconds:.1f} s for {len(waiting)} articles, {len(known)} known")
        begun = time.perf_counter()
        plan = preview(Settings(sources=(Source(name="benchmark", path="."),)), archive, now + timedelta(days=1))
        seconds = time.perf_counter() - begun
        print(f"publish beyond rendering: {seconds:.1f} s for {plan.report['counts']['inputs']} new articles")
        times = []
        for word in WORDS:
            begun = time.perf_counter()
            search(archive, word)
            times.append(time.perf_counter() - begun)
        print(f"search: median {1000 * statistics.median(times):.1f} ms, longest {1000 * max(times):.1f} ms")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"memory: {peak:.0f} MB at most")
        archive.close()


if __name__ == "__main__":
    main()
