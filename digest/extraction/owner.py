"""Whose page it is, where only the claim of rights at its foot says so."""

from __future__ import annotations

import re
from collections.abc import Iterable

from digest.language import fold

_MEDIUM = (
    r"(?P<name>[a-z\u4e00-\u9fff]{1,12}?"
    r"(?:日报|晚报|早报|时报|商报|晨报|报|新闻网|新闻云|网|电台|电视台|广播|通讯社|新闻社|新闻|周刊|传媒))"
)
_CLAIMS = (
    re.compile(rf"(?:^|[\s|©·])(?:本网站由)?{_MEDIUM}(?:社|网站)?[\s·‧|,]{{0,3}}(?:版权所有|all rights reserved)"),
    re.compile(rf"(?:©|版权所有|copyright)[\s\d©(c)-]{{0,14}}{_MEDIUM}(?:社)?(?:$|[\s,。.|])"),
)


def find_owner(texts: Iterable[str]) -> str | None:
    """Return the medium that claims the rights in one of ``texts`` (自由時報版權所有), or None."""
    for text in texts:
        folded = fold(text) if len(text) < 160 else ""
        for form in _CLAIMS:
            match = form.search(folded)
            if match and not match["name"].startswith(("本", "该")):
                return text[match.start("name") : match.end("name")]
    return None
