"""Whether a text in Latin letters is English: by the small words without which no English sentence stands.

The commonest English words make up a third of running text and hardly occur in other languages; those of the other
great languages of Latin letters hardly occur in English. Short texts are taken for English unless the words of another
language stand in them, for headlines do without small words.
"""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENGLISH = _words(
    "the of and to in a is was that for on are with as at by from it be have has had were will this an or but not its "
    "which would been more than after who their said he she they his her there up out about into over all also new one "
    "when could can may last between two against no during before first some other if what we you i my your our do did"
)
_OTHERS = _words(
    "le la les des une du et est dans qui que pour avec sur par pas plus ce cette aux au sont ont été leur "  # French
    "der die das und ist nicht mit von den dem ein eine einen auf für zu im wird werden auch sich bei nach "  # German
    "el los las del y es por una para se su con como pero más fue ha sobre entre desde hasta "  # Spanish
    "o os da em não uma na nos nas ao mais foi às pela pelo são "  # Portuguese
    "il lo gli che di non è per sono della dei nel nella con anche alla dal dalla "  # Italian
    "het een van niet dat ook zijn naar voor maar door aan bij wordt "  # Dutch
    "yang dan ini itu dengan untuk tidak dari pada akan oleh juga telah dalam adalah "  # Indonesian, Malay
    "nie się jest na że jak przez dla był oraz jego "  # Polish
    "och att som på för med till inte har av om vid kan ett från "  # Swedish
    "ve bir bu için ile olarak daha çok olan gibi kadar "  # Turkish
    "và của là các được trong không cho với những có người đã này "  # Vietnamese
)
_MOST_READ = 20_000
"""Characters: the beginning of a text says what language it is in."""
_HEADLINE = 20
"""Words up to which a text may do without small words."""
_LEAST_SHARE = 0.06


def is_english_prose(text: str) -> bool:
    """Say whether a text in Latin letters is English rather than another language; True where nothing tells."""
    words = [word.lower() for word in _WORD.findall(text[:_MOST_READ])]
    english = sum(word in _ENGLISH for word in words)
    others = sum(word in _OTHERS for word in words)
    if others > english and others >= 2:
        return False
    return len(words) <= _HEADLINE or english >= _LEAST_SHARE * len(words) or (english == 0 and others == 0)
