"""digest.toml: read, checked, and turned into settings; a mistake is named by file, line and remedy."""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from zoneinfo import ZoneInfo, available_timezones

import msgspec

from digest.errors import SettingsError, UsageError
from digest.model import LANGUAGES
from digest.operation import Archive, Deliver, Keeper, Publish, Smtp, explain_ways, read_time, read_weekdays
from digest.source_settings import Source as Source
from digest.source_settings import anchor_source, explain_sources

if TYPE_CHECKING:
    from digest.rendering import Look

FILE_NAME = "digest.toml"


class _Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of digest.toml: an unknown setting in it is a mistake."""


class Summary(_Table, frozen=True):
    """``[summary]``: how much of each article is quoted, and who chooses."""

    sentences: int = 3
    characters: int | None = None
    method: str | None = None


class Reading(_Table, frozen=True):
    """``[reading]``: what happens to pages that could not be read with confidence (0 to 1)."""

    min_confidence: float = 0.5
    doubtful: str = "mark"


class Script(_Table, frozen=True):
    """``[script]``: how far a rendition may go beyond the characters."""

    regional_words: bool = False
    regional_names: bool = False
    inside_quotations: bool = False
    quotation_marks: bool = True
    punctuation: bool = True
    heal: bool = False
    glossary: dict[str, str | dict[str, str]] = {}


class Output(_Table, frozen=True):
    """``[output]``: where the issues go, and in which formats."""

    directory: str = "out"
    formats: tuple[str, ...] = ("md", "html", "pdf")
    templates: str | None = None
    paper: str = "a4"
    theme: str = "broadsheet"
    pdf: str = "ua-1"
    missing_glyphs: str = "refuse"


class Site(_Table, frozen=True):
    """``[[sites]]``: a rule for the pages of one host that are still read wrongly."""

    host: str
    body: str | None = None
    drop: tuple[str, ...] = ()


class Section(_Table, frozen=True):
    """``[[sections]]``: stories with one of these words, or from one of these sources."""

    name: str
    words: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class Settings(_Table, frozen=True):
    """Everything digest.toml can say; every setting has a default."""

    title: str | dict[str, str] = ""
    languages: tuple[str, ...] = ("zh-Hans", "zh-Hant-TW")
    timezone: str = "Asia/Shanghai"
    glance: int = 3
    sources: tuple[Source, ...] = ()
    summary: Summary = Summary()
    reading: Reading = Reading()
    script: Script = Script()
    output: Output = Output()
    sites: tuple[Site, ...] = ()
    sections: tuple[Section, ...] = ()
    archive: Archive = Archive()
    publish: Publish = Publish()
    smtp: Smtp = Smtp()
    deliver: tuple[Deliver, ...] = ()
    keeper: Keeper = Keeper()

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of the issue: its date is the date there."""
        return ZoneInfo(self.timezone)


