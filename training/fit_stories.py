"""Fit what the stories room knows beforehand: how common terms are in news, and how to weigh signs of one event.

    python training/fit_stories.py background   # digest/stories/background.txt
    python training/fit_stories.py likeness     # the coefficients in digest/stories/likeness.py, from the labelled sets
    python training/fit_stories.py across       # the coefficients in digest/stories/ties.py, from the labelled sets
    python training/fit_stories.py leave-one-out  # B-cubed on each labelled set, fitted on the others

The first counts in how many pieces of some 400 characters a term occurs, over the Chinese and English news kept beside
the checkout; only the counts are written, in steps of half a power of two. The second fits logistic regressions on the
labelled sets of ``tests/stories``, as they are and with their titles alone, on pairs of unlike real articles that lie
among many others or among a handful, and on the sentences of real articles dealt out to two reports, each coefficient
held to the sign it must have; the last says how well a set is clustered that the fit has not seen.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from regression import fit

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
UNLIKE = {"zh_xwlb_title": 600, "zht_hkcnews_title": 600, "zh_finna": 600, "zh_neist": 400}
UNLIKE_IN_TWO_LANGUAGES = {"en_cnndm1k": 150, "zh_xwlb_title": 150, "zh_finna": 100}
UNLIKE_ACROSS = 0.03
ASKED = 1.5  # log-odds that are asked for: a wrong tie joins two stories
BATCHES = {300: 0.1, 6: 0.5}  # unlike articles that are compared as those of one day, and what each pair counts
DEALT = {"zh_xwlb_title": 80, "zht_hkcnews_title": 80, "zh_finna": 80}  # articles whose sentences are dealt out
DEALT_FROM = 8  # sentences
DEALT_WEIGHT = 0.3
LEANS = {True: 1.25, False: 2.0}  # log-odds of titles and of reports, where clusters come out best


@dataclass(frozen=True, slots=True)
class Row:
    """The signs of a pair, whether it tells one event, whether hardly more than a title is known, what it counts."""

    evidence: Evidence
    same: bool
    short: bool
    importance: float


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
    """Fit the coefficients on all labelled sets and print them, for titles and for reports."""
    from digest.stories.likeness import Evidence

    labelled, others = [row for rows in _labelled_pairs().values() for row in rows], [*_unlike_pairs(), *_dealt_pairs()]
    for short, name in ((False, "OF_REPORTS"), (True, "OF_TITLES")):
        bias, weights = _fit_kind([*labelled, *others], short=short)
        print(f"{name} = Weighing({bias:.2f}, {Evidence(*(round(weight, 2) for weight in weights))})")


def _fit_kind(rows: Sequence[Row], *, short: bool) -> tuple[float, list[float]]:
    """Fit on the pairs of titles, or on those of reports.

    The bias is moved afterwards (``LEANS``): with unlike pairs by the thousand the fit itself leans to saying no.
    """
    from digest.stories.likeness import SIGNS

    of_kind = [row for row in rows if row.short is short]
    weights, bias = fit(
        np.array([row.evidence for row in of_kind], float),
        np.array([float(row.same) for row in of_kind]),
        np.array([row.importance for row in of_kind]),
        np.array(SIGNS, float),
    )
    return bias + LEANS[short], [float(weight) for weight in weights]


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
    """Print B-cubed on the Chinese reports of each labelled set, and on their titles, fitted on the others."""
    import digest.stories.likeness as likeness

    pairs, others = _labelled_pairs(), [*_unlike_pairs(), *_dealt_pairs()]
    scores: dict[str, list[float]] = defaultdict(list)
    for held in pairs:
        rows = [*(row for name, found in pairs.items() if name != held for row in found), *others]
        for short, name in ((False, "OF_REPORTS"), (True, "OF_TITLES")):
            bias, weights = _fit_kind(rows, short=short)
            setattr(likeness, name, likeness.Weighing(bias, likeness.Evidence(*weights)))
        for kind in ("reports", "titles"):
            precision, recall, f1 = _score_chinese(held, only_titles=kind == "titles")
            scores[kind].append(f1)
            print(f"{held}, {kind}: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}", flush=True)
    for kind, found in scores.items():
        print(f"mean F1 of {kind} {sum(found) / len(found):.4f}")


def _score_chinese(name: str, *, only_titles: bool) -> tuple[float, float, float]:
    from benchmarks.stories import label_articles, measure_b_cubed
    from digest.stories import gather_stories

    told, gold = _load_chinese(name, only_titles=only_titles)
    articles = [article for article, _ in told]
    return measure_b_cubed(label_articles(gather_stories(articles, [one for _, one in told]), articles), gold)


def _load_chinese(name: str, *, only_titles: bool) -> tuple[list[tuple[Article, Summary]], list[str]]:
    from benchmarks.stories import load_labelled, take_titles

    told, gold, _ = load_labelled(name)
    chinese = [number for number, (article, _) in enumerate(told) if not article.language.startswith("en")]
    tellings = [told[number] for number in chinese]
    return take_titles(tellings) if only_titles else tellings, [gold[number] for number in chinese]


def _labelled_pairs() -> dict[str, list[Row]]:
    """The pairs of Chinese reports of each labelled set, of one place, and of their titles."""
    from benchmarks.stories import SETS

    return {
        name: [
            row
            for only_titles in (False, True)
            for row in _pairs_of(*_load_chinese(name, only_titles=only_titles), dated=True, importance=1.0)
        ]
        for name in SETS
    }


def _pairs_of(
    tellings: Sequence[tuple[Article, Summary]], gold: Sequence[str], *, dated: bool, importance: float
) -> list[Row]:
    """The pairs that may be one event, of one place."""
    from digest.stories.likeness import compare
    from digest.stories.neighbours import pairs_to_compare
    from digest.stories.profile import profile_tellings

    profiles = profile_tellings(tellings)
    if not dated:
        profiles = [replace(one, days=_no_days()) for one in profiles]
    pairs = pairs_to_compare(profiles).tolist() if len(set(gold)) == len(gold) else combinations(range(len(gold)), 2)
    return [
        Row(evidence, gold[i] == gold[j], profiles[i].gist.short or profiles[j].gist.short, importance)
        for i, j in pairs
        if not profiles[i].gist.place.is_apart_from(profiles[j].gist.place)
        and (evidence := compare(profiles[i], profiles[j])) is not None
        and (evidence.opening_shared or evidence.characters_shared)
    ]


def _unlike_pairs() -> list[Row]:
    """Pairs of real articles, and of their titles, that would be compared if all had come out on one day; nearly none
    tell one event."""
    from benchmarks.stories import take_titles

    told = sorted(_unlike_tellings(UNLIKE), key=lambda one: one[0].origin.partition("/")[0])  # like subjects together
    return [
        row
        for size, importance in BATCHES.items()
        for start in range(0, len(told), size)
        for tellings in (told[start : start + size], take_titles(told[start : start + size]))
        for row in _pairs_of(tellings, [a.origin for a, _ in tellings], dated=False, importance=importance)
    ]


def _dealt_pairs() -> list[Row]:
    """Pairs of reports that are made of the sentences of one real article in turn: long reports in other words."""
    from benchmarks.stories import summarize_by_lead
    from digest.language import split_sentences

    rows: list[Row] = []
    for article, _ in _unlike_tellings(DEALT):
        sentences = [one[a:b] for one in article.paragraphs for a, b in split_sentences(one)]
        if len(sentences) >= DEALT_FROM:
            reports = [
                replace(article, paragraphs=tuple(sentences[0::2])),
                replace(article, title="", paragraphs=tuple(sentences[1::2])),
            ]
            tellings = [(report, summarize_by_lead(report)) for report in reports]
            rows.extend(_pairs_of(tellings, [article.origin] * 2, dated=False, importance=DEALT_WEIGHT))
    return rows


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
            origin=record["id"],
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


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    {
        "background": write_background,
        "likeness": fit_likeness,
        "across": fit_ties,
        "leave-one-out": leave_one_out,
    }[sys.argv[1]]()
