"""A name and a rank for each article, so that the order in which articles come in changes nothing."""

from __future__ import annotations

from digest.model import Article, Summary

Telling = tuple[Article, Summary]
"""An article and its summary."""


def sort_tellings(tellings: list[Telling]) -> list[Telling]:
    """Sort by content alone, the best first: what comes first stays, leads and is compared with."""
    return sorted(tellings, key=lambda telling: (_rank(telling[0]), *_content(telling)))


def _rank(article: Article) -> tuple[bool, bool, float, int]:
    """Named source, dated, read with confidence, long: what makes an article the one to keep of several copies."""
    is_named = bool(article.source or article.agency)
    return (not is_named, article.published is None, -round(article.confidence, 1), -len(article.text))


def _content(telling: Telling) -> tuple[str, ...]:
    article, summary = telling
    published = article.published.isoformat() if article.published else ""
    return (published, article.title, article.text, article.url or "", article.origin, repr(article), repr(summary))
