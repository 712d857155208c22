"""The table of names with their English: complete, without contradictions, in step with conversion and pinyin."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from digest.language import convert, count_script, fold
from digest.language.gloss_table import KINDS, entries, lookup
from digest.language.glossing import gloss
from digest.language.names_table import terms

SOURCES = {
    "CLDR", "COUNTRY", "CITY", "CHINA", "TAIWAN", "HONGKONG", "UN", "INTL", "CN", "TW", "HK", "FOREIGN", "MEDIA",
    "COMPANY", "CURRENCY", "TREATY", "OFFICE", "PERSON", "TERM", "PRESS",
}  # fmt: skip
OTHERWISE_READ = """
佛得角 佛罗里达 长和集团 漯河 长治市 防卫相 马累 蓝佛安 曾荫权 曾毓群 任正非 比尔·盖茨 盖茨 朴槿惠 世行 亚行
亚开行 亚投行 反弹道导弹条约 塔那那利佛 丹佛 雪佛龙
"""
"""Names that pypinyin reads character by character, and wrongly."""
IN_NAMES = {"勒": "lè", "都": "dū", "塞": "sài"}
"""Characters that names have in their reading, and pypinyin alone in another."""
NOT_AS_CONVERTED = {"鲁托", "卢托"}
"""Conversion takes 托 here for 託, as it mostly is at the end of a word."""
NOT_SIMPLIFIED_ANYWHERE = {"赤鱲角"}


def test_the_table_is_large_and_complete() -> None:
    """At least 2,500 names, of every kind, each with all its columns."""
    rows = entries()
    assert len(rows) >= 2500
    assert {row.kind for row in rows} == set(KINDS)
    assert {row.source for row in rows} == SOURCES
    assert all(row.hans and row.taiwan and row.hong_kong and row.english and row.pinyin for row in rows)


def test_no_name_stands_twice() -> None:
    """One row a name, and no form that means two things without words that tell them apart."""
    assert not [name for name, times in Counter(row.hans for row in entries()).items() if times > 1]
    for form, rows in lookup().items():
        assert len({row.english for row in rows if not row.near}) <= 1, form


def test_each_column_is_in_its_script() -> None:
    """No Traditional character in the mainland's column, no Simplified one in the others."""
    rows = [row for row in entries() if row.hans not in NOT_SIMPLIFIED_ANYWHERE]
    assert not [row.hans for row in rows if count_script(row.hans).traditional]
    assert not [row.hans for row in rows if count_script(row.taiwan + row.hong_kong).simplified]


def test_names_that_regions_share_are_converted_as_the_table_has_them() -> None:
    """Where a row has the mainland's wording for Taiwan and Hong Kong, conversion gives the same characters."""
    settled = {term.hans for term in terms()}
    for row in (row for row in entries() if row.hans not in settled | NOT_AS_CONVERTED):
        for form, to in ((row.taiwan, "zh-Hant-TW"), (row.hong_kong, "zh-Hant-HK")):
            if fold(form) == row.hans:
                assert convert(row.hans, to) == form, row.hans


def test_the_table_agrees_with_the_names_of_regions() -> None:
    """A name has one form in Taiwan and one in Hong Kong, whichever table is asked."""
    forms = {row.hans: (row.taiwan, row.hong_kong) for row in entries()}
    named = [term for term in terms() if term.kind != "word"]
    assert not [t.hans for t in named if forms.get(t.hans) != (t.taiwan, t.hong_kong)]


def test_pinyin_is_that_of_the_dictionary() -> None:
    """The readings are pypinyin's, but for the listed names."""
    pypinyin = pytest.importorskip("pypinyin")
    wrong = [
        row.hans
        for row in entries()
        if row.hans not in OTHERWISE_READ.split()
        and _letters(row.pinyin) != _letters(_read(row.hans, pypinyin.lazy_pinyin(row.hans, style=pypinyin.Style.TONE)))
    ]
    assert not wrong


def _read(name: str, syllables: list[str]) -> str:
    """The syllables, one a character where no Latin letters stand in the name, as names are read."""
    if len(name) != len(syllables):
        return "".join(syllables)
    return "".join(IN_NAMES.get(character, said) for character, said in zip(name, syllables, strict=True))


def _letters(pinyin: str) -> str:
    return re.sub(r"[\W_]", "", pinyin.lower())


def test_every_name_is_found_where_it_stands_alone() -> None:
    """Each name of the table is found as a whole when nothing stands around it."""
    missed = [row.hans for row in entries() if [term.text for term in gloss(row.hans)] != [row.hans]]
    assert not missed


def test_the_english_is_plain() -> None:
    """No article before a name, no stray blank, no Chinese in the English column."""
    for row in entries():
        assert row.english == row.english.strip()
        assert not re.search(r"[\u3400-\u9fff]|  ", row.english), row.hans
        assert row.english.startswith(("The ", "the ")) <= (row.source in {"MEDIA", "CITY"}), row.hans
