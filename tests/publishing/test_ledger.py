"""The ledger's promise: each article stands in one issue, once, and none is lost."""

from __future__ import annotations

import json
import os

import pytest

from digest.archive import list_issues
from digest.errors import ArchiveError, NothingToPublish, OutputError, UsageError
from digest.language import convert
from digest.publishing import preview, rebuild, undo
from tests.publishing.conftest import MakeProject, moment, tell


def test_an_article_of_yesterday_does_not_come_again(make_project: MakeProject) -> None:
    """What stood in an issue is not in the next, though its file is still there."""
    project = make_project()
    project.write("one.txt", tell(1))
    project.publish("2026-11-20 01:00")
    project.write("two.txt", tell(2))

    outcome = project.publish("2026-11-21 01:00")

    assert [item.titles["zh-Hans"] for item in outcome.issues[0].briefing.items] == [tell(2).splitlines()[0]]
    assert outcome.issues[0].issue.number == 2


def test_a_renamed_file_is_the_same_article(make_project: MakeProject) -> None:
    """An article is known by its text, wherever it is put."""
    project = make_project()
    path = project.write("one.txt", tell(1))
    project.publish("2026-11-20 01:00")
    path.rename(path.with_name("moved.txt"))

    with pytest.raises(NothingToPublish):
        project.publish("2026-11-21 01:00")


@pytest.mark.parametrize("to", ["zh-Hant", "zh-Hant-TW", "zh-Hant-HK"])
def test_the_same_article_in_the_other_script_is_the_same_article(make_project: MakeProject, to: str) -> None:
    """A site's Traditional edition of what was published in Simplified is not news."""
    project = make_project()
    project.write("one.txt", tell(1))
    project.publish("2026-11-20 01:00")
    project.write("other.txt", convert(tell(1), to))
    project.write("two.txt", tell(2))

    outcome = project.publish("2026-11-21 01:00")

    assert outcome.issues[0].briefing.counts.items == 1
    fates = {
        row["origin"].rpartition("/")[2]: row["fate"]
        for row in json.loads(project.text("2026-11-21", "run.json"))["inputs"]
    }
    assert fates == {"other.txt": "seen", "two.txt": "published"}


def test_a_reprint_with_another_ending_is_the_same_article(make_project: MakeProject) -> None:
    """A reprint elsewhere that drops or adds a few words is not news."""
    project = make_project()
    project.write("one.txt", tell(1))
    project.publish("2026-11-20 01:00")
    project.write("reprint.txt", tell(1, ending="此事由本报首发。"))

    with pytest.raises(NothingToPublish):
        project.publish("2026-11-21 01:00")


def test_the_same_words_with_other_numbers_are_another_article(make_project: MakeProject) -> None:
    """Tomorrow's exchange rates are told in the words of today's, and are news all the same."""
    project = make_project()
    project.write("one.txt", tell(1))
    project.publish("2026-11-20 01:00")
    project.write("next.txt", tell(1).replace("137", "264").replace("146", "273").replace("33", "47"))

    outcome = project.publish("2026-11-21 01:00")

    assert outcome.issues[0].briefing.counts.items == 1


def test_a_changed_article_comes_back_marked(make_project: MakeProject) -> None:
    """An article that changed at its place since an issue had it comes back, marked as an update of that issue's."""
    project = make_project()
    project.write("one.txt", tell(1))
    project.publish("2026-11-20 01:00")
    project.write(
        "one.txt",
        tell(1, ending="当天傍晚，主管部门又通报，另有58人参与了后续的清点，并将在下周公布完整名单和全部开支。"),
    )

    outcome = project.publish("2026-11-21 01:00")

    assert outcome.issues[0].briefing.counts.items == 1
    assert "更新：第1期" in project.text("2026-11-21")


def test_updates_can_be_ignored(make_project: MakeProject) -> None:
    """`updates = "ignore"` leaves a changed article out."""
    project = make_project('[publish]\nupdates = "ignore"\n')
    project.write("one.txt", tell(1))
    project.publish("2026-11-20 01:00")
    project.write("one.txt", tell(1, ending="又有58人到场，并将在下周公布完整名单和全部开支，供各界查阅。"))

    with pytest.raises(NothingToPublish):
        project.publish("2026-11-21 01:00")


def test_a_place_that_holds_another_article_is_news_without_a_mark(make_project: MakeProject) -> None:
    """A file that is overwritten with another story every day gives a new article every day."""
    project = make_project()
    project.write("latest.txt", tell(1))
    project.publish("2026-11-20 01:00")
    project.write("latest.txt", tell(5))

    project.publish("2026-11-21 01:00")

    assert "更新" not in project.text("2026-11-21")
    assert tell(5).splitlines()[0] in project.text("2026-11-21")


