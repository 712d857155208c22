"""A text as one edition shows it."""

from __future__ import annotations

import pytest

from digest.errors import UsageError
from digest.language import Renderer, RenditionSettings, render_text
from digest.language.overrides import overrides
from digest.language.traditionalization import traditionalize


def test_a_rendition_has_the_script_the_quotes_and_the_marks_of_its_edition() -> None:
    """All that a reader of the edition expects is set in one go."""
    assert render_text("他说,“发展(很快)”!", "zh-Hant-TW") == "他說，「發展（很快）」！"
    assert render_text("他說,「發展(很快)」!", "zh-Hans") == "他说，“发展（很快）”！"


def test_each_part_of_a_rendition_can_be_left_out() -> None:
    """Marks and punctuation stay as they came where the settings say so."""
    plain = RenditionSettings(quotes="keep", punctuation=False)
    assert render_text("他说,“发展”", "zh-Hant-TW", settings=plain) == "他說,“發展”"


def test_text_of_another_language_is_shown_as_it_is() -> None:
    """An English sentence keeps its marks in a Chinese edition."""
    sentence = 'He said, "(growth) slowed".'
    assert render_text(sentence, "zh-Hant-TW") == sentence


def test_the_pieces_of_a_document_go_by_the_whole() -> None:
    """A sentence too short to judge is healed when its document is machine-made, and left alone when it is not."""
    broken = "兩國關系在最后一年發展，會后雙方將于下月會談，里面的細節愿意公開，余下的采取措施。"
    assert Renderer.for_document(broken).render("會后見", "zh-Hant-TW") == "會後見"
    clean = "兩國關係在最後一年發展，會後雙方將於下月會談，裡面的細節願意公開，餘下的採取措施。"
    assert Renderer.for_document(clean).render("皇后區見", "zh-Hant-TW") == "皇后區見"


def test_a_wrong_edition_is_refused() -> None:
    """A rendition into a tag that does not exist is an error, not a silent copy."""
    with pytest.raises(UsageError, match="edition"):
        render_text("发展", "zh-Hnas")


@pytest.mark.parametrize("row", overrides(), ids=lambda row: row.phrase)
def test_each_override_has_a_sentence_that_shows_it(row: tuple[str, str, str, str]) -> None:
    """A row decides in its own sentence, is as long as its phrase, and says where it comes from."""
    phrase, form, sentence, source = row
    assert phrase in sentence
    assert source
    assert len(phrase) == len(form)
    assert form in traditionalize(sentence)
