"""Which script a text is written in, by counting the characters that only one of them has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from digest.language.dictionaries import read_dictionary
from digest.language.english_prose import is_english_prose

_MOSTLY = 0.9  # share of one script's own characters above which a text counts as written in it
_ALSO_PRINTED = "恒吓晒麽迹强"  # Simplified in the tables, and common in Hong Kong's press
_QUOTED = re.compile("“[^”]{0,400}”|「[^」]{0,400}」|《[^》]{0,99}》|（[^）]{0,99}）")
_KANA_SHARE = 0.1  # of kana and hangul among the East Asian characters: the text is not Chinese


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptCounts:
    """How many characters of each kind a text has.

    ``simplified`` and ``traditional`` count the characters of one script only, ``foreign`` kana and hangul.
    """

    simplified: int = 0
    traditional: int = 0
    han: int = 0
    latin: int = 0
    foreign: int = 0

    @property
    def traditional_share(self) -> float | None:
        """The share of Traditional among the characters that tell, or None where none does."""
        telling = self.simplified + self.traditional
        return self.traditional / telling if telling else None


def count_script(text: str) -> ScriptCounts:
    """Count what ``text`` is made of: script-exclusive, Han and Latin characters, and kana or hangul (``foreign``)."""
    simplified, traditional = _exclusive()
    return ScriptCounts(
        simplified=sum(c in simplified for c in text),
        traditional=sum(c in traditional for c in text),
        han=sum("\u3400" <= c <= "\u9fff" for c in text),
        latin=sum(c.isascii() and c.isalpha() for c in text),
        foreign=sum("\u3041" <= c <= "\u30fa" or "\uac00" <= c <= "\ud7a3" for c in text),
    )


def detect(text: str) -> str:
    """Return ``zh-Hans``, ``zh-Hant``, ``mixed``, ``en`` or ``und`` for the script ``text`` is written in.

    A quotation in the other script does not change the answer. Text whose characters are the same in both scripts
    counts as ``zh-Hans``; Japanese, Korean and languages of Latin letters other than English are ``und``.
    """
    counts = count_script(text)
    if counts.latin > 6 * counts.han and counts.latin > 3:
        return "en" if counts.latin > counts.foreign and is_english_prose(text) else "und"
    if not counts.han or counts.foreign > _KANA_SHARE * (counts.han + counts.foreign):
        return "und"
    script = "zh-Hant" if counts.traditional_share is None and "於" in text else _by_share(counts)
    if script != "mixed":
        return script
    unquoted = count_script(_QUOTED.sub("", text))
    return script if unquoted.traditional_share is None else _by_share(unquoted)


def _by_share(counts: ScriptCounts) -> str:
    share = counts.traditional_share
    if share is None or share <= 1 - _MOSTLY:
        return "zh-Hans"
    return "zh-Hant" if share >= _MOSTLY else "mixed"


@cache
def _exclusive() -> tuple[frozenset[str], frozenset[str]]:
    """Return the characters that only Simplified text has, and those that only Traditional text has."""
    simplified, traditional = _changed("STCharacters"), _changed("TSCharacters")
    return frozenset(simplified - traditional - _regional()), frozenset(traditional - simplified)


def _changed(name: str) -> set[str]:
    return {key for key, values in read_dictionary(name).items() if key not in values}


def _regional() -> set[str]:
    """Return what Taiwan or Hong Kong print although the standard form is another (群, 床, 峰); 么 tells anyway."""
    tables = (read_dictionary("TWVariants"), read_dictionary("HKVariants"))
    return {form for table in tables for forms in table.values() for form in forms} - {"么"} | set(_ALSO_PRINTED)
