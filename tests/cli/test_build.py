"""`digest build`: from files to a dated briefing, and what it says on the way."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.conftest import Run

ARTICLE = """海湾市开通夜间渡轮

2026年11月18日 21:30 来源：海湾晚报

海湾市交通局18日宣布，连接东西两岸的夜间渡轮当天开通，每晚运行至次日凌晨两点，票价三元。

交通局局长林望远表示，夜间渡轮首先服务下夜班的工人和医护人员，预计每晚运送四千人次。

为保证安全，每艘渡轮配备两名救生员，码头增设照明和监控设备，运营头一个月还将安排巡逻艇随行。

市民方秀兰说，过去下夜班要绕行大桥一个多小时，如今十五分钟就能到家。
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "渡轮.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_an_article_becomes_a_dated_briefing_in_three_formats(article: Path, tmp_path: Path, digest: Run) -> None:
    """The main job: one command, one folder for the date, every format in it, the paths on standard output."""
    ended = digest("build", article, "--date", "2026-11-19", "--out", tmp_path / "out")
    assert ended.code == 0, ended.err
    folder = tmp_path / "out" / "2026-11-19"
    assert sorted(path.name for path in folder.iterdir()) == ["briefing.html", "briefing.md", "briefing.pdf"]
    assert str(folder / "briefing.md") in ended.out
    assert "海湾市开通夜间渡轮" in ended.out


def test_both_scripts_stand_in_the_briefing(article: Path, tmp_path: Path, digest: Run) -> None:
    """Each key sentence stands verbatim, with its rendition in the other script beside it."""
    digest("build", article, "--date", "2026-11-19", "--out", tmp_path, "--formats", "md")
    text = (tmp_path / "2026-11-19" / "briefing.md").read_text(encoding="utf-8")
    assert "海湾市交通局18日宣布，连接东西两岸的夜间渡轮当天开通" in text
    assert "海灣市交通局18日宣布，連接東西兩岸的夜間渡輪當天開通" in text
    assert "2026年11月19日 星期四" in text
    assert "海湾晚报" in text


def test_quiet_prints_the_paths_and_nothing_else(article: Path, tmp_path: Path, digest: Run) -> None:
    """What cron or a script wants: one path a line."""
    ended = digest("build", article, "--date", "2026-11-19", "--out", tmp_path, "--formats", "md,html", "--quiet")
    folder = tmp_path / "2026-11-19"
    assert ended.out.splitlines() == [str(folder / "briefing.md"), str(folder / "briefing.html")]
    assert ended.err == ""


def test_json_tells_machines_everything(article: Path, tmp_path: Path, digest: Run) -> None:
    """Every key sentence with its place, every input that was left out, every file."""
    image = tmp_path / "photo.png"
    image.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    ended = digest("build", article, image, "--date", "2026-11-19", "--out", tmp_path, "--formats", "md", "--json")
    outcome = json.loads(ended.out)
    assert outcome["date"] == "2026-11-19"
    assert outcome["counts"]["items"] == 1
    assert outcome["left_out"][0]["origin"] == str(image)
    quotation = outcome["items"][0]["quotations"][0]
    assert set(quotation["texts"]) == {"zh-Hans", "zh-Hant-TW"}
    assert quotation["text"] in ARTICLE


def test_standard_input_is_an_article(tmp_path: Path, digest_process: Run) -> None:
    """`-` takes whatever is piped in."""
    ended = digest_process(
        "build", "-", "--date", "2026-11-19", "--formats", "md", "--quiet", stdin=ARTICLE.encode(), cwd=tmp_path
    )
    assert ended.code == 0, ended.err
    assert "夜間渡輪" in (tmp_path / "out" / "2026-11-19" / "briefing.md").read_text(encoding="utf-8")


def test_the_same_input_gives_the_same_bytes(article: Path, tmp_path: Path, digest: Run) -> None:
    """A rebuilt issue is the issue."""
    for folder in ("a", "b"):
        digest("build", article, "--date", "2026-11-19", "--out", tmp_path / folder)
    for name in ("briefing.md", "briefing.html", "briefing.pdf"):
        first = (tmp_path / "a" / "2026-11-19" / name).read_bytes()
        assert first == (tmp_path / "b" / "2026-11-19" / name).read_bytes(), name


