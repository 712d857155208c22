"""Text and nothing else: its script, its sentences, its renditions. Serves every room."""

from digest.language.calendar import format_date, format_day
from digest.language.conversion import Change, Doubt, Wishes, convert, convert_as, explain_conversion
from digest.language.dateline import find_dateline
from digest.language.dates import CHINA, Moment, iter_datetimes, read_datetime
from digest.language.editions import EDITIONS, edition
from digest.language.fold import fold, fold_table
from digest.language.healing import heal, is_machine_made
from digest.language.labels import labels_for
from digest.language.opencc_engine import engine_name
from digest.language.punctuation import set_punctuation
from digest.language.quotation_marks import set_quotation_marks
from digest.language.readings import strip_readings
from digest.language.rendition import Renderer, RenditionSettings, render_text
from digest.language.script import ScriptCounts, count_script, detect
from digest.language.sentences import split_sentences

__all__ = [
    "CHINA",
    "EDITIONS",
    "Change",
    "Doubt",
    "Moment",
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
    "explain_conversion",
    "find_dateline",
    "fold",
    "fold_table",
    "format_date",
    "format_day",
    "heal",
    "is_machine_made",
    "iter_datetimes",
    "labels_for",
    "read_datetime",
    "render_text",
    "set_punctuation",
    "set_quotation_marks",
    "split_sentences",
    "strip_readings",
]
