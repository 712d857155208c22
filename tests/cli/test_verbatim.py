"""The promise of the product: what is quoted stands in its source, and stands in the briefing, in both scripts."""

from __future__ import annotations

import html
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

import digest as api
from tests.conftest import Run


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def shown_in_html(text: str) -> str:
    body = re.sub(r"<(style|script)\b.*?</\1>", "", text, flags=re.DOTALL)
    return squeeze(html.unescape(re.sub(r"<[^>]+>", "", body)))


def shown_in_pdf(path: Path) -> str:
    """The text of the pages in reading order, without what is printed at the head and foot of each."""
    raw = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True).stdout.decode()
    pages = [page.strip().splitlines() for page in raw.split("\f")]
    often = {line for page in pages for line in page if sum(line in other for other in pages) > len(pages) / 2}
    kept = [line for page in pages for line in page if line not in often and not re.fullmatch(r"\d+ / \d+", line)]
    return squeeze("".join(kept))


@pytest.fixture(scope="module")
def issue(tmp_path_factory: pytest.TempPathFactory, digest_process: Run, examples: Path) -> dict[str, Any]:
    """The briefing of the example articles, in three formats and as JSON."""
    out = tmp_path_factory.mktemp("issue")
    ended = digest_process("build", examples, "--date", "2026-11-20", "--out", out, "--json")
    assert ended.code == 0, ended.err
    folder = out / "2026-11-20"
    outcome: dict[str, Any] = json.loads(ended.out)
    outcome["shown"] = {
        "md": shown_in_html(MarkdownIt("commonmark").enable("table").render((folder / "briefing.md").read_text())),
        "html": shown_in_html((folder / "briefing.html").read_text(encoding="utf-8")),
        "pdf": shown_in_pdf(folder / "briefing.pdf"),
    }
    return outcome


def quotations(issue: dict[str, Any]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    return [
        (quotation, item["reports"][quotation["article"]])
        for item in issue["items"]
        for quotation in item["quotations"]
    ]


def test_every_key_sentence_stands_verbatim_at_its_place_in_its_article(issue: dict[str, Any]) -> None:
    """Paragraph, start and end of each quotation lead to the same words in the article as it is read."""
    checked = 0
    for quotation, report in quotations(issue):
        if ".jsonl" in report["origin"]:
            continue
        paragraph = api.extract(report["origin"]).paragraphs[quotation["paragraph"]]
        assert paragraph[quotation["start"] : quotation["end"]] == quotation["text"]
        checked += 1
    assert checked > 30


@pytest.mark.parametrize("name", ["md", "html", "pdf"])
def test_every_key_sentence_stands_in_the_briefing_in_both_scripts(issue: dict[str, Any], name: str) -> None:
    """The verbatim sentence in the column of its own script, its rendition in the other, in every format."""
    shown = issue["shown"][name]
    for quotation, report in quotations(issue):
        assert squeeze(quotation["text"]) in shown, report["origin"]
        for language, text in quotation["texts"].items():
            assert squeeze(text) in shown, f"{report['origin']} {language}"
        if quotation["original"] != "en":
            assert set(quotation["texts"]) == {"zh-Hans", "zh-Hant-TW"}


def test_the_same_event_is_told_once(issue: dict[str, Any]) -> None:
    """A wire text in two outlets is one story, with both outlets named."""
    assert issue["counts"]["items"] < issue["counts"]["articles"]
    assert any(len(item["reports"]) > 1 for item in issue["items"])
