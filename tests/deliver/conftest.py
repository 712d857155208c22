"""A real mail server on loopback, and an issue to send."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

from digest.language import labels_for
from digest.model import Briefing, Item, Quotation, Report

LANGUAGES = ("zh-Hans", "zh-Hant-TW")


@dataclass
class Mailbox:
    """What a server was given, and what it answers."""

    answers: dict[str, str] = field(default_factory=dict)
    received: list[Any] = field(default_factory=list)
    tries: int = 0
    delay: float = 0

    async def handle_RCPT(  # noqa: N802 - the library's name
        self, server: SMTP, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        """Answer a recipient as the test says; an answer may be used up (``451 …*2``: twice)."""
        self.tries += 1
        answer, _, times = self.answers.get(address, "").partition("*")
        if not answer:
            envelope.rcpt_tos.append(address)
            return "250 OK"
        if times:
            left = int(times) - 1
            self.answers[address] = f"{answer}*{left}" if left else ""
        return answer

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:  # noqa: N802
        """Take the message, and take as long over it as the test says, before it is kept and after."""
        await asyncio.sleep(self.delay)
        self.received.append(envelope)
        await asyncio.sleep(self.delay)
        return "250 OK"


@dataclass
class Post:
    """A running server: where it listens, and its mailbox."""

    host: str
    port: int
    mailbox: Mailbox


@dataclass(frozen=True)
class Authority:
    """A certificate authority that nobody knows: its own certificate, and a server's that it vouches for."""

    file: Path
    context: ssl.SSLContext


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """Make an authority, and a certificate of it for loopback."""
    made = trustme.CA()
    file = tmp_path_factory.mktemp("authority") / "ca.pem"
    made.cert_pem.write_to_path(str(file))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.issue_cert("127.0.0.1").configure_cert(context)
    return Authority(file, context)


@pytest.fixture
def post_office() -> Iterator[Callable[..., Post]]:
    """Start mail servers on loopback: with answers, with a password, with TLS."""
    running: list[Controller] = []

    def start(
        answers: dict[str, str] | None = None,
        *,
        password: tuple[str, str] | None = None,
        context: ssl.SSLContext | None = None,
        closed: bool = False,
    ) -> Post:
        mailbox = Mailbox(dict(answers or {}))
        options: dict[str, Any] = {}
        if password:
            options = {
                "authenticator": _check(password),
                "auth_require_tls": context is not None,
                "auth_required": True,
            }
        port = _free_port()
        controller = Controller(
            mailbox,
            hostname="127.0.0.1",
            port=port,
            tls_context=context,
            require_starttls=context is not None,
            ready_timeout=60,
            **options,
        )
        controller.start()
        running.append(controller)
        if closed:
            controller.stop()
            running.remove(controller)
        return Post("127.0.0.1", port, mailbox)

    yield start
    for controller in running:
        controller.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _check(password: tuple[str, str]) -> Callable[..., AuthResult]:
    def authenticate(server: Any, session: Any, envelope: Any, mechanism: str, data: LoginPassword) -> AuthResult:
        given = (data.login.decode(), data.password.decode())
        return AuthResult(success=given == password, handled=given == password)

    return authenticate


def make_briefing(items: int = 2, *, title: str = "渡轮改线", length: int = 1) -> Briefing:
    """An issue in both scripts with as many items as wanted."""
    return Briefing(
        titles={"zh-Hans": "云汀简报", "zh-Hant-TW": "雲汀簡報"},
        date=date(2026, 11, 21),
        dates={"zh-Hans": "2026年11月21日", "zh-Hant-TW": "2026年11月21日"},
        languages=LANGUAGES,
        items=tuple(_item(number, title, length) for number in range(items)),
        labels=labels_for(LANGUAGES),
        number=7,
    )


def _item(number: int, title: str, length: int) -> Item:
    name = f"{title}{number}"
    return Item(
        id=f"s{number}",
        titles={"zh-Hans": name, "zh-Hant-TW": name.replace("轮", "輪").replace("线", "線")},
        quotations=(
            Quotation(
                texts={"zh-Hans": f"渡轮{number}将改线。" * length, "zh-Hant-TW": f"渡輪{number}將改線。" * length},
                original="zh-Hans",
                text=f"渡轮{number}将改线。" * length,
            ),
        ),
        reports=(
            Report(
                titles={"zh-Hans": name},
                origin=f"{number}.html",
                url=f"https://news.example.org/{number}",
                source={"zh-Hans": "云汀日报", "zh-Hant-TW": "雲汀日報"},
            ),
        ),
    )
