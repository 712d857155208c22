"""Paragraphs of WeasyPrint's boxes set line by line, by the rules of ``paragraph`` and ``kinsoku``."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from digest.rendering.kinsoku import SIMPLE
from digest.rendering.lettering import Run
from digest.rendering.paragraph import (
    Line,
    Piece,
    Setting,
    balance_lines,
    break_lines,
    break_up_words,
    is_elastic,
    prepare,
    spread_of,
)
from digest.rendering.shaping import Face

Path = tuple[int, ...]
"""The way down to a box: which child of which child."""

_PLAIN = {
    "letter_spacing": "normal",
    "word_spacing": 0,
    "text_decoration_line": "none",
    "visibility": "visible",
    "direction": "ltr",
    "font_variant_caps": "normal",
    "font_language_override": "normal",
    "vertical_align": "baseline",
    "position": "static",
    "float": "none",
}
"""What a style must say for its text to be set here."""
_WHITE_SPACE = ("normal", "nowrap")
_FEATURES = ("normal", (("pwid", 1),))
_TYPE = (
    *("font_family", "font_size", "font_weight", "font_style", "font_stretch", "font_kerning", "lang"),
    *("font_variant_ligatures", "font_variant_position", "font_variant_numeric", "font_variant_alternates"),
    *("font_variant_east_asian", "font_variation_settings", "font_feature_settings"),
)
"""What the shapes of a text depend on."""
_HEADINGS = ("h1", "h2", "h3")
_SIDES = ("margin_left", "margin_right", "padding_left", "padding_right")


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A text box of a paragraph, with all lengths but those of its line, and the way to it from the line box."""

    box: Any
    path: Path
    face: Face


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph broken for one measure. ``owners[i]`` is the leaf of piece ``i``; ``starts`` says where each line
    begins in WeasyPrint's words; ``line`` is a line box with nothing in it."""

    measure: float
    leaves: tuple[_Leaf, ...]
    owners: tuple[int, ...]
    lines: tuple[Line, ...]
    starts: tuple[Any, ...]
    line: Any


