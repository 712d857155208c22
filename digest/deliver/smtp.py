"""Mail over SMTP (RFC 5321): one message, one recipient, one answer."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import parseaddr
from ipaddress import ip_address
from typing import Literal

from digest.deliver.answer import Answer
from digest.deliver.deadline import cut_after
from digest.errors import DeliveryError

Tls = Literal["starttls", "implicit", "none"]
PORTS: dict[Tls, int] = {"starttls": 587, "implicit": 465, "none": 25}


LONGEST = 600
"""Seconds for a mail, its attachment and all: a server that answers byte by byte is left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A mail server, and how to talk to it. The password is not shown in a representation or a log."""

    host: str
    port: int = 0
    tls: Tls = "starttls"
    user: str | None = None
    password: str | None = None
    timeout: float = 30
    ca_file: str | None = None

    def __repr__(self) -> str:
        return f"Server({self.host}:{self.port or PORTS[self.tls]}, tls={self.tls})"


def send_message(server: Server, message: EmailMessage) -> Answer:
    """Hand one message to the server for its one recipient and say what it answered; nothing is raised for that.

    Raises :class:`DeliveryError` where the settings would send a password or a mail in the clear over a network.
    """
    recipient = parseaddr(str(message["To"]))[1]

    def send(client: smtplib.SMTP) -> Answer:
        refused = client.send_message(message, to_addrs=[recipient])
        return _answer(*next(iter(refused.values()))) if refused else Answer("accepted", "250 accepted")

    return _converse(server, send)


def greet_server(server: Server) -> Answer:
    """Connect to the server, log in where the settings say so, and leave without sending anything.

    Raises :class:`DeliveryError` as :func:`send_message` does.
    """
    return _converse(server, lambda client: Answer("accepted", f"{client.noop()[0]} answers"))


def _converse(server: Server, say: Callable[[smtplib.SMTP], Answer]) -> Answer:
    """Connect, log in, have one thing said; whatever goes wrong is an answer too."""
    _check_privacy(server)
    try:
        with _connect(server) as client, cut_after(LONGEST, client.sock):
            if server.user is not None:
                client.login(server.user, server.password or "")
            return say(client)
    except smtplib.SMTPRecipientsRefused as error:
        return _answer(*next(iter(error.recipients.values())))
    except smtplib.SMTPResponseException as error:  # a refused password among them
        return _answer(error.smtp_code, error.smtp_error)
    except smtplib.SMTPNotSupportedError as error:
        return Answer("refused", f"the server does not offer what the settings ask for ({error})")
    except ssl.SSLCertVerificationError as error:
        return Answer("refused", f"the server's certificate is not valid: {error.verify_message}")
    except (smtplib.SMTPException, OSError) as error:
        return Answer("later", f"no answer from {server.host} ({_say(error)})")


def _connect(server: Server) -> smtplib.SMTP:
    port = server.port or PORTS[server.tls]
    if server.tls == "implicit":
        return smtplib.SMTP_SSL(server.host, port, timeout=server.timeout, context=_context(server))
    client = smtplib.SMTP(server.host, port, timeout=server.timeout)
    if server.tls == "starttls":
        try:
            client.starttls(context=_context(server))
        except (smtplib.SMTPException, OSError):
            client.close()
            raise
    return client


def _context(server: Server) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=server.ca_file)


def _check_privacy(server: Server) -> None:
    if server.tls == "none" and not _is_loopback(server.host):
        raise DeliveryError(f'[smtp] tls = "none" is for this machine only, not for {server.host}; use "starttls"')


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _answer(code: int, said: bytes | str) -> Answer:
    """4xx is worth another try, 5xx is not (RFC 5321, 4.2.1); a wrong password is no better tomorrow."""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    response = f"{code} {' '.join(text.split())}"[:300]
    return Answer("later" if 400 <= code < 500 else "refused", response)


def _say(error: Exception) -> str:
    return (str(error) or type(error).__name__).strip().splitlines()[0].lower()
