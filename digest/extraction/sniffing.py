"""What a page is before it is read: text or not, HTML, Markdown or plain, and what to call it where it is none."""

from __future__ import annotations

import re

_SIGNATURES = (  # the first bytes of files that people put among articles by mistake
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"BM", "a BMP image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document (doc, xls, ppt)"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"Rar!", "a RAR archive"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"OggS", "an Ogg sound or film"),
    (b"ID3", "an MP3 sound"),
    (b"fLaC", "a FLAC sound"),
    (b"\x1aE\xdf\xa3", "a Matroska or WebM film"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"\x00\x01\x00\x00", "a font"),
    (b"OTTO", "a font"),
)
_BY_INNER_MARK = ((8, b"WEBP", "a WebP image"), (8, b"WAVE", "a WAV sound"), (4, b"ftyp", "an MP4 film or HEIC image"))
_SHORT_MARKS = frozenset({b"BM", b"MZ", b"ID3"})  # also the beginning of ordinary words: ask for NUL bytes as well

_TAG = re.compile(
    r"<(?:!doctype|html|head|body|meta|title|div|p|span|article|section|table|tr|td|li|ol|img|script|h[1-6]|br|ul|a\s)[^<>]{0,2000}>",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"[\ufeff\s]*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html|head|body)\b", re.I | re.S
)
_FRONT_MATTER = re.compile(r"\s*---\s*\n(?:[\w-]+\s*:.*\n)+")
_MARKDOWN = re.compile(r"(?m)^(?:#{1,6} \S|\* \S|- \[|> \S|```)|\[[^\]\n]+\]\(https?://[^)\s]+\)")
_SUFFIXES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".shtml": "text/html",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".txt": "text/plain",
    ".text": "text/plain",
}


def name_binary(content: bytes) -> str | None:
    """Return what kind of file ``content`` looks like (``a PNG image``) where it is not text, or None."""
    head = content[:1024]
    for mark, name in _SIGNATURES:
        if head.startswith(mark) and (mark not in _SHORT_MARKS or b"\x00" in head):
            return name
    for offset, mark, name in _BY_INNER_MARK:
        if head[offset : offset + 4] == mark and (mark == b"ftyp" or head.startswith(b"RIFF")):
            return name
    return "a binary file" if _is_binary(content) else None


def _is_binary(content: bytes) -> bool:
    head = content[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    controls = sum(byte < 9 or 13 < byte < 27 for byte in head)
    sixteen_bit = head.count(0) and min(head[0::2].count(0), head[1::2].count(0)) * 8 < head.count(0)
    return controls > len(head) * 0.02 and not (sixteen_bit and controls - head.count(0) <= len(head) * 0.02)


def name_feed(text: str) -> str | None:
    """Return ``an RSS feed``, ``an Atom feed`` or ``a JSON document`` where ``text`` is one, or None."""
    head = text[:1000].lstrip("\ufeff \n\t").lower()
    if head.startswith(("<?xml", "<rss", "<feed", "<rdf")):
        return "an RSS feed" if "<rss" in head or "<rdf" in head else "an Atom feed" if "<feed" in head else None
    if head.startswith(("{", "[")) and re.match(r"[\[{]\s*(?:[\[{]\s*)?\"[^\"\n]{1,60}\"\s*:", head):
        return "a JSON document"
    return None


def sniff_media_type(text: str, origin: str = "", stated: str | None = None) -> str:
    """Return ``text/html``, ``text/markdown`` or ``text/plain`` for ``text``.

    The stated type and the ending of ``origin`` are believed where the content does not contradict them: plenty of
    ``.txt`` files hold markup, and servers call Markdown plain.
    """
    kind = (stated or "").split(";")[0].strip().lower()
    tags = len(_TAG.findall(text[:20_000]))
    if kind in ("application/xhtml+xml", "text/html") or (not kind and _DOCUMENT.match(text)):
        return "text/html"
    if kind in ("text/markdown", "text/x-markdown") or (not kind and _suffix(origin) == "text/markdown"):
        return "text/markdown"
    if text.lstrip("\ufeff \n\t").startswith("<") and (tags >= 3 or len(_TAG.findall(text)) >= 5):
        return "text/html"
    if kind.startswith("text/"):
        return "text/plain"
    if _suffix(origin):
        return _suffix(origin)
    if _FRONT_MATTER.match(text):
        return "text/markdown"
    if tags >= 5:
        return "text/html"
    return "text/markdown" if len(_MARKDOWN.findall(text[:20_000])) >= 3 and re.match(r"\s*# ", text) else "text/plain"


def _suffix(origin: str) -> str:
    match = re.search(r"\.[a-z]+$", origin.split("?")[0].lower())
    return _SUFFIXES.get(match[0], "") if match else ""
