"""What can be seen of a translation without understanding it: length, language, loops, and what was left in it."""

from __future__ import annotations

import re
from collections.abc import Sequence


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]")
_OTHER = re.compile(r"[\u0370-\u1cff\u3040-\u30ff\uac00-\ud7af]")
_KANA = re.compile(r"[\u3041-\u309f\u30a1-\u30fa]")
_ENGLISH = _words(
    "the of and to in a is was that for on are with as at by from it be have has had were will this an or but not its "
    "which would been more than after who their said he she they his her there up out about into over all also new one "
    "when could can may last between two year years against no during before first some other"
)
_FOREIGN = _words(
    "le la les des une du et est dans qui que pour avec sur par pas plus ce cette au aux der die das und ist nicht mit "
    "von den dem ein eine auf für zu im el los las del que y es por con una para se il lo gli che di non è per sono "
    "della o os do da em não uma na no het een van niet de en dat op"
)
_LEFT_IN = re.compile(
    r"<unk>|⁇|▁|\ufffd|</?s>|<pad>|>>\w+<<|\b(?:zho|eng|cmn)_[A-Z][a-z]{3}\b|__\w+__|⟦|⟧|&(?:amp|quot|lt|gt|nbsp|#\d+);|"
    r"</?[a-zA-Z][^>]{0,80}>|^\s*(?:(?:English )?translation|译文|翻译|译为)\s*[:：]|```|\\u[0-9a-f]{4}|\\n|"
    r"^\s*(?:sure|certainly|of course|here is|here's)\b[^.]{0,40}(?:translat|:)",
    re.IGNORECASE,
)


def length_is_odd(source: str, translation: str, *, to_english: bool) -> bool:
    """Say whether the translation is far too short or too long for what it translates.

    A Chinese character comes to three or four English ones, spaces included; under 8 of them nothing can be said.
    """
    chinese, english = (source, translation) if to_english else (translation, source)
    han, letters = len(re.sub(r"\s", "", chinese)), len(english.strip())
    if (han if to_english else letters / 3.5) < 8:
        return letters > 60 + 12 * han or (to_english and not letters) or (not to_english and not han)
    ratio = letters / max(han, 1)
    return not (1.25 if to_english else 1.5) <= ratio <= (9.0 if to_english else 11.0)


def language_is_wrong(source: str, translation: str, *, to_english: bool) -> bool:
    """Say whether the reply is not in the language that was asked for, or is the original again."""
    if translation.strip() == source.strip() and len(_HAN.findall(source)) + len(_LATIN.findall(source)) > 3:
        return True
    han, latin, other = (len(pattern.findall(translation)) for pattern in (_HAN, _LATIN, _OTHER))
    letters = han + latin + other
    if not letters:
        return False
    if to_english:
        return latin < 0.6 * letters or _is_another_latin_language(translation)
    return han < 0.3 * letters or len(_KANA.findall(translation)) > max(2, 0.1 * letters)


def _is_another_latin_language(text: str) -> bool:
    words = [word.lower() for word in re.findall(r"[A-Za-zÀ-ÿ]+", text)]
    if len(words) < 7:
        return False
    english, foreign = (sum(word in table for word in words) for table in (_ENGLISH, _FOREIGN))
    return foreign > 2 and foreign > english


def runs_in_a_loop(source: str, translation: str, *, to_english: bool) -> bool:
    """Say whether the translation says a few words again and again where the original does not."""
    return _loops(_pieces(translation, english=to_english)) and not _loops(_pieces(source, english=not to_english))


def _pieces(text: str, *, english: bool) -> list[str]:
    return re.findall(r"[\w']+", text.lower()) if english else [c for c in text if c.isalnum()]


def _loops(pieces: Sequence[str]) -> bool:
    for size in range(1, 9):
        needed = 4 if size == 1 else 3
        run = 0
        for place in range(size, len(pieces)):
            run = run + 1 if pieces[place] == pieces[place - size] else 0
            if run >= size * (needed - 1) and not all(piece.isdigit() for piece in pieces[place - size : place]):
                return True
    triples = [tuple(pieces[n : n + 3]) for n in range(len(pieces) - 2)]
    return len(triples) >= 20 and len(set(triples)) < 0.5 * len(triples)


def find_leftovers(source: str, translation: str, *, to_english: bool) -> tuple[str, ...]:
    """What does not belong into a translation: marks of the machine, markup, words of the original, each once."""
    found = [match[0].strip() for match in _LEFT_IN.finditer(translation) if match[0].strip() not in source]
    if to_english:
        found += re.findall(f"{_HAN.pattern}+", translation)
    else:
        words = re.findall(r"(?<![\w@./-])[a-z]{4,}(?![\w@./-])", translation)
        found += [word for word in words if re.search(rf"\b{word}\b", source)]
    return tuple(dict.fromkeys(found))
