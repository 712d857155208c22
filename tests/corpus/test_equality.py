"""A day's briefing from a corpus is the one built from the pages themselves, byte for byte."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from digest.config import Settings, Source
from digest.corpus import build_from_corpus
from digest.pipeline import Period, build_briefing
from tests.conftest import Run
from tests.corpus.conftest import Build
from tests.corpus.news import FOOTER, MENU, article, articles, copy_of, page, write_lines
from tests.corpus.records import warc_record
from tests.extraction.pages import html

DAY = "2026-07-02"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Pages of every kind, of three days and of none, with some that cannot be read."""
    root = tmp_path / "pages"
    (root / "deeper").mkdir(parents=True)
    for number in range(8):
        (root / f"scraped-{number}.txt").write_text(page(number), encoding="utf-8")
    (root / "broken.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    (root / "style.css").write_text("body {}", encoding="utf-8")
    (root / "undated.html").write_text(html(above=""), encoding="utf-8")
    (root / "deeper" / "bridge.html").write_text(html(above="<p>2026-07-02 08:00 来源：江南晚报</p>"), encoding="utf-8")
    write_lines(
        root / "deeper" / "many.jsonl", [*articles(range(20, 40)), "{broken", "", copy_of(20, 1), copy_of(21, 2)]
    )
    write_lines(root / "one.json", [article(50)])
    (root / "empty.txt").write_bytes(b"")
    return root


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_the_same_pages_give_the_same_bytes_either_way(folder: Path, tmp_path: Path, digest: Run) -> None:
    """Markdown and JSON of a day's issue do not tell whether it came from the pages or from a corpus of them."""
    built = digest("corpus", "build", folder, tmp_path / "corpus", "--workers", "0", "--quiet")
    assert (built.code, built.out, built.err) == (0, "", "")
    common = ("--date", DAY, "--formats", "md,json", "--quiet")
    direct = digest("build", folder, "--since", DAY, "--until", DAY, "--out", tmp_path / "direct", *common)
    ended = digest("build", "--corpus", tmp_path / "corpus", "--out", tmp_path / "issues", *common)
    assert ended.code == direct.code == 4
    assert files(tmp_path / "issues" / DAY) == files(tmp_path / "direct" / DAY)
    assert "{broken" not in (tmp_path / "issues" / DAY / "briefing.md").read_text(encoding="utf-8")


def test_any_period_can_be_taken_from_a_corpus(folder: Path, build: Build, tmp_path: Path) -> None:
    """With a period of its own an issue from a corpus is what it is from the pages."""
    manifest = build(folder)
    settings = Settings(sources=(Source(name=manifest.source, path=str(folder)),))
    period = Period(since=_day(1), until=_day(2))
    found = build_from_corpus(str(tmp_path / "corpus"), settings, day=_day(3), period=period)
    assert found == build_briefing(settings, day=_day(3), period=period)


@pytest.mark.parametrize("kind", ["jsonl", "parquet", "warc", "warc.gz", "wet.gz"])
def test_a_file_of_many_pages_gives_the_same_issue_wherever_it_is_cut(kind: str, build: Build, tmp_path: Path) -> None:
    """Read in partitions, bad rows and all, it gives what it gives from end to end; lines that recur are dropped."""
    source = _container(tmp_path, kind)
    manifest = build(source)
    is_archive = "wa" in kind or "we" in kind
    assert (manifest.counts["partitions"], manifest.counts["rejects"]) == ((1, 1) if is_archive else (2, 2))
    where = str(source)
    named = {"parquet": Source(name=where, parquet=where)} | dict.fromkeys(
        ("warc", "warc.gz", "wet.gz"), Source(name=where, warc=where)
    )
    settings = Settings(sources=(named.get(kind, Source(name=where, path=where)),))
    one_day = Period(since=_day(2), until=_day(2))
    found = build_from_corpus(str(tmp_path / "corpus"), settings, day=_day(2))
    assert found == build_briefing(settings, day=_day(2), period=one_day)
    assert not {*MENU, *FOOTER} & {text for item in found.items for q in item.quotations for text in q.texts.values()}


@pytest.mark.slow
@pytest.mark.parametrize("suffix", [".jsonl.gz", ".jsonl.zst"])
def test_compressed_lines_give_what_plain_lines_give(suffix: str, build: Build, tmp_path: Path) -> None:
    """What a file is packed in changes nothing but its name, cut into partitions or not, bad rows and all."""
    plain = _container(tmp_path, "jsonl")
    packed = tmp_path / f"pages{suffix}"
    with pa.CompressedOutputStream(str(packed), "gzip" if suffix.endswith("gz") else "zstd") as stream:
        stream.write(plain.read_bytes())
    issues = []
    for source in (plain, packed):
        corpus = tmp_path / f"corpus-{source.name}"
        assert build(source, corpus).counts["rejects"] == 2
        issue = build_from_corpus(str(corpus), Settings(), day=_day(2)).to_dict()
        issues.append(json.dumps(issue, ensure_ascii=False).replace(str(source), "pages"))
    assert issues[0] == issues[1]


def _day(number: int) -> date:
    return date(2026, 7, number)


def _container(folder: Path, kind: str) -> Path:
    """Pages of one site, articles that are taken apart already, and rows between them that cannot be read."""
    path = folder / f"pages.{kind}"
    if "wa" in kind or "we" in kind:
        pytest.importorskip("warcio", reason="warcio is not installed")
        return _archive(path, "conversion" if "wet" in kind else "response")
    rows: list[dict[str, str] | str] = [
        {"text": page(number), "url": f"https://news.example/{number}"} for number in range(12)
    ]
    rows[6:6] = articles(range(100, 350))
    if kind == "parquet":
        return _parquet(path, rows)
    rows[3:3] = ["{broken"]
    rows[258:258] = ["[1]"]
    return write_lines(path, rows)


def _archive(path: Path, kind: str) -> Path:
    pages = [page(number).encode() for number in range(12)]
    pages[5] = b"\x89PNG\r\n\x1a\n" + bytes(64)
    pack = gzip.compress if path.name.endswith(".gz") else bytes
    path.write_bytes(b"".join(pack(warc_record(kind, at, content)) for at, content in enumerate(pages)))
    return path


def _parquet(path: Path, rows: list[dict[str, str] | str]) -> Path:
    """Two rows have bytes in their text that are none."""
    records = [row for row in rows if isinstance(row, dict)]
    texts = [record["text"].encode() for record in records]
    texts[3] = texts[258] = b"\xff\xfe broken"
    columns = {name: pa.array([record.get(name) for record in records], pa.string()) for name in article(0)}
    pq.write_table(
        pa.table({**columns, "text": pa.array(texts, pa.binary()).view(pa.string())}), path, row_group_size=100
    )
    return path
