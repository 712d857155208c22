"""Tasks: what a worker is given, and the receipt that it leaves when all it made is in its place.

A task is plain JSON, so that any engine can carry it; running it twice writes the same files twice. A receipt names
the files that a task made with their checksums, and is written last: a task is done when its receipt is there and the
files are as it says.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import Any

from digest.corpus.storage import Store

KINDS = {
    "read": "digest.corpus.reading",
    "match": "digest.corpus.matching",
    "compare": "digest.corpus.comparing",
    "group": "digest.corpus.grouping",
    "merge": "digest.corpus.merging",
    "reject": "digest.corpus.rejecting",
}
"""The module of each kind of task; its ``run(order, store)`` does it."""


@dataclass(frozen=True)
class Made:
    """What a task made: its files with their checksums, and what the driver has to know of them."""

    files: Mapping[str, str]
    result: Mapping[str, Any]


@dataclass(frozen=True)
class Task:
    """A task of one ``kind`` for the corpus at ``location``; ``order`` is what is to be done, as plain JSON types."""

    kind: str
    location: str
    order: Mapping[str, Any]
    size: int = 0

    @cached_property
    def key(self) -> str:
        """A name made of everything that the outcome depends on, so that what is done is known again."""
        text = json.dumps([self.kind, self.order], sort_keys=True)
        return f"{self.kind}-{hashlib.sha256(text.encode()).hexdigest()[:20]}"

    @property
    def receipt(self) -> str:
        """The name of its receipt in the store."""
        return f"work/receipts/{self.key}.json"

    def to_json(self) -> str:
        """The task as a line of text."""
        return json.dumps({"kind": self.kind, "location": self.location, "order": self.order, "size": self.size})


@dataclass(frozen=True)
class Receipt:
    """That a task is done: the files it made, what the driver has to know, the processor seconds it took."""

    files: Mapping[str, str]
    result: Mapping[str, Any]
    seconds: float


def run_task(text: str) -> str:
    """Do a task that is given as JSON, write its receipt, and return its key."""
    task = Task(**json.loads(text))
    store, start = Store(task.location), time.process_time()
    work: Callable[[Mapping[str, Any], Store], Made] = import_module(KINDS[task.kind]).run
    made = work({**task.order, "key": task.key}, store)
    receipt = {"files": made.files, "result": made.result, "seconds": round(time.process_time() - start, 3)}
    store.write(task.receipt, json.dumps(receipt, sort_keys=True).encode())
    return task.key


def read_receipt(task: Task, store: Store, *, check: bool = False) -> Receipt | None:
    """The receipt of a task that is done, else None; with ``check`` its files are compared with their checksums."""
    content = store.read(task.receipt)
    if content is None:
        return None
    receipt = Receipt(**json.loads(content))
    if check and not all(store.is_whole(name, expected) for name, expected in receipt.files.items()):
        return None
    return receipt
