"""The words of the domain, as frozen dataclasses: what each room takes and gives.

A *page* is what a source hands over; an *article* is what was read out of it; a *story* is one event, told by
one or more articles; a *briefing* is what the reader holds. Texts are Unicode strings, offsets count characters
(code points), languages are BCP 47 tags (``zh-Hans``, ``zh-Hant``, ``zh-Hant-TW``, ``zh-Hant-HK``, ``en``, ``und``).
"""

from __future__ import annotations

from digest.model.articles import (
    LANGUAGES,
    Article,
    Dateline,
    Dropped,
    KeySentence,
    LeftOut,
    MonthDay,
    Page,
    PublishedFrom,
    Sentence,
    SourceStatus,
    Stated,
    Story,
    Summary,
)
from digest.model.briefing import Briefing, Counts, Flag, Item, Quotation, Rendition, Report, Term, Translation
from digest.model.plain import Plain, to_plain

__all__ = [
    "LANGUAGES",
    "Article",
    "Briefing",
    "Counts",
    "Dateline",
    "Dropped",
    "Flag",
    "Item",
    "KeySentence",
    "LeftOut",
    "MonthDay",
    "Page",
    "Plain",
    "PublishedFrom",
    "Quotation",
    "Rendition",
    "Report",
    "Sentence",
    "SourceStatus",
    "Stated",
    "Story",
    "Summary",
    "Term",
    "Translation",
    "to_plain",
]
