"""Values of the model to bytes and back: JSON, compressed, the same value always the same bytes."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from digest.model import to_plain

T = TypeVar("T")
LEVEL = 6
_NOT_STORED = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    r"""Text as a database takes it: NUL and halves of characters are spelled as ``\u0000``, always the same way."""
    return _NOT_STORED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def pack(value: Any) -> bytes:
    """Pack a value of the model, or plain JSON types."""
    text = json.dumps(to_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), LEVEL)


def unpack_plain(data: bytes) -> Any:
    """Unpack to plain JSON types."""
    return json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))


def unpack(kind: type[T], data: bytes) -> T:
    """Unpack a value of the model, the inverse of :func:`pack`."""
    value: T = restore(kind, unpack_plain(data))
    return value


def restore(kind: Any, value: Any) -> Any:
    """Turn plain JSON types into ``kind``, a type as the model's fields have; the inverse of ``to_dict``."""
    if value is None:
        return None
    if get_origin(kind) in (Union, UnionType):
        return _restore_union(get_args(kind), value)
    if get_origin(kind) is tuple:
        return tuple(restore(get_args(kind)[0], item) for item in value)
    if get_origin(kind) is Mapping:
        return {key: restore(get_args(kind)[1], item) for key, item in value.items()}
    if is_dataclass(kind) or hasattr(kind, "_fields"):
        hints = _hints(kind)
        return kind(**{name: restore(hints[name], item) for name, item in value.items() if name in hints})
    if kind is datetime or kind is date:
        return _restore_time(value)
    return value


def _restore_union(kinds: tuple[Any, ...], value: Any) -> Any:
    if datetime in kinds or date in kinds:
        return _restore_time(value)
    named = [kind for kind in kinds if kind is not type(None)]
    return restore(named[0], value) if len(named) == 1 else value


def _restore_time(value: str) -> datetime | date:
    """A day has ten characters (``2026-11-21``), a moment more."""
    return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    if is_dataclass(kind):
        return {one.name: hints[one.name] for one in fields(kind) if one.init}
    return hints
