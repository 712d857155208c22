"""``digest doctor`` in a project: what a run from the clock will meet, said before it runs."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest.publishing import examine_run
from tests.conftest import Run
from tests.deliver.conftest import Authority, Post
from tests.publishing.conftest import MakeProject, moment, tell
from tests.publishing.test_delivering import smtp, to

START = Callable[..., Post]
NOW = datetime(2026, 11, 20, 22, 0, tzinfo=UTC)  # 06:00 in Shanghai, a Saturday


def look(file: Path, environment: dict[str, str] | None = None) -> dict[str, tuple[bool, str]]:
    """What is found, by name."""
    return {check.name: (check.ok, check.detail) for check in examine_run(file, NOW, environment or {})}


def test_interpreter_settings_zone_and_the_next_three_issues_are_named(make_project: MakeProject) -> None:
    """What cron will run, with which settings, and when: said in the zone of the issue."""
    project = make_project('[publish]\nat = "07:30"\non = "mon-fri"\n')

    found = look(project.folder / "digest.toml")

    assert found["interpreter"] == (True, str(Path(sys.executable).absolute()))
    assert found["settings"] == (True, f"{project.folder / 'digest.toml'}, 1 source")
    assert found["archive"][1].endswith("last issue none")
    assert found["time zone"] == (True, "Asia/Shanghai: it is 2026-11-21 06:00")
    assert found["next issues"][1].startswith("Mon 2026-11-23 07:30, Tue 2026-11-24 07:30, Wed 2026-11-25 07:30")
    assert all(ok for ok, _ in found.values())


def test_an_issue_that_is_out_is_not_due_again(make_project: MakeProject) -> None:
    """The archive is asked for the last issue."""
    project = make_project()
    project.write("one.txt", tell(1))
    project.publish("2026-11-20 00:00", due=True)

    found = look(project.folder / "digest.toml")

    assert "last issue 2026-11-20" in found["archive"][1]
    assert found["next issues"][1].startswith("Sat 2026-11-21 07:30, Sun")


def test_the_mail_server_is_greeted_and_gets_no_mail(make_project: MakeProject, post_office: START) -> None:
    """A server that answers is well; one that does not is a fault with a remedy; nothing is sent."""
    post, away = post_office(), post_office(closed=True)
    well = look(make_project(smtp(post) + to("one@example.org")).folder / "digest.toml")
    ill = look(make_project(smtp(away) + to("one@example.org"), name="other").folder / "digest.toml")

    assert well["mail server"] == (True, "127.0.0.1: 250 answers")
    assert ill["mail server"][0] is False
    assert "no answer" in ill["mail server"][1]
    assert not post.mailbox.received


def test_a_password_that_cron_does_not_have_is_named_and_not_shown(
    make_project: MakeProject, post_office: START, authority: Authority
) -> None:
    """The variable must stand in the crontab; what is in it is shown nowhere."""
    post = post_office(password=("li", "canary"), context=authority.context)
    tables = smtp(post).replace('"none"', '"starttls"') + f'ca_file = "{authority.file}"\n'
    file = make_project(f'{tables}user = "li"\npassword_env = "PW"\n{to("a@example.org")}').folder / "digest.toml"

    without, wrong, right = look(file), look(file, {"PW": "canary2"}), look(file, {"PW": "canary"})

    assert (without["mail password"][0], without["mail server"][0]) == (False, False)
    assert wrong["mail server"][0] is False
    assert right["mail server"] == (True, "127.0.0.1: 250 answers")
    assert "PW=… in the crontab" in right["mail password"][1]
    assert "canary" not in str((without, wrong, right))


def test_a_command_must_be_found_without_a_shell(make_project: MakeProject) -> None:
    """cron's PATH is short: a program elsewhere needs its full path."""
    well = look(make_project('[[deliver]]\ncommand = ["sh"]\n').folder / "digest.toml")
    ill = look(make_project('[[deliver]]\ncommand = ["my-own-sync"]\n', name="other").folder / "digest.toml")

    assert well["command"][0]
    assert ill["command"] == (False, "my-own-sync is not on the PATH that cron has (/usr/bin:/bin)")


@pytest.mark.parametrize(
    ("setting", "name"),
    [
        ('[output]\ndirectory = "articles/one.txt/out"\n', "output"),
        ('[archive]\npath = "articles/one.txt"\n', "archive"),
        ("[publish]\nat = 7\n", "settings"),
    ],
    ids=["a file where the folder should be", "no archive but a file", "a wrong setting"],
)
def test_what_will_fail_is_a_fault_now(tmp_path: Path, digest: Run, setting: str, name: str) -> None:
    """Each is named, with exit code 5, though the machine has all that is needed."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.txt").write_text(tell(1), encoding="utf-8")
    (tmp_path / "digest.toml").write_text(f'[[sources]]\nname = "文稿"\npath = "articles"\n{setting}', encoding="utf-8")
    ended = digest("doctor", "--config", tmp_path / "digest.toml", "--json")

    faults = {check["name"] for check in json.loads(ended.out) if not check["ok"]}
    assert name in faults
    assert ended.code == 5


def test_the_hour_that_has_passed_comes_first(make_project: MakeProject) -> None:
    """Where an issue is due already, its hour is named, then the next."""
    project = make_project()

    found = {
        check.name: check.detail
        for check in examine_run(project.folder / "digest.toml", moment("2026-11-21 01:00"), {})
    }

    assert found["next issues"].startswith("Sat 2026-11-21 07:30, Sun 2026-11-22 07:30, Mon 2026-11-23 07:30")
