"""Bytes in, right text out, whatever the page declares."""

from __future__ import annotations

import codecs

import pytest

from digest.extraction import decode, extract_article
from digest.extraction.decoding import is_mojibake
from digest.model import Page
from tests.extraction.pages import html
from tests.extraction.scrapes import P1, T1, T2, T3, T4

SIMPLIFIED = html()
TRADITIONAL = (
    html(body="".join(f"<p>{p}</p>" for p in (T1, T2, T3, T4)), above="", below="")
    .encode("big5", "ignore")
    .decode("big5")
)
PAGES = {
    "gb18030": SIMPLIFIED,
    "gbk": SIMPLIFIED.replace("©", ""),
    "gb2312": SIMPLIFIED.replace("©", ""),
    "big5": TRADITIONAL,
    "big5hkscs": TRADITIONAL,
}


@pytest.mark.parametrize(
    "declared",
    ["right", "none", "utf-8", "big5", "gb2312", "iso-8859-1", "shift_jis", "no-such-thing", "idna", "punycode"],
)
@pytest.mark.parametrize("encoding", PAGES)
def test_a_page_comes_back_whole(encoding: str, declared: str) -> None:
    """A right, a missing, a wrong or a senseless declaration makes no difference to the text."""
    name = {"right": encoding, "none": ""}.get(declared, declared)
    page = PAGES[encoding].replace("charset='utf-8'", f"charset='{name}'" if name else "")
    assert decode(page.encode(encoding)).text == page


@pytest.mark.parametrize("charset", [None, "utf-8", "big5", "gbk"])
def test_the_transport_may_be_wrong_too(charset: str | None) -> None:
    """What HTTP says is a hint, no more."""
    assert decode(SIMPLIFIED.encode("gb18030"), charset).text == SIMPLIFIED


def test_a_page_declared_twice_is_read_once() -> None:
    """A page that says utf-8 and then gb2312 (an archive's header, then its own) is read by what it is."""
    page = "<meta charset='utf-8'><meta charset='utf-8'><meta charset='gb2312'>" + P1
    assert decode(page.encode("gb2312")).text == page


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
    ids=["utf-8", "utf-16-le", "utf-16-be"],
)
def test_a_byte_order_mark_decides(mark: bytes, encoding: str) -> None:
    """The mark wins over any declaration and is not part of the text."""
    assert decode(mark + P1.encode(encoding), "big5").text == P1


def test_a_character_cut_at_the_end_does_not_spoil_the_page() -> None:
    """A page cut off within its last character is still UTF-8."""
    decoded = decode(SIMPLIFIED.encode() + "桥".encode()[:2])
    assert decoded.encoding == "utf-8"
    assert decoded.text.startswith(SIMPLIFIED)


@pytest.mark.parametrize("text", [P1, P1[:40], T1], ids=["a paragraph", "a line", "traditional"])
@pytest.mark.parametrize("declared", [None, "utf-8", "gbk"])
def test_a_damaged_character_costs_itself_and_no_other(text: str, declared: str | None) -> None:
    """A short text that lost a byte, or that was cut and went on, is not read in another encoding for it."""
    whole, place = text.encode(), len(text[: len(text) // 2].encode())
    for damaged in (whole[:place] + whole[place + 1 :], whole[:place] + "桥".encode()[:2] + whole[place:]):
        decoded = decode(damaged, declared)
        assert decoded.encoding == "utf-8"
        assert decoded.text.startswith(text[: len(text) // 2])
        assert decoded.text.endswith(text[len(text) // 2 + 1 :])


def test_a_lie_is_noted() -> None:
    """The note says what was declared and what it was read as."""
    assert decode(SIMPLIFIED.encode("gb18030"), "big5").notes == ("declared big5hkscs, read as gb18030",)


def test_western_text_is_not_taken_for_chinese() -> None:
    """Accents and curly quotes in a Western encoding stay what they are."""
    text = "The café’s “naïve” façade — a résumé of Zürich. " * 5
    assert decode(text.encode("cp1252")).text == text


@pytest.mark.parametrize(
    "broken",
    [
        (P1 * 3).encode("gbk").decode("utf-8", "replace").encode().decode("gbk", "replace"),
        (P1 * 3).encode("gbk").decode("latin-1").encode().decode("gbk", "replace"),
        (P1 * 3).encode().decode("latin-1"),
        (P1 * 3).encode().decode("gbk", "replace"),
        (P1 * 3).encode("gbk").decode("utf-8", "replace"),
    ],
    ids=["锟斤拷", "脨脗", "Ã¤Â¸", "utf-8 as gbk", "gbk as utf-8"],
)
def test_mojibake_is_noticed(broken: str) -> None:
    """Text that was broken before it was saved is reported, whichever way it broke."""
    assert is_mojibake(broken)
    assert "mojibake" in decode(broken.encode("utf-8", "replace")).notes


@pytest.mark.parametrize(
    "text", [P1, T1, "Plain English text. " * 20, "日本の新聞はひらがなを使う。" * 9, ""], ids=range(5)
)
def test_sound_text_is_not_called_mojibake(text: str) -> None:
    """Neither script, nor English, nor Japanese, nor an empty text is suspected."""
    assert not is_mojibake(text)


def test_the_note_reaches_the_article() -> None:
    """An article read from a lying page says so."""
    article = extract_article(Page(content=SIMPLIFIED.encode("gb18030"), origin="a.html", charset="big5"))
    assert article.paragraphs[0] == P1
    assert article.notes == ("declared big5hkscs, read as gb18030",)
