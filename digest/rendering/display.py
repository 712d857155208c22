"""Text and links made safe to show: what an article says stays, what would disturb the page around it goes.

Display only: the data keep every character.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit, urlunsplit

_SPACES = re.compile("[\t\n\v\f\r \x1c-\x1f\x85\u2028\u2029]+")
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
# Controls, soft hyphens, zero-width spaces and marks, bidi embeddings, overrides and isolates (the "Trojan Source"
# characters of CVE-2021-42574), deprecated format characters, interlinear annotation, musical and language tags,
# noncharacters (forbidden in XML). The joiners U+200C and U+200D stay: they are letters' business in some scripts.
_INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
_URL_SAFE = "/:?@!$&'*+,;=%-._~"  # quotes, angle brackets, parentheses and backslashes are percent-encoded
_URL_LIMIT = 2000  # characters; longer ones are no address that a reader could have followed


def displayable(text: str) -> str:
    """Return the text on one line, without control, zero-width and direction-changing characters."""
    text = _INVISIBLE.sub("", _SPACES.sub(" ", text))
    return _LONE_SURROGATES.sub("\ufffd", text).strip(" ")


def safe_link(url: str | None) -> str | None:
    """Return the address as ASCII if it is http or https with a plain host, None for everything else."""
    if not url or len(url) > _URL_LIMIT:
        return None
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except (ValueError, UnicodeError):
        return None
    if parts.scheme not in ("http", "https") or "@" in parts.netloc or not re.fullmatch(r"[a-z0-9.-]+", host):
        return None
    rest = (quote(part, safe=_URL_SAFE, errors="replace") for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, host + port, *rest))


def host_of(url: str) -> str:
    """Return the host of an address for the eye, without ``www.``."""
    return (urlsplit(url).hostname or "").removeprefix("www.")
