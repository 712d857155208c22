"""Fit what the stories room knows beforehand: how common terms are in news, and how to weigh signs of one event.

    python training/fit_stories.py background   # digest/stories/background.txt
    python training/fit_stories.py likeness     # the coefficients in digest/stories/likeness.py, from the labelled sets
    python training/fit_stories.py across       # the coefficients in digest/stories/ties.py, from the labelled sets
    python training/fit_stories.py leave-one-out  # B-cubed on each labelled set, fitted on the others

The first counts in how many pieces of some 400 characters a term occurs, over the Chinese and English news kept beside
the checkout; only the counts are written, in steps of half a power of two. The second fits a logistic regression on the
labelled sets of ``tests/stories`` and on pairs of unlike real articles, each coefficient held to the sign it must have;
the third says how well a set is clustered that the fit has not seen.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from digest.model import Article, Summary
    from digest.stories.likeness import Evidence
    from digest.stories.news_days import NewsDays
    from digest.stories.profile import Profile
    from digest.stories.ties import Tie

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
KEPT_ENGLISH_FROM = 5  # the same share of the English pieces, of which there are fewer
UNLIKE = {"zh_xwlb_title": 700, "zht_hkcnews_title": 700, "zh_finna": 700, "zh_neist": 700, "en_cnndm1k": 250}
UNLIKE_IN_TWO_LANGUAGES = {"en_cnndm1k": 150, "zh_xwlb_title": 150, "zh_finna": 100}
UNLIKE_ACROSS = 0.03
ASKED = 1.5  # log-odds that are asked for: a wrong tie joins two stories
BATCH = 300  # articles that are compared as those of one day
UNLIKE_WEIGHT = 0.03
LEAN = 1.75  # log-odds, where clusters come out best when each set in turn is left out
SMOOTHING = 10.0  # ridge, in units of standardised features


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
        if count >= (KEPT_ENGLISH_FROM if term.isascii() else KEPT_FROM):
            levels[level_of(count)].append(term)
    rows = [f"{pieces[False]}\t{pieces[True]}"]
    for level in sorted(levels):
        pairs = "".join(sorted(t for t in levels[level] if not t.isascii()))
        words = " ".join(sorted(t for t in levels[level] if t.isascii()))
        rows.append(f"{level}\t{pairs}\t{words}")
    BACKGROUND.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{pieces.total()} pieces, {sum(map(len, levels.values()))} terms, {BACKGROUND.stat().st_size} bytes")


def fit_likeness() -> None:
    """Fit the coefficients on all labelled sets and print them.

    The bias is moved afterwards (``LEAN``): with unlike pairs by the ten thousand the fit itself leans to saying no.
    """
    from digest.stories.likeness import SIGNS, Evidence

    labelled = [pair for rows in _labelled_pairs().values() for pair in rows]
    unlike = _unlike_pairs()
    features = np.array([evidence for evidence, _ in labelled] + unlike, float)
    target = np.array([*(float(same) for _, same in labelled), *[0.0] * len(unlike)])
    weight = np.array([*[1.0] * len(labelled), *[UNLIKE_WEIGHT] * len(unlike)])
    weights, bias = fit(features, target, weight, np.array(SIGNS, float))
    print(f"{len(labelled)} labelled pairs, {int(target.sum())} of one event; {len(unlike)} pairs of unlike articles")
    print(f"BIAS = {bias + LEAN:.2f}\nWEIGHTS = {Evidence(*(round(float(w), 2) for w in weights))}")


def fit_ties() -> None:
    """Fit the coefficients of ``digest/stories/ties.py`` on all labelled sets and print them; and, set by set, how many
    English reports find their story when the fit has not seen the set, find another, or find none."""
    from digest.stories import ties

    pairs, unlike = _pairs_across(), _unlike_across()
    for held in pairs:
        weights, bias = _fit_ties([row for name, rows in pairs.items() if name != held for row in rows], unlike)
        print(f"{held}: {_count_found(pairs[held], weights, bias)}")
    weights, bias = _fit_ties([row for rows in pairs.values() for row in rows], unlike)
    print(f"unlike: {_count_found(unlike, weights, bias)}, of {len({report for report, _, _ in unlike})}")
    print(f"BIAS = {bias - ASKED:.2f}\nWEIGHTS = {ties.Tie(*(round(float(weight), 2) for weight in weights))}")


def _fit_ties(rows: list[tuple[int, Tie, bool]], unlike: list[tuple[int, Tie, bool]]) -> tuple[np.ndarray, float]:
    from digest.stories.ties import SIGNS

    features = np.array([tie for _, tie, _ in rows + unlike], float)
    target = np.array([float(same) for _, _, same in rows + unlike])
    weight = np.array([1.0] * len(rows) + [UNLIKE_ACROSS] * len(unlike))
    return fit(features, target, weight, np.array(SIGNS, float), smoothing=2.0)


def _count_found(rows: list[tuple[int, Tie, bool]], weights: np.ndarray, bias: float) -> str:
    best: dict[int, tuple[float, bool]] = {}
    for report, tie, same in rows:
        odds = bias + float(weights @ np.array(tie))
        best[report] = max(best.get(report, (odds, same)), (odds, same))
    missed = {report for report, _, same in rows if same and best[report][0] < ASKED}
    found = [same for odds, same in best.values() if odds >= ASKED]
    return f"{sum(found)} found, {len(found) - sum(found)} wrong, {len(missed)} missed"


def _pairs_across() -> dict[str, list[tuple[int, Tie, bool]]]:
    """The pairs of an English report, by number, and a Chinese one of each set, with whether they tell one event."""
    from benchmarks.stories import SETS, load_bilingual, load_labelled
    from digest.stories.profile import profile_tellings

    found: dict[str, list[tuple[int, Tie, bool]]] = {}
    for name in (*SETS, "bilingual"):
        tellings, gold = load_bilingual() if name == "bilingual" else load_labelled(name)[:2]
        found[name] = _ties_of(profile_tellings(tellings), gold)
    return {name: rows for name, rows in found.items() if rows}


def _unlike_across() -> list[tuple[int, Tie, bool]]:
    """The pairs of real articles in two languages, as if of one day."""
    from digest.stories.profile import profile_tellings

    tellings = _unlike_tellings(UNLIKE_IN_TWO_LANGUAGES)
    dayless = [replace(one, days=_no_days()) for one in profile_tellings(tellings)]
    return _ties_of(dayless, [str(number) for number in range(len(dayless))])


def _ties_of(profiles: Sequence[Profile], gold: Sequence[str]) -> list[tuple[int, Tie, bool]]:
    from digest.stories.facts import find_facts
    from digest.stories.ties import count_commonness, find_tie

    facts = [find_facts(profile) for profile in profiles]
    commonness = count_commonness(facts)
    return [
        (i, tie, gold[i] == gold[j])
        for i, one in enumerate(profiles)
        for j, other in enumerate(profiles)
        if one.latin and not other.latin and (tie := find_tie(facts[i], facts[j], commonness)) is not None
    ]


def leave_one_out() -> None:
    """Print B-cubed on the Chinese reports of each labelled set, fitted on the others."""
    import digest.stories.likeness as likeness
    from benchmarks.stories import label_articles, load_labelled, measure_b_cubed
    from digest.stories import gather_stories

    pairs, unlike, scores = _labelled_pairs(), _unlike_pairs(), []
    for held in pairs:
        labelled = [pair for name, rows in pairs.items() if name != held for pair in rows]
        features = np.array([evidence for evidence, _ in labelled] + unlike, float)
        target = np.array([*(float(same) for _, same in labelled), *[0.0] * len(unlike)])
        weight = np.array([*[1.0] * len(labelled), *[UNLIKE_WEIGHT] * len(unlike)])
        weights, bias = fit(features, target, weight, np.array(likeness.SIGNS, float))
        likeness.WEIGHTS = likeness.Evidence(*map(float, weights))
        likeness.BIAS = bias + LEAN
        told, gold, _ = load_labelled(held)
        chinese = [number for number, (article, _) in enumerate(told) if not article.language.startswith("en")]
        stories = gather_stories([told[n][0] for n in chinese], [told[n][1] for n in chinese])
        scores.append(
            measure_b_cubed(label_articles(stories, [told[n][0] for n in chinese]), [gold[n] for n in chinese])
        )
        print(f"{held}: precision {scores[-1][0]:.3f}, recall {scores[-1][1]:.3f}, F1 {scores[-1][2]:.3f}")
    print(f"mean F1 {sum(score[2] for score in scores) / len(scores):.4f}")


def _labelled_pairs() -> dict[str, list[tuple[Evidence, bool]]]:
    """The pairs of Chinese reports of each labelled set, of one place, with whether they tell one event."""
    from benchmarks.stories import SETS, load_labelled
    from digest.stories.likeness import compare
    from digest.stories.profile import profile_tellings
    from digest.stories.whereabouts import Whereabouts

    found: dict[str, list[tuple[Evidence, bool]]] = {}
    for name in SETS:
        tellings, gold, _ = load_labelled(name)
        profiles = profile_tellings(tellings)
        places = [Whereabouts(article) for article, _ in tellings]
        found[name] = [
            (evidence, gold[i] == gold[j])
            for i, one in enumerate(profiles)
            for j in range(i)
            if not (one.latin or profiles[j].latin or places[i].is_apart_from(places[j]))
            and (evidence := compare(one, profiles[j])) is not None
        ]
    return found


def _unlike_pairs() -> list[Evidence]:
    """Pairs of real articles that would be compared if all had come out on one day; nearly none tell one event."""
    from digest.stories.likeness import compare
    from digest.stories.neighbours import pairs_to_compare
    from digest.stories.profile import profile_tellings

    told = _unlike_tellings(UNLIKE)
    found: list[Evidence] = []
    for start in range(0, len(told), BATCH):
        dayless = [replace(one, days=_no_days()) for one in profile_tellings(told[start : start + BATCH])]
        pairs = [compare(dayless[i], dayless[j]) for i, j in pairs_to_compare(dayless).tolist()]
        found.extend(evidence for evidence in pairs if evidence is not None)
    return found


def _unlike_tellings(numbers: Mapping[str, int]) -> list[tuple[Article, Summary]]:
    """So many real articles of each collection, in any order."""
    from benchmarks.stories import summarize_by_lead
    from digest.model import Article

    chance = random.Random(5)
    articles = [
        Article(
            title=record["title"] or record["summary"].partition("\n")[0][:40],
            paragraphs=tuple(body.split("\n")),
            language="en" if name.startswith("en_") else "zh-Hans",
        )
        for name, most in numbers.items()
        for record in chance.sample(list(_records(name)), most)
        if (body := record["text"][:4000])
    ]
    chance.shuffle(articles)
    return [(article, summarize_by_lead(article)) for article in articles]


def _no_days() -> NewsDays:
    from digest.stories.news_days import NewsDays

    return NewsDays(frozenset(), stated=False)


def _records(name: str) -> Iterator[dict[str, str]]:
    with gzip.open(SUMMARIES / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def fit(
    features: np.ndarray, target: np.ndarray, importance: np.ndarray, signs: np.ndarray, smoothing: float = SMOOTHING
) -> tuple[np.ndarray, float]:
    """Ridge logistic regression by Newton's method; a feature that wants the wrong sign is left out."""
    active = list(range(features.shape[1]))
    while True:
        weights, bias = _newton(features[:, active], target, importance, smoothing)
        wrong = [k for k, weight in zip(active, weights, strict=True) if weight * signs[k] < 0]
        if not wrong:
            full = np.zeros(features.shape[1])
            full[active] = weights
            return full, bias
        active.remove(wrong[0])


def _newton(
    features: np.ndarray, target: np.ndarray, importance: np.ndarray, smoothing: float
) -> tuple[np.ndarray, float]:
    mean, deviation = features.mean(0), features.std(0) + 1e-9
    design = np.c_[(features - mean) / deviation, np.ones(len(features))]
    ridge = np.diag([smoothing] * features.shape[1] + [1e-6])
    weights = np.zeros(design.shape[1])
    for _ in range(40):
        chance = 1 / (1 + np.exp(-design @ weights))
        gradient = design.T @ (importance * (chance - target)) + ridge @ weights
        curvature = (design * (importance * chance * (1 - chance))[:, None]).T @ design + ridge
        weights = weights - np.linalg.solve(curvature, gradient)
    scaled = weights[:-1] / deviation
    return scaled, float(weights[-1] - scaled @ mean)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    {
        "background": write_background,
        "likeness": fit_likeness,
        "across": fit_ties,
        "leave-one-out": leave_one_out,
    }[sys.argv[1]]()
