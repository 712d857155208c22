"""Feeds added to digest.toml: at its end, so that not a character of what somebody wrote there is changed."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from digest.config.loading import load_settings
from digest.config.settings import Settings
from digest.errors import OutputError, SettingsError, UsageError, reason_of
from digest.model import Plain
from digest.sources import Subscribed, name_apart, sources_table
from digest.writing import write_whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Added(Plain):
    """What became of subscriptions: those that were added, as they are named now, and those that were there."""

    added: tuple[Subscribed, ...] = ()
    known: tuple[Subscribed, ...] = ()


def add_feeds(file: Path, feeds: Sequence[Subscribed]) -> Added:
    """Add ``feeds`` to the settings in ``file`` as ``[[sources]]``; those whose address is there already are not.

    A feed whose name is taken gets a number behind it. The file is replaced as a whole or not at all. Raises
    :class:`SettingsError` where the file is not right to begin with, :class:`UsageError` where its sources are
    written in a way that tables cannot follow, :class:`OutputError` where it cannot be written.
    """
    settings = load_settings(file)
    added = _sort_out(settings, feeds)
    if not added.added:
        return added
    before = file.read_bytes().decode("utf-8")
    after = _append(before, sources_table(added.added))
    _check(after, file)
    _replace(file.resolve(), after.encode("utf-8"))
    return added


def _sort_out(settings: Settings, feeds: Sequence[Subscribed]) -> Added:
    there = {_address(source.feed) for source in settings.sources if source.feed}
    names = {source.name for source in settings.sources}
    added, known = [], []
    for feed in feeds:
        if _address(feed.feed) in there:
            known.append(feed)
            continue
        there.add(_address(feed.feed))
        added.append(Subscribed(name=name_apart(feed.name, names), feed=feed.feed, folders=feed.folders))
    return Added(added=tuple(added), known=tuple(known))


def _address(feed: str) -> str:
    """What two addresses of one feed have in common, however they are exported."""
    return feed.partition("://")[2].rstrip("/").lower()


def _append(before: str, tables: str) -> str:
    end = "\r\n" if "\r\n" in before else "\n"
    gap = "" if before.endswith("\n") or not before else end
    return f"{before}{gap}{end}{tables.replace(chr(10), end)}"


def _check(text: str, file: Path) -> None:
    """See whether the settings are right with what was added, before anything is written."""
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / file.name
        draft.write_bytes(text.encode("utf-8"))
        try:
            load_settings(draft)
        except SettingsError as error:
            said = str(error).removeprefix(f"{draft}:")
            raise UsageError(
                f"{file}: the feeds cannot be added to it ({said}); write its sources as [[sources]] tables"
            ) from None


def _replace(file: Path, content: bytes) -> None:
    try:
        write_whole(file, content)
    except OSError as error:
        raise OutputError(f"{file}: cannot be written ({reason_of(error)})") from error
