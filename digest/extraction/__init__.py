"""Page to Article: what the page says, and nothing else."""

from __future__ import annotations

from digest.extraction.page import extract_article

__all__ = ["extract_article"]
