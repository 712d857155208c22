"""One wording for what the regions call differently (川普, 特朗普; 晶片, 芯片), for comparison: never shown.

Names of the tables, and words of OpenCC's table of Taiwanese phrases, are put into the wording of the mainland; of two
forms one of which holds the other (哈薩克, 哈萨克斯坦) the shorter one stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from digest.language.dictionaries import read_dictionary
from digest.language.fold import fold
from digest.language.gloss_table import entries
from digest.language.names_table import terms


def unify_wording(folded: str, pairs: frozenset[str]) -> str:
    """Return a folded text in one wording; ``pairs`` are its pairs of neighbouring characters.

    The pairs are asked for because whoever compares texts has them, and few texts have one with which a form begins.
    """
    heads = _heads()
    found = [form for pair in heads.keys() & pairs for form in heads[pair] if form in folded]
    for form in sorted(found, key=lambda form: (-len(form), form)):
        folded = folded.replace(form, _forms()[form])
    return folded


@cache
def _heads() -> Mapping[str, tuple[str, ...]]:
    """The forms by their first two characters."""
    found: dict[str, tuple[str, ...]] = {}
    for form in _forms():
        found[form[:2]] = (*found.get(form[:2], ()), form)
    return found


@cache
def _forms() -> Mapping[str, str]:
    """What stands for each form, all folded."""
    forms: dict[str, str] = {}
    for regional, common in _regional():
        one, other = fold(regional), fold(common)
        if one in other:
            one, other = other, one
        if min(len(one), len(other)) > 1 and one != other and other not in forms:
            forms.setdefault(one, other)
    return forms


def _regional() -> Iterator[tuple[str, str]]:
    """Each regional form with the one of the mainland, those of the tables first."""
    for entry in entries():
        if not entry.near:
            yield entry.taiwan, entry.hans
            yield entry.hong_kong, entry.hans
    for term in terms():
        if term.back:
            yield term.taiwan, term.hans
            yield term.hong_kong, term.hans
    for regional, common in read_dictionary("TWPhrasesRev").items():
        yield regional, common[0]
