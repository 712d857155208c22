"""A local site, and ways to fetch from it that do not wait in real time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from digest.sources import Clock
from tests.sources.site import Site, open_site

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@dataclass
class Hours:
    """A clock that moves only when somebody sleeps by it, and remembers for how long."""

    waited: list[float] = field(default_factory=list)

    @property
    def clock(self) -> Clock:
        return Clock(now=self.now, steady=lambda: sum(self.waited), sleep=self.sleep, chance=lambda: 1.0)

    def now(self) -> datetime:
        return NOON + timedelta(seconds=sum(self.waited))

    async def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)


@pytest.fixture
def site() -> Iterator[Site]:
    """A web site on loopback."""
    with open_site() as site:
        yield site


@pytest.fixture
def hours() -> Hours:
    """A clock that nobody has to wait for."""
    return Hours()
