"""A program of the user's own as the translator: JSON lines in, JSON lines out."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from digest.translation import Failure, Translator, TranslatorSpec, open_translator
from tests.translation.conftest import Waits

UPPER = """
import json, sys
for line in reversed(sys.stdin.read().splitlines()):
    row = json.loads(line)
    print(json.dumps({"id": row["id"], "translation": f"{row['target']}: {len(row['text'])}"}))
"""


def program(tmp_path: Path, code: str, timeout: float = 60) -> Translator:
    """The translator that runs ``code``."""
    path = tmp_path / "translate.py"
    path.write_text(code, encoding="utf-8")
    return open_translator(
        TranslatorSpec(
            engine="command",
            command=[sys.executable, str(path)],
            environment={**os.environ, "PYTHONIOENCODING": "utf-8"},
            patience=Waits().patience(timeout=timeout),
        )
    )


def test_answers_find_their_texts_in_any_order(tmp_path: Path) -> None:
    """The id of a line says which text it translates."""
    found = program(tmp_path, UPPER).translate(["渡轮", "新桥通车"], "zh-Hans", "en")

    assert found == ("en: 2", "en: 4")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("raise SystemExit('no model')", "exit code 1: no model"),
        ("print('Loading the model ...')", "gave no answer"),
        ("print('{\"id\": 0}')", "gave no answer"),
        ('print(\'[1]\'); print(\'{"id": "0", "translation": "x"}\')', "gave no answer"),
        ('print(\'{"id": 0, "error": "unknown word"}\')', "unknown word"),
    ],
    ids=["fails", "chatters", "no text", "no id", "its own error"],
)
def test_what_a_program_does_instead_is_a_failure(code: str, said: str, tmp_path: Path) -> None:
    """Nothing that a program does ends the run; the reason is one line."""
    found = program(tmp_path, code).translate(["渡轮"], "zh-Hans", "en")

    assert isinstance(found[0], Failure)
    assert said in found[0].reason


def test_a_program_that_hangs_is_a_failure(tmp_path: Path) -> None:
    """It is ended when its time is up, and the reason says when that was."""
    found = program(tmp_path, "import time; time.sleep(600)", timeout=1).translate(["渡轮"], "zh-Hans", "en")

    assert isinstance(found[0], Failure)
    assert "still running after 1 seconds" in found[0].reason


def test_a_program_that_dies_keeps_what_it_had_said(tmp_path: Path) -> None:
    """Answers before the end count, the rest fail."""
    code = "import json\nprint(json.dumps({'id': 0, 'translation': 'The ferry.'}), flush=True)\nraise SystemExit(3)"

    first, second = program(tmp_path, code).translate(["渡轮", "新桥"], "zh-Hans", "en")

    assert first == "The ferry."
    assert isinstance(second, Failure)


def test_a_program_that_is_not_there_is_named() -> None:
    """The reason names the program."""
    spec = TranslatorSpec(engine="command", command=["/no/such/program"], patience=Waits().patience())

    found = open_translator(spec).translate(["渡轮"], "zh-Hans", "en")

    assert found == (Failure("program: cannot be run (no such file or directory)", passing=False, whole=True),)
