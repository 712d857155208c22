"""A fortnight in the life of a briefing, its clock turned by the test."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

import pytest

from digest.language import convert
from digest.publishing import collect
from tests.publishing.conftest import MakeProject, Project, moment, tell


@pytest.mark.slow
def test_over_fourteen_days_each_article_stands_in_one_issue_on_its_day(make_project: MakeProject) -> None:
    """Hourly runs over a fortnight with sources that fail, repeat, move, change and are copied, and a machine that is
    off for two days: every article is told once, on the right day; updates are marked."""
    project = make_project()
    start = moment("2026-11-01 00:10")  # 08:10 in Shanghai
    for hour in range(24 * 14 + 1):
        now = start + timedelta(hours=hour)
        _happen(project, hour)
        is_off = 24 * 8 <= hour < 24 * 10
        if not is_off and hour % 6 == 0:
            collect(project.settings, project.archive, now)
        if not is_off and hour % 3 == 0:
            project.publish(f"{now:%Y-%m-%d %H:%M}", due=True)

    told = _told(project)
    assert sorted(told) == sorted(f"第{number}号" for number in range(1, 13))
    assert {name: len(days) for name, days in told.items() if len(days) != 1} == {"第3号": 2}
    assert all(_day_of(name) <= days[0] for name, days in told.items())
    late = {name for name, days in told.items() if days[0] > _day_of(name)}
    assert late <= {"第8号", "第9号"}, "only what appeared while the machine was off may be late"


def _happen(project: Project, hour: int) -> None:
    """What the world does: an article each midday, and now and then something else."""
    day, of_day = divmod(hour, 24)
    folder = project.folder / "articles"
    if of_day == 12 and 0 <= day < 12:
        project.write(f"{day + 1}.txt", tell(day + 1))
    if (day, of_day) == (4, 6):  # moved and copied in the other script
        (folder / "1.txt").rename(folder / "moved.txt")
        project.write("copy.txt", convert(tell(2), "zh-Hant-TW"))
    if (day, of_day) == (5, 6):  # changed after it was published
        project.write("3.txt", tell(3, ending="两天后又有58人补交了登记表，主管部门决定把受理时间再延长一周。"))
    if (day, of_day) == (6, 0):
        folder.rename(project.folder / "away")
    if (day, of_day) == (6, 11):
        (project.folder / "away").rename(folder)


def _told(project: Project) -> dict[str, list[datetime]]:
    """For each article, the days of the issues that told it."""
    told: dict[str, list[datetime]] = {}
    for folder in sorted((project.folder / "out").glob("2026-*")):
        for row in json.loads((folder / "run.json").read_text(encoding="utf-8"))["inputs"]:
            if row["fate"] in ("published", "merged"):
                number = row["title"].partition("第")[2].partition("号")[0].partition("號")[0]
                told.setdefault(f"第{number}号", []).append(datetime.fromisoformat(folder.name))
    return told


def _day_of(name: str) -> datetime:
    """Written at 20:10 on day n of the month, an article is for the issue of the next morning."""
    return datetime(2026, 11, int(name.strip("第号")) + 1)
