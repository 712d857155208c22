"""From a page to an article (to be deepened: plain paragraphs only)."""

from __future__ import annotations

from digest.language import detect, strip_readings
from digest.model import Article, Page


def extract_article(page: Page) -> Article:
    """Read the article out of ``page``."""
    text = page.content if isinstance(page.content, str) else page.content.decode("utf-8", "replace")
    lines = [line.strip() for line in strip_readings(text).splitlines()]
    kept = [(n, line) for n, line in enumerate(lines, 1) if line]
    title, body = (kept[0][1], kept[1:]) if kept else ("", [])
    return Article(title=title, paragraphs=tuple(x for _, x in body), lines=tuple(n for n, _ in body),
                   language=detect(text), url=page.url, origin=page.origin)
