"""An issue to each of its readers, one delivery after the other, each marked before and after it is tried."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from digest.archive import Archive, Delivery, Dispatch, Issue, archive_id, due_deliveries, mark_delivery
from digest.config import Deliver, Settings
from digest.deliver import (
    Answer,
    Envelope,
    Server,
    compose_message,
    file_message,
    make_message_id,
    narrow_briefing,
    post_signed,
    read_secret,
    run_command,
    send_message,
)
from digest.errors import DeliveryError
from digest.model import Briefing
from digest.publishing.remembering import ArchiveMemory
from digest.translating import Outside

MAX_ATTACHMENT = 10 * 2**20
"""Bytes: many servers take no larger mail."""
GIVE_UP = 24
"""Attempts, an hour or more apart: after some days nobody waits for that issue."""
LONGEST_PAUSE = timedelta(hours=6)
PAUSES = (2.0, 10.0)
"""Seconds before the second and third try within a run."""
NOBODY = "digest@digest.invalid"


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What lies outside of the program: its environment, and how to wait. Tests bring their own."""

    environment: Mapping[str, str] = field(default_factory=dict)
    sleep: Callable[[float], None] = lambda _: None

    def outside(self, archive: Archive, now: datetime) -> Outside:
        """What a translator needs of it, with the archive for its memory."""
        return Outside(environment=self.environment, memory=ArchiveMemory(archive, now), sleep=self.sleep)


@dataclass(frozen=True, slots=True)
class _Way:
    deliver: Deliver
    channel: str
    to: str

    @property
    def address(self) -> str:
        """The name of the way in the ledger: two editions for one reader are two deliveries.

        Addresses of webhooks and arguments of commands hold tokens: they are named by their host or program alone.
        """
        name = self.to
        if self.channel in ("webhook", "command"):
            known = urlsplit(self.to).hostname if self.channel == "webhook" else Path(self.deliver.command[0]).name
            name = f"{known} #{hashlib.sha256(self.to.encode()).hexdigest()[:8]}"
        return f"{name} ({', '.join(self.deliver.languages)})" if self.deliver.languages else name


def plan_dispatches(settings: Settings, archive: Archive, day: str, revision: int) -> tuple[Dispatch, ...]:
    """What is to be sent for the issue of a day, each with the Message-ID that it will always have."""
    identity = archive_id(archive)
    sender = settings.smtp.sender or NOBODY
    return tuple(
        Dispatch(
            channel=way.channel,
            address=way.address,
            message_id=make_message_id(identity, day, revision, way.channel, way.address, sender),
        )
        for way in {(way.channel, way.address): way for way in _ways(settings)}.values()
    )


def deliver_issue(
    settings: Settings, archive: Archive, issue: Issue, briefing: Briefing, folder: Path, now: datetime, world: World
) -> tuple[tuple[Delivery, Answer], ...]:
    """Try every delivery of the issue that is due, and record what was answered."""
    ways = {(way.channel, way.address): way for way in _ways(settings)}
    done = []
    for delivery in due_deliveries(archive, issue, now):
        way = ways.get((delivery.channel, delivery.address))
        answer = _deliver(settings, archive, delivery, way, issue, briefing, folder, now, world)
        _settle(archive, delivery, answer, now)
        done.append((delivery, answer))
    return tuple(done)


def mail_server(settings: Settings, world: World) -> Server:
    """The mail server of the settings, with its password. Raises :class:`DeliveryError` where that is not there."""
    smtp = settings.smtp
    password = read_secret(
        world.environment,
        variable=smtp.password_env,
        file=smtp.password_file,
        keyring=smtp.keyring,
        user=smtp.user,
    )
    return Server(
        host=smtp.host,
        port=smtp.port,
        tls=smtp.tls,
        user=smtp.user,
        password=password,
        timeout=smtp.timeout,
        ca_file=smtp.ca_file,
    )


