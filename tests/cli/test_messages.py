"""What a command says where it was called in a way that cannot be meant, or found nothing."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from digest.cli import app
from tests.conftest import Run
from tests.publishing.conftest import tell


def texts(command: object, name: str) -> Iterator[tuple[str, str]]:
    """Every help text of a command and of those below it, by where it stands."""
    yield name, getattr(command, "help", None) or ""
    for parameter in getattr(command, "params", ()):
        yield f"{name} {parameter.name}", getattr(parameter, "help", None) or ""
    for child, below in getattr(command, "commands", {}).items():
        yield from texts(below, f"{name} {child}")


def test_no_help_text_has_words_in_brackets() -> None:
    """The terminal takes words in brackets for markup and leaves them out."""
    assert [place for place, text in texts(typer.main.get_command(app), "digest") if "[" in text] == []


@pytest.mark.parametrize("text", ["notes.txt", "新闻.md", "articles/notes", "../notes"])
def test_a_file_that_is_not_there_is_not_converted_as_a_text(
    text: str, tmp_path: Path, digest: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who mistypes the name of a file is told so, and does not get the name back."""
    monkeypatch.chdir(tmp_path)
    for options in ((), ("--explain",)):
        ended = digest("convert", text, *options)
        assert (ended.code, ended.out, ended.err) == (4, "", f"digest: {text}: no such file\n")


@pytest.mark.parametrize("text", ["和/或", "关系.", "见 notes.txt", "TCP/IP 网络"])
def test_a_text_that_reads_a_little_like_a_path_is_converted(text: str, digest: Run) -> None:
    """Chinese with a stroke, a point or a file name in it is a text."""
    assert digest("convert", text).code == 0


def test_a_folder_is_not_converted(tmp_path: Path, digest: Run) -> None:
    """A folder has no text of its own."""
    ended = digest("convert", tmp_path)
    assert (ended.code, ended.err) == (4, f"digest: {tmp_path}: cannot be read (is a directory)\n")


def test_the_first_of_several_articles_is_said_to_be_the_first(tmp_path: Path, digest: Run) -> None:
    """`extract` and `summarize` take one article; that a folder or a file holds more is not kept quiet."""
    for number in (1, 2):
        (tmp_path / f"{number}.txt").write_text(tell(number), encoding="utf-8")
    for command in ("extract", "summarize"):
        ended = digest(command, tmp_path)
        assert ended.code == 0
        assert ended.out.count(tell(1).splitlines()[0])
        assert "more than one article" in ended.err
        assert str(tmp_path / "1.txt") in ended.err
        assert digest(command, tmp_path / "2.txt").err == ""


@pytest.mark.parametrize("command", ["extract", "summarize"])
def test_explain_and_json_are_not_given_together(command: str, examples: Path, digest: Run) -> None:
    """One of them would not be what was asked for."""
    ended = digest(command, examples / "bridge.txt", "--explain", "--json")
    assert (ended.code, ended.out) == (2, "")
    assert "--explain" in ended.err


@pytest.mark.parametrize(
    "command", [("collect",), ("publish",), ("publish", "--undo"), ("sources", "list"), ("sources", "check")]
)
def test_without_a_project_its_commands_say_how_to_make_one(
    command: tuple[str, ...], tmp_path: Path, digest: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is the file that is missing, not something in it."""
    monkeypatch.chdir(tmp_path)
    ended = digest(*command)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "digest: digest.toml: no such file; `digest new DIR` makes a project with one\n"


def test_the_line_that_leads_into_a_new_project_can_be_pasted(tmp_path: Path, digest: Run) -> None:
    """A folder with a space or an apostrophe in its name is quoted for the shell."""
    folder = tmp_path / "Li's morning 简报"
    line = digest("new", folder).err.rpartition("then: ")[2].partition(" && ")[0]
    done = subprocess.run(["/bin/sh", "-c", f"{line} && pwd"], capture_output=True, timeout=300, check=True)
    assert done.stdout.decode().rstrip("\n") == str(folder)
