"""Whether a corpus is what its manifest says: every file, every count, every article once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pyarrow.parquet as pq

from digest.corpus.manifest import MANIFEST, TABLES, Manifest, read_manifest
from digest.corpus.storage import Store
from digest.errors import InputError


def verify_corpus(location: str) -> tuple[str, ...]:
    """The faults of a finished corpus, a line each; none where it is whole.

    Raises :class:`InputError` where there is no finished corpus.
    """
    store = Store(location)
    manifest = read_manifest(store)
    if manifest is None:
        raise InputError(f"{store.name}: no finished corpus there (no {MANIFEST}); run digest corpus build")
    return (*_damaged(store, manifest), *_strange(store, manifest)) or tuple(_miscounted(store, manifest))


def _damaged(store: Store, manifest: Manifest) -> Iterator[str]:
    for name, expected in manifest.files.items():
        if not store.is_whole(name, expected):
            yield f"{name}: missing, or not as it was written"


def _strange(store: Store, manifest: Manifest) -> Iterator[str]:
    for table in TABLES:
        for name in store.list(table):
            if name not in manifest.files:
                yield f"{name}: not in the manifest"


def _miscounted(store: Store, manifest: Manifest) -> Iterator[str]:
    rows: Counter[str] = Counter()
    seen: Counter[int] = Counter()
    for name in manifest.files:
        table = name.partition("/")[0]
        if table in TABLES:
            with store.open(name) as stream:
                file = pq.ParquetFile(stream)
                rows[table] += file.metadata.num_rows
                if table == "articles":
                    seen.update(file.read(columns=["id"])["id"].to_pylist())
    for table in ("articles", "rejects", "sentences", "stories", "duplicates"):
        if rows[table] != manifest.counts[table]:
            yield f"{table}: {rows[table]} rows, the manifest has {manifest.counts[table]}"
    for identity, times in seen.items():
        if times > 1:
            yield f"articles: {identity} is there {times} times"
