"""Texts to translations: recalled, asked for in batches, cleaned, refused, flagged, remembered."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Translation
from digest.translation import (
    FileMemory,
    Job,
    Memory,
    NoMemory,
    Remembered,
    TranslatorSpec,
    estimate_texts,
    open_or_recall,
    translate_texts,
)
from tests.translation.engines import PhraseBook

BOOK = {
    "渡轮周五停航。": "The ferry will not run on Friday.",
    "新桥已经通车。": "The new bridge is now open.",
    "灯塔恢复照明。": "The lighthouse is lit again.",
    "气象站新址启用。": "The weather station has moved to its new site.",
}


def translate(texts: list[str], book: PhraseBook, memory: Memory | None = None) -> tuple[Translation, ...]:
    """Translate from Chinese to English with the book."""
    return translate_texts(texts, "zh-Hans", "en", Job(translator=book, memory=memory or NoMemory()))


@pytest.fixture
def memory(tmp_path: Path) -> FileMemory:
    """A memory in a file that is not there yet."""
    return FileMemory(tmp_path / "out" / "translations.jsonl")


def test_a_text_is_translated_once(memory: FileMemory) -> None:
    """The same sentence twice in an issue, or in the next one, is asked for once."""
    book = PhraseBook(BOOK)

    first = translate(["渡轮周五停航。", "新桥已经通车。", "渡轮周五停航。"], book, memory)
    second = translate(["新桥已经通车。", "渡轮周五停航。"], book, memory)

    assert [one.text for one in first] == [BOOK["渡轮周五停航。"], BOOK["新桥已经通车。"], BOOK["渡轮周五停航。"]]
    assert [one.text for one in second] == [BOOK["新桥已经通车。"], BOOK["渡轮周五停航。"]]
    assert book.asked == [("渡轮周五停航。", "新桥已经通车。")]


def test_both_scripts_are_one_text(memory: FileMemory) -> None:
    """A sentence in Traditional characters is the same to the engine, and is not paid for twice."""
    book = PhraseBook(BOOK)
    translate(["气象站新址启用。"], book, memory)

    found = translate_texts(["氣象站新址啟用。"], "zh-Hant", "en", Job(translator=book, memory=memory))

    assert found[0].text == BOOK["气象站新址启用。"]
    assert len(book.asked) == 1


@pytest.mark.parametrize(
    "change", [{"name": "Another Book"}, {"version": "2"}], ids=["another engine", "another version"]
)
def test_another_engine_or_version_is_asked_anew(change: dict[str, str], memory: FileMemory) -> None:
    """What one engine said does not stand for another."""
    translate(["新桥已经通车。"], PhraseBook(BOOK), memory)
    other = PhraseBook({"新桥已经通车。": "The bridge has opened."}, **change)  # type: ignore[arg-type]

    assert translate(["新桥已经通车。"], other, memory)[0].text == "The bridge has opened."


def test_another_glossary_is_another_translation_only_where_its_names_stand(memory: FileMemory) -> None:
    """A new name in the glossary costs the sentences that have it, not all that were ever translated."""
    book = PhraseBook(BOOK)
    translate(list(BOOK), book, memory)
    book.asked.clear()

    job = Job(translator=book, memory=memory, names={"灯塔": "Lighthouse", "果园": "Orchard"})
    translate_texts(list(BOOK), "zh-Hans", "en", job)

    assert book.asked == [("灯塔恢复照明。",)]


def test_a_failure_is_a_translation_without_a_text() -> None:
    """Nothing is passed over: what could not be translated says why."""
    found = translate(["渡轮周五停航。", "谁也不认识的句子。"], PhraseBook(BOOK))

    assert found[0].text == BOOK["渡轮周五停航。"]
    assert found[1] == Translation(translator="Phrase Book", failure="not in the book")


def test_what_failed_is_tried_again_and_says_the_same_until_it_succeeds(memory: FileMemory) -> None:
    """An issue built again keeps its first reason while the engine is away, and is completed when it is back."""
    book = PhraseBook({}, away="host: no connection (refused)")
    first = translate(["新桥已经通车。"], book, memory)
    book.away = "host: has an error of its own (503)"
    second = translate(["新桥已经通车。"], book, memory)
    book.away, book.known = "", BOOK
    third = translate(["新桥已经通车。"], book, memory)

    assert first == second
    assert second[0].failure == "host: no connection (refused)"
    assert third[0].text == BOOK["新桥已经通车。"]


def test_an_engine_that_is_away_is_asked_once() -> None:
    """After a failure of everything the other batches fail for the same reason without being sent."""
    book = PhraseBook(BOOK, away="no connection")

    found = translate([f"第{number}句话。" for number in range(20)], book)

    assert len(book.asked) == 1
    assert {one.failure for one in found} == {"no connection"}


def test_what_was_translated_before_the_end_is_kept(memory: FileMemory) -> None:
    """A run that is broken off has its batches in memory already."""

    class Breaks(PhraseBook):
        def translate(self, texts, source, target):  # type: ignore[no-untyped-def]
            if len(self.asked) == 1:
                raise KeyboardInterrupt
            return super().translate(texts, source, target)

    with pytest.raises(KeyboardInterrupt):
        translate(list(BOOK), Breaks(BOOK), memory)
    book = PhraseBook(BOOK)
    translate(list(BOOK), book, memory)

    assert book.asked == [("气象站新址启用。",)]


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        ("", "empty"),
        (" \u200b\u202e ", "empty"),
        ("x" * 5000, "far too long"),
        ("Il traghetto non parte venerdì e non si sa quando il servizio sarà ripreso per le isole.", "language"),
        ("渡轮周五停航。", "language"),
    ],
    ids=["nothing", "invisible", "endless", "another language", "the original"],
)
def test_what_cannot_be_a_translation_is_refused(reply: str, reason: str) -> None:
    """Such a reply is not shown, with or without a mark."""
    found = translate(["渡轮周五停航。"], PhraseBook({"渡轮周五停航。": reply}))

    assert found[0].text == ""
    assert reason in found[0].failure


def test_a_translation_is_one_line_of_visible_characters() -> None:
    """Line breaks, control characters and those that turn the direction of writing do not reach a page."""
    reply = "The ferry\n will \u202enot\u202c run\x07 on\u2028Friday.\u200b"

    assert translate(["渡轮周五停航。"], PhraseBook({"渡轮周五停航。": reply}))[0].text == BOOK["渡轮周五停航。"]


def test_a_translator_that_keeps_no_count_gives_nothing() -> None:
    """Two replies for three texts: nobody knows which is whose."""

    class Short(PhraseBook):
        def translate(self, texts, source, target):  # type: ignore[no-untyped-def]
            return super().translate(texts, source, target)[:-1]

    found = translate(list(BOOK)[:3], Short(BOOK))

    assert [one.failure for one in found] == ["answered 2 translations for 3 texts"] * 3


def test_doubts_are_flagged() -> None:
    """A translation that lost a number is shown with the reason to compare, in both languages."""
    found = translate(["渡轮载客320人。"], PhraseBook({"渡轮载客320人。": "The ferry carries 230 people."}))

    assert [flag.kind for flag in found[0].flags] == ["number"]
    assert found[0].flags[0].says == {
        "zh-Hans": "译文中没有数字“320”",
        "en": 'the number "320" is not in the translation',
    }


def test_names_can_be_hidden_and_come_back_in_their_form() -> None:
    """With marks, the engine cannot render the name otherwise."""
    book = PhraseBook({"ZQ0QZ报道说，新桥已经通车。": "ZQ0QZ reported that the new bridge is open."})
    job = Job(translator=book, names={"澜江社": "Lanjiang News Agency"}, masks=True)

    found = translate_texts(["澜江社报道说，新桥已经通车。"], "zh-Hans", "en", job)

    assert found[0].text == "Lanjiang News Agency reported that the new bridge is open."
    assert found[0].flags == ()


@pytest.mark.parametrize(
    "damaged", ["It reported that the bridge is open.", "ZQ1QZ reported it.", "ZQ 0 Z reported it."]
)
def test_a_damaged_mark_costs_the_mark_and_not_the_translation(damaged: str) -> None:
    """Where an engine ate a mark, the text is translated again with its names, and the name is looked for."""
    whole = "澜江社报道说，新桥已经通车。"
    book = PhraseBook(
        {"ZQ0QZ报道说，新桥已经通车。": damaged, whole: "The Lancang agency reported that the bridge is open."}
    )
    job = Job(translator=book, names={"澜江社": "Lanjiang News Agency"}, masks=True)

    found = translate_texts([whole], "zh-Hans", "en", job)

    assert found[0].text == "The Lancang agency reported that the bridge is open."
    assert [flag.kind for flag in found[0].flags] == ["name"]


def test_an_estimate_asks_nobody_and_counts_what_is_not_known(memory: FileMemory) -> None:
    """Characters and requests of what would be sent; what is remembered costs nothing."""
    book = PhraseBook(BOOK)
    job = Job(translator=book, memory=memory)
    before = estimate_texts([*BOOK, *BOOK], "zh-Hans", "en", job)
    translate(["渡轮周五停航。"], book, memory)
    after = estimate_texts(list(BOOK), "zh-Hans", "en", job)

    assert (before.texts, before.known, before.characters, before.requests) == (4, 0, sum(map(len, BOOK)), 2)
    assert (after.known, after.characters, after.requests) == (1, sum(map(len, BOOK)) - 7, 1)
    assert before.price(20.0) == pytest.approx(before.characters * 0.00002)
    assert len(book.asked) == 1


def test_what_was_translated_is_found_when_the_engine_is_gone(tmp_path: Path, memory: FileMemory) -> None:
    """A model that was deleted, a key that is no longer there: its translations still stand under its name."""
    pytest.importorskip("ctranslate2")
    from tests.translation.tiny_models import ENGLISH, make_opus_model

    folder = make_opus_model(tmp_path / "opus-mt-zh-en", ENGLISH)
    spec = TranslatorSpec(engine="ctranslate2", model=str(folder), threads=1)
    job = Job(translator=open_or_recall(spec, memory), memory=memory)
    before = translate_texts(["渡轮周五停航。"], "zh-Hans", "en", job)
    (folder / "model.bin").unlink()

    gone = Job(translator=open_or_recall(spec, memory), memory=memory)
    after = translate_texts(["渡轮周五停航。", "新桥已经通车。"], "zh-Hans", "en", gone)

    assert after[0] == before[0]
    assert after[0].text == ENGLISH
    assert "no CTranslate2 model there" in after[1].failure


def test_a_damaged_line_of_the_memory_is_passed_over(memory: FileMemory) -> None:
    """A file that was cut off by a full disk loses its last line and nothing else."""
    book = PhraseBook(BOOK)
    translate(["渡轮周五停航。", "新桥已经通车。"], book, memory)
    lines = memory.path.read_bytes().splitlines(keepends=True)
    memory.path.write_bytes(b"".join([lines[0], b"\xff\xfe{]\n", b"[1]\n", lines[1][:30]]))

    found = translate(["渡轮周五停航。", "新桥已经通车。"], book, memory)

    assert [one.text for one in found] == [BOOK["渡轮周五停航。"], BOOK["新桥已经通车。"]]
    assert book.asked[1:] == [("新桥已经通车。",)]


@given(texts=st.lists(st.text(min_size=1, max_size=30), max_size=8), reply=st.text(max_size=60))
def test_there_is_a_result_for_every_text_whatever_comes_back(texts: list[str], reply: str) -> None:
    """Any text, any reply: as many results as texts, each a text or a reason, in one line."""

    class Echo(PhraseBook):
        def translate(self, texts, source, target):  # type: ignore[no-untyped-def]
            return tuple(reply for _ in texts)

    found = translate(texts, Echo())

    assert len(found) == len(texts)
    assert all(bool(one.text) != bool(one.failure) and "\n" not in one.text for one in found)


def test_a_later_entry_takes_the_place_of_an_earlier_one(memory: FileMemory) -> None:
    """The file is only ever added to; the last line of a key counts."""
    memory.remember([Remembered(key="k", text=None, reason="away")])
    memory.remember([Remembered(key="k", text="The bridge.")])

    assert memory.recall(["k", "other"]) == {"k": Remembered(key="k", text="The bridge.")}
