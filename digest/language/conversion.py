"""Conversion between the scripts and editions of Chinese, and an account of what was changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from digest.language.editions import edition, is_traditional, source_script
from digest.language.glossary import Glossary, glossary_forms
from digest.language.healing import heal, is_machine_made
from digest.language.longest_match import Replacement
from digest.language.names import regional_forms
from digest.language.protected import open_spans
from digest.language.quotation_marks import set_quotation_marks
from digest.language.script import count_script, detect
from digest.language.simplification import simplify
from digest.language.traditionalization import decisions, overridden, traditionalize

Quotes = Literal["keep", "edition"]

_DOUBTFUL = 0.8  # a choice less probable than this is reported as a doubt
_SENTENCE = re.compile(r"[^。！？；!?;\n]*[。！？；!?;\n]*")
_NAMES = frozenset({"country", "place", "person", "organisation"})
_WORDS = frozenset({"word"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A place that a conversion changed: offsets into the text given, and the rule that changed it.

    ``rule`` is ``dictionary``, ``context``, ``override``, ``healing``, ``glossary``, ``regional name``,
    ``regional word`` or ``quotation mark``; ``confidence`` runs from 0 to 1.
    """

    start: int
    end: int
    before: str
    after: str
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A place where another form (``instead``) was nearly as likely as the one chosen (``after``)."""

    start: int
    end: int
    before: str
    after: str
    instead: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """How to convert, besides the script; see ``convert`` for each field."""

    glossary: Glossary = field(default_factory=dict)
    regional_words: bool = False
    regional_names: bool = False
    inside_quotations: bool = False
    quotes: Quotes = "keep"
    machine_made: bool | None = None


@dataclass(frozen=True, slots=True)
class _Draft:
    """A converted stretch: ``letters`` has a character for each of the text; ``forms`` replace some of them."""

    letters: str
    forms: tuple[Replacement, ...] = ()


def convert(
    text: str,
    to: str,
    source: str | None = None,
    *,
    glossary: Glossary | None = None,
    regional_words: bool = False,
    regional_names: bool = False,
    inside_quotations: bool = False,
    quotes: Quotes = "keep",
    machine_made: bool | None = None,
) -> str:
    """Convert Chinese text to the edition ``to``: zh-Hans, zh-Hant, zh-Hant-TW or zh-Hant-HK (or zh-CN, zh-TW, zh-HK).

    ``source`` is the script of the whole that ``text`` was taken from; it is detected where None is given. Text
    already in the target script, other languages, addresses and code are not changed; Traditional text that a
    machine made badly is healed on the way to a Traditional edition (``machine_made`` says whether it is such;
    None: it is measured).

    ``glossary`` maps a word to its form, or to its forms by edition. ``regional_words`` and ``regional_names`` put
    資訊 for 信息 and 普丁 for 普京 in Taiwan's edition, not inside quotation marks unless ``inside_quotations``;
    these alone can change the length. ``quotes`` keeps quotation marks or sets those of the edition.

    Raises:
        UsageError: ``to`` or ``source`` is no tag of the editions table.
    """
    wishes = Wishes(
        glossary=glossary or {},
        regional_words=regional_words,
        regional_names=regional_names,
        inside_quotations=inside_quotations,
        quotes=quotes,
        machine_made=machine_made,
    )
    return convert_as(text, to, source, wishes)


def convert_as(text: str, to: str, source: str | None, wishes: Wishes) -> str:
    """Convert as ``convert`` does, with its options as one value."""
    draft = _draft(text, edition(to), source, wishes)
    return _compose(draft.letters, draft.forms)


def explain_conversion(
    text: str, to: str, source: str | None = None, wishes: Wishes | None = None
) -> tuple[Change | Doubt, ...]:
    """Return, in order, each place that ``convert`` changes in ``text`` with its rule, and each doubtful choice.

    Raises:
        UsageError: ``to`` or ``source`` is no tag of the editions table.
    """
    target = edition(to)
    draft = _draft(text, target, source, wishes or Wishes())
    replaced = {place for form in draft.forms for place in range(form.start, form.end)}
    choices = _choices(text, target, draft.letters)
    changes: list[Change | Doubt] = [
        Change(start=form.start, end=form.end, before=text[form.start : form.end], after=form.text, rule=form.rule)
        for form in draft.forms
        if form.text != text[form.start : form.end]
    ]
    for place, (before, after) in enumerate(zip(text, draft.letters, strict=True)):
        if place not in replaced:
            changes += _account(place, before, after, choices.get(place))
    return tuple(sorted(changes, key=lambda change: (change.start, change.end)))


@dataclass(frozen=True, slots=True)
class _Choice:
    rule: str
    probability: float
    instead: str


def _account(place: int, before: str, after: str, choice: _Choice | None) -> Iterator[Change | Doubt]:
    rule = "quotation mark" if after in "“”‘’「」『』" else choice.rule if choice else "dictionary"
    confidence = round(choice.probability, 3) if choice else 1.0
    if choice and confidence < _DOUBTFUL:
        yield Doubt(
            start=place, end=place + 1, before=before, after=after, instead=choice.instead, confidence=confidence
        )
    elif before != after:
        yield Change(start=place, end=place + 1, before=before, after=after, rule=rule, confidence=confidence)


def _choices(text: str, target: str, letters: str) -> dict[int, _Choice]:
    """Return what stood behind the choice of each ambiguous character, for text that went from Simplified."""
    if not is_traditional(target):
        return {}
    choices = {}
    for start, end in open_spans(text):
        part = text[start:end]
        fixed = overridden(part)
        for choice in decisions(part):
            place = start + choice.place
            if letters[place] == text[place] and choice.chosen != text[place]:
                continue  # this stretch was not converted
            rule = "context" if choice.chosen != choice.dictionary else "dictionary"
            choices[place] = _Choice(rule, choice.probability, choice.other)
        choices |= {start + place: _Choice("override", 1.0, "") for place in fixed}
    return choices


def _draft(text: str, target: str, source: str | None, wishes: Wishes) -> _Draft:
    script = source_script(source) if source else detect(text)
    if script in ("en", "und"):
        return _Draft(text)
    letters, forms, end = [], [], 0
    for start, stop in open_spans(text):
        draft = _convert_span(text[start:stop], target, script, source is None, wishes)
        letters += [text[end:start], draft.letters]
        forms += [form._replace(start=form.start + start, end=form.end + start) for form in draft.forms]
        end = stop
    return _Draft("".join(letters) + text[end:], tuple(forms))


def _convert_span(text: str, target: str, script: str, guessed: bool, wishes: Wishes) -> _Draft:
    if script == "mixed":
        return _convert_mixed(text, target, wishes)
    if script in ("en", "und"):
        return _Draft(text)
    letters = _convert_letters(text, target, script, guessed, wishes.machine_made)
    if wishes.quotes == "edition":
        letters = set_quotation_marks(letters, target)
    return _Draft(letters, _special_forms(text, target, script, wishes))


def _convert_mixed(text: str, target: str, wishes: Wishes) -> _Draft:
    """Convert each sentence by its own script."""
    letters, forms = "", []
    for part in _SENTENCE.findall(text):
        script = detect(part)
        draft = _convert_span(part, target, "zh-Hans" if script == "mixed" else script, True, wishes)
        offset = len(letters)
        forms += [form._replace(start=form.start + offset, end=form.end + offset) for form in draft.forms]
        letters += draft.letters
    return _Draft(letters, tuple(forms))


def _convert_letters(text: str, target: str, script: str, guessed: bool, machine_made: bool | None) -> str:
    if not is_traditional(target):
        undecided = guessed and count_script(text).traditional_share is None
        return simplify(text, script) if is_traditional(script) or undecided else text
    if not is_traditional(script):
        return traditionalize(text, target)
    broken = is_machine_made(text) if machine_made is None else machine_made
    return heal(text, target) if broken else text


def _special_forms(text: str, target: str, script: str, wishes: Wishes) -> tuple[Replacement, ...]:
    """Return the glossary's and the region's forms in ``text``; the glossary comes first where they overlap."""
    kinds = (_NAMES if wishes.regional_names else frozenset()) | (_WORDS if wishes.regional_words else frozenset())
    if script == target or not (kinds or wishes.glossary):
        return ()
    simplified = simplify(text) if is_traditional(script) else text
    wished = tuple(glossary_forms(simplified, target, wishes.glossary))
    if not kinds:
        return wished
    regional = regional_forms(text, simplified, script, target, kinds, inside_quotations=wishes.inside_quotations)
    return tuple(sorted([*wished, *_without_overlap(regional, wished)]))


def _without_overlap(forms: Iterable[Replacement], taken: tuple[Replacement, ...]) -> Iterator[Replacement]:
    for form in forms:
        if all(form.end <= other.start or other.end <= form.start for other in taken):
            yield form


def _compose(letters: str, forms: tuple[Replacement, ...]) -> str:
    pieces, end = [], 0
    for form in forms:
        pieces += [letters[end : form.start], form.text]
        end = form.end
    return "".join(pieces) + letters[end:]
