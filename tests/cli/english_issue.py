"""An issue of invented articles in Chinese and English, built as a user builds one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from digest.config import load_settings
from digest.model import Briefing
from digest.pipeline import build_briefing

ARTICLES = (
    (
        "kyiv.txt",
        "北约秘书长吕特访问基辅\n\n"
        "新华社基辅2026年11月19日电（记者李海）北约秘书长吕特19日抵达乌克兰首都基辅，与乌克兰总统泽连斯基举行会谈。\n"
        "吕特在会谈后的联合记者会上表示：“北约将继续向乌克兰提供防空系统，总额达12亿欧元。”\n"
        "泽连斯基说，乌克兰今年冬天还需要27套防空系统，以保护城市的供电设施。\n",
    ),
    (
        "sudan.txt",
        "聯合國安理會就蘇丹局勢召開緊急會議\n\n"
        "中央社紐約2026年11月19日電　聯合國安全理事會今天召開緊急會議，討論蘇丹法希爾的人道危機。\n"
        "聯合國秘書長古特瑞斯表示，超過26萬名平民受困，糧食只夠維持兩週。\n"
        "美國常駐聯合國代表說，美國將再提供8,000萬美元的人道援助。\n",
    ),
    (
        "flood.txt",
        "Flood barrier holds as storm passes Rotterdam\n\n"
        "The storm surge barrier at the mouth of the port held through the night, officials said on Thursday, "
        "sparing the "
        "city the worst flood in thirty years.\n"
        '"We closed both gates at 2:40 a.m., and the water stopped 40 centimeters below the crest," said Anneke '
        "Visser, "
        "the harbor master.\n"
        "More than 1,200 people who had been moved to schools and sports halls returned home by noon.\n",
    ),
)


def build_issue(folder: Path, *, languages: list[str], extra: str = "") -> Briefing:
    """Write a project into ``folder`` and build its issue of 20 November 2026."""
    (folder / "articles").mkdir(parents=True)
    for name, text in ARTICLES:
        (folder / "articles" / name).write_text(text, encoding="utf-8")
    named = ", ".join(f'"{language}"' for language in languages)
    (folder / "digest.toml").write_text(
        f"languages = [{named}]\nglance = 1\n{extra}\n"
        '[[sources]]\nname = "文件夹"\npath = "articles/"\n\n[[sections]]\nname = "国际"\nwords = ["联合国", "北约"]\n',
        encoding="utf-8",
    )
    return build_briefing(load_settings(folder / "digest.toml"), day=date(2026, 11, 20))
