"""The first task: the pages of a partition to articles, key sentences, signatures and rejects."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from digest.config import Settings
from digest.corpus.articles import pages_to_batch, split_outcomes
from digest.corpus.orders import read_settings, restore_partition
from digest.corpus.partitions import check_unchanged, read_partition
from digest.corpus.schema import ARTICLES, BANDS, REJECTS, sentences_schema
from digest.corpus.stages import pick_sentences, read_pages, sign_articles
from digest.corpus.storage import Store
from digest.corpus.tasks import Made
from digest.model import LeftOut, Page
from digest.reading import batch_items

CHUNK = 4096
"""Articles and rejects that are held in memory, and written to one file."""


@dataclass
class _Gathered:
    """What was read since the last chunk was written."""

    tables: dict[str, list[pa.Table]] = field(
        default_factory=lambda: {"articles": [], "sentences": [], "bands": [], "rejects": []}
    )
    rows: int = 0
    articles: int = 0


def run(order: Mapping[str, Any], store: Store) -> Made:
    """Read a partition; each chunk of it becomes four files, of which the articles are sorted by day.

    Raises :class:`InputError` where what is read has changed since the job was planned: half of it would be of one
    state, half of another.
    """
    settings, partition = read_settings(order["settings"]), restore_partition(order["partition"])
    since = date.fromisoformat(order["since"]) if order["since"] else None
    counts: Counter[str] = Counter()
    files: dict[str, str] = {}
    chunks: list[dict[str, Any]] = []
    items = _sampled(read_partition(partition), order["sample"], counts)
    for number, gathered in enumerate(_gather(items, settings, since, counts)):
        folder = f"work/read/{order['key']}/{number:05}"
        tables = _tables(gathered, settings)
        files |= {
            f"{folder}/{name}.parquet": store.write_table(f"{folder}/{name}.parquet", tables[name]) for name in tables
        }
        chunks.append(
            {"folder": folder, "days": _count_days(tables["articles"]), "rejects": tables["rejects"].num_rows}
        )
    check_unchanged(partition)
    return Made(files=files, result={"chunks": chunks, "counts": dict(counts)})


def _sampled(items: Iterable[Page | LeftOut], sample: float | None, counts: Counter[str]) -> Iterator[Page | LeftOut]:
    """A share of the pages, chosen by their origin, so that the same are chosen every time."""
    for item in items:
        counts["pages"] += 1
        if sample is not None and _share_of(item.origin) >= sample:
            counts["not sampled"] += 1
        else:
            counts["read"] += isinstance(item, Page)
            yield item


def _share_of(origin: str) -> float:
    digest = hashlib.blake2b(origin.encode("utf-8", "surrogatepass"), digest_size=8, person=b"sample").digest()
    return int.from_bytes(digest, "big") / 2**64


def _gather(
    items: Iterable[Page | LeftOut], settings: Settings, since: date | None, counts: Counter[str]
) -> Iterator[_Gathered]:
    gathered = _Gathered()
    for shelf in batch_items(items):
        articles, rejects = split_outcomes(read_pages(pages_to_batch(shelf), settings))
        found = articles.num_rows
        articles = _since(articles, since)
        counts.update({"articles": articles.num_rows, "rejects": rejects.num_rows})
        counts["before since"] += found - articles.num_rows
        _add(gathered, articles, rejects, settings)
        if gathered.rows >= CHUNK:
            yield gathered
            gathered = _Gathered()
    if gathered.rows:
        yield gathered


def _since(articles: pa.Table, since: date | None) -> pa.Table:
    if since is None:
        return articles
    return articles.filter(
        pc.or_kleene(pc.is_null(articles["day"]), pc.greater_equal(articles["day"], pa.scalar(since)))
    )


def _add(gathered: _Gathered, articles: pa.Table, rejects: pa.Table, settings: Settings) -> None:
    tables = gathered.tables
    tables["articles"].append(_number(articles, gathered.articles))
    tables["rejects"].append(_number(rejects, gathered.rows))
    gathered.rows += articles.num_rows + rejects.num_rows
    for batch in articles.combine_chunks().to_batches():
        bands = pa.Table.from_batches([sign_articles(batch)])
        sentences = pa.Table.from_batches([pick_sentences(batch, settings)])
        at = pc.index_in(sentences["id"], value_set=batch["id"])
        tables["bands"].append(bands.set_column(1, "row", pc.add(bands["row"], _int32(gathered.articles))))
        tables["sentences"].append(sentences.append_column("row", pc.add(at, _int32(gathered.articles))))
        gathered.articles += batch.num_rows


def _int32(number: int) -> pa.Scalar:
    return pa.scalar(number, pa.int32())


def _number(table: pa.Table, first: int) -> pa.Table:
    """Give each row its place in the chunk."""
    return table.append_column("row", pa.array(range(first, first + table.num_rows), pa.int32()))


def _tables(gathered: _Gathered, settings: Settings) -> dict[str, pa.Table]:
    schemas = {"articles": ARTICLES, "rejects": REJECTS, "sentences": sentences_schema(settings.languages)}
    empty = {name: _number(schema.empty_table(), 0) for name, schema in schemas.items()} | {
        "bands": BANDS.empty_table()
    }
    tables = {name: pa.concat_tables([empty[name], *parts]) for name, parts in gathered.tables.items()}
    by_day = [("day", "ascending"), ("row", "ascending")]
    tables["articles"] = tables["articles"].sort_by(by_day)
    tables["bands"] = tables["bands"].sort_by("key")
    tables["sentences"] = tables["sentences"].sort_by([*by_day, ("number", "ascending")])
    return tables


def _count_days(articles: pa.Table) -> dict[str, int]:
    counted = articles.group_by("day").aggregate([("row", "count")]).to_pylist()
    return {one["day"].isoformat() if one["day"] else "": one["row_count"] for one in counted}
