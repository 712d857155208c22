"""How much a fetch may take, in bytes and seconds, and how gently it goes about it."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The bounds of a collection. Sizes are in bytes after decompression, times in seconds.

    ``total`` bounds one address with all its redirects, retries and waits between them. ``delay`` is the time between
    two requests to one public host, of which ``per_host`` may be under way at once; hosts that a setting opens are
    the user's own and get ``per_opened_host`` at once without delay. After ``give_up_after`` failures in a row a host
    is left alone for the rest of the run.
    """

    page_bytes: int = 10 * 2**20
    robots_bytes: int = 512_000
    connect: float = 10.0
    read: float = 15.0
    total: float = 30.0
    redirects: int = 5
    retries: int = 2
    delay: float = 1.0
    longest_delay: float = 30.0
    per_host: int = 2
    per_opened_host: int = 8
    give_up_after: int = 4
    at_once: int = 150
    parse_seconds: float = 8.0
    parsers: int = 2


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """The time and the chance that a collection goes by; a test puts its own in their place.

    ``now`` is the time of day (aware), ``steady`` counts seconds and never jumps, ``sleep`` waits for seconds,
    ``chance`` gives a number from 0 to 1.
    """

    now: Callable[[], datetime] = _utc_now
    steady: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    chance: Callable[[], float] = random.random
