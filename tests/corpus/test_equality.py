"""A day's briefing from a corpus is the one built from the pages themselves, byte for byte."""

from __future__ import annotations

import gzip
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


@pytest.mark.parametrize("kind", ["jsonl", "parquet", "warc"])
def test_lines_that_recur_are_found_alike_wherever_a_file_is_cut(kind: str, build: Build, tmp_path: Path) -> None:
    """A file that is read in several partitions gives the same articles as one read from end to end."""
    source = _container(tmp_path, kind)
    manifest = build(source)
    assert manifest.counts["partitions"] == (1 if kind == "warc" else 2)
    where = str(source)
    sources = {
        "jsonl": Source(name=where, path=where),
        "parquet": Source(name=where, parquet=where),
        "warc": Source(name=where, warc=where),
    }
    settings = Settings(sources=(sources[kind],))
    one_day = Period(since=_day(2), until=_day(2))
    found = build_from_corpus(str(tmp_path / "corpus"), settings, day=_day(2))
    assert found == build_briefing(settings, day=_day(2), period=one_day)
    assert not {*MENU, *FOOTER} & {text for item in found.items for q in item.quotations for text in q.texts.values()}


@pytest.mark.parametrize("suffix", [".jsonl.gz", ".jsonl.zst"])
def test_compressed_lines_give_what_plain_lines_give(suffix: str, build: Build, tmp_path: Path) -> None:
    """What a file is packed in changes nothing but its name, cut into partitions or not."""
    plain = write_lines(tmp_path / "plain.jsonl", articles(range(300)))
    packed = tmp_path / f"packed{suffix}"
    codec = "gzip" if suffix.endswith("gz") else "zstd"
    with pa.CompressedOutputStream(str(packed), codec) as stream:
        stream.write(plain.read_bytes())
    one, other = build(plain, tmp_path / "one"), build(packed, tmp_path / "other")
    assert one.counts == other.counts
    assert _titles(tmp_path / "one") == _titles(tmp_path / "other")


def test_a_wet_file_gives_its_plain_text(build: Build, tmp_path: Path) -> None:
    """What Common Crawl has made text of is read as text."""
    pytest.importorskip("warcio", reason="warcio is not installed")
    source = tmp_path / "crawl.warc.wet.gz"
    source.write_bytes(b"".join(gzip.compress(warc_record("conversion", at, page(at).encode())) for at in range(4)))
    assert build(source).counts["articles"] == 4


def _day(number: int) -> date:
    return date(2026, 7, number)


def _titles(corpus: Path) -> list[str]:
    found = [pq.ParquetFile(path).read(["title"]) for path in sorted((corpus / "articles").rglob("*.parquet"))]
    titles: list[str] = pa.concat_tables(found)["title"].to_pylist()
    return titles


def _container(folder: Path, kind: str) -> Path:
    path = folder / f"pages.{kind}"
    if kind == "warc":
        pytest.importorskip("warcio", reason="warcio is not installed")
        path.write_bytes(b"".join(warc_record("response", at, page(at).encode()) for at in range(12)))
        return path
    rows = [{"text": page(number), "url": f"https://news.example/{number}"} for number in range(12)]
    rows[6:6] = articles(range(100, 350))
    if kind == "parquet":
        table = pa.Table.from_pylist(rows, schema=pa.schema([(name, pa.string()) for name in article(0)]))
        pq.write_table(table, path, row_group_size=100)
        return path
    return write_lines(path, rows)
