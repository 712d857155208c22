"""Text and nothing else: its script, its sentences, its renditions. Serves every room.

What the room offers is loaded when it is first asked for: whoever converts a line needs no table of datelines.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from digest.language.fold import fold, fold_table  # at once: its module has the name of its function

if TYPE_CHECKING:
    from digest.language.calendar import format_date, format_day
    from digest.language.conversion import Change, Doubt, Wishes, convert, convert_as, explain_conversion
    from digest.language.dateline import find_dateline
    from digest.language.dates import CHINA, Moment, iter_datetimes, read_datetime
    from digest.language.editions import EDITIONS, edition
    from digest.language.english_names import NamedThing, name_things
    from digest.language.glossing import english_name, gloss
    from digest.language.healing import heal, is_machine_made
    from digest.language.labels import labels_for
    from digest.language.lunar import lunar_day
    from digest.language.name_scan import scan_names
    from digest.language.opencc_engine import engine_name
    from digest.language.pinyin import read_pinyin
    from digest.language.punctuation import set_punctuation
    from digest.language.quotation_marks import set_quotation_marks
    from digest.language.readings import strip_readings
    from digest.language.rendition import Renderer, RenditionSettings, render_text
    from digest.language.script import ScriptCounts, count_script, detect
    from digest.language.sentences import split_sentences
    from digest.language.sound import sound_chinese, sound_names, spell_chinese, spell_names
    from digest.language.wording import unify_wording

_HOMES = {
    "CHINA": "dates",
    "EDITIONS": "editions",
    "Change": "conversion",
    "Doubt": "conversion",
    "Moment": "dates",
    "NamedThing": "english_names",
    "Renderer": "rendition",
    "RenditionSettings": "rendition",
    "ScriptCounts": "script",
    "Wishes": "conversion",
    "convert": "conversion",
    "convert_as": "conversion",
    "count_script": "script",
    "detect": "script",
    "edition": "editions",
    "engine_name": "opencc_engine",
    "english_name": "glossing",
    "explain_conversion": "conversion",
    "find_dateline": "dateline",
    "format_date": "calendar",
    "format_day": "calendar",
    "lunar_day": "lunar",
    "gloss": "glossing",
    "heal": "healing",
    "is_machine_made": "healing",
    "iter_datetimes": "dates",
    "labels_for": "labels",
    "name_things": "english_names",
    "read_datetime": "dates",
    "read_pinyin": "pinyin",
    "render_text": "rendition",
    "scan_names": "name_scan",
    "set_punctuation": "punctuation",
    "set_quotation_marks": "quotation_marks",
    "sound_chinese": "sound",
    "sound_names": "sound",
    "spell_chinese": "sound",
    "spell_names": "sound",
    "split_sentences": "sentences",
    "strip_readings": "readings",
    "unify_wording": "wording",
}

__all__ = [
    "CHINA",
    "EDITIONS",
    "Change",
    "Doubt",
    "Moment",
    "NamedThing",
    "Renderer",
    "RenditionSettings",
    "ScriptCounts",
    "Wishes",
    "convert",
    "convert_as",
    "count_script",
    "detect",
    "edition",
    "engine_name",
    "english_name",
    "explain_conversion",
    "find_dateline",
    "fold",
    "fold_table",
    "format_date",
    "format_day",
    "gloss",
    "heal",
    "is_machine_made",
    "iter_datetimes",
    "labels_for",
    "lunar_day",
    "name_things",
    "read_datetime",
    "read_pinyin",
    "render_text",
    "scan_names",
    "set_punctuation",
    "set_quotation_marks",
    "sound_chinese",
    "sound_names",
    "spell_chinese",
    "spell_names",
    "split_sentences",
    "strip_readings",
    "unify_wording",
]


def __getattr__(name: str) -> Any:
    """Load what is asked for from its file."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
