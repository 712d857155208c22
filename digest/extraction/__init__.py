"""Page to Article: what the page says, and nothing else."""

from __future__ import annotations

from digest.extraction.decoding import Decoded, decode
from digest.extraction.explanation import ReadLine, explain_reading
from digest.extraction.page import extract_article
from digest.extraction.repeated import RepeatedLines, find_repeated_lines
from digest.extraction.site_rules import SiteRule

__all__ = [
    "Decoded",
    "ReadLine",
    "RepeatedLines",
    "SiteRule",
    "decode",
    "explain_reading",
    "extract_article",
    "find_repeated_lines",
]
