"""Lines that stand on many pages of one source are its furniture, not news."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from digest.model import Page

_FEWEST_PAGES = 3
_MAJORITY = 0.3  # of the pages: one line on so many of them is no longer a coincidence
_CLAUSE = re.compile(r"(?<=[，。；：、,.;:])[^，。；：、,.;:].{7}")  # eight characters after a mark
_SAME = 0.7  # share of common shingles from which two pages are the same article


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatedLines:
    """Squeezed, folded lines that recur over the pages of a source; ``line in repeated`` asks for one."""

    keys: frozenset[str] = frozenset()
    pages: int = 0

    def __contains__(self, squeezed: object) -> bool:
        return squeezed in self.keys


def find_repeated_lines(pages: Sequence[Page]) -> RepeatedLines:
    """Return the lines that recur over ``pages`` of one source.

    Copies of one article are counted once, or their paragraphs would look like furniture. With fewer than three
    different pages nothing is evidence, and the result is empty. Pages that cannot be read are passed over.
    """
    read = [lines for page in pages if (lines := _lines_of(page))]
    different = _without_copies(read)
    if len(different) < _FEWEST_PAGES:
        return RepeatedLines(pages=len(different))
    counts = Counter(key for keys in different for key in set(keys))
    needed = max(_FEWEST_PAGES, round(_MAJORITY * len(different)))
    return RepeatedLines(keys=frozenset(key for key, count in counts.items() if count >= needed), pages=len(different))


def _lines_of(page: Page) -> list[str]:
    from digest.errors import InputError
    from digest.extraction.page import read_text
    from digest.extraction.sniffing import sniff_media_type
    from digest.language import strip_readings

    try:
        text = strip_readings(read_text(page).text)
        if sniff_media_type(text, page.url or page.origin, page.media_type) != "text/html":
            return _plain_keys(text)
        from digest.extraction.document import parse_html
        from digest.extraction.markup import read_lines

        return [line.squeezed for line in read_lines(parse_html(text)).lines]
    except InputError:
        return []


def _plain_keys(text: str) -> list[str]:
    from digest.language import fold

    return [key for row in text.splitlines() if (key := "".join(fold(row).split()))]


def _without_copies(read: Iterable[list[str]]) -> list[list[str]]:
    kept: list[tuple[list[str], frozenset[str]]] = []
    for keys in read:
        shingles = _shingles(keys)
        if not any(_alike(shingles, other) for _, other in kept):
            kept.append((keys, shingles))
    return [keys for keys, _ in kept]


def _shingles(keys: list[str]) -> frozenset[str]:
    """Return what opens each clause of the page's long lines, which are the article's rather than the site's.

    Copies share their clauses wherever these stand; all shingles would be ten times as many, and say no more.
    """
    text = "".join(key for key in keys if len(key) >= 40)[:4000]
    return frozenset(_CLAUSE.findall(text))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    smaller = min(len(one), len(other))
    return smaller > 0 and len(one & other) >= _SAME * smaller
