"""What goes wrong with inputs, disks and folders costs what it must, names itself, and leaves the rest standing."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from digest.corpus import verify_corpus
from digest.corpus.manifest import MANIFEST
from digest.errors import InputError, UsageError
from tests.conftest import Run
from tests.corpus.conftest import Build, tables
from tests.corpus.news import article, articles, page, write_lines
from tests.corpus.records import warc_record

ROWS = 120
GROUP = 40
"""Rows of a row group of the Parquet files here."""
MEGABYTES = 50


def _columns(rows: Sequence[dict[str, str]], **instead: pa.Array) -> pa.Table:
    return pa.table({name: [row[name] for row in rows] for name in ("url", "title", "text")} | instead)


def _broken_text(path: Path) -> None:
    """One of six rows has bytes in a column of text that are no text."""
    rows = articles(range(6))
    texts = [row["text"].encode() for row in rows]
    texts[2] = b"\xff\xfe\x80 broken"
    pq.write_table(_columns(rows, text=pa.array(texts, pa.binary()).view(pa.string())), path)


def _bytes_for_text(path: Path) -> None:
    """A writer that knows no strings has put UTF-8 there, but for one row, which is in GB 18030."""
    rows = articles(range(6))
    texts = [row["text"].encode("gb18030" if number == 4 else "utf-8") for number, row in enumerate(rows)]
    pq.write_table(_columns(rows, text=pa.array(texts, pa.binary())), path)


def _wrong_types(path: Path) -> None:
    """Numbers where texts should be."""
    pq.write_table(pa.table({"url": [1, 2], "text": [3.5, None], "published": [1, 2]}), path)


def _no_column(path: Path) -> None:
    pq.write_table(pa.table({"colour": ["red", "blue"]}), path)


def _damaged_group(path: Path) -> None:
    """The second of three row groups is overwritten in its middle."""
    pq.write_table(
        _columns(articles(range(ROWS))), path, row_group_size=GROUP, compression="none", use_dictionary=False
    )
    metadata = pq.ParquetFile(path).metadata
    column = metadata.row_group(1).column(2)
    content = bytearray(path.read_bytes())
    middle = column.data_page_offset + column.total_compressed_size // 2
    content[middle : middle + 3000] = b"\xff" * 3000
    path.write_bytes(bytes(content))


def _cut_parquet(path: Path) -> None:
    pq.write_table(_columns(articles(range(ROWS))), path)
    _cut(path)


def _cut_lines(path: Path) -> None:
    path.write_bytes(gzip.compress(write_lines(path, articles(range(ROWS))).read_bytes()))
    _cut(path)


def _no_gzip(path: Path) -> None:
    path.write_bytes(b"hello")


def _cut_archive(path: Path) -> None:
    path.write_bytes(b"".join(gzip.compress(warc_record("response", n, page(n).encode())) for n in range(4)))
    path.write_bytes(path.read_bytes()[:-300])


def _strange_archive(path: Path) -> None:
    records = [gzip.compress(warc_record("response", n, page(n).encode())) for n in range(4)]
    path.write_bytes(b"".join([*records[:3], b"\x00\x01garbage\r\n" * 9, records[3]]))


def _huge_page(path: Path) -> None:
    records = [page(0).encode(), b"x" * (MEGABYTES * 2**20), page(2).encode()]
    path.write_bytes(b"".join(warc_record("response", n, content) for n, content in enumerate(records)))


def _cut(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 2 // 3])


DAMAGES = {
    "broken.parquet": (_broken_text, (5, 5), "not UTF-8, as text in Parquet must be"),
    "bytes.parquet": (_bytes_for_text, (5, 5), "not UTF-8, as text in Parquet must be"),
    "types.parquet": (_wrong_types, (0, 0), "no article found in it"),
    "columns.parquet": (_no_column, (0, 0), "no column that is read"),
    "group.parquet": (_damaged_group, (ROWS - GROUP, ROWS - 1), "damaged from here to row 80"),
    "cut.parquet": (_cut_parquet, (0, 0), "not read as Parquet"),
    "cut.jsonl.gz": (_cut_lines, (1, ROWS - 1), "damaged ("),
    "none.jsonl.gz": (_no_gzip, (0, 0), "damaged (not a gzipped file"),
    "cut.warc.gz": (_cut_archive, (3, 3), "not whole: the file ends in the middle of it"),
    "strange.warc.gz": (_strange_archive, (3, 3), "not a whole WARC file"),
    "huge.warc": (_huge_page, (2, 2), "larger than"),
}


@pytest.mark.parametrize(("name", "damage"), DAMAGES.items(), ids=list(DAMAGES))
def test_damage_costs_what_is_damaged_alone(
    name: str, damage: tuple[Callable[[Path], None], tuple[int, int], str], build: Build, tmp_path: Path
) -> None:
    """The file beside it is read, what is good of the damaged one too; the rest is a reject with its reason."""
    if ".warc" in name and find_spec("warcio") is None:
        pytest.skip("warcio is not installed")
    make, (least, most), reason = damage
    source = tmp_path / "in"
    source.mkdir()
    make(source / name)
    write_lines(source / "whole.jsonl", articles(range(1000, 1003)))
    manifest = build(source)
    counts = manifest.counts
    assert least <= counts["articles"] - 3 <= most
    assert counts["pages"] == counts["articles"] + counts["rejects"]
    assert any(one.startswith(reason) for one in manifest.reasons)
    assert all(one.isprintable() for one in manifest.reasons)
    assert verify_corpus(str(tmp_path / "corpus")) == ()


def test_a_moment_of_any_precision_is_read(build: Build, tmp_path: Path) -> None:
    """Days, moments with and without a zone, in a column of their own type."""
    rows = articles(range(2))
    moments = pa.array([datetime(2026, 7, 1, 8, tzinfo=UTC), None], pa.timestamp("us", "UTC"))
    pq.write_table(_columns(rows, published=moments), tmp_path / "moments.parquet")
    assert set(build(tmp_path / "moments.parquet").days) == {"2026-07-01", ""}


FULL = """
import os, resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
os.execv(sys.argv[1], sys.argv[1:])
"""
"""Becomes the command that follows it, in which no file can grow over a size, as on a disk that is full."""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no limits of resources")
@pytest.mark.parametrize(
    "engine",
    [
        "local",
        pytest.param("daft", marks=pytest.mark.skipif(not find_spec("daft"), reason="daft not installed")),
    ],
)
def test_a_full_disk_is_said_in_a_line_and_gone_on_from(engine: str, build: Build, tmp_path: Path) -> None:
    """Nothing looks finished, no half file stays, and with room again the same command ends with the same bytes."""
    source, corpus = write_lines(tmp_path / "rows.jsonl", articles(range(300))), tmp_path / "corpus"
    command = [sys.executable, "-m", "digest", "corpus", "build", str(source), str(corpus), "--engine", engine]
    ended = subprocess.run(
        [sys.executable, "-c", FULL, *command, "--workers", "2", "--partition", "256"],
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr.count("\n")) == (5, 1), ended.stderr
    assert "cannot be written (file too large)" in ended.stderr
    assert not (corpus / MANIFEST).exists()
    assert not [path for path in corpus.rglob("*") if path.suffix in (".tmp", ".part")]
    build(source, corpus)
    build(source, tmp_path / "undisturbed")
    assert tables(corpus) == tables(tmp_path / "undisturbed")


def test_an_input_that_changed_is_read_anew(build: Build, tmp_path: Path) -> None:
    """What was read of the file as it was is not taken for the file as it is."""
    source = write_lines(tmp_path / "rows.jsonl", articles(range(5)))
    assert build(source).counts["articles"] == 5
    write_lines(source, articles(range(50, 57)))
    assert build(source).counts["articles"] == 7
    assert verify_corpus(str(tmp_path / "corpus")) == ()


def test_an_input_that_changes_while_it_is_read_ends_the_build(build: Build, tmp_path: Path) -> None:
    """A corpus half of one state and half of another is none; the same command reads it as it is then."""
    source = write_lines(tmp_path / "rows.jsonl", articles(range(300)))

    def disturb(stage: str, done: int, total: int, records: int) -> None:
        if (stage, done) == ("read", 1):
            write_lines(source, articles(range(400)))

    with pytest.raises(InputError, match=r"rows\.jsonl: changed while it was read; run the same command again"):
        build(source, progress=disturb)
    assert not (tmp_path / "corpus" / MANIFEST).exists()
    assert build(source).counts["articles"] == 400


def test_the_place_of_another_corpus_is_left_alone(build: Build, tmp_path: Path) -> None:
    """A slip in the second name of the command does not cost the corpus that stands there."""
    one = write_lines(tmp_path / "one.jsonl", articles(range(3)))
    other = write_lines(tmp_path / "other.jsonl", articles(range(5)))
    first = build(one)
    before = tables(tmp_path / "corpus")
    with pytest.raises(UsageError, match="holds the corpus of"):
        build(other)
    assert tables(tmp_path / "corpus") == before
    assert build(one) == first


def test_a_folder_that_is_no_corpus_is_left_alone(tmp_path: Path, digest: Run) -> None:
    """A folder named like a table may be anybody's: nothing in it is written over or taken away."""
    pages = write_lines(tmp_path / "pages.jsonl", articles(range(3)))
    (tmp_path / "project" / "articles").mkdir(parents=True)
    mine = tmp_path / "project" / "articles" / "mine.txt"
    mine.write_text(article(1)["text"], encoding="utf-8")
    ended = digest("corpus", "build", pages, tmp_path / "project", "--workers", "0")
    assert (ended.code, "which is not of a corpus; give a new folder" in ended.err) == (2, True)
    assert mine.exists()
    within = digest("corpus", "build", tmp_path / "project", tmp_path / "project" / "corpus", "--workers", "0")
    assert (within.code, "lies within" in within.err) == (2, True)
    assert not (tmp_path / "project" / "corpus").exists()


def test_a_command_that_went_wrong_does_not_take_the_place(tmp_path: Path, digest: Run) -> None:
    """After an input that is not there, the right one can be built in the same place."""
    pages = write_lines(tmp_path / "pages.jsonl", articles(range(3)))
    assert digest("corpus", "build", tmp_path / "nowhere", tmp_path / "corpus", "--workers", "0").code == 4
    assert digest("corpus", "build", pages, tmp_path / "corpus", "--workers", "0", "--quiet").code == 0
