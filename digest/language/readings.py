"""Readings that a machine injected after characters (``長(zhǎng)``, ``國（ㄍㄨㄛˊ）``) and that no author wrote.

Only brackets right after a Han character are looked at, and only where they hold one syllable: pinyin with a tone mark,
zhuyin, or, on a page that demonstrably has injected readings, pinyin without one (the neutral tone is written without a
mark: 兄弟(di)). Elsewhere ``(abc)`` is the author's: a unit, an abbreviation, a name.
"""

from __future__ import annotations

import re

_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
_MARKED_VOWEL = "āáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿăĕĭŏŭ\u0300\u0301\u0304\u030c"
_TONED = rf"(?=[^()（）]*[{_MARKED_VOWEL}])[a-zɡ{_MARKED_VOWEL}]{{1,8}}"
_ZHUYIN = r"[˙\u3105-\u312f\u31a0-\u31bf][˙ˊˇˋ\u3105-\u312f\u31a0-\u31bf]{0,4}"
_SYLLABLE = (  # initials and finals of Hanyu Pinyin (ISO 7098)
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|uang|iong|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|er|a|o|e|i|u|v))"
)
_CERTAIN = re.compile(rf"(?<={_HAN})\s?[(（]\s?(?:{_TONED}|{_ZHUYIN})\s?[)）]")
_ANY = re.compile(rf"(?<={_HAN})\s?[(（]\s?(?:{_TONED}|{_ZHUYIN}|{_SYLLABLE}[1-5]?)\s?[)）]")
_INJECTED_FROM = 3  # so many certain readings in one text are a machine's, not an author's gloss of a rare character


def strip_readings(text: str) -> str:
    """Remove injected readings; brackets with anything else in them stay.

    One or two readings with a tone mark or in zhuyin are removed too: nothing of the wording is lost with them.
    """
    if "(" not in text and "（" not in text:
        return text
    certain = _CERTAIN.findall(text)
    if not certain:
        return text
    return (_ANY if len(certain) >= _INJECTED_FROM else _CERTAIN).sub("", text)


def count_readings(text: str) -> int:
    """Return how many readings with a tone mark or in zhuyin stand in ``text``."""
    return sum(1 for _ in _CERTAIN.finditer(text))
