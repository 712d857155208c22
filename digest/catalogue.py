"""The folder of issues as a whole: what each of them held, the page of all with its search, and the feed.

What an issue held is kept in a small file beside the issues (``issues/DATE.json``), so that a new issue does not mean
reading all the old ones. An issue without such a file is read from its ``briefing.json`` where it has one, and else
listed by its date. The page and the feed are written whole: a reader never meets half of them.
"""

from __future__ import annotations

import json
import re
import sys
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, tzinfo
from pathlib import Path
from typing import Any

import msgspec

from digest.config import Settings, look_of
from digest.errors import OutputError, reason_of
from digest.folder import replace_file
from digest.language import convert, fold, format_day
from digest.model import Briefing, Rendition
from digest.rendering import MEDIA_TYPES, Catalogue, Look, PastIssue, PastItem, render_feed, render_site

RECORDS = "issues"
PAGE, FEED = "index.html", "atom.xml"
LABELS = {
    "search": ("搜索标题与引文", "Search titles and sentences"),
    "issues": ("各期", "Issues"),
    "number": ("第{number}期", "No. {number}"),
    "found": ("找到 {count} 条", "{count} found"),
    "more": ("找到 {count} 条，显示前 {shown} 条", "{count} found, the first {shown} shown"),
    "none": ("没有找到", "Nothing found"),
}
"""The words of the page, in Simplified Chinese and English; {number}, {count} and {shown} stand for numbers."""
_FOLDER = re.compile(r"\d{4}-\d{2}-\d{2}")
_LAST_WIDE = 0xFFFF
"""Characters beyond it are two units long in a browser; folds that change the length would shift what is marked."""


def update_catalogue(
    settings: Settings, briefing: Briefing | None = None, *, least: int = 1, alone: bool = False
) -> None:
    """Keep what an issue holds, and write the page and the feed of the folder that the settings name.

    From ``least`` issues on they are written, and where they are there already. ``alone`` says that no other run is at
    work in the folder, so that half-made files in it are those of killed runs and can go. Raises
    :class:`OutputError`, and :class:`~digest.errors.RenderError` where a template is at fault.
    """
    output = settings.output
    site = Site(
        languages=settings.languages,
        zone=settings.zone,
        look=look_of(output),
        templates=Path(output.templates) if output.templates else None,
        address=output.address,
    )
    directory = Path(output.directory)
    if alone:
        _clear_drafts(directory)
    if briefing is not None:
        remember_issue(directory, briefing, site)
    if output.site:
        write_catalogue(directory, site, least=least)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """How the page and the feed are made.

    ``address`` is where the folder is served, None where that is not known.
    """

    languages: tuple[str, ...]
    zone: tzinfo
    look: Look | None = None
    templates: Path | None = None
    address: str | None = None


def remember_issue(directory: Path, briefing: Briefing, site: Site) -> None:
    """Keep what the issue holds for the page of all issues. Raises :class:`OutputError`."""
    folder = briefing.date.isoformat()
    issue = PastIssue(
        folder=folder,
        titles=briefing.titles,
        dates=briefing.dates,
        updated=datetime.combine(briefing.date, time(), site.zone),
        number=briefing.number,
        items=tuple(_items(briefing.to_dict())),
    )
    text = json.dumps(issue.to_dict(), ensure_ascii=False, separators=(",", ":"))
    _write(_record(directory, folder), text.encode("utf-8", "replace"))


def write_catalogue(directory: Path, site: Site, *, least: int = 1) -> tuple[Path, ...]:
    """Write the page and the feed of the issues in ``directory`` and return their paths.

    Where there are fewer than ``least`` issues and no page yet, nothing is written; where no issue is left, they go.
    Raises :class:`OutputError`, and :class:`~digest.errors.RenderError` where a template is at fault.
    """
    issues = tuple(_find_issues(directory, site))
    page, feed = directory / PAGE, directory / FEED
    if not issues:
        for path in (page, feed):
            path.unlink(missing_ok=True)
        return ()
    if len(issues) < least and not page.exists():
        return ()
    catalogue = Catalogue(
        languages=site.languages,
        issues=issues,
        labels=_labels(site.languages),
        identity=_identity(directory, issues, site),
        folds=find_folds(issues),
        address=site.address.rstrip("/") + "/" if site.address else None,
    )
    _write(page, render_site(catalogue, look=site.look, templates=site.templates))
    _write(feed, render_feed(catalogue, templates=site.templates))
    return page, feed


