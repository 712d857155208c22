"""What the command line says, put in the place of what digest.toml says."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from digest.config.checking import check_settings
from digest.config.settings import Settings
from digest.config.sources import Source
from digest.errors import SettingsError, UsageError


def override(
    settings: Settings,
    *,
    paths: Sequence[str] | None = None,
    title: str | None = None,
    languages: str | None = None,
    sentences: int | None = None,
    formats: str | None = None,
    out: Path | None = None,
    limit: int | None = None,
    theme: str | None = None,
    templates: Path | None = None,
) -> Settings:
    """Put what the command line says in the place of what the file says; lists are separated by commas."""
    replace = msgspec.structs.replace
    changes: dict[str, Any] = {}
    if paths:
        if "" in paths:
            raise UsageError("PATHS: one of them is empty; name a file or a folder, as . for this one")
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
    if limit is not None:
        changes["limit"] = limit
    if theme is not None:
        _check_theme(theme)
        output = replace(output, theme=theme)
    if templates is not None:
        if not templates.is_dir():
            raise UsageError(f"--templates: {templates}: no such folder")
        output = replace(output, templates=str(templates))
    try:
        return check_settings(replace(settings, **changes, output=output))
    except SettingsError as error:
        what, _, where = str(error).partition(" - at ")
        raise UsageError(f"--{where.strip('`$').split('.')[-1]}: {what}") from None


def _check_theme(theme: str) -> None:
    from digest.rendering import Look

    try:
        Look(theme=theme)
    except UsageError as error:
        raise UsageError(f"--theme: {error}") from None


def choose_sources(settings: Settings, names: Sequence[str]) -> Settings:
    """The settings with those sources alone that are named; all of them where ``names`` is empty.

    Raises :class:`UsageError` for a name that no source has.
    """
    known = {source.name: source for source in settings.sources}
    if unknown := [name for name in names if name not in known]:
        raise UsageError(f'no source is named "{unknown[0]}"; there are: {", ".join(known)}')
    if not known:
        raise UsageError("no sources in digest.toml; name at least one in [[sources]]")
    return msgspec.structs.replace(settings, sources=tuple(known[name] for name in dict.fromkeys(names or known)))


def _split(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
