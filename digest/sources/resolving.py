"""Addresses as they stand in feeds and pages, made absolute; what no request can be made of is none."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

_NO_ADDRESS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_UNSEEN = " \t\r\n\u3000\u200b\ufeff"


def resolve(base: str, address: str) -> str | None:
    """Return ``address``, written on the page at ``base``, as an absolute http(s) address; None where it is none.

    Control characters, half characters and ports beyond 65535 are no part of an address.
    """
    try:
        absolute = urljoin(base, address.strip(_UNSEEN))
        parts = urlsplit(absolute)
        is_fetched = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return absolute if is_fetched and not _NO_ADDRESS.search(absolute) else None
