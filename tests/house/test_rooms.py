"""The house: which room may know which, and how light the front door is."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

import digest
from tests.conftest import ROOT

HEAVY = {"weasyprint", "lxml", "trafilatura", "readability", "numpy", "sqlalchemy", "httpx2"}


def test_the_arrows_between_the_rooms_hold() -> None:
    """A room never imports the next one; only the pipeline knows their order (contracts in pyproject.toml)."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c(['--no-cache'])"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    "arguments", [["--help"], ["convert", "发展"], ["--version"], ["build", "--help"]], ids=lambda a: " ".join(a)
)
def test_light_commands_load_nothing_heavy(arguments: list[str]) -> None:
    """`digest --help` and `digest convert` answer before a PDF engine could be loaded."""
    code = (
        "import sys, json\nfrom digest.cli import main\n"
        f"try: main({arguments!r})\nexcept SystemExit: pass\n"
        "print('\\n' + json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300, check=True)
    loaded = {name.partition(".")[0] for name in json.loads(done.stdout.splitlines()[-1])}
    assert not loaded & HEAVY


def test_importing_digest_loads_nothing_heavy() -> None:
    """`import digest` costs a program next to nothing until it calls something."""
    code = "import sys, json, digest; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300, check=True)
    assert not {name.partition(".")[0] for name in json.loads(done.stdout)} & (HEAVY | {"rich", "typer", "opencc"})


def test_the_public_surface_is_complete_and_sorted() -> None:
    """What is promised in __all__ is there, and a reader finds it in order."""
    assert list(digest.__all__) == sorted(digest.__all__)
    assert all(getattr(digest, name) is not None for name in digest.__all__)


def test_a_name_that_does_not_exist_is_an_attribute_error() -> None:
    """The lazy surface behaves like any module."""
    with pytest.raises(AttributeError, match="no attribute 'no_such_name'"):
        _ = digest.no_such_name
