"""Time, size and memory of the PDF against WeasyPrint setting the bare paragraphs of the same text.

    python -m benchmarks.render [ARTICLES] [ROUNDS]

CPU seconds are the least of the rounds, taken in turn. The bare documents have the same paper, face and size, no
columns, no tags: ``sentences`` has the titles and sentences of the items alone, ``all text`` every word of our page.
"""

from __future__ import annotations

import importlib
import random
import resource
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from html import escape
from typing import Any
from xml.etree import ElementTree

from digest.language import convert
from digest.language.labels import labels_for
from digest.model import Briefing, Item, Quotation, Report
from digest.rendering import LABELS, Look, render_format
from digest.rendering.page import render_page
from digest.rendering.sheet import arrange

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


def item_texts(briefing: Briefing) -> list[str]:
    """Titles and sentences of the items."""
    rows = (row for item in briefing.items for row in (item.titles, *(q.texts for q in item.quotations)))
    return [text for row in rows for text in row.values()]


def page_texts(briefing: Briefing) -> list[str]:
    """Every text of our page, a paragraph for each cell, entry and label."""
    sheet = arrange(briefing, tuple(key for key, _ in LABELS))
    page = ElementTree.fromstring(render_page(sheet, "print", Look(), None, folios_filled=True))
    cells = (e for e in page.iter() if e.tag in ("p", "h3", "li") or e.get("class", "").startswith(("cell", "count")))
    texts = ("".join(cell.itertext()).strip() for cell in cells if not any(map(_is_cell, cell)))
    return [text for text in texts if text]


def _is_cell(element: ElementTree.Element) -> bool:
    return element.tag in ("p", "h3", "li") or element.get("class", "").startswith(("cell", "count"))


def bare_document(texts: list[str]) -> str:
    """The texts as bare paragraphs."""
    style = '@page { size: A4; margin: 20mm } body { font: 9.5pt/16pt "Noto Serif CJK SC" }'
    paragraphs = "".join(f"<p>{escape(text)}</p>" for text in texts)
    return (
        f'<!DOCTYPE html><html lang="zh-Hans"><title>bare</title><style>{style}</style><body>{paragraphs}</body></html>'
    )


def timed(work: Callable[[], bytes]) -> tuple[float, bytes]:
    """CPU seconds of some work, and what it gave."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def main() -> None:
    articles, rounds = (int(argument) for argument in [*sys.argv[1:], "200", "3"][:2])
    weasyprint: Any = importlib.import_module("weasyprint")
    briefing = make_briefing(articles)
    documents = {"sentences": bare_document(item_texts(briefing)), "all text": bare_document(page_texts(briefing))}
    works: dict[str, Callable[[], bytes]] = {"ours": lambda: render_format(briefing, "pdf")}
    works |= {name: partial(_set_bare, weasyprint, page) for name, page in documents.items()}
    taken: dict[str, list[float]] = {name: [] for name in works}
    pdfs: dict[str, bytes] = {}
    memory = 0.0
    for _ in range(rounds):
        for name, work in works.items():
            seconds, pdfs[name] = timed(work)
            taken[name].append(seconds)
            memory = memory or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{articles} articles, {rounds} rounds, peak of ours {memory:.0f} MB")
    for name, times in taken.items():
        each = f"{min(times) / articles * 1000:6.1f} ms and {len(pdfs[name]) / articles / 1000:5.2f} kB an article"
        ratio = min(taken["ours"]) / min(times)
        print(f"{name:10}{min(times):6.2f} CPU s  {len(pdfs[name]) / 1000:6.0f} kB  {each}  ours is {ratio:.2f} of it")


def _set_bare(weasyprint: Any, page: str) -> bytes:
    pdf: bytes = weasyprint.HTML(string=page).write_pdf()
    return pdf


if __name__ == "__main__":
    main()
