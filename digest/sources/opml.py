"""OPML 2.0, the list of subscriptions that every feed reader exports, turned into ``[[sources]]``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.errors import InputError
from digest.model import Plain
from digest.sources.xml_text import decode_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

DEEPEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscribed(Plain):
    """A feed in an OPML file, with the folders that it lies in, outermost first."""

    name: str
    feed: str
    folders: tuple[str, ...] = ()


def read_opml(content: bytes) -> tuple[Subscribed, ...]:
    """Read the feeds of an OPML file, each address once, in its order; two feeds never get the same name.

    Raises :class:`InputError` where it is no OPML, or names no feed. Entities are not expanded and nothing is loaded.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True, load_dtd=False)
    try:
        root = etree.fromstring(decode_xml(content).encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"not OPML ({error.msg})") from None
    if root is None or _local_name(root) != "opml":
        raise InputError("not OPML (its outermost element is not <opml>); export the subscriptions as OPML")
    found: dict[str, Subscribed] = {}
    names: set[str] = set()
    for feed in _outlines(root):
        if feed.feed not in found:
            found[feed.feed] = Subscribed(name=name_apart(feed.name, names), feed=feed.feed, folders=feed.folders)
    if not found:
        raise InputError("no feed in it: no <outline> has an xmlUrl that begins with http:// or https://")
    return tuple(found.values())


def sources_table(feeds: Sequence[Subscribed]) -> str:
    """Return the feeds as ``[[sources]]`` tables for digest.toml; folders stand above them as comments."""
    tables: list[str] = []
    folders: tuple[str, ...] = ()
    for feed in feeds:
        if feed.folders != folders:
            folders = feed.folders
            tables.append("# " + " / ".join(_quote(folder)[1:-1] for folder in folders) if folders else "#")
        tables.append(f"[[sources]]\nname = {_quote(feed.name)}\nfeed = {_quote(feed.feed)}")
    return "\n\n".join(tables) + "\n"


def name_apart(name: str, names: set[str]) -> str:
    """Return ``name``, or where it is among ``names``, with a number behind it; add it to them."""
    candidate, number = name, 1
    while candidate in names:
        number += 1
        candidate = f"{name} ({number})"
    names.add(candidate)
    return candidate


def _outlines(root: _Element) -> Iterator[Subscribed]:
    """The outlines that are feeds, without recursion: a file may be nested as deep as it likes."""
    pending: list[tuple[_Element, tuple[str, ...]]] = [(root, ())]
    while pending:
        element, folders = pending.pop()
        inside = folders
        if _local_name(element) == "outline":
            attributes = {str(name).lower(): str(value).strip() for name, value in element.attrib.items()}
            name = _one_line(attributes.get("title") or attributes.get("text") or "")
            address = attributes.get("xmlurl", "")
            if address.startswith(("http://", "https://")):
                yield Subscribed(name=name or address, feed=address, folders=folders)
            elif name and len(folders) < DEEPEST:
                inside = (*folders, name)
        pending += [(child, inside) for child in reversed(element)]


def _local_name(element: _Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _one_line(text: str) -> str:
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())


def _quote(text: str) -> str:
    """A basic string of TOML, which JSON's is, but for the one control character that JSON lets through."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
