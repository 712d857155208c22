"""Standard streams that are closed or full: a line and an exit code, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

ARTICLE = str(ROOT / "examples" / "articles" / "bridge.txt")
COMMANDS = {
    "help": ("--help",),
    "convert": ("convert", "中国"),
    "extract": ("extract", ARTICLE),
    "extract --json": ("extract", ARTICLE, "--json"),
    "summarize": ("summarize", ARTICLE),
    "build": ("build", ARTICLE, "--formats", "md"),
    "schema": ("schema",),
}


def run(folder: Path, redirection: str, *arguments: str) -> tuple[int, str]:
    """Run a command with a redirection of the shell; its exit code, and what it said on standard error."""
    command = ["/bin/sh", "-c", f'exec "$@" {redirection}', "sh", sys.executable, "-m", "digest", *arguments]
    done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, timeout=300, check=False)
    return done.returncode, done.stderr.decode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS.keys())
def test_a_result_that_cannot_be_printed_is_an_error(arguments: tuple[str, ...], tmp_path: Path) -> None:
    """Where standard output takes nothing more, the last line says so and the exit code tells."""
    code, said = run(tmp_path, "> /dev/full", *arguments)

    assert code == 5
    assert said.splitlines()[-1] == "digest: standard output: cannot be written (no space left on device)"
    assert "Traceback" not in said


@pytest.mark.parametrize("redirection", [">&-", "<&-", "2>&-"], ids=["output", "input", "errors"])
def test_a_stream_may_be_closed(redirection: str, tmp_path: Path) -> None:
    """The issue is written all the same, and nothing else goes into its files."""
    code, said = run(tmp_path, redirection, "build", ARTICLE, "--date", "2026-11-20", "--formats", "md", "--quiet")

    assert (code, said) == (0, "")
    assert (tmp_path / "out" / "2026-11-20" / "briefing.md").read_text(encoding="utf-8").startswith("---\n")


def test_a_closed_input_is_an_empty_one(tmp_path: Path) -> None:
    """A command that reads standard input finds nothing in it."""
    assert run(tmp_path, "<&-", "convert") == (0, "")
    assert run(tmp_path, "<&-", "extract", "-") == (4, "digest: stdin: empty: there is nothing in it\n")


@pytest.mark.parametrize("arguments", [("--version",), ("schema",)], ids=["a line", "many lines"])
def test_a_reader_that_leaves_is_no_error(arguments: tuple[str, ...]) -> None:
    """``digest … | head`` ends without a word, and with a code of its own."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as output:
        command = [sys.executable, "-m", "digest", *arguments]
        done = subprocess.run(command, stdout=output, stderr=subprocess.PIPE, timeout=300, check=False)

    assert (done.returncode, done.stderr) == (1, b"")
