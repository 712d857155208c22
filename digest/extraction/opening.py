"""What stands above a dispatch's dateline: captions and pull quotes, for the dateline opens the article."""

from __future__ import annotations

from collections.abc import Sequence

from digest.extraction.judged import Judged
from digest.extraction.reasons import REPETITION
from digest.extraction.signals import read_signals
from digest.language import find_dateline

_MOST, _LONGEST = 2, 45  # lines above the dateline; characters of weight


def settle_opening(judged: Sequence[Judged]) -> list[Judged]:
    """Take short lines above the paragraph that a dateline opens for captions.

    What was taken for a repetition of such a line is then the paragraph itself.
    """
    settled = list(judged)
    above = _above_dispatch(judged)
    said = {judged[at].line.squeezed for at in above}
    for at, one in enumerate(judged):
        if at in above:
            settled[at] = Judged(one.line, "caption")
        elif one.reason == REPETITION and one.line.squeezed in said:
            settled[at] = Judged(one.line, "body")
    return settled


def _above_dispatch(judged: Sequence[Judged]) -> list[int]:
    body = [at for at, one in enumerate(judged) if one.kind == "body"]
    places = body[: _MOST + 1]
    first = next((n for n, at in enumerate(places) if _is_dispatch(judged[at].kept)), 0)
    above = places[:first]
    if len(body) < first + 2 or any(_weight(judged[at]) > _LONGEST for at in above):
        return []
    if any(judged[at].kept.endswith(("!", "！", "?", "？")) for at in above):
        return []
    return above


def _weight(one: Judged) -> int:
    return read_signals(one.line.folded).weight


def _is_dispatch(text: str) -> bool:
    dateline = find_dateline(text)
    return dateline is not None and bool(dateline.day or dateline.place)