class Typesetter:
    """Sets the paragraphs of one document; knows the faces that were used so far."""

    def __init__(self) -> None:
        self._boxes: Any = importlib.import_module("weasyprint.formatting_structure.boxes")
        self._inline: Any = importlib.import_module("weasyprint.layout.inline")
        self._faces: dict[int, tuple[Any, Face | None]] = {}  # by the identity of a style, which is kept beside
        self._types: dict[tuple[str, ...], Face] = {}

    def setting(self, original: Any) -> Any:
        """``iter_line_boxes`` for paragraphs that can be set here; the others go the usual way."""

        def iter_line_boxes(context: Any, box: Any, position_y: float, *rest: Any) -> Iterator[Any]:
            _, skip_stack, container, _, _, first_letter_style, first_line_style = rest
            plain = not (_is_beside(context.excluded_shapes, position_y) or first_letter_style or first_line_style)
            paragraph = self._paragraph(box, container) if plain else None
            if paragraph is None or (skip_stack is not None and skip_stack not in paragraph.starts):
                yield from original(context, box, position_y, *rest)
                return
            first = 0 if skip_stack is None else paragraph.starts.index(skip_stack)
            for number in range(first, len(paragraph.lines)):
                line = self._line(box, paragraph, number, container.content_box_x(), position_y)
                position_y += line.height
                yield line, (*paragraph.starts, None)[number + 1]

        return iter_line_boxes

    # --------------------------------------------------------------------------------------------- paragraphs

    def _paragraph(self, box: Any, container: Any) -> _Paragraph | None:
        """The paragraph of a line box, broken; None where it cannot be set here."""
        known = box.__dict__.get("paragraph")
        if known is not None and (known is False or known.measure == container.width):
            return known or None
        self._inline.resolve_percentages(box, container)
        leaves = tuple(self._leaves(box, ())) if self._is_plain(box) else ()
        whole = tuple(leaf for leaf in leaves if leaf)
        paragraph = self._break_up(box, whole, container.width) if whole and len(whole) == len(leaves) else None
        box.paragraph = paragraph or False
        return paragraph

    def _is_plain(self, box: Any) -> bool:
        style = box.style
        return bool(box.text_overflow == "clip" and style["direction"] == "ltr" and style["text_indent"].value == 0)

    def _leaves(self, box: Any, path: Path) -> Iterator[_Leaf | None]:
        """The text boxes below a box, in order; None for anything that cannot be set here."""
        for index, child in enumerate(box.children):
            way = (*path, index)
            if type(child) is self._boxes.TextBox:
                face = self._face(child.style) if SIMPLE.fullmatch(child.text) else None
                yield _Leaf(self._ready(child), way, face) if face else None
            elif self._is_inline(child) and child.children and self._is_bare(child):
                yield from self._leaves(child, way)
            else:
                yield None

    def _is_inline(self, box: Any) -> bool:
        return type(box) is self._boxes.InlineBox

    def _is_bare(self, box: Any) -> bool:
        """Whether an inline box takes no room of its own and draws nothing."""
        style = box.style
        return (
            self._face(style) is not None
            and not any(style[side] == "auto" or style[side].value for side in _SIDES)
            and not any(style[f"border_{side}_width"] for side in ("left", "right"))
            and not box.is_leader
        )

    def _ready(self, box: Any) -> Any:
        ready = box.copy()
        self._inline.resolve_percentages(ready, (0, 0))
        line_height, ready.baseline = self._inline.strut(ready.style)
        ready.height = ready.style["font_size"]
        ready.margin_top = ready.margin_bottom = (line_height - ready.height) / 2
        return ready

    def _face(self, style: Any) -> Face | None:
        """How type of a style is shaped; None where the style asks for what is not done here."""
        if id(style) not in self._faces:
            plain = style["font_size"] > 0 and _is_plain(style)
            self._faces[id(style)] = style, self._face_like(style) if plain else None
        return self._faces[id(style)][1]

    def _face_like(self, style: Any) -> Face:
        key = tuple(str(style[name]) for name in _TYPE)
        if key not in self._types:
            self._types[key] = Face(style)
        return self._types[key]

    def _break_up(self, box: Any, leaves: tuple[_Leaf, ...], measure: float) -> _Paragraph | None:
        pieces: list[Piece] = []
        for leaf in leaves:
            found = leaf.face.pieces(leaf.box.text)
            if found is None:
                return None
            pieces += found
        letters = break_up_words(pieces, measure)
        owners, offsets = _places(leaves, letters)
        whole = [leaf.box.style["white_space"] == "nowrap" for leaf in leaves]
        setting = _unbroken(prepare(letters, box.style["font_size"]), owners, whole)
        heading = box.element_tag in _HEADINGS
        lines = balance_lines(setting, measure) if heading else break_lines(setting, measure)
        starts = tuple(_skip_stack(leaves[owners[line.start]].path, offsets[line.start]) for line in lines)
        line = box.copy_with_children([])
        self._inline._adjust_line_height(line)
        return _Paragraph(measure, leaves, owners, lines, starts, line) if lines else None

    # -------------------------------------------------------------------------------------------------- lines

    def _line(self, box: Any, paragraph: _Paragraph, number: int, left: float, top: float) -> Any:
        """A finished line box, its upper edge at ``top``."""
        line, style = paragraph.lines[number], box.style
        last = number + 1 == len(paragraph.lines)
        align = style["text_align_last"] if last and style["text_align_last"] != "auto" else style["text_align_all"]
        justified = align == "justify" and not (last and style["text_align_last"] == "auto")
        spread = spread_of(line, paragraph.measure, style["font_size"]) if justified else 0.0
        room = paragraph.measure - line.width
        left += room / 2 if align == "center" else room if align in ("right", "end") else 0
        new = paragraph.line.copy()
        new.children = self._tree(box, (), self._text_boxes(paragraph, line, spread, left, top))
        new.position_x, new.position_y, new.width = left, top, line.width + spread * line.places
        self._stack(new, top)
        return new

    def _stack(self, line: Any, top: float) -> None:
        """Put what is in a line on its baseline."""
        if len(line.children) == 1 and line.children[0].style is line.style:
            line.height = line.margin_height()
        else:
            lower, upper = self._inline.line_box_verticality(line)
            line.baseline, line.position_y, line.height = -upper, upper, lower - upper
            line.translate(0, top - upper)
        line.margin_top = line.margin_bottom = 0
        line.position_y = top

    def _text_boxes(self, paragraph: _Paragraph, line: Line, spread: float, x: float, top: float) -> dict[Path, Any]:
        """The text boxes of a line by the way to them, each with what it draws."""
        gaps, widened = (*line.gaps[1:], 0.0), _widened(line, spread)
        owners = paragraph.owners[line.start : line.stop]
        found: dict[Path, Any] = {}
        start = 0
        while start < len(owners):
            stop = start + owners[start:].count(owners[start])
            leaf = paragraph.leaves[owners[start]]
            box = found[leaf.path] = leaf.box.copy()
            box.run = Run(leaf.face, line.pieces[start:stop], gaps[start:stop], widened[start:stop])
            box.text = "".join([piece.text for piece in box.run.pieces])
            box.position_x, box.position_y, box.width = x, top, box.run.width
            x += box.width
            start = stop
        return found

    def _tree(self, box: Any, path: Path, texts: dict[Path, Any]) -> list[Any]:
        """The children of a box of which something stands in this line."""
        children = []
        for index, child in enumerate(box.children):
            way = (*path, index)
            if way in texts:
                children.append(texts[way])
            elif self._is_inline(child) and any(other[: len(way)] == way for other in texts):
                children.append(self._inline_box(child, self._tree(child, way, texts)))
        return children

    def _inline_box(self, box: Any, children: list[Any]) -> Any:
        new = box.copy_with_children(children)
        self._inline.resolve_percentages(new, (0, 0))
        new.position_x = children[0].position_x
        new.width = children[-1].position_x + children[-1].width - new.position_x
        self._inline._adjust_line_height(new)
        return new


