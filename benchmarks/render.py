"""Time, size and memory of the PDF against WeasyPrint setting the bare paragraphs of the same text.

    python -m benchmarks.render [ARTICLES] [ROUNDS]

CPU seconds are the least of the rounds; the bare document has the same paper, face and size, no columns, no contents.
"""

from __future__ import annotations

import importlib
import random
import resource
import sys
import time
from collections.abc import Callable
from datetime import date
from html import escape
from typing import Any

from digest.language import convert
from digest.language.labels import labels_for
from digest.model import Briefing, Item, Quotation, Report
from digest.rendering import render_format

_LANGUAGES = ("zh-Hans", "zh-Hant-TW")
# fmt: off
_CLAUSES = (
    "省气象台介绍说", "未来三天仍有小到中雨", "沿江各县要做好值守", "新线路全长46.8公里", "预计明年10月开通",
    "产量同比增长4.3%", "双方就扩大农产品贸易交换了意见", "会议强调要把好事办好", "全市已有3,120户居民搬进新居",
    "专家认为这一发现填补了空白", "企业负责人表示订单已经排到年底", "公共图书馆的夜间开放时间延长到21时",
    "渔民把网收上来时天刚刚亮", "研究团队连续观测了六年", "这项办法自下月1日起施行", "志愿者把饭菜送到老人手中",
    "车站每天发送旅客约5万人次",
)
# fmt: on


def both(text: str) -> dict[str, str]:
    """The text in both scripts."""
    return {"zh-Hans": text, "zh-Hant-TW": convert(text, to="zh-Hant-TW")}


def make_briefing(articles: int) -> Briefing:
    """An invented briefing: four sentences an article, of 30 to 70 characters."""
    dice = random.Random(7)

    def item(number: int) -> Item:
        title = dice.choice(_CLAUSES) + "，" + dice.choice(_CLAUSES)
        texts = ["，".join(dice.sample(_CLAUSES, dice.randint(3, 6))) + "。" for _ in range(4)]
        return Item(
            id=str(number),
            titles=both(title),
            quotations=tuple(Quotation(texts=both(text), original="zh-Hans", text=text) for text in texts),
            reports=(
                Report(
                    titles=both(title),
                    origin=str(number),
                    url=f"https://news.example/{number}",
                    source=both("青河日报"),
                    when=both("2026年11月19日"),
                ),
            ),
        )

    return Briefing(
        titles=both("要闻简报"),
        date=date(2026, 11, 20),
        dates=both("2026年11月20日"),
        languages=_LANGUAGES,
        items=tuple(item(number) for number in range(1, articles + 1)),
        labels=labels_for(_LANGUAGES),
    )


def bare_document(briefing: Briefing) -> str:
    """The texts of the briefing as bare paragraphs."""
    texts = [
        text
        for item in briefing.items
        for row in (item.titles, *(q.texts for q in item.quotations))
        for text in row.values()
    ]
    style = '@page { size: A4; margin: 20mm } body { font: 9.5pt/16pt "Noto Serif CJK SC" }'
    paragraphs = "".join(f"<p>{escape(text)}</p>" for text in texts)
    return (
        f'<!DOCTYPE html><html lang="zh-Hans"><title>bare</title><style>{style}</style><body>{paragraphs}</body></html>'
    )


def least(rounds: int, work: Callable[[], bytes]) -> tuple[float, bytes]:
    """The least CPU seconds of some rounds, and what the work gave."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        result = work()
        times.append(time.process_time() - start)
    return min(times), result


def main() -> None:
    articles, rounds = (int(argument) for argument in [*sys.argv[1:], "200", "3"][:2])
    weasyprint: Any = importlib.import_module("weasyprint")
    briefing = make_briefing(articles)
    page = bare_document(briefing)
    ours, pdf = least(rounds, lambda: render_format(briefing, "pdf"))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    bare, bare_pdf = least(rounds, lambda: weasyprint.HTML(string=page).write_pdf())
    print(f"{articles} articles, {rounds} rounds, peak {memory:.0f} MB")
    for name, seconds, result in (("ours", ours, pdf), ("bare", bare, bare_pdf)):
        each = f"{seconds / articles * 1000:6.1f} ms and {len(result) / articles / 1000:5.2f} kB an article"
        print(f"{name} {seconds:6.2f} CPU s  {len(result) / 1000:6.0f} kB  {each}")
    print(f"ratio {ours / bare:.2f}")


if __name__ == "__main__":
    main()
