"""How a sentence opens and ends: whether it can be understood out of its place.

An extract is read alone. A sentence that opens with a pronoun or a connective whose other half stands before it
(``他``, ``此外``, ``However``) leaves the reader asking; one that ends with a colon or a dash promises what follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from digest.summarization.document import Floats

CUES = ("unresolved", "question", "introduces", "unfinished")

_UNRESOLVED = (
    r"(?:他|她|它|牠|祂)(?!国|國|人|山|乡|鄉|日|杀|殺|信|律|克|加|米|们的家|莫西)|(?:他|她|它)[们們]"
    r"|(?:这|這)(?![里裡])|那(?!么多年|不勒斯|曲|坡|霸|英|拉)|此(?!次|前|间)|该|該(?!隱|隐)|其(?!他|它|中[一有])|两者|兩者|二者|前者|后者|後者"
    r"|对此|對此|为此|為此|因此|因而|所以|于是|於是|从而|從而|由此|据此|據此|结果(?=[，,])|結果(?=[，,])"
    r"|但(?!丁|凡|书)|但是|不过|不過|然而|可是|可(?=[，,])|而(?!今|立)|反之|相反|否则|否則|却|卻|只是|惟(?!一)|尽管如此|儘管如此|即便如此|虽然如此"
    r"|此外|另外|另一方面|与此同时|與此同時|同时|同時|并且|並且|而且|况且|況且|再者|其次|接着|接著|随后|隨後|然后|然後|后来|後來|之后|之後|最后|最後|最终"
    r"|也(?!门|許|许)|还(?=[有是要])|還(?=[有是要])|至于|至於|例如|比如|譬如|换言之|換言之|也就是说|也就是說|总之|總之|综上|綜上|当然|當然|事实上|事實上"
    r"|同样|同樣|同理|上述|以上|以下|如下|如此|就这样|就這樣"
)
_UNRESOLVED_LATIN = (
    r"(?:He|She|It|They|This|That|These|Those|His|Her|Its|Their|Him|Them|But|And|Or|So|Yet|Nor|However|Therefore|Thus|"
    r"Hence|Moreover|Furthermore|Besides|Meanwhile|Instead|Nevertheless|Nonetheless|Still|Also|Then|There|Here|Such|"
    r"Afterwards?|Later|Finally|Otherwise|Consequently|In addition|In contrast|On the other hand|As a result|"
    r"For example|"
    r"For instance|That's|It's|He's|She's|They're|Both|Another|Others?)(?![\w-])"
)
_OPENING_MARKS = "“‘「『\"'（( \u3000"
_POINTS_BACK = re.compile(rf"[{_OPENING_MARKS}]*+(?:{_UNRESOLVED}|{_UNRESOLVED_LATIN})")
_POINTING = frozenset(_OPENING_MARKS) | frozenset(
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
    for number, sentence in enumerate(sentences):
        if sentence[:1] in _POINTING and _POINTS_BACK.match(sentence):
            found[number, 0] = 1.0
        if sentence[-1:] not in _PLAIN_ENDINGS:
            found[number, 1:] = _read_ending(sentence)
    return found


def _read_ending(sentence: str) -> tuple[bool, bool, bool]:
    """Say whether a sentence ends as a question, as one that introduces something, and without a final mark."""
    return (
        _QUESTION.search(sentence, len(sentence) - 3) is not None,
        sentence.endswith(_INTRODUCING),
        sentence[-1:] not in _ENDINGS,
    )
