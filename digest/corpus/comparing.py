"""The third task: candidates held against each other word by word; what are copies of one text, chains included."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from digest.corpus.articles import articles_of
from digest.corpus.components import connect
from digest.corpus.schema import DUPLICATES, identify
from digest.corpus.storage import Store
from digest.corpus.tasks import Made
from digest.model import Article, Summary
from digest.stories import is_copy, sort_tellings, word_alone

_HELD = 20_000
"""Wordings that are kept in memory: about ten kilobytes each."""

Articles = Mapping[int, Article]


def run(order: Mapping[str, Any], store: Store) -> Made:
    """Compare the pairs of one file; write the groups of copies among them."""
    pairs = store.read_table(order["pairs"])
    candidates = list(zip(pairs["one"].to_pylist(), pairs["other"].to_pylist(), strict=True))
    places = sorted({place for pair in candidates for place in pair})
    articles: dict[int, Article] = {}
    days: dict[int, Any] = {}
    for folder, base, end in order["chunks"]:
        _load(store, folder, base, [place for place in places if base <= place < end], articles, days)
    groups = group_copies(candidates, articles)
    rows = [row for group in groups for row in _rows(group, articles, days)]
    name = f"duplicates/part-{order['number']:05}.parquet"
    table = pa.Table.from_pylist(rows, schema=DUPLICATES)
    return Made(files={name: store.write_table(name, table)}, result={"groups": len(groups), "articles": len(rows)})


def _load(
    store: Store, folder: str, base: int, places: Sequence[int], articles: dict[int, Article], days: dict[int, Any]
) -> None:
    wanted = pc.field("row").isin([place - base for place in places])
    table = store.read_table(f"{folder}/articles.parquet", filters=wanted)
    found = [row + base for row in table["row"].to_pylist()]
    articles.update(zip(found, articles_of(table), strict=True))
    days.update(zip(found, table["day"].to_pylist(), strict=True))


def group_copies(candidates: Sequence[tuple[int, int]], articles: Articles) -> list[list[int]]:
    """The groups of copies among the candidate pairs: what is a copy of a copy belongs to the group.

    A pair that others have joined already is not compared.
    """
    root: dict[int, int] = {}
    wording = lru_cache(maxsize=_HELD)(lambda place: word_alone(articles[place]))

    def find(place: int) -> int:
        while (above := root.get(place, place)) != place:
            root[place] = root.get(above, above)
            place = above
        return place

    edges = []
    for one, other in candidates:
        left, right = sorted((find(one), find(other)))
        if left != right and is_copy(wording(one), wording(other)):
            root[right] = left
            edges.append((one, other))
    return _components(edges)


def _components(edges: Sequence[tuple[int, int]]) -> list[list[int]]:
    groups: dict[int, list[int]] = defaultdict(list)
    if edges:
        for node, label in zip(*(column.tolist() for column in connect(np.array(edges, np.int64))), strict=True):
            groups[label].append(node)
    return list(groups.values())


def _rows(group: Sequence[int], articles: Articles, days: Mapping[int, Any]) -> list[dict[str, Any]]:
    """A row for each copy; the group has the name of the one that is best to keep, as in a briefing."""
    best = sort_tellings([(articles[place], Summary()) for place in group])[0][0]
    name = identify(best.origin)
    return [
        {
            "group": name,
            "id": identify(articles[place].origin),
            "is_original": articles[place] is best,
            "day": days[place],
            "title": articles[place].title,
            "origin": articles[place].origin,
        }
        for place in group
    ]
