"""An issue as a mail, and what a real server makes of it."""

from __future__ import annotations

import email
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import default
from html.parser import HTMLParser
from pathlib import Path

import pytest

from digest.deliver import (
    Envelope,
    Server,
    compose_message,
    file_message,
    make_message_id,
    narrow_briefing,
    read_secret,
    send_message,
)
from digest.errors import DeliveryError
from digest.model import Flag, Translation
from tests.deliver.conftest import Authority, Post, make_briefing

READER = "reader@example.org"
START = Callable[..., Post]


def envelope(**changes: str) -> Envelope:
    """From the desk to the reader."""
    given = {"sender": "云汀编辑部 <desk@example.org>", "to": READER, "message_id": "<one@example.org>", **changes}
    return Envelope(date=datetime(2026, 11, 21, 7, 30, tzinfo=UTC), **given)


def parts(message: EmailMessage) -> dict[str, EmailMessage]:
    """The parts of a message by content type, after a journey through bytes."""
    read = email.message_from_bytes(message.as_bytes(), policy=default)
    return {part.get_content_type(): part for part in read.walk() if isinstance(part, EmailMessage)}


def send(post: Post, message: EmailMessage, **server: object) -> str:
    """Send in the clear to a server on loopback; the state of the answer and its first word."""
    settings = {"host": post.host, "port": post.port, "tls": "none", "timeout": 60, **server}
    answer = send_message(Server(**settings), message)  # type: ignore[arg-type]
    return f"{answer.state}: {answer.response}"


def test_a_mail_holds_text_html_and_the_pdf() -> None:
    """A reader's mail program finds plain text, HTML and the attachment with a Chinese name."""
    found = parts(compose_message(make_briefing(), envelope(), {"pdf": b"%PDF-1.7 test"}))

    assert {"text/plain", "text/html", "application/pdf"} <= set(found)
    assert found["application/pdf"].get_filename() == "云汀简报-2026-11-21.pdf"
    assert found["application/pdf"].get_content() == b"%PDF-1.7 test"


@pytest.mark.parametrize(
    ("title", "name"),
    [("晨报 🙂", "晨报"), ("🙂🙂", "briefing"), ("A/B: “news”", "AB news"), ("长" * 100, "长" * 40)],
    ids=["an emoji", "emojis alone", "marks", "long"],
)
def test_an_attachment_has_a_name_that_every_disk_takes(title: str, name: str) -> None:
    """Of the title its letters and digits are left, with single spaces."""
    found = parts(
        compose_message(replace(make_briefing(), titles={"zh-Hans": title}), envelope(), {"pdf": b"%PDF-1.7 test"})
    )

    assert found["application/pdf"].get_filename() == f"{name}-2026-11-21.pdf"


def test_doubts_are_told_apart_by_the_marks_of_their_language() -> None:
    """English has its semicolon, Chinese the full-width one."""
    flags = tuple(Flag(kind="number", says={"en": f"number {n}", "zh-Hans": f"数字{n}"}) for n in (1, 2))
    briefing = make_briefing()
    translations = {tag: Translation(translator="x", text="y", flags=flags) for tag in ("en", "zh-Hans")}
    item = replace(briefing.items[0], translations=translations)

    found = parts(compose_message(replace(briefing, items=(item,)), envelope(), {}))
    text = found["text/plain"].get_content()

    assert "number 1; number 2" in text
    assert "数字1；数字2" in text


def test_the_subject_names_the_issue_in_its_first_language() -> None:
    """Title, number and date tell one mail from another in the list."""
    assert str(compose_message(make_briefing(), envelope(), {})["Subject"]) == "云汀简报 第7期 · 2026-11-21"


def test_the_plain_text_has_every_headline_sentence_and_address() -> None:
    """Who reads plain text misses nothing."""
    briefing = make_briefing(5)
    text = parts(compose_message(briefing, envelope(), {}))["text/plain"].get_content()

    for item in briefing.items:
        assert all(title in text for title in item.titles.values())
        assert all(sentence in text for quotation in item.quotations for sentence in quotation.texts.values())
        assert all(str(report.url) in text for report in item.reports)


@pytest.mark.parametrize(("items", "length"), [(2, 1), (60, 4), (400, 3), (3000, 1)])
def test_the_html_stays_under_what_mail_programs_clip(items: int, length: int) -> None:
    """Gmail clips HTML at 102 kB; a long issue goes on in headlines and then in a count."""
    message = compose_message(make_briefing(items, length=length), envelope(), {})
    read = email.message_from_bytes(message.as_bytes())
    html = next(part for part in read.walk() if part.get_content_type() == "text/html")

    assert len(html.as_bytes()) < 102_000
    assert html.get_payload(decode=True).decode().rstrip().endswith("</body></html>")  # type: ignore[union-attr]


def test_every_element_of_the_html_is_closed_and_nothing_is_loaded() -> None:
    """No style sheet, script or picture is fetched when the mail is opened; titles cannot bring their own tags."""
    briefing = make_briefing(2, title="<script>x</script><img src=http://t.example/x>")
    html = parts(compose_message(briefing, envelope(), {}))["text/html"].get_content()
    tags: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            tags.append(tag)

    Reader().feed(html)

    assert not {"script", "img", "link", "style", "iframe"} & set(tags)


