"""Addresses as they stand in feeds and pages, made absolute; what no request can be made of is none."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

_NO_ADDRESS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_UNSEEN = " \t\r\n\u3000\u200b\ufeff"


def resolve(base: str, address: str) -> str | None:
    """Return ``address``, written on the page at ``base``, as an absolute http(s) address; None where it is none.

    Control characters, half characters and ports beyond 65535 are no part of an address; a login in it is left out.
    """
    try:
        absolute = without_login(urljoin(base, address.strip(_UNSEEN)))
        parts = urlsplit(absolute)
        is_fetched = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return absolute if is_fetched and not _NO_ADDRESS.search(absolute) else None


def without_login(url: str) -> str:
    """Return ``url`` without the user and password that it may hold: what is stored, shown and published."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl() if "@" in parts.netloc else url


def with_login_of(location: str, url: str) -> str:
    """Return ``url`` with the user and password of ``location``, where both are on the same host; else as it is."""
    own, other = urlsplit(location), urlsplit(url)
    login, at, host = own.netloc.rpartition("@")
    if not at or (own.scheme, host) != (other.scheme, other.netloc):
        return url
    return other._replace(netloc=f"{login}@{host}").geturl()
