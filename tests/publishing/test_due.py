"""What is due, by the archive, the settings and the clock: nothing is lost to downtime, zones or clock changes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.config import Publish, Settings, read_weekdays, with_schedule
from digest.errors import UsageError
from digest.publishing import due_days, next_due, undo
from tests.publishing.conftest import MakeProject, moment, tell

ZONES = ("Asia/Shanghai", "America/New_York", "Europe/London", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia")


def test_an_issue_is_due_at_its_hour_in_its_zone(make_project: MakeProject) -> None:
    """At 07:29 in Shanghai nothing is due, at 07:30 the issue of that date is, whatever the date is in UTC."""
    project = make_project('[publish]\nat = "07:30"\n')
    project.write("one.txt", tell(1))

    early = project.publish("2026-11-20 23:29", due=True)
    outcome = project.publish("2026-11-20 23:30", due=True)

    assert early.issues == ()
    assert outcome.issues[0].issue.date == date(2026, 11, 21)


def test_a_due_issue_is_made_once(make_project: MakeProject) -> None:
    """However often it is asked what is due, each day has one issue, and later arrivals wait for the next."""
    project = make_project()
    project.write("one.txt", tell(1))
    outcomes = [project.publish("2026-11-21 00:30", due=True)]
    project.write("two.txt", tell(2))
    outcomes += [project.publish(f"2026-11-21 {hour:02}:30", due=True) for hour in (1, 2, 15)]

    assert [len(outcome.issues) for outcome in outcomes] == [1, 0, 0, 0]
    assert project.publish("2026-11-22 00:30", due=True).issues[0].briefing.counts.items == 1


def test_missed_days_are_caught_up_oldest_first(make_project: MakeProject) -> None:
    """After nights without a run, each missed issue holds what was there by its hour, and nothing twice."""
    from digest.publishing import collect

    project = make_project()
    project.write("0.txt", tell(0))
    project.publish("2026-11-17 00:00", due=True)
    for number, when in enumerate(("2026-11-17 10:00", "2026-11-18 10:00", "2026-11-19 10:00"), 1):
        project.write(f"{number}.txt", tell(number))
        collect(project.settings, project.archive, moment(when))

    outcome = project.publish("2026-11-20 00:00", due=True)

    told = [(one.issue.date.day, [item.titles["zh-Hans"] for item in one.briefing.items]) for one in outcome.issues]
    assert told == [(17 + n, [tell(n).splitlines()[0]]) for n in (1, 2, 3)]


def test_catching_up_has_a_limit_and_loses_nothing(make_project: MakeProject) -> None:
    """After a long absence only so many issues are made; the first of them holds what came before."""
    from digest.publishing import collect

    project = make_project("[publish]\ncatch_up = 2\n")
    project.write("0.txt", tell(0))
    project.publish("2026-11-01 00:00", due=True)
    for number in range(1, 6):
        project.write(f"{number}.txt", tell(number))
        collect(project.settings, project.archive, moment(f"2026-11-{number + 1:02} 10:00"))

    outcome = project.publish("2026-11-20 00:00", due=True)

    assert [one.issue.date.day for one in outcome.issues] == [19]
    assert outcome.issues[0].briefing.counts.articles == 5


def test_a_day_without_news_has_no_issue_and_is_done(make_project: MakeProject) -> None:
    """A quiet day is no failure, takes no number, and is not asked for again at every hour."""
    project = make_project()
    project.write("one.txt", tell(1))
    project.publish("2026-11-20 00:00", due=True)

    quiet = project.publish("2026-11-21 00:00", due=True)
    again = project.publish("2026-11-21 01:00", due=True)
    project.write("two.txt", tell(2))
    later = project.publish("2026-11-22 00:00", due=True)

    assert (quiet.issues, quiet.quiet_days) == ((), (date(2026, 11, 21),))
    assert (again.issues, again.quiet_days) == ((), ())
    assert later.issues[0].issue.number == 2


def test_an_offline_machine_tries_again(make_project: MakeProject) -> None:
    """Where no source could be reached, the day stays due."""
    project = make_project()
    folder = project.folder / "articles"
    folder.rename(project.folder / "away")

    offline = project.publish("2026-11-21 00:00", due=True)
    (project.folder / "away").rename(folder)
    project.write("one.txt", tell(1))
    online = project.publish("2026-11-21 01:00", due=True)

    assert offline.issues == ()
    assert online.issues[0].issue.date == date(2026, 11, 21)


def test_a_date_that_was_quiet_can_be_published_by_hand(make_project: MakeProject) -> None:
    """News that comes in after a quiet morning can be published on the same date."""
    project = make_project()
    project.publish("2026-11-21 00:00", due=True)
    project.write("one.txt", tell(1))

    assert project.publish("2026-11-21 03:00").issues[0].issue.number == 1


@settings(max_examples=40)
@given(
    zone=st.sampled_from(ZONES),
    start=st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 1), timezones=st.just(UTC)),
    at=st.times().map(lambda time: time.strftime("%H:%M")),
    pauses=st.lists(st.integers(1, 9), min_size=30, max_size=30),
)
def test_every_date_is_due_once_in_every_zone(zone: str, start: datetime, at: str, pauses: list[int]) -> None:
    """Asked every few hours across clock changes, each date of the zone comes up exactly once, in order, on time."""
    briefing = Settings(timezone=zone, publish=Publish(at=at, catch_up=30))
    now, last = start, start.astimezone(briefing.zone).date() - timedelta(days=1)
    made: list[date] = []
    for pause in pauses:
        days = due_days(briefing, last, now)
        made += days
        last = days[-1] if days else last
        now += timedelta(hours=pause)

    first = start.astimezone(briefing.zone).date()
    assert made == [first + timedelta(days=n) for n in range(len(made))]
    assert next_due(briefing, last, now) - now < timedelta(hours=49)


@pytest.mark.parametrize(
    ("zone", "day", "at", "due"),
    [
        ("Europe/Berlin", "2026-03-29", "02:30", "2026-03-29 01:30"),
        ("Europe/Berlin", "2026-03-29", "07:30", "2026-03-29 05:30"),
        ("Europe/Berlin", "2026-10-25", "02:30", "2026-10-25 00:30"),
        ("Europe/Berlin", "2026-10-25", "07:30", "2026-10-25 06:30"),
        ("America/New_York", "2026-03-08", "02:30", "2026-03-08 07:30"),
        ("America/New_York", "2026-11-01", "01:30", "2026-11-01 05:30"),
        ("Asia/Shanghai", "2026-03-29", "00:00", "2026-03-28 16:00"),
    ],
)
def test_on_the_day_of_a_clock_change_the_issue_is_due_once(zone: str, day: str, at: str, due: str) -> None:
    """An hour that the clock skips is due all the same, one that comes twice is due the first time (moments in UTC)."""
    briefing = Settings(timezone=zone, publish=Publish(at=at))
    last, moments = date.fromisoformat(day) - timedelta(days=1), []
    now = datetime.fromisoformat(f"{day} 00:00").replace(tzinfo=UTC) - timedelta(hours=12)
    for _ in range(6 * 36):
        if date.fromisoformat(day) in due_days(briefing, last, now):
            moments.append(now)
            last = date.fromisoformat(day)
        now += timedelta(minutes=10)

    assert moments == [datetime.fromisoformat(due).replace(tzinfo=UTC)]


def test_another_time_zone_in_the_settings_repeats_no_date(make_project: MakeProject) -> None:
    """Who moves from Shanghai to New York has had today's issue; tomorrow's is due in the new zone, and back again."""
    project = make_project('[publish]\nat = "07:30"\n')
    config = project.folder / "digest.toml"
    plain, made = config.read_text(encoding="utf-8"), []
    for number, (zone, now) in enumerate(
        (
            ("Asia/Shanghai", "2026-11-21 00:00"),
            ("America/New_York", "2026-11-21 13:00"),
            ("America/New_York", "2026-11-22 13:00"),
            ("Asia/Shanghai", "2026-11-22 14:00"),
            ("Asia/Shanghai", "2026-11-23 00:00"),
        )
    ):
        config.write_text(f'timezone = "{zone}"\n{plain}', encoding="utf-8")
        project.write(f"{number}.txt", tell(number))
        made.append([one.issue.date.day for one in project.publish(now, due=True).issues])

    assert made == [[21], [], [22], [], [23]]


def test_only_the_named_days_are_due() -> None:
    """With mon-fri, Saturday and Sunday have no issue, and Monday's is the next."""
    briefing = Settings(publish=Publish(on="mon-fri"))
    friday, sunday = date(2026, 11, 20), moment("2026-11-22 12:00")

    assert due_days(briefing, friday, sunday) == ()
    assert next_due(briefing, friday, sunday).date() == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "days"),
    [("mon-sun", {0, 1, 2, 3, 4, 5, 6}), ("fri-mon", {4, 5, 6, 0}), ("tue, thu", {1, 3}), ("Monday", {0})],
    ids=["all", "over the weekend", "list", "long name"],
)
def test_days_are_read(text: str, days: set[int]) -> None:
    """Spans, lists and long names of days are understood."""
    assert read_weekdays(text) == days


