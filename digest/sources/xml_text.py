"""The bytes of a feed as text that an XML parser can take: the encoding it is really in, and nothing it may not hold.

Strict UTF-8 comes before any declaration, as in miniflux: another encoding is almost never valid UTF-8 by chance,
while feeds that declare GB2312 or ISO-8859-1 and are UTF-8 are common. Of the rest, the encoding whose reading has the
most of the commonest Chinese characters wins, the declared ones first among equals.
"""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SUPERSETS = {  # labels of smaller sets, decoded by the larger one (WHATWG Encoding Standard, widened)
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "euc-cn": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "cp950": "big5hkscs",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
}
_NOT_OF_PAGES = ("idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape")
"""Codecs of Python's that are made for other things, and raise over bytes that are none of theirs."""
_CHINESE = ("gb18030", "big5hkscs")
_DECLARATION = re.compile(r"^\s*<\?xml\b[^>]*\?>")
_DECLARED = re.compile(rb"^\s*<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([A-Za-z0-9_.:-]{1,40})[\"']")
_NOT_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_NOT_BYTES_OF_TEXT = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f]")
_COMMON = frozenset(
    "的一是不了在人有我他这這个個上们們来來到时時大地为為子中你说說生国國年着著就那和要她出也得里裡后後自以会會家可下而过過"
    "天去能对對小多然于於心学學都起发發当當没沒成只如事把还還用第样樣道想作种種开開总總从從情面最前现現所同日手又行动動方"
    "期经經长長分爱已新市部公本部报報记記者美月与與关關政府台臺北京际際社，。、：；“”「」（）《》"
)
_LONGEST_SAMPLE = 20_000


def decode_xml(content: bytes, charset: str | None = None) -> str:
    """Return ``content`` as text without an XML declaration and without characters that XML forbids.

    ``charset`` is what the transport declared. What cannot be decoded becomes U+FFFD.
    """
    text = _decode(content, charset)
    return drop_forbidden(_DECLARATION.sub("", text, count=1))


def drop_forbidden(text: str) -> str:
    """Leave out the characters that XML forbids: controls, and halves of characters, as JSON may spell them."""
    return _NOT_XML.sub("", text)


def _decode(content: bytes, charset: str | None) -> str:
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    if (wide := _guess_utf16(content)) is not None:
        return content.decode(wide, errors="replace")
    utf8 = _decode_utf8(content)
    if utf8 is not None:
        return utf8
    declared = _DECLARED.search(content[:1000])
    named = [_encoding(label) for label in (charset, declared[1].decode("ascii") if declared else None) if label]
    candidates = dict.fromkeys([*(name for name in named if name), *_CHINESE])
    sample = _NOT_BYTES_OF_TEXT.sub(b"", content[:200_000])
    best = max(candidates, key=lambda encoding: _score(sample, encoding))  # of equals the first
    return content.decode(best, errors="replace")


def _guess_utf16(content: bytes) -> str | None:
    if content.startswith(b"<\x00"):
        return "utf-16-le"
    return "utf-16-be" if content.startswith(b"\x00<") else None


def _decode_utf8(content: bytes) -> str | None:
    """Decode as UTF-8 where all of it is, but for a character that was cut off at the end, or one in a thousand."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("utf-8", errors="replace")
    wide = sum(map(text[:_LONGEST_SAMPLE].count, _COMMON))
    return text if wide and text.count("\ufffd") <= max(1, wide // 200) else None


def _encoding(label: str) -> str | None:
    """The codec of a label; None where Python has none, or one that is made for other things than pages (IDNA)."""
    name = _SUPERSETS.get(label.strip().lower(), label.strip())
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    return codec.name if codec._is_text_encoding and codec.name.replace("-", "_") not in _NOT_OF_PAGES else None


def _score(sample: bytes, encoding: str) -> tuple[float, float]:
    """How Chinese the sample is when read so: the share of common characters among those beyond ASCII; the errors."""
    text = sample.decode(encoding, errors="replace")
    beyond = [character for character in text if character > "\x7f"][:_LONGEST_SAMPLE]
    if not beyond:
        return 0.0, 0.0
    errors = beyond.count("\ufffd") / len(beyond)
    common = sum(character in _COMMON for character in beyond) / len(beyond)
    return round(common - errors, 2), -errors
