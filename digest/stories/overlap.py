"""The worth of the terms that two articles share, for many pairs at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from digest.stories.likeness import TITLE_PRIOR, weigh_words, weighing_of
from digest.stories.profile import Profile

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from digest.stories.neighbours import Pairs

    Numbers = NDArray[np.int64]
    Worths = NDArray[np.float64]


def weigh_overlaps(profiles: Sequence[Profile], pairs: Pairs) -> Worths:
    """Weigh the words that each pair has in common (``likeness.weigh_words``)."""
    import numpy as np

    if not len(pairs):
        return np.zeros(0)
    found, found_back, shared = _overlaps(profiles, pairs)
    title = np.array([profile.title_worth for profile in profiles]) + TITLE_PRIOR
    opening = np.array([profile.opening_worth for profile in profiles])
    shares = (
        found / title[pairs[:, 0]],
        found_back / title[pairs[:, 1]],
        shared / np.sqrt(np.maximum(opening[pairs[:, 0]] * opening[pairs[:, 1]], 1e-9)),
    )
    weighings = [weighing_of(profiles[one], profiles[other]) for one, other in pairs.tolist()]
    words = np.empty(len(pairs))
    for weighing in set(weighings):
        of_this = np.fromiter((one is weighing for one in weighings), bool, len(pairs))
        words[of_this] = weigh_words(weighing, *(share[of_this] for share in shares))
    return words


def _overlaps(profiles: Sequence[Profile], pairs: Pairs) -> tuple[Worths, Worths, Worths]:
    """Of each pair: what of the first title stands in the second opening, the other way round, and in both openings.

    The terms of one article are marked with their worth, and read off by the terms of all those it is paired with.
    """
    import numpy as np

    worth, titles, openings = _number_terms(profiles)
    of_opening, of_title = np.zeros_like(worth), np.zeros_like(worth)
    starts = np.flatnonzero(np.diff(pairs[:, 0], prepend=-1)).tolist()
    results = []
    for start, end in zip(starts, [*starts[1:], len(pairs)], strict=True):
        own, others = pairs[start, 0], pairs[start:end, 1].tolist()
        of_opening[openings[own]], of_title[titles[own]] = worth[openings[own]], worth[titles[own]]
        theirs, places = _string_together([openings[other] for other in others])
        headed, heads = _string_together([titles[other] for other in others])
        results.append(
            (
                np.add.reduceat(of_title[theirs], places),
                np.add.reduceat(of_opening[headed], heads),
                np.add.reduceat(of_opening[theirs], places),
            )
        )
        of_opening[openings[own]] = of_title[titles[own]] = 0.0
    found, found_back, shared = (np.concatenate(column) for column in zip(*results, strict=True))
    return found, found_back, shared


def _string_together(lists: list[Numbers]) -> tuple[Numbers, Numbers]:
    """The lists as one, and where each begins."""
    import numpy as np

    lengths = np.array([len(one) for one in lists])
    return np.concatenate(lists), np.concatenate(([0], np.cumsum(lengths[:-1])))


def _number_terms(profiles: Sequence[Profile]) -> tuple[Worths, list[Numbers], list[Numbers]]:
    """The worth of each term by its number, and the numbers of each title's and each opening's terms.

    Each list begins with a term of no worth, so that none is empty.
    """
    import numpy as np

    known = profiles[0].worth
    number_of = {term: number for number, term in enumerate(known, 1)}
    worth = np.fromiter((0.0, *known.values()), np.float64, len(known) + 1)

    def numbers(terms: frozenset[str]) -> Numbers:
        return np.fromiter((0, *map(number_of.__getitem__, terms)), np.int64, len(terms) + 1)

    return worth, [numbers(one.title) for one in profiles], [numbers(one.opening) for one in profiles]