def test_building_a_date_again_replaces_its_files_and_keeps_the_rest(
    article: Path, tmp_path: Path, digest: Run
) -> None:
    """The issue of a date is the last one built; a reader's own notes beside it stay."""
    folder = tmp_path / "2026-11-19"
    digest("build", article, "--date", "2026-11-19", "--out", tmp_path, "--formats", "md,html")
    (folder / "notes.txt").write_text("mine")
    digest("build", article, "--date", "2026-11-19", "--out", tmp_path, "--formats", "md", "--title", "晨报")
    assert sorted(path.name for path in folder.iterdir()) == ["briefing.md", "notes.txt"]
    assert "晨报" in (folder / "briefing.md").read_text(encoding="utf-8")
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize(
    ("since", "until", "code"),
    [
        ("2026-11-18", "2026-11-18", 0),
        ("2026-11-19", None, 3),
        (None, "2026-11-17", 3),
    ],
    ids=["of the day", "too old", "too new"],
)
def test_a_period_keeps_the_articles_of_its_days(
    article: Path, tmp_path: Path, digest: Run, since: str | None, until: str | None, code: int
) -> None:
    """--since and --until are both included; with nothing left there is no briefing, and its own exit code."""
    period = [*(["--since", since] if since else []), *(["--until", until] if until else [])]
    ended = digest("build", article, *period, "--date", "2026-11-19", "--out", tmp_path / "out", "--formats", "md")
    assert ended.code == code
    assert (tmp_path / "out").exists() == (code == 0)


def test_three_languages_stand_side_by_side(article: Path, tmp_path: Path, digest: Run) -> None:
    """Taiwan and Hong Kong editions differ from each other, and both from the original."""
    languages = "zh-Hans,zh-Hant-TW,zh-Hant-HK"
    digest("build", article, "--date", "2026-11-19", "--out", tmp_path, "--formats", "json", "--languages", languages)
    issue = json.loads((tmp_path / "2026-11-19" / "briefing.json").read_text(encoding="utf-8"))
    assert languages.split(",") == issue["languages"]


def test_a_project_builds_from_its_settings(article: Path, tmp_path: Path, digest: Run) -> None:
    """`digest new`, an article put into its folder, `digest build`: nothing else to know."""
    project = tmp_path / "project"
    assert digest("new", project).code == 0
    article.rename(project / "articles" / article.name)
    ended = digest("build", "--config", project / "digest.toml", "--date", "2026-11-19", "--formats", "md")
    assert ended.code == 0, ended.err
    assert (project / "out" / "2026-11-19" / "briefing.md").exists()


def test_a_log_gets_plain_lines(article: Path, tmp_path: Path, digest: Run) -> None:
    """Where nobody watches there is no bar and no colour: a line a stage."""
    ended = digest("build", article, "--date", "2026-11-19", "--out", tmp_path, "--formats", "md")
    assert "\x1b" not in ended.out + ended.err
    assert re.fullmatch(r"(digest: \w+( \d+)?\n)+", ended.err)


