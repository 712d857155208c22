"""A briefing project in a folder, articles that can be put into it, and a clock that the test sets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from digest.archive import Archive, open_archive
from digest.config import Settings, load_settings
from digest.publishing import Outcome, World, publish
from tests.deliver.conftest import authority, post_office

__all__ = ["authority", "post_office"]

TOWNS = ("云汀", "沂川", "临澜", "东栾", "青禾", "石屿", "翠湾", "白鹭岭", "赫尔塔", "曜澄", "湄洲", "松原")
THINGS = ("渡轮", "果园", "剧院", "图书馆", "灯塔", "菜市场", "铁路桥", "气象站", "染坊", "蜂场", "盐田", "陶窑")
VERBS = ("重新开放", "迁往新址", "完成大修", "更换负责人", "公布账目", "延长开放时间", "试用新设备", "举行纪念活动")


def tell(number: int, *, ending: str = "") -> str:
    """An invented article of its own: title, source line and three paragraphs that no other number has."""
    town, thing, verb = TOWNS[number % 12], THINGS[(number // 12 + number) % 12], VERBS[(number * 5) % 8]
    other, neighbour = THINGS[(number * 7 + 3) % 12], TOWNS[(number * 5 + 4) % 12]
    people, money, days = 100 + number * 37, 20 + number * 13, 3 + number * 11
    return (
        f"{town}{thing}第{number}号{verb}\n\n"
        f"{town}市{thing}第{number}号本周{verb}，首日有{people}人到场。负责此事的{neighbour}人说，这项工作前后用了{days}天。\n\n"
        f"据介绍，{thing}改造共花费{money}万元，其中一半来自居民募集。{other}的旧构件被保留下来，作为{number}件展品陈列。{ending}\n\n"
        f"附近的{other}也将在{days + number}天后跟进，{neighbour}与{town}往来更方便，每天可多接待{people + 9}人。\n"
    )


@dataclass
class Project:
    """A folder with digest.toml and articles, an archive, and what the test does with them."""

    folder: Path
    archive: Archive
    extra: str = ""
    world: World = field(default_factory=World)

    @property
    def settings(self) -> Settings:
        """The settings as they stand in the file."""
        return load_settings(self.folder / "digest.toml")

    def write(self, name: str, text: str) -> Path:
        """Put an article into the folder."""
        path = self.folder / "articles" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def publish(self, now: str, *, day: str | None = None, due: bool = False) -> Outcome:
        """Publish at a moment given in UTC."""
        on = date.fromisoformat(day) if day else None
        return publish(self.settings, self.archive, moment(now), day=on, due=due, world=self.world)

    def text(self, day: str, name: str = "briefing.md") -> str:
        """A file of an issue."""
        return (self.folder / "out" / day / name).read_text(encoding="utf-8")

    def files(self, day: str) -> dict[str, bytes]:
        """Every file of an issue."""
        return {path.name: path.read_bytes() for path in sorted((self.folder / "out" / day).iterdir())}


def moment(text: str) -> datetime:
    """A moment in UTC, as ``2026-11-21 00:30``."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


MakeProject = Callable[..., Project]


@pytest.fixture
def make_project(tmp_path: Path) -> Iterator[MakeProject]:
    """Make a project; ``extra`` is added to its digest.toml."""
    archives: list[Archive] = []

    def make(extra: str = "", *, name: str = "project") -> Project:
        folder = tmp_path / name
        (folder / "articles").mkdir(parents=True)
        (folder / "digest.toml").write_text(
            'title = "云汀简报"\n[output]\nformats = ["md"]\n[[sources]]\nname = "文稿"\npath = "articles/"\n' + extra,
            encoding="utf-8",
        )
        archives.append(open_archive(folder / "digest.sqlite"))
        return Project(folder, archives[-1])

    yield make
    for archive in archives:
        archive.close()
