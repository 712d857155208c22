"""The default ranker: small networks over what is known of each sentence, mixed with the untrained ranker.

The networks were fitted to what editors and authors made of their own articles (``training/fit_ranker.py``). Alone they
know the outlets they have seen best; the untrained ranker, mixed in, holds them on an outlet that nobody has seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import numpy as np

from digest.summarization.document import Document, Floats, Ints, Singles, Table
from digest.summarization.features import FEATURES, describe_sentences, opens_paragraph
from digest.summarization.keyness import expect_terms
from digest.summarization.mixture import spread_articles_evenly
from digest.summarization.network import Network

_UNTRAINED = {"pacsum": 0.3, "title likeness": 0.3, "title share": 0.3, "inverse place": 0.1}
"""Weights of what the untrained ranker adds up, beside the networks at 1; each has the range from 0 to 1.

Little for the place: what the networks know too well is where the outlets they have seen put their news.
"""
_MIXED, _SHARES = [FEATURES.index(name) for name in _UNTRAINED], np.array([*_UNTRAINED.values()])[:, None]
RARITY_STEPS, PRIOR_STEPS = 24, 32
"""Steps of one in the stored tables."""


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What was fitted: two tables over the hash buckets, and the networks for terms and for sentences."""

    rarity: Table
    prior: Table
    terms: Network
    sentences: Network


@cache
def load_weights() -> Weights | None:
    """Read the fitted weights, once; None where they are missing."""
    return read_weights(files("digest.summarization") / "data" / "ranker.npz")


def read_weights(path: Traversable) -> Weights | None:
    """Read fitted weights; None where the file is missing or made for other features."""
    if not path.is_file():
        return None
    with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
        arrays = dict(stored)
    weights = Weights(
        rarity=Table(arrays["rarity"], RARITY_STEPS),
        prior=Table(arrays["prior"], PRIOR_STEPS),
        terms=Network.from_arrays(arrays, "terms"),
        sentences=Network.from_arrays(arrays, "sentences"),
    )
    return weights if len(weights.sentences.mean) == len(FEATURES) else None


def score_by_learned(document: Document, paragraphs: Ints, cues: Floats, weights: Weights) -> Floats:
    """Return the mixture of the fitted networks and the untrained ranker, for one article or several."""
    opens = opens_paragraph(paragraphs)
    prior = weights.prior.of(document.bucket)
    expected = expect_terms(document, weights.terms, prior, opens)
    features = describe_sentences(document, opens, cues, expected, prior)
    return mix(document, features, weights.sentences)


def mix(document: Document, features: Singles, network: Network) -> Floats:
    """Add what the network makes of the features, brought to the range from 0 to 1, and the untrained features."""
    fitted = network.apply_to_runs(features, document.sizes).astype(np.float64)
    untrained: Floats = (features.T.take(_MIXED, 0) * _SHARES).sum(0)
    return spread_articles_evenly(document, fitted) + untrained
