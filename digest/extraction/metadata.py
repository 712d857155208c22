"""What the head of an HTML page states about it: titles, times, people, site (meta tags, JSON-LD, time elements)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PUBLISHED = (  # in the order in which they are believed
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "og:published_time",
    "og:release_date",
    "og:time",
    "apub:time",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "published_time",
    "firstpublishedtime",
    "weibo: article:create_at",
    "weibo:article:create_at",
    "dc.date.issued",
    "dc.date",
    "sailthru.date",
    "article.published",
    "date",
)
_UPDATED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "weibo: article:update_at",
    "lastmod",
    "last-modified",
)
_AUTHORS = ("author", "article:author", "og:article:author", "dc.creator", "byl", "sailthru.author", "parsely-author")
_SOURCES = ("source", "og:article:source", "mediaid", "newssource", "contentsource")
_HEADLINES = ("og:title", "twitter:title", "articletitle", "dc.title", "headline")
_SITES = ("og:site_name", "sitename", "application-name", "twitter:site")
_SPACE = re.compile(r"\s+")
_JSON_TIME = re.compile(r"\"(?:datePublished|pubDate|publishTime|publish_time|pubtime)\"\s*:\s*\"([^\"]{8,40})\"")
_MARKED = "//*[@rel='author' or @itemprop='author' or contains(@class, 'author')]"
_AUTHOR_NAMES = re.compile(r"(?:news|article)[-_]author|(?:author|byline)[-_]name|article-author")
_NOT_OF_THE_PAGE = re.compile(r"comment|related|recommend")
_MOST_MARKED, _LONGEST_NAME = 8, 40  # elements; characters
_LARGEST_JSON = 500_000  # characters of JSON-LD that are parsed


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The statements of a page's head, as text, best first; nothing is interpreted here."""

    title: str = ""
    headlines: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    source: str | None = None
    site: str | None = None
    language: str | None = None
    url: str | None = None


def read_metadata(root: HtmlElement) -> Metadata:
    """Collect what the head of the page states."""
    meta = _meta_tags(root)
    linked = tuple(_linked_data(root))
    times = [e.get("datetime") or "" for e in root.iter("time")][:3]
    scripts = [m[1] for e in root.iter("script") for m in [_JSON_TIME.search((e.text or "")[:_LARGEST_JSON])] if m]
    return Metadata(
        title=_clean(next((e.text_content() for e in root.iter("title")), "")),
        headlines=_unique([*(meta.get(name) for name in _HEADLINES), *(_text(d.get("headline")) for d in linked)]),
        published=_unique(
            [*(_text(d.get("datePublished")) for d in linked), *(meta.get(n) for n in _PUBLISHED), *scripts, *times]
        ),
        updated=_unique([*(_text(d.get("dateModified")) for d in linked), *(meta.get(n) for n in _UPDATED)]),
        authors=_unique(
            [
                *(name for d in linked for name in _names(d.get("author"))),
                *(meta.get(n) for n in _AUTHORS),
                *_marked_authors(root),
            ]
        ),
        source=next((meta[n] for n in _SOURCES if meta.get(n)), None),
        site=next(iter(_unique([*(meta.get(n, "").lstrip("@") for n in _SITES), *_publishers(linked)])), None),
        language=root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        url=next((e.get("href") for e in root.iter("link") if (e.get("rel") or "").lower() == "canonical"), None),
    )


def _meta_tags(root: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        content = _clean(element.get("content") or "")
        for attribute in ("property", "name", "itemprop"):
            name = _clean(element.get(attribute) or "").lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _linked_data(root: HtmlElement) -> Iterator[dict[str, Any]]:
    for element in root.iter("script"):
        if "ld+json" not in (element.get("type") or "").lower():
            continue
        try:
            data = json.loads((element.text or "")[:_LARGEST_JSON], strict=False)
        except (ValueError, RecursionError):
            continue
        yield from (node for node in _nodes(data) if _is_article(node))


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, list):
        for item in data[:50]:
            yield from _nodes(item)
    elif isinstance(data, dict):
        yield data
        if isinstance(data.get("@graph"), list):
            yield from (item for item in data["@graph"][:50] if isinstance(item, dict))


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and re.search(r"Article|Posting|Report", kind) for kind in kinds)


def _publishers(linked: Iterable[dict[str, Any]]) -> list[str]:
    return [name for node in linked for name in _names(node.get("publisher"))]


def _marked_authors(root: HtmlElement) -> list[str]:
    """Return what the markup marks as the author, where it is one or two names: more are those of other pieces."""
    marked = [element for element in root.xpath(_MARKED) if _marks_author(element)]
    names = _unique(_clean(element.text_content()) for element in marked[:_MOST_MARKED])
    return [name for name in names if len(name) <= _LONGEST_NAME] if len(names) <= 2 else []


def _marks_author(element: HtmlElement) -> bool:
    if not (element.get("rel") or element.get("itemprop") or _AUTHOR_NAMES.search(element.get("class") or "")):
        return False
    around = (element, *element.iterancestors())
    return not any(_NOT_OF_THE_PAGE.search(one.get("class") or "") for one in around)


def _names(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [_text(item.get("name") if isinstance(item, dict) else item) for item in values]


def _text(value: Any) -> str:
    return _clean(value) if isinstance(value, str) else ""


def _clean(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _unique(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
