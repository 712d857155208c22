"""How long it takes to collect many feeds at once, beside the bare time of parsing them.

    python -m benchmarks.load.collecting [--feeds 500]

Serves the feeds from a process of its own (benchmarks/load/server.py), collects them into an archive in a temporary
folder, then collects them again, and parses the same feeds with feedparser alone, in the same run.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import feedparser

from benchmarks.load.server import host_of, kind_of, make_feed
from digest.archive import open_archive
from digest.config import Settings, Source
from digest.publishing import Collected, collect

NOW = datetime(2026, 11, 21, tzinfo=UTC)


@contextmanager
def serve() -> Iterator[int]:
    """Run the server; its port."""
    command = [sys.executable, "-m", "benchmarks.load.server"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield int(server.stdout.readline())
        finally:
            server.kill()


def settings_of(feeds: int, port: int) -> Settings:
    """So many sources, each opened to its own host alone."""
    return Settings(
        sources=tuple(
            Source(name=f"{n}", feed=f"http://{host_of(n)}:{port}/feed", allow_private=(host_of(n),))
            for n in range(feeds)
        )
    )


def spent() -> float:
    """Seconds of the processor that this process and its ended children took."""
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def describe(what: str, collected: Collected, seconds: float, processor: float) -> str:
    """One line for a collection."""
    fates = Counter((kind_of(int(one.name)), one.failed) for one in collected.statuses)
    failed = ", ".join(f"{fates[kind, True]} {kind}" for kind in ("well", "pages", "slow", "broken", "hostile"))
    return (
        f"{what}: {seconds:.1f} s ({processor:.1f} s of processor): {collected.new} articles of"
        f" {len(collected.statuses)} feeds; failed: {failed}"
    )


def parse_bare(feeds: int) -> tuple[float, int]:
    """Seconds of processor that feedparser alone takes for the feeds that can be read, and their number."""
    bodies = [make_feed(n, f"http://{host_of(n)}") for n in range(feeds) if kind_of(n) in ("well", "pages", "slow")]
    before = time.process_time()
    for body in bodies:
        feedparser.parse(body)
    return time.process_time() - before, len(bodies)


def main() -> None:
    """Collect twice, parse; print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--feeds", type=int, default=500)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, serve() as port:
        archive = open_archive(Path(folder) / "archive.sqlite")
        for hour, what in enumerate(("first collection", "an hour later")):
            begun, processor = time.perf_counter(), spent()
            collected = collect(settings_of(given.feeds, port), archive, NOW + timedelta(hours=hour))
            print(describe(what, collected, time.perf_counter() - begun, spent() - processor), flush=True)
        archive.close()
    bare, count = parse_bare(given.feeds)
    print(f"feedparser alone: {bare:.1f} s of processor for the {count} feeds that can be read")
    peaks = [resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(f"memory: {peaks[0]:.0f} MB at most, {peaks[1]:.0f} MB in a parser")


if __name__ == "__main__":
    main()
