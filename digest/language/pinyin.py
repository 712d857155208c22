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
from digest.language.glossing import find_terms
from digest.language.lexicon import segment
from digest.language.simplification import simplify

_REMEDY = "run: pip install pypinyin"
_HAN = re.compile(r"[\u3400-\u9fff]")
_JOINED_BEHIND = "部局会會署厅廳处處院社报報党黨法员員长長者们們学學家化性度率型式级級"
"""Written together with the word before: 发展局 is fāzhǎnjú."""
_PIECE = re.compile(r"[\u3400-\u9fff]+|[A-Za-zÀ-ÿ0-9]+(?:[.,:/'’%-]*[A-Za-zÀ-ÿ0-9%]+)*|\S")
_MARKS = str.maketrans("，。、；：？！（）「」『』《》", ",.,;:?!()“”‘’“”")
_NO_SPACE = re.compile(r"\s+([,.;:?!)”’%])|([“‘(])\s+")
_NEEDS_APOSTROPHE = "aāáǎàoōóǒòeēéěè"


def read_pinyin(text: str) -> str:
    """Return the reading of ``text``, words separated by spaces, names with capitals; what is not Chinese stays.

    Raises:
        DigestError: pypinyin is not installed.
    """
    simplified = simplify(text)
    words, place = [], 0
    for start, term in find_terms(simplified):
        words += [_read_word(word) for word in _words(simplified[place:start])]
        words.append(term.pinyin or _capital(_read_word(term.text)))
        place = start + len(term.text)
    words += [_read_word(word) for word in _words(simplified[place:])]
    line = " ".join(word for word in words if word).translate(_MARKS)
    return _capital(_NO_SPACE.sub(lambda match: match[1] or match[2], line))


def _capital(reading: str) -> str:
    return reading[:1].upper() + reading[1:]


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


def _words(text: str) -> list[str]:
    """The words of a Simplified text, suffixes of one character with them; a number or Latin word is one word."""
    words: list[str] = []
    for piece in _PIECE.findall(text):
        if not _HAN.match(piece):
            words.append(piece)
            continue
        begin = len(words)
        for start, end in segment(piece):
            word = piece[start:end]
            if word in _JOINED_BEHIND and len(words) > begin and len(words[-1]) > 1:
                words[-1] += word
            else:
                words.append(word)
    return words


def _pypinyin() -> Any:
    try:
        return import_module("pypinyin")
    except ModuleNotFoundError:
        raise DigestError(f"pinyin needs a library that is not installed; {_REMEDY}") from None
