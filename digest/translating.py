"""The settings' translator, put to work on a briefing: with its key, its memory, and the names of the glossary."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

from digest.config import Settings
from digest.errors import DeliveryError, TranslationError
from digest.language import RenditionSettings, convert, render_text
from digest.model import Briefing
from digest.rendering import Check
from digest.translation import (
    Estimate,
    Failure,
    FileMemory,
    Job,
    Memory,
    NoMemory,
    Patience,
    Translator,
    TranslatorSpec,
    estimate_briefing,
    open_or_recall,
    open_translator,
    translate_briefing,
)

FILE_NAME = "translations.jsonl"
"""Where `digest build` keeps what was translated, beside the folders of the issues."""
_PROBE_SECONDS = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """What lies outside of the program: its environment with the keys, what was translated before, how to wait."""

    environment: Mapping[str, str] = field(default_factory=dict)
    memory: Memory = field(default_factory=NoMemory)
    sleep: Callable[[float], None] = time.sleep


def file_memory(settings: Settings) -> Memory:
    """The memory of a build without an archive: a file in the output folder; none where nothing is translated."""
    if settings.translation.engine is None:
        return NoMemory()
    return FileMemory(Path(settings.output.directory) / FILE_NAME)


def translate_issue(briefing: Briefing, settings: Settings, outside: Outside) -> Briefing:
    """Translate what the briefing lacks in its languages, if the settings name a translator; else change nothing.

    A translator that cannot be used leaves its mark on every text that it should have translated.
    """
    if settings.translation.engine is None:
        return briefing
    spec = _spec(settings, outside)
    translator = open_or_recall(spec, outside.memory)
    sent_to = _host(settings) if translator.remote else ""
    return translate_briefing(briefing, _job(settings, translator, outside), sent_to=sent_to, into=_into(settings))


def estimate_issue(briefing: Briefing, settings: Settings, outside: Outside) -> Estimate | None:
    """Say what the translation of the briefing would take, without asking anyone; None where nothing is translated."""
    if settings.translation.engine is None:
        return None
    translator = open_or_recall(_spec(settings, outside), outside.memory, keeps=False)
    return estimate_briefing(briefing, _job(settings, translator, outside))


def make_job(settings: Settings, outside: Outside) -> Job:
    """The settings' translator. Raises :class:`TranslationError` where there is none or it lacks a part."""
    if settings.translation.engine is None:
        raise TranslationError("no engine in [translation] of digest.toml; docs/translation.md names them")
    return _job(settings, open_translator(_spec(settings, outside)), outside)


def examine_translator(settings: Settings, outside: Outside) -> tuple[Check, ...]:
    """Ask the translator of the settings whether it answers, at no cost; nothing where there is none."""
    table = settings.translation
    if table.engine is None:
        return ()
    spec = _spec(settings, outside)
    brief = replace(spec.patience, timeout=min(_PROBE_SECONDS, table.timeout), deadline=3 * _PROBE_SECONDS, tries=1)
    translator = open_or_recall(replace(spec, patience=brief), outside.memory)
    where = f" at {_host(settings)}" if translator.remote else ""
    answer = translator.probe()
    is_well = not isinstance(answer, Failure)
    said = answer.reason if isinstance(answer, Failure) else answer
    detail = f"{table.engine}, {translator.name}{where}: {said}"
    return (Check(name="translator", ok=is_well, detail=detail, remedy="see docs/translation.md"),)


def say_estimate(estimate: Estimate, settings: Settings) -> str:
    """An estimate in one line, with its price where the settings state one."""
    table = settings.translation
    said = (
        f"translation: {estimate.texts} texts, {estimate.known} known; to send: {estimate.characters} characters in "
        f"{estimate.requests} requests"
    )
    if table.price_per_million is None:
        return said
    return f"{said}, about {estimate.price(table.price_per_million):.4f} {table.currency}"


def describe_estimate(estimate: Estimate, settings: Settings) -> dict[str, object]:
    """An estimate as plain JSON types."""
    table = settings.translation
    price = None if table.price_per_million is None else round(estimate.price(table.price_per_million), 6)
    return {
        "texts": estimate.texts,
        "known": estimate.known,
        "characters": estimate.characters,
        "requests": estimate.requests,
        "price": price,
        "currency": table.currency,
    }


def say_faults(briefing: Briefing) -> list[str]:
    """What has no translation, a line for each reason with its count."""
    failures = [
        one.failure
        for item in briefing.items
        for translations in (item.translations, *(quotation.translations for quotation in item.quotations))
        for one in translations.values()
        if one.failure
    ]
    return [f"{failures.count(reason)} texts without a translation: {reason}" for reason in dict.fromkeys(failures)]


def _job(settings: Settings, translator: Translator, outside: Outside) -> Job:
    table = settings.translation
    return Job(
        translator=translator,
        memory=outside.memory,
        names=_names(settings),
        masks=table.protect,
    )


def _names(settings: Settings) -> dict[str, str]:
    """The names of ``[glossary]`` in Simplified characters, as texts go to the engine."""
    return {convert(name, "zh-Hans"): form for name, form in settings.glossary.items() if name}


def _spec(settings: Settings, outside: Outside) -> TranslatorSpec:
    table = settings.translation
    return TranslatorSpec(
        engine=table.engine or "",
        model=table.model,
        url=table.url,
        command=table.command,
        allow_remote=table.allow_remote,
        threads=table.threads,
        patience=Patience(
            timeout=table.timeout,
            deadline=table.deadline,
            tries=table.tries,
            per_minute=table.per_minute,
            sleep=outside.sleep,
        ),
        environment=outside.environment,
        read_key=lambda: _read_key(settings, outside),
        names=_names(settings),
    )


def _read_key(settings: Settings, outside: Outside) -> str | None:
    from digest.deliver import read_secret

    table = settings.translation
    try:
        return read_secret(
            outside.environment,
            variable=table.key_env,
            file=table.key_file,
            keyring=table.keyring,
            user=table.engine,
        )
    except DeliveryError as error:
        raise TranslationError(str(error)) from None


def _host(settings: Settings) -> str:
    return urlsplit(settings.translation.url).hostname or "DeepL"


def _into(settings: Settings) -> Callable[[str, str], str]:
    """Put a translation into an edition as the briefing puts its own texts there."""
    script = settings.script
    rendition = RenditionSettings(
        glossary=script.glossary, regional_words=script.regional_words, regional_names=script.regional_names
    )
    return lambda text, language: render_text(text, language, "zh-Hans", rendition)
