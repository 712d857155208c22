"""The archive site and the feed: past issues as one static page with search in it, and as Atom (RFC 4287).

Both are set from what the folders of the issues hold. The page asks nothing of the network and works from the disk:
the texts that are searched lie in it, each once, in the script it was written in. A query is folded as the texts are,
by a table of the characters that can lead to one of them, so that a Simplified query finds Traditional text.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from digest.model import Plain, Rendition
from digest.rendering.display import displayable
from digest.rendering.look import Look
from digest.rendering.page import script_policy
from digest.rendering.templating import fill, read_asset

MEDIA_TYPES = {
    "html": "text/html",
    "pdf": "application/pdf",
    "epub": "application/epub+zip",
    "md": "text/markdown",
    "txt": "text/plain",
    "json": "application/json",
}
"""The formats in the order in which a reader is led to them, with their media types."""
NEWEST = 50
"""So many issues stand in the feed; all stand on the page."""
_SCRIPT = "scripts/search.js"


@dataclass(frozen=True, slots=True, kw_only=True)
class PastItem(Plain):
    """An item of a past issue: its title in each language, its sentences as their articles have them."""

    titles: Rendition
    language: str
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PastIssue(Plain):
    """An issue that stands in a folder of its own beside the others; ``formats`` are those that lie there."""

    folder: str
    titles: Rendition
    dates: Rendition
    updated: datetime
    number: int | None = None
    formats: tuple[str, ...] = ()
    items: tuple[PastItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """All issues, the newest first.

    ``folds`` leads from each character that a query may hold to the one that stands for it in folded text;
    ``identity`` names the feed for ever; ``address`` is where the folder is served, None where it is not.
    """

    languages: tuple[str, ...]
    issues: tuple[PastIssue, ...]
    labels: Mapping[str, Rendition]
    identity: str
    folds: Mapping[str, str]
    address: str | None = None

    @property
    def titles(self) -> tuple[tuple[str, str], ...]:
        """The title of the newest issue that has one, with its language, in each language of the page."""
        return self.said(next((issue.titles for issue in self.issues if issue.titles), self.labels["issues"]))

    def said(self, texts: Rendition) -> tuple[tuple[str, str], ...]:
        """Language and text for each language of the page, each text once; whatever there is where there is none."""
        shown = {tag: displayable(texts[tag]) for tag in (*self.languages, *texts) if tag in texts}
        kept = {text: tag for tag, text in reversed(shown.items()) if tag in self.languages and text}
        chosen = kept or {text: tag for tag, text in list(shown.items())[:1]}
        return tuple((tag, text) for text, tag in reversed(chosen.items()))

    def label(self, key: str) -> tuple[tuple[str, str], ...]:
        """A word of the page in each of its languages, each text once."""
        return self.said(self.labels[key])

    def link(self, issue: PastIssue, format: str) -> str:
        """The address of an issue's file: absolute where the address of the folder is known."""
        return f"{self.address or ''}{quote(issue.folder)}/briefing.{format}"

    def entry_identity(self, issue: PastIssue) -> str:
        """The name of an issue in the feed: the same for ever, whatever is changed in it."""
        return f"urn:uuid:{uuid.uuid5(uuid.UUID(self.identity), issue.folder)}"

    def main_format(self, issue: PastIssue) -> str | None:
        """The format to which the reader is led: HTML where it is there."""
        return next((name for name in MEDIA_TYPES if name in issue.formats), None)


def render_site(catalogue: Catalogue, *, look: Look | None = None, templates: Path | None = None) -> bytes:
    """Return the page of all issues. Raises RenderError where a template is at fault."""
    script = read_asset(_SCRIPT, templates=templates)
    context = {
        "catalogue": catalogue,
        "look": look or Look(),
        "script": Markup(script),
        "policy": script_policy(script),
        "data": _search_data(catalogue),
    }
    return fill("site/index.html.j2", context, templates=templates).encode()


def render_feed(catalogue: Catalogue, *, templates: Path | None = None) -> bytes:
    """Return the newest issues as an Atom feed. Raises RenderError where a template is at fault."""
    context = {"catalogue": catalogue, "newest": catalogue.issues[:NEWEST], "media_types": MEDIA_TYPES}
    return fill("site/atom.xml.j2", context, templates=templates).lstrip().encode()


def _search_data(catalogue: Catalogue) -> dict[str, Any]:
    """What the script searches: short keys, each text once; titles in other scripts are found by folding."""
    return {
        "fold": ["".join(catalogue.folds), "".join(catalogue.folds.values())],
        "issues": [
            {
                "d": catalogue.said(issue.dates)[0][1] if issue.dates else issue.folder,
                "l": catalogue.said(issue.dates)[0][0] if issue.dates else "",
                "h": _target(catalogue, issue),
                "i": [_searched(item) for item in issue.items],
            }
            for issue in catalogue.issues
        ],
    }


def _target(catalogue: Catalogue, issue: PastIssue) -> str:
    """The file that a result leads to, beside the page; an item of it where it is HTML."""
    main = catalogue.main_format(issue)
    return f"{quote(issue.folder)}/briefing.{main}" + ("#item-" if main == "html" else "") if main else ""


def _searched(item: PastItem) -> Sequence[Any]:
    title = item.titles.get(item.language) or next(
        (text for tag, text in item.titles.items() if tag.startswith(item.language)),
        next(iter(item.titles.values()), ""),
    )
    return [displayable(title), item.language, *map(displayable, item.sentences)]
