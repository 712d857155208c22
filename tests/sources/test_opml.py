"""OPML, the list of subscriptions of a feed reader."""

from __future__ import annotations

import tomllib
from itertools import pairwise

import pytest

from digest.errors import InputError
from digest.sources import Subscribed, read_opml, sources_table

OPML = """<?xml version="1.0" encoding="UTF-8"?><opml version="2.0"><body>
<outline text="新闻"><outline text="香港"><outline text="海湾" xmlUrl="https://a.test/1"/></outline>
<outline title="河畔" text="x" xmlUrl="https://a.test/2"/></outline>
<outline text="河畔" xmlUrl="https://a.test/3"/><outline text="again" xmlUrl="https://a.test/1"/>
<outline xmlUrl="https://a.test/4"/><outline text="local" xmlUrl="file:///etc/passwd"/></body></opml>"""


def test_subscriptions_are_read_with_their_folders() -> None:
    """Each address once, each name once; what is not on the web is no feed."""
    assert read_opml(OPML.encode()) == (
        Subscribed(name="海湾", feed="https://a.test/1", folders=("新闻", "香港")),
        Subscribed(name="河畔", feed="https://a.test/2", folders=("新闻",)),
        Subscribed(name="河畔 (2)", feed="https://a.test/3"),
        Subscribed(name="https://a.test/4", feed="https://a.test/4"),
    )


def test_subscriptions_become_settings() -> None:
    """Whatever stands in a name, it is TOML, and the name comes back."""
    name = 'a "b" \\ c ] # 河畔'
    feeds = (Subscribed(name=name, feed="https://a.test/1", folders=('x\n[y] "',)),)
    assert tomllib.loads(sources_table(feeds)) == {"sources": [{"name": name, "feed": "https://a.test/1"}]}


def test_entities_are_neither_expanded_nor_loaded() -> None:
    """A list of subscriptions comes from anywhere."""
    names = "abcdefghijklmnopqrst"
    laughs = "".join(f"<!ENTITY {new} '&{old};&{old};'>" for old, new in pairwise(names))
    outside = '<!ENTITY z SYSTEM "file:///etc/passwd">'
    text = f"<!DOCTYPE opml [<!ENTITY a 'ha'>{laughs}{outside}]>" + OPML.partition("?>")[2].replace("x", "&t;&z;", 1)
    assert all("ha" not in feed.name and "root" not in feed.name for feed in read_opml(text.encode()))


@pytest.mark.parametrize(
    "content",
    [b"", b"words", b"<rss/>", b"<opml/>", b'<opml><outline text="a" xmlUrl="file:///a"/></opml>', b"\xff\xfe"],
)
def test_what_is_no_list_of_subscriptions_is_said_to_be_none(content: bytes) -> None:
    """One line that says what it is not."""
    with pytest.raises(InputError, match=r"^(not OPML|no feed in it)"):
        read_opml(content)
