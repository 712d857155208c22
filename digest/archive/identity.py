"""When two pages are the same article: by address, by text, in either script.

The fingerprint is of the folded letters of the body, so that script, spacing and punctuation do not matter. The
sketch is bottom-k sampling of character 5-grams (Broder 1997): articles that share most of their text share some of
it, which finds the few that are worth comparing letter by letter.
"""

from __future__ import annotations

import hashlib
import heapq
import os
import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit
from zlib import crc32

from digest.archive.packing import storable
from digest.language import fold
from digest.model import Article

Relation = Literal["same", "changed", "other"]

GRAM = 5
SKETCH = 8
SAME_FROM = 0.85
"""The share of an article's 5-grams that stand in the other for it to be a reprint: a regional word costs six."""
CHANGED_FROM = 0.5
"""Under this share of either in the other, and with another title, a page at the same address holds another article."""
MAX_KEY = 500
"""Characters: an index of PostgreSQL takes no entry over 2,700 bytes."""
SHORT = 40
"""Characters: so short a body is identified together with its title."""

TRACKING = re.compile(
    r"utm_\w+|spm|scm|from|fr|src|share\w*|fbclid|gclid|yclid|msclkid|igshid|mc_[ce]id|_ga|ref|ref_src|cmpid|"
    r"isappinstalled|wfr|ocid|at_\w+|rss|amp",
    re.IGNORECASE,
)


def canonical_url(url: str) -> str:
    """The address without what does not name the page: scheme, ``www.``, default port, tracking, fragment."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:  # what a page calls its own address may be none
        return url.strip()
    host = (parts.hostname or "").removeprefix("www.")
    try:
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        port = ""
    kept = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _is_tracking(name)]
    query = f"?{urlencode(sorted(kept))}" if kept else ""
    return f"{host}{port}{unquote(parts.path).rstrip('/')}{query}"


def page_key(url: str | None, origin: str) -> str:
    """The name of the place that a page stands at: its address, or else the file; a very long one is shortened."""
    key = canonical_url(url) if url else os.path.abspath(origin)  # noqa: PTH100 - no file need be there
    key = storable(key)
    if len(key) <= MAX_KEY:
        return key
    return f"{key[:MAX_KEY]}…{hashlib.sha256(key.encode()).hexdigest()}"


def fingerprint(article: Article) -> str:
    """A name of the article's text, the same in either script, however it is spaced and punctuated."""
    return hashlib.sha256(_letters(article).encode("utf-8", "surrogatepass")).hexdigest()


def sketch(article: Article) -> tuple[int, ...]:
    """A few numbers of which articles with the same text share most."""
    return tuple(heapq.nsmallest(SKETCH, _grams(_letters(article))))


@dataclass(frozen=True, slots=True)
class Traits:
    """What two articles are compared by."""

    grams: frozenset[int]
    numbers: frozenset[str]
    title: str


def traits(article: Article) -> Traits:
    """Take from an article what it is compared by."""
    letters = _letters(article)
    folded = re.sub(r"(?<=\d)[,，\s](?=\d{3})", "", fold(article.text))
    numbers = frozenset(re.findall(r"\d+(?:\.\d+)?", folded))
    return Traits(_grams(letters), numbers, "".join(filter(str.isalnum, fold(article.title))))


def relate(new: Traits, old: Traits, *, same_place: bool) -> Relation:
    """Say what ``new`` is to ``old``: the same article, a changed one at the same address, or another.

    A text with a number that the old one has not is never the same: a corrected toll is news, and tomorrow's
    exchange rates are told in the words of today's.
    """
    common = len(new.grams & old.grams)
    shared = common / max(1, len(new.grams))
    if shared >= SAME_FROM and new.numbers <= old.numbers:
        return "same"
    kept = max(shared, common / max(1, len(old.grams)))
    if same_place and (kept >= CHANGED_FROM or (new.title and new.title == old.title)):
        return "changed"
    return "other"


def _is_tracking(name: str) -> bool:
    return TRACKING.fullmatch(name) is not None


def _letters(article: Article) -> str:
    letters = "".join(filter(str.isalnum, fold(article.text)))
    return letters if len(letters) >= SHORT else "".join(filter(str.isalnum, fold(article.title))) + letters


def _grams(letters: str) -> frozenset[int]:
    if len(letters) <= GRAM:
        return frozenset({crc32(letters.encode("utf-8", "surrogatepass"))})
    data = letters.encode("utf-32-le", "surrogatepass")
    return frozenset(crc32(data[4 * n : 4 * (n + GRAM)]) for n in range(len(letters) - GRAM + 1))
