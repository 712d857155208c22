"""Filling templates: the user's over ours, file by file, in Jinja's sandbox, errors told by file and line."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from dataclasses import is_dataclass
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from digest.errors import RenderError

Escape = Callable[[str], str]

# What the expressions of a template can raise besides Jinja's own errors.
_TEMPLATE_FAULTS = (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError)


@cache
def packaged_templates() -> Path:
    """Return the folder of our own templates: inside the installed package, else at the top of the source tree."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def fill(name: str, context: dict[str, Any], *, templates: Path | None, escape: Escape | None = None) -> str:
    """Fill the template ``name`` and return the text.

    ``templates`` is a folder whose files go before ours of the same name. ``escape`` makes plain text safe for the
    format; without it, HTML escaping is used. Raises RenderError that names file, line and variable.
    """
    environment = _environment(templates, escape)
    try:
        return environment.get_template(name).render(context)
    except TemplateSyntaxError as error:
        raise RenderError(f"{_shown(error.filename or error.name)}:{error.lineno}: {error.message}") from error
    except _TEMPLATE_FAULTS as error:
        raise RenderError(_explain(error, name)) from error


def read_asset(name: str, *, templates: Path | None) -> str:
    """Return a file of the templates as it is (a script), the user's before ours. Raises RenderError."""
    try:
        source, _, _ = _loader(templates).get_source(ImmutableSandboxedEnvironment(), name)
    except (TemplateError, OSError, UnicodeDecodeError) as error:
        raise RenderError(f"templates/{name}: cannot be read ({error})") from error
    return source.strip()


@cache
def _loader(templates: Path | None) -> BaseLoader:
    ours = FileSystemLoader(packaged_templates())
    if templates is None:
        return ours
    if not templates.is_dir():
        raise RenderError(f"{templates}: no such folder of templates")
    return ChoiceLoader([FileSystemLoader(templates), ours])


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, which need not look for the ways of changing a frozen dataclass: there are none."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if _is_frozen(obj.__class__):
            return not attr.startswith("_")
        return super().is_safe_attribute(obj, attr, value)


@cache
def _is_frozen(kind: Hashable) -> bool:
    return is_dataclass(kind) and bool(vars(kind)["__dataclass_params__"].frozen)


@cache
def _environment(templates: Path | None, escape: Escape | None) -> ImmutableSandboxedEnvironment:
    environment = _Sandbox(
        loader=_loader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        finalize=_finalizer(escape) if escape else None,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    environment.filters["destination"] = _destination
    environment.filters["points"] = lambda length: f"{length:.6g}pt"
    return environment


def _destination(link: str) -> Markup:
    """A link of the sheet as the destination of a Markdown link; it is ASCII already, but may look like an entity."""
    return Markup(re.sub(r"&(?=#?\w+;)", "&amp;", link))


def _finalizer(escape: Escape) -> Callable[[Any], Any]:
    """Escape every printed value that is not already marked as safe, before Jinja would escape it for HTML."""

    def finalize(value: Any) -> Any:
        return value if isinstance(value, Markup) else Markup(escape(str(value)))

    return finalize


def _explain(error: BaseException, name: str) -> str:
    place = _place(error.__traceback__) or f"templates/{name}"
    missing = re.search(r"has no attribute '(\w+)'|'(\w+)' is undefined", str(error))
    if missing:
        word = missing[1] or missing[2]
        return f"{place}: {word!r} is undefined; the variables of a template are listed in docs/templates.md"
    return f"{place}: {type(error).__name__}: {error}"


def _place(traceback: TracebackType | None) -> str:
    """The innermost line of a template in a traceback (Jinja rewrites the line numbers to the template's)."""
    place = ""
    while traceback is not None:
        filename = traceback.tb_frame.f_code.co_filename
        if "__jinja_template__" in traceback.tb_frame.f_globals or filename.endswith(".j2"):
            place = f"{_shown(filename)}:{traceback.tb_lineno}"
        traceback = traceback.tb_next
    return place


def _shown(filename: str | None) -> str:
    """A template's path as the user knows it: ours from ``templates/``, theirs as given."""
    if not filename:
        return "template"
    path = Path(filename)
    ours = packaged_templates()
    return f"templates/{path.relative_to(ours)}" if path.is_relative_to(ours) else filename
