"""Paragraphs broken into lines, without a font: every character is as wide as it is high, every letter half of that."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.rendering.kinsoku import CLOSING, OPENING, SIMPLE, TOKEN, has_gap, is_plain, may_break, split_word
from digest.rendering.paragraph import (
    GAP,
    Glyph,
    Line,
    Piece,
    balance_lines,
    break_lines,
    break_up_words,
    prepare,
    spread_of,
)

_SIZE = 10.0
_TEXT = st.text(st.sampled_from("的一是了我，。！？“”（）《》、…—·aB3 -"), min_size=1, max_size=120).map(
    lambda text: re.sub(" +", " ", text).strip()
)


def piece(text: str) -> Piece:
    """A piece of a made-up face."""
    word = text != " " and (len(text.strip("—…")) > 1 or (text < "\u2e80" and text not in OPENING + CLOSING + "…—·"))
    each = _SIZE / 2 if word or text == " " else _SIZE
    glyphs = tuple(Glyph(1, "0001", letter, 0, each, 0.0, round(each * 100), 0.0) for letter in text)
    width = each * len(text)
    narrow = Piece(text, width / 2, glyphs) if text in OPENING + CLOSING else None
    return Piece(text, width, glyphs, word=word, narrow=narrow, plain=is_plain(text))


def pieces_of(text: str) -> list[Piece]:
    """The pieces of a text."""
    return [piece(part) for token in TOKEN.findall(text) for part in split_word(token)]


def lines_of(text: str, characters: int) -> tuple[Line, ...]:
    """The lines of a text in a measure of so many characters."""
    measure = characters * _SIZE
    return break_lines(prepare(break_up_words(pieces_of(text), measure), _SIZE), measure)


def words(lines: tuple[Line, ...]) -> list[str]:
    """The words of each line."""
    return ["".join(one.text for one in line.pieces) for line in lines]


@given(_TEXT, st.integers(4, 30))
def test_no_character_is_lost_or_doubled(text: str, characters: int) -> None:
    """Together the lines have every character of the text in its order, spaces at their ends excepted."""
    assert "".join(words(lines_of(text, characters))).replace(" ", "") == text.replace(" ", "")


@given(_TEXT, st.integers(4, 30))
def test_no_line_is_longer_than_the_measure(text: str, characters: int) -> None:
    """Whatever comes, the text stays in its column."""
    assert all(line.width <= characters * _SIZE + 0.01 for line in lines_of(text, characters))


@given(st.text(st.sampled_from("的一是了我他们，。！？”（《a3"), min_size=20, max_size=120))
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(text: str) -> None:
    """The prohibitions of Chinese setting hold wherever a line can end elsewhere."""
    runs = re.findall("[，。！？”（《a3]{9,}", text)  # a row of marks with no place to break among them
    lines = words(lines_of(text, 20))
    if not runs:
        assert not any(line[0] in "，。！？”" for line in lines[1:])
        assert not any(line[-1] in "（《" for line in lines[:-1])


def test_a_mark_that_does_not_fit_is_set_half_as_wide() -> None:
    """A comma is pushed in at the end of a line before a character is pushed out."""
    assert words(lines_of("一二三四五六七八九，十一二三四五六七八", 10)) == [
        "一二三四五六七八九，",
        "十一二三四五六七八",
    ]
    lines = lines_of("一二三四五六七“九”，十一二三四五", 10)
    assert words(lines)[0] == "一二三四五六七“九”，"
    assert lines[0].width <= 100.01


@pytest.mark.parametrize(
    ("text", "width"),
    [("好。”他", 35), ("“‘好", 20), ("好，“他", 35), ("好，他", 30)],
    ids=["closing", "opening", "both", "none"],
)
def test_marks_that_meet_are_closed_up(text: str, width: float) -> None:
    """Of two marks side by side one gives up its blank half."""
    assert lines_of(text, 20)[0].width == pytest.approx(width)


@pytest.mark.parametrize(
    ("before", "after", "gap"),
    [
        ("长", "3.6", True),
        ("3.6", "公", True),
        ("，", "3", False),
        ("3", "。", False),
        ("长", "公", False),
        ("约", "“", False),
    ],
)
def test_a_gap_stands_between_han_and_western(before: str, after: str, gap: bool) -> None:
    """Between a character and a number or word, not beside marks."""
    assert has_gap(before, after) is gap


def test_the_gap_counts_within_a_line_and_vanishes_at_its_ends() -> None:
    """A number in the middle of a line has a gap on both sides, at the end of it on one."""
    assert lines_of("长36公", 20)[0].width == pytest.approx(30 + 2 * GAP * _SIZE)
    first, second = lines_of("一二三36公里路", 5)
    assert first.width == pytest.approx(40 + GAP * _SIZE)
    assert second.gaps[0] == 0.0


@pytest.mark.parametrize(
    ("before", "after"),
    [("大", "，"), ("（", "大"), ("—", "—"), ("…", "…"), ("大", " "), ("12", "%"), (" ", "·"), ("大", "》")],
)
def test_some_places_never_end_a_line(before: str, after: str) -> None:
    """Closing marks cling to what is before them, opening ones to what follows; dashes stay whole."""
    assert not may_break(before, after)


def test_the_last_characters_stay_together() -> None:
    """No character stands alone in the last line, nor behind a number, nor before the sign of a link."""
    assert [len(line) for line in words(lines_of("一二三四五六七八九十甲", 10))] == [8, 3]
    assert words(lines_of("一二三四五六七八8分钟", 10)) == ["一二三四五六七八", "8分钟"]


def test_a_word_that_no_line_can_hold_is_broken_anywhere() -> None:
    """An endless address stays in its column."""
    assert [len(line) for line in words(lines_of("x" * 50, 10))] == [20, 20, 10]


def test_a_line_is_widened_until_it_ends_flush_but_never_torn() -> None:
    """A little is shared among all gaps; what would be too much is left."""
    full = lines_of("一二三四五六七八九一二三四五六七八九十“甲十一二三四五六七八", 20)[0]
    assert full.width == pytest.approx(190)
    assert full.width + spread_of(full, 200, _SIZE) * full.places == pytest.approx(200)
    torn = lines_of("一二" + "x" * 15 + "三四五六", 9)[0]
    assert spread_of(torn, 90, _SIZE) == 0.0


def test_headings_break_where_their_sense_pauses() -> None:
    """A heading of two lines is broken after a mark rather than in a word, and never into more lines."""
    text = "秋粮收购过半，农户多卖一成多两成"
    setting = prepare(pieces_of(text), _SIZE)
    assert words(break_lines(setting, 140)) == ["秋粮收购过半，农户多卖一成", "多两成"]
    assert words(balance_lines(setting, 140)) == ["秋粮收购过半，", "农户多卖一成多两成"]


@pytest.mark.parametrize(
    "mark", [",", ":", "|", "｜", " ", "\u3000"], ids=["comma", "colon", "bar", "wide bar", "space", "wide space"]
)
def test_headings_break_at_western_marks_and_spaces_too(mark: str) -> None:
    """A headline typed with half-width marks, or with blanks for marks, is broken there."""
    setting = prepare(pieces_of(f"河口大桥今日合龙了{mark}两岸通勤将缩短到九分钟"), _SIZE)
    first, second = words(balance_lines(setting, 140))
    assert (first.rstrip(mark), second) == ("河口大桥今日合龙了", "两岸通勤将缩短到九分钟")


def test_dashes_and_dots_are_one_piece() -> None:
    """Two dashes are one stroke and six dots one row: shaped together, never widened between."""
    assert TOKEN.findall("县——沂川……是") == ["县", "——", "沂", "川", "……", "是"]


@pytest.mark.parametrize("text", ["عربي", "e\u0301", "👍", "नमस्ते", "葛\U000e0100", "a\u200db"], ids=ascii)
def test_what_changes_with_its_neighbours_is_left_to_pango(text: str) -> None:
    """Scripts that join, combining marks, emoji and variants are not set character by character."""
    assert SIMPLE.fullmatch(text) is None


@pytest.mark.parametrize("blank", [" ", "\u3000"], ids=["space", "ideographic space"])
def test_spaces_vanish_at_the_ends_of_lines(blank: str) -> None:
    """A line neither begins nor ends with a space, and a space makes no line too long."""
    assert words(lines_of(f"一二三四五{blank}六七八九十", 5)) == ["一二三四五", "六七八九十"]


def test_the_sign_of_a_link_does_not_stand_alone() -> None:
    """It takes the last characters with it to the next line."""
    assert words(lines_of("一二三四五六七八九。 ↗", 10)) == ["一二三四五六七", "八九。 ↗"]