def test_of_two_versions_before_an_issue_the_last_is_told(make_project: MakeProject) -> None:
    """A page that changed between two collections stands in the issue once, as it was last."""
    from digest.publishing import collect

    project = make_project()
    project.write("one.txt", tell(1))
    collect(project.settings, project.archive, moment("2026-11-20 00:00"))
    project.write("one.txt", tell(1, ending="后来又补充说，共有4711人报名。"))

    outcome = project.publish("2026-11-20 01:00")

    assert outcome.issues[0].briefing.counts.items == 1
    report = json.loads(project.text("2026-11-20", "run.json"))
    assert report["counts"] == {"inputs": 2, "published": 1, "replaced": 1}


def test_the_same_date_again_changes_nothing(make_project: MakeProject) -> None:
    """A second run on the same day leaves the issue as it is, though more has come in since."""
    project = make_project()
    project.write("one.txt", tell(1))
    project.publish("2026-11-20 01:00")
    before = project.files("2026-11-20")
    project.write("two.txt", tell(2))

    outcome = project.publish("2026-11-20 05:00")

    assert project.files("2026-11-20") == before
    assert not outcome.issues[0].was_new


def test_lost_files_come_back_byte_for_byte(make_project: MakeProject) -> None:
    """The issue of a date is written again from the archive, the same bytes, though its articles are gone."""
    project = make_project("[summary]\nsentences = 2\n")
    path = project.write("one.txt", tell(1))
    project.write("two.txt", tell(2))
    project.publish("2026-11-20 01:00")
    before = project.files("2026-11-20")
    path.unlink()
    for name in before:
        (project.folder / "out" / "2026-11-20" / name).unlink()

    project.publish("2026-11-23 05:00", day="2026-11-20")

    assert project.files("2026-11-20") == before


def test_a_rebuild_with_nothing_changed_is_the_same_bytes(make_project: MakeProject) -> None:
    """Building an issue again from its stored pages gives the same files, an update and its mark among them."""
    project = make_project()
    project.write("one.txt", tell(1))
    project.publish("2026-11-20 01:00")
    project.write("one.txt", tell(1, ending="当天傍晚又通报，另有58人参与了后续清点。"))
    for number in range(2, 8):
        project.write(f"{number}.txt", tell(number))
    project.publish("2026-11-21 01:00")
    before = project.files("2026-11-21")

    rebuild(project.settings, project.archive, moment("2026-11-21 01:00").date(), moment("2026-11-25 01:00"))

    assert project.files("2026-11-21") == before


def test_a_rebuild_follows_the_settings_of_today(make_project: MakeProject) -> None:
    """Building an issue again with another number of sentences keeps its articles, its number and its date."""
    project = make_project()
    project.write("one.txt", tell(1))
    project.publish("2026-11-20 01:00")
    settings = project.folder / "digest.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + "[summary]\nsentences = 1\n", encoding="utf-8")

    issue = rebuild(project.settings, project.archive, moment("2026-11-20 01:00").date(), moment("2026-11-25 01:00"))

    assert len(issue.briefing.items[0].quotations) == 1
    assert (issue.briefing.number, issue.issue.date.isoformat()) == (1, "2026-11-20")


def test_a_page_is_read_again_after_its_rules_change(make_project: MakeProject) -> None:
    """A rule for a site that is added after the issue corrects the issue when it is built again."""
    project = make_project()
    body = "".join(f"<p>{line}</p>" for line in tell(1).splitlines()[2:] if line)
    page = f"<html><head><title>{tell(1).splitlines()[0]}</title><link rel=canonical href='https://news.example.org/1'></head>"
    project.write(
        "one.html",
        f"{page}<body><article>{body}<p>本市公告：{'请各位居民留意后续安排。' * 3}</p></article></body></html>",
    )
    project.publish("2026-11-20 01:00")
    settings = project.folder / "digest.toml"
    rule = '[[sites]]\nhost = "news.example.org"\ndrop = ["^本市公告"]\n'
    settings.write_text(settings.read_text(encoding="utf-8") + rule, encoding="utf-8")

    rebuild(project.settings, project.archive, moment("2026-11-20 01:00").date(), moment("2026-11-25 01:00"))

    assert "本市公告" not in project.text("2026-11-20")


