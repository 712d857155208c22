"""The engines that are asked over the network: each wire format, and everything that can come back instead."""

from __future__ import annotations

import asyncio
import gzip
import json

import pytest

from digest.errors import TranslationError
from digest.translation import Failure, TranslatorSpec, is_remote, open_translator
from tests.translation.conftest import FakeService, Reply, Waits, open_engine

ENGINES = ("libretranslate", "deepl", "openai")
each_engine = pytest.mark.parametrize("engine", ENGINES)


def reasons(results: object) -> list[str]:
    """The reasons of failures; a translation is none."""
    assert isinstance(results, tuple)
    return [one.reason if isinstance(one, Failure) else "" for one in results]


@each_engine
def test_each_text_gets_its_translation(engine: str, service: FakeService, waits: Waits) -> None:
    """The translations come in the order of the texts, whatever the wire format."""
    service.say = lambda text: f"There are {len(text)} characters in the text."
    texts = ["渡轮停航。", "新桥今日通车。"]

    found = open_engine(engine, service, waits.patience()).translate(texts, "zh-Hans", "en")

    assert found == ("There are 5 characters in the text.", "There are 7 characters in the text.")


def test_deepl_is_asked_as_its_documentation_says(service: FakeService, waits: Waits) -> None:
    """The key goes in a header, texts and language codes in JSON."""
    open_engine("deepl", service, waits.patience()).translate(["你好"], "zh-Hans", "en")
    asked = service.asked[0]

    assert asked.headers["authorization"] == "DeepL-Auth-Key secret-key:fx"
    assert {name: asked.body[name] for name in ("text", "source_lang", "target_lang")} == {
        "text": ["你好"],
        "source_lang": "ZH",
        "target_lang": "EN-US",
    }


def test_libretranslate_is_asked_in_the_code_that_it_has_for_chinese(service: FakeService, waits: Waits) -> None:
    """Older servers say zh, newer ones zh-Hans: the server's own list decides, and is asked for once."""
    newer = Reply(json.dumps([{"code": "zh-Hans"}, {"code": "zh-Hant"}, {"code": "en"}]))
    old, new = (
        open_engine("libretranslate", service, waits.patience()),
        open_engine("libretranslate", service, waits.patience()),
    )

    old.translate(["你好"], "zh-Hans", "en")
    service.replies = [newer]
    new.translate(["Hello"], "en", "zh-Hans")
    new.translate(["Hello again"], "en", "zh-Hans")

    asked = [(one.body["source"], one.body["target"]) for one in service.asked if one.path == "/translate"]
    assert asked == [("zh", "en"), ("en", "zh-Hans"), ("en", "zh-Hans")]
    assert [one.path for one in service.asked].count("/languages") == 2


def test_a_chat_model_gets_the_texts_as_data(service: FakeService, waits: Waits) -> None:
    """The instruction stands apart; the articles' words come as a JSON array and nowhere else."""
    open_engine("openai", service, waits.patience()).translate(["渡轮停航。"], "zh-Hans", "en")
    system, user = service.asked[0].body["messages"]

    assert service.asked[0].headers["authorization"] == "Bearer secret-key:fx"
    assert (system["role"], user["role"]) == ("system", "user")
    assert "渡轮" not in system["content"]
    assert json.loads(user["content"]) == {"texts": ["渡轮停航。"]}


@pytest.mark.parametrize(
    ("engine", "texts", "most"), [("deepl", 120, 50), ("libretranslate", 60, 25), ("openai", 30, 12)]
)
def test_many_texts_go_in_requests_that_the_service_takes(
    engine: str, texts: int, most: int, service: FakeService, waits: Waits
) -> None:
    """No request holds more texts than the service allows, and none is lost or asked for twice."""
    sent = [f"第{number}艘渡轮。" for number in range(texts)]

    found = open_engine(engine, service, waits.patience()).translate(sent, "zh-Hans", "en")

    assert max(map(len, service.sentences)) <= most
    assert [text for batch in service.sentences for text in batch] == sent
    assert len(found) == texts
    assert reasons(found) == [""] * texts


