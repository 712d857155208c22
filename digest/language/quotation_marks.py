"""Quotation marks as each edition sets them: “ ” in Simplified, 「 」 in Traditional print."""

from __future__ import annotations

import re

from digest.language.editions import is_traditional

_TO_CORNERS = str.maketrans("“”‘’", "「」『』")
_TO_CURLED = str.maketrans("「」『』", "“”‘’")
_APOSTROPHE = re.compile(r"(?<=[A-Za-z0-9])’(?=[A-Za-z])|’(?=\d)")  # don’t, ’90s
_KEPT = "\ue000"  # stands for an apostrophe while the marks are exchanged


def set_quotation_marks(text: str, to: str) -> str:
    """Return ``text`` with the quotation marks of edition ``to``, as long as it was; apostrophes stay."""
    if not is_traditional(to):
        return text.translate(_TO_CURLED)
    return _APOSTROPHE.sub(_KEPT, text).translate(_TO_CORNERS).replace(_KEPT, "’")
