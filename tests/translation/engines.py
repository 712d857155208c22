"""A translator of the tests' own: it knows some sentences, counts what it is asked, and can be away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from digest.translation import Failure, Limits, Result


@dataclass
class PhraseBook:
    """Says what ``known`` has for a text; a failure for another."""

    known: Mapping[str, str] = field(default_factory=dict)
    name: str = "Phrase Book"
    version: str = "1"
    remote: bool = False
    limits: Limits = field(default_factory=lambda: Limits(texts=3, characters=1000))
    asked: list[tuple[str, ...]] = field(default_factory=list)
    away: str = ""

    def translate(self, texts: Sequence[str], source: str, target: str) -> tuple[Result, ...]:
        """Look each text up."""
        self.asked.append(tuple(texts))
        if self.away:
            return (Failure(self.away, whole=True),) * len(texts)
        return tuple(self.known.get(text, Failure("not in the book")) for text in texts)

    def probe(self) -> str | Failure:
        """Answer."""
        return "answers"
