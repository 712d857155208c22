"""The issuer and the date that close an official document, as notices and announcements are signed."""

from __future__ import annotations

import re

from digest.extraction.scoring import ScoredPage

_ISSUER = re.compile(
    r"^[\u4e00-\u9fff()·、\s]{2,40}(?:厅|局|署|部|院|委|委员会|办公室|政府|法院|检察院|公安|中心|协会|学会|公司|集团|银行"
    r"|董事会|监事会|学校|大学|大使馆|领事馆|指挥部|领导小组|组委会|研究所)$"
)
_HAN_DAY = r"[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
_DAY = re.compile(rf"^(?:(?:19|20)\d\d\s?年\s?\d{{1,2}}\s?月\s?\d{{1,2}}\s?日|{_HAN_DAY})")
_LONGEST = 40  # characters of a line with the date and perhaps a source in brackets
_ISSUERS = 4  # bodies that sign together, one a line


def find_signature(scored: ScoredPage, last: int) -> list[int]:
    """Return the positions of the issuers and the date right below position ``last``, none where nobody signs.

    A line that holds more than the date is not among them.
    """
    issuers: list[int] = []
    for at in range(last + 1, min(len(scored.lines), last + _ISSUERS + 2)):
        folded = scored.lines[at].folded
        if issuers and len(folded) <= _LONGEST and (day := _DAY.match(folded)):
            return [*issuers, at] if day.end() == len(folded) else issuers
        if not _ISSUER.match(folded):
            break
        issuers.append(at)
    return []
