"""Which of several Traditional forms a Simplified character takes, settled by what stands around it.

A log-linear model (softmax regression; Berger, Della Pietra & Della Pietra 1996) for each character weighs the
dictionary's answer, the word that a segmentation finds there, the phrases that cover it, and the neighbouring
characters. Its weights were fitted on running Traditional text by ``training/fit_characters.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from typing import NamedTuple

from digest.language.dictionaries import read_dictionary
from digest.language.lexicon import phrases, segment, word_classes

_SCALE = 10.0  # weights are stored as integers, in tenths


class Decision(NamedTuple):
    """What became of one ambiguous character: ``chosen`` and the next best form, with the probability of the choice."""

    place: int
    dictionary: str
    chosen: str
    other: str
    probability: float


@dataclass(frozen=True, slots=True)
class Model:
    """The fitted weights: of the evidence all characters share, and of each character's own contexts by form."""

    shared: Mapping[str, float]
    own: Mapping[str, Mapping[str, Mapping[str, float]]]


def settle(text: str, standard: str, model: Model | None = None) -> Iterator[Decision]:
    """Yield a decision for each character of the Simplified ``text`` that has several forms.

    ``standard`` is what the dictionary made of ``text``, of the same length.
    """
    model = model or fitted_model()
    several = _several_forms()
    places = [place for place, character in enumerate(text) if character in several]
    if not places:
        return
    evidence = Evidence(text, standard)
    for place in places:
        yield _decide(evidence, place, model)


class Evidence:
    """What can be said about the characters of one text: its words, the phrases in it, the neighbours."""

    def __init__(self, text: str, standard: str) -> None:
        self.text = text
        self.standard = standard
        self.words = [span for span in segment(text) for _ in range(span[1] - span[0])]
        self.plain = "，，，" + "".join(map(_plain, text)) + "，，，"

    def shared(self, place: int) -> dict[str, list[str]]:
        """Return for each form of the character at ``place`` the shared features that speak for it."""
        found: dict[str, list[str]] = {form: [] for form in forms(self.text[place])}
        for form, feature in self._votes(place):
            if form in found:
                found[form].append(feature)
        return found

    def own(self, place: int) -> list[str]:
        """Return the features of the neighbourhood of the character at ``place``."""
        p, i = self.plain, place + 3
        left, right = p[i - 3 : i], p[i + 1 : i + 4]
        word_form, length = self._word(place)
        return [
            "",
            f"={reading_form(self.standard[place])}",
            f"#{word_form}{min(length, 3)}",
            f"{left[2]}·",
            f"·{right[0]}",
            f"{left[1:]}·",
            f"·{right[:2]}",
            f"{left[2]}·{right[0]}",
            f"{left[1:]}·{right[0]}",
            f"{left[2]}·{right[:2]}",
        ]

    def _votes(self, place: int) -> Iterator[tuple[str, str]]:
        yield reading_form(self.standard[place]), "dictionary"
        form, length = self._word(place)
        start, end = self.words[place]
        strength = min(word_classes().get(self.text[start:end], 0) // 4, 3)
        yield form, f"word{min(length, 4)}{strength}"
        for length in range(2, 6):
            for begin in range(max(0, place - length + 1), min(place, len(self.text) - length) + 1):
                phrase = self.text[begin : begin + length]
                if phrase in phrases() and (begin, begin + length) != (start, end):
                    strength = min(word_classes().get(phrase, 0) // 4, 3)
                    yield reading_form(phrases()[phrase][place - begin]), f"phrase{min(length, 4)}{strength}"
        surname = _name_cues("surname").get(self.text[place])
        if surname and (cue := self._name_cue(place)):
            yield surname, cue

    def _word(self, place: int) -> tuple[str, int]:
        start, end = self.words[place]
        word = self.text[start:end]
        known = phrases().get(word)
        form = reading_form(known[place - start]) if known else forms(self.text[place])[0]
        return form, end - start

    def _name_cue(self, place: int) -> str:
        if place and self.text[place - 1] in "姓名":
            return "after 姓"
        start = self.words[place][1]
        if self.words[place] != (place, place + 1):
            return ""
        return (
            "title" if any(self.text[n : n + 2] in _name_cues("title") for n in (start, start + 1, start + 2)) else ""
        )


@cache
def forms(character: str) -> tuple[str, ...]:
    """Return the forms that ``character`` can take, regional variants of one form counted once."""
    candidates = read_dictionary("STCharacters").get(character, (character,))
    return tuple(dict.fromkeys(reading_form(form) for form in candidates))


@cache
def _several_forms() -> frozenset[str]:
    return frozenset(character for character in read_dictionary("STCharacters") if len(forms(character)) > 1)


@cache
def reading_form(form: str) -> str:
    """Return the form that stands for all regional variants of ``form`` (裏 and 裡 are one)."""
    return read_dictionary("TWVariants").get(form, (form,))[0]


@cache
def fitted_model() -> Model:
    """Return the model that comes with the program."""
    rows = files("digest.language").joinpath("data/characters.tsv").read_text(encoding="utf-8").splitlines()
    return parse_model(row for row in rows if not row.startswith("#"))


def parse_model(rows: Iterator[str]) -> Model:
    """Return the model written in ``rows``: character (or *), form, then ``feature=weight`` in tenths, tabs between."""
    shared: dict[str, float] = {}
    own: dict[str, dict[str, dict[str, float]]] = {}
    for row in rows:
        character, form, *fields = row.split("\t")
        pairs = (field.rpartition(":") for field in fields)
        weights = {feature: int(weight) / _SCALE for feature, _, weight in pairs}
        if character == "*":
            shared |= weights
        else:
            own.setdefault(character, {})[form] = weights
    return Model(shared, own)


def _decide(evidence: Evidence, place: int, model: Model) -> Decision:
    character, dictionary = evidence.text[place], evidence.standard[place]
    votes = evidence.shared(place)
    if character not in model.own and all(form == reading_form(dictionary) for form, names in votes.items() if names):
        return Decision(place, dictionary, dictionary, dictionary, 1.0)  # nothing speaks against the dictionary
    scores = _scores(votes, evidence.own(place), model.own.get(character, {}), model.shared)
    first, second = sorted(scores, key=lambda form: -scores[form])[:2]
    chosen = dictionary if reading_form(dictionary) == first else _standard_of(character, first)
    total = sum(exp(value - scores[first]) for value in scores.values())
    return Decision(place, dictionary, chosen, _standard_of(character, second), 1 / total)


def _scores(
    votes: Mapping[str, list[str]],
    features: list[str],
    own: Mapping[str, Mapping[str, float]],
    shared: Mapping[str, float],
) -> dict[str, float]:
    """Return the score of each form; the first form's own weights are the model's zero."""
    scores = {form: sum(shared.get(name, 0.0) for name in names) for form, names in votes.items()}
    for form, weights in own.items():
        if form in scores:
            scores[form] += sum(weights.get(name, 0.0) for name in features)
    return scores


def _standard_of(character: str, wanted: str) -> str:
    candidates = read_dictionary("STCharacters").get(character, (character,))
    return next((form for form in candidates if reading_form(form) == wanted), wanted)


def _plain(character: str) -> str:
    if "\u3400" <= character <= "\u9fff":
        return character
    if character.isdigit():
        return "0"
    return "a" if character.isalpha() else "，"


@cache
def _name_cues(kind: str) -> dict[str, str]:
    """Return the surnames that are also other words, with their form, or the titles that follow a name."""
    text = files("digest.language").joinpath("data/name-cues.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {word: form for found, word, form in rows if found == kind}
