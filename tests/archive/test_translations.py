"""What was translated is kept with the archive, on both databases."""

from __future__ import annotations

from dataclasses import replace

from digest.archive import Archive, KeptTranslation, count_translations, recall_translations, store_translations
from tests.archive.conftest import NOW

ONE = KeptTranslation(
    key="a" * 64, text="The bridge 🌉 is open.", reason="", translator="Book", source="zh-Hans", target="en"
)
NONE = KeptTranslation(key="b" * 64, text=None, reason="no answer", translator="Book", source="zh-Hans", target="en")


def test_a_translation_comes_back_as_it_was(archive: Archive) -> None:
    """Texts and failures are given back by their keys; others are not known."""
    store_translations(archive, [ONE, NONE], NOW)

    assert recall_translations(archive, [ONE.key, NONE.key, "c" * 64]) == {ONE.key: ONE, NONE.key: NONE}
    assert count_translations(archive) == 1


def test_a_success_takes_the_place_of_a_failure(archive: Archive) -> None:
    """The same key again changes what is kept and adds nothing."""
    store_translations(archive, [NONE], NOW)
    store_translations(
        archive, [replace(NONE, text="At last.", reason=""), replace(NONE, text="At last.", reason="")], NOW
    )

    assert recall_translations(archive, [NONE.key])[NONE.key].text == "At last."


def test_more_keys_than_a_statement_takes(archive: Archive) -> None:
    """Thousands of sentences are asked for in parts."""
    many = [replace(ONE, key=f"{number:064}") for number in range(1500)]
    store_translations(archive, many, NOW)

    assert len(recall_translations(archive, [one.key for one in many])) == 1500
    assert recall_translations(archive, []) == {}
