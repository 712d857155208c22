"""The unattended commands as a person and cron see them: lines, JSON, exit codes."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from digest.archive import hold_lock, open_archive
from tests.conftest import Ended, Run
from tests.publishing.conftest import tell
from tests.sources.site import drip, open_site

Command = Callable[..., Ended]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose issues are always due."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.txt").write_text(tell(1), encoding="utf-8")
    (tmp_path / "digest.toml").write_text(
        '[output]\nformats = ["md"]\n[publish]\nat = "00:00"\n[[sources]]\nname = "文稿"\npath = "articles/"\n',
        encoding="utf-8",
    )
    return tmp_path


@pytest.fixture
def call(project: Path, digest: Run) -> Command:
    """Run a command on the project."""

    def run(*arguments: str) -> Ended:
        return digest(*arguments, "--config", project / "digest.toml")

    return run


def test_collect_then_publish_then_verify(call: Command, project: Path) -> None:
    """The three steps by hand: one line each, the issue's files, and a proof of its sentences."""
    collected, published, verified = call("collect"), call("publish"), call("verify")

    assert (collected.code, collected.out) == (0, "1 new article from 1 source\n")
    assert published.code == 0
    assert published.out.startswith("No. 1 of ")
    assert "stand word for word" in verified.out
    assert len(list(project.glob("out/*/briefing.md"))) == 1


def test_publish_when_due_is_silent_when_nothing_is(call: Command) -> None:
    """From cron, a second call on the same day prints nothing and ends well."""
    first, second = call("publish", "--due"), call("publish", "--due")

    assert first.out.startswith("No. 1")
    assert (second.code, second.out, second.err) == (0, "", "")


def test_without_news_publish_by_hand_says_so(call: Command, project: Path) -> None:
    """Nothing to publish has its own exit code, as with build."""
    (project / "articles" / "one.txt").unlink()

    ended = call("publish")

    assert ended.code == 3
    assert "nothing to publish" in ended.err


def test_what_was_published_already_is_not_said_to_be_missing(call: Command) -> None:
    """Where every article stood in an issue before, that is the reason; the sources are not empty."""
    call("publish", "--date", "2026-11-20")

    ended = call("publish", "--date", "2026-11-21")

    assert (ended.code, ended.err) == (3, "digest: nothing to publish: no article is new since the last issue\n")


@pytest.mark.parametrize(
    "options", [("--due", "--date", "2026-11-20"), ("--at", "07:00"), ("--on", "mon-fri")], ids=" ".join
)
def test_options_that_would_be_passed_over_are_refused(call: Command, project: Path, options: tuple[str, ...]) -> None:
    """--due finds the days by itself, and nothing else looks at the clock."""
    ended = call("publish", *options)

    assert (ended.code, ended.out) == (2, "")
    assert options[0] in ended.err
    assert not (project / "out").exists()


def test_an_issue_that_was_taken_back_is_not_the_last(call: Command) -> None:
    """doctor and status name the same issue as the last."""
    call("publish", "--date", "2026-11-19")
    assert "last issue 2026-11-19" in call("doctor").out
    call("publish", "--undo")

    assert "last issue none" in call("doctor").out
    assert "last issue   none" in call("status").out


def test_the_issues_of_a_project_are_no_news_for_the_next(call: Command, project: Path) -> None:
    """Where the articles lie beside digest.toml, what was published there is not collected."""
    settings = project / "digest.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('"articles/"', '"."'), encoding="utf-8")
    call("publish", "--date", "2026-11-20")

    assert (project / "out" / "2026-11-20" / "briefing.md").exists()
    assert call("publish", "--date", "2026-11-21").code == 3


def test_before_anything_is_collected_a_dry_run_says_how(call: Command) -> None:
    """Nothing waits in a new project; that is not to say that its sources are empty."""
    assert "nothing waits; `digest collect`" in call("publish", "--dry-run").out


def test_a_search_without_a_find_says_so(call: Command) -> None:
    """A person gets a line, a program an empty list."""
    call("collect")

    found = call("search", "不存在的词")

    assert (found.code, found.out, found.err) == (0, "", "digest: no article has these words\n")
    assert call("search", "不存在的词", "--json").out == "[]\n"


