"""Building: counts that add up, bad rows with their reason, what is chosen, what is left standing."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from digest.config import Settings
from digest.corpus import build_corpus, verify_corpus
from digest.errors import InputError, NothingToPublish
from tests.conftest import Run
from tests.corpus.conftest import Build, tables
from tests.corpus.news import article, articles, page, write_lines


def rows(corpus: Path, table: str) -> list[dict[str, object]]:
    """The rows of a table of a corpus."""
    return [
        row for path in sorted((corpus / table).rglob("*.parquet")) for row in pq.ParquetFile(path).read().to_pylist()
    ]


def test_bad_rows_go_to_the_rejects_with_their_reason_and_the_counts_add_up(build: Build, tmp_path: Path) -> None:
    """Broken bytes, no JSON, a page of 20 MB, a page without an article: none stops the job, none is lost."""
    source = tmp_path / "rows.jsonl"
    good = [json.dumps(one, ensure_ascii=False).encode() for one in articles(range(6))]
    bad = [
        b'{"text": "\xff\xfe"}',
        b"{no json",
        b"[1, 2]",
        b'{"title": "x"}',
        json.dumps({"text": "首页\n登录"}).encode(),
    ]
    huge = b'{"text": "' + b"x" * (20 * 2**20) + b'"}'
    source.write_bytes(b"\n".join([*good[:3], *bad, huge, *good[3:], b""]))
    manifest = build(source)
    counts = manifest.counts
    assert (counts["pages"], counts["articles"], counts["rejects"]) == (13, 6, 7)
    rejects = {str(row["origin"]).rpartition(":")[2]: row["reason"] for row in rows(tmp_path / "corpus", "rejects")}
    assert set(rejects) == {"4", "5", "6#1", "6#2", "7", "8", "9"}
    assert rejects["4"] == "not UTF-8, as JSON must be; save it as UTF-8"
    assert rejects["9"] == "a record larger than 16 MB"
    assert sum(manifest.reasons.values()) == 7
    assert verify_corpus(str(tmp_path / "corpus")) == ()


def test_a_damaged_file_gives_what_comes_before_the_damage(build: Build, tmp_path: Path) -> None:
    """A file cut off in the middle costs its end, and says so."""
    import gzip

    plain = write_lines(tmp_path / "plain.jsonl", articles(range(300)))
    packed = gzip.compress(plain.read_bytes())
    (tmp_path / "cut.jsonl.gz").write_bytes(packed[: len(packed) * 2 // 3])
    manifest = build(tmp_path / "cut.jsonl.gz")
    assert 50 < manifest.counts["articles"] < 300
    assert any(str(row["reason"]).startswith("damaged (") for row in rows(tmp_path / "corpus", "rejects"))


def test_every_row_carries_its_day_in_the_name_of_its_folder(build: Build, tmp_path: Path) -> None:
    """Tables are partitioned as engines expect it; what has no day is in the partition of rows without one."""
    undated = {name: value for name, value in article(9).items() if name != "published"}
    build(write_lines(tmp_path / "rows.jsonl", [*articles(range(6)), undated]))
    days = {path.name for path in (tmp_path / "corpus" / "articles").iterdir()}
    assert days == {"day=2026-07-01", "day=2026-07-02", "day=2026-07-03", "day=__HIVE_DEFAULT_PARTITION__"}
    found = pq.read_table(tmp_path / "corpus" / "articles", partitioning="hive").to_pylist()
    assert Counter(row["published"] and row["published"][:10] for row in found) == Counter(row["day"] for row in found)


def test_what_is_chosen_is_counted_with_what_is_set_aside(build: Build, tmp_path: Path) -> None:
    """--limit, --since and --sample: the counts still add up, and the same sample is drawn every time."""
    from datetime import date

    from digest.corpus import Selection

    source = write_lines(tmp_path / "rows.jsonl", articles(range(120)))
    limited = build(source, tmp_path / "limited", selection=Selection(limit=10)).counts
    assert (limited["pages"], limited["articles"]) == (10, 10)
    since = build(source, tmp_path / "since", selection=Selection(since=date(2026, 7, 3))).counts
    assert (since["pages"], since["articles"], since["before_since"]) == (120, 40, 80)
    samples = [build(source, tmp_path / name, selection=Selection(sample=0.25)) for name in ("one", "other")]
    assert samples[0].counts == samples[1].counts
    assert 10 < samples[0].counts["articles"] < 60
    assert samples[0].counts["articles"] + samples[0].counts["not_sampled"] == 120


def test_a_corpus_that_is_whole_is_left_alone_and_a_damaged_file_is_made_anew(build: Build, tmp_path: Path) -> None:
    """Running again does only what has to be done, and ends with the same bytes."""
    source, corpus = write_lines(tmp_path / "rows.jsonl", articles(range(40))), tmp_path / "corpus"
    first = build(source)
    before = tables(corpus)
    assert build(source) == first
    victim = next(iter(sorted((corpus / "articles").rglob("*.parquet"))))
    victim.write_bytes(b"rubbish")
    assert verify_corpus(str(corpus)) == (f"{victim.relative_to(corpus)}: missing, or not as it was written",)
    again = build(source)
    assert (again.counts, again.files.keys()) == (first.counts, first.files.keys())
    assert tables(corpus) == before


def test_pages_that_are_added_leave_what_was_read_standing(build: Build, tmp_path: Path) -> None:
    """A folder that grows by a file is read again by that file alone, and nothing stale stays in the tables."""
    source, corpus = tmp_path / "in", tmp_path / "corpus"
    source.mkdir()
    write_lines(source / "b.jsonl", articles(range(10)))
    build(source)
    receipts = {path: path.stat().st_mtime_ns for path in (corpus / "work" / "receipts").glob("read-*")}
    write_lines(source / "a.jsonl", articles(range(100, 106)))
    manifest = build(source)
    assert manifest.counts["articles"] == 16
    assert {path: path.stat().st_mtime_ns for path in receipts} == receipts
    assert verify_corpus(str(corpus)) == ()
    (source / "b.jsonl").unlink()
    assert build(source).counts["articles"] == 6
    assert verify_corpus(str(corpus)) == ()


def test_the_folder_of_work_can_be_thrown_away(build: Build, tmp_path: Path) -> None:
    """A finished corpus stands on its tables and its manifest alone."""
    import shutil

    source, corpus = write_lines(tmp_path / "rows.jsonl", articles(range(10))), tmp_path / "corpus"
    first = build(source)
    shutil.rmtree(corpus / "work")
    assert build(source) == first
    assert verify_corpus(str(corpus)) == ()


def test_the_settings_of_the_corpus_command_are_checked(tmp_path: Path, digest: Run) -> None:
    """What cannot be used is said in a line, with what to write instead."""
    source = write_lines(tmp_path / "rows.jsonl", articles(range(2)))
    cases = {
        ("--engine", "dart"): 'digest: --engine: unknown engine "dart"; did you mean "daft"?',
        ("--sample", "7"): "digest: --sample: 7 is no share; write one above 0 and up to 1, as in 0.01",
        ("--since", "soon"): 'digest: --since: "soon" is no date',
    }
    for options, said in cases.items():
        ended = digest("corpus", "build", source, tmp_path / "out", *options)
        assert ended.code == 2
        assert ended.err.startswith(said)
    missing = digest("corpus", "build", tmp_path / "nowhere", tmp_path / "out")
    assert (missing.code, missing.err) == (4, f"digest: {tmp_path / 'nowhere'}: no such file or folder\n")


def test_a_build_tells_what_it_made_and_verify_finds_what_is_wrong(tmp_path: Path, digest: Run) -> None:
    """The report on standard output and in the corpus; nothing on standard error where no person watches."""
    source, corpus = write_lines(tmp_path / "rows.jsonl", [*articles(range(5)), "{broken"]), tmp_path / "out"
    ended = digest("corpus", "build", source, corpus, "--workers", "0")
    assert (ended.code, ended.err) == (0, "")
    assert "| articles | 5 |" in ended.out
    assert (corpus / "report.md").read_text(encoding="utf-8") == ended.out
    assert digest("corpus", "verify", corpus).out == f"{corpus}: whole\n"
    (corpus / "rejects" / "part-00000.parquet").unlink()
    broken = digest("corpus", "verify", corpus, "--json")
    assert broken.code == 8
    assert json.loads(broken.out)["faults"] == ["rejects/part-00000.parquet: missing, or not as it was written"]


def test_a_corpus_that_is_not_finished_is_no_source_of_briefings(tmp_path: Path, digest: Run) -> None:
    """Without a manifest nothing is taken from it; PATHS and a corpus are not given together."""
    (tmp_path / "half").mkdir()
    ended = digest("build", "--corpus", tmp_path / "half", "--date", "2026-07-01", "--out", tmp_path / "out")
    assert (ended.code, "no finished corpus there" in ended.err) == (4, True)
    both = digest("build", "--corpus", tmp_path / "half", tmp_path)
    assert (both.code, "give one of them" in both.err) == (2, True)


def test_an_input_without_pages_is_said_to_be_empty(build: Build, tmp_path: Path) -> None:
    """An empty folder and a URL of no kind that is known are errors of one line."""
    (tmp_path / "empty").mkdir()
    with pytest.raises(NothingToPublish, match="holds no page"):
        build(tmp_path / "empty")
    with pytest.raises(InputError, match="not a place that can be used"):
        build_corpus("nowhere://at/all.jsonl", str(tmp_path / "out"), Settings(), workers=0)


def test_scraped_pages_of_a_corpus_lose_what_stands_on_all_of_them(build: Build, tmp_path: Path) -> None:
    """Lines that recur over a site's pages are dropped here as in a briefing."""
    build(write_lines(tmp_path / "rows.jsonl", [{"text": page(number)} for number in range(6)]))
    texts = [text for row in rows(tmp_path / "corpus", "articles") for text in row["paragraphs"]]  # type: ignore[attr-defined]
    assert len(texts) >= 6
    assert not any("版权" in text or "登录" in text for text in texts)
