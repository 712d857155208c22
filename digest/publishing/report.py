"""``run.json``: every source, page and article of an issue with its fate and the reason; the counts add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from digest.archive import Archive, Verdict, Waiting, source_health
from digest.config import Settings
from digest.model import Briefing, LeftOut, to_plain
from digest.version import __version__

FILE_NAME = "run.json"


def describe_run(
    settings: Settings,
    archive: Archive,
    day: date,
    briefing: Briefing | None,
    waiting: Sequence[Waiting],
    verdicts: Sequence[Verdict],
    failures: Sequence[tuple[int, str, LeftOut]],
) -> dict[str, Any]:
    """Describe what became of everything that was collected since the last issue, as plain JSON types."""
    fates = {verdict.id: verdict for verdict in verdicts}
    articles = [_article_row(one, fates[one.id]) for one in waiting]
    unread = [_failure_row(source, one) for _, source, one in failures]
    counts = Counter(row["fate"] for row in (*articles, *unread))
    return {
        "date": day.isoformat(),
        "number": briefing.number if briefing else None,
        "digest": __version__,
        "sources": _source_rows(settings, archive, [*articles, *unread]),
        "inputs": [*articles, *unread],
        "counts": {"inputs": len(articles) + len(unread), **dict(sorted(counts.items()))},
    }


def _article_row(one: Waiting, verdict: Verdict) -> dict[str, Any]:
    article = one.article
    return {
        "origin": article.origin,
        "url": article.url,
        "source": one.source,
        "title": article.title,
        "published": to_plain(article.published),
        "fate": verdict.fate,
        "reason": verdict.reason,
        "item": verdict.item,
        "update": verdict.earlier is not None and verdict.fate in ("published", "merged"),
    }


def _failure_row(source: str, one: LeftOut) -> dict[str, Any]:
    return {
        "origin": one.origin,
        "url": None,
        "source": source,
        "title": one.title,
        "published": None,
        "fate": "failed" if one.failed else "not an article",
        "reason": one.reason,
        "item": None,
        "update": False,
    }


def _source_rows(settings: Settings, archive: Archive, inputs: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    health = {one.name: one for one in source_health(archive)}
    given = Counter(row["source"] for row in inputs)
    rows = []
    for source in settings.sources:
        known = health.get(source.name)
        rows.append(
            {
                "name": source.name,
                "inputs": given[source.name],
                "failures_in_a_row": known.failures if known else 0,
                "last_success": to_plain(known.last_success) if known else None,
                "reason": known.reason if known else "",
            }
        )
    return rows