@each_engine
@pytest.mark.parametrize("status", [429, 500, 502, 503, 529])
def test_what_may_pass_is_asked_for_again(engine: str, status: int, service: FakeService, waits: Waits) -> None:
    """After 429 and 5xx the same request is sent again, later and later."""
    translator = open_engine(engine, service, waits.patience())
    translator.translate(["预热"], "zh-Hans", "en")
    service.replies = [Reply("busy", status=status), Reply("busy", status=status)]

    found = translator.translate(["渡轮停航。"], "zh-Hans", "en")

    assert reasons(found) == [""]
    assert waits.waited == [1.0, 2.0]


def test_retry_after_is_obeyed(service: FakeService, waits: Waits) -> None:
    """Where a service says when to come back, that is when it is asked again."""
    service.replies = [Reply("slow down", status=429, headers={"Retry-After": "17"})]

    found = open_engine("deepl", service, waits.patience()).translate(["渡轮停航。"], "zh-Hans", "en")

    assert (reasons(found), waits.waited) == ([""], [17.0])


def test_nobody_waits_an_hour(service: FakeService, waits: Waits) -> None:
    """A service that wants to be asked much later is left for the next run."""
    service.replies = [Reply("slow down", status=429, headers={"Retry-After": "3600"})]

    found = open_engine("deepl", service, waits.patience()).translate(["渡轮停航。"], "zh-Hans", "en")

    assert "asks for fewer requests (429)" in reasons(found)[0]
    assert waits.waited == []


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (401, "does not accept the key"),
        (403, "does not accept the key"),
        (404, "not at this address"),
        (456, "no quota left"),
        (302, "sends elsewhere"),
    ],
)
def test_what_will_not_pass_is_asked_once(status: int, said: str, service: FakeService, waits: Waits) -> None:
    """A wrong key or an empty quota ends it at once for all texts, and a redirect is not followed."""
    service.replies = [Reply("no", status=status, headers={"Location": service.url + "/v2/translate"})]
    texts = [f"第{number}艘渡轮。" for number in range(80)]

    found = open_engine("deepl", service, waits.patience()).translate(texts, "zh-Hans", "en")

    assert len(service.asked) == 1
    assert all(said in reason for reason in reasons(found))
    assert len(found) == 80


@each_engine
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_to_another_machine_carries_no_key(
    engine: str, status: int, service: FakeService, waits: Waits
) -> None:
    """Whoever stands at the new address is not asked at all, so that neither key nor text goes there."""
    translator = open_engine(engine, service, waits.patience())
    translator.translate(["预热"], "zh-Hans", "en")
    elsewhere = service.url.replace("127.0.0.1", "localhost") + "/collect"
    service.replies = [Reply("moved", status=status, headers={"Location": elsewhere})]

    found = reasons(translator.translate(["渡轮停航。"], "zh-Hans", "en"))

    assert "not followed" in found[0]
    assert "/collect" not in [one.path for one in service.asked]


@each_engine
def test_an_answer_that_breaks_off_is_asked_for_again(engine: str, service: FakeService, waits: Waits) -> None:
    """A connection that ends in the middle of the JSON is no answer, and the next try is one."""
    translator = open_engine(engine, service, waits.patience())
    translator.translate(["预热"], "zh-Hans", "en")
    service.replies = [Reply('{"translatedText": ["The fer', headers={"Content-Length": "4000", "Connection": "close"})]

    found = translator.translate(["渡轮停航。"], "zh-Hans", "en")

    assert reasons(found) == [""]
    assert len(waits.waited) == 1


@pytest.mark.parametrize("date", ["Sat, 01 Jan 2000 00:00:00 GMT", "soon", "-5", ""])
def test_a_retry_after_that_says_nothing_is_passed_over(date: str, service: FakeService, waits: Waits) -> None:
    """A date gone by, a word, a negative number: the usual pause is made."""
    service.replies = [Reply("slow down", status=429, headers={"Retry-After": date})]

    found = open_engine("deepl", service, waits.patience()).translate(["渡轮停航。"], "zh-Hans", "en")

    assert (reasons(found), waits.waited) == ([""], [1.0])


