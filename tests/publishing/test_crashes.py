"""Killed at any moment and started again, a run loses nothing and sends nothing under another name."""

from __future__ import annotations

import email
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from digest.archive import check_archive, list_deliveries, list_issues
from digest.publishing import find_named_issue, verify_issue
from tests.deliver.conftest import Post
from tests.publishing.conftest import MakeProject, tell

READERS = ("one@example.org", "two@example.org")
DRIVER = Path(__file__).with_name("killed_runs.py")


@pytest.mark.slow
@pytest.mark.timeout(1500)
def test_two_hundred_kills_lose_nothing(make_project: MakeProject, post_office: Callable[..., Post]) -> None:
    """SIGKILL at 200 random moments of collecting, deciding, writing and mailing: each article stands in one issue,
    each reader has each issue, a mail that came twice has the same Message-ID, and the archive is whole."""
    post = post_office()
    post.mailbox.delay = 0.03
    project = make_project(
        f'[smtp]\nhost = "{post.host}"\nport = {post.port}\ntls = "none"\nsender = "desk@example.org"\n'
        f'[[deliver]]\nmail = ["{READERS[0]}", "{READERS[1]}"]\nattach = []\n'
    )
    (project.folder / "stock").mkdir()
    for number in range(999):
        (project.folder / "stock" / f"{number // 3:03}-{number}.txt").write_text(tell(number), encoding="utf-8")

    command = [sys.executable, str(DRIVER), str(project.folder), "200", "11"]
    done = subprocess.run(command, capture_output=True, check=False, timeout=1400)

    assert done.returncode == 0, done.stderr.decode()[-2000:]
    killed, days = map(int, done.stdout.split())
    assert killed >= 200
    issues = list_issues(project.archive)
    assert [issue.number for issue in issues] == list(range(days, 0, -1))
    assert {issue.state for issue in issues} == {"published"}
    told = Counter(
        row["title"]
        for issue in issues
        for row in json.loads(project.text(issue.date.isoformat(), "run.json"))["inputs"]
        if row["fate"] in ("published", "merged")
    )
    assert told == Counter({tell(number).splitlines()[0]: 1 for number in range(3 * days)})
    names: dict[tuple[str, str], set[str]] = {}
    for envelope in post.mailbox.received:
        message = email.message_from_bytes(envelope.content)
        names.setdefault((envelope.rcpt_tos[0], str(message["Date"])), set()).add(str(message["Message-ID"]))
    assert len(names) == 2 * days
    assert all(len(found) == 1 for found in names.values())
    assert all(one.state == "sent" for issue in issues for one in list_deliveries(project.archive, issue))
    assert check_archive(project.archive).faults == ()
    last = verify_issue(project.settings, project.archive, find_named_issue(project.archive, "last"))
    assert last.faults == ()
    assert not list((project.folder / "out").glob(".*"))


@pytest.mark.parametrize("lost", ["briefing.md", "run.json"])
def test_files_that_were_lost_before_the_mail_went_out_are_written_again(make_project: MakeProject, lost: str) -> None:
    """A run that ended after it had recorded an issue is finished by the next: files first, then the rest."""
    from digest.archive import decide_issue
    from digest.publishing import collect, preview
    from tests.publishing.conftest import moment

    project = make_project()
    project.write("one.txt", tell(1))
    collect(project.settings, project.archive, moment("2026-11-21 00:00"))
    plan = preview(project.settings, project.archive, moment("2026-11-21 00:00"))
    decide_issue(
        project.archive,
        plan.briefing,
        day=plan.day,
        revision=0,
        now=moment("2026-11-21 00:00"),
        verdicts=plan.verdicts,
        report=plan.report,
    )

    outcome = project.publish("2026-11-21 01:00", due=True)

    assert [one.issue.number for one in outcome.issues] == [1]
    assert project.text("2026-11-21", lost)


def test_a_folder_that_cannot_be_written_keeps_the_issue_for_the_next_run(make_project: MakeProject) -> None:
    """Where the files cannot be written nothing is sent; when they can be, the same issue comes out."""
    from digest.errors import OutputError

    project = make_project('[[deliver]]\nfolder = "outbox"\nattach = []\n')
    project.write("one.txt", tell(1))
    (project.folder / "out").write_text("in the way", encoding="utf-8")

    with pytest.raises(OutputError):
        project.publish("2026-11-21 01:00")
    assert not (project.folder / "outbox").exists()
    (project.folder / "out").unlink()
    outcome = project.publish("2026-11-21 02:00")

    assert (outcome.issues[0].issue.number, outcome.issues[0].was_new) == (1, True)
    assert len(list((project.folder / "outbox").iterdir())) == 1