def test_the_outcome_as_json(call: Command) -> None:
    """Machines get the number, the files and the counts."""
    outcome = json.loads(call("publish", "--json").out)

    assert outcome["issues"][0]["number"] == 1
    assert outcome["issues"][0]["counts"]["items"] == 1
    assert [Path(path).name for path in outcome["issues"][0]["files"]] == ["briefing.md", "run.json"]


def test_a_dry_run_shows_and_changes_nothing(call: Command, project: Path) -> None:
    """--dry-run lists what the issue would hold."""
    call("collect")

    ended = call("publish", "--dry-run")

    assert tell(1).splitlines()[0] in ended.out
    assert not (project / "out").exists()


def test_undo_and_rebuild(call: Command) -> None:
    """--rebuild makes the same issue, --undo takes it back, and publishing makes it again."""
    call("publish")

    assert call("publish", "--rebuild").out.startswith("No. 1")
    assert "1 article to come again" in call("publish", "--undo").out
    assert call("publish").out.startswith("No. 1")


def test_options_that_exclude_one_another_are_named(call: Command) -> None:
    """--undo with --due is a mistake, not a choice."""
    assert call("publish", "--undo", "--due").code == 2


def test_a_tampered_issue_is_found(call: Command, project: Path) -> None:
    """verify names a file that is no longer what was written."""
    call("publish")
    [path] = project.glob("out/*/briefing.md")
    path.write_text("别的", encoding="utf-8")

    ended = call("verify", "1")

    assert ended.code == 4
    assert "not as it was written" in ended.out


@pytest.mark.parametrize("name", ["2026-01-01", "99", "gestern"])
def test_an_issue_that_is_not_there_is_named(call: Command, name: str) -> None:
    """A wrong name of an issue is quoted."""
    call("publish")

    ended = call("verify", name)

    assert ended.code == 2
    assert name in ended.err


def test_two_runs_at_once(call: Command, project: Path) -> None:
    """While one run is at work, another leaves at once with its own exit code and harms nothing."""
    archive = open_archive(project / "digest.sqlite")
    with hold_lock(archive):
        ended = call("publish")

    assert ended.code == 6
    assert "another run is at work" in ended.err
    assert call("publish").code == 0
    archive.close()


def test_status_says_what_was_and_what_will_be(call: Command) -> None:
    """The last issue, the next, the sources and the last runs, for a person and as JSON."""
    call("publish")

    said, plain = call("status").out, json.loads(call("status", "--json").out)

    assert "last issue   No. 1" in said
    assert "source       文稿: well" in said
    assert (plain["last_number"], plain["waiting"], plain["runs"][0]["code"]) == (1, 0, 0)


def test_what_was_published_is_found_in_the_other_script(call: Command) -> None:
    """search finds Simplified articles by Traditional words, and says which issue had them."""
    call("publish")

    hits = json.loads(call("search", "漁輪", "--json").out), json.loads(call("search", "沂川", "--json").out)

    assert [len(found) for found in hits] == [0, 1]
    assert hits[1][0]["number"] == 1
    assert "[No. 1 of" in call("search", "沂川", "--published").out


def test_the_archive_is_checked_pruned_and_exported(call: Command, project: Path) -> None:
    """The keeper's commands work on an archive with an issue in it."""
    call("publish")

    assert "1 page, 1 article, 1 issue: whole" in call("archive", "check").out
    assert "0 pages dropped" in call("archive", "prune", "--days", "30").out
    assert call("archive", "export", "--to", str(project / "all.jsonl")).code == 0
    assert json.loads((project / "all.jsonl").read_text(encoding="utf-8"))["number"] == 1


def test_a_log_gets_a_line_for_each_run(call: Command, project: Path) -> None:
    """--log adds text, or JSON where the name ends in .jsonl."""
    call("collect", "--log", str(project / "run.log"))
    call("publish", "--log", str(project / "run.jsonl"))

    assert "collect [0] 1 new article from" in (project / "run.log").read_text(encoding="utf-8")
    assert json.loads((project / "run.jsonl").read_text(encoding="utf-8"))["command"] == "publish"


