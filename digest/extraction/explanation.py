"""Every line of a page with what it was taken for, for people who ask why a line is missing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from digest.extraction.page import read_page
from digest.extraction.repeated import RepeatedLines
from digest.extraction.site_rules import SiteRule
from digest.model import Page


class ReadLine(NamedTuple):
    """A line of the page: its number (from 1), text, kind and, where it was dropped, the reason.

    Kinds: title, body, heading, caption, standfirst, dropped.
    """

    number: int
    text: str
    kind: str
    reason: str = ""


def explain_reading(
    page: Page, *, sites: Sequence[SiteRule] = (), repeated: RepeatedLines | None = None
) -> tuple[ReadLine, ...]:
    """Return every line of ``page`` in order with what it was taken for; raises InputError as ``extract_article``."""
    reading = read_page(page, sites=sites, repeated=repeated)
    return tuple(ReadLine(one.line.number, one.line.text, one.kind, one.reason) for one in reading.judged)
