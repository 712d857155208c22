"""Fit the weights of ``digest.language.context`` on running Traditional text.

    python training/fit_characters.py --traditional CORPUS.jsonl.gz… --simplified CORPUS.jsonl.gz… [--holdout]

Each line of a corpus is a JSON object with a text under ``text``. A Traditional text (Hong Kong) is put into
Simplified; the model learns to find the way back. Of Simplified texts, those places are examples where a word that
the dictionary knows stands alone in the segmentation and every phrase agrees. OpenCC's phrases are examples too.
``--holdout`` keeps every tenth document apart and prints the errors on it with and without the model; nothing is
written then.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from math import exp, sqrt
from pathlib import Path
from typing import NamedTuple

from digest.language.context import Evidence, forms, reading_form
from digest.language.lexicon import phrases, word_classes
from digest.language.opencc_engine import converter

OUTPUT = Path(__file__).parents[1] / "digest" / "language" / "data" / "characters.tsv"
CANTONESE = re.compile("[嘅咗唔喺佢咁啲嚟冇嗰俾睇咩哋乜嘢噉攞]")
SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")
# Written differently in Hong Kong and Taiwan, or in one place as one likes: no weights of their own, so that the
# dictionary and the words decide.
STYLE = frozenset("周占台烟床铺咨叹艳闲雇岩毁鉴吊药游汇伙搜赞注复挨捆迹抵荡哄奸恤饥")
BOTH_RIGHT = re.compile("了解|尽快|尽量|尽早|尽可能|尽速")
NOT_FROM_DICTIONARY = frozenset("布")  # 公佈 in the dictionary, 公布 in the press of both places
SAME = str.maketrans("麽鍼舖洩衆", "麼針鋪泄眾")
DICTIONARY_WEIGHT, PHRASE_WEIGHT = 0.5, 0.3
SIMPLIFIED_DOCUMENTS, PER_WORD, LEAST_CLASS = 3000, 20, 4
EPOCHS, RATE, SHRINKAGE = 4, 0.15, 0.002
LEAST_COUNT, LEAST_WEIGHT = 3, 0.25


class Example(NamedTuple):
    """One occurrence of a character: its right form, the evidence, how much it counts, what the dictionary says."""

    character: str
    right: str
    shared: dict[str, list[str]]
    own: list[str]
    weight: float
    dictionary: str


def read_documents(paths: Iterable[Path]) -> list[list[str]]:
    """Return the sentences of each document, without the spoken Cantonese."""
    documents = []
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            found = (SENTENCE.findall(json.loads(line)["text"]) for line in lines)
            documents += [[one for one in sentences if not CANTONESE.search(one)] for sentences in found]
    return documents


def modelled(character: str) -> bool:
    return character not in STYLE and len(forms(character)) > 1


def examples(original: str) -> Iterator[Example]:
    """Yield the examples in one Traditional sentence."""
    text, truth = converter("hk2s")(original), converter("hk2t")(original).translate(SAME)
    standard = converter("s2t")(text)
    if not len(text) == len(truth) == len(standard):
        return
    evidence = Evidence(text, standard)
    skipped = {place for match in BOTH_RIGHT.finditer(text) for place in range(*match.span())}
    for place, character in enumerate(text):
        right = reading_form(truth[place])
        if modelled(character) and right in forms(character) and place not in skipped:
            dictionary = reading_form(standard[place])
            yield Example(character, right, evidence.shared(place), evidence.own(place), 1.0, dictionary)


def sure_examples(text: str) -> Iterator[tuple[str, Example]]:
    """Yield (word, example) where the dictionary knows the word of a Simplified sentence and nothing speaks against."""
    standard = converter("s2t")(text)
    evidence = Evidence(text, standard)
    for place, character in enumerate(text):
        start, end = evidence.words[place]
        word = text[start:end]
        if not modelled(character) or character in NOT_FROM_DICTIONARY or word not in phrases():
            continue
        if len(word) == 2 and word_classes().get(word, 0) < LEAST_CLASS:
            continue
        form, shared = reading_form(standard[place]), evidence.shared(place)
        if not any(names for other, names in shared.items() if other != form):
            yield word, Example(character, form, shared, evidence.own(place), DICTIONARY_WEIGHT, form)


def some_of_each_word(found: Iterable[tuple[str, Example]]) -> Iterator[Example]:
    counts: Counter[tuple[str, str]] = Counter()
    for word, example in found:
        counts[word, example.character] += 1
        if counts[word, example.character] <= PER_WORD:
            yield example


def phrase_examples() -> Iterator[Example]:
    """Yield OpenCC's phrases as examples whose neighbourhood ends with the phrase."""
    for phrase, value in phrases().items():
        evidence = Evidence(phrase, value)
        for place, character in enumerate(phrase):
            right = reading_form(value[place])
            if modelled(character) and right in forms(character):
                own = [feature for feature in evidence.own(place)[3:] if "，" not in feature]
                yield Example(character, right, {form: [] for form in forms(character)}, own, PHRASE_WEIGHT, right)


