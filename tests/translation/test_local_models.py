"""Models in a folder: real files of CTranslate2 and SentencePiece, tiny ones made here."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from digest.errors import TranslationError
from digest.translation import Failure, Translator, TranslatorSpec, open_translator

pytest.importorskip("ctranslate2")
pytest.importorskip("sentencepiece")

from tests.translation.conftest import Waits
from tests.translation.tiny_models import CHINESE, ENGLISH, make_nllb_model, make_opus_model


@pytest.fixture(scope="module")
def opus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model from Chinese to English in the form of OPUS-MT."""
    return make_opus_model(tmp_path_factory.mktemp("models") / "opus-mt-zh-en", ENGLISH)


@pytest.fixture(scope="module")
def nllb(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model in the form of NLLB, which is told the language by a token."""
    return make_nllb_model(tmp_path_factory.mktemp("models") / "nllb-200-tiny")


def local(model: str | dict[str, str]) -> Translator:
    """The translator of a folder."""
    return open_translator(TranslatorSpec(engine="ctranslate2", model=model, threads=1))


def test_an_opus_model_translates(opus: Path) -> None:
    """The text goes through source.spm, the model and target.spm, and comes back as a sentence with its spaces."""
    translator = local(str(opus))

    assert translator.translate(["渡轮星期五不开。", "你好"], "zh-Hans", "en") == (ENGLISH, ENGLISH)
    assert (translator.name, translator.remote) == ("opus-mt-zh-en", False)


def test_an_nllb_model_is_told_the_language(nllb: Path) -> None:
    """The target's token decides which language comes out, and does not stand in the text."""
    translator = local(str(nllb))

    assert translator.translate(["渡轮星期五不开。"], "zh-Hans", "en") == (ENGLISH,)
    assert translator.translate(["The ferry"], "en", "zh-Hans") == (CHINESE,)


def test_a_folder_for_each_direction(opus: Path, tmp_path: Path) -> None:
    """OPUS-MT has a model for each direction; one that is not there is a failure of its texts alone."""
    back = make_opus_model(tmp_path / "opus-mt-en-zh", CHINESE)

    both, one = local({"zh-en": str(opus), "en-zh": str(back)}), local({"zh-en": str(opus)})

    assert both.translate(["渡轮"], "zh-Hans", "en") == (ENGLISH,)
    assert both.translate(["Ferry"], "en", "zh-Hans") == (CHINESE,)
    assert one.translate(["Ferry"], "en", "zh-Hans") == (Failure("no model for en-zh in [translation]", passing=False),)


def test_what_the_model_cannot_read_fails_alone(opus: Path) -> None:
    """A sentence beyond the model's positions would be cut without a word; it fails, and its neighbours do not."""
    found = local(str(opus)).translate(["渡轮", "渡轮星期五不开。" * 90, "", "你好"], "zh-Hans", "en")

    assert [isinstance(one, Failure) for one in found] == [False, True, True, False]


def test_the_version_is_that_of_the_files(opus: Path, tmp_path: Path) -> None:
    """Other weights are another version, the same files under another path are not."""
    copy, other = tmp_path / "copy", tmp_path / "other"
    shutil.copytree(opus, copy)
    shutil.copytree(opus, other)
    weights = bytearray((other / "model.bin").read_bytes())
    weights[-1] ^= 1
    (other / "model.bin").write_bytes(weights)

    assert local(str(copy)).version == local(str(opus)).version != local(str(other)).version


def test_a_damaged_model_is_a_failure(opus: Path, tmp_path: Path) -> None:
    """A model that cannot be loaded is said in one line for each text, and nothing is raised."""
    broken = tmp_path / "broken"
    shutil.copytree(opus, broken)
    (broken / "model.bin").write_bytes(b"no weights at all")

    found = local(str(broken)).translate(["渡轮", "你好"], "zh-Hans", "en")

    assert all(isinstance(one, Failure) and "cannot be used" in one.reason for one in found)
    assert isinstance(local(str(broken)).probe(), Failure)


@pytest.mark.parametrize("name", ["model.bin", "source.spm"])
def test_a_folder_that_lacks_a_file_says_which(name: str, opus: Path, tmp_path: Path) -> None:
    """The remedy names what belongs into the folder."""
    folder = tmp_path / "lacking"
    shutil.copytree(opus, folder)
    (folder / name).unlink()
    if name == "source.spm":
        (folder / "target.spm").unlink()
        found = local(str(folder)).translate(["渡轮"], "zh-Hans", "en")[0]
        assert isinstance(found, Failure)
        assert "SentencePiece" in found.reason
    else:
        with pytest.raises(TranslationError, match=r"model\.bin"):
            local(str(folder))


def test_a_direction_that_is_none_is_named(opus: Path) -> None:
    """zh-en and en-zh are the directions."""
    with pytest.raises(TranslationError, match='"zh-fr" is no direction'):
        local({"zh-fr": str(opus)})


def test_the_deadline_holds_for_a_slow_model_too(opus: Path) -> None:
    """No batch is begun after the time of the run is up."""
    waits = Waits()
    translator = open_translator(
        TranslatorSpec(engine="ctranslate2", model=str(opus), threads=1, patience=waits.patience(deadline=100))
    )
    first = translator.translate(["渡轮"], "zh-Hans", "en")
    waits.now = 101.0
    second = translator.translate(["渡轮"], "zh-Hans", "en")

    assert first == (ENGLISH,)
    assert second == (Failure("not finished within 100 seconds; given up", whole=True),)


def test_a_model_of_the_older_kind_is_told_the_language_its_way(tmp_path: Path) -> None:
    """M2M-100 calls English __en__; the token does not stand in the text."""
    translator = local(str(make_nllb_model(tmp_path / "m2m-100-tiny", tokens=("__zh__", "__en__"))))

    assert translator.translate(["渡轮星期五不开。"], "zh-Hans", "en") == (ENGLISH,)
