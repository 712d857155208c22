"""The public functions called as people call them, who read the first example and no more."""

from __future__ import annotations

from pathlib import Path

import pytest

import digest
from tests.publishing.conftest import tell


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one article."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.txt").write_text(tell(1), encoding="utf-8")
    return tmp_path / "articles"


@pytest.mark.parametrize("date", ["20.11.2026", "tomorrow", ""])
def test_a_date_that_is_none_is_an_error_of_digest(date: str, folder: Path) -> None:
    """Who catches DigestError catches it."""
    with pytest.raises(digest.DigestError, match="is no date; write it as 2026-11-21"):
        digest.build(folder, date=date)


@pytest.mark.parametrize("formats", ["md", "md,txt", " md , txt "])
def test_formats_may_be_one_string(formats: str, folder: Path, tmp_path: Path) -> None:
    """As on the command line; a string is no sequence of formats of one letter."""
    files = digest.render(digest.build(folder, date="2026-11-20"), tmp_path / "issue", formats=formats)
    assert [path.suffix for path in files] == [f".{name.strip()}" for name in formats.split(",")]


def test_of_a_folder_the_first_article_is_read_and_no_other(folder: Path) -> None:
    """Thousands of files beside it cost nothing, whatever is in them."""
    (folder / "two.txt").write_bytes(b"\x00" * 100)
    assert digest.extract(folder).title == tell(1).splitlines()[0]
