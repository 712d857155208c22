"""Fit what the stories room knows beforehand: how common terms are in news, and how to weigh signs of one event.

    python training/fit_stories.py background   # digest/stories/background.txt, from ../shared/data/summaries
    python training/fit_stories.py likeness     # the coefficients in digest/stories/likeness.py, from the labelled half

The first counts in how many pieces of some 400 characters a term occurs, over the Chinese and English news kept beside
the checkout; only the counts are written, in steps of half a power of two. The second fits a logistic regression on the
develop half of ``tests/stories/labelled.jsonl``, each coefficient held to the sign it must have.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[1]
SUMMARIES = ROOT.parent / "shared" / "data" / "summaries"
PIECE = 400  # characters: about as much as an article's opening
PIECES = {  # how many pieces of one article count at most, so that long magazine pieces do not outweigh the news
    "zh_xwlb_title": 9,
    "zht_hkcnews_title": 9,
    "zht_hkcnews_lead": 9,
    "zh_finna": 9,
    "zh_neist": 12,
    "zh_bedtimenews": 20,
    "zh_bedtimenews_long": 20,
    "zh_lctt": 2,
    "en_cnndm1k": 9,
}
KEPT_FROM = 30  # pieces: what is rarer tells events apart as well as what was never seen
SMOOTHING = 5.0  # ridge, in units of standardised features


def write_background() -> None:
    """Count terms and write them, a line a level: level, Chinese pairs run together, other words apart by spaces."""
    from digest.language import fold
    from digest.stories.terms import BACKGROUND, level_of, terms_of

    counts: Counter[str] = Counter()
    pieces: Counter[bool] = Counter()  # English ones, and others
    for name, most in PIECES.items():
        with gzip.open(SUMMARIES / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                text = f"{record['title'] or record['summary'] or ''}\n{record['text']}"[: most * PIECE]
                for start in range(0, len(text), PIECE):
                    counts.update(terms_of(fold(text[start : start + PIECE])))
                    pieces[name.startswith("en_")] += 1
    levels: dict[int, list[str]] = defaultdict(list)
    for term, count in counts.items():
        if count >= KEPT_FROM:
            levels[level_of(count)].append(term)
    rows = [f"{pieces[False]}\t{pieces[True]}"]
    for level in sorted(levels):
        pairs = "".join(sorted(t for t in levels[level] if not t.isascii()))
        words = " ".join(sorted(t for t in levels[level] if t.isascii()))
        rows.append(f"{level}\t{pairs}\t{words}")
    BACKGROUND.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{pieces.total()} pieces, {sum(map(len, levels.values()))} terms, {BACKGROUND.stat().st_size} bytes")


def fit_likeness() -> None:
    """Fit the coefficients and print them, with what cross-validation over families of stories gives."""
    from benchmarks.stories import load_labelled
    from digest.stories.likeness import SIGNS, Evidence, compare
    from digest.stories.profile import profile_tellings

    tellings, gold, families = load_labelled("develop")
    profiles = profile_tellings(tellings)
    rows, same, held = [], [], []
    for i, one in enumerate(profiles):
        for j in range(i):
            if (evidence := compare(one, profiles[j])) is not None:
                rows.append(evidence)
                same.append(gold[i] == gold[j])
                held.append((families[i], families[j]))
    features, target = np.array(rows, float), np.array(same, float)
    print(
        f"{len(rows)} pairs, {int(target.sum())} of one event; log loss {_cross_validate(features, target, held):.4f}"
    )
    weights, bias = fit(features, target, np.array(SIGNS, float))
    print(f"BIAS = {bias:.2f}\nWEIGHTS = {Evidence(*(round(float(w), 2) for w in weights))}")


def fit(features: np.ndarray, target: np.ndarray, signs: np.ndarray) -> tuple[np.ndarray, float]:
    """Ridge logistic regression by Newton's method; a feature that wants the wrong sign is left out."""
    active = list(range(features.shape[1]))
    while True:
        weights, bias = _newton(features[:, active], target)
        wrong = [k for k, weight in zip(active, weights, strict=True) if weight * signs[k] < 0]
        if not wrong:
            full = np.zeros(features.shape[1])
            full[active] = weights
            return full, bias
        active.remove(wrong[0])


def _newton(features: np.ndarray, target: np.ndarray) -> tuple[np.ndarray, float]:
    mean, deviation = features.mean(0), features.std(0) + 1e-9
    design = np.c_[(features - mean) / deviation, np.ones(len(features))]
    ridge = np.diag([SMOOTHING] * features.shape[1] + [1e-6])
    weights = np.zeros(design.shape[1])
    for _ in range(40):
        chance = 1 / (1 + np.exp(-design @ weights))
        gradient = design.T @ (chance - target) + ridge @ weights
        curvature = (design * (chance * (1 - chance))[:, None]).T @ design + ridge
        weights = weights - np.linalg.solve(curvature, gradient)
    scaled = weights[:-1] / deviation
    return scaled, float(weights[-1] - scaled @ mean)


def _cross_validate(features: np.ndarray, target: np.ndarray, held: list[tuple[str, str]]) -> float:
    """The mean log loss on families of stories that the fit has not seen, in five folds."""
    from digest.stories.likeness import SIGNS

    folds = {family: number % 5 for number, family in enumerate(sorted({f for pair in held for f in pair}))}
    losses = []
    for fold in range(5):
        tested = np.array([fold in (folds[a], folds[b]) for a, b in held])
        weights, bias = fit(features[~tested], target[~tested], np.array(SIGNS, float))
        chance = 1 / (1 + np.exp(-(features[tested] @ weights + bias)))
        losses.append(-np.log(np.where(target[tested] > 0, chance, 1 - chance)).mean())
    return float(np.mean(losses))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    {"background": write_background, "likeness": fit_likeness}[sys.argv[1]]()
