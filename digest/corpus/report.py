"""The report of a build, for people: what went in, what came of it, what was left out and why."""

from __future__ import annotations

from datetime import datetime

from digest.corpus.manifest import Manifest


def say_report(manifest: Manifest) -> str:
    """The report as Markdown."""
    return (
        "\n".join([*_head(manifest), *_counts(manifest), *_reasons(manifest), *_days(manifest), *_cost(manifest)])
        + "\n"
    )


def _head(manifest: Manifest) -> list[str]:
    chosen = ", ".join(f"{name} {value}" for name, value in manifest.selection.items() if value is not None)
    first = f"Made of {manifest.source} by digest {manifest.digest}, engine {manifest.engine}"
    return ["# Corpus", "", f"{first}{f' ({chosen})' if chosen else ''}, finished {manifest.finished}.", ""]


def _counts(manifest: Manifest) -> list[str]:
    counts = manifest.counts
    rows = [
        ("pages", counts["pages"]),
        ("articles", counts["articles"]),
        ("rejects", counts["rejects"]),
        ("not in the sample", counts["not_sampled"]),
        ("before the first day", counts["before_since"]),
        ("key sentences", counts["sentences"]),
        ("stories", counts["stories"]),
        ("articles in groups of copies", counts["duplicates"]),
        ("groups of copies", counts["duplicate_groups"]),
    ]
    set_aside = ("not in the sample", "before the first day")
    return _table(("", "number"), [(name, f"{number:,}") for name, number in rows if number or name not in set_aside])


def _reasons(manifest: Manifest) -> list[str]:
    if not manifest.reasons:
        return []
    rows = [(reason.replace("|", "\\|"), f"{number:,}") for reason, number in manifest.reasons.items()]
    return ["", "## Rejects", "", *_table(("reason", "pages"), rows)]


def _days(manifest: Manifest) -> list[str]:
    days = [day for day in manifest.days if day]
    undated = manifest.days.get("", {}).get("articles", 0)
    span = f"{len(days)} days, {days[0]} to {days[-1]}" if days else "no day is stated"
    return ["", "## Days", "", f"{span}; {undated:,} articles without a day."]


def _cost(manifest: Manifest) -> list[str]:
    seconds = sum(manifest.seconds.values())
    elapsed = datetime.fromisoformat(manifest.finished) - datetime.fromisoformat(manifest.started)
    rate = f"{manifest.counts['pages'] / seconds:,.0f} pages a processor second" if seconds else ""
    stages = ", ".join(f"{name} {value:,.1f} s" for name, value in manifest.seconds.items())
    return ["", "## Cost", "", f"Processor time: {stages}; {rate}. This run took {elapsed}."]


def _table(head: tuple[str, str], rows: list[tuple[str, str]]) -> list[str]:
    return [f"| {head[0]} | {head[1]} |", "|---|---:|", *(f"| {name} | {value} |" for name, value in rows)]
