"""Conditional requests and how long an answer holds (RFC 9110 section 13, RFC 9111 section 4.2)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta

from digest.sources.specification import Validators

LONGEST_FRESH = timedelta(hours=6)
"""A server that calls its answer good for a year is asked again after this time: it is news that is fetched."""

_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)
_NEVER_STORED = re.compile(r"no-store|no-cache", re.IGNORECASE)
_LONGEST_VALIDATOR = 1000


def ask_if_changed(known: Validators | None) -> dict[str, str]:
    """Return the request headers that ask for a page only if it has changed since it was ``known``."""
    if known is None:
        return {}
    asked = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in asked.items() if value}


def remember(headers: Mapping[str, str], fetched: datetime, before: Validators | None = None) -> Validators:
    """Return what is to be remembered of an answer with these ``headers``; a 304 keeps what was known ``before``.

    Where the answer says that it expires at once (``Expires: 0``), servers have been seen to send validators that
    never change: these are not trusted.
    """
    etag, modified = _validator(headers.get("etag")), _validator(headers.get("last-modified"))
    if headers.get("expires", "").strip() == "0":
        etag = modified = None
    if before:
        etag, modified = etag or before.etag, modified or before.last_modified
    return Validators(etag=etag, last_modified=modified, fetched=fetched, fresh_until=_fresh_until(headers, fetched))


def _validator(value: str | None) -> str | None:
    usable = value and value.isascii() and value.isprintable() and len(value) <= _LONGEST_VALIDATOR
    return value if usable else None


def _fresh_until(headers: Mapping[str, str], fetched: datetime) -> datetime | None:
    control = headers.get("cache-control", "")
    age = _MAX_AGE.search(control)
    if age is None or int(age[1]) == 0 or _NEVER_STORED.search(control):
        return None
    return fetched + min(timedelta(seconds=int(age[1])), LONGEST_FRESH)
