"""What the unattended commands say: one line for each thing that was done, one for each thing that is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from digest.archive import Examined, Hit, Issue
    from digest.config import Added, Settings
    from digest.publishing import Collected, Outcome, Plan, Published, Standing, Tried, Verified


def say_collected(collected: Collected) -> str:
    """What a collection brought, in one line."""
    failed = [one for one in collected.statuses if one.failed]
    broken = f", {len(failed)} failed ({failed[0].name}: {failed[0].reason})" if failed else ""
    return f"{count(collected.new, 'new article')} from {count(len(collected.statuses), 'source')}{broken}"


def count(number: int, one: str, many: str = "") -> str:
    """So many of something in English: 1 story, 2 stories."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def say_outcome(outcome: Outcome) -> list[str]:
    """What was published, a line an issue; the days without news."""
    lines = [_say_issue(one) for one in outcome.issues]
    return lines + [f"{day}: no news, no issue" for day in outcome.quiet_days]


def say_faults(outcome: Outcome) -> list[str]:
    """What could not be rendered or delivered."""
    lines = [str(failure) for one in outcome.issues for failure in one.failures]
    for one in outcome.issues:
        for delivery in one.deliveries:
            if delivery.state != "sent" and one.was_new:
                what = "not delivered" if delivery.state == "failed" else "not delivered yet"
                lines.append(f"{delivery.channel} to {delivery.address}: {what} ({delivery.response})")
    return lines


def describe_outcome(outcome: Outcome) -> dict[str, Any]:
    """The outcome of a publication as plain JSON types."""
    return {
        "issues": [
            {
                "date": one.issue.date.isoformat(),
                "number": one.issue.number,
                "new": one.was_new,
                "files": [str(path) for path in one.files],
                "counts": one.briefing.counts.to_dict(),
                "failures": [str(failure) for failure in one.failures],
                "deliveries": [
                    {"channel": d.channel, "address": d.address, "state": d.state, "message_id": d.message_id}
                    for d in one.deliveries
                ],
            }
            for one in outcome.issues
        ],
        "collected": outcome.collected.to_dict() if outcome.collected else None,
        "quiet_days": [day.isoformat() for day in outcome.quiet_days],
    }


def say_plan(plan: Plan) -> list[str]:
    """What an issue would hold, and what would become of the rest."""
    counts = ", ".join(f"{number} {fate}" for fate, number in plan.report["counts"].items() if fate != "inputs")
    titles = [next(iter(item.titles.values())) for item in (plan.briefing.items if plan.briefing else ())]
    waits = counts or "nothing waits; `digest collect` looks for something new"
    return [f"{plan.day}: {waits} (nothing was changed)", *(f"  {title}" for title in titles)]


def say_undone(issue: Issue, articles: int) -> str:
    """Which issue was taken back."""
    return f"issue of {issue.date} taken back; {count(articles, 'article')} to come again"


def say_verified(verified: Verified) -> list[str]:
    """What was compared, and each fault."""
    name = f"No. {verified.number} of {verified.day}"
    if not verified.faults:
        return [f"{name}: {verified.quotations} key sentences stand word for word in their stored pages"]
    return [
        f"{name}: {count(len(verified.faults), 'fault')} in {count(verified.quotations, 'key sentence')}",
        *verified.faults,
    ]


def say_standing(standing: Standing, settings: Settings) -> list[str]:
    """How the briefing stands, for a person."""
    last = (
        f"No. {standing.last_number} of {standing.last_date} ({standing.last_state})" if standing.last_date else "none"
    )
    due = f"{standing.next_due:%Y-%m-%d %H:%M} {settings.timezone}"
    lines = [
        f"last issue   {last}",
        f"next issue   {'overdue since' if standing.overdue else 'due'} {due}",
        f"waiting      {count(standing.waiting, 'article')}",
    ]
    if standing.translator:
        lines.append(f"translator   {standing.translator}, {count(standing.translations, 'translation')} kept")
    lines += [f"unsent       {one}" for one in standing.unsent]
    for one in standing.sources:
        state = f"failed {one.failures} times in a row: {one.reason}" if one.failures else "well"
        lines.append(f"source       {one.name}: {state}")
    for run in standing.runs:
        summary = run.summary or "nothing was due"
        lines.append(f"run          {run.started:%Y-%m-%d %H:%M} UTC {run.command}, exit code {run.code}: {summary}")
    return lines


def say_hits(hits: tuple[Hit, ...]) -> list[str]:
    """Each article found: where it stands, and the words around the find."""
    lines = []
    for hit in hits:
        issue = f"No. {hit.number} of {hit.issue}" if hit.number else (hit.fate or "waiting")
        lines += [f"{hit.title}  [{issue}]", f"    {hit.url or hit.origin}", f"    {hit.excerpt}"]
    return lines


def say_examined(examined: Examined) -> list[str]:
    """What a check of the archive looked at and found."""
    counts = ", ".join(
        (count(examined.pages, "page"), count(examined.articles, "article"), count(examined.issues, "issue"))
    )
    return [f"{counts}: {'whole' if not examined.faults else count(len(examined.faults), 'fault')}", *examined.faults]


def say_tried(tried: Tried) -> str:
    """How a source fared, in one line."""
    if tried.failed:
        return f"{tried.name}: FAILED: {tried.reason}"
    moved = f" (moved to {tried.moved_to})" if tried.moved_to else ""
    return f"{tried.name}: {tried.title or 'an article without a title'}, {tried.published or 'no date stated'}{moved}"


def say_added(added: Added, file: Path) -> list[str]:
    """Which feeds were added to the settings, and how many were there."""
    lines = [f"{' / '.join((*one.folders, one.name))}  {one.feed}" for one in added.added]
    known = f"; already there: {len(added.known)}" if added.known else ""
    return [*lines, f"{count(len(added.added), 'feed')} added to {file}{known}"]


def _say_issue(one: Published) -> str:
    briefing = one.briefing
    what = f"{count(briefing.counts.items, 'story', 'stories')} from {count(briefing.counts.articles, 'article')}"
    sent = sum(delivery.state == "sent" for delivery in one.deliveries)
    mail = f", {sent} of {len(one.deliveries)} delivered" if one.deliveries else ""
    where = one.files[0].parent if one.files else "no file"
    state = "published" if one.was_new else "stands"
    return f"No. {one.issue.number} of {one.issue.date} {state}: {what}{mail} → {where}"
