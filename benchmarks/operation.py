"""What an unattended briefing can carry: many feeds at once, and a large archive.

    python benchmarks/operation.py [--feeds 500] [--articles 200000] [--archive FILE]

Prints how long 500 local feeds take to collect (a tenth of them slow, a tenth broken, a twentieth hostile), beside the
time that feedparser alone takes to parse those that can be read; and how long an archive of 200,000 articles takes to
publish from and to search, and how much memory. Each part runs in a process of its own. Filling the archive takes some
minutes; with --archive it is kept in FILE for the next time.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def run(part: str, *arguments: str) -> int:
    """Run a part from the project's folder; its exit code."""
    return subprocess.run(
        [sys.executable, "-m", f"benchmarks.load.{part}", *arguments], cwd=ROOT, check=False
    ).returncode


def main() -> None:
    """Run both parts, one after the other."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--feeds", type=int, default=500)
    parser.add_argument("--articles", type=int, default=200_000)
    parser.add_argument("--archive", type=Path)
    given = parser.parse_args()
    print("collecting (at most 60 s on two cores)", flush=True)
    code = run("collecting", "--feeds", str(given.feeds))
    print("a large archive (publish at most 20 s beyond rendering, search 100 ms, memory 400 MB)", flush=True)
    kept = ["--archive", str(given.archive.absolute())] if given.archive else []
    sys.exit(code or run("publishing", "--articles", str(given.articles), *kept))


if __name__ == "__main__":
    main()
