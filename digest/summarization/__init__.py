"""Article to Summary: the sentences that carry it, verbatim."""

from __future__ import annotations

from digest.summarization.summary import METHODS, rank_sentences, summarize_article, summarize_articles

__all__ = ["METHODS", "rank_sentences", "summarize_article", "summarize_articles"]
