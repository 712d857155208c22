"""Copies: one text in several outlets, whole or shortened, in either script."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.language import fold
from digest.model import Article
from digest.stories.figures import Figures, find_figures
from digest.stories.minhash import BANDS, band_keys, share_contained, shingle_text
from digest.stories.news_days import NewsDays
from digest.stories.profile import Profile

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_CONTAINED = 0.75
"""A copy has this share of the shorter text's shingles: outlets change a headline, a source line, a few words."""
_FEW, _OF_FEW = 40, 0.95
"""So few shingles are a title or two: there one other word may be all the news (a warning given, a warning lifted)."""
_SHORTEST = 0.4
"""A shorter text that is less than this of the longer one is one item of a round-up, or a quoted passage."""
_SAME_FIGURES = 0.7
"""Texts made from one template (weather, markets) share their words and differ in their figures."""


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The text of an article as it is compared for copies."""

    shingles: NDArray[np.uint64]
    folded: str
    days: NewsDays


def word_article(article: Article, profile: Profile) -> Wording:
    """Take the wording of an article; of one that is nothing but a title, the title."""
    folded = fold(article.text or article.title)
    return Wording(shingle_text(folded), folded, profile.days)


def fold_copies(wordings: Sequence[Wording]) -> list[int]:
    """Give, for each text, the position of the first one that it is a copy of, or its own.

    Each is compared with the first ones alone, so that a chain of small changes does not join what differs, and so
    that the time grows with the number of texts and not with the number of copies.
    """
    originals: list[int] = []
    holders: dict[int, list[int]] = defaultdict(list)
    for position, (wording, keys) in enumerate(zip(wordings, _shared_keys(wordings), strict=True)):
        candidates = sorted({original for key in keys for original in holders.get(key, ())})
        found = next((c for c in candidates if is_copy(wordings[c], wording)), position)
        originals.append(found)
        if found == position:
            for key in keys:
                holders[key].append(position)
    return originals


def _shared_keys(wordings: Sequence[Wording]) -> list[list[int]]:
    """The keys of each text's bands that another text has as well."""
    import numpy as np

    keys = np.array([band_keys(wording.shingles) for wording in wordings], np.uint64).reshape(-1, BANDS)
    _, which, counts = np.unique(keys, return_inverse=True, return_counts=True)
    shared = (counts > 1)[which].reshape(keys.shape)
    return [row[mask].tolist() for row, mask in zip(keys, shared, strict=True)]


def is_copy(one: Wording, other: Wording) -> bool:
    """Whether two texts are one text, but for what an outlet changes in a text that it takes over."""
    shorter, longer = sorted((len(one.shingles), len(other.shingles)))
    least = _OF_FEW if shorter < _FEW else _CONTAINED
    if shorter < _SHORTEST * longer or share_contained(one.shingles, other.shingles) < least:
        return False
    return _same_days(one.days, other.days) and _same_figures(find_figures(one.folded), find_figures(other.folded))


def _same_days(one: NewsDays, other: NewsDays) -> bool:
    """A text that names its days is of those days: the forecast of another day in the same words is another text."""
    return not (one.stated and other.stated) or not one.days.isdisjoint(other.days)


def _same_figures(one: Figures, other: Figures) -> bool:
    fewer = min(len(one.values), len(other.values))
    return fewer == 0 or len(one.values & other.values) >= _SAME_FIGURES * fewer
