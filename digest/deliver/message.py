"""An issue as a mail message (RFC 5322, RFC 2045): plain text, HTML and attachments, the same bytes every time."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from digest.deliver.letter import write_html, write_subject, write_text
from digest.errors import DeliveryError
from digest.model import Briefing

TYPES = {
    "pdf": ("application", "pdf"),
    "html": ("text", "html"),
    "md": ("text", "markdown"),
    "epub": ("application", "epub+zip"),
    "txt": ("text", "plain"),
    "json": ("application", "json"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """Whom a message is from and to, and the headers by which mail programs know it."""

    sender: str
    to: str
    message_id: str
    date: datetime
    reply_to: str | None = None
    unsubscribe: str | None = None


def make_message_id(archive: str, day: str, revision: int, channel: str, address: str, sender: str) -> str:
    """The Message-ID of one delivery: a pure function of what it delivers, so that a repeat is seen to be one."""
    name = hashlib.sha256("\n".join((archive, day, str(revision), channel, address)).encode()).hexdigest()[:32]
    domain = parseaddr(sender)[1].rpartition("@")[2]
    return f"<{day}.{name}@{domain if domain.isascii() and domain else 'digest.invalid'}>"


def compose_message(briefing: Briefing, envelope: Envelope, attachments: Mapping[str, bytes]) -> EmailMessage:
    """Compose the mail of an issue; ``attachments`` maps formats (``pdf``) to file contents.

    Raises :class:`DeliveryError` where an address is not one.
    """
    message = _headed(envelope, write_subject(briefing))
    message["List-ID"] = f"<digest.{parseaddr(envelope.sender)[1].replace('@', '.')}>"
    _add_unsubscribe(message, envelope)
    message.set_content(write_text(briefing), cte="base64")
    message.add_alternative(write_html(briefing), subtype="html", cte="base64")
    for name, content in attachments.items():
        kind, subtype = TYPES.get(name, ("application", "octet-stream"))
        message.add_attachment(content, maintype=kind, subtype=subtype, filename=_name_file(briefing, name))
    _set_boundaries(message, envelope.message_id)
    return message


def _name_file(briefing: Briefing, kind: str) -> str:
    """A name for an attachment that every file system takes: the letters and digits of the title, and the date."""
    title = next(iter(briefing.titles.values()))
    kept = "".join(character for character in title if character.isalnum() or character in "-_ ")
    return f"{' '.join(kept.split())[:40].strip() or 'briefing'}-{briefing.date.isoformat()}.{kind}"


def compose_note(envelope: Envelope, subject: str, text: str) -> EmailMessage:
    """A short plain mail to whoever looks after the briefing."""
    message = _headed(envelope, subject)
    message.set_content(text, cte="base64")
    return message


def _headed(envelope: Envelope, subject: str) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["Subject"] = subject
    message["From"] = _address(envelope.sender)
    message["To"] = _address(envelope.to)
    if envelope.reply_to:
        message["Reply-To"] = _address(envelope.reply_to)
    message["Date"] = format_datetime(envelope.date)
    message["Message-ID"] = envelope.message_id
    message["Auto-Submitted"] = "auto-generated"
    return message


def _address(text: str) -> Address:
    name, address = parseaddr(text)
    user, at, domain = address.rpartition("@")
    if not at or not user or not domain or any(ord(character) < 0x20 for character in text):
        raise DeliveryError(f'"{text}" is no mail address; write it as name@example.org')
    try:
        return Address(display_name=name, username=user, domain=domain)
    except (ValueError, IndexError) as error:
        raise DeliveryError(f'"{text}" is no mail address ({error})') from error


def _add_unsubscribe(message: EmailMessage, envelope: Envelope) -> None:
    """RFC 2369; RFC 8058's one-click only for an address that can take its POST."""
    target = envelope.unsubscribe or f"mailto:{parseaddr(envelope.reply_to or envelope.sender)[1]}?subject=unsubscribe"
    message["List-Unsubscribe"] = f"<{target}>"
    if target.startswith("https://"):
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"


def _set_boundaries(message: EmailMessage, seed: str) -> None:
    """Boundaries made of the Message-ID: the library's are random, and a message sent again is to be the same."""
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"==={hashlib.sha256(f'{seed}{number}'.encode()).hexdigest()[:40]}===")
