"""Names of files as text: file systems keep bytes, and what was packed on a Chinese Windows is named in GBK or Big5."""

from __future__ import annotations

import os
from pathlib import Path

from digest.sources.xml_text import decode_xml


def name_file(path: Path) -> str:
    """The path as text that can be written and stored everywhere; a part that is not UTF-8 is read as Chinese.

    What is no text in any encoding is spelled out in escapes, so that no two files get the same name.
    """
    name = str(path)
    if not _has_stray_bytes(name):
        return name
    return str(Path(*(_read_part(part) if _has_stray_bytes(part) else part for part in path.parts)))


def _has_stray_bytes(name: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in name)


def _read_part(part: str) -> str:
    text = decode_xml(os.fsencode(part))
    is_read = "\ufffd" not in text and text.isprintable()
    return text if is_read else part.encode("utf-8", "backslashreplace").decode()
