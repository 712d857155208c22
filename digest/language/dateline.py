"""The dateline that opens a dispatch, as data."""

from __future__ import annotations

import re

from digest.model import Dateline, MonthDay

_DISPATCH = re.compile(
    r"^(?P<agency>新华社|新華社|中新社|中央社)(?P<place>[\u4e00-\u9fff]{0,8}?)(?P<month>\d{1,2})月(?P<day>\d{1,2})日电?電?[ ,，]*"
)


def find_dateline(paragraph: str) -> Dateline | None:
    """Return the dateline that ``paragraph`` opens with, or None."""
    match = _DISPATCH.match(paragraph)
    if not match:
        return None
    return Dateline(
        agency=match["agency"],
        place=match["place"] or None,
        day=MonthDay(int(match["month"]), int(match["day"])),
        end=match.end(),
    )
