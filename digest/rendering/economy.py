"""Work that WeasyPrint does for each element and each box, done once for all that are alike.

A briefing has thousands of elements and some thirty kinds of them. WeasyPrint 70 shares a computed style only where
no attribute of the element is its own, and the language of a cell is one; it works out all margins and widths anew
for each line; it lists all pages for each structure element, and compresses as hard as it can. What is shared here is
what comes out the same. These are private parts: where they are not as known, all is done as usual.
"""

from __future__ import annotations

import contextlib
import importlib
import inspect
import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

_STYLED = ("style", "id", "name", "width", "height")  # attributes that give an element declarations of its own
_MODULES = ("block", "inline", "table", "page", "float", "absolute", "column", "grid")
_LEVEL = 7  # of 9 of zlib
_NOTES_USED = re.compile(r"footnote|\bnote\(|::note")
_CORNERS = [f"border_{place}_radius" for place in ("top_left", "top_right", "bottom_right", "bottom_left")]
_KNOWN = {
    ("weasyprint.css", "find_style_attributes"): ["tree", "presentational_hints", "base_url"],
    ("weasyprint.layout.percent", "resolve_percentages"): ["box", "containing_block"],
    ("weasyprint.layout.background", "layout_box_backgrounds"): [
        "page",
        "box",
        "get_image_from_uri",
        "layout_children",
        "style",
    ],
    ("weasyprint.css", "StyleFor.set_computed_styles"): [
        "self",
        "element",
        "parent",
        "root",
        "pseudo_type",
        "base_url",
        "target_collector",
    ],
}


@contextlib.contextmanager
def shared_work(page: str) -> Iterator[None]:
    """Within the block, WeasyPrint shares styles, lengths and the list of pages while it sets the document ``page``."""
    if not _is_known():
        yield
        return
    with (
        contextlib.nullcontext() if _NOTES_USED.search(page) else _without_notes(),
        _styles_by_language(),
        _styles_of_pages_and_pseudo_elements(),
        _lengths_by_style(),
        _backgrounds_by_style(),
        _struts_by_style(),
        _pages(),
        _level_of_compression(),
    ):
        yield


def _is_known() -> bool:
    for (module, name), parameters in _KNOWN.items():
        function: Any = importlib.import_module(module)
        for part in name.split("."):
            function = getattr(function, part, None)
        if not inspect.isfunction(function) or list(inspect.signature(function).parameters) != parameters:
            return False
    return True


# ------------------------------------------------------------------------------------------------------- styles


class _Alone:
    """An element without its children, for a function that walks over a tree."""

    def __init__(self, element: Any) -> None:
        self._element = element

    def iter(self) -> Iterator[Any]:
        yield self._element


@contextlib.contextmanager
def _without_notes() -> Iterator[None]:
    """The sheet of WeasyPrint gives every element five pseudo-elements for notes, which a page without notes has no
    use for."""
    matcher = importlib.import_module("weasyprint.html").UA_STYLESHEET.matcher
    selectors = matcher.other_selectors
    matcher.other_selectors = [one for one in selectors if "note" not in (one[3] or "")]
    try:
        yield
    finally:
        matcher.other_selectors = selectors


@contextlib.contextmanager
def _styles_by_language() -> Iterator[None]:
    """Elements that differ in nothing but their words have the same declarations, and so the same computed style."""
    css: Any = importlib.import_module("weasyprint.css")
    original = css.find_style_attributes
    known: dict[str, Any] = {}

    def find_style_attributes(tree: Any, presentational_hints: bool = False, base_url: Any = None) -> Iterator[Any]:
        for element in tree.iter():
            attributes = element.attrib
            if presentational_hints or any(name in attributes for name in _STYLED):
                yield from original(_Alone(element), presentational_hints, base_url)
            elif language := attributes.get("lang"):
                if language not in known:
                    known[language] = next(iter(original(_Alone(element), False, base_url)))
                specificity, _, declarations, _ = known[language]
                yield specificity, element, declarations, base_url

    css.find_style_attributes = find_style_attributes
    try:
        yield
    finally:
        css.find_style_attributes = original


@contextlib.contextmanager
def _styles_of_pages_and_pseudo_elements() -> Iterator[None]:
    """The sheet of WeasyPrint gives every element six pseudo-elements (a marker, notes). Elements with one style have
    matched the same rules, those for their pseudo-elements among them; pages with the same declarations have one
    style, and so have their margins."""
    style_for: Any = importlib.import_module("weasyprint.css").StyleFor
    original = style_for.set_computed_styles
    known: dict[tuple[Any, ...], Any] = {}

    def set_computed_styles(
        self: Any, element: Any, parent: Any, root: Any = None, pseudo_type: Any = None, *rest: Any, **more: Any
    ) -> None:
        computed = self.get_computed_styles()
        if pseudo_type is None and hasattr(element, "tag"):
            original(self, element, parent, root, pseudo_type, *rest, **more)
            return
        key = (*_kind(self, element, parent, pseudo_type), pseudo_type)
        if key not in known:
            original(self, element, parent, root, pseudo_type, *rest, **more)
            known[key] = computed[element, pseudo_type]
        computed[element, pseudo_type] = known[key]

    style_for.set_computed_styles = set_computed_styles
    try:
        yield
    finally:
        style_for.set_computed_styles = original


