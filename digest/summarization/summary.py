"""Key sentences of an article (to be deepened: its first sentences)."""

from __future__ import annotations

from digest.language import split_sentences
from digest.model import Article, KeySentence, Summary


def summarize_article(
    article: Article, *, sentences: int | None = 3, characters: int | None = None, method: str | None = None
) -> Summary:
    """Choose the key sentences of ``article``."""
    found = [
        KeySentence(text=text[start:end], paragraph=number, start=start, end=end)
        for number, text in enumerate(article.paragraphs)
        for start, end in split_sentences(text)
    ]
    return Summary(sentences=tuple(found[: sentences or 3]), method=method or "lead")
