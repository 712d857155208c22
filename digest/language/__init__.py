"""Text and nothing else: its script, its sentences, its renditions. Serves every room."""

from digest.language.conversion import convert
from digest.language.dateline import find_dateline
from digest.language.fold import fold
from digest.language.readings import strip_readings
from digest.language.script import detect
from digest.language.sentences import split_sentences

__all__ = [
    "convert",
    "detect",
    "find_dateline",
    "fold",
    "split_sentences",
    "strip_readings",
]
