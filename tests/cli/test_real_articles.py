"""Five real articles, as they were scraped, where their folder lies beside the checkout."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run


@pytest.fixture(scope="module")
def issue(tmp_path_factory: pytest.TempPathFactory, digest_process: Run, shared: Path) -> dict[str, Any]:
    out = tmp_path_factory.mktemp("seeds")
    period = ["--since", "2020-01-01", "--until", "2021-12-31", "--date", "2021-12-31"]
    ended = digest_process("build", *sorted((shared / "seeds").glob("*.txt")), *period, "--out", out, "--json")
    assert ended.code == 0, ended.err
    outcome: dict[str, Any] = json.loads(ended.out)
    return outcome


def reports(issue: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {Path(report["origin"]).name[:3]: report for item in issue["items"] for report in item["reports"]}


def test_five_articles_are_four_stories(issue: dict[str, Any]) -> None:
    """Two of them tell the same telephone call; the others share every actor and are other events."""
    together = [{Path(report["origin"]).name[:3] for report in item["reports"]} for item in issue["items"]]
    assert sorted(map(sorted, together)) == [["000", "003"], ["001"], ["002"], ["004"]]


def test_titles_dates_and_sources_are_the_article_s_own(issue: dict[str, Any], shared: Path) -> None:
    """What the gold says, in the script of the article."""
    for number, report in reports(issue).items():
        gold = json.loads(next((shared / "seeds").glob(f"{number}*.json")).read_text(encoding="utf-8"))
        title = re.sub(r"\s", "", gold.get("title_depinyin") or gold["title"])
        assert title in {re.sub(r"\s", "", text) for text in report["titles"].values()}
        assert (report["published"] or "")[:16] == (gold["published"] or "")[:16]
        if gold["agency"]:
            assert gold["agency"] in report["agency"].values()


@pytest.mark.parametrize(("number", "when"), [("001", "8月25日"), ("004", "12月22日")])
def test_a_year_that_is_nowhere_stated_is_not_shown(issue: dict[str, Any], number: str, when: str) -> None:
    """Month and day as the text gives them, with the remark that the year is missing."""
    report = reports(issue)[number]
    assert report["published"] is None
    assert report["when"]["zh-Hans"] == when
    assert any("年份" in note["zh-Hans"] for note in report["notes"])