def test_a_link_that_is_no_web_address_is_no_link() -> None:
    """A javascript: address out of a page does not become a link."""
    briefing = make_briefing(1)
    bad = replace(briefing.items[0].reports[0], url="javascript:alert(1)")
    item = replace(briefing.items[0], reports=(bad,))

    found = parts(compose_message(replace(briefing, items=(item,)), envelope(), {}))

    assert "javascript:" not in found["text/html"].get_content() + found["text/plain"].get_content()


@pytest.mark.parametrize(
    "title", ["第一\nBcc: spy@example.org", "第一\r\nX: y", "第一\x00二", "第一\u2028二"], ids=repr
)
def test_a_title_cannot_break_out_of_the_subject(title: str) -> None:
    """Line breaks and control characters in a title stay in the subject, as spaces."""
    message = compose_message(replace(make_briefing(), titles={"zh-Hans": title}), envelope(), {})
    read = email.message_from_bytes(message.as_bytes(), policy=default)

    assert read["Bcc"] is None
    assert read["X"] is None
    assert str(read["Subject"]).startswith("第一")


def test_a_reader_can_have_one_language() -> None:
    """The edition for one reader holds one script only, and all the items."""
    narrow = narrow_briefing(make_briefing(), ["zh-Hant-TW"])
    text = parts(compose_message(narrow, envelope(), {}))["text/plain"].get_content()

    assert "渡輪1將改線" in text
    assert "渡轮1将改线" not in text
    assert narrow.languages == ("zh-Hant-TW",)


def test_the_same_delivery_is_the_same_bytes() -> None:
    """A mail that is sent again is the same mail, so that programs can tell."""
    one, two = (compose_message(make_briefing(), envelope(), {"pdf": b"%PDF"}).as_bytes() for _ in range(2))

    assert one == two


def test_the_message_id_depends_on_what_is_delivered_alone() -> None:
    """The same issue to the same reader has one Message-ID; another reader, date or revision has another."""
    sender = "Desk <desk@example.org>"
    given = ("archive", "2026-11-21", 0, "mail", READER, sender)
    others = {
        make_message_id("other", "2026-11-21", 0, "mail", READER, sender),
        make_message_id("archive", "2026-11-22", 0, "mail", READER, sender),
        make_message_id("archive", "2026-11-21", 1, "mail", READER, sender),
        make_message_id("archive", "2026-11-21", 0, "folder", READER, sender),
        make_message_id("archive", "2026-11-21", 0, "mail", f"{READER} (zh-Hans)", sender),
    }

    assert make_message_id(*given) == make_message_id(*given)
    assert len(others | {make_message_id(*given)}) == 6
    assert make_message_id(*given).endswith("@example.org>")


@pytest.mark.parametrize(
    ("unsubscribe", "one_click"),
    [(None, False), ("https://lists.example.org/u", True), ("mailto:stop@example.org", False)],
)
def test_a_reader_can_unsubscribe(unsubscribe: str | None, one_click: bool) -> None:
    """List-Unsubscribe is always there; one-click only where there is an address that can take it."""
    message = compose_message(make_briefing(), replace(envelope(), unsubscribe=unsubscribe), {})

    assert (unsubscribe or "mailto:desk@example.org") in str(message["List-Unsubscribe"])
    assert (message["List-Unsubscribe-Post"] is not None) is one_click


@pytest.mark.parametrize("address", ["reader", "", "a b@c d@e", "x@y\nBcc: z@example.org"])
def test_what_is_no_address_is_named(address: str) -> None:
    """A recipient that is no address is an error before anything is sent."""
    with pytest.raises(DeliveryError, match="no mail address"):
        compose_message(make_briefing(), envelope(to=address), {})


def test_a_mail_reaches_the_server(post_office: START) -> None:
    """The server gets the message whole, for its one recipient, from the sender's address."""
    post = post_office()

    assert send(post, compose_message(make_briefing(), envelope(), {})).startswith("accepted")
    [got] = post.mailbox.received
    assert (got.mail_from, got.rcpt_tos) == ("desk@example.org", [READER])
    assert b"Message-ID: <one@example.org>" in got.content


@pytest.mark.parametrize(
    ("answer", "state"),
    [("550 no such user", "refused: 550"), ("451 try later", "later: 451"), ("421 closing", "later: 421")],
    ids=["5xx is final", "4xx is worth another try", "421 too"],
)
def test_a_refusal_is_final_or_not(post_office: START, answer: str, state: str) -> None:
    """What the server says decides whether the mail is tried again."""
    post = post_office({READER: answer})

    assert send(post, compose_message(make_briefing(), envelope(), {})).startswith(state)


def test_a_server_that_is_away_is_tried_later(post_office: START) -> None:
    """No connection is no reason to give up."""
    post = post_office(closed=True)

    assert send(post, compose_message(make_briefing(), envelope(), {})).startswith("later: no answer")


