"""What several commands share: their options, and the settings behind them."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from digest.errors import UsageError

if TYPE_CHECKING:
    from digest.config import Settings

Paths = Annotated[list[str] | None, typer.Argument(help="Files, folders, or - for standard input.", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]
Config = Annotated[
    Path | None, typer.Option(help="The settings; ./digest.toml where there is one.", show_default=False)
]


def find_settings(config: Path | None) -> Settings:
    """The settings of ``config``, of ./digest.toml where there is one, or else the defaults."""
    from digest.config import FILE_NAME, Settings, load_settings

    file = config or (Path(FILE_NAME) if Path(FILE_NAME).is_file() else None)
    return load_settings(file) if file else Settings()


def need_settings(config: Path | None) -> Settings:
    """The settings of ``config`` or of ./digest.toml; raises :class:`SettingsError` where there is none."""
    from digest.config import FILE_NAME, load_settings

    return load_settings(config or Path(FILE_NAME))


def read_day(option: str, text: str | None, settings: Settings) -> date | None:
    """Read a day given as an option (YYYY-MM-DD, ``today`` or ``yesterday`` in the settings' zone)."""
    if text is None:
        return None
    today = datetime.now(settings.zone).date()
    named = {"today": today, "yesterday": today - timedelta(days=1)}
    if text in named:
        return named[text]
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f'{option}: "{text}" is no date; write it as {today.isoformat()}') from None


def print_json(value: Any) -> None:
    """Print ``value`` for machines."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))
