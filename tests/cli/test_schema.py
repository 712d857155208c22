"""The published schema holds for every JSON that is written or printed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from digest.rendering import render_format
from digest.schema import KINDS, describe_json
from tests.conftest import Run
from tests.rendering.briefings import make_briefing
from tests.rendering.hostile import LINES
from tests.rendering.test_page import hostile_briefing

EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"


@pytest.fixture(scope="module")
def validators() -> dict[str, Draft202012Validator]:
    """A validator for each schema."""
    schemas = {kind: describe_json(kind) for kind in KINDS}
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    return {kind: Draft202012Validator(schema) for kind, schema in schemas.items()}


def faults(validator: Draft202012Validator, data: Any) -> list[str]:
    """Where the data are not as the schema says."""
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(data)]


@pytest.mark.parametrize("path", sorted(EXAMPLES.iterdir()), ids=lambda path: path.name)
def test_every_article_and_summary_is_as_described(
    path: Path, validators: dict[str, Draft202012Validator], digest: Run
) -> None:
    """Dated to the minute, to the day, or without a year, with people or without: each kind of article."""
    assert faults(validators["article"], json.loads(digest("extract", path, "--json").out)) == []
    assert faults(validators["summary"], json.loads(digest("summarize", path, "--json").out)) == []


def test_a_built_issue_and_its_outcome_are_as_described(
    tmp_path: Path, validators: dict[str, Draft202012Validator], digest: Run
) -> None:
    """What stands in briefing.json, and what the build prints."""
    (tmp_path / "empty.txt").write_text("。", encoding="utf-8")
    ended = digest(
        *("build", EXAMPLES, tmp_path / "empty.txt", "--date", "2026-11-20", "--limit", "8"),
        *("--out", tmp_path / "out", "--formats", "json", "--json"),
    )
    assert faults(validators["outcome"], json.loads(ended.out)) == []
    written = json.loads((tmp_path / "out" / "2026-11-20" / "briefing.json").read_text(encoding="utf-8"))
    assert faults(validators["briefing"], written) == []
    assert written["left_out"]


@pytest.mark.parametrize("line", ["", *LINES[::9]])
def test_the_json_of_any_briefing_is_as_described(line: str, validators: dict[str, Draft202012Validator]) -> None:
    """Whatever the texts, the shape is the same."""
    briefing = hostile_briefing(line) if line else make_briefing()
    assert faults(validators["briefing"], json.loads(render_format(briefing, "json"))) == []


@pytest.mark.parametrize(
    "damage",
    [lambda data: data.pop("items"), lambda data: data.update(more=1), lambda data: data.update(date=20261120)],
    ids=["a field is missing", "a field too many", "another type"],
)
def test_the_schema_can_say_no(damage: Any, validators: dict[str, Draft202012Validator]) -> None:
    """A schema that allows everything promises nothing."""
    data = json.loads(render_format(make_briefing(), "json"))
    damage(data)
    with pytest.raises(ValidationError):
        validators["briefing"].validate(data)


def test_the_command_prints_the_schema(digest: Run) -> None:
    """The schema of the briefing is the one that is printed where none is named."""
    assert json.loads(digest("schema").out) == describe_json("briefing")


def test_an_unknown_kind_is_answered_with_those_there_are(digest: Run) -> None:
    """A mistyped kind is a mistake of usage."""
    ended = digest("schema", "breifing")
    assert ended.code == 2
    assert "choose one of briefing, article, summary, outcome" in ended.err
