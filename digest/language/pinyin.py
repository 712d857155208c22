"""The reading of a Chinese text in Hanyu pinyin with tone marks, word by word (ISO 7098; GB/T 16159).

Readings are those of pypinyin (MIT licence), which knows words whose characters have several readings; names of the
table are read as the table says. A reading is a help, not a claim: a family name or a word that pypinyin does not know
may be read otherwise.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

from digest.errors import DigestError
from digest.language.lexicon import segment
from digest.language.simplification import simplify

_REMEDY = "run: pip install pypinyin"
_HAN = re.compile(r"[\u3400-\u9fff]")
_JOINED_BEHIND = "部局会會署厅廳处處院社报報党黨法员員长長者们們学學家化性度率型式级級"
"""Written together with the word before: 发展局 is fāzhǎnjú."""
_APART = "和与及的是在了也都就又不将被把对向从为以并但而或所这那我他她它有无年月日市省县区岛海"
"""Words of one character, which join no other."""
_NEEDS_APOSTROPHE = "aāáǎàoōóǒòeēéěè"


def read_pinyin(text: str) -> str:
    """Return the reading of ``text``, words separated by spaces; what is not Chinese stays as it is.

    Raises:
        DigestError: pypinyin is not installed.
    """
    words = [_read_word(text[start:end]) for start, end in _words(simplify(text))]
    line = " ".join(word for word in words if word)
    return re.sub(r"\s+([，。、；：！？”’）》」』,.;:!?)])|([“‘（《「『(])\s+", r"\1\2", line)


def _read_word(word: str) -> str:
    if not _HAN.search(word):
        return word.strip()
    syllables = _pypinyin().lazy_pinyin(word, style=_pypinyin().Style.TONE, errors=list)
    read = ""
    for character, syllable in zip(word, syllables, strict=True):
        if read and syllable[0] in _NEEDS_APOSTROPHE and _HAN.match(character):
            read += "'"
        read += syllable
    return read


def _words(text: str) -> list[tuple[int, int]]:
    """The words of a Simplified text; characters that stand alone beside each other are taken for one name."""
    words: list[tuple[int, int]] = []
    for start, end in segment(text):
        if words and words[-1][1] == start and _belong_together(text, words[-1], (start, end)):
            words[-1] = (words[-1][0], end)
        else:
            words.append((start, end))
    return words


def _belong_together(text: str, before: tuple[int, int], word: tuple[int, int]) -> bool:
    last, this = text[before[0] : before[1]], text[word[0] : word[1]]
    if len(this) != 1 or not _HAN.match(last[-1]) or not _HAN.match(this):
        return not _HAN.search(last + this) and not last[-1].isspace() and this.isalnum() and last.isalnum()
    return this in _JOINED_BEHIND and len(last) > 1


def _pypinyin() -> Any:
    try:
        return import_module("pypinyin")
    except ModuleNotFoundError:
        raise DigestError(f"pinyin needs a library that is not installed; {_REMEDY}") from None
