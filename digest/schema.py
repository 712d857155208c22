"""The JSON that digest writes, described as JSON Schema (draft 2020-12), made from the dataclasses of the model.

A schema allows no field that the model does not have and demands every one that it has, so that a program can rely on
both. It changes only with the model, and so never disagrees with what is written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from digest.errors import UsageError
from digest.model import Article, Briefing, Counts, Item, LeftOut, SourceStatus, Summary
from digest.rendering import JSON_FORMAT

DRAFT = "https://json-schema.org/draft/2020-12/schema"
KINDS = ("briefing", "article", "summary", "outcome")
"""``briefing.json``; what ``digest extract --json``, ``summarize --json`` and ``build --json`` print."""
_PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    NoneType: {"type": "null"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    Any: {},
}


def describe_json(kind: str = "briefing") -> dict[str, Any]:
    """Return the JSON Schema of one of ``KINDS``. Raises :class:`UsageError` for another."""
    if kind not in KINDS:
        raise UsageError(f'unknown kind of JSON "{kind}"; choose one of {", ".join(KINDS)}')
    definitions: dict[str, Any] = {}
    whole = {"briefing": _briefing, "article": _article, "summary": _summary, "outcome": _outcome}[kind](definitions)
    return {"$schema": DRAFT, "title": f"digest: {kind}", **whole, "$defs": dict(sorted(definitions.items()))}


def _briefing(definitions: dict[str, Any]) -> dict[str, Any]:
    whole = _describe_fields(Briefing, definitions)
    return _with(whole, format={"const": JSON_FORMAT, "description": "raised when a field changes its meaning or goes"})


def _article(definitions: dict[str, Any]) -> dict[str, Any]:
    return _describe_fields(Article, definitions)


def _summary(definitions: dict[str, Any]) -> dict[str, Any]:
    return _with(_describe_fields(Summary, definitions), title={"type": "string"})


def _outcome(definitions: dict[str, Any]) -> dict[str, Any]:
    from digest.language import Doubt

    doubt = _with(_describe_fields(Doubt, definitions), item={"type": "string"}, language={"type": "string"})
    properties = {
        "date": _PLAIN[date],
        "files": _describe(tuple[str, ...], definitions),
        "failures": _describe(tuple[str, ...], definitions),
        "counts": _describe(Counts, definitions),
        "items": _describe(tuple[Item, ...], definitions),
        "doubts": {"type": "array", "items": doubt},
        "left_out": _describe(tuple[LeftOut, ...], definitions),
        "sources": _describe(tuple[SourceStatus, ...], definitions),
    }
    return _object("What `digest build --json` prints.", properties)


def _describe(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema of a type; a class is described once, under its name, and referred to."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (Union, UnionType):
        return {"anyOf": [_describe(one, definitions) for one in arguments]}
    if origin is tuple or origin is list:
        return {"type": "array", "items": _describe(arguments[0], definitions)}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _describe(arguments[1], definitions)}
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}  # a class may hold itself
        definitions[kind.__name__] = _describe_fields(kind, definitions)
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _describe_fields(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema of a dataclass or named tuple; its docstring is the description."""
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)] if is_dataclass(kind) else list(kind._fields)  # type: ignore[attr-defined]
    return _object(kind.__doc__ or "", {name: _describe(hints[name], definitions) for name in names})


def _object(description: str, properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "description": re.sub(r"\s+", " ", description).strip().replace("``", "`"),
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def _with(whole: dict[str, Any], **more: Any) -> dict[str, Any]:
    properties = {**more, **whole["properties"]}
    return {**whole, "properties": properties, "required": list(properties)}
