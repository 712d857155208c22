"""The clock: what is installed is right, is only ours, and goes away without a trace."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from datetime import time as clock
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import UsageError
from digest.schedule import Job, crontab_block, drop_block, has_block, minute_of, put_block, unit_files
from tests.conftest import Run
from tests.publishing.conftest import tell

FOREIGN = 'MAILTO=""\n# my own\n0 4 * * 1 /usr/bin/backup --all "a b" \\% \n@reboot true\n'


def job(**changes: object) -> Job:
    """A briefing in a folder."""
    given = {"python": Path("/opt/py/bin/python"), "config": Path("/home/li/简报/digest.toml")}
    return Job(**{**given, "log": Path("/home/li/简报/digest.log"), "minute": 30, **changes})  # type: ignore[arg-type]


def test_the_lines_name_everything_by_its_path() -> None:
    """Nothing is left to PATH, HOME, the folder or the locale that cron runs in."""
    commands = [line for line in crontab_block(job()).splitlines() if not line.startswith("#")]

    assert [line.split()[:5] for line in commands] == [["0", *"****"], ["30", *"****"]]
    for line in commands:
        words = shlex.split(line)[5:]
        assert words[:5] == ["/opt/py/bin/python", "-P", "-X", "utf8", "-m"]
        assert "/home/li/简报/digest.toml" in words
        assert "--wait" in words


def test_a_percent_sign_and_a_space_survive_cron() -> None:
    """cron cuts a line at a bare %: it is escaped, and a path with spaces is quoted."""
    line = crontab_block(job(config=Path("/srv/a 100% b/digest.toml"))).splitlines()[2]

    assert r"'/srv/a 100\% b/digest.toml'" in line


def test_hour_days_and_zone_go_along() -> None:
    """What the settings do not say, the command does."""
    line = crontab_block(job(at="07:30", on="mon-fri", tz="Asia/Shanghai")).splitlines()[2]

    assert line.endswith("--due --wait 1800 --at 07:30 --on mon-fri --tz Asia/Shanghai")


@pytest.mark.parametrize("crontab", ["", FOREIGN, FOREIGN.rstrip("\n")], ids=["empty", "foreign", "without an end"])
def test_installing_twice_and_removing_leaves_what_was_there(crontab: str) -> None:
    """Foreign lines are untouched, byte for byte; a second installation replaces the first."""
    once = put_block(crontab, job())
    again = put_block(once, job(minute=45))

    assert again.count("digest begin") == 1
    assert crontab in again
    assert put_block(again, job()) == once
    assert drop_block(again, job()).rstrip("\n") == crontab.rstrip("\n")


def test_two_briefings_have_a_block_each() -> None:
    """Another digest.toml is another block, and removing one leaves the other."""
    other = job(config=Path("/home/li/other/digest.toml"))
    both = put_block(put_block(FOREIGN, job()), other)

    left = drop_block(both, job())

    assert has_block(left, other)
    assert not has_block(left, job())


def test_a_block_without_its_end_is_not_guessed_at() -> None:
    """Where somebody has cut the marks, nothing is overwritten."""
    broken = crontab_block(job()).replace("# digest end", "# the end")

    with pytest.raises(UsageError, match="without its end"):
        drop_block(broken + FOREIGN, job())


@given(foreign=st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]))), at=st.integers(0, 99))
def test_any_crontab_is_left_as_it_was(foreign: list[str], at: int) -> None:
    """Wherever the block stands among whatever lines, putting it in again and taking it out changes no other."""
    lines = [f"{line}\n" for line in foreign if not line.startswith("# digest")]
    at = min(at, len(lines))
    crontab = "".join([*lines[:at], crontab_block(job()), *lines[at:]])

    assert put_block(crontab, job()) == crontab
    assert drop_block(crontab, job()) == "".join(lines)


@pytest.mark.parametrize(
    ("zone", "local", "minute"),
    [("Asia/Shanghai", "UTC", 30), ("Asia/Kolkata", "UTC", 0), ("Asia/Shanghai", "Asia/Kathmandu", 15)],
)
def test_the_hour_is_asked_at_its_minute(zone: str, local: str, minute: int) -> None:
    """07:30 in a zone that is half an hour off is another minute of this machine's clock."""
    now = datetime(2026, 11, 21, tzinfo=UTC)

    assert minute_of(clock(7, 30), ZoneInfo(zone), ZoneInfo(local), now) == minute