def test_the_key_is_in_no_message(service: FakeService, waits: Waits) -> None:
    """Neither a failure nor the translator's own description shows the key."""
    service.replies = [Reply("no", status=403)]
    translator = open_engine("deepl", service, waits.patience())

    found = translator.translate(["渡轮停航。"], "zh-Hans", "en")

    assert "secret-key" not in repr(found) + repr(translator) + repr(translator.probe())


@pytest.mark.parametrize(
    "reply", [Reply("{}", after=60), Reply('{"translations": []}' + " " * 600, drip=20)], ids=["silent", "dripping"]
)
def test_a_slow_answer_is_not_waited_for(reply: Reply, service: FakeService) -> None:
    """A request is over when its time is, also where the answer comes a byte at a time."""
    service.replies = [reply]
    patience = Waits().patience(timeout=1.5, tries=1)

    found = open_engine("deepl", service, patience).translate(["渡轮停航。", "新桥通车。"], "zh-Hans", "en")

    assert all("no answer within" in reason for reason in reasons(found))
    assert len(service.asked) == 1


def test_the_deadline_holds_for_all_requests_together(service: FakeService, waits: Waits) -> None:
    """What is not translated when the time of the run is up is a failure, what was before is kept."""
    translator = open_engine("openai", service, waits.patience(deadline=25, per_minute=6))
    texts = [f"第{number}艘渡轮。" for number in range(60)]

    found = translator.translate(texts, "zh-Hans", "en")

    assert len(service.sentences) == 3
    assert reasons(found)[:36] == [""] * 36
    assert all("not finished within 25 seconds" in reason for reason in reasons(found)[36:])


def test_no_more_requests_a_minute_than_allowed(service: FakeService, waits: Waits) -> None:
    """A rate limit of one's own spaces the requests evenly."""
    texts = [f"第{number}艘渡轮。" for number in range(100)]

    open_engine("deepl", service, waits.patience(per_minute=30)).translate(texts, "zh-Hans", "en")

    assert waits.waited == [2.0]


def test_a_service_that_is_away_is_a_failure_with_its_name(waits: Waits) -> None:
    """Nobody at the address: every text says so, and the service is not asked for each of them."""
    translator = open_translator(
        TranslatorSpec(engine="libretranslate", url="http://127.0.0.1:9", patience=waits.patience())
    )

    found = translator.translate(["渡轮停航。"] * 40, "zh-Hans", "en")

    assert all("127.0.0.1: no connection" in reason for reason in reasons(found))
    assert len(waits.waited) <= 4


BAD_REPLIES = {
    "not JSON": Reply("<html><body>Welcome to the hotel network</body></html>"),
    "empty": Reply(""),
    "another form": Reply('{"hello": "world"}'),
    "a list": Reply("[1, 2, 3]"),
    "null": Reply("null"),
    "nested without end": Reply("[" * 100_000),
    "damaged compression": Reply(b"\x1f\x8b" + b"\0" * 30, headers={"Content-Encoding": "gzip"}),
    "not understood": Reply("bad request", status=400),
    "too large": Reply("payload", status=413),
    "numbers for texts": Reply('{"translations": [{"text": 3}], "translatedText": [4], "choices": [{"message": 5}]}'),
}


@each_engine
@pytest.mark.parametrize("name", BAD_REPLIES)
def test_a_reply_that_is_none_is_a_failure(engine: str, name: str, service: FakeService, waits: Waits) -> None:
    """Whatever comes back, the text has a failure with a reason in one line, and nothing is raised."""
    translator = open_engine(engine, service, waits.patience())
    translator.translate(["预热"], "zh-Hans", "en")
    service.replies = [BAD_REPLIES[name]] * 3

    found = reasons(translator.translate(["渡轮停航。"], "zh-Hans", "en"))

    assert len(found) == 1
    assert found[0]
    assert "\n" not in found[0]


