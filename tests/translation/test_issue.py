"""From the settings to the page: a briefing whose sentences were translated by machine, in every format."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from digest.archive import open_archive
from digest.config import Settings, load_settings
from digest.deliver import Envelope, compose_message, narrow_briefing
from digest.errors import SettingsError
from digest.model import Briefing
from digest.pipeline import build_briefing, write_briefing
from digest.publishing import World, publish, rebuild
from digest.translating import FILE_NAME, Outside, file_memory, translate_issue
from tests.conftest import Run
from tests.publishing.conftest import moment
from tests.translation.conftest import FakeService, Reply

ARTICLE = (
    "云汀渡轮新线开航\n\n"
    "云汀日报11月19日讯　云汀渡轮公司19日开通前往石屿的新航线，首日运送旅客3500人次。\n\n"
    "公司经理陆望舒说，新航线不会提高票价，单程票价仍为12元。\n\n"
    "石屿居民表示，过去到市区要绕行40公里，现在只需25分钟。\n"
)
ENGLISH = (
    "Harbour light restored\n\n"
    "The harbour office said on Tuesday that the old light at Shiyu had been restored after four years of work.\n\n"
    "The repair cost 2.5 million yuan and was paid for by the fishermen of the island, the office said.\n"
)
WEATHER = (
    "海雾将持续三天\n\n"
    "气象台预计，云汀沿海的海雾将持续三天，能见度不足200米。\n\n"
    "渔业部门提醒小型渔船暂缓出海，已有40艘船回港避雾。\n"
)
DAY = date(2026, 11, 20)


def make_project(folder: Path, translation: str, *, languages: str = '["zh-Hans", "zh-Hant-TW", "en"]') -> Path:
    """A project with one article and the ``[translation]`` of the test."""
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "ferry.txt").write_text(ARTICLE, encoding="utf-8")
    path = folder / "digest.toml"
    path.write_text(
        f'languages = {languages}\n[output]\nformats = ["md"]\n'
        f'[[sources]]\nname = "文稿"\npath = "articles/"\n[translation]\n{translation}\n',
        encoding="utf-8",
    )
    return path


def build(path: Path, environment: Mapping[str, str] | None = None) -> tuple[Briefing, Settings]:
    """Build the issue of the day, with the file as memory."""
    settings = load_settings(path)
    outside = Outside(environment=environment or {}, memory=file_memory(settings), sleep=lambda _: None)
    return translate_issue(build_briefing(settings, day=DAY), settings, outside), settings


@pytest.fixture
def libre(service: FakeService) -> str:
    """The ``[translation]`` of a LibreTranslate server on this machine."""
    service.say = lambda text: f"This English sentence stands for {len(text)} characters of the Chinese original text."
    return f'engine = "libretranslate"\nurl = "{service.url}"\n'


def test_a_translation_stands_beside_the_original_and_not_among_the_quotations(tmp_path: Path, libre: str) -> None:
    """The verbatim texts are what they were; the machine's words are apart, with the engine's name."""
    path = make_project(tmp_path, libre)
    plain = build_briefing(load_settings(path), day=DAY)
    briefing, _ = build(path)

    item = briefing.items[0]
    assert [quotation.texts for quotation in item.quotations] == [one.texts for one in plain.items[0].quotations]
    assert all("en" not in quotation.texts for quotation in item.quotations)
    assert {one.translations["en"].translator for one in item.quotations} == {"LibreTranslate"}
    assert item.translations["en"].text.startswith("This English sentence")


def test_a_lost_number_is_flagged_in_every_language_of_the_issue(tmp_path: Path, libre: str) -> None:
    """The reader of each column is told in its language."""
    briefing, _ = build(make_project(tmp_path, libre))
    flags = [flag for quotation in briefing.items[0].quotations for flag in quotation.translations["en"].flags]

    assert "number" in {flag.kind for flag in flags}
    assert all(set(flag.says) == {"zh-Hans", "zh-Hant-TW", "en"} for flag in flags)


def test_english_goes_into_each_chinese_edition(tmp_path: Path, service: FakeService) -> None:
    """An English article is translated once, and converted into the other script."""
    service.say = lambda text: (
        f"渔民出资修复了这座灯塔，译文对应原文{len(text)}个字符，历时四年，周二完工，耗资250万元。"
    )
    path = make_project(
        tmp_path, f'engine = "libretranslate"\nurl = "{service.url}"', languages='["zh-Hans", "zh-Hant-TW"]'
    )
    (tmp_path / "articles" / "ferry.txt").unlink()
    (tmp_path / "articles" / "light.txt").write_text(ENGLISH, encoding="utf-8")

    briefing, _ = build(path)
    quotation = briefing.items[0].quotations[0]

    assert quotation.texts == {"en": quotation.text}
    assert "渔民出资修复" in quotation.translations["zh-Hans"].text
    assert "漁民出資修復" in quotation.translations["zh-Hant-TW"].text
    assert len({text for texts in service.sentences for text in texts}) == sum(map(len, service.sentences))


FORMATS = ("md", "html", "txt", "epub", "json")


def read_format(briefing: Briefing, folder: Path, name: str) -> str:
    """The text of a format, the pages of an EPUB together."""
    import zipfile

    written = write_briefing(briefing, folder, (name,))
    assert written.failures == ()
    if name != "epub":
        return written.files[0].read_text(encoding="utf-8")
    with zipfile.ZipFile(written.files[0]) as book:
        return "\n".join(book.read(entry).decode() for entry in book.namelist() if entry.endswith("xhtml"))


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_marks_the_machine_and_its_doubts(name: str, tmp_path: Path, libre: str) -> None:
    """Translation, engine, doubts and the original stand in each format, and the colophon names the engine."""
    briefing, _ = build(make_project(tmp_path, libre))
    page = read_format(briefing, tmp_path / "issue", name)

    assert "This English sentence stands for" in page
    assert "LibreTranslate" in page
    assert "not in the translation" in page
    assert "首日运送旅客3500人次" in page
    assert "机器翻译：LibreTranslate" in page
    if name != "json":
        assert "Machine translation" in page


def test_the_contents_mark_the_machine_as_well(tmp_path: Path, libre: str) -> None:
    """A translated title in the table of contents says that it is one."""
    path = make_project(tmp_path, libre)
    (path.parent / "articles" / "light.txt").write_text(ENGLISH, encoding="utf-8")
    (path.parent / "articles" / "weather.txt").write_text(WEATHER, encoding="utf-8")
    briefing, _ = build(path)
    page = read_format(briefing, tmp_path / "issue", "html")
    contents = page[page.index('<nav class="contents"') : page.index("</nav>")]

    assert contents.count('class="machine"') == contents.count("〔机器翻译〕") + contents.count("〔機器翻譯〕") + 2
    assert contents.count("〔Machine translation〕") == 2


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_missing_is_shown_as_missing(name: str, tmp_path: Path, service: FakeService) -> None:
    """A service that fails leaves a mark with its reason in the place of each translation, and the issue goes out."""
    service.replies = [Reply("gone", status=403)] * 50
    briefing, _ = build(make_project(tmp_path, f'engine = "libretranslate"\nurl = "{service.url}"'))
    page = read_format(briefing, tmp_path / "issue", name)

    assert "does not accept the key (403)" in page
    assert "首日运送旅客3500人次" in page
    if name != "json":
        assert "No translation" in page


def test_hostile_words_of_a_machine_stay_words(tmp_path: Path, service: FakeService) -> None:
    """Markup, scripts and turned letters in a reply are text in a page, or gone."""
    service.say = lambda _: "The <script>alert(1)</script> ferry\u202e & <img src=x onerror=y> will sail on time today."
    briefing, _ = build(make_project(tmp_path, f'engine = "libretranslate"\nurl = "{service.url}"'))
    page = read_format(briefing, tmp_path / "issue", "html")

    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;alert" in page
    assert "\u202e" not in page
    assert "leftover" in {flag.kind for flag in briefing.items[0].translations["en"].flags}


def test_a_pdf_can_be_made_of_it(tmp_path: Path, libre: str) -> None:
    """The print edition carries translations as well."""
    briefing, _ = build(make_project(tmp_path, libre))

    written = write_briefing(briefing, tmp_path / "issue", ("pdf",))

    assert written.failures == ()


def test_without_an_engine_nothing_changes(tmp_path: Path) -> None:
    """Translation is off by default, and leaves no file."""
    path = make_project(tmp_path, "")
    settings = load_settings(path)
    plain = build_briefing(settings, day=DAY)

    assert build(path)[0] == plain
    assert not (tmp_path / "out" / FILE_NAME).exists()


def test_a_second_build_asks_nobody(tmp_path: Path, libre: str, service: FakeService) -> None:
    """What was translated for one issue is not paid for again in the next, and the issue is the same."""
    path = make_project(tmp_path, libre)
    first, _ = build(path)
    asked = len(service.asked)
    second, _ = build(path)

    assert first == second
    assert len(service.asked) == asked


def test_the_remote_machine_is_named(tmp_path: Path) -> None:
    """Texts go away only by permission, and the colophon says where."""
    remote = 'engine = "libretranslate"\nurl = "https://translate.invalid"\ntries = 1\n'
    with pytest.raises(SettingsError, match="allow_remote = true"):
        load_settings(make_project(tmp_path / "refused", remote))

    briefing, _ = build(make_project(tmp_path / "allowed", remote + "allow_remote = true"))

    assert "texts were sent to translate.invalid" in briefing.colophon[0]["en"]


@pytest.mark.parametrize(
    ("translation", "said"),
    [
        ('engine = "babelfish"', 'unknown engine "babelfish"'),
        ('engine = "ctranslate2"', "needs model"),
        ('engine = "openai"\nurl = "http://127.0.0.1/v1"', "name of the model"),
        ('engine = "deepl"', "allow_remote = true"),
        ('engine = "command"\ncommand = ["x"]\ntries = 0', "too small"),
        ('engine = "command"\nkey = "1234"', 'unknown setting "key"'),
    ],
)
def test_a_mistake_in_the_settings_is_named_by_its_line(translation: str, said: str, tmp_path: Path) -> None:
    """The table is checked before anything is read."""
    with pytest.raises(SettingsError, match=r"digest\.toml:\d+: ") as mistake:
        load_settings(make_project(tmp_path, translation))

    assert said in str(mistake.value)


# ------------------------------------------------------------------------------------------- publish and rebuild
def test_an_issue_is_made_again_byte_for_byte_when_the_engine_is_gone(
    tmp_path: Path, libre: str, service: FakeService
) -> None:
    """The archive keeps what was translated, and what was not, so that nothing has to answer later."""
    path = make_project(tmp_path, libre)
    archive = open_archive(tmp_path / "digest.sqlite")
    world, settings = World(environment={}, sleep=lambda _: None), load_settings(path)
    service.replies = [Reply('[{"code": "en"}, {"code": "zh"}]'), Reply("busy", status=400)]
    first = publish(settings, archive, moment("2026-11-20 10:00"), day=DAY, world=world)
    before = {file.name: file.read_bytes() for file in first.issues[0].files}

    asked = len(service.asked)
    service.replies = [Reply("down", status=503)] * 99
    again = rebuild(settings, archive, DAY, moment("2026-11-21 10:00"), world=world)
    archive.close()

    assert {file.name: file.read_bytes() for file in again.files} == before
    assert b"This English sentence" in before["briefing.md"]
    assert asked > 2


def test_a_key_that_is_not_there_does_not_stop_the_issue(tmp_path: Path, service: FakeService) -> None:
    """The issue goes out with its translations missing, and says which variable lacks."""
    path = make_project(tmp_path, f'engine = "deepl"\nurl = "{service.url}"\nkey_env = "DIGEST_TEST_KEY"')

    without, _ = build(path, environment={})
    with_key, _ = build(path, environment={"DIGEST_TEST_KEY": "abc:fx"})

    assert "DIGEST_TEST_KEY is not set" in without.items[0].translations["en"].failure
    assert with_key.items[0].translations["en"].text


def test_a_key_in_a_file_is_read_where_only_its_owner_can(tmp_path: Path, service: FakeService) -> None:
    """A key that others can read is refused, with the remedy; the path is taken from digest.toml."""
    path = make_project(tmp_path, f'engine = "deepl"\nurl = "{service.url}"\nkey_file = "deepl.key"')
    key = tmp_path / "deepl.key"
    key.write_text("file-key:fx\n", encoding="utf-8")
    key.chmod(0o644)
    open_to_all, _ = build(path)
    key.chmod(0o600)
    private, _ = build(path)

    assert "chmod 600" in open_to_all.items[0].translations["en"].failure
    assert private.items[0].translations["en"].text
    assert service.asked[0].headers["authorization"] == "DeepL-Auth-Key file-key:fx"


def test_names_of_the_glossary_are_asked_of_every_translation(tmp_path: Path, libre: str) -> None:
    """What [glossary] says in either script is looked for, and silenced names are not."""
    path = make_project(tmp_path, libre)
    path.write_text(path.read_text(encoding="utf-8") + '[glossary]\n"石嶼" = "Shiyu"\n', encoding="utf-8")

    flags = build(path)[0].items[0].quotations[0].translations["en"].flags

    assert [flag.says["en"] for flag in flags if flag.kind == "name"] == [
        'the agreed name for "石屿" is not in the translation'
    ]


# ------------------------------------------------------------------------------------------------------ the mail
def test_a_mail_marks_the_machine_and_keeps_the_original(tmp_path: Path, libre: str) -> None:
    """A reader of English alone gets the Chinese sentence, the translation with its engine, and the colophon."""
    briefing, _ = build(make_project(tmp_path, libre))
    edition = narrow_briefing(briefing, ("en",))
    envelope = Envelope(
        sender="desk@example.org", to="li@example.org", message_id="<1@example.org>", date=moment("2026-11-20 08:00")
    )
    message = compose_message(edition, envelope, {})
    bodies = [part.get_content() for part in message.walk() if part.get_content_maintype() == "text"]

    assert len(bodies) == 2
    for body in bodies:
        assert "Machine translation · LibreTranslate" in body
        assert "首日运送旅客3500人次" in body
        assert "Machine translation: LibreTranslate." in body
        assert "机器翻译" not in body


def test_readers_of_chinese_alone_get_no_english(tmp_path: Path, libre: str) -> None:
    """A translation goes to the readers of its language."""
    briefing, _ = build(make_project(tmp_path, libre))
    edition = narrow_briefing(briefing, ("zh-Hans",))

    assert all(one.translations == {} for one in edition.items[0].quotations)
    assert edition.items[0].translations == {}


# ------------------------------------------------------------------------------------------------- the commands
def test_the_price_is_known_before_anyone_is_asked(
    tmp_path: Path, libre: str, service: FakeService, digest: Run
) -> None:
    """--dry-run counts characters and requests and multiplies; nothing is sent or written."""
    path = make_project(tmp_path, libre + "price_per_million = 20.0\ncurrency = 'EUR'")

    built = digest("build", "--dry-run", "--config", path)
    published = digest("publish", "--dry-run", "--no-collect", "--config", path)
    as_json = json.loads(digest("build", "--dry-run", "--json", "--config", path).out)

    assert "EUR" in built.out
    assert "requests" in built.out
    assert published.code == 0
    assert as_json["translation"]["price"] == pytest.approx(as_json["translation"]["characters"] * 20e-6, abs=1e-5)
    assert service.sentences == []
    assert not (tmp_path / "out").exists()


def test_an_engine_can_be_tried_by_hand(tmp_path: Path, digest: Run) -> None:
    """`digest translate` shows each sentence, its translation and what is doubtful."""
    code = (
        "import json, sys\nfor line in sys.stdin:\n    row = json.loads(line)\n"
        "    print(json.dumps({'id': row['id'], 'translation': 'The ferry does not sail in strong wind.'}))\n"
    )
    (tmp_path / "translate.py").write_text(code, encoding="utf-8")
    words = json.dumps([sys.executable, str(tmp_path / "translate.py")])
    path = make_project(tmp_path / "project", f'engine = "command"\ncommand = {words}')
    text = tmp_path / "text.txt"
    text.write_text("大风天渡轮停航。\n昨天有320人滞留。\n", encoding="utf-8")

    shown = digest("translate", text, "--config", path)
    as_json = json.loads(digest("translate", text, "--config", path, "--json").out)

    assert shown.code == 0
    assert "The ferry does not sail in strong wind." in shown.out
    assert '! number: the number "320" is not in the translation' in shown.out
    assert [one["translator"] for one in as_json] == [Path(sys.executable).name] * 2


def test_translate_without_an_engine_says_what_to_do(tmp_path: Path, digest: Run) -> None:
    """The remedy names the table."""
    path = make_project(tmp_path, "")

    ended = digest("translate", tmp_path / "articles" / "ferry.txt", "--config", path)

    assert ended.code == 2
    assert "no engine in [translation]" in ended.err


def test_the_doctor_asks_the_engine(tmp_path: Path, libre: str, service: FakeService, digest: Run) -> None:
    """Whether it answers is said with its name, at no cost."""
    path = make_project(tmp_path, libre)

    well = digest("doctor", "--config", path)
    service.replies = [Reply("no", status=404)] * 9
    ill = digest("doctor", "--config", path)

    assert "translator: libretranslate, LibreTranslate: answers; it has Chinese and English" in well.out
    assert "not at this address (404)" in ill.out
    assert service.sentences == []


def test_status_names_the_engine(tmp_path: Path, libre: str, digest: Run) -> None:
    """How many translations are kept stands beside it."""
    path = make_project(tmp_path, libre)
    digest("publish", "--date", "2026-11-20", "--config", path)

    assert "translator   libretranslate, " in digest("status", "--config", path).out


def test_the_environment_is_where_the_commands_find_the_key(
    tmp_path: Path, service: FakeService, digest: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The key is read from the variable that the settings name, and is in no output."""
    monkeypatch.setitem(os.environ, "DIGEST_TEST_KEY", "secret-key:fx")
    path = make_project(tmp_path, f'engine = "deepl"\nurl = "{service.url}"\nkey_env = "DIGEST_TEST_KEY"')

    ended = digest("build", "--config", path, "--json")

    assert service.asked[0].headers["authorization"] == "DeepL-Auth-Key secret-key:fx"
    assert "secret-key" not in ended.out + ended.err