@pytest.mark.parametrize("folder", ["/home/li/digest", '/home/li/简报 100% "a" $b'], ids=["plain", "odd"])
def test_systemd_finds_no_fault_with_the_units(tmp_path: Path, folder: str) -> None:
    """The units pass systemd's own check, whatever the folder is called."""
    if shutil.which("systemd-analyze") is None:
        pytest.skip("no systemd on this machine")
    units = unit_files(job(python=Path(sys.executable), config=Path(folder) / "digest.toml", at="07:30"))
    for name, content in units.items():
        (tmp_path / name).write_text(content, encoding="utf-8")

    done = subprocess.run(
        ["systemd-analyze", "verify", "--user", *(str(tmp_path / name) for name in units)],
        env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)},
        capture_output=True,
        check=False,
    )

    assert (done.returncode, done.stderr.decode()) == (0, "")


def test_the_timer_makes_up_for_sleep() -> None:
    """A machine that was off runs what it missed when it wakes."""
    timer = next(content for name, content in unit_files(job()).items() if name.endswith(".timer"))

    assert "Persistent=true" in timer
    assert "OnCalendar=*-*-* *:30:00" in timer


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A briefing in a folder with an article."""
    folder = tmp_path / "简报"
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "one.txt").write_text(tell(1), encoding="utf-8")
    (folder / "digest.toml").write_text(
        '[output]\nformats = ["md"]\n[[sources]]\nname = "文稿"\npath = "articles/"\n', encoding="utf-8"
    )
    return folder


def test_the_crontab_of_the_user_is_edited_through_crontab(
    project: Path, tmp_path: Path, digest: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """install, install, status and remove through a crontab program: the user's own lines stay."""
    table, programs = tmp_path / "table", tmp_path / "bin"
    table.write_text(FOREIGN, encoding="utf-8")
    programs.mkdir()
    (programs / "crontab").write_text(
        f'#!/bin/sh\nif [ "$1" = -l ]; then cat {table}; else cat > {table}; fi\n', encoding="utf-8"
    )
    (programs / "crontab").chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")

    def schedule(*arguments: str) -> str:
        ended = digest("schedule", *arguments, "--backend", "cron", "--config", project / "digest.toml")
        assert ended.code == 0, ended.err
        return ended.out

    schedule("install", "--at", "07:30", "--on", "mon-fri", "--tz", "Asia/Shanghai")
    first = table.read_text(encoding="utf-8")
    schedule("install", "--at", "07:30", "--on", "mon-fri", "--tz", "Asia/Shanghai")
    assert table.read_text(encoding="utf-8") == first
    assert first.startswith(FOREIGN)
    assert ": installed" in schedule("status")
    schedule("remove")
    assert table.read_text(encoding="utf-8") == FOREIGN
    assert "not installed" in schedule("status")


@pytest.mark.slow
@pytest.mark.parametrize(
    "env",
    [{}, {"LC_ALL": "C"}, {"LANG": "zh_CN.GBK", "LC_ALL": "zh_CN.GBK"}, {"PYTHONUTF8": "0", "LC_ALL": "POSIX"}],
    ids=["env -i", "LC_ALL=C", "GBK", "no UTF-8 mode"],
)
def test_the_installed_line_works_in_a_bare_environment(
    project: Path, digest_process: Run, env: dict[str, str]
) -> None:
    """The very command that cron is given publishes without locale, PATH or HOME."""
    shown = digest_process(
        "schedule", "show", "--at", "00:00", "--backend", "cron", "--config", project / "digest.toml"
    )
    line = shown.out.splitlines()[2].split(" ", 5)[5]

    done = subprocess.run(["/bin/sh", "-c", line], env=env, cwd="/", capture_output=True, check=False, timeout=300)

    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    [issue] = (project / "out").glob("2*")
    assert tell(1).splitlines()[0] in (issue / "briefing.md").read_text(encoding="utf-8")
    assert "published" in (project / "digest.log").read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_real_cron_publishes(project: Path, digest_process: Run) -> None:
    """The cron daemon itself runs the installed line and leaves an issue, once."""
    if shutil.which("cron") is None or os.getuid() != 0:
        pytest.skip("no cron on this machine, or no right to start it")
    soon = datetime.now().astimezone() + timedelta(seconds=75)
    before = subprocess.run(["crontab", "-l"], capture_output=True, check=False)
    config = project / "digest.toml"
    at = ("--at", "00:00", "--tz", "UTC", "--backend", "cron", "--config", config)
    block = digest_process("schedule", "show", *at).out.splitlines()
    line = f"{soon.minute} * * * * {block[2].split(' ', 5)[5]}"
    table = "\n".join([block[0], line, block[3], ""])
    subprocess.run(["crontab", "-"], input=table.encode(), check=True)
    daemon = subprocess.Popen(["cron", "-f"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + 180
        while time.monotonic() < end and not list(project.glob("out/*/run.json")):
            time.sleep(1)
    finally:
        daemon.terminate()
        daemon.wait()
        restore = ["crontab", "-"] if before.returncode == 0 else ["crontab", "-r"]
        subprocess.run(restore, input=before.stdout if before.returncode == 0 else None, check=False)

    assert len(list(project.glob("out/*/briefing.md"))) == 1
