"""Word to whoever looks after the briefing: when a source stays broken, weekly while it does, and when it is back.

A source that fails once is not worth a mail: servers restart, lines drop. Users of every such program ask for this.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from digest.archive import Archive, SourceHealth, archive_id, mark_told, source_health
from digest.config import Settings
from digest.deliver import Envelope, compose_note, make_message_id, send_message
from digest.errors import DeliveryError
from digest.publishing.delivering import NOBODY, World, mail_server

REMIND = timedelta(days=7)


def tell_keeper(settings: Settings, archive: Archive, now: datetime, world: World) -> list[str]:
    """Tell the keeper of sources that stay broken or are back, by mail where [keeper] names an address.

    Returns the lines that were told, for the log and standard error; none on most days.
    """
    health = source_health(archive)
    named = {source.name for source in settings.sources}
    broken = [one for one in health if one.name in named and _is_worth_telling(one, settings, now)]
    back = [one for one in health if one.told is not None and (not one.failures or one.name not in named)]
    lines = [_say_broken(one) for one in broken] + [_say_back(one) for one in back if one.name in named]
    if not broken and not back:
        return []
    fault = _mail(settings, archive, lines, now, world) if lines else None
    if fault is None:
        mark_told(archive, [one.name for one in broken], now)
        mark_told(archive, [one.name for one in back], None)
        return lines
    return [*lines, fault]


def _is_worth_telling(one: SourceHealth, settings: Settings, now: datetime) -> bool:
    return one.failures >= settings.keeper.after and (one.told is None or abs(now - one.told) >= REMIND)


def _say_broken(one: SourceHealth) -> str:
    since = f"last read {one.last_success:%Y-%m-%d %H:%M} UTC" if one.last_success else "never read"
    return f'source "{one.name}" has failed {one.failures} times in a row ({since}): {one.reason}'


def _say_back(one: SourceHealth) -> str:
    return f'source "{one.name}" can be read again'


def _mail(settings: Settings, archive: Archive, lines: list[str], now: datetime, world: World) -> str | None:
    """Send the lines; say what went wrong, so that they are told again the next time."""
    keeper = settings.keeper.mail
    if keeper is None:
        return None
    text = "\n".join(lines) + "\n"
    sender = settings.smtp.sender or NOBODY
    try:
        content = hashlib.sha256(text.encode()).hexdigest()[:12]
        envelope = Envelope(
            sender=sender,
            to=keeper,
            message_id=make_message_id(archive_id(archive), f"{now:%Y-%m-%d}", 0, content, keeper, sender),
            date=now,
        )
        subject = lines[0][:120] if len(lines) == 1 else f"{len(lines)} sources of the briefing"
        answer = send_message(mail_server(settings, world), compose_note(envelope, subject, text))
    except DeliveryError as error:
        return f"the keeper could not be told: {error}"
    return None if answer.state == "accepted" else f"the keeper could not be told: {answer.response}"
