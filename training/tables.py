"""The two tables over the hash buckets: how rare a term is, and how readily people take it up.

Both are counts over documents, each outlet counted for at most ``EVENLY`` documents so that none rules. They are
stored in bytes; what is fitted afterwards sees the rounded values.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from corpus import Example

from digest.summarization.document import Floats, Ints, Table, build_document
from digest.summarization.learned import PRIOR_STEPS, RARITY_STEPS
from digest.summarization.terms import BUCKETS

EVENLY = 600
_SMOOTHING = 2.0


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """Counts over the buckets, from which both tables are made, and each article's own part in them."""

    rarity: npt.NDArray[np.uint8]
    taken: Floats
    expected: Floats

    def rarities(self) -> Table:
        """Return the rarities as the ranker reads them."""
        return Table(self.rarity, RARITY_STEPS)

    def prior(self) -> npt.NDArray[np.int8]:
        """Return the logarithm of how much more often than expected a term is taken up, in steps of 1/32."""
        return _prior(self.taken, self.expected)

    def prior_without(self, own: OwnCounts) -> npt.NDArray[np.int8]:
        """Return the table as it would be had this article not been counted."""
        prior = self.prior()
        taken = self.taken[own.buckets] - own.weight * own.taken
        expected = self.expected[own.buckets] - own.weight * own.rate
        prior[own.buckets] = _prior(np.maximum(taken, 0.0), np.maximum(expected, 0.0))
        return prior


@dataclass(frozen=True, slots=True, eq=False)
class OwnCounts:
    """What one article adds to the tables."""

    buckets: Ints
    taken: npt.NDArray[np.bool_]
    rate: float
    weight: float


def count_own(examples: Sequence[Example]) -> list[OwnCounts]:
    """Count each article's terms, and which of them its summary takes up."""
    sizes = Counter(example.outlet for example in examples)
    return [_count(example, min(1.0, EVENLY / sizes[example.outlet])) for example in examples]


def _count(example: Example, weight: float) -> OwnCounts:
    buckets = build_document(example.sentences, "").bucket
    taken = np.isin(buckets, example.reference_buckets)
    return OwnCounts(buckets, taken, float(taken.sum() + 0.5) / max(len(buckets), 1), weight)


def make_tables(examples: Sequence[Example], own: Sequence[OwnCounts]) -> Tables:
    """Add up the counts of all articles."""
    documents = {True: np.zeros(BUCKETS), False: np.zeros(BUCKETS)}
    totals = {True: 1e-9, False: 1e-9}
    taken, expected = np.zeros(BUCKETS), np.zeros(BUCKETS)
    for example, counts in zip(examples, own, strict=True):
        english = example.article.language == "en"
        documents[english][counts.buckets] += counts.weight
        totals[english] += counts.weight
        taken[counts.buckets[counts.taken]] += counts.weight
        expected[counts.buckets] += counts.weight * counts.rate
    share = np.maximum(documents[True] / totals[True], documents[False] / totals[False])
    rarity = np.log(1.0 / (share + 1.0 / max(totals.values()))) + 0.1
    return Tables(np.clip(np.round(rarity * RARITY_STEPS), 0, 255).astype(np.uint8), taken, expected)


def _prior(taken: Floats, expected: Floats) -> npt.NDArray[np.int8]:
    ratio = np.log((taken + _SMOOTHING) / (expected + _SMOOTHING))
    return np.clip(np.round(ratio * PRIOR_STEPS), -127, 127).astype(np.int8)
