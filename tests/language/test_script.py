"""Telling which script a text is written in."""

from __future__ import annotations

import pytest

from digest.language import convert, count_script, detect
from tests.language.cases import ALL_HARD


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("两国领导人就经济问题交换了意见", "zh-Hans"),
        ("兩國領導人就經濟問題交換了意見", "zh-Hant"),
        ("兩國領導人強調最后的關系", "zh-Hant"),
        ("群眾在床邊等待，秘書到場，温度下降", "zh-Hant"),
        ("控方指被告人於七月出庭", "zh-Hant"),
        ("The ministry (外交部) declined to comment on the matter.", "en"),
        ("2026-11-21 12:30", "und"),
        ("", "und"),
        ("これは日本の新聞記事です", "und"),
        ("이것은 한국어 기사입니다 中國", "und"),
        ("上海人在北京", "zh-Hans"),
    ],
    ids=["hans", "hant", "broken hant", "hong kong", "only 於", "en", "numbers", "empty", "ja", "ko", "either"],
)
def test_a_text_is_told_by_the_characters_of_one_script(text: str, script: str) -> None:
    """The label follows the script-exclusive characters; other languages are told apart."""
    assert detect(text) == script


def test_a_quotation_in_the_other_script_does_not_decide() -> None:
    """One quoted sentence leaves the article what it is, even in a short text."""
    article = "记者问及此事，发言人没有回应。台北的报纸写道：「總統府對於這個問題還沒有說明」。"
    assert detect(article) == "zh-Hans"


def test_a_page_of_both_scripts_is_mixed() -> None:
    """Where neither script is a mere quotation, the text is called mixed."""
    assert detect("经济发展很快，后来放缓。經濟發展很快，後來放緩。") == "mixed"


def test_the_counts_say_what_the_label_rests_on() -> None:
    """Counts of both scripts, of Han, Latin and other characters come apart."""
    counts = count_script("发展 發 ABC カ")
    assert (counts.simplified, counts.traditional, counts.han, counts.latin, counts.foreign) == (1, 1, 3, 3, 1)
    assert counts.traditional_share == 0.5
    assert count_script("中文").traditional_share is None


def test_nearly_every_sentence_is_told_right() -> None:
    """At least 99 in 100 sentences of twelve or more characters get their script, in both directions."""
    pairs = [(one.simplified, convert(one.simplified, "zh-Hant-TW", "zh-Hans")) for one in ALL_HARD]
    pairs = [(hans, hant) for hans, hant in pairs if len(hans) >= 12 and hans != hant]
    assert sum(detect(hans) == "zh-Hans" for hans, _ in pairs) >= 0.99 * len(pairs)
    assert sum(detect(hant) == "zh-Hant" for _, hant in pairs) >= 0.99 * len(pairs)
