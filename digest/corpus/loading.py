"""Articles by their places in the corpus, out of the files that they were read into."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

import pyarrow.compute as pc

from digest.corpus.articles import articles_of
from digest.corpus.storage import Store
from digest.model import Article

Articles = Mapping[int, Article]


def load_articles(
    store: Store, chunks: Sequence[tuple[str, int, int]], places: Collection[int]
) -> tuple[dict[int, Article], dict[int, date | None]]:
    """The articles at ``places``, and their days; a chunk is its folder, its first place, and the next one's."""
    articles: dict[int, Article] = {}
    days: dict[int, date | None] = {}
    for folder, base, end in chunks:
        wanted = pc.field("row").isin([place - base for place in places if base <= place < end])
        table = store.read_table(f"{folder}/articles.parquet", filters=wanted)
        found = [row + base for row in table["row"].to_pylist()]
        articles.update(zip(found, articles_of(table), strict=True))
        days.update(zip(found, table["day"].to_pylist(), strict=True))
    return articles, days
