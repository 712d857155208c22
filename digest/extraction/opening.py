"""What stands above a dispatch's dateline: captions and pull quotes, for the dateline opens the article."""

from __future__ import annotations

from collections.abc import Sequence

from digest.extraction.judged import Judged
from digest.extraction.signals import read_signals
from digest.language import find_dateline

_MOST, _LONGEST = 2, 45  # lines above the dateline; characters of weight


def settle_opening(judged: Sequence[Judged]) -> list[Judged]:
    """Take short lines above the paragraph that a dateline opens for captions."""
    body = [at for at, one in enumerate(judged) if one.kind == "body"]
    places = body[: _MOST + 1]
    first = next((n for n, at in enumerate(places) if _is_dispatch(judged[at].kept)), 0)
    above = places[:first]
    if len(body) < first + 2 or any(read_signals(judged[at].line.folded).weight > _LONGEST for at in above):
        return list(judged)
    settled = list(judged)
    for at in above:
        settled[at] = Judged(judged[at].line, "caption")
    return settled


def _is_dispatch(text: str) -> bool:
    dateline = find_dateline(text)
    return dateline is not None and bool(dateline.day or dateline.place)
