"""The wheel: what a user gets from `pip install`, in an environment that has nothing else."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(folder),
        str(ROOT),
    ]
    subprocess.run(command, check=True, timeout=300)
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_templates_tables_and_types(wheel: Path) -> None:
    """What is no Python is package data: without it nothing renders, converts or type-checks."""
    names = zipfile.ZipFile(wheel).namelist()
    packaged = {str(path.relative_to(ROOT)) for path in (ROOT / "templates").rglob("*") if path.is_file()}
    assert {f"digest/{name}" for name in packaged} <= set(names)
    data = {str(path.relative_to(ROOT)) for path in ROOT.glob("digest/*/data/*") if path.is_file()}
    assert data <= set(names)
    assert "digest/py.typed" in names
    assert not [name for name in names if name.startswith(("tests/", "examples/", "training/"))]


def test_the_wheel_builds_a_briefing_where_nothing_else_is_installed(wheel: Path, tmp_path: Path) -> None:
    """`pip install digest` in a bare environment gives a command that does the whole job."""
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "env"], check=True, timeout=300)
    python = tmp_path / "env" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", wheel], check=True, timeout=500)
    command = [
        str(tmp_path / "env" / "bin" / "digest"),
        "build",
        str(ROOT / "examples" / "articles"),
        "--date",
        "2026-11-20",
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    assert {path.name for path in (tmp_path / "out" / "2026-11-20").iterdir()} == {
        "briefing.md",
        "briefing.html",
        "briefing.pdf",
    }
