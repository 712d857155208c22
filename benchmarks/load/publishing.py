"""How long a large archive takes: publishing beyond rendering, searching, and the memory of both.

    python -m benchmarks.load.publishing [--articles 200000] [--new 300] [--archive FILE]

Makes an archive of invented articles, decided on by earlier issues, adds some that are new, publishes and searches.
The archive is made in a temporary folder, or in FILE, where it stays and is taken the next time. Memory is that of
the process that publishes and searches, not of the one that fills.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks.load.server import LETTERS
from digest.archive import (
    Archive,
    Reading,
    Verdict,
    decide_issue,
    find_earlier,
    list_issues,
    open_archive,
    search,
    split_versions,
    store_readings,
    waiting_articles,
)
from digest.config import Settings, Source
from digest.config.settings import Output
from digest.model import Article, Briefing, Page
from digest.publishing import publish, undo

ZONE = ZoneInfo("Asia/Shanghai")
START = datetime(2020, 1, 1, tzinfo=UTC)
BATCH = 1000
WORDS = (
    *("中国", "经济", "发展学", "人民", "的", "动同工", "会可主发", "中", "一是", "年动 学法", "了有和人这", "得"),
    *("生到 作地 于出", "不是", "行学法所", "10500", "颱風", "大为上个国我", "方后多", "经"),
)


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


def fill(archive: Archive, articles: int) -> None:
    """Store so many articles and decide on them, a thousand an issue."""
    for start in range(0, articles, BATCH):
        now, chance = START + timedelta(days=1 + start // BATCH), random.Random(start)
        made = [invent(chance, number, now) for number in range(start, min(articles, start + BATCH))]
        store(archive, made, now)
        verdicts = [
            Verdict(id=number + 1, fate="published", item=f"s{number}", place=0)
            for number in range(start, start + len(made))
        ]
        empty = Briefing(
            titles={}, date=now.date(), dates={}, languages=(), items=(), labels={}, number=start // BATCH + 1
        )
        issue = decide_issue(archive, empty, day=now.date(), revision=0, now=now, verdicts=verdicts)
        mark_out(archive, issue.id, now)


def mark_out(archive: Archive, issue: int, now: datetime) -> None:
    """Have the issue be out, so that nothing is left of it to be written."""
    with archive.write() as connection:
        connection.exec_driver_sql(
            f"UPDATE issues SET state = 'published', published = '{now:%Y-%m-%d %H:%M:%S.%f}' WHERE id = {issue}"
        )


def store(archive: Archive, articles: Sequence[Article], now: datetime) -> None:
    """Store articles as if each had been read from a page of its own."""
    readings = [Reading(page=Page(content=one.text, origin=one.origin), outcome=one) for one in articles]
    store_readings(archive, "benchmark", readings, now=now, zone=ZONE, reader="benchmark")


def measure(archive: Archive, folder: Path, articles: int, new: int) -> None:
    """Publish some new articles, search; print."""
    last = list_issues(archive, limit=1)[0]
    now = last.decided + timedelta(days=1)
    store(archive, [invent(random.Random(-1), articles + number, now) for number in range(new)], now)
    begun = time.perf_counter()
    waiting, _ = split_versions(waiting_articles(archive))
    known = find_earlier(archive, waiting)
    print(f"what is news: {time.perf_counter() - begun:.1f} s for {len(waiting)} articles, {len(known)} known")
    settings = Settings(
        sources=(Source(name="benchmark", path="."),), output=Output(directory=str(folder / "out"), formats=("md",))
    )
    begun, processor = time.perf_counter(), time.process_time()
    outcome = publish(settings, archive, now, fetch=False)
    seconds, processor = time.perf_counter() - begun, time.process_time() - processor
    stories = outcome.issues[0].briefing.counts.items
    print(f"publish, as Markdown alone: {seconds:.1f} s ({processor:.1f} s of processor), {stories} stories")
    undo(settings, archive)
    times = [measure_search(archive, words) for words in WORDS]
    longest = max(zip(times, WORDS, strict=True))
    print(f"search: median {statistics.median(times):.1f} ms, longest {longest[0]:.1f} ms ({longest[1]})")
    print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")


def measure_search(archive: Archive, words: str) -> float:
    """Milliseconds for a search, the better of two: what else runs on the machine is not to be counted."""
    times = []
    for _ in range(2):
        begun = time.perf_counter()
        search(archive, words)
        times.append(1000 * (time.perf_counter() - begun))
    return min(times)


def main() -> None:
    """Fill where there is nothing yet, in a process of its own; measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--articles", type=int, default=200_000)
    parser.add_argument("--new", type=int, default=300)
    parser.add_argument("--archive", type=Path)
    parser.add_argument("--fill", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = given.archive or Path(folder) / "archive.sqlite"
        if given.fill:
            fill(open_archive(file), given.articles)
            return
        if not file.exists():
            begun = time.perf_counter()
            command = ["-m", "benchmarks.load.publishing", "--fill", "--articles", str(given.articles)]
            subprocess.run([sys.executable, *command, "--archive", str(file)], check=True)
            print(f"filled: {given.articles} articles in {time.perf_counter() - begun:.0f} s", flush=True)
        print(f"archive: {file.stat().st_size / 2**20:.0f} MB")
        archive = open_archive(file)
        measure(archive, Path(folder), given.articles, given.new)
        archive.close()


if __name__ == "__main__":
    main()
