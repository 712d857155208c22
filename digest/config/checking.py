"""Settings checked beyond what their types say; each mistake ends in its path, from which its line is found."""

from __future__ import annotations

import difflib
import re
from email.utils import parseaddr
from operator import attrgetter
from typing import TYPE_CHECKING, Literal
from zoneinfo import available_timezones

from digest.config.operation import explain_address, explain_ways, read_time, read_weekdays
from digest.config.settings import Output, Section, Settings
from digest.config.sources import explain_sources
from digest.config.translation import explain_translation
from digest.errors import SettingsError, UsageError
from digest.model import LANGUAGES

if TYPE_CHECKING:
    from digest.rendering import Look

_LEAST = {
    "glance": 0,
    "limit": 1,
    "summary.sentences": 1,
    "summary.characters": 1,
    "archive.keep_days": 1,
    "archive.keep_published_days": 1,
    "publish.catch_up": 1,
    "publish.max_age_days": 0,
    "smtp.port": 0,
    "smtp.timeout": 1,
    "smtp.tries": 1,
    "keeper.after": 1,
}
"""The least value of each number among the settings."""


def check_settings(settings: Settings) -> Settings:
    """Check what types cannot say; raise :class:`SettingsError` ending in the setting's path (`` - at `$.x` ``)."""
    from digest.extraction import SiteRule
    from digest.summarization import METHODS

    _check_languages(settings)
    _check_output(settings.output)
    for path, least in _LEAST.items():
        _check_at_least(attrgetter(path)(settings), least, f"$.{path}")
    if settings.summary.method is not None:
        _check_choice(settings.summary.method, METHODS, "method", "$.summary.method")
    for number, site in enumerate(settings.sites):
        try:
            SiteRule(host=site.host, body=site.body, drop=site.drop)
        except SettingsError as error:
            raise SettingsError(f"{error} - at `$.sites[{number}]`") from None
    _check_choice(settings.timezone, sorted(available_timezones()), "time zone", "$.timezone")
    _check_choice(settings.reading.doubtful, ("mark", "leave out"), "value", "$.reading.doubtful")
    if not 0 <= settings.reading.min_confidence <= 1:
        raise SettingsError(f"{settings.reading.min_confidence:g} is not from 0 to 1 - at `$.reading.min_confidence`")
    _check_choice(settings.order, ("auto", "importance", "day"), "order", "$.order")
    for number, section in enumerate(settings.sections):
        _check_section(section, f"$.sections[{number}]")
    for number, fault in explain_sources(settings.sources):
        raise SettingsError(f"{fault} - at `$.sources[{number}].{fault.partition(':')[0]}`")
    for name, fault in explain_translation(settings.translation):
        raise SettingsError(f"{fault} - at `$.translation.{name}`")
    _check_operation(settings)
    return settings


def _check_languages(settings: Settings) -> None:
    if not settings.languages:
        raise SettingsError("no language; name at least one - at `$.languages`")
    for number, language in enumerate(settings.languages):
        _check_choice(language, LANGUAGES, "language", "$.languages")
        if language in settings.languages[:number]:
            raise SettingsError(f'"{language}" stands there twice; name each language once - at `$.languages`')
    for language in settings.title if isinstance(settings.title, dict) else ():
        _check_choice(language, LANGUAGES, "language", "$.title")


def _check_output(output: Output) -> None:
    from digest.rendering import FORMATS

    if not output.formats:
        raise SettingsError("no format; name at least one - at `$.output.formats`")
    for name in output.formats:
        _check_choice(name, FORMATS, "format", "$.output.formats")
    if fault := explain_address("address", output.address):
        raise SettingsError(f"{fault} - at `$.output.address`")
    try:
        look_of(output)
    except UsageError as error:
        raise SettingsError(f"{error} - at `$.output`") from None


def _check_section(section: Section, path: str) -> None:
    _check_at_least(section.limit, 1, f"{path}.limit")
    if not section.name.strip():
        raise SettingsError(f"empty; a section stands under its name - at `{path}.name`")
    if not section.words and not section.sources:
        raise SettingsError(f'no story would stand in "{section.name}"; give it words or sources - at `{path}.name`')


def _check_operation(settings: Settings) -> None:
    from digest.rendering import FORMATS

    publish = settings.publish
    for read, value, name in ((read_time, publish.at, "at"), (read_weekdays, publish.on, "on")):
        try:
            read(value)
        except UsageError as error:
            raise SettingsError(f"{error} - at `$.publish.{name}`") from None
    if settings.smtp.port > 65535:
        raise SettingsError(f"{settings.smtp.port} is no port; 65535 is the last - at `$.smtp.port`")
    if fault := explain_address("heartbeat", settings.keeper.heartbeat):
        raise SettingsError(f"{fault} - at `$.keeper.heartbeat`")
    for number, deliver in enumerate(settings.deliver):
        if fault := explain_ways(deliver):
            raise SettingsError(f"{fault} - at `$.deliver[{number}]`")
        for language in deliver.languages:
            _check_choice(language, settings.languages, "language", f"$.deliver[{number}].languages")
        for name in deliver.attach:
            _check_choice(name, FORMATS, "format", f"$.deliver[{number}].attach")
        for reader in deliver.mail:
            _check_mail(reader, f"$.deliver[{number}].mail")
    _check_mail(settings.keeper.mail, "$.keeper.mail")
    _check_mail(settings.smtp.sender, "$.smtp.sender")
    if any(deliver.mail for deliver in settings.deliver) and not settings.smtp.sender:
        raise SettingsError("sender: missing; name the address that the mail comes from - at `$.smtp`")


def _check_mail(address: str | None, path: str) -> None:
    if address and not re.fullmatch(r"[^\s@]+@[^\s@]+", parseaddr(address)[1]):
        raise SettingsError(f'"{address}" is no mail address; write it as desk@example.org - at `{path}`')


def _check_choice(value: str, choices: tuple[str, ...] | list[str], what: str, path: str) -> None:
    if value not in choices:
        raise SettingsError(f'unknown {what} "{value}"; {suggest(value, choices)} - at `{path}`')


def _check_at_least(value: float | None, least: int, path: str) -> None:
    if value is not None and value < least:
        raise SettingsError(f"{value} is too small; at least {least} - at `{path}`")


def suggest(value: str, choices: tuple[str, ...] | list[str]) -> str:
    """What to write instead of a value that is not known."""
    lowered = {choice.lower(): choice for choice in choices}
    close = difflib.get_close_matches(value.lower(), lowered, n=1, cutoff=0.5)
    if close:
        return f'did you mean "{lowered[close[0]]}"?'
    return "known: " + ", ".join(choices) if len(choices) < 12 else "see docs/settings.md"


def look_of(output: Output) -> Look:
    """The choices of form among the settings. Raises :class:`UsageError` for one that is not known."""
    from digest.rendering import Look

    if output.missing_glyphs not in ("refuse", "name"):
        raise UsageError(f'unknown treatment of missing glyphs "{output.missing_glyphs}"; choose refuse or name')
    if output.layout not in ("columns", "interleaved"):
        raise UsageError(f'unknown layout "{output.layout}"; choose columns or interleaved')
    glyphs: Literal["refuse", "name"] = "name" if output.missing_glyphs == "name" else "refuse"
    layout: Literal["columns", "interleaved"] = "interleaved" if output.layout == "interleaved" else "columns"
    return Look(paper=output.paper, theme=output.theme, pdf=output.pdf, missing_glyphs=glyphs, layout=layout)