@pytest.fixture
def three_days(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for day, news in (
        (17, "石屿灯塔修缮完工。石屿镇17日说，百年灯塔的铜顶全部换新，下月向游客开放。"),
        (18, "云汀夜间渡轮开通。云汀市交通局18日宣布，渡轮每晚运行至次日凌晨两点，票价三元。"),
        (19, "秋粮入库过半。临澜省粮食局19日公布，全省已收购秋粮612万吨，优质稻谷占六成。"),
    ):
        title, _, body = news.partition("。")
        text = f"{title}\n\n2026年11月{day}日 09:30 来源：海湾晚报\n\n{body}\n"
        (folder / f"{day}.txt").write_text(text, encoding="utf-8")
    return folder


def test_several_days_are_parted_by_day_and_the_newest_stands_first(
    three_days: Path, tmp_path: Path, digest: Run
) -> None:
    """Who asks for a week reads it day by day."""
    ended = digest(
        *("build", three_days, "--date", "2026-11-20", "--since", "2026-11-17", "--out", tmp_path, "--formats", "json")
    )
    assert ended.code == 0, ended.err
    briefing = json.loads((tmp_path / "2026-11-20" / "briefing.json").read_text(encoding="utf-8"))
    assert [item["section"]["zh-Hans"][:11] for item in briefing["items"]] == [
        f"2026年11月{day}日" for day in (19, 18, 17)
    ]


def test_stories_over_the_limit_are_counted_and_named(three_days: Path, tmp_path: Path, digest: Run) -> None:
    """A limit hides nothing: the box at the end says how many were left out, and the list says which."""
    ended = digest("build", three_days, "--date", "2026-11-20", "--out", tmp_path, "--formats", "json", "--limit", "2")
    briefing = json.loads((tmp_path / "2026-11-20" / "briefing.json").read_text(encoding="utf-8"))
    assert ended.code == 0, ended.err
    assert (len(briefing["items"]), briefing["counts"]["left_out"]) == (2, 1)
    assert [one["reason"] for one in briefing["left_out"]] == ["over the limit of 2 stories"]


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--limit", "0", "--limit: 0 is too small"),
        ("--theme", "baroque", "--theme: unknown theme 'baroque'; choose one of broadsheet, minimal"),
        ("--templates", "nowhere", "--templates: nowhere: no such folder"),
    ],
)
def test_a_look_or_limit_that_cannot_be_is_said(
    article: Path, tmp_path: Path, digest: Run, option: str, value: str, said: str
) -> None:
    """A wrong value is a mistake of usage, said before anything is read."""
    ended = digest("build", article, "--out", tmp_path / "out", option, value)
    assert ended.code == 2
    assert said in ended.err
    assert not (tmp_path / "out").exists()


def test_a_template_of_one_s_own_is_used_from_the_command_line(article: Path, tmp_path: Path, digest: Run) -> None:
    """One file in a folder replaces ours of its name, for this run."""
    (tmp_path / "own" / "parts").mkdir(parents=True)
    (tmp_path / "own" / "parts" / "colophon.html.j2").write_text("<footer>自己的版权页</footer>", encoding="utf-8")
    options = ("--out", tmp_path, "--formats", "html", "--templates", tmp_path / "own", "--theme", "minimal")
    assert digest("build", article, "--date", "2026-11-20", *options).code == 0
    assert "自己的版权页" in (tmp_path / "2026-11-20" / "briefing.html").read_text(encoding="utf-8")


def test_the_issues_of_a_folder_are_not_read_as_articles_of_it(article: Path, tmp_path: Path, digest: Run) -> None:
    """Who builds in the folder of the articles finds the same articles there the next day, and not the last issue."""
    options = ("--date", "2026-11-19", "--formats", "md,html,json", "--out", tmp_path / "briefings", "--json")
    first, second = (json.loads(digest("build", tmp_path, *options).out)["counts"] for _ in range(2))
    assert first["articles"] == 1
    assert second == first


def test_an_issue_that_is_named_is_read(article: Path, tmp_path: Path, digest: Run) -> None:
    """Only what nobody named is passed over."""
    out = tmp_path / "briefings"
    digest("build", article, "--date", "2026-11-19", "--formats", "md", "--out", out)
    ended = digest("build", out, "--date", "2026-11-20", "--formats", "md", "--out", out, "--json")
    assert json.loads(ended.out)["counts"]["articles"] == 1


def test_a_file_that_two_paths_hold_counts_once(article: Path, tmp_path: Path, digest: Run) -> None:
    """An article that is named beside its folder is no second report of the same event."""
    options = ("--date", "2026-11-19", "--formats", "md", "--out", tmp_path / "briefings", "--json")
    counts = json.loads(digest("build", article, tmp_path, *options).out)["counts"]
    assert (counts["pages"], counts["articles"], counts["merged"]) == (1, 1, 0)


def test_an_empty_path_is_not_this_folder(tmp_path: Path, digest: Run) -> None:
    """A variable of a script that is empty by mistake does not make an issue of whatever lies about."""
    ended = digest("build", "", "--out", tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert "empty" in ended.err
