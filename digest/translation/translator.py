"""What a translator is: a name, a version, and a function from texts to translations or failures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no translation, in one line.

    ``passing`` says that the same may work later; ``whole`` that nothing else is worth asking now either (the service
    is away, the key is wrong, the time is up).
    """

    reason: str
    passing: bool = True
    whole: bool = False


Result = str | Failure


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a translator takes in one request: so many texts, and so many characters of them together."""

    texts: int = 50
    characters: int = 20_000


class Translator(Protocol):
    """Anything that translates.

    ``name`` is shown to readers; ``version`` changes where the same text might be translated otherwise; ``remote``
    says that texts leave this machine. Languages are ``zh-Hans`` and ``en``.
    """

    @property
    def name(self) -> str: ...  # noqa: D102

    @property
    def version(self) -> str: ...  # noqa: D102

    @property
    def remote(self) -> bool: ...  # noqa: D102

    @property
    def limits(self) -> Limits: ...  # noqa: D102

    def translate(self, texts: Sequence[str], source: str, target: str) -> Sequence[Result]:
        """Translate each of ``texts``; a result for each, in their order. Raises nothing for what a service does."""

    def probe(self) -> str | Failure:
        """Say in a few words that the translator answers, or why it does not; no text of an article is sent."""


class BadReply(Exception):
    """A reply that is none: not of the form, or not as many translations as texts. The reason is its message."""


class NoReply(Exception):
    """No reply to be had; ``failure`` says why."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.reason)
        self.failure = failure


def split_batches(texts: Sequence[T], limits: Limits, length: Callable[[T], int]) -> Iterator[Sequence[T]]:
    """Split what is to be translated into requests that the service takes, in order; a text is never split."""
    start, characters = 0, 0
    for place, text in enumerate(texts):
        size = length(text)
        if place > start and (place - start == limits.texts or characters + size > limits.characters):
            yield texts[start:place]
            start, characters = place, 0
        characters += size
    if start < len(texts):
        yield texts[start:]


def ask_in_batches(
    texts: Sequence[str], limits: Limits, ask: Callable[[Sequence[str]], Sequence[str]]
) -> tuple[Result, ...]:
    """Ask for the texts some at a time. Where a reply is of no use, each text of that batch is asked for alone.

    ``ask`` raises :class:`BadReply` or :class:`NoReply`. After a failure that is ``whole`` nothing more is asked.
    """
    results: list[Result] = []
    stopped: Failure | None = None
    for batch in split_batches(texts, limits, len):
        for result in _ask_batch(batch, ask) if stopped is None else [stopped] * len(batch):
            results.append(result)
            if isinstance(result, Failure) and result.whole:
                stopped = result
    return tuple(results)


def _ask_batch(batch: Sequence[str], ask: Callable[[Sequence[str]], Sequence[str]]) -> list[Result]:
    try:
        return _matched(batch, ask(batch))
    except NoReply as error:
        return [error.failure] * len(batch)
    except BadReply as error:
        if len(batch) == 1:
            return [Failure(str(error), passing=False)]
    results: list[Result] = []
    for text in batch:
        last = results[-1] if results else ""
        alone = [last] if isinstance(last, Failure) and last.whole else _ask_batch([text], ask)
        results += alone
    return results


def _matched(batch: Sequence[str], replies: Sequence[str]) -> list[Result]:
    if len(replies) != len(batch):
        raise BadReply(f"answered {len(replies)} translations for {len(batch)} texts")
    return list(replies)
