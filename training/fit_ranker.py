"""Fit the default ranker and write its weights: digest/summarization/data/ranker.npz.

    python training/fit_ranker.py FILE.jsonl[.gz]… [--out PATH]

Needs nothing beyond the project itself (numpy). Deterministic: the same files give the same weights. Two stages:

1. Tables over the hash buckets and a small network that says how likely each term is to be taken up by a person
   (``keyness.py``); the tables an article is described with never count the article itself.
2. Networks over the features of each sentence (``features.py``), fitted listwise: the softmax over an article's
   sentences is to meet the sentences of the greedy oracle (ListNet: Cao et al. 2007). Titles are hidden from some
   articles, so that the networks also know what to do without one; every file counts by the root of its size.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # sums in one order, so that the bytes are the same

import numpy as np
import numpy.typing as npt
from corpus import Example, read_examples
from network_fitting import Gradient, average, fit_network
from tables import OwnCounts, Tables, count_own, make_tables

from digest.summarization.cues import find_cues
from digest.summarization.document import Floats, Ints, Singles, Table, build_document
from digest.summarization.features import FEATURES, describe_sentences, opens_paragraph
from digest.summarization.keyness import describe_terms, expect_terms
from digest.summarization.learned import PRIOR_STEPS
from digest.summarization.network import Network

WEIGHTS = Path(__file__).parents[1] / "digest" / "summarization" / "data" / "ranker.npz"
SEEDS = (0, 1, 2, 3)
HIDDEN, EPOCHS, RATE = 24, 12, 6e-3
MOST_OF_AN_OUTLET = 1000
_TERM_SHARE = 0.2
_TITLE_HIDDEN = 0.15
_TITLE_COLUMNS = [FEATURES.index(name) for name in ("title likeness", "title share", "title present")]
_GOAL = np.array([1.0, 0.6, 0.4])
"""What the first, second and third sentence of the oracle are worth: the first stands alone where one is asked for."""


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """An article as the ranker sees it."""

    example: Example
    features: Singles


@dataclass(frozen=True, slots=True, eq=False)
class Ranker:
    """What is fitted and stored."""

    rarity: npt.NDArray[np.uint8]
    prior: npt.NDArray[np.int8]
    terms: Network
    sentences: Network


def fit_terms(examples: Sequence[Example], own: Sequence[OwnCounts]) -> tuple[Tables, Network]:
    """Fit the first stage."""
    tables = make_tables(examples, own)
    rarity = tables.rarities()
    random = np.random.default_rng(0)
    rows, labels, numbers = list[Singles](), list[Floats](), list[Ints]()
    for number, (example, counts) in enumerate(zip(examples, own, strict=True)):
        document = build_document(example.sentences, example.article.title, rarity)
        prior = Table(tables.prior_without(counts), PRIOR_STEPS).of(document.bucket)
        described = describe_terms(document, prior, opens_paragraph(example.paragraphs))
        keep = random.random(len(described)) < _TERM_SHARE * counts.weight
        rows.append(described[keep])
        labels.append(np.isin(document.bucket[keep], example.reference_buckets).astype(np.float64))
        numbers.append(np.full(int(keep.sum()), number))
    network = fit_network(
        np.concatenate(rows).astype(np.float64),
        np.concatenate(numbers),
        _logistic(np.concatenate(labels)),
        hidden=16,
        epochs=6,
        lists_per_batch=64,
        seed=0,
        decay=1e-4,
    )
    return tables, network


def prepare(
    examples: Sequence[Example], own: Sequence[OwnCounts | None], tables: Tables, terms: Network
) -> list[Prepared]:
    """Describe articles; those with their own counts are described as if they had not been counted."""
    rarity, whole = tables.rarities(), tables.prior()
    return [
        _prepare(example, Table(whole if counts is None else tables.prior_without(counts), PRIOR_STEPS), rarity, terms)
        for example, counts in zip(examples, own, strict=True)
    ]


def _prepare(example: Example, table: Table, rarity: Table, terms: Network) -> Prepared:
    document = build_document(example.sentences, example.article.title, rarity)
    opens = opens_paragraph(example.paragraphs)
    prior = table.of(document.bucket)
    expected = expect_terms(document, terms, prior, opens)
    cues = find_cues(example.sentences)
    features = describe_sentences(document, opens, cues, expected, prior)
    return Prepared(example, features)


def fit_sentences(prepared: Sequence[Prepared], seeds: Sequence[int] = SEEDS) -> Network:
    """Fit the second stage, a network for each seed, and average them."""
    chosen = _evenly([item for item in prepared if item.example.oracle])
    features = np.concatenate([item.features for item in chosen]).astype(np.float64)
    lists = np.repeat(np.arange(len(chosen)), [len(item.features) for item in chosen])
    goal = np.concatenate([_goal(item) for item in chosen])
    sizes = Counter(item.example.source for item in chosen)
    weight = np.array([sizes[item.example.source] for item in chosen], np.float64) ** -0.5
    weight *= len(weight) / weight.sum()
    gradient = _listwise(goal * np.repeat(weight, [len(item.features) for item in chosen]))
    hidden_value = -features[:, _TITLE_COLUMNS].mean(0) / (features[:, _TITLE_COLUMNS].std(0) + 1e-6)

    def hide_titles(batch: Floats, group: Ints, random: np.random.Generator) -> Floats:
        hide = (random.random(int(group[-1]) + 1) < _TITLE_HIDDEN)[group]
        for column, value in zip(_TITLE_COLUMNS, hidden_value, strict=True):
            batch[hide, column] = value
        return batch

    return average(
        [
            fit_network(
                features,
                lists,
                gradient,
                hidden=HIDDEN,
                epochs=EPOCHS,
                lists_per_batch=64,
                seed=seed,
                rate=RATE,
                perturb=hide_titles,
            )
            for seed in seeds
        ]
    )


def _evenly(prepared: Sequence[Prepared]) -> list[Prepared]:
    """Take at most ``MOST_OF_AN_OUTLET`` articles of each outlet."""
    sizes = Counter(item.example.outlet for item in prepared)
    random = np.random.default_rng(0)
    return [item for item in prepared if random.random() < MOST_OF_AN_OUTLET / sizes[item.example.outlet]]


def _goal(item: Prepared) -> Floats:
    goal, worth = np.zeros(len(item.features)), _GOAL[: len(item.example.oracle)]
    goal[list(item.example.oracle)] = worth / worth.sum()
    return goal


def _listwise(goal: Floats) -> Gradient:
    """Slope of the cross-entropy between the softmax over a list and ``goal`` (which carries the list's weight)."""

    def slope(outputs: Floats, rows: Ints, group: Ints) -> Floats:
        lists = int(group[-1]) + 1
        highest = np.full(lists, -np.inf)
        np.maximum.at(highest, group, outputs)
        raised = np.exp(outputs - highest[group])
        wanted = goal[rows]
        share: Floats = raised * (np.bincount(group, wanted, lists) / np.bincount(group, raised, lists))[group]
        return (share - wanted) / lists

    return slope


def _logistic(labels: Floats) -> Gradient:
    """Slope of the logistic loss."""

    def slope(outputs: Floats, rows: Ints, group: Ints) -> Floats:
        del group
        probability: Floats = 1.0 / (1.0 + np.exp(-outputs))
        return (probability - labels[rows]) / len(rows)

    return slope


def fit_ranker(examples: Sequence[Example], seeds: Sequence[int] = SEEDS) -> tuple[Ranker, Tables]:
    """Fit both stages."""
    own = count_own(examples)
    tables, terms = fit_terms(examples, own)
    sentences = fit_sentences(prepare(examples, own, tables, terms), seeds)
    return Ranker(tables.rarity, tables.prior(), terms, sentences), tables


def write_ranker(ranker: Ranker, path: Path) -> None:
    """Write the weights as one compressed archive of arrays."""
    arrays: dict[str, npt.NDArray[np.generic]] = {"rarity": ranker.rarity, "prior": ranker.prior}
    for prefix, network in (("terms", ranker.terms), ("sentences", ranker.sentences)):
        for name in ("mean", "scale", "hidden", "hidden_bias", "output", "output_bias"):
            arrays[f"{prefix}_{name}"] = np.asarray(getattr(network, name), np.float32)
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    examples = read_examples(options.files)
    ranker, _ = fit_ranker(examples)
    write_ranker(ranker, options.out)
    print(f"{options.out}: {options.out.stat().st_size} bytes, fitted on {len(examples)} articles")


if __name__ == "__main__":
    main()
