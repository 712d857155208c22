"""What an issue is made of: which waiting articles are news, which are not and why, and the briefing of the news."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from digest.archive import (
    Archive,
    Earlier,
    Verdict,
    Waiting,
    find_earlier,
    next_number,
    source_health,
    split_versions,
    waiting_articles,
    waiting_failures,
)
from digest.config import Settings
from digest.model import Article, Briefing, LeftOut, SourceStatus
from digest.pipeline import Period, compose_issue, reason_against
from digest.publishing.report import describe_run
from digest.reading import Progress
from digest.translating import Outside, translate_issue


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """An issue before it is recorded; ``briefing`` is None where nothing is news."""

    day: date
    briefing: Briefing | None
    verdicts: tuple[Verdict, ...]
    failures: tuple[int, ...]
    report: Mapping[str, Any]
    left_out: tuple[LeftOut, ...] = ()


def plan_issue(
    settings: Settings,
    archive: Archive,
    day: date,
    *,
    until: datetime | None = None,
    outside: Outside | None = None,
    progress: Progress = lambda *_: None,
) -> Plan:
    """Plan the issue of ``day`` from what waits in the archive (and was there by ``until``); change nothing in it.

    ``outside`` is what a translator needs; without it nothing is translated.
    """
    waiting = waiting_articles(archive, until=until)
    latest, replaced = split_versions(waiting)
    earlier = find_earlier(archive, latest)
    rejected = [*_replaced(replaced), *_seen(latest, earlier, settings)]
    decided = {verdict.id for verdict in rejected}
    scope = _scope(settings, day)
    fresh = [one for one in latest if one.id not in decided]
    reasons = {one.id: reason_against(one.article, settings, scope) for one in fresh}
    rejected += [Verdict(id=identity, fate="left out", reason=why) for identity, why in reasons.items() if why]
    chosen = [one for one in fresh if not reasons[one.id]]
    failures = waiting_failures(archive)
    left_out = (
        *(
            LeftOut(origin=one.article.origin, title=one.article.title, reason=reasons[one.id] or "")
            for one in fresh
            if reasons[one.id]
        ),
        *(failure for _, _, failure in failures),
    )
    briefing = None
    if chosen:
        briefing = compose_issue(
            settings,
            [one.article for one in chosen],
            day=day,
            number=next_number(archive),
            pages=len(waiting) + len(failures),
            updates=_updates(chosen, earlier),
            left_out=left_out,
            statuses=issue_statuses(settings, archive, waiting),
            progress=progress,
        )
        briefing = translate_issue(briefing, settings, outside) if outside else briefing
    verdicts = (*rejected, *place_articles(briefing, {one.id: one.article for one in chosen}, earlier))
    return Plan(
        day=day,
        briefing=briefing,
        verdicts=verdicts,
        failures=tuple(identity for identity, _, _ in failures),
        report=describe_run(settings, archive, day, briefing, waiting, verdicts, failures),
        left_out=left_out,
    )


def issue_statuses(settings: Settings, archive: Archive, waiting: Sequence[Waiting]) -> tuple[SourceStatus, ...]:
    """How each source has fared, for the issue's box: one bad hour is not worth a reader's time, several are."""
    health = {one.name: one for one in source_health(archive)}
    statuses = []
    for source in settings.sources:
        known = health.get(source.name)
        is_broken = known is not None and known.failures >= settings.keeper.after
        statuses.append(
            SourceStatus(
                name=source.name,
                pages=sum(one.source == source.name for one in waiting),
                failed=is_broken,
                reason=known.reason if known is not None and is_broken else "",
            )
        )
    return tuple(statuses)


def place_articles(
    briefing: Briefing | None, articles: Mapping[int, Article], earlier: Mapping[int, Earlier]
) -> tuple[Verdict, ...]:
    """Where each chosen article stands in the briefing: the item it tells, or the one that it was merged into."""
    places = {
        (report.origin, report.url): (item, place)
        for item in (briefing.items if briefing else ())
        for place, report in enumerate(item.reports)
    }
    reasons = {one.origin: one.reason for one in (briefing.left_out if briefing else ())}
    verdicts = []
    for identity, article in articles.items():
        before = earlier.get(identity)
        if (article.origin, article.url) not in places:
            reason = reasons.get(article.origin, "no story of the issue tells it")
            verdicts.append(Verdict(id=identity, fate="left out", reason=reason))
            continue
        item, place = places[article.origin, article.url]
        verdicts.append(
            Verdict(
                id=identity,
                fate="merged" if place else "published",
                reason=f"merged into {next(iter(item.titles.values()))}" if place else "",
                item=item.id,
                place=place,
                earlier=before.id if before else None,
            )
        )
    return tuple(verdicts)


def _replaced(versions: Iterable[Waiting]) -> list[Verdict]:
    return [
        Verdict(id=one.id, fate="replaced", reason="the page changed before the issue was made") for one in versions
    ]


def _seen(latest: Sequence[Waiting], earlier: Mapping[int, Earlier], settings: Settings) -> list[Verdict]:
    verdicts = []
    for one in latest:
        before = earlier.get(one.id)
        if before and (before.relation == "same" or settings.publish.updates == "ignore"):
            reason = f"in No. {before.number} of {before.date}"
            verdicts.append(Verdict(id=one.id, fate="seen", reason=reason, earlier=before.id))
    return verdicts


def _updates(chosen: Sequence[Waiting], earlier: Mapping[int, Earlier]) -> dict[str, int | None]:
    return {one.article.origin: earlier[one.id].number for one in chosen if one.id in earlier}


def _scope(settings: Settings, day: date) -> Period:
    days = settings.publish.max_age_days
    return Period(since=day - timedelta(days=days)) if days is not None else Period()