def load_settings(path: Path) -> Settings:
    """Read ``path``; paths inside it are taken from the folder it lies in.

    Raises :class:`SettingsError` with file, line and remedy where it is not TOML, or a setting is unknown, of the
    wrong kind or out of range.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
        document = tomllib.loads(text)
    except FileNotFoundError:
        raise SettingsError(f"{path}: no such file; `digest new DIR` makes a project with one") from None
    except OSError as error:
        raise SettingsError(f"{path}: not readable ({error.strerror})") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{path}: not UTF-8; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        message, _, place = str(error).partition(" (at line ")
        line = place.partition(",")[0] or str(text.count("\n") + 1)
        raise SettingsError(f"{path}:{line}: not TOML: {message.lower()}") from None
    try:
        settings = msgspec.convert(document, Settings)
        check_settings(settings)
    except (msgspec.ValidationError, SettingsError) as error:
        raise _locate(str(error), path, text) from None
    return _anchor(settings, path.parent)


def look_of(output: Output) -> Look:
    """The choices of form among the settings. Raises :class:`UsageError` for one that is not known."""
    from digest.rendering import Look

    if output.missing_glyphs not in ("refuse", "name"):
        raise UsageError(f'unknown treatment of missing glyphs "{output.missing_glyphs}"; choose refuse or name')
    glyphs: Literal["refuse", "name"] = "name" if output.missing_glyphs == "name" else "refuse"
    return Look(paper=output.paper, theme=output.theme, pdf=output.pdf, missing_glyphs=glyphs)


def override(
    settings: Settings,
    *,
    paths: Sequence[str] | None = None,
    title: str | None = None,
    languages: str | None = None,
    sentences: int | None = None,
    formats: str | None = None,
    out: Path | None = None,
) -> Settings:
    """Put what the command line says in the place of what the file says; lists are separated by commas."""
    replace = msgspec.structs.replace
    changes: dict[str, Any] = {}
    if paths:
        changes["sources"] = tuple(Source(name=path, path=path) for path in dict.fromkeys(paths))
    if title is not None:
        changes["title"] = title
    if languages is not None:
        changes["languages"] = _split(languages)
    if sentences is not None:
        changes["summary"] = replace(settings.summary, sentences=sentences, characters=None)
    output = settings.output
    if formats is not None:
        output = replace(output, formats=_split(formats))
    if out is not None:
        output = replace(output, directory=str(out))
    try:
        return check_settings(replace(settings, **changes, output=output))
    except SettingsError as error:
        what, _, where = str(error).partition(" - at ")
        raise UsageError(f"--{where.strip('`$').split('.')[-1]}: {what}") from None


def _split(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))


def check_settings(settings: Settings) -> Settings:
    """Check what types cannot say; raise :class:`SettingsError` ending in the setting's path (`` - at `$.x` ``)."""
    from digest.extraction import SiteRule
    from digest.rendering import FORMATS
    from digest.summarization import METHODS

    if not settings.languages:
        raise SettingsError("no language; name at least one - at `$.languages`")
    for language in settings.languages:
        _check_choice(language, LANGUAGES, "language", "$.languages")
    for language in settings.title if isinstance(settings.title, dict) else ():
        _check_choice(language, LANGUAGES, "language", "$.title")
    for name in settings.output.formats:
        _check_choice(name, FORMATS, "format", "$.output.formats")
    if settings.summary.method is not None:
        _check_choice(settings.summary.method, METHODS, "method", "$.summary.method")
    for number, site in enumerate(settings.sites):
        try:
            SiteRule(host=site.host, body=site.body, drop=site.drop)
        except SettingsError as error:
            raise SettingsError(f"{error} - at `$.sites[{number}]`") from None
    try:
        look_of(settings.output)
    except UsageError as error:
        raise SettingsError(f"{error} - at `$.output`") from None
    _check_choice(settings.timezone, sorted(available_timezones()), "time zone", "$.timezone")
    _check_choice(settings.reading.doubtful, ("mark", "leave out"), "value", "$.reading.doubtful")
    _check_at_least(settings.summary.sentences, 1, "$.summary.sentences")
    _check_at_least(settings.summary.characters, 1, "$.summary.characters")
    _check_at_least(settings.glance, 0, "$.glance")
    for number, fault in explain_sources(settings.sources):
        raise SettingsError(f"{fault} - at `$.sources[{number}].{fault.partition(':')[0]}`")
    _check_operation(settings)
    return settings


def _check_operation(settings: Settings) -> None:
    publish = settings.publish
    for read, value, name in ((read_time, publish.at, "at"), (read_weekdays, publish.on, "on")):
        try:
            read(value)
        except UsageError as error:
            raise SettingsError(f"{error} - at `$.publish.{name}`") from None
    _check_at_least(publish.catch_up, 1, "$.publish.catch_up")
    _check_at_least(settings.keeper.after, 1, "$.keeper.after")
    for number, deliver in enumerate(settings.deliver):
        if fault := explain_ways(deliver):
            raise SettingsError(f"{fault} - at `$.deliver[{number}]`")
        for language in deliver.languages:
            _check_choice(language, settings.languages, "language", f"$.deliver[{number}].languages")
    if any(deliver.mail for deliver in settings.deliver) and not settings.smtp.sender:
        raise SettingsError("sender: missing; name the address that the mail comes from - at `$.smtp`")


def _check_choice(value: str, choices: tuple[str, ...] | list[str], what: str, path: str) -> None:
    if value not in choices:
        raise SettingsError(f'unknown {what} "{value}"; {_suggest(value, choices)} - at `{path}`')


