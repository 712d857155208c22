"""Article to Summary: the sentences that carry it, verbatim."""

from __future__ import annotations

from digest.summarization.summary import summarize_article

__all__ = ["summarize_article"]
