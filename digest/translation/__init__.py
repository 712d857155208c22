"""Translation by machine: optional, compared with its original, marked. Off unless the settings name a translator.

Nothing heavy is loaded before a translator is used.
"""

from digest.translation.checks import KINDS, check_translation
from digest.translation.issue import estimate_briefing, translate_briefing
from digest.translation.memory import FileMemory, Memory, NoMemory, Remembered
from digest.translation.opening import (
    ENGINES,
    TranslatorSpec,
    Unavailable,
    open_or_recall,
    open_translator,
    refuse_remote,
)
from digest.translation.service import Patience, is_remote
from digest.translation.texts import Estimate, Job, estimate_texts, translate_texts
from digest.translation.translator import Failure, Limits, Result, Translator

__all__ = [
    "ENGINES",
    "KINDS",
    "Estimate",
    "Failure",
    "FileMemory",
    "Job",
    "Limits",
    "Memory",
    "NoMemory",
    "Patience",
    "Remembered",
    "Result",
    "Translator",
    "TranslatorSpec",
    "Unavailable",
    "check_translation",
    "estimate_briefing",
    "estimate_texts",
    "is_remote",
    "open_or_recall",
    "open_translator",
    "refuse_remote",
    "translate_briefing",
    "translate_texts",
]
