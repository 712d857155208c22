"""How a sentence opens and ends: whether it can be understood out of its place.

An extract is read alone. A sentence that opens with a pronoun or a connective whose other half stands before it
(``他``, ``此外``, ``However``) leaves the reader asking; one that ends with a colon or a dash promises what follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import numpy as np

from digest.language import fold
from digest.summarization.document import Floats

CUES = ("unresolved", "question", "introduces", "unfinished")

_UNRESOLVED = (
    r"(?:他|她|它|牠|祂)(?!国|人|山|乡|日|杀|信|律|克|加|米|们的家|莫西)|(?:他|她|它)们"
    r"|这(?!里)|那(?!么多年|不勒斯|曲|坡|霸|英|拉)|此(?!次|前|间)|该(?!隐)|其(?!他|它|中[一有])|两者|二者|前者|后者"
    r"|对此|为此|因此|因而|所以|于是|从而|由此|据此|结果(?=,)"
    r"|但(?!丁|凡|书)|但是|不过|然而|可是|可(?=,)|而(?!今|立)|反之|相反|否则|却|只是|惟(?!一)|尽管如此|即便如此|虽然如此"
    r"|此外|另外|另一方面|与此同时|同时|并且|而且|况且|再者|其次|接[着著]|随后|然后|后来|之后|最后|最终"
    r"|也(?!门|许)|还(?=[有是要])|至于|例如|比如|譬如|换言之|也就是说|总之|综上|当然|事实上"
    r"|同样|同理|上述|以上|以下|如下|如此|就这样"
)
_TRADITIONAL = "這該兩後對為爲於從據結與時並況隨還換總綜當儘"
"""The Traditional forms of the characters that the openings above begin with."""
_UNRESOLVED_LATIN = (
    r"(?:He|She|It|They|This|That|These|Those|His|Her|Its|Their|Him|Them|But|And|Or|So|Yet|Nor|However|Therefore|Thus|"
    r"Hence|Moreover|Furthermore|Besides|Meanwhile|Instead|Nevertheless|Nonetheless|Still|Also|Then|There|Here|Such|"
    r"Afterwards?|Later|Finally|Otherwise|Consequently|In addition|In contrast|On the other hand|As a result|"
    r"For example|"
    r"For instance|That's|It's|He's|She's|They're|Both|Another|Others?)(?![\w-])"
)
_OPENING_MARKS = "“‘「『\"'（( \u3000"
_POINTING = frozenset(f"{_OPENING_MARKS}{_TRADITIONAL}") | frozenset(
    re.findall(r"(?:^|\||\(\?:)([^(|])", f"{_UNRESOLVED}|{_UNRESOLVED_LATIN}")
)
"""The characters that such an opening may begin with: most sentences are told from them at a glance."""
_QUESTION = re.compile(r"[?？][”’」』\"')）]*\Z")
_PLAIN_ENDINGS = frozenset("。！!.…")
"""Marks that say all there is to say of an ending."""
_INTRODUCING = (":", "：", "—", "--")
_ENDINGS = frozenset("。！？!?.…｡：:—）)’\"'\\]】")
"""Marks that a finished sentence ends with; a closing “ ” or 「 」 is none, since quoted words seldom stand alone."""


def find_cues(sentences: Sequence[str]) -> Floats:
    """Return a row for each sentence and a column, 0 or 1, for each of ``CUES``."""
    found = np.zeros((len(sentences), len(CUES)))
    points_back = _points_back_pattern().match
    for number, sentence in enumerate(sentences):
        if sentence[:1] in _POINTING and points_back(sentence):
            found[number, 0] = 1.0
        if sentence[-1:] not in _PLAIN_ENDINGS:
            found[number, 1:] = _read_ending(sentence)
    return found


@cache
def _points_back_pattern() -> re.Pattern[str]:
    """Return the pattern of the openings, the Chinese ones as they stand in text of either script and width."""
    forms = _forms(frozenset(_UNRESOLVED))
    pattern, inside = "", False
    for sign in _UNRESOLVED:
        inside = sign == "[" or (inside and sign != "]")
        written = forms.get(sign, sign)
        pattern += written if inside or len(written) == 1 else f"[{written}]"
    return re.compile(rf"[{re.escape(_OPENING_MARKS)}]*+(?:{_UNRESOLVED_LATIN}|{pattern})")


def _forms(signs: frozenset[str]) -> dict[str, str]:
    """Return each of the letters and commas among ``signs`` with all the characters that fold to it."""
    forms: dict[str, str] = {}
    for character in map(chr, range(0x2E80, 0x10000)):
        folded = fold(character)
        if folded in signs and (folded.isalpha() or folded == ","):
            forms[folded] = forms.get(folded, folded) + character * (character != folded)
    return forms


def _read_ending(sentence: str) -> tuple[bool, bool, bool]:
    """Say whether a sentence ends as a question, as one that introduces something, and without a final mark."""
    return (
        _QUESTION.search(sentence, len(sentence) - 3) is not None,
        sentence.endswith(_INTRODUCING),
        sentence[-1:] not in _ENDINGS,
    )
