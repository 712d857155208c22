"""An issue and its readers: each gets it once, whatever a server says in between."""

from __future__ import annotations

import email
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import default

import pytest

from digest.archive import list_deliveries, list_issues
from digest.publishing import tell_keeper
from digest.publishing.delivering import World
from tests.deliver.conftest import Post
from tests.publishing.conftest import MakeProject, moment, tell

START = Callable[..., Post]


def smtp(post: Post) -> str:
    """The settings of a server on loopback."""
    return f'[smtp]\nhost = "{post.host}"\nport = {post.port}\ntls = "none"\nsender = "desk@example.org"\ntries = 1\n'


def to(*addresses: str, more: str = "") -> str:
    """The settings of a delivery by mail."""
    listed = ", ".join(f'"{address}"' for address in addresses)
    return f"[[deliver]]\nmail = [{listed}]\nattach = []\n{more}"


def recipients(post: Post) -> list[str]:
    """Who has got mail, in order."""
    return [envelope.rcpt_tos[0] for envelope in post.mailbox.received]


def test_each_reader_gets_a_mail_of_their_own_once(make_project: MakeProject, post_office: START) -> None:
    """Two readers get two mails; a second run sends none."""
    post = post_office()
    project = make_project(smtp(post) + to("one@example.org", "two@example.org"))
    project.write("one.txt", tell(1))

    project.publish("2026-11-21 01:00")
    project.publish("2026-11-21 02:00")

    assert recipients(post) == ["one@example.org", "two@example.org"]


def test_a_reader_who_could_not_be_reached_is_tried_again_later(make_project: MakeProject, post_office: START) -> None:
    """A 451 for one of two readers: the other has the mail, the one gets it from a later run, nobody twice."""
    post = post_office({"one@example.org": "451 busy*1"})
    project = make_project(smtp(post) + to("one@example.org", "two@example.org"))
    project.write("one.txt", tell(1))

    first = project.publish("2026-11-21 01:00")
    assert first.issues[0].issue.state != "published"
    assert [one.state for one in first.issues[0].deliveries] == ["pending", "sent"]
    project.publish("2026-11-21 03:00", due=True)

    assert recipients(post) == ["two@example.org", "one@example.org"]
    assert list_issues(project.archive)[0].state == "published"


def test_a_reader_who_does_not_exist_is_given_up(make_project: MakeProject, post_office: START) -> None:
    """A 550 is final: the issue is out, and the refusal is recorded with the server's words."""
    post = post_office({"one@example.org": "550 no such user"})
    project = make_project(smtp(post) + to("one@example.org"))
    project.write("one.txt", tell(1))

    outcome = project.publish("2026-11-21 01:00")
    project.publish("2026-11-21 03:00")

    [delivery] = list_deliveries(project.archive, outcome.issues[0].issue)
    assert (delivery.state, delivery.response) == ("failed", "550 no such user")
    assert post.mailbox.tries == 1


def test_within_a_run_a_busy_server_is_tried_again(make_project: MakeProject, post_office: START) -> None:
    """A server that is busy for a moment costs a pause, not an hour."""
    post = post_office({"one@example.org": "451 busy*2"})
    pauses: list[float] = []
    project = make_project(smtp(post).replace("tries = 1", "tries = 3") + to("one@example.org"))
    project.world = World(sleep=pauses.append)
    project.write("one.txt", tell(1))

    project.publish("2026-11-21 01:00")

    assert recipients(post) == ["one@example.org"]
    assert len(pauses) == 2


def test_readers_have_their_own_editions(make_project: MakeProject, post_office: START) -> None:
    """One reader gets both scripts, another Traditional alone."""
    post = post_office()
    project = make_project(
        smtp(post) + to("both@example.org") + to("one@example.org", more='languages = ["zh-Hant-TW"]\n')
    )
    project.write("one.txt", tell(1))

    project.publish("2026-11-21 01:00")

    bodies = {envelope.rcpt_tos[0]: _text(envelope.content) for envelope in post.mailbox.received}
    title = tell(1).splitlines()[0]
    assert title in bodies["both@example.org"]
    assert title not in bodies["one@example.org"]
    assert "雲汀簡報" in bodies["one@example.org"]


def test_a_lost_password_keeps_the_mail_for_later_and_is_told(make_project: MakeProject, post_office: START) -> None:
    """An environment without the password is no refusal: the mail goes out when it is there, and it is in no file."""
    post = post_office()
    settings = smtp(post).replace("tries", 'user = "desk"\npassword_env = "DIGEST_SMTP"\ntries')
    project = make_project(settings + to("one@example.org"))
    project.write("one.txt", tell(1))

    outcome = project.publish("2026-11-21 01:00")

    [delivery] = outcome.issues[0].deliveries
    assert delivery.state == "pending"
    assert "DIGEST_SMTP is not set" in delivery.response


