"""Text and links as they are shown."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.rendering.display import displayable, safe_link
from tests.rendering.hostile import LINKS


@given(st.text())
def test_shown_text_is_one_line_without_controls_and_can_be_encoded(text: str) -> None:
    """Whatever a page says, no control, direction override or lone surrogate reaches a format."""
    shown = displayable(text)
    shown.encode("utf-8")
    assert not any(unicodedata.category(character) == "Cc" for character in shown)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff\u2028\u2029")


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)))
def test_chinese_text_is_shown_as_it_is(text: str) -> None:
    """Cleaning for display never touches an ordinary character."""
    assert displayable(text) == text


@pytest.mark.parametrize("link", LINKS)
def test_only_web_addresses_become_links(link: str) -> None:
    """Scripts, files, relative addresses, addresses with passwords and broken ones are dropped."""
    assert safe_link(link) is None


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("https://news.example/a?b=1&c=2#d", "https://news.example/a?b=1&c=2#d"),
        ("http://news.example:8080/", "http://news.example:8080/"),
        ("HTTPS://News.Example/A", "https://news.example/A"),
        ("https://news.example/中文?q=新闻", "https://news.example/%E4%B8%AD%E6%96%87?q=%E6%96%B0%E9%97%BB"),
        ("https://新闻.example/", "https://xn--efvy88h.example/"),
        ('https://news.example/a"b<c>(d)\\e', "https://news.example/a%22b%3Cc%3E%28d%29%5Ce"),
    ],
    ids=["ordinary", "port", "capitals", "chinese path", "chinese host", "quotes and brackets"],
)
def test_an_address_is_made_plain_ascii(link: str, shown: str) -> None:
    """A link reads the same to every program: ASCII, with whatever could end it percent-encoded."""
    assert safe_link(link) == shown
