"""What the tests share: the command line, in this process and as one of its own; the folder of real data."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import hypothesis
import pytest

from digest.cli import main

ROOT = Path(__file__).parents[1]

# How long an example takes says more about what else the machine does than about the code.
hypothesis.settings.register_profile("patient", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("patient")


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture
def digest(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line in this process."""

    def run(*arguments: str | Path) -> Ended:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        code = ended.value.code
        return Ended(code if isinstance(code, int) else 0 if code is None else 1, captured.out, captured.err)

    return run


@pytest.fixture(scope="session")
def digest_process() -> Run:
    """Run the command line as a process of its own, with its own standard input, folder and environment."""

    def run(
        *arguments: str | Path,
        stdin: bytes = b"",
        cwd: Path | None = None,
        env: dict[str, str] | None = None,
    ) -> Ended:
        command = [sys.executable, "-m", "digest", *map(str, arguments)]
        done = subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, env=env, timeout=300, check=False)
        return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture(scope="session")
def examples() -> Path:
    """The example articles, which are the project's own."""
    return ROOT / "examples" / "articles"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles that may lie beside the checkout; it is no part of the project."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("no folder of real articles beside the checkout")
    return folder