def test_a_password_is_in_no_file(make_project: MakeProject, post_office: START) -> None:
    """A password that a server refuses does not turn up in the archive, the issue or the log."""
    post = post_office()
    settings = smtp(post).replace("tries", 'user = "desk"\npassword_env = "DIGEST_SMTP"\ntries')
    project = make_project(settings + to("one@example.org"))
    project.world = World(environment={"DIGEST_SMTP": "canary-7f3a"})
    project.write("one.txt", tell(1))

    project.publish("2026-11-21 01:00")

    files = [path for path in project.folder.rglob("*") if path.is_file()]
    assert len(files) > 4
    assert not [path for path in files if b"canary-7f3a" in path.read_bytes()]


def test_an_undone_issue_that_is_made_again_is_another_mail(make_project: MakeProject, post_office: START) -> None:
    """Who takes an issue back and publishes it anew means to send it: it is not taken for a repeat."""
    from digest.publishing import undo

    post = post_office()
    project = make_project(smtp(post) + to("one@example.org"))
    project.write("one.txt", tell(1))
    project.publish("2026-11-21 01:00")
    undo(project.settings, project.archive)
    project.publish("2026-11-21 02:00")

    names = {email.message_from_bytes(envelope.content)["Message-ID"] for envelope in post.mailbox.received}
    assert len(names) == 2


def test_a_command_and_a_folder_take_the_issue(make_project: MakeProject) -> None:
    """A command gets the folder of the issue; a folder gets the mail as a file."""
    project = make_project(
        '[[deliver]]\ncommand = ["sh", "-c", "cp \\"$DIGEST_FOLDER/briefing.md\\" \\"$TARGET\\""]\n'
        '[[deliver]]\nfolder = "outbox"\n'
    )
    target = project.folder / "taken.md"
    project.world = World(environment={"PATH": "/usr/bin:/bin", "TARGET": str(target)})
    project.write("one.txt", tell(1))

    outcome = project.publish("2026-11-21 01:00")

    assert [one.state for one in outcome.issues[0].deliveries] == ["sent", "sent"]
    assert target.read_text(encoding="utf-8") == project.text("2026-11-21")
    assert len(list((project.folder / "outbox").glob("*.eml"))) == 1


def test_the_keeper_hears_of_a_source_that_stays_broken(make_project: MakeProject, post_office: START) -> None:
    """Nothing is said of one failure; the third is told once; after a week again; a recovery is told once."""
    from digest.publishing import collect

    post = post_office()
    project = make_project(smtp(post) + '[keeper]\nmail = "keeper@example.org"\n')
    articles, away = project.folder / "articles", project.folder / "away"
    told: list[int] = []
    for day in range(1, 16):
        if day in (1, 13):
            (articles, away)[day == 13].rename((away, articles)[day == 13])
        now = moment(f"2026-11-{day:02} 00:00")
        collect(project.settings, project.archive, now)
        if tell_keeper(project.settings, project.archive, now, World()):
            told.append(day)

    assert told == [3, 10, 13]
    subjects = [_subject(envelope.content) for envelope in post.mailbox.received]
    assert ["failed" in subject for subject in subjects] == [True, True, False]
    assert all("文稿" in subject for subject in subjects)


@pytest.mark.parametrize("runs", [2, 3])
def test_only_a_source_that_stays_broken_is_named_in_the_issue(make_project: MakeProject, runs: int) -> None:
    """The reader's box names a source after three failures in a row, not after a blip."""
    from digest.publishing import collect

    project = make_project('[[sources]]\nname = "海外"\npath = "missing/"\n')
    project.write("one.txt", tell(1))
    for hour in range(runs - 1):
        collect(project.settings, project.archive, moment(f"2026-11-20 {hour:02}:00"))

    outcome = project.publish("2026-11-21 01:00")

    assert [status.failed for status in outcome.issues[0].briefing.statuses] == [False, runs == 3]


def _text(content: bytes) -> str:
    message = email.message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def _subject(content: bytes) -> str:
    return str(email.message_from_bytes(content, policy=default)["Subject"])


def test_a_pause_that_was_set_by_a_wrong_clock_is_not_kept(make_project: MakeProject, post_office: START) -> None:
    """A mail that was to be tried again in 2031 is tried now that it is 2026."""
    post = post_office({"one@example.org": "451 busy*1"})
    project = make_project(smtp(post) + to("one@example.org"))
    project.write("one.txt", tell(1))

    project.publish("2031-03-01 02:00")
    project.publish("2026-11-21 02:00", due=True)

    assert recipients(post) == ["one@example.org"]