def test_a_server_that_says_nothing_is_tried_later() -> None:
    """A server that takes the connection and then hangs costs the time limit and no more."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        post = Post("127.0.0.1", listening.getsockname()[1], None)  # type: ignore[arg-type]

        answer = send(post, compose_message(make_briefing(), envelope(), {}), timeout=0.3)

    assert answer.startswith("later: no answer")


def test_a_password_is_used_under_tls(post_office: START, authority: Authority) -> None:
    """The right password opens the server; the wrong one does not, and is not told."""
    post = post_office(password=("desk", "secret-word"), context=authority.context)
    message = compose_message(make_briefing(), envelope(), {})
    server = {"tls": "starttls", "ca_file": str(authority.file), "user": "desk"}

    assert send(post, message, **server, password="secret-word").startswith("accepted")
    wrong = send(post, message, **server, password="another-word")
    assert not wrong.startswith("accepted")
    assert "word" not in wrong


def test_a_certificate_that_nobody_vouches_for_is_refused(post_office: START, authority: Authority) -> None:
    """A server with an unknown certificate gets neither password nor mail."""
    post = post_office(context=authority.context)

    answer = send(post, compose_message(make_briefing(), envelope(), {}), tls="starttls")

    assert answer.startswith("refused: the server's certificate is not valid")
    assert post.mailbox.received == []


def test_a_password_is_not_shown() -> None:
    """A server's representation, as it would stand in a log, does not hold the password."""
    assert "secret" not in repr(Server(host="mail.example.org", user="desk", password="secret"))


def test_mail_in_the_clear_is_for_this_machine_only() -> None:
    """tls = "none" to another host is refused before a connection is made."""
    with pytest.raises(DeliveryError, match="for this machine only"):
        send_message(Server(host="mail.example.org", tls="none"), compose_message(make_briefing(), envelope(), {}))


def test_a_server_without_tls_gets_nothing_where_tls_is_asked_for(post_office: START) -> None:
    """With starttls in the settings, a server that does not offer it is refused, and no mail goes out."""
    post = post_office()
    message = compose_message(make_briefing(), envelope(), {})

    assert send(post, message, tls="starttls").startswith("refused: the server does not offer")
    assert post.mailbox.received == []


def test_a_folder_takes_the_mail_as_a_file(tmp_path: Path) -> None:
    """A mail in a folder is whole, readable by mail programs, and a repeat of it replaces it."""
    message = compose_message(make_briefing(), envelope(), {})

    answers = [file_message(tmp_path / "outbox", message) for _ in range(2)]

    assert {answer.state for answer in answers} == {"accepted"}
    [path] = (tmp_path / "outbox").iterdir()
    assert email.message_from_bytes(path.read_bytes())["Message-ID"] == "<one@example.org>"


def test_a_secret_comes_from_where_it_is_named(tmp_path: Path) -> None:
    """Environment variables and private files give secrets; a file that others may read does not."""
    private, public = tmp_path / "private", tmp_path / "public"
    for path, mode in ((private, 0o600), (public, 0o644)):
        path.write_text("word\n", encoding="utf-8")
        path.chmod(mode)

    assert read_secret({"WORD": "word"}, variable="WORD") == "word"
    assert read_secret({}, file=str(private)) == "word"
    assert read_secret({}) is None
    with pytest.raises(DeliveryError, match="chmod 600"):
        read_secret({}, file=str(public))
    with pytest.raises(DeliveryError, match="WORD is not set"):
        read_secret({}, variable="WORD")


def test_a_password_comes_from_the_keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The keyring library is asked, wherever it keeps its passwords; one that it lacks is named with the remedy."""
    keyring = pytest.importorskip("keyring")
    from keyring.backend import KeyringBackend

    class FileKeyring(KeyringBackend):
        """Keeps its passwords in a file, as machines without a desktop do."""

        priority = 1
        file = tmp_path / "keyring.json"

        def get_password(self, service: str, username: str) -> str | None:
            return self._read().get(f"{service}/{username}")

        def set_password(self, service: str, username: str, password: str) -> None:
            self.file.write_text(json.dumps({**self._read(), f"{service}/{username}": password}), encoding="utf-8")

        def _read(self) -> dict[str, str]:
            text = self.file.read_text(encoding="utf-8") if self.file.exists() else "{}"
            return dict(json.loads(text))

    before = keyring.get_keyring()
    keyring.set_keyring(FileKeyring())  # type: ignore[no-untyped-call]
    try:
        keyring.set_password("digest", "desk", "canary")
        assert read_secret({}, keyring="digest", user="desk") == "canary"
        with pytest.raises(DeliveryError, match="keyring set digest li"):
            read_secret({}, keyring="digest", user="li")
    finally:
        keyring.set_keyring(before)


def test_a_machine_without_a_keyring_says_so() -> None:
    """Where the library finds nothing to keep passwords in, the mail waits, with the reason."""
    code = (
        "from digest.deliver import read_secret\nfrom digest.errors import DeliveryError\n"
        "try:\n    read_secret({}, keyring='digest', user='desk')\nexcept DeliveryError as error:\n    print(error)\n"
    )
    env = {**os.environ, "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False)

    assert "keyring" in done.stdout
    assert done.stderr == ""