def _kind(style_for: Any, element: Any, parent: Any, pseudo_type: str | None) -> tuple[Any, ...]:
    """What a style depends on: for a pseudo-element and the margin of a page on that of its element or page; for a
    page on its declarations."""
    if parent is element:
        return (id(style_for.get_computed_styles()[element, None]),)
    cascaded = style_for.get_cascaded_styles().get((element, pseudo_type), {})
    return tuple((name, id(value)) for name, (value, _) in cascaded.items())


# ------------------------------------------------------------------------------------------------------ lengths


@contextlib.contextmanager
def _lengths_by_style() -> Iterator[None]:
    """The used lengths of boxes of one style in containers of one size are worked out once."""
    percent: Any = importlib.import_module("weasyprint.layout.percent")
    boxes: Any = importlib.import_module("weasyprint.formatting_structure.boxes")
    original = percent.resolve_percentages
    known: dict[tuple[int, Any, Any], tuple[Any, dict[str, Any]]] = {}

    def resolve_percentages(box: Any, containing_block: Any) -> None:
        style = box.style
        if style["border_collapse"] == "collapse" or isinstance(box, boxes.PageBox):
            original(box, containing_block)  # depends on the neighbours, or on the page
            return
        if isinstance(containing_block, boxes.Box):
            size = containing_block.width, containing_block.height
        else:
            size = containing_block
        key = (id(style), *size)
        if key not in known:
            blank = _Blank(style)
            original(blank, containing_block)
            lengths = dict(blank.__dict__)
            del lengths["style"]
            known[key] = style, lengths
        box.__dict__.update(known[key][1])

    with _in_all_modules("resolve_percentages", original, resolve_percentages):
        yield


@contextlib.contextmanager
def _backgrounds_by_style() -> Iterator[None]:
    """Boxes of a style without background, round corners and pictures have none, and are not asked one by one."""
    background: Any = importlib.import_module("weasyprint.layout.background")
    original = background.layout_box_backgrounds
    known: dict[int, tuple[Any, bool]] = {}
    none: dict[str, Any] = {**dict.fromkeys(_CORNERS, (0, 0)), "background": None}

    def layout_box_backgrounds(
        page: Any, box: Any, get_image: Any, layout_children: bool = True, style: Any = None
    ) -> None:
        own = box.style
        if id(own) not in known:
            known[id(own)] = own, _is_blank(own)
        if box is page or style is not None or not known[id(own)][1]:
            original(page, box, get_image, layout_children, style)
            return
        box.__dict__.update(none)
        if layout_children:
            for child in box.all_children():
                layout_box_backgrounds(page, child, get_image)

    background.layout_box_backgrounds = layout_box_backgrounds
    try:
        yield
    finally:
        background.layout_box_backgrounds = original


def _is_blank(style: Any) -> bool:
    """Whether a style asks for no background, no round corner, no shadow and no picture."""
    color: Any = importlib.import_module("weasyprint.draw.color")
    pictures = [*style["background_image"], style["border_image_source"], style["mask_border_source"]]
    return bool(
        style["visibility"] == "visible"
        and all(kind == "none" for kind, *_ in pictures)
        and all((0, "px") in style[corner] for corner in _CORNERS)
        and not style["box_shadow"]
        and color.get_color(style, "background_color").alpha == 0
    )


@contextlib.contextmanager
def _struts_by_style() -> Iterator[None]:
    """The height of an empty line of a style is looked up by the style, not by all its properties in words."""
    inline: Any = importlib.import_module("weasyprint.layout.inline")
    original = inline.strut
    known: dict[int, tuple[Any, tuple[float, float]]] = {}

    def strut(style: Any) -> tuple[float, float]:
        if id(style) not in known:
            known[id(style)] = style, original(style)
        return known[id(style)][1]

    inline.strut = strut
    try:
        yield
    finally:
        inline.strut = original


class _Blank:
    """A box of nothing but a style, on which lengths are worked out."""

    def __init__(self, style: Any) -> None:
        self.style = style


@contextlib.contextmanager
def _in_all_modules(name: str, original: Any, replacement: Any) -> Iterator[None]:
    """Put a function in the place of another in every module of the layout that has imported it."""
    modules = [importlib.import_module(f"weasyprint.layout.{module}") for module in (*_MODULES, "percent")]
    holders = [module for module in modules if getattr(module, name, None) is original]
    for module in holders:
        setattr(module, name, replacement)
    try:
        yield
    finally:
        for module in holders:
            setattr(module, name, original)


# -------------------------------------------------------------------------------------------------------- pages


@contextlib.contextmanager
def _pages() -> Iterator[None]:
    """The references to the pages are listed again only when there is a page more."""
    pydyf: Any = importlib.import_module("pydyf")
    original = pydyf.PDF.page_references
    listed: dict[int, tuple[int, Any]] = {}

    def page_references(pdf: Any) -> Any:
        count = len(pdf.pages["Kids"])
        if listed.get(id(pdf), (-1, None))[0] != count:
            listed[id(pdf)] = count, original.fget(pdf)
        return listed[id(pdf)][1]

    pydyf.PDF.page_references = property(page_references)
    try:
        yield
    finally:
        pydyf.PDF.page_references = original


@contextlib.contextmanager
def _level_of_compression() -> Iterator[None]:
    """Streams are compressed at level 7: nine takes three times as long for a hundredth less."""
    pydyf: Any = importlib.import_module("pydyf")
    original = pydyf.zlib
    pydyf.zlib = SimpleNamespace(
        compress=original.compress, compressobj=lambda level: original.compressobj(level=min(level, _LEVEL))
    )
    try:
        yield
    finally:
        pydyf.zlib = original
