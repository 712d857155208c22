"""Bad input: one line each, never a traceback, and never at the cost of the good beside it."""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.test_build import ARTICLE
from tests.conftest import Ended, Run

LYING_PAGE = (
    '<html><head><meta charset="utf-8"><title>海湾市开通夜间渡轮</title></head><body><h1>海湾市开通夜间渡轮</h1>'
    + "".join(f"<p>{line}</p>" for line in ARTICLE.split("\n\n")[2:])
    + "</body></html>"
)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(ARTICLE, encoding="utf-8")
    return folder


@pytest.fixture
def build(digest: Run, tmp_path: Path) -> Callable[..., Ended]:
    def run(*arguments: str | Path) -> Ended:
        return digest("build", *arguments, "--date", "2026-11-19", "--out", tmp_path / "out", "--formats", "md")

    return run


BAD_FILES = {
    "empty": ("bad.txt", b"", "empty"),
    "white space": ("bad.txt", b" \n\n\t\n", "empty"),
    "an image called text": ("bad.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "PNG"),
    "a PDF called HTML": ("bad.html", b"%PDF-1.7\n" + bytes(range(256)) * 4, "PDF"),
    "binary": ("bad.txt", bytes(range(256)) * 16, "not text"),
    "gzip": ("bad.html", gzip.compress(ARTICLE.encode()), "not text"),
    "too large": ("bad.txt", ("很长的一行文字。" * 2_500_000).encode(), "larger than 16 MB"),
    "no article in it": ("bad.html", b"<html><body><ul><li><a href=/>Home</a></ul></body></html>", "no article"),
    "a feed called text": ("bad.txt", b'<?xml version="1.0"?><rss><channel/></rss>', "give its address as a feed"),
    "JSON called text": ("bad.txt", b'{"title": "x", "text": "y"}', "give the file the suffix .json"),
    "broken JSON": ("bad.json", b'{"title": "x", ', "not JSON"),
    "a record without a text": ("bad.json", b'{"title": "x"}', "without a text"),
    "a line that is no record": ("bad.jsonl", b"17\n", "not a record"),
}


@pytest.mark.parametrize(("name", "content", "reason"), BAD_FILES.values(), ids=BAD_FILES.keys())
def test_a_bad_file_is_named_and_the_good_one_published(
    good: Path, build: Callable[..., Ended], tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    """The briefing is written from what can be read; the rest is named with its reason, and the exit code tells."""
    (good / name).write_bytes(content)
    ended = build(good)
    assert ended.code == 4, ended.out + ended.err
    line = next(line for line in ended.out.splitlines() if name in line)
    assert reason in line
    assert "Traceback" not in ended.out + ended.err
    assert "夜間渡輪" in (tmp_path / "out" / "2026-11-19" / "briefing.md").read_text(encoding="utf-8")


ENCODINGS = {
    "GBK without a declaration": (".txt", ARTICLE.encode("gbk")),
    "UTF-16 with a byte order mark": (".txt", ARTICLE.encode("utf-16")),
    "UTF-8 with a byte order mark": (".txt", ARTICLE.encode("utf-8-sig")),
    "GBK that says it is UTF-8": (".html", LYING_PAGE.encode("gbk")),
    "UTF-8 that says it is GB2312": (".html", LYING_PAGE.replace("utf-8", "gb2312").encode()),
}


@pytest.mark.parametrize(("suffix", "content"), ENCODINGS.values(), ids=ENCODINGS.keys())
def test_a_page_is_decoded_by_what_it_holds(
    build: Callable[..., Ended], tmp_path: Path, suffix: str, content: bytes
) -> None:
    """An encoding may be missing or a lie: the characters decide."""
    page = tmp_path / f"page{suffix}"
    page.write_bytes(content)
    assert build(page).code == 0
    assert "交通局局长林望远" in (tmp_path / "out" / "2026-11-19" / "briefing.md").read_text(encoding="utf-8")


def test_a_big5_page_is_decoded(build: Callable[..., Ended], tmp_path: Path) -> None:
    """Taiwan's old pages are in Big5, some without saying so."""
    from digest import convert

    page = tmp_path / "page.txt"
    page.write_bytes(convert(ARTICLE, to="zh-Hant-TW").encode("big5"))
    assert build(page).code == 0
    assert "夜間渡輪" in (tmp_path / "out" / "2026-11-19" / "briefing.md").read_text(encoding="utf-8")


def test_a_file_that_is_not_there_is_named(good: Path, build: Callable[..., Ended]) -> None:
    """A typing mistake in one path does not keep the others from being read."""
    ended = build(good, good / "nowhere.txt")
    assert ended.code == 4
    assert "nowhere.txt" in ended.out
    assert "no such file or folder" in ended.out


def test_a_folder_that_cannot_be_read_is_named(good: Path, build: Callable[..., Ended]) -> None:
    """Permissions are the reader's to mend, so they are told."""
    closed = good / "closed"
    closed.mkdir()
    closed.chmod(0)
    try:
        if os.access(closed, os.R_OK):
            pytest.skip("this user may read everything")
        ended = build(good)
    finally:
        closed.chmod(0o755)
    assert ended.code == 4
    assert "permission denied" in ended.out


def test_a_symlink_loop_ends(good: Path, build: Callable[..., Ended]) -> None:
    """A folder that contains itself is read once; a link that leads nowhere but to itself is named."""
    (good / "again").symlink_to(good, target_is_directory=True)
    (good / "self.txt").symlink_to(good / "self.txt")
    ended = build(good)
    assert ended.code == 4
    assert "self.txt" in ended.out
    assert "1 article in 1 story" in ended.out


def test_other_kinds_of_file_in_a_folder_are_no_failure(good: Path, build: Callable[..., Ended]) -> None:
    """A picture beside an article is a choice, not a fault; many of them are counted, not listed."""
    for number in range(9):
        (good / f"{number}.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    ended = build(good)
    assert ended.code == 0
    assert "… and 4 more" in ended.out


def test_nothing_at_all_has_its_own_exit_code(tmp_path: Path, build: Callable[..., Ended]) -> None:
    """An empty folder makes no empty briefing."""
    empty = tmp_path / "empty"
    empty.mkdir()
    ended = build(empty)
    assert ended.code == 3
    assert ended.err.splitlines()[-1].startswith("digest: nothing to publish")
    assert not (tmp_path / "out").exists()


USAGE = {
    "a date that is none": (["--date", "2026-13-01"], '--date: "2026-13-01" is no date'),
    "a period turned round": (["--since", "2026-11-19", "--until", "2026-11-01"], "--since 2026-11-19 is after"),
    "an unknown language": (["--languages", "zh-Hnat"], 'did you mean "zh-Hant"?'),
    "an unknown format": (["--formats", "docx"], "--formats: unknown format"),
    "no sentences": (["--sentences", "0"], "at least 1"),
    "a settings file that is not there": (["--config", "nowhere.toml"], "nowhere.toml: no such file"),
}


@pytest.mark.parametrize(("options", "message"), USAGE.values(), ids=USAGE.keys())
def test_a_wrong_option_is_named(good: Path, digest: Run, options: list[str], message: str) -> None:
    """One line with the remedy, before anything is read or written."""
    ended = digest("build", good, *options)
    assert ended.code == 2
    assert message in ended.err
    assert len(ended.err.splitlines()) == 1


def test_no_paths_and_no_settings_is_bad_usage(tmp_path: Path, digest_process: Run) -> None:
    """Somebody who types just `digest build` is told what to type."""
    ended = digest_process("build", cwd=tmp_path)
    assert ended.code == 2
    assert "try: digest build articles/" in ended.err


def test_a_folder_that_cannot_be_written_is_named(good: Path, digest: Run, tmp_path: Path) -> None:
    """A file in the place of the output folder: nothing is written, and the remedy is named."""
    (tmp_path / "taken").write_text("")
    ended = digest("build", good, "--date", "2026-11-19", "--out", tmp_path / "taken" / "out", "--formats", "md")
    assert ended.code == 5
    assert "--out" in ended.err
    assert "Traceback" not in ended.err


def test_the_command_works_under_the_c_locale(good: Path, digest_process: Run, tmp_path: Path) -> None:
    """Cron runs with next to no environment."""
    ended = digest_process(
        "build", good, "--date", "2026-11-19", "--out", tmp_path / "out", "--formats", "md", env={"LC_ALL": "C"}
    )
    assert ended.code == 0, ended.err
    assert "海湾市开通夜间渡轮" in ended.out
