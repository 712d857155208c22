"""Where in digest.toml a mistake stands."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import msgspec

from digest.config.checking import suggest
from digest.config.settings import TABLES, Settings
from digest.errors import SettingsError


def locate(message: str, path: Path, text: str) -> SettingsError:
    """Turn msgspec's ``… - at `$.a.b` `` into ``file:line: …`` with a suggestion for an unknown setting."""
    what, _, where = message.partition(" - at ")
    steps = re.findall(r"[\w-]+|\[\d+\]|\[\.\.\.\]", where.strip("`$ "))
    if unknown := re.fullmatch(r"Object contains unknown field `(.+)`", what):
        name = unknown[1]
        what = f'unknown setting "{name}"; {suggest(name, _known_settings(steps))}'
        steps = [*steps, name]
    elif missing := re.fullmatch(r"Object missing required field `(.+)`", what):
        what = f'"{missing[1]}" is missing in [[{steps[0]}]]'
    elif strange := re.fullmatch(r"Invalid enum value '(.*)'", what):
        what = f'unknown {steps[-1]} "{strange[1]}"; {suggest(strange[1], _choices(steps))}'
    else:
        named = [step for step in steps if not step.startswith("[")]
        what = f"{named[-1]}: {what[:1].lower()}{what[1:]}" if named and '"' not in what else what
    return SettingsError(f"{path}:{_find_line(text, steps)}: {what}")


def _known_settings(steps: list[str]) -> list[str]:
    """The settings that a table may have, the table named by its path."""
    return list((TABLES[steps[0]] if steps else Settings).__struct_fields__)


def _choices(steps: list[str]) -> list[str]:
    """The values that a setting of a table may have, the setting named by its path."""
    field = next(one for one in msgspec.structs.fields(TABLES[steps[0]]) if one.name == steps[-1])
    return list(get_args(field.type))


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