def _is_beside(floats: Sequence[Any], top: float) -> bool:
    """Say whether any of the floats reaches below the place where a paragraph begins."""
    return any(shape.position_y + shape.margin_height() > top for shape in floats)


def _is_plain(style: Any) -> bool:
    known = style["white_space"] in _WHITE_SPACE and style["font_feature_settings"] in _FEATURES
    return known and all(style[name] == value for name, value in _PLAIN.items())


def _widened(line: Line, spread: float) -> tuple[float, ...]:
    """By how much the place after each piece of a line is widened."""
    if not spread:
        return (0.0,) * len(line.pieces)
    pairs = pairwise(line.pieces)
    return (*(spread if is_elastic(before, after) else 0.0 for before, after in pairs), 0.0)


def _unbroken(setting: Setting, owners: Sequence[int], whole: Sequence[bool]) -> Setting:
    """The setting with no break within leaves that are to stay whole, nor between two of them that touch."""
    if not any(whole):
        return setting
    within = [
        before >= 0 and whole[owner] and whole[before] for before, owner in zip((-1, *owners), owners, strict=False)
    ]
    return replace(setting, breaks=tuple(a and not w for a, w in zip(setting.breaks, within, strict=True)))


def _places(leaves: tuple[_Leaf, ...], pieces: tuple[Piece, ...]) -> tuple[tuple[int, ...], list[int]]:
    """For each piece the leaf that it is of, and its first byte there."""
    owners: list[int] = []
    offsets: list[int] = []
    leaf, characters, byte = -1, 0, 0
    for piece in pieces:
        if not characters:
            leaf, byte = leaf + 1, 0
            characters = len(leaves[leaf].box.text)
        owners.append(leaf)
        offsets.append(byte)
        characters -= len(piece.text)
        byte += len(piece.text.encode())
    return tuple(owners), offsets


def _skip_stack(path: Path, offset: int) -> Any:
    """Where WeasyPrint is to go on: the way to a text box, and a byte in it."""
    stack: Any = {offset: None} if offset else None
    for index in reversed(path):
        stack = {index: stack}
    return stack
