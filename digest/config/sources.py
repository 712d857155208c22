"""``[[sources]]`` of digest.toml: where articles come from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from zoneinfo import ZoneInfo, available_timezones

import msgspec

from digest.sources import FULL_TEXT, KINDS, SourceKind, SourceSpec, check_selector

ON_DISK: tuple[SourceKind, ...] = ("path", "mail", "parquet", "warc")


class Source(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[[sources]]``: a name, exactly one place, and what is to be known for reading what is there.

    ``path``, ``mail``, ``parquet`` and ``warc`` are files or folders; ``feed``, ``url`` and ``index`` are addresses.
    """

    name: str
    path: str | None = None
    mail: str | None = None
    parquet: str | None = None
    warc: str | None = None
    feed: str | None = None
    url: str | None = None
    index: str | None = None
    links: str | None = None
    language: str | None = None
    timezone: str | None = None
    full_text: str = "auto"
    max_items: int = 50
    robots: bool = True
    allow_private: tuple[str, ...] = ()

    @property
    def kind(self) -> SourceKind:
        """Which of the places is given."""
        return next((kind for kind in KINDS if getattr(self, kind) is not None), "path")

    @property
    def location(self) -> str:
        """The path or address."""
        return str(getattr(self, self.kind) or "")

    def spec(self, zone: ZoneInfo) -> SourceSpec:
        """Return what is collected; ``zone`` is that of times without an offset where the source names none."""
        return SourceSpec(
            name=self.name,
            kind=self.kind,
            location=self.location,
            links=self.links,
            language=self.language,
            zone=ZoneInfo(self.timezone) if self.timezone else zone,
            full_text=next(known for known in FULL_TEXT if known == self.full_text),
            max_items=self.max_items,
            robots=self.robots,
            allow_private=frozenset(host.lower() for host in self.allow_private),
        )


def anchor_source(source: Source, under: Callable[[str], str]) -> Source:
    """Put a source's path through ``under``; an address stays as it is."""
    if source.kind not in ON_DISK:
        return source
    return msgspec.structs.replace(source, **{source.kind: under(source.location)})


def explain_sources(sources: Sequence[Source]) -> Iterator[tuple[int, str]]:
    """Say which sources (by position) are wrong and why, the setting's name in front."""
    seen: set[str] = set()
    for number, source in enumerate(sources):
        fault = _explain_source(source)
        if source.name in seen:
            fault = f'name: "{source.name}" is the name of another source; the status box tells them apart by name'
        seen.add(source.name)
        if fault:
            yield number, fault


def _explain_source(source: Source) -> str | None:
    given = [kind for kind in KINDS if getattr(source, kind) is not None]
    if len(given) != 1:
        found = f"both {given[0]} and {given[1]}" if given else "none of them"
        return f'name: "{source.name}" has {found}; give exactly one of {", ".join(KINDS)}'
    kind = source.kind
    if kind not in ON_DISK and not source.location.startswith(("http://", "https://")):
        return f'{kind}: "{source.location}" is no address that begins with http:// or https://'
    if source.links is not None and kind != "index":
        return 'links: only an index page has links to choose; give its address as "index"'
    if source.links is not None and (fault := check_selector(source.links)):
        return f'links: "{source.links}" is no CSS selector ({fault}); write one such as div.list a'
    if source.full_text not in FULL_TEXT:
        return f'full_text: "{source.full_text}" is none of {", ".join(FULL_TEXT)}'
    if source.timezone is not None and source.timezone not in available_timezones():
        return f'timezone: "{source.timezone}" is no time zone such as Asia/Taipei'
    if source.max_items < 1:
        return f"max_items: {source.max_items} is too small; at least 1"
    for host in source.allow_private:
        if "/" in host or not host.strip():
            return f'allow_private: "{host}" is not the name of a host, such as rss.example.lan'
    return None
