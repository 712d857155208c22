"""Every translation compared with its original: numbers, dates, negations, names, and its outward shape.

None of this understands either text. What is found is a reason for a reader to compare, never a correction.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from digest.language import convert
from digest.model import Flag
from digest.translation.chinese_quantities import read_chinese
from digest.translation.english_quantities import read_english
from digest.translation.instructions import addresses_a_machine
from digest.translation.names import Terms, names_lost_in_chinese, names_lost_in_english
from digest.translation.negation import negation_brought_in, negation_lost
from digest.translation.quantity import Quantity, lacking
from digest.translation.shape import find_leftovers, language_is_wrong, length_is_odd, runs_in_a_loop

KINDS = ("number", "date", "negation", "name", "length", "language", "repetition", "leftover", "instructions")
"""What a flag can be about."""
_MOST = 3
"""Flags of one kind at most: a reader who must compare needs no more reasons."""


def check_translation(source: str, translation: str, *, target: str, terms: Terms | None = None) -> tuple[Flag, ...]:
    """Compare a translation between Chinese and English (``target`` is the tag it is in) with its original.

    ``terms`` are names that must come through, besides those of the gloss table. The words of a flag are in
    ``zh-Hans`` and ``en``.
    """
    to_english = target.startswith("en")
    if language_is_wrong(source, translation, to_english=to_english):
        return (_flag("language", "译文不是所要求的语言", "the reply is not in the language asked for"),)
    chinese, english = (source, translation) if to_english else (translation, source)
    chinese = convert(chinese, "zh-Hans")
    return (
        *_quantities(chinese, english, to_english=to_english),
        *_negations(chinese, english, to_english=to_english),
        *_names(chinese, english, terms or {}, to_english=to_english),
        *_shape(source, translation, to_english=to_english),
    )


def _quantities(chinese: str, english: str, *, to_english: bool) -> Iterator[Flag]:
    in_chinese, in_english = read_chinese(chinese), read_english(english)
    before, after = (in_chinese, in_english) if to_english else (in_english, in_chinese)
    lost = lacking([one for one in before if one.sure], after)
    added = lacking([one for one in after if one.added], before)
    yield from islice((_lost(one) for one in lost), _MOST)
    if not lost:
        yield from islice((_added(one) for one in added), _MOST)


def _lost(one: Quantity) -> Flag:
    if one.kind in ("date", "month", "weekday"):
        return _flag("date", f"译文中没有日期“{one.text}”", f'the date "{one.text}" is not in the translation')
    return _flag("number", f"译文中没有数字“{one.text}”", f'the number "{one.text}" is not in the translation')


def _added(one: Quantity) -> Flag:
    kind = "date" if one.kind in ("date", "month", "weekday") else "number"
    return _flag(kind, f"原文中没有“{one.text}”", f'"{one.text}" is not in the original')


def _negations(chinese: str, english: str, *, to_english: bool) -> Iterator[Flag]:
    lost, brought = negation_lost(chinese, english), negation_brought_in(chinese, english)
    if lost if to_english else brought:
        yield _flag("negation", "译文可能漏了否定", "a negation may have been lost")
    if brought if to_english else lost:
        yield _flag("negation", "译文可能多了否定", "a negation may have been brought in")


def _names(chinese: str, english: str, terms: Terms, *, to_english: bool) -> Iterator[Flag]:
    lose = (
        names_lost_in_english(chinese, english, terms) if to_english else names_lost_in_chinese(english, chinese, terms)
    )
    for name in lose[:_MOST]:
        yield _flag("name", f"译文中没有“{name}”的定译", f'the agreed name for "{name}" is not in the translation')


def _shape(source: str, translation: str, *, to_english: bool) -> Iterator[Flag]:
    if runs_in_a_loop(source, translation, to_english=to_english):
        yield _flag("repetition", "译文反复说同样的词语", "the translation repeats itself")
    if length_is_odd(source, translation, to_english=to_english):
        yield _flag("length", "译文长短与原文不相称", "the translation is too short or too long for the original")
    left = find_leftovers(source, translation, to_english=to_english)
    if left:
        said = _listed(left)
        yield _flag("leftover", f"译文中有残留：{said}", f"something was left in the translation: {said}")
    if addresses_a_machine(source):
        yield _flag("instructions", "原文含有写给机器的指令", "the original holds words addressed to a machine")


def _listed(found: Sequence[str]) -> str:
    return " ".join(one[:20] for one in found[:_MOST])


def _flag(kind: str, chinese: str, english: str) -> Flag:
    return Flag(kind=kind, says={"zh-Hans": chinese, "en": english})
