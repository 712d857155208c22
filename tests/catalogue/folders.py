"""Folders of invented issues."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from digest.catalogue import Site, remember_issue
from digest.language import format_day
from digest.model import Briefing, Item, Quotation
from tests.rendering.briefings import PAIR, make_briefing

SITE = Site(languages=PAIR, zone=ZoneInfo("Asia/Shanghai"))


def traditional_item() -> Item:
    """An item whose article is in Traditional characters, with a speech of full-width letters."""
    text = "颱風過後，鐵路局２０２６年首度啟用ＡＢＣ號聯絡車，關係企業一併支援。"
    return Item(
        id="story-9",
        titles={"zh-Hans": "台风过后铁路恢复", "zh-Hant-TW": "颱風過後鐵路恢復"},
        quotations=(Quotation(texts={"zh-Hant-TW": text}, original="zh-Hant", text=text),),
        reports=(),
    )


def add_issue(directory: Path, day: int, formats: tuple[str, ...] = ("html", "pdf"), **changes: Any) -> Briefing:
    """An issue of November 2026 in its folder, as a run leaves it: its files, and what is kept of it."""
    day_of = date(2026, 11, day)
    dates = {language: format_day(day_of, language) for language in PAIR}
    items = (*make_briefing().items, traditional_item())
    briefing = dataclasses.replace(make_briefing(date=day_of, dates=dates, number=day, items=items), **changes)
    folder = directory / day_of.isoformat()
    folder.mkdir(parents=True, exist_ok=True)
    for name in formats:
        (folder / f"briefing.{name}").write_text("…", encoding="utf-8")
    remember_issue(directory, briefing, SITE)
    return briefing
