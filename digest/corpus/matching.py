"""The second task: articles whose signatures have a key in common, found bucket by bucket (a join by key)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from digest.corpus.storage import Store
from digest.corpus.tasks import Made

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

PAIRS = pa.schema([("one", pa.int64()), ("other", pa.int64())])
"""Pairs of articles by their places in the corpus, the smaller first."""

_NEIGHBOURS = 8
"""Articles with the same key, in the order of their days, with which each is paired, besides the first of them."""


def run(order: Mapping[str, Any], store: Store) -> Made:
    """Pair the articles that share a key from ``low`` up to, not including, ``high``."""
    key = pc.field("key")
    wanted = (key >= order["low"]) & (key < order["high"]) if order["high"] is not None else key >= order["low"]
    tables = [_read_keys(store, folder, base, wanted) for folder, base in order["chunks"]]
    pairs = pair_by_key(*(_numbers(tables, name) for name in ("key", "day", "place")))
    name = f"work/pairs/{order['key']}.parquet"
    return Made(files={name: store.write_table(name, table_of(pairs))}, result={"file": name})


def table_of(pairs: Numbers) -> pa.Table:
    """Pairs, a row each, as a table of ``PAIRS``."""
    return pa.table({"one": pairs[:, 0], "other": pairs[:, 1]}, schema=PAIRS)


def pairs_of(table: pa.Table) -> Numbers:
    """The inverse of :func:`table_of`."""
    return np.stack([table["one"].to_numpy(), table["other"].to_numpy()], axis=1)


def _read_keys(store: Store, folder: str, base: int, wanted: Any) -> pa.Table:
    table = store.read_table(f"{folder}/bands.parquet", filters=wanted)
    return table.append_column("place", pc.add(pc.cast(table["row"], pa.int64()), base))


def _numbers(tables: Sequence[pa.Table], name: str) -> Numbers:
    columns = [table[name].to_numpy().astype(np.int64) for table in tables]
    return np.concatenate(columns) if columns else np.empty(0, np.int64)


def pair_by_key(keys: Numbers, days: Numbers, places: Numbers) -> Numbers:
    """The pairs of places that share a key, each once: every one with the first, and with its neighbours by day.

    Not every pair of a large group is made; articles that are one text share many keys, and meet in other groups.
    """
    order = np.lexsort((places, days, keys))
    keys, places = keys[order], places[order]
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))) if len(keys) else np.empty(0, np.int64)
    firsts = np.repeat(places[starts], np.diff(np.append(starts, len(keys)))) if len(keys) else places
    found = [np.stack([firsts, places], axis=1)]
    for distance in range(1, min(_NEIGHBOURS + 1, len(keys))):
        same = keys[distance:] == keys[:-distance]
        found.append(np.stack([places[:-distance][same], places[distance:][same]], axis=1))
    return unique_pairs(np.concatenate(found))


def unique_pairs(pairs: Numbers) -> Numbers:
    """Each pair once, its smaller place first, in ascending order; a place paired with itself is no pair."""
    pairs = np.sort(pairs[pairs[:, 0] != pairs[:, 1]], axis=1)
    pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    is_new = np.concatenate(([True], (pairs[1:] != pairs[:-1]).any(axis=1))) if len(pairs) else np.empty(0, bool)
    kept: Numbers = pairs[is_new]
    return kept
