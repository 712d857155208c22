"""The manifest: what a corpus holds, with counts and checksums; a corpus without one is not finished."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any

from digest.corpus.storage import Store
from digest.corpus.tasks import Receipt
from digest.errors import InputError

MANIFEST = "manifest.json"
REPORT = "report.md"
TABLES = ("articles", "sentences", "duplicates", "stories", "rejects")
PART = re.compile(r"part-[0-9]{5,}\.parquet")
"""The names of files in tables: nothing else is ever taken away."""
_REASONS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a corpus holds.

    ``plan`` names what it was made of and how; ``counts`` are of pages, articles, rejects and what came of them;
    ``days`` has for each day (empty where none is stated) the rows of each table; ``reasons`` why pages were
    rejected, the most frequent first; ``files`` the checksum of every file; ``seconds`` the processor seconds of each
    stage.
    """

    plan: str
    digest: str
    source: str
    settings: Mapping[str, Any]
    selection: Mapping[str, Any]
    engine: str
    started: str
    finished: str
    counts: Mapping[str, int]
    days: Mapping[str, Mapping[str, int]]
    reasons: Mapping[str, int]
    seconds: Mapping[str, float]
    files: Mapping[str, str]

    def is_whole(self, store: Store) -> bool:
        """Whether every file is as it was written."""
        return all(store.is_whole(name, expected) for name, expected in self.files.items())


def read_manifest(store: Store) -> Manifest | None:
    """The manifest of a finished corpus, None where there is none; :class:`InputError` for what is no manifest."""
    content = store.read(MANIFEST)
    if content is None:
        return None
    try:
        return Manifest(**json.loads(content))
    except (ValueError, TypeError) as error:
        raise InputError(f"{store.name}/{MANIFEST}: not a manifest that can be read; build the corpus anew") from error


def count_up(
    plan: Mapping[str, Any],
    started: datetime,
    engine: str,
    stages: Mapping[str, Sequence[Receipt]],
) -> Manifest:
    """Add up the receipts of all tasks, given by stage."""
    days: dict[str, Counter[str]] = {}
    for receipt in stages["merge"]:
        for day, counts in receipt.result["days"].items():
            days.setdefault(day, Counter()).update(counts)
    reasons = sum((Counter(receipt.result["reasons"]) for receipt in stages["reject"]), Counter[str]())
    last = [receipt for stage in ("group", "merge", "reject") for receipt in stages[stage]]
    return Manifest(
        plan=plan["key"],
        digest=plan["digest"],
        source=plan["source"],
        settings=plan["settings"],
        selection=plan["selection"],
        engine=engine,
        started=started.isoformat(timespec="seconds"),
        finished=datetime.now(UTC).isoformat(timespec="seconds"),
        counts=_counts(stages, days),
        days={day: dict(days[day]) for day in sorted(days)},
        reasons=dict(reasons.most_common(_REASONS)),
        seconds={stage: round(sum(one.seconds for one in receipts), 1) for stage, receipts in stages.items()},
        files={name: sum_ for one in last for name, sum_ in sorted(one.files.items())},
    )


def _counts(stages: Mapping[str, Sequence[Receipt]], days: Mapping[str, Counter[str]]) -> dict[str, int]:
    """``pages`` are ``articles`` and ``rejects``, and what was set aside: ``not_sampled``, ``before_since``."""
    given = sum((Counter(one.result["counts"]) for one in stages["read"]), Counter[str]())
    rows = sum(days.values(), Counter[str]())
    return {
        "pages": given["pages"],
        "read": given["read"],
        "articles": rows["articles"],
        "rejects": sum(one.result["rejects"] for one in stages["reject"]),
        "not_sampled": given["not sampled"],
        "before_since": given["before since"],
        "sentences": rows["sentences"],
        "stories": rows["stories"],
        "duplicate_groups": sum(one.result["groups"] for one in stages["group"]),
        "duplicates": sum(one.result["articles"] for one in stages["group"]),
        "partitions": len(stages["read"]),
    }


def finish(store: Store, manifest: Manifest) -> Manifest:
    """Take away what an earlier build left in the tables, write the report, and at last the manifest."""
    from digest.corpus.report import say_report

    for table in TABLES:
        for name in store.list(table):
            if name not in manifest.files and PART.fullmatch(name.rpartition("/")[2]):
                store.remove_if_there(name)
    _balance(store, manifest)
    report = store.write(REPORT, say_report(manifest).encode())
    manifest = replace(manifest, files={**manifest.files, REPORT: report})
    store.write(MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False, indent=1).encode())
    return manifest


def withdraw(store: Store) -> None:
    """Take the manifest away: from now on the corpus is unfinished."""
    store.remove_if_there(MANIFEST)


def _balance(store: Store, manifest: Manifest) -> None:
    """Nothing lost, nothing twice."""
    counts = manifest.counts
    found = sum(counts[name] for name in ("articles", "rejects", "not_sampled", "before_since"))
    if found != counts["pages"]:
        raise InputError(
            f"{store.name}: {counts['pages']} pages were read, but {found} are accounted for;"
            " delete the folder work in it and build again"
        )
