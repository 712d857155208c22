"""An article on its own, to be held against millions that are not at hand."""

from __future__ import annotations

from datetime import date

from digest.language import fold
from digest.model import Article
from digest.stories.copies import Wording
from digest.stories.minhash import band_keys, shingle_text
from digest.stories.news_days import find_news_days, published_day

_ROWS = 4
"""Values in a band: of 10^8 articles one then meets a few unlike ones, and still 999 of 1000 with 3/5 in common."""
_NO_YEAR = date(2000, 1, 1)


def word_alone(article: Article) -> Wording:
    """The wording of an article, its days counted from when it came out."""
    folded = fold(article.text or article.title)
    anchor = published_day(article) or _NO_YEAR
    days = find_news_days(article, fold(f"{article.title}\n{article.text[:400]}"), anchor)
    return Wording(shingle_text(folded), folded, days)


def corpus_keys(article: Article) -> list[int]:
    """Forty-eight numbers (signed, of 64 bits): articles that have one in common are worth comparing."""
    shingles = shingle_text(fold(article.text or article.title))
    keys: list[int] = band_keys(shingles, _ROWS).astype("int64").tolist() if len(shingles) else []
    return keys
