"""Names and words in the forms of a region: found in a text by longest match, never across the edge of a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from digest.language.editions import is_traditional
from digest.language.lexicon import segment
from digest.language.longest_match import Replacement, longest_pattern
from digest.language.names_table import Term, terms
from digest.language.traditionalization import traditionalize

_SURE_LENGTH = 3  # 里根 and 布什 turn up by chance inside other words; names of three characters do not
_OPENING, _CLOSING = "“「『《‘", "”」』》’"


def regional_forms(
    text: str, simplified: str, source: str, to: str, kinds: frozenset[str], *, inside_quotations: bool = False
) -> Iterator[Replacement]:
    """Yield what the edition ``to`` calls otherwise than ``text`` does, of the ``kinds`` asked for.

    ``simplified`` is ``text`` in Simplified characters, of the same length. Names inside quotation marks and
    titles of works stay, unless ``inside_quotations``.
    """
    table = _replacements(is_traditional(source), to)
    found = [(match.start(), match.end(), match[0]) for match in _pattern(is_traditional(source), to).finditer(text)]
    words = segment(simplified) if found else []
    quoted = set() if inside_quotations else quoted_places(text)
    for start, end, key in found:
        form, kind = table[key]
        if kind in kinds and form != key and start not in quoted and _stands_alone(start, end, kind, words):
            yield Replacement(start, end, form, "regional word" if kind == "word" else "regional name")


def quoted_places(text: str) -> set[int]:
    """Return the offsets that lie inside quotation marks or the brackets of a title."""
    depth, places = 0, set()
    for place, character in enumerate(text):
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING:
            depth = max(depth - 1, 0)
        elif depth:
            places.add(place)
    return places


def _stands_alone(start: int, end: int, kind: str, words: list[tuple[int, int]]) -> bool:
    """Say whether no word of the segmentation straddles an edge; a short name may not be part of a word either."""
    may_be_part = kind == "word" or end - start >= _SURE_LENGTH
    for first, last in words:
        if first < end and start < last and not (start <= first and last <= end):
            contains = first <= start and end <= last
            if not (contains and may_be_part):
                return False
    return True


@cache
def _replacements(traditional: bool, to: str) -> dict[str, tuple[str, str]]:
    """Return for each name, and each longer word that only contains one, its form in ``to`` and its kind."""
    table: dict[str, tuple[str, str]] = {}
    for term in terms():
        target = _form(term, to)
        for key in _keys(term, traditional, to) if target else ():
            table.setdefault(key, (target, term.kind))
        for longer in term.not_in:
            written = traditionalize(longer) if traditional else longer
            table.setdefault(written, (written, "shield"))
    return table


@cache
def _pattern(traditional: bool, to: str) -> re.Pattern[str]:
    return longest_pattern(_replacements(traditional, to))


def _form(term: Term, to: str) -> str:
    if to == "zh-Hans":
        return term.hans if term.back else ""
    return {"zh-Hant-TW": term.taiwan, "zh-Hant-HK": term.hong_kong}.get(to, "")


def _keys(term: Term, traditional: bool, to: str) -> tuple[str, ...]:
    if not traditional:
        return (term.hans,) if to != "zh-Hans" else ()
    plain = (traditionalize(term.hans), traditionalize(term.hans, "zh-Hant-TW"))
    return plain + ((term.taiwan, term.hong_kong) if term.back else ())
