"""An issue made again from its own stored articles: the same articles, number and date, today's settings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from digest.archive import (
    Archive,
    Earlier,
    Issue,
    Member,
    Verdict,
    briefing_of,
    find_issue,
    issue_of_article,
    members_of,
    page_of,
    replace_contents,
    report_of,
    reread_articles,
)
from digest.config import Settings
from digest.errors import ArchiveError, InputError, UsageError
from digest.model import Article
from digest.pipeline import compose_issue
from digest.publishing.collecting import reader_name
from digest.publishing.delivering import World
from digest.publishing.finishing import Published, finish_issue
from digest.publishing.planning import place_articles
from digest.reading import Progress, read_article
from digest.translating import translate_issue


def rebuild(
    settings: Settings,
    archive: Archive,
    day: date,
    now: datetime,
    *,
    world: World | None = None,
    progress: Progress = lambda *_: None,
) -> Published:
    """Make the issue of ``day`` again from the stored pages of its articles, with the settings as they are now.

    Pages are read again where the program or the rules of ``[[sites]]`` have changed. Nothing is delivered that was
    delivered. With nothing changed, the files are the same, byte for byte.

    Raises :class:`UsageError` where there is no such issue, :class:`ArchiveError` where its articles were pruned.
    """
    issue = find_issue(archive, day)
    if issue is None or issue.state == "empty":
        raise UsageError(f"there is no issue of {day}; `digest publish --date {day}` makes one")
    members = members_of(archive, issue, ("published", "merged"))
    articles = _read_again(settings, archive, members)
    earlier = _earlier(archive, members)
    old = briefing_of(archive, issue)
    briefing = compose_issue(
        settings,
        list(articles.values()),
        day=day,
        number=issue.number,
        pages=old.counts.pages,
        updates={articles[identity].origin: one.number for identity, one in earlier.items()},
        left_out=old.left_out,
        statuses=old.statuses,
        progress=progress,
    )
    world = world or World()
    briefing = translate_issue(briefing, settings, world.outside(archive, now))
    verdicts = place_articles(briefing, articles, earlier)
    replace_contents(archive, issue, briefing, verdicts, _amend(report_of(archive, issue), articles, verdicts))
    return finish_issue(settings, archive, issue, now, world, rewrite=True, progress=progress)


def _read_again(settings: Settings, archive: Archive, members: Sequence[Member]) -> dict[int, Article]:
    """The articles, those read by another program or other rules read anew."""
    reader = reader_name(settings)
    articles: dict[int, Article] = {}
    fresh: dict[int, Article] = {}
    for member in members:
        if member.article is None:
            raise ArchiveError(f"article {member.id} was pruned; the issue cannot be built again")
        articles[member.id] = member.article
        page = page_of(archive, member.id) if member.reader != reader else None
        if page is not None:
            try:
                articles[member.id] = fresh[member.id] = read_article(page, settings)
            except InputError:
                continue  # what the rules of today cannot read stays as it was read
    if fresh:
        reread_articles(archive, fresh, reader)
    return articles


def _earlier(archive: Archive, members: Sequence[Member]) -> dict[int, Earlier]:
    found: dict[int, Earlier] = {}
    for member in members:
        issue: Issue | None = issue_of_article(archive, member.earlier) if member.earlier is not None else None
        if member.earlier is not None and issue is not None:
            found[member.id] = Earlier(id=member.earlier, relation="changed", date=issue.date, number=issue.number)
    return found


def _amend(report: dict[str, Any], articles: dict[int, Article], verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """The run's report, with the fates that the articles have now."""
    fates = {(articles[verdict.id].origin, articles[verdict.id].url): verdict for verdict in verdicts}
    rows = []
    for row in report.get("inputs", []):
        verdict = fates.get((row["origin"], row["url"]))
        known = row["fate"] in ("published", "merged") and verdict is not None
        rows.append({**row, "fate": verdict.fate, "reason": verdict.reason, "item": verdict.item} if known else row)  # type: ignore[union-attr]
    counts = Counter(row["fate"] for row in rows)
    return {**report, "inputs": rows, "counts": {"inputs": len(rows), **dict(sorted(counts.items()))}}
