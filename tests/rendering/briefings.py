"""Invented briefings: the news of a country that does not exist, in both scripts."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime
from typing import Any

from digest.language import convert
from digest.language.labels import labels_for
from digest.model import Briefing, Counts, Item, LeftOut, Quotation, Report, SourceStatus

DAY = date(2026, 11, 20)
PAIR = ("zh-Hans", "zh-Hant-TW")


def both(text: str, languages: tuple[str, ...] = PAIR) -> dict[str, str]:
    """The Simplified text in each of the Chinese languages."""
    return {tag: text if tag == "zh-Hans" else convert(text, to=tag) for tag in languages if tag.startswith("zh")}


def quotation(text: str, speaker: str | None = None, article: int = 0, link: str | None = None) -> Quotation:
    """A key sentence of a Simplified article."""
    return Quotation(
        texts=both(text),
        original="zh-Hans",
        text=text,
        speaker=both(speaker) if speaker else None,
        article=article,
        end=len(text),
        link=link,
    )


def report(title: str, source: str | None, url: str | None, when: str | None, **more: Any) -> Report:
    """An article behind an item."""
    known = Report(
        titles=both(title),
        origin=url or "stdin",
        url=url,
        source=both(source) if source else None,
        when=both(when) if when else None,
    )
    return dataclasses.replace(known, **more)


def item(number: int, title: str, quotations: tuple[Quotation, ...], *reports: Report, section: str = "") -> Item:
    """A story with its reports."""
    return Item(
        id=f"story-{number}",
        titles=both(title),
        quotations=quotations,
        reports=reports,
        section=both(section) if section else None,
    )


def _bridge() -> Item:
    title = "青河大桥合龙，两岸车程由两小时缩短为十分钟"
    return item(
        1,
        title,
        (
            quotation(
                "11月19日上午，青河大桥最后一段钢梁吊装到位，这座全长3.6公里、历时四年建成的跨河大桥正式合龙。",
                link="https://news.qinghe.example/2026/11/19/bridge.html#:~:text=11%E6%9C%8819%E6%97%A5",
            ),
            quotation("“通车以后，孩子们上学再也不用等渡船了，从家门口到学校只要十分钟”，", speaker="住在河西的李桂芳"),
            quotation(
                "据估算，大桥每天可通行5.2万辆次车辆，沿线三个县的农产品当天就能运到省城，运输费用下降约27%。",
                article=1,
            ),
        ),
        report(
            title,
            "青河日报",
            "https://news.qinghe.example/2026/11/19/bridge.html",
            "2026年11月19日 10:32",
            agency=both("南陆社"),
            authors=("王晓岚", "陈立"),
            published=datetime(2026, 11, 19, 2, 32, tzinfo=UTC),
            published_from="stated",
        ),
        report("青河大桥合龙", "南陆时报", "https://times.nanlu.example/a/88213", "2026年11月19日"),
        report(
            "三县期盼四年，大桥今日合龙",
            "河西在线",
            "https://hexi.example/news?id=7&from=index",
            "2026年11月20日 07:05",
        ),
        section="地方",
    )


def _grain() -> Item:
    return item(
        2,
        "秋粮收购过半，“优质优价”让农户多卖一成",
        (
            quotation(
                "农业部门公布的数据显示，截至本周，全国主产区已收购秋粮6,120万吨，进度同比快4.3个百分点，其中优质稻谷占比首次超过六成。"
            ),
            quotation(
                "“今年按等级定价，一斤多卖一毛二”——种粮大户赵金水算了一笔账：三百亩地，扣除烘干、运输等费用，比去年多收入四万多元，"
                "而把烘干塔建到田边之后，往年因为连日阴雨而发芽霉变的损失也基本没有了。",
                speaker="赵金水",
            ),
            quotation("省粮食局提醒，入库粮食须经检测，水分不得高于14.5%。"),
        ),
        report(
            "秋粮收购过半，“优质优价”让农户多卖一成",
            "南陆时报",
            "https://times.nanlu.example/a/88190",
            "8月25日",
            notes=(both("年份未注明"),),
        ),
        section="经济",
    )


def _english() -> Item:
    text = (
        "The ferry company said it would keep two of its nine boats running after the bridge opens, "
        "because many older passengers still prefer the river."
    )
    return Item(
        id="story-3",
        titles={"en": "Ferries to stay on the Qinghe after the bridge opens"},
        quotations=(Quotation(texts={"en": text}, original="en", text=text, end=len(text)),),
        reports=(
            Report(
                titles={"en": "Ferries to stay on the Qinghe after the bridge opens"},
                origin="ferries.html",
                url="https://www.riverpost.example/ferries",
                source={"en": "The River Post"},
                when=both("2026年11月18日"),
            ),
        ),
        section=both("地方"),
    )


def _museum() -> Item:
    return item(
        4,
        "古窑址出土千年瓷片，考古队：或改写当地制瓷史",
        (
            quotation("考古队在城北古窑址的第三层发现两百余片青瓷残片，初步判断烧制于一千一百年前。"),
            quotation("领队周启明说：“《南陆窑志》里‘城北无窑’的说法，恐怕要改一改了。”", speaker="周启明"),
        ),
        report("古窑址出土千年瓷片", None, None, None),
        section="文化",
    )


def make_briefing(**changes: Any) -> Briefing:
    """The ordinary case: four items, one with three reports, one English, one undated, one without a stated year."""
    briefing = Briefing(
        titles=both("南陆要闻简报"),
        date=DAY,
        dates=both("2026年11月20日 星期五"),
        languages=PAIR,
        items=(_bridge(), _grain(), _english(), _museum()),
        labels=labels_for(PAIR),
        number=324,
        glance=(
            quotation("青河大桥合龙，三县农产品当天可达省城。"),
            quotation("秋粮收购进度快于去年，优质稻谷占比首次超过六成。"),
        ),
        statuses=(
            SourceStatus(name="青河日报", pages=4),
            SourceStatus(name="南陆时报", pages=3),
            SourceStatus(name="山前广播", failed=True, reason="HTTP 503"),
        ),
        left_out=(
            LeftOut(origin="photo.html", reason="no article found"),
            LeftOut(
                origin="hexi-2.html", title="大桥合龙现场图集", reason="near-duplicate", merged_into="青河大桥合龙"
            ),
        ),
        counts=Counts(pages=9, articles=8, items=4, merged=2, left_out=2, failed=1),
        version="0.1.0",
    )
    return dataclasses.replace(briefing, **changes)


def in_languages(briefing: Briefing, languages: tuple[str, ...]) -> Briefing:
    """The same briefing in other Chinese languages, its Simplified texts converted anew."""

    def redo(value: object) -> object:
        if isinstance(value, dict):
            return both(value["zh-Hans"], languages) if "zh-Hans" in value else value
        if isinstance(value, tuple):
            return tuple(redo(part) for part in value)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return dataclasses.replace(
                value, **{f.name: redo(getattr(value, f.name)) for f in dataclasses.fields(value)}
            )
        return value

    redone = redo(dataclasses.replace(briefing, languages=(), labels={}))
    assert isinstance(redone, Briefing)
    return dataclasses.replace(redone, languages=languages, labels=labels_for(languages))
