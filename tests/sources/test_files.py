"""Files and folders: what is read, what is passed over, what is named as left out."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from digest.model import LeftOut, Page
from digest.sources import MAX_BYTES, read_pages, read_stream


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("新桥昨日通车。", encoding="utf-8")


def names(folder: Path, found: list[Page | LeftOut]) -> list[str]:
    return [str(Path(one.origin).relative_to(folder)) for one in found]


def only_left_out(found: list[Page | LeftOut]) -> LeftOut:
    (one,) = found
    assert isinstance(one, LeftOut)
    return one


def test_a_folder_is_read_with_its_sub_folders_by_name(tmp_path: Path) -> None:
    """The order of an issue does not depend on the order of a file system."""
    write(tmp_path, "c.txt", "b/z.html", "b/a/deep.md", "a.htm")
    assert names(tmp_path, list(read_pages([tmp_path]))) == ["a.htm", "b/a/deep.md", "b/z.html", "c.txt"]


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("a.txt", "text/plain"),
        ("a.text", "text/plain"),
        ("a.HTML", "text/html"),
        ("a.htm", "text/html"),
        ("a.xhtml", "text/html"),
        ("a.shtml", "text/html"),
        ("a.md", "text/markdown"),
        ("a.markdown", "text/markdown"),
    ],
)
def test_the_suffix_says_what_a_file_is(name: str, media_type: str, tmp_path: Path) -> None:
    """In capitals as well."""
    write(tmp_path, name)
    (page,) = read_pages([tmp_path])
    assert isinstance(page, Page)
    assert page.media_type == media_type


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.NDJSON"])
def test_json_lines_have_two_names(name: str, tmp_path: Path) -> None:
    """Some programs call the same thing NDJSON."""
    (tmp_path / name).write_text(
        '{"title": "甲", "text": "新桥周五通车。"}\n{"title": "乙", "text": "旧桥拆除。"}\n', "utf-8"
    )
    assert [page.stated.title for page in read_pages([tmp_path]) if isinstance(page, Page)] == ["甲", "乙"]


@pytest.mark.skipif(sys.platform != "linux", reason="other file systems take no such names")
def test_a_file_named_in_another_encoding_has_a_name_that_can_be_read(tmp_path: Path) -> None:
    """An archive packed on a Chinese Windows unpacks to names in GBK; what is no name at all is spelled out."""
    for name in (
        "新桥通车.txt".encode("gb18030"),
        "新橋通車了.txt".encode("big5"),
        b"\xff-1.txt",
        b"\xff-2.txt",
    ):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("云汀市新桥周五通车。", encoding="utf-8")
    found = names(tmp_path, list(read_pages([tmp_path])))
    assert {"新桥通车.txt", "新橋通車了.txt"} < set(found)
    assert len(set(found)) == 4
    assert all(name.isprintable() for name in found)


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    """Editors and file managers leave them behind; nobody means them."""
    write(tmp_path, "a.txt", ".b.txt", ".git/c.txt")
    assert names(tmp_path, list(read_pages([tmp_path]))) == ["a.txt"]


def test_another_kind_of_file_is_named_and_is_no_failure(tmp_path: Path) -> None:
    """A picture among the articles is left out with its kind, and the articles are read."""
    write(tmp_path, "a.txt", "photo.jpg")
    left_out = only_left_out([one for one in read_pages([tmp_path]) if isinstance(one, LeftOut)])
    assert (left_out.reason, left_out.failed) == ("not a kind of file that is read (.jpg)", False)


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    """A folder that links to its own parent is read once."""
    write(tmp_path, "b/a.txt")
    (tmp_path / "b" / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert names(tmp_path, list(read_pages([tmp_path]))) == ["b/a.txt"]


def test_a_file_that_is_named_and_linked_to_counts_once(tmp_path: Path) -> None:
    """Named twice, linked to, and inside a folder that is named too: one page."""
    write(tmp_path, "a.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert names(tmp_path, list(read_pages([tmp_path / "a.txt", tmp_path, tmp_path / "a.txt"]))) == ["a.txt"]


def test_a_link_that_leads_nowhere_stops_nobody(tmp_path: Path) -> None:
    """It is a failure with a reason; the files beside it are read."""
    write(tmp_path, "b.txt")
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    broken, page = read_pages([tmp_path])
    assert isinstance(broken, LeftOut)
    assert (broken.reason, broken.failed) == ("no such file or folder", True)
    assert isinstance(page, Page)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """Opening one would hang for ever."""
    os.mkfifo(tmp_path / "a.txt")
    assert only_left_out(list(read_pages([tmp_path]))).reason == "neither a file nor a folder"


@pytest.mark.parametrize("name", ["a.txt", "a.json"])
def test_a_file_of_any_size_does_not_fill_the_memory(name: str, tmp_path: Path) -> None:
    """It is refused by its size, before it is read."""
    with (tmp_path / name).open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert only_left_out(list(read_pages([tmp_path]))).reason.startswith("larger than 16 MB")


@pytest.mark.parametrize("path", ["missing", "nul\0byte"])
def test_what_is_not_there_is_a_reason(path: str, tmp_path: Path) -> None:
    """Nothing is raised, whatever is asked for."""
    assert only_left_out(list(read_pages([tmp_path / path]))).failed


def test_standard_input_is_read_where_it_is_named() -> None:
    """A dash stands for it, as everywhere on the command line."""
    (page,) = read_pages(["-"], stdin=io.BytesIO("新桥昨日通车。".encode()))
    assert isinstance(page, Page)
    assert (page.origin, page.content) == ("stdin", "新桥昨日通车。".encode())


@pytest.mark.parametrize(
    "content", ['{"text": "一"}\n{"text": "二"}\n', '[{"text": "一"},\n{"text": "二"}]'], ids=["lines", "document"]
)
def test_records_on_standard_input_are_told_from_pages(content: str) -> None:
    """JSON and JSON Lines need no name to be known by."""
    found = list(read_stream(io.BytesIO(content.encode()), "stdin"))
    assert [one.content for one in found if isinstance(one, Page)] == ["一", "二"]
