"""The language of every element in the structure tree of a tagged PDF, for screen readers and for copied text.

WeasyPrint 70 writes the language of the document alone; in a page of two scripts that is half of it. The function
patched is private: where it is not as known, the file is written without.
"""

from __future__ import annotations

import contextlib
import importlib
import inspect
from collections.abc import Iterator
from typing import Any


@contextlib.contextmanager
def language_per_element() -> Iterator[None]:
    """Within the block, WeasyPrint writes ``/Lang`` on every structure element in another language than the page's."""
    tags: Any = importlib.import_module("weasyprint.pdf.tags")
    original = getattr(tags, "_build_box_tree", None)
    if not inspect.isgeneratorfunction(original) or list(inspect.signature(original).parameters)[:3] != [
        "box",
        "parent",
        "pdf",
    ]:
        yield
        return
    tags._build_box_tree = _with_language(original)
    try:
        yield
    finally:
        tags._build_box_tree = original


def _with_language(original: Any) -> Any:
    string: Any = importlib.import_module("pydyf").String

    def build(box: Any, parent: Any, pdf: Any, *rest: Any) -> Iterator[Any]:
        style = getattr(getattr(box, "_box", box), "style", None)
        language = style["lang"] if style is not None else None
        root = pdf.catalog.get("Lang")
        foreign = language and (root is None or language != root.string)
        for element in original(box, parent, pdf, *rest):
            if foreign and "Lang" not in element:
                element["Lang"] = string(language)
            yield element

    return build
