"""Machines that lack something: each lack is named in one line with its remedy, and the other formats go on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from digest.rendering import examine

_RENDER = """
import sys
from digest.errors import PdfUnavailable
from digest.rendering import examine, render_format
from tests.rendering.briefings import make_briefing
briefing = make_briefing()
assert render_format(briefing, "md") and render_format(briefing, "html")
try:
    render_format(briefing, "pdf")
except PdfUnavailable as error:
    print("PDF:", error)
for check in examine():
    print("CHECK:", check.name, check.ok, check.detail, "=>", check.remedy)
"""
_WITHOUT = """
import cffi
original = cffi.FFI.dlopen
def dlopen(self, name, flags=0):
    if name and {part!r} in name:
        raise OSError("cannot load library " + repr(name) + ": not found")
    return original(self, name, flags)
cffi.FFI.dlopen = dlopen
"""
ROOT = Path(__file__).parents[2]


def run(code: str, **environment: str) -> str:
    """Run code in a process of its own and return what it printed."""
    ended = subprocess.run(
        [sys.executable, "-W", "error::UserWarning", "-c", code],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def fonts_only(folder: Path, *directories: str) -> str:
    """A fontconfig configuration that knows the given folders and no others."""
    configuration = folder / "fonts.conf"
    listed = "".join(f"<dir>{directory}</dir>" for directory in directories)
    configuration.write_text(
        f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>{listed}'
        f"<cachedir>{folder}/cache</cachedir></fontconfig>"
    )
    return str(configuration)


def test_this_machine_is_found_ready() -> None:
    """Where PDF works, every check says so, and none asks for anything."""
    assert [(check.name, check.ok) for check in examine()] == [
        ("PDF engine", True),
        ("Chinese fonts", True),
        ("Chinese composition", True),
    ]


def test_without_chinese_fonts_the_message_names_the_package(tmp_path: Path) -> None:
    """A page of boxes is refused, although its text could be extracted."""
    latin = Path("/usr/share/fonts/truetype/dejavu")
    if not latin.is_dir():
        pytest.skip("needs a font without Chinese characters")
    printed = run(_RENDER, FONTCONFIG_FILE=fonts_only(tmp_path, str(latin)))
    assert "PDF: no PDF: no font with Chinese characters is installed; " in printed
    assert "CHECK: Chinese fonts False" in printed
    assert "noto" in printed


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("gobject", "PDF: no PDF: a library is missing"),
        ("harfbuzz-subset", "PDF: no PDF: the library harfbuzz-subset is missing; "),
    ],
)
def test_without_a_library_the_message_names_it(part: str, words: str) -> None:
    """A missing library is one line with its remedy; WeasyPrint's own banner is not printed."""
    printed = run(_WITHOUT.format(part=part) + _RENDER)
    lines = [line for line in printed.splitlines() if not line.startswith("CHECK:")]
    assert len(lines) == 1
    assert lines[0].startswith(words)
    assert "CHECK: PDF engine False" in printed


def test_the_heavy_libraries_are_not_imported_for_the_light_formats() -> None:
    """Markdown and HTML need neither the PDF engine nor an XML library."""
    code = """
import sys
from digest.rendering import render_format
from tests.rendering.briefings import make_briefing
for format in ("md", "html", "txt", "epub", "json"):
    render_format(make_briefing(), format)
print(sorted({"weasyprint", "lxml", "fontTools", "cffi", "numpy"} & set(sys.modules)))
"""
    assert run(code).strip() == "[]"
