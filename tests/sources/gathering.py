"""Collect sources and sort what comes by source and kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from digest.model import LeftOut, Page, SourceStatus
from digest.sources import Clock, Limits, SourceKind, SourceSpec, Validators, Visit, collect_pages
from tests.sources.site import Site


@dataclass
class Gathered:
    """What came of one source."""

    pages: list[Page] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    statuses: list[SourceStatus] = field(default_factory=list)

    @property
    def status(self) -> SourceStatus:
        (status,) = self.statuses
        return status

    @property
    def known(self) -> dict[str, Validators]:
        """What is to be known the next time."""
        return {visit.url: visit.validators for visit in self.visits}


def gather(
    sources: Sequence[SourceSpec],
    *,
    known: Mapping[str, Validators] | None = None,
    clock: Clock | None = None,
    limits: Limits | None = None,
) -> dict[str, Gathered]:
    """Collect ``sources``, by name."""
    found = {source.name: Gathered() for source in sources}
    for name, one in collect_pages(sources, known=known, clock=clock or Clock(), limits=limits or Limits(parsers=1)):
        place = found[name]
        kinds: list[tuple[type, list[Any]]] = [
            (Page, place.pages), (LeftOut, place.left_out), (Visit, place.visits), (SourceStatus, place.statuses),
        ]  # fmt: skip
        next(kept for kind, kept in kinds if isinstance(one, kind)).append(one)
    return found


def source(site: Site, kind: SourceKind, path: str, name: str = "", **settings: Any) -> SourceSpec:
    """A source on the site, which it opens."""
    return SourceSpec(
        name=name or path,
        kind=kind,
        location=site.url(path),
        allow_private=site.host,
        **settings,
    )
