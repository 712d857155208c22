"""Telling and healing Traditional text that a machine made badly."""

from __future__ import annotations

import pytest

from digest.language import convert, detect, heal, is_machine_made, strip_readings
from tests.language.cases import ALL_HARD, SHARED

BROKEN = (
    "兩國關系在最后一年有了新的發展，領導人表示愿意加強合作。會后，雙方將于下周舉行會談，"
    "里面的細節尚未公布。余下的問題由工作組研究，制造業的復蘇需要時間，采取的措施十分復雜。"
)
CLEAN = (
    "兩國關係在最後一年有了新的發展，領導人表示願意加強合作。會後，雙方將於下週舉行會談，"
    "裡面的細節尚未公布。餘下的問題由工作組研究，製造業的復甦需要時間，採取的措施十分複雜。"
)


def test_machine_made_text_is_told_from_clean_text() -> None:
    """Simplified forms that are also Traditional characters give the bad conversion away."""
    assert is_machine_made(BROKEN)
    assert not is_machine_made(CLEAN)


def test_simplified_text_is_not_called_broken_traditional() -> None:
    """The measure is about Traditional text only."""
    assert not is_machine_made(convert(CLEAN, "zh-Hans"))


def test_a_text_is_not_condemned_for_a_character_or_two() -> None:
    """A clean sentence with one slip stays as its author wrote it."""
    sentence = "兩國領導人在最后一天舉行了會談"
    assert not is_machine_made(sentence)
    assert convert(sentence, "zh-Hant-TW") == sentence


def test_healing_sets_the_kept_simplified_forms_right() -> None:
    """Each wrong character becomes the right one, and right ones stay."""
    healed = heal(BROKEN, "zh-Hant-TW")
    for right in ("關係", "最後", "願意", "會後", "於下", "裡面", "餘下", "製造", "採取", "複雜"):
        assert right in healed
    assert len(healed) == len(BROKEN)


def test_healing_also_exchanges_a_wrong_traditional_character() -> None:
    """Machines write 頭發 and 乾部 too; where the context leaves no doubt, these are set right."""
    assert heal("他的頭發很長，乾部們在會后討論", "zh-Hant-TW") == "他的頭髮很長，幹部們在會後討論"


def test_conversion_heals_on_the_way_to_a_traditional_edition() -> None:
    """Broken text is healed, unless the caller knows that it is not machine-made."""
    assert "關係" in convert(BROKEN, "zh-Hant-TW")
    assert convert(BROKEN, "zh-Hant-TW", machine_made=False) == BROKEN
    assert "最后" in convert(BROKEN, "zh-Hans")


def test_healing_leaves_clean_text_nearly_as_it_was() -> None:
    """Given clean text by mistake, healing changes at most a matter of style in a hundred characters."""
    texts = [one.right[0] for one in ALL_HARD]
    changed = sum(a != b for text in texts for a, b in zip(text, heal(text, "zh-Hant-TW"), strict=True))
    assert changed <= 0.01 * sum(map(len, texts))


@pytest.mark.parametrize(("number", "broken"), [("000", True), ("001", False), ("004", True)])
def test_the_scraped_articles_are_judged_right(number: str, broken: bool) -> None:
    """Two of the scraped articles are machine-made Traditional, with readings between their characters."""
    paths = sorted((SHARED / "data" / "seeds").glob(f"{number}*.txt"))
    if not paths:
        pytest.skip("the scraped articles are not on this machine")
    text = strip_readings(paths[0].read_text(encoding="utf-8"))
    assert is_machine_made(text) is broken
    assert detect(text) == ("zh-Hant" if broken else "zh-Hans")
    assert not is_machine_made(convert(text, "zh-Hant-TW"))