@each_engine
def test_a_huge_reply_is_cut_off(engine: str, service: FakeService, waits: Waits) -> None:
    """A reply that unpacks to hundreds of megabytes is given up, not kept in memory."""
    translator = open_engine(engine, service, waits.patience())
    translator.translate(["预热"], "zh-Hans", "en")
    service.replies = [Reply(gzip.compress(b" " * 12_000_000), headers={"Content-Encoding": "gzip"})]

    assert "larger than 4 MB" in reasons(translator.translate(["渡轮停航。"], "zh-Hans", "en"))[0]


@each_engine
def test_a_wrong_count_costs_no_other_text(engine: str, service: FakeService, waits: Waits) -> None:
    """Nobody knows which of two translations belongs to which of three texts, so each is asked for alone."""
    translator = open_engine(engine, service, waits.patience())
    translator.translate(["预热"], "zh-Hans", "en")
    short = {
        "translations": [{"text": "One sentence."}, {"text": "Another one."}],
        "translatedText": ["One sentence.", "Another one."],
        "choices": [{"message": {"content": '["One sentence.", "Another one."]'}, "finish_reason": "stop"}],
    }
    service.replies = [Reply(json.dumps(short))]
    service.say = lambda text: f"A text of {len(text)} characters stood here."

    found = translator.translate(["甲船。", "乙船号。", "丙船二号。"], "zh-Hans", "en")

    assert found == tuple(f"A text of {size} characters stood here." for size in (3, 4, 5))


@pytest.mark.parametrize(
    ("url", "remote"),
    [
        ("http://127.0.0.1:5000", False),
        ("http://localhost:11434/v1", False),
        ("http://[::1]:5000", False),
        ("https://translate.example.org", True),
        ("http://192.168.1.20:5000", True),
        ("http://localhost.example.org", True),
        ("http://127.0.0.1.example.org", True),
    ],
)
def test_another_machine_is_remote(url: str, remote: bool) -> None:
    """Only what runs on this machine keeps the texts here."""
    assert is_remote(url) is remote


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        (TranslatorSpec(engine="deepl", read_key=lambda: "k"), "allow_remote = true"),
        (TranslatorSpec(engine="libretranslate", url="https://t.example.org"), "allow_remote = true"),
        (TranslatorSpec(engine="deepl", allow_remote=True), "needs a key"),
        (TranslatorSpec(engine="openai", url="http://127.0.0.1/v1"), "needs url and model"),
        (TranslatorSpec(engine="libretranslate"), "needs url"),
        (TranslatorSpec(engine="command"), "needs command"),
        (TranslatorSpec(engine="ctranslate2"), "needs model"),
        (TranslatorSpec(engine="babel"), "unknown engine"),
        (TranslatorSpec(engine="libretranslate", url="ftp://127.0.0.1"), "no address"),
        (TranslatorSpec(engine="libretranslate", url="http://me:pw@127.0.0.1"), "no address"),
        (
            TranslatorSpec(
                engine="libretranslate", url="http://t.example.org", allow_remote=True, read_key=lambda: "k"
            ),
            "unencrypted",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else value.engine,
)
def test_what_is_missing_is_said_before_anyone_is_asked(spec: TranslatorSpec, said: str) -> None:
    """A translator without its key, address or permission is refused with the remedy."""
    with pytest.raises(TranslationError, match=said):
        open_translator(spec)


@each_engine
def test_a_probe_sends_no_text(engine: str, service: FakeService, waits: Waits) -> None:
    """Asking whether a service answers costs no characters."""
    found = open_engine(engine, service, waits.patience()).probe()

    assert isinstance(found, str)
    assert found.startswith("answers")
    assert service.sentences == []


@each_engine
def test_a_probe_of_something_else_says_so(engine: str, service: FakeService, waits: Waits) -> None:
    """A server of another kind at the address is not taken for the service."""
    service.replies = [Reply('{"welcome": "router"}')] * 3

    assert isinstance(open_engine(engine, service, waits.patience()).probe(), Failure)


def test_a_notebook_can_translate(service: FakeService, waits: Waits) -> None:
    """Where an event loop already runs, the request is sent beside it."""
    translator = open_engine("deepl", service, waits.patience())

    async def cell() -> object:
        return translator.translate(["渡轮停航。"], "zh-Hans", "en")

    assert reasons(asyncio.run(cell())) == [""]
