"""The fifth task: some days out of all partitions, a folder each, and the stories of each day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from digest.corpus.schema import STORIES
from digest.corpus.stages import tell_stories
from digest.corpus.storage import Store
from digest.corpus.tasks import Made

UNDATED = "__HIVE_DEFAULT_PARTITION__"
"""How engines name the partition of rows without a value."""


def run(order: Mapping[str, Any], store: Store) -> Made:
    """Write the articles, sentences and stories of the days of ``order``, each in the order of reading."""
    days = [date.fromisoformat(day) if day else None for day in order["days"]]
    articles = _collect(order, store, "articles", days)
    sentences = _collect(order, store, "sentences", days)
    files: dict[str, str] = {}
    counts: dict[str, dict[str, int]] = {}
    for day in days:
        found = {"articles": _of_day(articles, day), "sentences": _of_day(sentences, day)}
        found["stories"] = _stories(found["articles"], found["sentences"], day)
        for table, rows in found.items():
            name = f"{table}/{folder_of(day)}/part-{order['part']:05}.parquet"
            files[name] = store.write_table(name, rows.drop_columns("day"))
        counts[day.isoformat() if day else ""] = {name: rows.num_rows for name, rows in found.items()}
    return Made(files=files, result={"days": counts})


def folder_of(day: date | None) -> str:
    """The name of the folder of a day's rows in each table."""
    return f"day={day.isoformat() if day else UNDATED}"


def _collect(order: Mapping[str, Any], store: Store, name: str, days: list[date | None]) -> pa.Table:
    known = [day for day in days if day]
    column = pc.field("day")
    wanted = (column >= min(known)) & (column <= max(known)) if known else column.is_null()
    tables = []
    for folder, base in order["chunks"]:
        table = store.read_table(f"{folder}/{name}.parquet", filters=wanted)
        place = pc.add(pc.cast(table["row"], pa.int64()), base)
        tables.append(table.drop_columns("row").append_column("place", place))
    return pa.concat_tables(tables)


def _of_day(table: pa.Table, day: date | None) -> pa.Table:
    is_of_day = pc.equal(table["day"], pa.scalar(day)) if day else pc.is_null(table["day"])
    order = [("place", "ascending"), *([("number", "ascending")] if "number" in table.column_names else [])]
    return table.filter(is_of_day).sort_by(order)


def _stories(articles: pa.Table, sentences: pa.Table, day: date | None) -> pa.Table:
    """Articles without a day tell no story that could be placed."""
    if day is None:
        return STORIES.empty_table()
    return pa.Table.from_batches([tell_stories(articles, sentences)])
