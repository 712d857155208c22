"""How results look to a person: tables in a terminal, plain lines in a log, one dict for machines."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from digest.model import to_plain
from digest.reports import count

if TYPE_CHECKING:
    from digest.examination import Check
    from digest.extraction import ReadLine
    from digest.language import Change, Doubt
    from digest.model import Article, Briefing, Item, KeySentence, LeftOut, Summary
    from digest.pipeline import Written
    from digest.reading import Progress

_SHOWN_ALIKE = 5
"""So many inputs left out for the same reason are named one by one; the rest are counted."""


def _console(*, stderr: bool = False) -> Console:
    stream = sys.stderr if stderr else sys.stdout
    return Console(stderr=stderr, soft_wrap=not stream.isatty(), highlight=False)


@contextmanager
def show_progress(*, silent: bool) -> Iterator[Progress]:
    """A bar on standard error where a person watches, a line a stage in a log, nothing when ``silent``."""
    if silent:
        yield lambda *_: None
    elif sys.stderr.isatty():
        with _bar() as progress:
            yield progress
    else:
        yield _log_stages()


@contextmanager
def _bar() -> Iterator[Progress]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=_console(stderr=True), transient=True) as bar:
        tasks: dict[str, Any] = {}

        def update(stage: str, done: int, total: int | None) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total)
            bar.update(tasks[stage], completed=done, total=total)

        yield update


def _log_stages() -> Progress:
    said: set[str] = set()

    def update(stage: str, _done: int, total: int | None) -> None:
        if stage not in said:
            said.add(stage)
            print(f"digest: {stage}" + (f" {total}" if total else ""), file=sys.stderr)  # noqa: T201

    return update


# ------------------------------------------------------------------------------------------------ digest build
def print_outcome(briefing: Briefing, written: Written, *, quiet: bool) -> None:
    """What went in, what was left out and why, and where the files are."""
    console = _console()
    if not quiet:
        _print_rows(console, ("", "article", "source", "date", "quoted"), [_item_row(i) for i in briefing.items])
        rows = [(one.reason, _where(one)) for one in briefing.left_out]
        if rows:
            console.print()
            _print_rows(console, ("left out", "which"), list(_fold_alike(rows)))
        counts = briefing.counts
        console.print(
            f"\n{count(counts.articles, 'article')} in {count(counts.items, 'story', 'stories')}"
            f" · {counts.left_out} left out · {counts.failed} failed"
        )
    for path in written.files:
        console.print(escape(str(path)), soft_wrap=True)
    for failure in written.failures:
        print(f"digest: {failure}", file=sys.stderr)  # noqa: T201
    if quiet:
        for one in briefing.left_out:
            if one.failed:
                print(f"digest: {one.origin}: {one.reason}; skipped", file=sys.stderr)  # noqa: T201


def describe(briefing: Briefing, written: Written) -> dict[str, Any]:
    """The outcome of a build as plain JSON types."""
    return {
        "date": briefing.date.isoformat(),
        "files": [str(path) for path in written.files],
        "failures": [str(failure) for failure in written.failures],
        "counts": briefing.counts.to_dict(),
        "items": [item.to_dict() for item in briefing.items],
        "doubts": list(_find_doubts(briefing)),
        "left_out": [one.to_dict() for one in briefing.left_out],
        "sources": [status.to_dict() for status in briefing.statuses],
    }


def _find_doubts(briefing: Briefing) -> Iterator[dict[str, Any]]:
    """Where a rendition chose between two forms that were nearly as likely, for an editor to look at."""
    from digest.language import Doubt, explain_conversion

    for item in briefing.items:
        for quotation in item.quotations:
            for language in quotation.texts:
                remarks = explain_conversion(quotation.text, language, quotation.original) if language != "en" else ()
                yield from (
                    {"item": item.id, "language": language, **to_plain(remark)}
                    for remark in remarks
                    if isinstance(remark, Doubt)
                )


def _item_row(item: Item) -> tuple[str, ...]:
    lead, others = item.reports[0], item.reports[1:]
    title = next(iter(item.titles.values()))
    name = lead.source or lead.agency
    also = f" (+{len(others)} on the same)" if others else ""
    return (
        "in",
        title + also,
        next(iter(name.values())) if name else "—",
        str(lead.published)[:16] if lead.published else _first(lead.when, "no date"),
        str(len(item.quotations)),
    )


def _first(texts: Any, default: str) -> str:
    return next(iter(texts.values())) if texts else default


def _where(one: LeftOut) -> str:
    return f"{one.origin} ({one.title})" if one.title else one.origin


def _fold_alike(rows: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """A hundred files left out for one reason are five names and a count."""
    for reason, group in groupby(sorted(rows, key=lambda row: row[0]), key=lambda row: row[0]):
        alike = list(group)
        yield from alike[:_SHOWN_ALIKE]
        if len(alike) > _SHOWN_ALIKE:
            yield reason, f"… and {len(alike) - _SHOWN_ALIKE} more"


def _print_rows(console: Console, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    if not console.is_terminal:
        for row in rows:
            console.print("  ".join(row), markup=False)
        return
    table = Table(*header, box=None, header_style="bold", padding=(0, 2, 0, 0))
    for row in rows:
        table.add_row(*map(escape, row))
    console.print(table)


# ------------------------------------------------------------------------------------- digest extract, summarize
def print_article(article: Article) -> None:
    """The article as read: what is known of it, then its paragraphs."""
    console = _console()
    known = {
        "title": article.title,
        "original title": article.original_title,
        "published": f"{article.published} ({article.published_from})" if article.published else None,
        "day": f"{article.day.month:02}-{article.day.day:02} (year not stated)" if article.day else None,
        "source": article.source,
        "agency": article.agency,
        "authors": "、".join(article.authors),
        "editors": "、".join(article.editors),
        "language": article.language,
        "confidence": f"{article.confidence:.2f}",
        "notes": "; ".join(article.notes),
        "left out": f"{len(article.dropped)} lines (--explain shows them)" if article.dropped else None,
    }
    for name, value in known.items():
        if value:
            console.print(f"[bold]{name + ':':15}[/bold] {escape(str(value))}")
    for paragraph in article.paragraphs:
        console.print()
        console.print(paragraph, markup=False)


def print_reading(lines: Iterable[ReadLine]) -> None:
    """Every line of the page in its place, what was kept beside what was dropped, each with its kind or reason."""
    console = _console()
    if not console.is_terminal:
        for line in lines:
            mark, why = ("-", line.reason) if line.kind == "dropped" else ("+", line.kind)
            console.print(f"{line.number:5} {mark} {line.text}  [{why}]", markup=False)
        return
    table = Table("line", "kept", "dropped", box=None, header_style="bold", padding=(0, 2, 0, 0))
    for line in lines:
        if line.kind == "dropped":
            table.add_row(str(line.number), "", Text(f"{line.text}  ← {line.reason}", style="red"))
        else:
            style = "green" if line.kind == "body" else "cyan"
            table.add_row(str(line.number), Text(line.text, style=style).append(f"  {line.kind}", style="dim"), "")
    console.print(table)


def print_summary(article: Article, summary: Summary) -> None:
    """The key sentences, with the speaker as a label in brackets."""
    console = _console()
    if article.title:
        console.print(f"[bold]{escape(article.title)}[/bold]\n")
    for sentence in summary.sentences:
        speaker = f"［{sentence.speaker}］" if sentence.speaker else ""
        console.print(f"{speaker}{sentence.text}", markup=False)


def print_ranking(article: Article, ranked: Sequence[KeySentence], summary: Summary) -> None:
    """Every sentence in its place with its score; the chosen ones stand out."""
    console = _console()
    chosen = {(sentence.paragraph, sentence.start) for sentence in summary.sentences}
    if article.title:
        console.print(f"[bold]{escape(article.title)}[/bold]  ({summary.method})\n")
    for sentence in ranked:
        is_chosen = (sentence.paragraph, sentence.start) in chosen
        mark, style = ("*", "bold green") if is_chosen else (" ", "")
        place = f"{sentence.paragraph + 1}:{sentence.start}"
        speaker = f"［{sentence.speaker}］" if sentence.speaker else ""
        console.print(Text(f"{mark} {sentence.score:7.3f} {place:>8}  {speaker}{sentence.text}", style=style))


# ------------------------------------------------------------------------------------------- digest convert, doctor
def print_changes(remarks: Iterable[Change | Doubt]) -> None:
    """Each place that was changed, by which rule, and each that is in doubt, with the other form."""
    console = _console()
    for remark in remarks:
        line = f"{remark.start:6}  {remark.before} → {remark.after}"
        if remark.before == remark.after:
            line = f"{remark.start:6}  {remark.before}"
        if hasattr(remark, "instead"):
            line += f"  in doubt: perhaps {remark.instead} ({remark.confidence:.2f})"
            console.print(Text(line, style="yellow"))
        else:
            console.print(Text(f"{line}  {remark.rule}"))


def print_checks(checks: Iterable[Check]) -> None:
    """What the machine has and lacks, each lack with its remedy."""
    console = _console()
    for check in checks:
        mark = "[green]ok  [/green]" if check.ok else "[red]FAIL[/red]"
        console.print(f"{mark} {escape(check.name)}: {escape(check.detail)}")
        if not check.ok and check.remedy:
            console.print(f"     remedy: {escape(check.remedy)}")
