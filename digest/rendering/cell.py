"""The smallest parts of a sheet: words in a language, and the cell of a row that holds them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from digest.model import Rendition, Term, Translation
from digest.rendering.display import displayable

TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A few words and their language."""

    text: str
    language: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """What a machine made of the text beside it: ``text``, or ``failure`` where there is none, and what is doubtful."""

    language: str
    text: str
    translator: str
    failure: str
    flags: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One language of a row.

    ``speaker`` and ``outlet`` are labels outside the quotation; ``link`` leads to the sentence in its article and is
    given in the cell whose words are the article's own (``original``). ``terms`` are names with their English and
    ``reading`` is pinyin: beside the sentence in the English cell, or below it where it stands alone. ``machines`` are
    machine translations: one in the cell of its language, all of them below a text that stands alone.
    """

    language: str
    text: str = ""
    original: bool = False
    speaker: Phrase | None = None
    outlet: Phrase | None = None
    link: str | None = None
    terms: tuple[Term, ...] = ()
    reading: str = ""
    machines: tuple[Machine, ...] = ()

    @property
    def shown(self) -> str:
        """The text, or the English of the names where there is none and no machine said more."""
        if self.text or any(machine.text for machine in self.machines):
            return self.text
        return " · ".join(term.english for term in self.terms)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is to be seen in it: no text, no gloss, nothing of a machine."""
        return not (self.shown or self.reading or self.machines)

    @property
    def only_glossed(self) -> bool:
        """Whether there is nothing in it but a gloss, or what a machine made."""
        return not self.text and bool(self.terms or self.reading or self.machines)


Row = tuple[Cell, ...]
"""The cells of one text in the order of the briefing's languages; a single cell spans the whole width."""


def phrase_in(texts: Rendition | None, language: str) -> Phrase | None:
    """The text in the language, else in one of the same family, else in whatever it has."""
    if not texts:
        return None
    family = language.partition("-")[0]
    tag = (
        language if language in texts else next((t for t in texts if t.partition("-")[0] == family), next(iter(texts)))
    )
    text = displayable(texts[tag])
    return Phrase(text=text, language=tag if TAG.fullmatch(tag) else "und") if text else None


def machines_in(translations: Mapping[str, Translation], tag: str, tags: tuple[str, ...]) -> tuple[Machine, ...]:
    """The machine translations of the cell ``tag`` of a row of ``tags``: its own, or all where it stands alone."""
    wanted = (tag,) if len(tags) > 1 else tuple(translations)
    return tuple(_machine(language, translations[language]) for language in wanted if language in translations)


def widen(
    tags: tuple[str, ...], translations: Mapping[str, Translation], languages: tuple[str, ...]
) -> tuple[str, ...]:
    """The languages of a row with its translations: all of the briefing's where the text itself is in one of them."""
    stands_among_them = len(tags) == 1 and tags[0] in languages
    return languages if stands_among_them and any(tag in languages for tag in translations) else tags


def _machine(language: str, one: Translation) -> Machine:
    says = (phrase_in(flag.says, language) for flag in one.flags)
    return Machine(
        language=language,
        text=displayable(one.text),
        translator=displayable(one.translator),
        failure=displayable(one.failure),
        flags=tuple(filter(None, says)),
    )
