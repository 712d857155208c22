"""digest.toml: what it may say, and how a mistake in it is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.config import Settings, load_settings, override
from digest.errors import SettingsError, UsageError

MISTAKES = {
    "unknown setting": (
        "[summary]\nsentance = 3\n",
        ':2: unknown setting "sentance"; did you mean "sentences"?',
    ),
    "unknown table": (
        'title = "x"\n\n[outputs]\ndirectory = "out"\n',
        ':3: unknown setting "outputs"; did you mean "output"?',
    ),
    "unknown setting of the second source": (
        '[[sources]]\nname = "a"\npath = "a"\n[[sources]]\nname = "b"\npath = "b"\nnmae = "c"\n',
        ':7: unknown setting "nmae"; did you mean "name"?',
    ),
    "wrong type": ('title = "x"\n[summary]\nsentences = "three"\n', ":3: sentences: expected `int`, got `str`"),
    "too small": ("[summary]\nsentences = 0\n", ":2: sentences: 0 is too small; at least 1"),
    "unknown language": (
        'languages = ["zh-Hans", "zh-Hnat"]\n',
        ':1: unknown language "zh-Hnat"; did you mean "zh-Hant"?',
    ),
    "unknown format": ('[output]\nformats = ["md", "pfd"]\n', ':2: unknown format "pfd"; did you mean "pdf"?'),
    "unknown zone": (
        '\ntimezone = "Asia/Shanghi"\n',
        ':2: unknown time zone "Asia/Shanghi"; did you mean "Asia/Shanghai"?',
    ),
    "unknown paper": ('[output]\ndirectory = "o"\npaper = "a5"\n', "unknown paper"),
    "a language twice": (
        'languages = ["zh-Hans", "zh-Hant", "zh-Hans"]\n',
        ':1: "zh-Hans" stands there twice; name each language once',
    ),
    "no format": ("[output]\nformats = []\n", ":2: formats: no format; name at least one"),
    "no address": ('[output]\naddress = "news"\n', ':2: address: "news" is no address'),
    "no confidence": ("[reading]\nmin_confidence = 50\n", ":2: min_confidence: 50 is not from 0 to 1"),
    "an empty heading": (
        '[[sections]]\nname = " "\nwords = ["a"]\n',
        ":2: name: empty; a section stands under its name",
    ),
    "a section for nothing": (
        '[[sections]]\nname = "a"\n',
        ':2: no story would stand in "a"; give it words or sources',
    ),
    "half a span of days": ('[publish]\non = "mon-"\n', ':2: "mon-" names no days'),
    "days of age": ("[publish]\nmax_age_days = -1\n", ":2: max_age_days: -1 is too small; at least 0"),
    "days to keep": ("[archive]\nkeep_days = 0\n", ":2: keep_days: 0 is too small; at least 1"),
    "no port": ("[smtp]\nport = 70000\n", ":2: port: 70000 is no port; 65535 is the last"),
    "no sender": ('[smtp]\nsender = "the desk"\n', ':2: "the desk" is no mail address; write it as desk@example.org'),
    "no reader": (
        '[smtp]\nsender = "Desk <desk@example.org>"\n[[deliver]]\nmail = ["li@example.org", "wang"]\n',
        ':4: "wang" is no mail address',
    ),
    "no attachment": ('[[deliver]]\nfolder = "o"\nattach = ["doc"]\n', ':3: unknown format "doc"'),
    "no keeper": ('[keeper]\nmail = "me"\n', ':2: "me" is no mail address'),
    "one of few values": ('[publish]\nupdates = "show"\n', ':2: unknown updates "show"; known: mark, ignore'),
    "one of few values, nearly": (
        '[smtp]\ntls = "start-tls"\n',
        ':2: unknown tls "start-tls"; did you mean "starttls"?',
    ),
    "malformed": ('title = "x"\nlanguages = ["zh-Hans"\n[summary]\n', ":3: not TOML"),
    "cut off": ('title = "x"\nlanguages = [', ":2: not TOML"),
}


@pytest.mark.parametrize(("text", "expected"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_named_by_file_line_and_remedy(tmp_path: Path, text: str, expected: str) -> None:
    """A wrong digest.toml says in one line what is wrong where, and what was probably meant."""
    path = tmp_path / "digest.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as error:
        load_settings(path)
    message = str(error.value)
    assert message.startswith(str(path))
    assert expected in message
    assert "\n" not in message


def test_an_empty_file_gives_the_defaults(tmp_path: Path) -> None:
    """Every setting has a default."""
    path = tmp_path / "digest.toml"
    path.touch()
    settings = load_settings(path)
    assert settings.languages == Settings().languages
    assert settings.summary == Settings().summary


def test_paths_are_taken_from_the_folder_of_the_file(tmp_path: Path) -> None:
    """A project gives the same issue from wherever it is built."""
    path = tmp_path / "digest.toml"
    path.write_text('[[sources]]\nname = "A"\npath = "articles"\n[output]\ndirectory = "issues"\n')
    settings = load_settings(path)
    assert settings.sources[0].path == str(tmp_path / "articles")
    assert settings.output.directory == str(tmp_path / "issues")


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    """Editors on Windows write one."""
    path = tmp_path / "digest.toml"
    path.write_text('title = "简报"\n', encoding="utf-8-sig")
    assert load_settings(path).title == "简报"


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    """A digest.toml saved as GBK cannot be guessed at."""
    path = tmp_path / "digest.toml"
    path.write_bytes('title = "简报"\n'.encode("gbk"))
    with pytest.raises(SettingsError, match="not UTF-8"):
        load_settings(path)


def test_the_command_line_outranks_the_file() -> None:
    """An option replaces the setting, and only that one."""
    settings = override(Settings(title="x"), languages="zh-Hant-TW, en", sentences=5)
    assert settings.languages == ("zh-Hant-TW", "en")
    assert settings.summary.sentences == 5
    assert settings.title == "x"


def test_a_wrong_option_is_named_as_the_option() -> None:
    """Somebody who typed --formats is not told of $.output.formats."""
    with pytest.raises(UsageError, match=r'^--formats: unknown format "docx"'):
        override(Settings(), formats="docx")