@pytest.mark.parametrize("options", [{"at": "7.30"}, {"at": "25:00"}, {"on": "someday"}, {"tz": "Beijing"}], ids=str)
def test_a_wrong_hour_day_or_zone_is_named(options: dict[str, str]) -> None:
    """An option that cannot be read is an error that quotes it."""
    with pytest.raises(UsageError, match=next(iter(options.values()))):
        with_schedule(Settings(), **options)


def test_a_clock_that_was_wrong_holds_nothing_up(make_project: MakeProject) -> None:
    """A machine that woke up in 2031 and made an issue there makes those of 2026 once its clock is right again."""
    project = make_project()
    project.write("one.txt", tell(1))
    project.publish("2031-03-01 02:00", due=True)
    project.write("two.txt", tell(2))

    outcome = project.publish("2026-11-21 02:00", due=True)

    assert [one.issue.date for one in outcome.issues] == [date(2026, 11, 21)]
    assert outcome.issues[0].briefing.counts.items == 1


def test_a_format_that_failed_is_made_by_a_later_run(make_project: MakeProject) -> None:
    """What could not be rendered is tried again by the hour, without a word until it is there; nothing else changes."""
    project = make_project()
    settings, broken = project.folder / "digest.toml", project.folder / "templates"
    text = settings.read_text(encoding="utf-8").replace('["md"]', '["md", "html"]\ntemplates = "templates"')
    settings.write_text(text, encoding="utf-8")
    broken.mkdir()
    (broken / "briefing.html.j2").write_text("{% nonsense", encoding="utf-8")
    project.write("one.txt", tell(1))

    first = project.publish("2026-11-21 00:00", due=True)
    before = project.files("2026-11-21")
    second = project.publish("2026-11-21 01:00", due=True)
    (broken / "briefing.html.j2").unlink()
    third = project.publish("2026-11-21 02:00", due=True)
    fourth = project.publish("2026-11-21 03:00", due=True)

    assert len(first.issues[0].failures) == 1
    assert (second.issues, fourth.issues) == ((), ())
    assert third.issues[0].failures == ()
    after = project.files("2026-11-21")
    assert set(after) - set(before) == {"briefing.html"}
    assert {name: after[name] for name in before} == before


def test_a_format_is_not_tried_for_ever(make_project: MakeProject) -> None:
    """Days later the issue is left as it is: nobody waits for its PDF any more."""
    project = make_project()
    project.write("one.txt", tell(1))
    project.publish("2026-11-21 00:00", due=True)
    settings = project.folder / "digest.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('["md"]', '["md", "html"]'), encoding="utf-8")

    project.publish("2026-11-25 00:00", due=True)

    assert "briefing.html" not in project.files("2026-11-21")


def test_the_clock_does_not_make_again_what_was_taken_back(make_project: MakeProject) -> None:
    """Who takes an issue back does not find it sent again an hour later: its articles are in that of the next day."""
    project = make_project()
    project.write("one.txt", tell(1))
    project.publish("2026-11-21 00:00", due=True)
    undo(project.settings, project.archive)

    same_day = project.publish("2026-11-21 01:00", due=True)
    next_day = project.publish("2026-11-22 00:00", due=True)

    assert same_day.issues == ()
    assert [one.issue.date for one in next_day.issues] == [date(2026, 11, 22)]
    assert next_day.issues[0].briefing.counts.items == 1
