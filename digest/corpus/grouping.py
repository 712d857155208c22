"""The fourth task: what is a copy of a copy belongs to one group; its rows, and the best of them to keep."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from digest.corpus.components import connect
from digest.corpus.loading import Articles, load_articles
from digest.corpus.matching import pairs_of
from digest.corpus.schema import DUPLICATES, identify
from digest.corpus.storage import Store
from digest.corpus.tasks import Made
from digest.model import Summary
from digest.stories import sort_tellings

if TYPE_CHECKING:
    from digest.corpus.matching import Numbers


def run(order: Mapping[str, Any], store: Store) -> Made:
    """Write the groups that the pairs of one file, all of them copies, make up."""
    groups = _groups(pairs_of(store.read_table(order["pairs"])))
    articles, days = load_articles(store, order["chunks"], {place for group in groups for place in group})
    rows = [row for group in groups for row in _rows(group, articles, days)]
    name = f"duplicates/part-{order['number']:05}.parquet"
    table = pa.Table.from_pylist(rows, schema=DUPLICATES)
    return Made(files={name: store.write_table(name, table)}, result={"groups": len(groups), "articles": len(rows)})


def _groups(copies: Numbers) -> list[list[int]]:
    groups: dict[int, list[int]] = defaultdict(list)
    nodes, labels = connect(copies)
    for node, label in zip(nodes.tolist(), labels.tolist(), strict=True):
        groups[label].append(node)
    return list(groups.values())


def _rows(group: Sequence[int], articles: Articles, days: Mapping[int, date | None]) -> list[dict[str, Any]]:
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
