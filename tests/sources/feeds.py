"""Feeds made for the tests."""

from __future__ import annotations

WHOLE = "<p>" + "市民周五试走新桥，称过江快了很多。" * 15 + "</p>"


def item(title: str, **elements: str) -> str:
    """An item of RSS; elements are named with _ for :."""
    inside = "".join(f"<{name.replace('_', ':')}>{text}</{name.replace('_', ':')}>" for name, text in elements.items())
    return f"<item><title>{title}</title>{inside}</item>"


def rss(*items: str, encoding: str = "UTF-8", channel: str = "", doctype: str = "") -> str:
    """A feed in RSS 2.0."""
    return (
        f'<?xml version="1.0" encoding="{encoding}"?>{doctype}<rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>河畔新闻</title>{channel}{''.join(items)}</channel></rss>"
    )


def whole(title: str, link: str = "http://a.test/1", **elements: str) -> str:
    """An item that holds its whole article."""
    return item(title, link=link, content_encoded=f"<![CDATA[{WHOLE}]]>", **elements)
