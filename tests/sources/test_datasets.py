"""Parquet and WARC, in which data sets and web archives keep pages."""

from __future__ import annotations

import gzip
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest.model import LeftOut, Page
from digest.sources import SourceKind, SourceSpec, collect_pages, read_pages

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

HTML = "<html><body><p>昨日通车。</p></body></html>".encode()
HEADER = "HTTP/1.1 200 OK"


def read(kind: SourceKind, path: Path) -> list[Page | LeftOut]:
    spec = SourceSpec(name="data", kind=kind, location=str(path))
    return [one for _, one in collect_pages([spec]) if isinstance(one, (Page, LeftOut))]


def write_warc(path: Path, *responses: tuple[str, str, bytes]) -> None:
    """Each response is its status line, its media type and its body."""
    pytest.importorskip("warcio")
    pack = gzip.compress if path.suffix == ".gz" else bytes
    path.write_bytes(b"".join(pack(record(number, *one)) for number, one in enumerate(responses, 1)))


def record(number: int, status: str, media_type: str, body: bytes) -> bytes:
    """A response as ISO 28500 wants it."""
    http = f"{status}\r\nContent-Type: {media_type}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2026-11-20T00:00:00Z\r\n"
        f"WARC-Target-URI: https://a.test/{number}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_response_in_a_web_archive_is_a_page(name: str, tmp_path: Path) -> None:
    """With its address, its charset and the time at which it was fetched."""
    write_warc(tmp_path / name, (HEADER, "text/html; charset=utf-8", HTML))
    (page,) = read("warc", tmp_path)
    assert isinstance(page, Page)
    assert (page.content, page.url, page.charset) == (HTML, "https://a.test/1", "utf-8")
    assert page.fetched == datetime(2026, 11, 20, tzinfo=UTC)


def test_what_is_no_page_in_a_web_archive_is_passed_over(tmp_path: Path) -> None:
    """Pictures, redirects and errors are most of a crawl."""
    write_warc(
        tmp_path / "a.warc",
        (HEADER, "image/png", b"x"),
        ("HTTP/1.1 404 Not Found", "text/html", HTML),
        ("HTTP/1.1 301 Moved", "text/html", HTML),
        (HEADER, "text/html", HTML),
    )
    assert [one.url for one in read("warc", tmp_path) if isinstance(one, Page)] == ["https://a.test/4"]


def test_a_damaged_web_archive_gives_what_comes_before_the_damage(tmp_path: Path) -> None:
    """A download that broke off is not lost, and it is said."""
    path = tmp_path / "a.warc.gz"
    write_warc(path, (HEADER, "text/html", HTML), (HEADER, "text/html", HTML * 50))
    path.write_bytes(path.read_bytes() + b"no archive at all")
    found = read("warc", path)
    assert [one.url for one in found if isinstance(one, Page)] == ["https://a.test/1", "https://a.test/2"]
    assert isinstance(found[-1], LeftOut)
    assert found[-1].reason.startswith("not a whole WARC file")


def write_parquet(path: Path, **columns: list[object]) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    pytest.importorskip("pyarrow.parquet").write_table(pyarrow.table(columns), path)


def test_a_row_of_parquet_is_a_record(tmp_path: Path) -> None:
    """Its columns are named like the fields of JSON; a column of times is one of dates."""
    moment = datetime(2026, 11, 20, 7, 30, tzinfo=UTC)
    write_parquet(
        tmp_path / "a.parquet", title=["一", "二"], text=["昨日通车。", ""], date=[moment, moment], vector=[1, 2]
    )
    page, left_out = read("parquet", tmp_path)
    assert isinstance(page, Page)
    assert (page.stated.title, page.content, page.stated.published) == ("一", "昨日通车。", moment)
    assert isinstance(left_out, LeftOut)
    assert (left_out.title, left_out.origin) == ("二", f"{tmp_path / 'a.parquet'}#2")


def test_parquet_without_a_text_is_a_reason(tmp_path: Path) -> None:
    """A table of something else."""
    write_parquet(tmp_path / "a.parquet", weight=[1])
    (left_out,) = read("parquet", tmp_path)
    assert isinstance(left_out, LeftOut)
    assert left_out.reason.startswith("no column that is read")


@pytest.mark.parametrize("kind", ["parquet", "warc"])
@pytest.mark.parametrize("name", ["a.parquet", "missing"])
def test_what_is_no_data_set_is_a_failure(kind: SourceKind, name: str, tmp_path: Path) -> None:
    """A file of something else, or none: one line, and nothing is raised."""
    (tmp_path / "a.parquet").write_bytes(b"just words")
    (left_out,) = read(kind, tmp_path / name)
    assert isinstance(left_out, LeftOut)
    assert left_out.failed


RECORD = '{"title": "新桥", "text": "新桥昨日通车。"}\n'


def test_a_folder_may_hold_files_of_records_of_every_kind(tmp_path: Path) -> None:
    """Beside pages, and compressed ones too: a folder is read whole, whatever its pages are kept in."""
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(RECORD.encode() * 2))
    (tmp_path / "b.jsonl.zst").write_bytes(zstd.compress(RECORD.encode()))
    write_parquet(tmp_path / "c.parquet", title=["新桥"], text=["新桥昨日通车。"])
    write_warc(tmp_path / "d.warc.gz", (HEADER, "text/html; charset=utf-8", HTML))
    (tmp_path / "e.txt").write_text("新桥昨日通车。", encoding="utf-8")

    found = list(read_pages([tmp_path]))
    assert [Path(one.origin).name for one in found] == [
        "a.jsonl.gz:1",
        "a.jsonl.gz:2",
        "b.jsonl.zst:1",
        "c.parquet#1",
        "d.warc.gz#1",
        "e.txt",
    ]
    assert all(isinstance(one, Page) for one in found)


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.jsonl.gz", gzip.compress(RECORD.encode() * 900)), ("a.jsonl.zst", zstd.compress(RECORD.encode() * 900))],
)
def test_a_compressed_file_that_is_cut_off_says_so(name: str, content: bytes, tmp_path: Path) -> None:
    """The files beside it are read all the same."""
    (tmp_path / name).write_bytes(content[: len(content) // 2])
    (tmp_path / "b.txt").write_text("新桥昨日通车。", encoding="utf-8")

    found = list(read_pages([tmp_path]))
    assert isinstance(found[-1], Page)
    assert any(isinstance(one, LeftOut) and one.failed and one.reason.startswith("damaged") for one in found)
