"""The third task: candidates held against each other word by word; those that are copies of one text are pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np

from digest.corpus.loading import Articles, load_articles
from digest.corpus.matching import pairs_of, table_of
from digest.corpus.storage import Store
from digest.corpus.tasks import Made
from digest.stories import is_copy, word_alone


def run(order: Mapping[str, Any], store: Store) -> Made:
    """Compare the pairs of one file, and write those that are copies."""
    candidates: list[list[int]] = pairs_of(store.read_table(order["pairs"])).tolist()
    articles, _ = load_articles(store, order["chunks"], {place for pair in candidates for place in pair})
    copies = np.array(_find_copies(candidates, articles), np.int64).reshape(-1, 2)
    name = f"work/copies/{order['key']}.parquet"
    return Made(files={name: store.write_table(name, table_of(copies))}, result={"file": name})


def _find_copies(candidates: Sequence[list[int]], articles: Articles) -> list[tuple[int, int]]:
    """The pairs that are copies, as many as connect all that hang together.

    A pair that others have joined already is not compared.
    """
    root: dict[int, int] = {}
    wording = cache(lambda place: word_alone(articles[place]))

    def find(place: int) -> int:
        while (above := root.get(place, place)) != place:
            root[place] = root.get(above, above)
            place = above
        return place

    copies = []
    for one, other in candidates:
        left, right = sorted((find(one), find(other)))
        if left != right and is_copy(wording(one), wording(other)):
            root[right] = left
            copies.append((one, other))
    return copies
