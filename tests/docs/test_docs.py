"""The documentation: links lead somewhere, examples run, and nothing that exists goes unmentioned."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
import typer

from digest.cli import app
from digest.config import Settings, load_settings
from tests.conftest import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "examples").glob("*.md")])
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]
FENCE = re.compile(r"^```(\w+)[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)|<img[^>]+src=\"([^\"]+)\"")


def blocks(page: Path, language: str) -> list[str]:
    return [text for kind, text in FENCE.findall(page.read_text(encoding="utf-8")) if kind == language]


def pages_with(language: str) -> list[Path]:
    return [page for page in PAGES if blocks(page, language)]


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_links_within_the_project_lead_somewhere(page: Path) -> None:
    """A link to a file or a heading that is not there helps nobody."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    for link in (a or b for a, b in LINK.findall(text)):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), f"{page.name}: {link}"
        if anchor and target.suffix == ".md":
            assert anchor in anchors(target), f"{page.name}: {link}"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder like a user's: articles, a digest.toml, nothing else."""
    shutil.copytree(ROOT / "examples" / "articles", tmp_path / "articles")
    (tmp_path / "digest.toml").write_text('[[sources]]\nname = "Articles"\npath = "articles"\n', encoding="utf-8")
    return tmp_path


def commands(page: Path) -> Iterator[str]:
    for block in blocks(page, "console"):
        for line in block.replace("\\\n", " ").splitlines():
            if line.startswith("$ ") and not re.match(r"\$ (make|git|cd|sudo|pip|python3? -m (venv|pip))\b", line):
                yield line[2:]


@pytest.mark.slow
@pytest.mark.parametrize("page", pages_with("console"), ids=lambda page: page.stem)
def test_the_commands_of_a_page_run(page: Path, project: Path) -> None:
    """Every command in the documentation does what it says, one after the other, without an error."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    for command in commands(page):
        done = subprocess.run(
            ["/bin/sh", "-c", command], cwd=project, env={**os.environ, "PATH": path}, capture_output=True, timeout=300
        )
        assert done.returncode == 0, f"{command}\n{done.stderr.decode()}"


@pytest.mark.parametrize("page", pages_with("python"), ids=lambda page: page.stem)
def test_the_python_of_a_page_runs(page: Path, project: Path) -> None:
    """Every example for the API runs as it stands, the examples of a page one after the other."""
    code = "\n".join(blocks(page, "python"))
    done = subprocess.run([sys.executable, "-c", code], cwd=project, capture_output=True, timeout=300)
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.parametrize("page", pages_with("toml"), ids=lambda page: page.stem)
def test_the_settings_of_a_page_are_settings(page: Path, tmp_path: Path) -> None:
    """Every piece of digest.toml in the documentation is understood."""
    for number, block in enumerate(blocks(page, "toml")):
        path = tmp_path / f"{number}.toml"
        path.write_text(block, encoding="utf-8")
        assert load_settings(path)


def test_every_extra_that_is_named_can_be_installed() -> None:
    """What the documentation and the errors tell people to install is an extra of the package."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    for path in (*PAGES, *(ROOT / "digest").rglob("*.py")):
        for name in re.findall(r"digest\[([a-z-]+)\]", path.read_text(encoding="utf-8")):
            assert name in extras, f"{path.name}: digest[{name}]"


def test_every_command_and_option_is_documented() -> None:
    """docs/commands.md names every command and every option of it."""
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    group = typer.main.get_command(app)
    sections = {part.splitlines()[0]: part for part in text.split("\n## ")}
    for name, command in _leaves(group, "digest"):
        assert name in sections, f"{name} is not in docs/commands.md"
        for parameter in command.params:
            option = next((one for one in parameter.opts if one.startswith("--")), None)
            if option and option != "--help":
                assert f"`{option}`" in sections[name], f"{name} {option} is not in docs/commands.md"


def _leaves(command: object, name: str) -> Iterator[tuple[str, typer.core.TyperCommand]]:
    children = getattr(command, "commands", None)
    if children is None:
        assert isinstance(command, typer.core.TyperCommand)
        yield name, command
    else:
        for child, sub in children.items():
            yield from _leaves(sub, f"{name} {child}")


def test_every_setting_is_documented() -> None:
    """docs/settings.md names every setting of digest.toml, in the section of its table."""
    text = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    sections = {re.sub(r"[\[\]]", "", part.splitlines()[0]): part for part in text.split("\n## ")}
    for field in msgspec.structs.fields(Settings):
        fields = _table_fields(field.type)
        if fields is None:
            assert f"`{field.name}`" in text, f"{field.name} is not in docs/settings.md"
        else:
            assert field.name in sections, f"[{field.name}] is not in docs/settings.md"
            for name in fields:
                assert f"`{name}`" in sections[field.name], f"{field.name}.{name} is not in docs/settings.md"


def _table_fields(kind: object) -> tuple[str, ...] | None:
    """The names of the settings in a table, or in the table that a list holds."""
    for candidate in (kind, *getattr(kind, "__args__", ())):
        names = getattr(candidate, "__struct_fields__", None)
        if names is not None:
            return tuple(names)
    return None
