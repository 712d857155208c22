"""The archive on both databases: an SQLite file, and a PostgreSQL server that is started for the tests."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from digest.archive import Archive, Reading, Stored, open_archive, store_readings
from digest.model import Article, LeftOut, Page

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 20, 23, 0, tzinfo=UTC)

SERVER_PLACES = ("/usr/lib/postgresql/*/bin", "/usr/local/pgsql/bin", "/opt/homebrew/opt/postgresql*/bin")


def _server_programs() -> Path | None:
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    places = [
        path for place in SERVER_PLACES for path in Path("/").glob(place.lstrip("/")) if (path / "initdb").exists()
    ]
    return sorted(places)[-1] if places else None


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a PostgreSQL server in a folder of its own; it does not run as root."""
    programs = _server_programs()
    if programs is None:
        pytest.skip("no PostgreSQL on this machine")
    as_other = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    if as_other and not shutil.which("runuser"):
        pytest.skip("PostgreSQL does not run as root")
    folder = Path(tempfile.mkdtemp(prefix="digest-pg-"))
    folder.chmod(0o777)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]

    def run(*command: str | Path) -> None:
        done = subprocess.run(
            [*as_other, *map(str, command)], capture_output=True, cwd=folder, check=False, timeout=300
        )
        assert done.returncode == 0, done.stderr.decode()

    data, options = folder / "data", f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    run(programs / "initdb", "-D", data, "-A", "trust", "-U", "digest", "--locale=C", "--encoding=UTF8")
    run(programs / "pg_ctl", "-D", data, "-w", "-o", options, "-l", folder / "log", "start")
    yield f"postgresql://digest@127.0.0.1:{port}/postgres"
    run(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Archive]:
    """An empty archive, on each of the databases."""
    if request.param == "sqlite":
        opened = open_archive(tmp_path / "archive.sqlite")
    else:
        opened = open_archive(_fresh_database(request.getfixturevalue("postgresql")))
    yield opened
    opened.close()


def _fresh_database(url: str) -> str:
    import psycopg

    name = f"test_{os.urandom(6).hex()}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    return f"{url.rpartition('/')[0]}/{name}"


Keep = Callable[..., Stored]


def keep(archive: Archive, *articles: Article, source: str = "文稿", now: datetime = NOW) -> Stored:
    """Store articles as if each had been read from a page of its own text."""
    readings = [
        Reading(page=Page(content=f"{one.title}\n{one.text}", origin=one.origin, url=one.url), outcome=one)
        for one in articles
    ]
    return store_readings(archive, source, readings, now=now, zone=ZONE, reader="test")


def article(number: int, text: str | None = None, **changes: object) -> Article:
    """An article of a few sentences, each number another."""
    body = (
        text
        or f"云汀第{number}中学本周迁入新校舍，{number * 7 + 3}名学生参加了典礼。校长说，新楼用了{number + 2}年才建成。"
    )
    given = {
        "title": f"第{number}中学迁址",
        "origin": f"/articles/{number}.txt",
        "paragraphs": (body,),
        "language": "zh-Hans",
    }
    return Article(**{**given, **changes})  # type: ignore[arg-type]


def failure(number: int) -> LeftOut:
    """An input that could not be read."""
    return LeftOut(origin=f"/articles/{number}.bin", reason="not text", failed=True)
