"""Asks fontconfig, the library that chooses the fonts of the PDF, which characters no font on this machine can draw.

A page without the font looks well to every check of its text: the boxes show to the eye alone. So it is asked before.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

_NAMES = ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll", "fontconfig-1", "fontconfig")
_DECLARATIONS = """
typedef ... FcConfig; typedef ... FcPattern; typedef ... FcObjectSet; typedef ... FcCharSet;
typedef unsigned char FcChar8; typedef unsigned int FcChar32; typedef int FcBool;
typedef struct { int nfont; int sfont; FcPattern **fonts; } FcFontSet;
FcBool FcInit(void);
FcPattern *FcPatternCreate(void);
FcObjectSet *FcObjectSetCreate(void);
FcBool FcObjectSetAdd(FcObjectSet *, const char *);
FcFontSet *FcFontList(FcConfig *, FcPattern *, FcObjectSet *);
int FcPatternGetCharSet(FcPattern *, const char *, int, FcCharSet **);
int FcPatternGetString(FcPattern *, const char *, int, FcChar8 **);
FcBool FcCharSetHasChar(FcCharSet *, FcChar32);
void FcFontSetDestroy(FcFontSet *); void FcPatternDestroy(FcPattern *); void FcObjectSetDestroy(FcObjectSet *);
"""
# Characters that are meant to be seen by nobody: layout skips them, so no font needs them.
_JOINERS = frozenset("\u200c\u200d\u034f")


@dataclass(frozen=True, slots=True)
class Coverage:
    """``missing`` characters are in no font; ``families`` are the names of all installed families."""

    missing: frozenset[str]
    families: frozenset[str]


def cover(characters: Iterable[str]) -> Coverage:
    """Return which of the characters the installed fonts cannot draw. Raises OSError without fontconfig."""
    left = {character for character in characters if _needs_glyph(character)}
    families: set[str] = set()
    ffi, library = _library()
    library.FcInit()
    fonts = _list_fonts(ffi, library)
    for index in range(fonts.nfont):
        names, charset = _describe(ffi, library, fonts.fonts[index])
        families.update(names)
        if charset is not None:
            left = {character for character in left if not library.FcCharSetHasChar(charset, ord(character))}
    library.FcFontSetDestroy(fonts)
    return Coverage(frozenset(left), frozenset(families))


def _needs_glyph(character: str) -> bool:
    if character in _JOINERS or character.isspace() or "\ufe00" <= character <= "\ufe0f":
        return False
    return unicodedata.category(character) != "Cc" and not "\U000e0100" <= character <= "\U000e01ef"


@cache
def _library() -> tuple[Any, Any]:
    import cffi

    ffi = cffi.FFI()
    ffi.cdef(_DECLARATIONS)
    for name in _NAMES:
        try:
            return ffi, ffi.dlopen(name)
        except OSError:
            continue
    raise OSError("fontconfig is not installed")


def _list_fonts(ffi: Any, library: Any) -> Any:
    everything, wanted = library.FcPatternCreate(), library.FcObjectSetCreate()
    for name in (b"family", b"charset"):
        library.FcObjectSetAdd(wanted, name)
    fonts = library.FcFontList(ffi.NULL, everything, wanted)
    library.FcObjectSetDestroy(wanted)
    library.FcPatternDestroy(everything)
    return fonts


def _describe(ffi: Any, library: Any, pattern: Any) -> tuple[list[str], Any]:
    """The family names of a font (a font may carry several, in several languages) and its characters."""
    text, charset = ffi.new("FcChar8 **"), ffi.new("FcCharSet **")
    names: list[str] = []
    while library.FcPatternGetString(pattern, b"family", len(names), text) == 0:
        names.append(ffi.string(text[0]).decode("utf-8", "replace"))
    found = library.FcPatternGetCharSet(pattern, b"charset", 0, charset) == 0
    return names, charset[0] if found else None
