"""Traditional text that a machine made badly out of Simplified (最后, 關系, 愿): telling it, and healing it.

Such text keeps Simplified forms that are also Traditional characters of another meaning, so that a count of
script-exclusive characters does not show it. The measure: put the text through Simplified and back, and count the
places where it had kept the Simplified form and the way back does not.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from digest.language.context import reading_form
from digest.language.script import detect
from digest.language.simplification import simplify
from digest.language.traditionalization import decisions, in_edition, standard_forms

_PER_THOUSAND = 5.0  # clean Traditional: at most 2; machine-made seeds: 11 and 12
_LEAST_HITS = 3
_SURE = 0.9  # probability above which a wrong Traditional character is exchanged too


def is_machine_made(text: str) -> bool:
    """Say whether Traditional ``text`` shows the marks of a bad machine conversion from Simplified.

    True at 5 or more telling characters in 1,000 Han characters, and at least 3 of them in all: a document
    gives a sound answer, a single sentence seldom does.
    """
    if detect(text) == "zh-Hans":
        return False
    hits = _hits(text)
    han = sum("\u3400" <= c <= "\u9fff" for c in text)
    return hits >= _LEAST_HITS and hits * 1000 >= _PER_THOUSAND * han


def heal(text: str, to: str = "zh-Hant") -> str:
    """Return machine-made Traditional ``text`` in the right characters of edition ``to``, as long as it was.

    Touched are characters in their Simplified form (最后), and others where the context leaves no doubt (頭發);
    clean text should not be given here.
    """
    simplified = simplify(text)
    right = in_edition(standard_forms(simplified), to)
    sure = {choice.place for choice in decisions(simplified) if choice.probability >= _SURE}
    return "".join(
        after if before == plain or (place in sure and reading_form(before) != reading_form(after)) else before
        for place, (before, plain, after) in enumerate(zip(text, simplified, right, strict=True))
    )


def _hits(text: str) -> int:
    simplified = simplify(text)
    right = standard_forms(simplified)
    return sum(x == s and (x, r) in _telling() for x, s, r in zip(text, simplified, right, strict=True))


@cache
def _telling() -> frozenset[tuple[str, str]]:
    """Return the pairs (kept form, right form) that only a machine confuses; 布/佈 and 占/佔 are a matter of style."""
    text = files("digest.language").joinpath("data/machine-made.tsv").read_text(encoding="utf-8")
    return frozenset((row[0], row[2]) for row in text.splitlines() if not row.startswith("#"))
