"""The tables of digest.toml for a briefing that makes itself: what is kept, when it is due, and to whom it goes."""

from __future__ import annotations

import re
from datetime import time
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit
from zoneinfo import available_timezones

import msgspec

from digest.errors import UsageError

if TYPE_CHECKING:
    from digest.config.settings import Settings

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class _Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of digest.toml: an unknown setting in it is a mistake."""


class Archive(_Table, frozen=True):
    """``[archive]``: where what was collected and published is kept, and for how many days."""

    path: str = "digest.sqlite"
    url: str | None = None
    keep_days: int | None = None
    keep_published_days: int | None = None

    @property
    def location(self) -> str:
        """The URL of the database server, or else the path of the file."""
        return self.url or self.path


class Publish(_Table, frozen=True):
    """``[publish]``: when an issue is due, and what may be in it."""

    at: str = "07:30"
    on: str = "mon-sun"
    catch_up: int = 3
    max_age_days: int | None = None
    updates: Literal["mark", "ignore"] = "mark"


class Smtp(_Table, frozen=True):
    """``[smtp]``: the mail server. A password is named, never written: an environment variable, file or keyring."""

    host: str = "localhost"
    port: int = 0
    tls: Literal["starttls", "implicit", "none"] = "starttls"
    user: str | None = None
    password_env: str | None = None
    password_file: str | None = None
    keyring: str | None = None
    sender: str = ""
    reply_to: str | None = None
    unsubscribe: str | None = None
    timeout: float = 30
    tries: int = 3
    unknown: Literal["resend", "skip"] = "resend"
    ca_file: str | None = None


class Deliver(_Table, frozen=True):
    """``[[deliver]]``: one way out for an issue: ``mail``, a ``webhook`` or a ``command``; a ``folder`` takes the mail
    as files."""

    mail: tuple[str, ...] = ()
    folder: str | None = None
    webhook: str | None = None
    command: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    attach: tuple[str, ...] = ("pdf",)
    secret_env: str | None = None
    timeout: float = 60


class Keeper(_Table, frozen=True):
    """``[keeper]``: who is told when something stays broken, and what is pinged when all is well."""

    mail: str | None = None
    after: int = 3
    heartbeat: str | None = None


def read_time(text: str) -> time:
    """Read ``07:30``; raise :class:`UsageError` for anything else."""
    found = re.fullmatch(r"(\d{1,2}):(\d{2})", text.strip())
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise UsageError(f'"{text}" is no time of day; write it as 07:30')
    return time(int(found[1]), int(found[2]))


def read_weekdays(text: str) -> frozenset[int]:
    """Read ``mon-fri`` or ``mon,wed,sat`` as weekdays from 0 (Monday); raise :class:`UsageError` for anything else."""
    days: set[int] = set()
    for part in re.split(r"[,\s]+", text.strip().lower()):
        first, dash, last = part.partition("-")
        if first[:3] not in DAYS or (dash and last[:3] not in DAYS):
            raise UsageError(f'"{text}" names no days; write them as mon-fri or mon,wed,sat')
        start = DAYS.index(first[:3])
        length = (DAYS.index(last[:3]) - start) % 7 if last else 0
        days.update((start + n) % 7 for n in range(length + 1))
    return frozenset(days)


def explain_ways(deliver: Deliver) -> str | None:
    """What is wrong with a ``[[deliver]]``: none of its ways, or several, or no address; None where it is right."""
    ways = [bool(deliver.mail) or deliver.folder is not None, deliver.webhook is not None, bool(deliver.command)]
    if sum(ways) != 1:
        return "name one way: mail, folder (or both: mail as files), webhook, or command"
    return explain_address("webhook", deliver.webhook)


def explain_address(name: str, address: str | None) -> str | None:
    """What is wrong with a web address among the settings; None where nothing is, or there is none."""
    try:
        parts = urlsplit(address or "https://none.example")
        is_one = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_one = False
    return None if is_one else f'{name}: "{address}" is no address that begins with https:// or http://'


def with_schedule(
    settings: Settings, *, at: str | None = None, on: str | None = None, tz: str | None = None
) -> Settings:
    """The settings with another hour, days or zone; raise :class:`UsageError` for what is none."""
    if at is not None:
        read_time(at)
    if on is not None:
        read_weekdays(on)
    if tz is not None and tz not in available_timezones():
        raise UsageError(f'"{tz}" is no time zone; write it as Asia/Shanghai')
    publish = msgspec.structs.replace(settings.publish, at=at or settings.publish.at, on=on or settings.publish.on)
    return msgspec.structs.replace(settings, publish=publish, timezone=tz or settings.timezone)
