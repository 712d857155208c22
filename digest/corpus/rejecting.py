"""The last task: what gave no article, with the reason, from all partitions into one table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from digest.corpus.storage import Store
from digest.corpus.tasks import Made


def run(order: Mapping[str, Any], store: Store) -> Made:
    """Put the rejects of some chunks into one file, in the order of reading."""
    tables = []
    for folder, base in order["chunks"]:
        table = store.read_table(f"{folder}/rejects.parquet")
        place = pc.add(pc.cast(table["row"], pa.int64()), base)
        tables.append(table.drop_columns("row").append_column("place", place))
    rejects = pa.concat_tables(tables)
    name = f"rejects/part-{order['number']:05}.parquet"
    reasons = rejects.group_by("reason").aggregate([("origin", "count")]).to_pylist()
    result = {"rejects": rejects.num_rows, "reasons": {one["reason"]: one["origin_count"] for one in reasons}}
    return Made(files={name: store.write_table(name, rejects)}, result=result)