def test_an_archive_that_cannot_be_used_is_logged_and_said_once(call: Command, project: Path) -> None:
    """A run that could not even begin is in the log with its exit code; the reason is not told twice."""
    (project / "digest.sqlite").write_text("something else entirely", encoding="utf-8")

    ended = call("publish", "--due", "--log", str(project / "run.log"))

    assert ended.code == 8
    assert ended.err.count("not an archive but some other file") == len(ended.err.splitlines()) == 1
    assert "publish [8] digest.sqlite" in (project / "run.log").read_text(encoding="utf-8").replace(f"{project}/", "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
@pytest.mark.parametrize(
    "number", [signal.SIGTERM, pytest.param(signal.SIGINT, marks=pytest.mark.slow)], ids=["SIGTERM", "SIGINT"]
)
def test_a_run_that_is_stopped_ends_soon_and_the_next_goes_on(
    call: Command, project: Path, number: signal.Signals
) -> None:
    """A signal in the middle of a collection ends it within seconds, with its code in the log; nothing is half-done."""
    with open_site() as site:
        site.pages["/feed"] = drip(b"HTTP/1.1 200 OK\r\n\r\n<rss>", b" ")
        settings = project / "digest.toml"
        feed = f'[[sources]]\nname = "slow"\nfeed = "{site.url("/feed")}"\nallow_private = ["127.0.0.1"]\n'
        settings.write_text(settings.read_text(encoding="utf-8") + feed, encoding="utf-8")
        command = [sys.executable, "-m", "digest", "publish", "--config", str(settings)]
        with subprocess.Popen(
            [*command, "--log", str(project / "run.log")],
            stderr=subprocess.PIPE,
            # What a shell starts in the background ignores SIGINT, and hands that on.
            preexec_fn=lambda: signal.signal(number, signal.SIG_DFL),
        ) as run:
            while "/feed" not in site.paths():
                time.sleep(0.02)
            run.send_signal(number)
            try:
                _, said = run.communicate(timeout=60)
            finally:
                run.kill()

    assert run.returncode == 128 + number
    assert said == b""
    assert f"publish [{128 + number}] stopped by a signal" in (project / "run.log").read_text(encoding="utf-8")
    assert not (project / "out").exists()
    settings.write_text(settings.read_text(encoding="utf-8").removesuffix(feed), encoding="utf-8")
    assert call("publish").code == 0
    assert call("archive", "check").code == 0


def test_without_an_archive_the_commands_say_what_makes_one(call: Command) -> None:
    """search, status and verify before the first run name the remedy."""
    for command in (("search", "云汀"), ("status",), ("verify",), ("archive", "check")):
        ended = call(*command)
        assert ended.code == 8
        assert "digest collect" in ended.err


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ('[publish]\nat = "7.30"', "7.30"),
        ("[publish]\ncatch_up = 0", "too small"),
        ('[[deliver]]\nmail = ["a@b.example"]\nwebhook = "https://x.example"', "name one way"),
        ('[[deliver]]\nmail = ["a@b.example"]', "sender"),
        ('[[deliver]]\nwebhook = "ftp://x.example"', "toml:4: webhook"),
        ('[keeper]\nheartbeat = "hc-ping.com/id"', "toml:5: heartbeat"),
        ('[keeper]\nheartbeat = "https://[::1/id"', "toml:5: heartbeat"),
        ('[keeper]\nmial = "a@b.example"', 'did you mean "mail"'),
        ('[[deliver]]\nfolder = "x"\nlanguages = ["en"]', "en"),
        ('[[sources]]\nname = "b"\nindex = "https://a.example/"\nlinks = "ul > a["', 'toml:7: links: "ul > a["'),
    ],
)
def test_a_wrong_setting_is_named_with_its_line(tmp_path: Path, digest: Run, setting: str, said: str) -> None:
    """A mistake in the new tables is found before anything is done."""
    (tmp_path / "digest.toml").write_text(
        f'[[sources]]\nname = "文稿"\npath = "articles/"\n{setting}\n', encoding="utf-8"
    )

    ended = digest("publish", "--config", tmp_path / "digest.toml")

    assert ended.code == 2
    assert "digest.toml:" in ended.err
    assert said in ended.err


@pytest.mark.parametrize("command", [["--help"], ["convert", "云汀"], ["build", "--help"]], ids=" ".join)
def test_commands_without_an_archive_do_not_load_the_database(command: list[str]) -> None:
    """Help, convert and build start without SQLAlchemy."""
    code = (
        "import sys\nfrom digest.cli import main\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        "print('loaded' if 'sqlalchemy' in sys.modules else 'not loaded', file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, *command], capture_output=True, check=True)

    assert done.stderr.decode().strip().endswith("not loaded")
