"""``digest verify``: every key sentence of an issue still stands, word for word, in the stored page it came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from digest.archive import Archive, Issue, Member, briefing_of, find_issue, list_issues, members_of, page_of
from digest.config import Settings
from digest.errors import InputError, UsageError
from digest.model import Article, Item, Plain
from digest.publishing.finishing import changed_files, issue_folder
from digest.reading import read_article


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified(Plain):
    """What was compared, and each fault in one line."""

    day: date
    number: int | None
    quotations: int
    faults: tuple[str, ...]


def find_named_issue(archive: Archive, name: str) -> Issue:
    """The issue with that date or number, or the ``last``. Raises :class:`UsageError` where there is none."""
    issues = [issue for issue in list_issues(archive) if issue.number is not None]
    if name == "last":
        if not issues:
            raise UsageError("there is no issue yet; `digest publish` makes one")
        return issues[0]
    if name.isdecimal():
        found = next((issue for issue in issues if issue.number == int(name)), None)
    else:
        try:
            found = find_issue(archive, date.fromisoformat(name))
        except ValueError:
            raise UsageError(f'"{name}" names no issue; give its date (2026-11-21), its number, or "last"') from None
    if found is None or found.number is None:
        raise UsageError(f'there is no issue "{name}"; `digest status` names the last one')
    return found


def verify_issue(settings: Settings, archive: Archive, issue: Issue) -> Verified:
    """Compare every key sentence of the issue with its stored page, and every file with what was written."""
    briefing = briefing_of(archive, issue)
    members = {(member.item, member.place): member for member in members_of(archive, issue, ("published", "merged"))}
    faults = [fault for item in briefing.items for fault in _item_faults(settings, archive, item, members)]
    folder = issue_folder(settings, issue)
    faults += [f"{folder / name}: missing, or not as it was written" for name in changed_files(issue, folder)]
    return Verified(
        day=issue.date,
        number=issue.number,
        quotations=sum(len(item.quotations) for item in briefing.items),
        faults=tuple(faults),
    )


def _item_faults(
    settings: Settings, archive: Archive, item: Item, members: dict[tuple[str | None, int | None], Member]
) -> Iterator[str]:
    for place in sorted({quotation.article for quotation in item.quotations}):
        member = members.get((item.id, place))
        if member is None or member.article is None:
            yield f"{_name(item)}: its article is no longer in the archive"
            continue
        reread = _read_stored(settings, archive, member)
        for quotation in item.quotations:
            if quotation.article != place:
                continue
            where = member.article.paragraphs[quotation.paragraph : quotation.paragraph + 1]
            if not where or where[0][quotation.start : quotation.end] != quotation.text:
                yield f"{_name(item)}: does not stand where the issue says: {quotation.text}"
            elif reread is None:
                yield f"{_name(item)}: its page is no longer in the archive"
                break
            elif quotation.text not in reread.text:
                yield f"{_name(item)}: not in the stored page: {quotation.text}"


def _read_stored(settings: Settings, archive: Archive, member: Member) -> Article | None:
    page = page_of(archive, member.id)
    if page is None:
        return None
    try:
        return read_article(page, settings)
    except InputError:
        return Article()


def _name(item: Item) -> str:
    return next(iter(item.titles.values()), item.id)