class Fit:
    """Softmax regression by AdaGrad (Duchi, Hazan & Singer 2011); the first form of each character has weight 0."""

    def __init__(self) -> None:
        self.weights: dict[tuple[str, str, str], float] = defaultdict(float)
        self.squares: dict[tuple[str, str, str], float] = defaultdict(lambda: 1e-6)

    def scores(self, example: Example) -> dict[str, float]:
        known = self.weights.get
        first = forms(example.character)[0]
        found = {form: sum(known(("*", "", name), 0.0) for name in names) for form, names in example.shared.items()}
        for form in found:
            if form != first:
                found[form] += sum(known((example.character, form, name), 0.0) for name in example.own)
        return found

    def learn(self, example: Example) -> None:
        scores = self.scores(example)
        top = max(scores.values())
        parts = {form: exp(value - top) for form, value in scores.items()}
        total = sum(parts.values())
        first = forms(example.character)[0]
        for form, part in parts.items():
            step = ((form == example.right) - part / total) * example.weight
            if abs(step) >= 1e-4:
                keys = [("*", "", name) for name in example.shared[form]]
                keys += [(example.character, form, name) for name in example.own] if form != first else []
                self._move(keys, step)

    def _move(self, keys: list[tuple[str, str, str]], step: float) -> None:
        for key in keys:
            gradient = step - SHRINKAGE * self.weights[key]
            self.squares[key] += gradient * gradient
            self.weights[key] += RATE * gradient / sqrt(self.squares[key])


def undecided(data: list[Example]) -> set[str]:
    """Return the characters of running text that are not always written as the dictionary writes them."""
    seen, wrong = Counter(e.character for e in data), Counter(e.character for e in data if e.dictionary != e.right)
    several = Counter(character for character, _ in {(e.character, e.right) for e in data})
    return {c for c in seen if seen[c] >= 20 and (wrong[c] >= 2 or several[c] > 1)}


def fit(data: list[Example]) -> Fit:
    random.seed(0)
    counts = Counter((example.character, name) for example in data for name in example.own)
    kept = {key for key, number in counts.items() if number >= LEAST_COUNT}
    data = [e._replace(own=[name for name in e.own if (e.character, name) in kept]) for e in data]
    model = Fit()
    for _ in range(EPOCHS):
        random.shuffle(data)
        for example in data:
            model.learn(example)
    return model


def write(model: Fit, path: Path) -> None:
    rows: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (character, form, name), weight in sorted(model.weights.items()):
        if abs(weight) >= LEAST_WEIGHT:
            rows[character, form].append(f"{name}:{round(weight * 10)}")
    lines = ["\t".join([*key, *fields]) for key, fields in sorted(rows.items())]
    head = (
        "# character<TAB>form<TAB>feature:weight in tenths…; fitted by training/fit_characters.py on Traditional news\n"
    )
    path.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def report(model: Fit, held_out: list[Example], chosen: set[str]) -> None:
    before: Counter[str] = Counter()
    after: Counter[str] = Counter()
    for example in held_out:
        scores = model.scores(example)
        best = max(scores, key=lambda form: scores[form]) if example.character in chosen else example.dictionary
        before[example.character] += example.dictionary != example.right
        after[example.character] += best != example.right
    print(f"{len(held_out)} held out: dictionary {before.total()} wrong, model {after.total()} wrong")
    print(*(f"{c}:{before[c]}>{after[c]}" for c, number in (before + after).most_common(60) if number))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--traditional", nargs="+", type=Path, required=True)
    parser.add_argument("--simplified", nargs="*", type=Path, default=[])
    parser.add_argument("--holdout", action="store_true")
    options = parser.parse_args()
    documents = read_documents(options.traditional)
    apart = documents[::10] if options.holdout else []
    rest = [document for number, document in enumerate(documents) if not (options.holdout and number % 10 == 0)]
    data = [example for document in rest for sentence in document for example in examples(sentence)]
    chosen = undecided(data)
    simplified = read_documents(options.simplified)
    random.Random(1).shuffle(simplified)
    pairs = (pair for d in simplified[:SIMPLIFIED_DOCUMENTS] for sentence in d for pair in sure_examples(sentence))
    data += [*some_of_each_word(pairs), *phrase_examples()]
    model = fit([example for example in data if example.character in chosen])
    print(f"{len(data)} examples, {len(chosen)} characters")
    if not options.holdout:
        write(model, OUTPUT)
        return
    report(model, [e for document in apart for sentence in document for e in examples(sentence)], chosen)


if __name__ == "__main__":
    main()