def _ways(settings: Settings) -> Iterator[_Way]:
    for deliver in settings.deliver:
        if deliver.webhook is not None:
            yield _Way(deliver, "webhook", deliver.webhook)
        elif deliver.command:
            yield _Way(deliver, "command", " ".join(deliver.command))
        else:
            channel = "folder" if deliver.folder is not None else "mail"
            for to in deliver.mail or (settings.smtp.sender or NOBODY,):
                yield _Way(deliver, channel, to)


def _deliver(
    settings: Settings,
    archive: Archive,
    delivery: Delivery,
    way: _Way | None,
    issue: Issue,
    briefing: Briefing,
    folder: Path,
    now: datetime,
    world: World,
) -> Answer:
    if way is None:
        return Answer("refused", "no longer in the settings")
    if delivery.state == "sending" and way.channel == "mail" and settings.smtp.unknown == "skip":
        return Answer("refused", "a run ended while it was sent; not sent again, as the settings say")
    mark_delivery(archive, delivery, "sending", now)
    tries = max(1, settings.smtp.tries)
    for attempt in range(tries):
        try:
            answer = _hand_over(settings, delivery, way, issue, briefing, folder, world)
        except DeliveryError as error:
            return Answer("later", str(error))
        if answer.state != "later" or attempt == tries - 1:
            return answer
        world.sleep(PAUSES[min(attempt, len(PAUSES) - 1)])
    return answer


def _hand_over(
    settings: Settings, delivery: Delivery, way: _Way, issue: Issue, briefing: Briefing, folder: Path, world: World
) -> Answer:
    deliver = way.deliver
    edition = narrow_briefing(briefing, deliver.languages)
    if way.channel == "webhook":
        return post_signed(
            way.to,
            {"issue": edition.to_dict(), "files": dict(issue.files)},
            message_id=delivery.message_id,
            secret=read_secret(world.environment, variable=deliver.secret_env),
            timeout=deliver.timeout,
        )
    if way.channel == "command":
        variables = {
            "DIGEST_FOLDER": str(folder.absolute()),
            "DIGEST_DATE": briefing.date.isoformat(),
            "DIGEST_NUMBER": str(briefing.number or ""),
            "DIGEST_MESSAGE_ID": delivery.message_id,
        }
        return run_command(deliver.command, variables, world.environment, timeout=deliver.timeout)
    message = compose_message(edition, _envelope(settings, delivery, way, issue), _attachments(deliver, folder))
    if deliver.folder is not None:
        return file_message(Path(deliver.folder), message)
    return send_message(mail_server(settings, world), message)


def _envelope(settings: Settings, delivery: Delivery, way: _Way, issue: Issue) -> Envelope:
    smtp = settings.smtp
    return Envelope(
        sender=smtp.sender or NOBODY,
        to=way.to,
        message_id=delivery.message_id,
        date=issue.decided.astimezone(settings.zone),
        reply_to=smtp.reply_to,
        unsubscribe=smtp.unsubscribe,
    )


def _attachments(deliver: Deliver, folder: Path) -> dict[str, bytes]:
    files = {name: folder / f"briefing.{name}" for name in deliver.attach}
    return {
        name: path.read_bytes()
        for name, path in files.items()
        if path.is_file() and path.stat().st_size <= MAX_ATTACHMENT
    }


def _settle(archive: Archive, delivery: Delivery, answer: Answer, now: datetime) -> None:
    attempts = delivery.attempts + 1
    if answer.state == "accepted":
        mark_delivery(archive, delivery, "sent", now, response=answer.response)
    elif answer.state == "refused" or attempts >= GIVE_UP:
        mark_delivery(archive, delivery, "failed", now, response=answer.response)
    else:
        pause = min(LONGEST_PAUSE, timedelta(minutes=10 * 2 ** min(attempts, 8)))
        mark_delivery(archive, delivery, "pending", now, response=answer.response, next_try=now + pause)
