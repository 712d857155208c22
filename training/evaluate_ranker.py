"""How the default ranker does on articles, and on outlets, that it was not fitted to.

    python training/evaluate_ranker.py FILE.jsonl[.gz]… [--outlets] [--sentences 1 3] [--characters 120] [--limit N]

Cross-validation in four folds (copies of an article share a fold); with ``--outlets`` each outlet is left out in turn.
Prints, for each file and each measure, the mean of ROUGE-1, -2 and -L F1 x 100 of the ranker, of the untrained mixture,
of PacSum with the title and of the first sentences, and the 95 % interval of the difference by paired bootstrap (1,000
resamplings of the articles).
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from corpus import Example, read_examples
from fit_ranker import fit_sentences, fit_terms, prepare
from rouge import rouge, tokenize
from tables import count_own

from digest.summarization.cues import find_cues
from digest.summarization.document import Document, Floats, build_document
from digest.summarization.lead import score_by_lead
from digest.summarization.learned import mix
from digest.summarization.mixture import score_by_mixture, spread_evenly
from digest.summarization.pacsum import score_by_pacsum
from digest.summarization.selection import BY_RANK, CAREFULLY, Manner, select
from digest.summarization.standing import find_leaning, lower_dependent
from digest.summarization.titles import similarity_to_title

RANKERS = ("learned", "mixture", "pacsum+title", "lead")
_UNTRAINED: tuple[Callable[[Document], Floats], ...] = (
    score_by_mixture,
    lambda document: spread_evenly(score_by_pacsum(document)) + similarity_to_title(document),
    score_by_lead,
)
Split = tuple[list[Example], list[Example]]
Measure = tuple[int | None, int | None]
"""Sentences or characters, as ``select`` takes them."""


def split(examples: Sequence[Example], by: Callable[[Example], object]) -> Iterator[Split]:
    """Yield (to fit, to judge) for each value of ``by``."""
    for value in sorted({str(by(example)) for example in examples}):
        fit = [example for example in examples if str(by(example)) != value]
        yield fit, [example for example in examples if str(by(example)) == value]


def take(examples: Sequence[Example], limit: int) -> list[Example]:
    """Return at most ``limit`` examples of each file."""
    seen: Counter[str] = Counter()
    taken = []
    for example in examples:
        seen[example.source] += 1
        if seen[example.source] <= limit:
            taken.append(example)
    return taken


def judge(
    fit: list[Example], judged: list[Example], measures: Sequence[Measure]
) -> Iterator[tuple[tuple[str, Measure], Floats]]:
    """Yield, for each judged article and each measure, its file and the scores of the rankers."""
    own = count_own(fit)
    tables, terms = fit_terms(fit, own)
    network = fit_sentences(prepare(fit, own, tables, terms))
    rarity = tables.rarities()
    for item in prepare(judged, [None] * len(judged), tables, terms):
        example = item.example
        document = build_document(example.sentences, example.article.title, rarity)
        untrained = [spread_evenly(score(document)) for score in _UNTRAINED]
        learned = spread_evenly(mix(document, item.features, network))
        cues = find_cues(example.sentences)
        learned = lower_dependent(document, learned, cues)
        leaning = find_leaning(cues, example.paragraphs)
        ways = [(learned, CAREFULLY, leaning), *((scores, BY_RANK, None) for scores in untrained)]
        for measure in measures:
            yield (example.source, measure), np.array([_score(example, document, *way, measure) for way in ways])


def _score(
    example: Example, document: Document, worth: Floats, manner: Manner, leaning: Floats | None, measure: Measure
) -> float:
    lengths = [len(sentence) for sentence in example.sentences]
    chosen = select(document, worth, lengths, *measure, manner, leaning)
    text = "\n".join(example.sentences[i] for i in chosen)
    return 100 * float(np.mean(rouge(tokenize(text), example.reference)))


def interval(differences: Floats) -> tuple[float, float]:
    """Return the 95 % interval of the mean by bootstrap."""
    random = np.random.default_rng(0)
    means = [differences[random.integers(0, len(differences), len(differences))].mean() for _ in range(1000)]
    low, high = np.percentile(means, [2.5, 97.5])
    return float(low), float(high)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--outlets", action="store_true")
    parser.add_argument("--sentences", type=int, nargs="*", default=[1, 3])
    parser.add_argument("--characters", type=int, nargs="*", default=[120])
    parser.add_argument("--limit", type=int, default=10**9, help="articles judged of each file in each part left out")
    options = parser.parse_args()
    examples = read_examples(options.files)
    measures: list[Measure] = [*((n, None) for n in options.sentences), *((None, n) for n in options.characters)]
    results: dict[tuple[str, Measure], list[Floats]] = defaultdict(list)
    for fit, judged in split(examples, lambda e: e.outlet if options.outlets else e.fold):
        for key, scores in judge(fit, take(judged, options.limit), measures):
            results[key].append(scores)
    report(results)


def report(results: dict[tuple[str, Measure], list[Floats]]) -> None:
    """Print a line for each file and measure: the means, and the differences with their intervals."""
    for source, measure in sorted(results, key=str):
        scores = np.array(results[source, measure])
        means = "  ".join(f"{name} {mean:.2f}" for name, mean in zip(RANKERS, scores.mean(0), strict=True))
        parts = []
        for column in range(1, len(RANKERS)):
            difference = scores[:, 0] - scores[:, column]
            low, high = interval(difference)
            parts.append(f"over {RANKERS[column]} {difference.mean():+.2f} [{low:+.2f}, {high:+.2f}]")
        sentences, characters = measure
        name = f"{sentences} sentences" if characters is None else f"{characters} characters"
        print(f"{source:20} {name:14} n={len(scores):5}  {means}  {'  '.join(parts)}", flush=True)


if __name__ == "__main__":
    main()