def find_folds(issues: tuple[PastIssue, ...]) -> Mapping[str, str]:
    """The characters that a query may hold and that fold to one that occurs in the issues, with that one."""
    texts = {text for issue in issues for item in issue.items for text in (*item.titles.values(), *item.sentences)}
    occurring = set(fold("".join(texts)))
    every = "".join(map(chr, (*range(0x2E80, 0xD800), *range(0xF900, 0xFB00), *range(0x20000, sys.maxunicode + 1))))
    pairs = zip(every, fold(every), strict=True)
    return {
        one: folded
        for one, folded in pairs
        if one != folded and folded in occurring and (ord(one) > _LAST_WIDE) == (ord(folded) > _LAST_WIDE)
    }


def _find_issues(directory: Path, site: Site) -> Iterator[PastIssue]:
    """The issues in the folder, the newest first; what is kept of issues that are gone goes too."""
    folders = {path.name: path for path in directory.iterdir() if path.is_dir() and _FOLDER.fullmatch(path.name)}
    for record in (directory / RECORDS).glob("*-*-*.json"):
        if record.stem not in folders:
            record.unlink(missing_ok=True)
    for name in sorted(folders, reverse=True):
        formats = tuple(format for format in MEDIA_TYPES if (folders[name] / f"briefing.{format}").is_file())
        issue = _read_record(directory, name) or _read_json(folders[name], site) or _by_date(name, site)
        if formats and issue is not None:
            yield replace(issue, folder=name, formats=formats)


def _read_record(directory: Path, name: str) -> PastIssue | None:
    try:
        return msgspec.json.decode(_record(directory, name).read_bytes(), type=PastIssue)
    except (OSError, msgspec.DecodeError):
        return None


def _read_json(folder: Path, site: Site) -> PastIssue | None:
    """What the issue's own JSON says; None where there is none or it is not one of ours."""
    try:
        briefing = json.loads((folder / "briefing.json").read_bytes())
        updated = datetime.combine(date.fromisoformat(briefing["date"]), time(), site.zone)
        known = {
            "folder": folder.name,
            "updated": updated.isoformat(),
            "items": [i.to_dict() for i in _items(briefing)],
        }
        return msgspec.convert({**known, **{k: briefing[k] for k in ("titles", "dates", "number")}}, PastIssue)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _by_date(name: str, site: Site) -> PastIssue | None:
    try:
        day = date.fromisoformat(name)
    except ValueError:
        return None
    return PastIssue(
        folder=name,
        titles={},
        dates={language: format_day(day, language) for language in site.languages},
        updated=datetime.combine(day, time(), site.zone),
    )


def _items(briefing: Mapping[str, Any]) -> Iterator[PastItem]:
    """The items of a briefing as plain data; what only the glance quotes of an item is among its sentences."""
    for item in briefing["items"]:
        glance = [one for one in briefing["glance"] if one.get("item") == item["id"]]
        quotations = [*glance, *item["quotations"]]
        yield PastItem(
            titles=item["titles"],
            language=next((one["original"] for one in quotations), next(iter(item["titles"]), "und")),
            sentences=tuple(dict.fromkeys(one["text"] for one in quotations)),
        )


def _labels(languages: tuple[str, ...]) -> Mapping[str, Rendition]:
    return {
        key: {tag: convert(chinese, tag) if tag.startswith("zh") else english for tag in languages}
        for key, (chinese, english) in LABELS.items()
    }


def _identity(directory: Path, issues: tuple[PastIssue, ...], site: Site) -> str:
    """The name of the feed: made once, from its address or its oldest issue, and then kept."""
    kept = directory / RECORDS / "feed.txt"
    try:
        return str(uuid.UUID(kept.read_text(encoding="ascii").strip()))
    except (OSError, ValueError):
        oldest = issues[-1]
        name = site.address or "/".join(("digest", oldest.folder, *oldest.titles.values()))
        identity = str(uuid.uuid5(uuid.NAMESPACE_URL, name))
        _write(kept, f"{identity}\n".encode())
        return identity


def _clear_drafts(directory: Path) -> None:
    for draft in (*directory.glob(f".{PAGE}-*"), *directory.glob(f".{FEED}-*"), *(directory / RECORDS).glob(".*")):
        draft.unlink(missing_ok=True)


def _record(directory: Path, name: str) -> Path:
    return directory / RECORDS / f"{name}.json"


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, content)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({reason_of(error)})") from error
