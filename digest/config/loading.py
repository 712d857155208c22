"""digest.toml read from its file; a mistake is named by file, line and remedy."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

import msgspec

from digest.config.checking import check_settings
from digest.config.locating import locate
from digest.config.settings import Settings
from digest.config.sources import anchor_source
from digest.config.translation import anchor_translation
from digest.errors import SettingsError, reason_of

FILE_NAME = "digest.toml"


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
        raise SettingsError(f"{path}: not readable ({reason_of(error)})") from None
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
        raise locate(str(error), path, text) from None
    return _anchor(settings, path.parent)


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
        translation=anchor_translation(settings.translation, under),
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
