"""Values of the model as plain JSON types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any


def to_plain(value: Any) -> Any:
    """Turn a value of this module into plain JSON types (dates in ISO 8601, tuples as lists)."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        if hasattr(value, "_asdict"):
            return to_plain(value._asdict())
        return [to_plain(item) for item in value]
    if isinstance(value, date):  # a datetime is a date
        return value.isoformat()
    return value


class Plain:
    """Gives a dataclass its ``to_dict``."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the value as plain JSON types: dicts, lists, strings, numbers, booleans, None."""
        plain: dict[str, Any] = to_plain(self)
        return plain