def test_undone_articles_wait_for_the_next_issue(make_project: MakeProject) -> None:
    """An issue that is taken back gives its number and its articles to the next one, and its files go."""
    project = make_project()
    project.write("one.txt", tell(1))
    project.publish("2026-11-20 01:00")

    undo(project.settings, project.archive)

    assert not (project.folder / "out" / "2026-11-20").exists()
    outcome = project.publish("2026-11-21 01:00")
    assert (outcome.issues[0].issue.number, outcome.issues[0].briefing.counts.items) == (1, 1)


def test_an_issue_whose_files_cannot_be_removed_stands(make_project: MakeProject) -> None:
    """What is still there to be read is not said to be taken back; once it can be removed, it is."""
    project = make_project()
    project.write("one.txt", tell(1))
    project.publish("2026-11-20 01:00")
    folder = project.folder / "out" / "2026-11-20"
    folder.chmod(0o555)
    try:
        if os.access(folder, os.W_OK):
            pytest.skip("this user may write anywhere")
        with pytest.raises(OutputError, match="the issue stands"):
            undo(project.settings, project.archive)
    finally:
        folder.chmod(0o755)

    assert [issue.number for issue in list_issues(project.archive)] == [1]
    undo(project.settings, project.archive)
    assert list_issues(project.archive) == ()
    assert not folder.exists()


def test_an_undone_date_can_be_published_again(make_project: MakeProject) -> None:
    """The same date, taken back, is made anew with what has come in since."""
    project = make_project()
    project.write("one.txt", tell(1))
    project.publish("2026-11-20 01:00")
    undo(project.settings, project.archive)
    project.write("two.txt", tell(2))

    outcome = project.publish("2026-11-20 05:00")

    assert outcome.issues[0].briefing.counts.items == 2


def test_without_an_issue_there_is_nothing_to_undo(make_project: MakeProject) -> None:
    """Taking back what is not there is an error that says so."""
    project = make_project()

    with pytest.raises(UsageError, match="no issue yet"):
        undo(project.settings, project.archive)


def test_pages_go_when_their_term_is_over_and_still_do_not_repeat(make_project: MakeProject) -> None:
    """With keep_published_days, an old issue's pages are dropped with a later issue; its articles do not come again."""
    project = make_project("[archive]\nkeep_published_days = 10\n")
    path = project.write("one.txt", tell(1))
    project.publish("2026-11-01 01:00")
    project.write("two.txt", tell(2))
    project.publish("2026-11-20 01:00")
    path.rename(path.with_name("moved.txt"))
    project.write("three.txt", tell(3))

    outcome = project.publish("2026-11-21 01:00")

    assert outcome.issues[0].briefing.counts.items == 1
    with pytest.raises(ArchiveError, match="pruned"):
        rebuild(project.settings, project.archive, moment("2026-11-01 01:00").date(), moment("2026-11-25 01:00"))


def test_a_dry_run_changes_nothing(make_project: MakeProject) -> None:
    """A preview shows what the issue would hold, and the real run holds it."""
    from digest.publishing import collect

    project = make_project()
    project.write("one.txt", tell(1))
    collect(project.settings, project.archive, moment("2026-11-20 00:00"))

    plan = preview(project.settings, project.archive, moment("2026-11-20 01:00"))

    assert plan.report["counts"] == {"inputs": 1, "published": 1}
    assert not (project.folder / "out").exists()
    assert project.publish("2026-11-20 01:00").issues[0].briefing.counts.items == 1


def test_the_report_names_every_input_with_its_fate(make_project: MakeProject) -> None:
    """run.json accounts for every page: published, merged, seen, too old, not an article, failed; its counts add up."""
    project = make_project("[publish]\nmax_age_days = 3\n")
    project.write("first.txt", tell(1))
    project.publish("2026-11-20 01:00")
    project.write("again.txt", convert(tell(1), "zh-Hant"))
    project.write("new.txt", tell(2))
    project.write("copy.txt", convert(tell(2), "zh-Hant"))
    project.write("old.txt", tell(3).replace("\n\n", "\n2026年11月2日 10:00 来源：云汀日报\n\n", 1))
    project.write("notes.csv", "a,b")
    (project.folder / "articles" / "broken.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))

    project.publish("2026-11-21 01:00")

    report = json.loads(project.text("2026-11-21", "run.json"))
    fates = {row["origin"].rpartition("/")[2]: row["fate"] for row in report["inputs"]}
    copies = {fates.pop("new.txt"), fates.pop("copy.txt")}
    assert copies == {"published", "merged"}
    assert fates == {"again.txt": "seen", "old.txt": "left out", "notes.csv": "not an article", "broken.txt": "failed"}
    counts = report["counts"]
    assert counts.pop("inputs") == sum(counts.values()) == len(report["inputs"])
    assert all(row["reason"] for row in report["inputs"] if row["fate"] != "published")
