"""Workers and drivers that are killed at work cost their partitions, and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

import pytest

from digest.corpus import read_manifest, verify_corpus
from digest.corpus.storage import Store
from tests.corpus.conftest import Build, tables
from tests.corpus.news import page, write_lines

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc to find busy workers")
T = TypeVar("T")
PAGES = 768
PATIENCE = 90.0
"""Seconds within which what has to happen happens, on a machine that has other things to do."""
ENGINES = [
    "local",
    pytest.param(
        "daft-ray",
        marks=pytest.mark.skipif(not (find_spec("daft") and find_spec("ray")), reason="daft or ray is not installed"),
    ),
]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Three partitions for two workers: when one is read, another is half done and the third has begun."""
    return write_lines(tmp_path / "pages.jsonl", [{"text": page(number)} for number in range(PAGES)])


@contextmanager
def building(source: Path, corpus: Path, engine: str) -> Iterator[subprocess.Popen[bytes]]:
    """A build as a process of its own, ended with the test."""
    command = [sys.executable, "-m", "digest", "corpus", "build", str(source), str(corpus)]
    options = ["--engine", engine, "--workers", "2", "--partition", "256", "--quiet"]
    child = subprocess.Popen([*command, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield child
    finally:
        child.kill()
        child.wait()


def wait_until(look: Callable[[], T]) -> T:
    """Look until there is something to see."""
    end = time.monotonic() + PATIENCE * 3
    while time.monotonic() < end:
        if found := look():
            return found
        time.sleep(0.02)
    raise AssertionError("it did not happen in time")


def descendants(process: int) -> list[int]:
    """The processes that a process has started, and theirs."""
    parents = {int(path.name): _parent(path) for path in Path("/proc").iterdir() if path.name.isdigit()}
    found = [process]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found[1:]


def _parent(process: Path) -> int:
    try:
        return int((process / "stat").read_text().rpartition(")")[2].split()[1])
    except (OSError, IndexError):
        return 0


def processor_ticks(process: int) -> int:
    """The processor time that a process has used."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return int(fields[11]) + int(fields[12])


def busy_worker(driver: int) -> int:
    """The descendant of a build that has worked most; every worker has something to do until the last partition."""
    return max((one for one in descendants(driver) if _is_worker(one)), key=processor_ticks)


def _is_worker(process: int) -> bool:
    """A process of the pool, or one in which Daft or Ray calls a function: not one of their own services."""
    try:
        command = Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return False
    return any(name in command for name in (b"multiprocessing.spawn", b"udf_worker", b"UDFActor"))


def finished(corpus: Path) -> Sequence[Path]:
    """The receipts of the partitions that are read."""
    return sorted((corpus / "work" / "receipts").glob("read-*.json"))


@pytest.mark.slow
@pytest.mark.parametrize("engine", ENGINES)
def test_a_killed_worker_costs_its_partitions_alone(engine: str, source: Path, build: Build, tmp_path: Path) -> None:
    """The build goes on by itself and ends with the same tables, byte for byte, as one that nobody disturbed."""
    corpus = tmp_path / "killed"
    with building(source, corpus, engine) as child:
        wait_until(lambda: finished(corpus))
        os.kill(busy_worker(child.pid), signal.SIGKILL)
        assert len(finished(corpus)) < 3
        assert child.wait(PATIENCE * 3) == 0
    build(source, tmp_path / "undisturbed")
    assert verify_corpus(str(corpus)) == ()
    assert tables(corpus) == tables(tmp_path / "undisturbed")


@pytest.mark.slow
@pytest.mark.parametrize("engine", ENGINES)
def test_a_killed_driver_takes_its_workers_along_and_is_gone_on_from(engine: str, source: Path, tmp_path: Path) -> None:
    """What was finished is not done again, no worker stays behind, and nothing looks finished before it is."""
    corpus = tmp_path / "corpus"
    with building(source, corpus, engine) as child:
        wait_until(lambda: finished(corpus))
        workers = [one for one in descendants(child.pid) if _is_worker(one)]
        assert workers
        child.send_signal(signal.SIGKILL)
        child.wait()
    assert read_manifest(Store(str(corpus))) is None
    wait_until(lambda: not [one for one in workers if Path(f"/proc/{one}").exists() and _is_worker(one)])
    done = {path: path.stat().st_mtime_ns for path in finished(corpus)}
    assert 1 <= len(done) < 3
    with building(source, corpus, engine) as child:
        assert child.wait(PATIENCE * 3) == 0
    assert {path: path.stat().st_mtime_ns for path in done} == done
    manifest = read_manifest(Store(str(corpus)))
    assert manifest is not None
    assert manifest.counts["pages"] == PAGES
    assert verify_corpus(str(corpus)) == ()


@pytest.mark.slow
def test_two_builds_in_one_folder_do_not_meet(source: Path, tmp_path: Path) -> None:
    """The second says that another is at work, and leaves with the code for it."""
    corpus = tmp_path / "corpus"
    with building(source, corpus, "local") as first:
        wait_until(lambda: (corpus / "work" / "receipts").exists())
        first.send_signal(signal.SIGSTOP)  # so that it is still at work when the second comes
        with building(source, corpus, "local") as second:
            assert second.wait(PATIENCE) == 6