def _check_at_least(value: int | None, least: int, path: str) -> None:
    if value is not None and value < least:
        raise SettingsError(f"{value} is too small; at least {least} - at `{path}`")


def _suggest(value: str, choices: tuple[str, ...] | list[str]) -> str:
    lowered = {choice.lower(): choice for choice in choices}
    close = difflib.get_close_matches(value.lower(), lowered, n=1, cutoff=0.5)
    if close:
        return f'did you mean "{lowered[close[0]]}"?'
    return "known: " + ", ".join(choices) if len(choices) < 12 else "see docs/settings.md"


def _locate(message: str, path: Path, text: str) -> SettingsError:
    """Turn msgspec's ``… - at `$.a.b` `` into ``file:line: …`` with a suggestion for an unknown setting."""
    what, _, where = message.partition(" - at ")
    steps = re.findall(r"[\w-]+|\[\d+\]|\[\.\.\.\]", where.strip("`$ "))
    if unknown := re.fullmatch(r"Object contains unknown field `(.+)`", what):
        name = unknown[1]
        what = f'unknown setting "{name}"; {_suggest(name, _known(steps))}'
        steps = [*steps, name]
    elif missing := re.fullmatch(r"Object missing required field `(.+)`", what):
        what = f'"{missing[1]}" is missing in [[{steps[0]}]]'
    else:
        named = [step for step in steps if not step.startswith("[")]
        what = f"{named[-1]}: {what[:1].lower()}{what[1:]}" if named and '"' not in what else what
    return SettingsError(f"{path}:{_find_line(text, steps)}: {what}")


def _known(steps: list[str]) -> list[str]:
    """The settings that a table may have, the table named by its path."""
    tables: dict[str, type[msgspec.Struct]] = {
        "sources": Source,
        "summary": Summary,
        "reading": Reading,
        "script": Script,
        "output": Output,
        "sites": Site,
        "sections": Section,
        "archive": Archive,
        "publish": Publish,
        "smtp": Smtp,
        "deliver": Deliver,
        "keeper": Keeper,
    }
    return list((tables[steps[0]] if steps else Settings).__struct_fields__)


def _find_line(text: str, steps: list[str]) -> int:
    """The line on which the setting with that path stands, or else its table, or else the first line.

    TOML readers keep no positions. Headers and keys at the beginning of a line are enough for files made by people.
    """
    names = [step for step in steps if not step.startswith("[")]
    nth = next((int(step[1:-1]) for step in steps if re.fullmatch(r"\[\d+\]", step)), 0)
    table: list[str] = []
    headers, best = 0, 1
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*(\[+)\s*([\w.-]+)\s*\]+", line):
            table = header[2].split(".")
            headers += table == names[:1]
            if table == names[: len(table)] and headers == nth + 1:
                best = number
        elif setting := re.match(r"""\s*["']?([\w-]+)["']?\s*=""", line):
            path = [*table, setting[1]]
            if path == names[: len(path)] and (not table or headers == nth + 1):
                return number
    return best


def _anchor(settings: Settings, folder: Path) -> Settings:
    """Take the paths of the settings from the folder that digest.toml lies in, not from where one stands."""

    def under(path: str) -> str:
        return os.path.normpath(folder / Path(path).expanduser())

    replace = msgspec.structs.replace
    return replace(
        settings,
        sources=tuple(anchor_source(source, under) for source in settings.sources),
        output=replace(
            settings.output,
            directory=under(settings.output.directory),
            templates=under(settings.output.templates) if settings.output.templates else None,
        ),
        archive=replace(settings.archive, path=under(settings.archive.path)),
        smtp=replace(
            settings.smtp,
            password_file=under(settings.smtp.password_file) if settings.smtp.password_file else None,
            ca_file=under(settings.smtp.ca_file) if settings.smtp.ca_file else None,
        ),
        deliver=tuple(
            replace(deliver, folder=under(deliver.folder)) if deliver.folder else deliver
            for deliver in settings.deliver
        ),
    )


def read_as(document: dict[str, Any]) -> Settings:
    """Make settings of a plain dict (for callers of the API that have no file)."""
    try:
        return check_settings(msgspec.convert(document, Settings))
    except msgspec.ValidationError as error:
        raise SettingsError(str(error)) from None
