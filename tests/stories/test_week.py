"""An issue over a week through the command line: by day, in sections, within limits, led by what carries it."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from digest.cli import main

LABELLED = Path(__file__).with_name("labelled_wide.jsonl")
SETTINGS = """
limit = 18
glance = 4
[[sources]]
name = "Articles"
path = "articles.jsonl"
[summary]
sentences = 4
method = "lead"
[[sections]]
name = "体育"
words = ["联赛", "马拉松", "越野赛"]
limit = 2
[[sections]]
name = "财经"
words = ["营收", "收评", "净利润", "央行"]
limit = 3
[output]
formats = ["json", "txt", "md"]
"""


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an issue of the seven days up to 13 November, of more than a hundred invented reports."""
    folder = tmp_path_factory.mktemp("week")
    stored = LABELLED.read_text(encoding="utf-8").splitlines()
    records = [one for one in map(json.loads, stored) if "2026-11-06" <= one["published"] <= "2026-11-14"]
    pages = [{key: one[key] for key in ("title", "published", "source", "language", "text")} for one in records]
    lines = [json.dumps({**page, "url": f"https://n.example/{n}"}, ensure_ascii=False) for n, page in enumerate(pages)]
    (folder / "articles.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (folder / "digest.toml").write_text(SETTINGS, encoding="utf-8")
    days = ["--date", "2026-11-13", "--since", "2026-11-07", "--until", "2026-11-13"]
    with pytest.raises(SystemExit) as ended:
        main(["build", "--config", str(folder / "digest.toml"), "--out", str(folder / "out"), *days])
    assert ended.value.code in (0, None)
    return folder / "out" / "2026-11-13"


@pytest.fixture(scope="module")
def issue(week: Path) -> Any:
    """The issue as data."""
    return json.loads((week / "briefing.json").read_text(encoding="utf-8"))


def headings(issue: Any) -> list[str]:
    return [item["section"]["zh-Hans"] for item in issue["items"]]


def test_the_days_stand_newest_first_and_the_sections_after_them_each_once(issue: Any) -> None:
    """Consecutive items share a heading; no heading comes back."""
    blocks = [name for n, name in enumerate(headings(issue)) if n == 0 or name != headings(issue)[n - 1]]
    days = [name for name in blocks if name.startswith("2026")]
    assert len(blocks) == len(set(blocks))
    assert days == sorted(days, key=lambda name: [int(n) for n in re.findall(r"\d+", name)], reverse=True)
    assert len(days) >= 4
    assert blocks[len(days) :] == ["体育", "财经"]


def test_every_limit_holds_and_what_is_over_is_said(issue: Any) -> None:
    """Eighteen stories in all, two of sport, three of business; each article left out has its reason."""
    counts = Counter(headings(issue))
    assert len(issue["items"]) == 18
    assert (counts["体育"], counts["财经"]) <= (2, 3)
    reasons = {re.sub(r"\d{4}-\d\d-\d\d", "DAY", one["reason"]) for one in issue["left_out"]}
    assert "over the limit of 18 stories" in reasons
    assert {"of DAY, before DAY", "of DAY, after DAY"} < reasons
    shown = sum(len(item["reports"]) for item in issue["items"])
    assert shown + len(issue["left_out"]) == issue["counts"]["pages"]


def test_the_glance_is_of_as_many_stories_and_said_below_only_where_it_is_needed(issue: Any) -> None:
    """Four sentences of four stories; a story that has two more of its lead's does not repeat the one."""
    items = {item["id"]: item for item in issue["items"]}
    assert len({one["item"] for one in issue["glance"]}) == len(issue["glance"]) == 4
    for one in issue["glance"]:
        of_lead = [quotation["text"] for quotation in items[one["item"]]["quotations"] if quotation["article"] == 0]
        assert one["text"] not in of_lead or len(of_lead) <= 2


def test_a_chinese_issue_is_led_in_chinese_and_names_who_else_reported(issue: Any) -> None:
    """English reports stand among the others of their stories."""
    told_in_both = [
        item for item in issue["items"] if any("Harbour Wire" in str(report["source"]) for report in item["reports"])
    ]
    assert len(told_in_both) >= 3
    assert all("Harbour Wire" not in str(item["reports"][0]["source"]) for item in told_in_both)


def test_the_formats_show_the_same_items_in_the_same_order(week: Path, issue: Any) -> None:
    """Plain text and Markdown have the titles of the data, in their order."""
    titles = [item["titles"]["zh-Hans"] for item in issue["items"]]
    for name in ("briefing.txt", "briefing.md"):
        text = (week / name).read_text(encoding="utf-8").replace("\\", "")
        numbered = re.findall(r"^(?:### .*</a>)?\d+\. (?!\[)(.+?)(?: / .*)?$", text, re.MULTILINE)
        assert numbered == titles, name
