"""Invented news for corpora: as many different articles as wanted, the same ones every time."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

PLACES = ("青石", "云汀", "南湖", "白鹭", "松岭", "海湾", "清河", "柳营")
SUBJECTS = ("市交通局", "港务公司", "水利局", "市图书馆", "农业合作社", "消防支队", "气象台", "博物馆")
ACTS = ("公布新的时刻表", "开始检修老桥", "招聘四十名救生员", "捐赠两千册旧书", "扩建冷库", "演练夜间撤离", "修复石塔")
DETAILS = (
    "负责人表示，工程预计在年底以前完成，期间交通不会中断。",
    "居民说，这件事他们已经等了三年，希望不要再推迟。",
    "记者在现场看到，工人正在搬运石料，附近的商店照常营业。",
    "专家认为，这样的安排比原来的方案节省一半费用。",
    "下周一将举行说明会，任何人都可以到场提问。",
    "去年同期的人数只有今年的三分之二，增长超出预料。",
)
MENU = ("首页", "国内", "国际", "社会", "财经", "体育", "登录 注册")
FOOTER = ("责任编辑：陆小川", "关于我们 联系我们 版权声明", "南湖网 版权所有")


def article(number: int) -> dict[str, str]:
    """An article that is taken apart already: title, text, day, source, address."""
    choose = random.Random(number)
    place, who, act = choose.choice(PLACES), choose.choice(SUBJECTS), choose.choice(ACTS)
    day = 1 + number % 3
    first = f"{place}{who}{day}日{act}，涉及{choose.randint(3, 900)}户居民和{choose.randint(2, 90)}家企业。"
    return {
        "title": f"{place}{who}{act}（{number}）",
        "text": "\n".join([first, *choose.sample(DETAILS, 4), f"编号{choose.randint(10**6, 10**7)}的文件已经公开。"]),
        "published": f"2026-07-{day:02}T{choose.randint(6, 22):02}:{choose.randint(0, 59):02}:00+08:00",
        "source": f"{choose.choice(PLACES)}日报",
        "url": f"https://news.example/{number}.html",
    }


def copy_of(number: int, copy: int) -> dict[str, str]:
    """The same article in another outlet, which changes the title and a word."""
    original = article(number)
    text = original["text"].replace("记者在现场", "本报记者在现场")
    return {
        **original,
        "title": f"【转载】{original['title']}",
        "text": text,
        "source": f"{PLACES[copy % len(PLACES)]}晚报",
        "url": f"https://copies.example/{number}/{copy}.html",
    }


def page(number: int) -> str:
    """An article as the text of a page that was scraped, with what stands around it on every page of its site."""
    one = article(number)
    moment = one["published"][:16].replace("T", " ")
    lines = [*MENU, one["title"], f"{moment} 来源：{one['source']}", *one["text"].split("\n"), *FOOTER]
    return "\n".join(lines)


def write_lines(path: Path, records: Iterable[dict[str, str] | str]) -> Path:
    """Write JSON Lines; a string is written as it stands."""
    lines = (one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in records)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def articles(numbers: Sequence[int]) -> list[dict[str, str]]:
    """Articles that are taken apart already."""
    return [article(number) for number in numbers]
