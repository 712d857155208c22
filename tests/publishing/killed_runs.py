"""Publish day after day while every run is killed at a random moment, and run again until it gets through.

A process of its own, so that it can fork: python killed_runs.py PROJECT KILLS SEED. It prints how many runs were
killed, and how many days went by. Each child opens the archive for itself, as a run from cron does.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from digest.archive import hold_lock, open_archive
from digest.config import load_settings
from digest.publishing import World, publish

ATTEMPTS = 12
LONGEST = 600.0
SHORTER, LONGER = 0.9, 1.06
"""The time in which a run is killed goes with the machine, which others use too: two in three are killed in it."""
SHARES = (1.0, 1.0, 0.4)
"""What remains of a run that was killed late is short: some of the kills come early, to meet it."""
START = datetime(2026, 1, 1, 0, 0, tzinfo=UTC)


def run_once(folder: Path, now: datetime) -> None:
    """What `digest publish --due` does."""
    settings = load_settings(folder / "digest.toml")
    archive = open_archive(settings.archive.location)
    with hold_lock(archive):
        publish(settings, archive, now, due=True, world=World(environment={}))
    archive.close()


def run_killed(folder: Path, now: datetime, seconds: float) -> bool:
    """Run in a child and kill it after so many seconds; whether it was killed before it was done."""
    child = os.fork()
    if not child:
        run_once(folder, now)
        os._exit(0)
    end, ended = time.monotonic() + seconds, 0
    while not ended and time.monotonic() < end:
        time.sleep(min(0.003, seconds))
        ended, status = os.waitpid(child, os.WNOHANG)
    if not ended:
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise SystemExit("a run ended with an error")
    return os.WIFSIGNALED(status)


def warm_up(folder: Path) -> None:
    """Publish something elsewhere, so that each child does not load the libraries anew."""
    with tempfile.TemporaryDirectory() as other:
        (Path(other) / "articles").mkdir()
        for path in list((folder / "stock").iterdir())[:2]:
            shutil.copy(path, Path(other) / "articles")
        settings = (folder / "digest.toml").read_text(encoding="utf-8").partition("[smtp]")[0]
        (Path(other) / "digest.toml").write_text(settings, encoding="utf-8")
        run_once(Path(other), START)


def main() -> None:
    """Turn the days over until as many runs were killed as asked for; every day is finished before the next."""
    folder, kills, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    chance = random.Random(seed)
    warm_up(folder)
    usual, killed, day = 0.0, 0, 0
    while killed < kills:
        now = START + timedelta(days=day)
        for name in sorted((folder / "stock").glob(f"{day:03}-*.txt")):
            name.rename(folder / "articles" / name.name)
        for _ in range(ATTEMPTS if usual else 0):
            if not run_killed(folder, now, chance.uniform(0, usual) * chance.choice(SHARES)):
                usual *= SHORTER
                break
            usual *= LONGER
            killed += 1
        begun = time.monotonic()
        run_killed(folder, now, LONGEST)
        usual = usual or time.monotonic() - begun
        day += 1
    sys.stdout.write(f"{killed} {day}\n")


if __name__ == "__main__":
    main()
