"""Texts to translations: what is known is recalled, the rest asked for, everything checked, what is new remembered."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from digest.language import convert
from digest.model import Translation
from digest.translation.checks import check_translation
from digest.translation.memory import Memory, NoMemory, Remembered, key_of
from digest.translation.protection import Masked, mask_names, unmask_names
from digest.translation.shape import language_is_wrong
from digest.translation.translator import Failure, Result, Translator, split_batches

_CONTROLS = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
_LONGEST = 30
"""Characters of a translation for each of the original, and a hundred more: what is longer was never a translation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What texts are translated with.

    ``names`` are the user's own names in Chinese with their English; they are looked for afterwards, and one without
    English is not looked for. ``masks`` says that they are hidden from the engine behind marks.
    """

    translator: Translator
    memory: Memory = field(default_factory=NoMemory)
    names: Mapping[str, str] = field(default_factory=dict)
    masks: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What a translation would take: texts in all, those known already, characters and requests of the rest."""

    texts: int = 0
    known: int = 0
    characters: int = 0
    requests: int = 0

    def __add__(self, other: Estimate) -> Estimate:
        return Estimate(
            texts=self.texts + other.texts,
            known=self.known + other.known,
            characters=self.characters + other.characters,
            requests=self.requests + other.requests,
        )

    def price(self, per_million: float) -> float:
        """The price, where a million characters cost ``per_million``."""
        return self.characters / 1_000_000 * per_million


@dataclass(frozen=True, slots=True)
class _Order:
    """A text that is to be translated: as the engine is to read it, and under which key it is kept."""

    text: str
    key: str
    names: Mapping[str, str]


def translate_texts(texts: Sequence[str], source: str, target: str, job: Job) -> tuple[Translation, ...]:
    """Translate ``texts`` from ``source`` to ``target`` (``zh-…`` and ``en``); a translation or a failure for each.

    Chinese goes to the engine in Simplified characters, and comes back in them.
    """
    orders = [_order(text, source, target, job) for text in texts]
    known = dict(job.memory.recall(order.key for order in orders))
    unknown = {order.key: order for order in orders if not _is_known(known.get(order.key))}
    for batch in split_batches(list(unknown.values()), job.translator.limits, lambda order: len(order.text)):
        results = _ask(batch, _engine_tag(source), _engine_tag(target), job)
        pairs = zip(batch, results, strict=True)
        entries = [_entry(order, result, source, target, job, known) for order, result in pairs]
        job.memory.remember(entry for entry in entries if entry != known.get(entry.key))
        known.update((entry.key, entry) for entry in entries)
        stopped = results[-1] if results else ""
        if isinstance(stopped, Failure) and stopped.whole:
            known.update(_give_up(unknown.values(), known, stopped, source, target, job))
            break
    return tuple(_translation(text, order, known, target, job) for text, order in zip(texts, orders, strict=True))


def estimate_texts(texts: Sequence[str], source: str, target: str, job: Job) -> Estimate:
    """Say what translating ``texts`` would take, without asking anyone."""
    orders = {order.key: order for order in (_order(text, source, target, job) for text in texts)}
    known = job.memory.recall(orders)
    rest = [order for key, order in orders.items() if not _is_known(known.get(key))]
    return Estimate(
        texts=len(orders),
        known=len(orders) - len(rest),
        characters=sum(len(order.text) for order in rest),
        requests=sum(1 for _ in split_batches(rest, job.translator.limits, lambda order: len(order.text))),
    )


def _order(text: str, source: str, target: str, job: Job) -> _Order:
    is_chinese = source.startswith("zh")
    plain = _clean(convert(text, "zh-Hans") if is_chinese else text)
    given = job.names if is_chinese else {form: name for name, form in job.names.items()}
    names = {name: form for name, form in given.items() if name and form and name in plain}
    engine = job.translator
    key = key_of(plain, engine.name, engine.version, _engine_tag(source), _engine_tag(target), names)
    return _Order(plain, key, names)


def _engine_tag(language: str) -> str:
    return "zh-Hans" if language.startswith("zh") else "en"


def _is_known(entry: Remembered | None) -> bool:
    return entry is not None and entry.text is not None


def _ask(batch: Sequence[_Order], source: str, target: str, job: Job) -> list[Result]:
    """Ask the engine; where it damaged a mark, once more with the names in the text."""
    masked = [mask_names(order.text, order.names) if job.masks else Masked(order.text, ()) for order in batch]
    results = _complete(job.translator.translate([one.text for one in masked], source, target), len(batch))
    again = []
    for place, (one, result) in enumerate(zip(masked, results, strict=True)):
        if one.forms and isinstance(result, str):
            whole = unmask_names(result, one)
            results[place] = whole if whole is not None else result
            again += [place] if whole is None else []
    if again:
        second = _complete(job.translator.translate([batch[n].text for n in again], source, target), len(again))
        for place, result in zip(again, second, strict=True):
            results[place] = result
    return [_judge(order.text, result, target) for order, result in zip(batch, results, strict=True)]


def _complete(results: Sequence[Result], count: int) -> list[Result]:
    """A translator that keeps no count gives no translations at all: nobody knows which is whose."""
    if len(results) != count:
        return [Failure(f"answered {len(results)} translations for {count} texts", passing=False)] * count
    return list(results)


def _judge(source: str, result: Result, target: str) -> Result:
    """Refuse what cannot be shown as a translation, whoever made it."""
    if isinstance(result, Failure):
        return result
    text = _clean(result)
    if not text:
        return Failure("the reply is empty", passing=False)
    if len(text) > _LONGEST * len(source) + 100:
        return Failure("the reply is far too long", passing=False)
    if language_is_wrong(source, text, to_english=target == "en"):
        return Failure("the reply is not in the language asked for", passing=False)
    return text


def _clean(text: str) -> str:
    """One line without control, invisible and direction-changing characters."""
    spaced = re.sub(r"\s+", " ", text)
    return "".join(c for c in spaced if c == " " or unicodedata.category(c) not in _CONTROLS).strip()


def _entry(
    order: _Order, result: Result, source: str, target: str, job: Job, known: Mapping[str, Remembered]
) -> Remembered:
    entry = Remembered(
        key=order.key, text=None, translator=job.translator.name, source=_engine_tag(source), target=_engine_tag(target)
    )
    if isinstance(result, str):
        return replace(entry, text=result)
    before = known.get(order.key)  # an issue that is built again says what it said before
    return before if before is not None else replace(entry, reason=result.reason)


def _give_up(
    orders: Iterable[_Order],
    known: Mapping[str, Remembered],
    failure: Failure,
    source: str,
    target: str,
    job: Job,
) -> dict[str, Remembered]:
    """What is left after a failure of everything: it fails for the same reason without being asked for."""
    rest = [order for order in orders if order.key not in known]
    entries = {order.key: _entry(order, failure, source, target, job, known) for order in rest}
    job.memory.remember(entries.values())
    return entries


def _translation(text: str, order: _Order, known: Mapping[str, Remembered], target: str, job: Job) -> Translation:
    entry = known[order.key]
    if entry.text is None:
        return Translation(translator=job.translator.name, failure=entry.reason or "no translation")
    flags = check_translation(
        text, entry.text, target=target, terms={name: (form,) if form else () for name, form in job.names.items()}
    )
    return Translation(translator=job.translator.name, text=entry.text, flags=flags)
