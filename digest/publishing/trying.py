"""``digest sources check``: each source asked once for one article, and nothing kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import groupby

from digest.config import Settings
from digest.model import Article, LeftOut, Page, Plain, SourceStatus, to_plain
from digest.reading import extract_pages
from digest.sources import Collected, SourceSpec, Visit, collect_pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried(Plain):
    """How a source fared: the first article that was read of it, or the reason why there is none.

    ``published`` is ISO 8601, ``moved_to`` where the address leads by a permanent redirect.
    """

    name: str
    kind: str
    location: str
    failed: bool = False
    reason: str = ""
    title: str = ""
    published: str | None = None
    moved_to: str | None = None


def try_sources(settings: Settings) -> Iterator[Tried]:
    """Ask each source for one article; those on disk first, those on the web as they answer."""
    specs = {source.name: replace(source.spec(settings.zone), max_items=1) for source in settings.sources}
    local = [spec for spec in specs.values() if spec.kind not in ("feed", "url", "index")]
    for spec in local:
        with closing(collect_pages([spec], apart=[settings.output.directory])) as found:  # type: ignore[type-var]
            yield _judge(spec, _until_page(found), settings)
    remote = [spec for spec in specs.values() if spec not in local]
    for name, group in groupby(collect_pages(remote), key=lambda one: one.source):
        yield _judge(specs[name], [one.item for one in group], settings)


def _until_page(found: Iterable[Collected]) -> list[Page | LeftOut | Visit | SourceStatus]:
    """What a source on disk gives up to its first page: a folder may hold thousands."""
    items = []
    for one in found:
        items.append(one.item)
        if isinstance(one.item, Page):
            break
    return items


def _judge(spec: SourceSpec, items: Iterable[Page | LeftOut | Visit | SourceStatus], settings: Settings) -> Tried:
    pages = [one for one in items if isinstance(one, Page)]
    moved = [one.moved_to for one in items if isinstance(one, Visit) and one.url == spec.place and one.moved_to]
    tried = Tried(name=spec.name, kind=spec.kind, location=spec.place, moved_to=moved[0] if moved else None)
    outcome = next(extract_pages(pages[:1], settings), None) if pages else None
    if isinstance(outcome, Article):
        return replace(tried, title=outcome.title, published=to_plain(outcome.published))
    failures = [one for one in (outcome, *items) if isinstance(one, LeftOut)]
    if failures:
        return replace(tried, failed=True, reason=f"{failures[0].reason}")
    return replace(tried, failed=True, reason="nothing in it")
