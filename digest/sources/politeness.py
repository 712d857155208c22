"""Good manners towards each host: few requests at once, time between them, and none where nobody answers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpx2

from digest.sources.fetching import FOREIGN_ERRORS, Accepted, Answer, Fetcher, FetchError, Most
from digest.sources.limits import Clock, Limits
from digest.sources.robots import Robots, read_robots, without_robots
from digest.sources.specification import Validators


@dataclass(slots=True)
class _Host:
    """What is known of a host during one run."""

    places: asyncio.Semaphore
    delay: float
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    next_at: float = 0.0
    failures: int = 0
    robots: dict[str, asyncio.Task[Robots]] = field(default_factory=dict)


class PoliteFetcher:
    """A :class:`Fetcher` that waits its turn at every host and asks robots.txt before it follows a link."""

    def __init__(self, limits: Limits, clock: Clock) -> None:
        self._limits = limits
        self._clock = clock
        self._ssl_context = httpx2.create_ssl_context(trust_env=False)
        self._fetchers: dict[frozenset[str], Fetcher] = {}
        self._hosts: dict[str, _Host] = {}

    async def aclose(self) -> None:
        """Close every connection."""
        for fetcher in self._fetchers.values():
            await fetcher.aclose()

    async def fetch(
        self,
        url: str,
        *,
        opened: frozenset[str] = frozenset(),
        accept: Accepted = "page",
        known: Validators | None = None,
        robots: bool = True,
    ) -> Answer:
        """Fetch ``url`` when its host's turn has come; raises :class:`FetchError`, also where robots.txt refuses.

        ``opened`` are the private hosts that may be fetched from: they are opened to the source that names them, not
        to what other sources link to.
        """
        fetcher, host = self._fetcher(opened), self._host(url, opened)
        if robots:
            await self._ask_robots(url, host, fetcher)
        return await self._in_turn(host, lambda: fetcher.fetch(url, accept=accept, known=known))

    def _fetcher(self, opened: frozenset[str]) -> Fetcher:
        if opened not in self._fetchers:
            self._fetchers[opened] = Fetcher(opened, self._limits, self._clock, self._ssl_context)
        return self._fetchers[opened]

    async def _in_turn(self, host: _Host, fetch: Callable[[], Awaitable[Answer]]) -> Answer:
        async with self._place(host):
            if host.failures >= self._limits.give_up_after:
                raise FetchError(f"left alone: its host failed {host.failures} times in a row")
            try:
                answer = await fetch()
            except FetchError as error:
                host.failures += error.status is None and error.passing
                raise
            host.failures = 0
            return answer

    @asynccontextmanager
    async def _place(self, host: _Host) -> AsyncIterator[None]:
        """Hold one of the host's places, no sooner than its delay after the last one was taken."""
        async with host.places:
            async with host.turn:
                wait = host.next_at - self._clock.steady()
                if wait > 0:
                    await self._clock.sleep(wait)
                host.next_at = self._clock.steady() + host.delay
            yield

    async def _ask_robots(self, url: str, host: _Host, fetcher: Fetcher) -> None:
        split = urlsplit(url)
        origin = f"{split.scheme}://{split.netloc.rpartition('@')[2]}"
        task = host.robots.get(origin)
        if task is None:
            task = host.robots[origin] = asyncio.create_task(self._fetch_robots(origin, host, fetcher))
        robots = await asyncio.shield(task)
        if robots.refusal:
            raise FetchError(robots.refusal)
        try:
            is_allowed = robots.allows(url)
        except FOREIGN_ERRORS:
            raise FetchError("not an address", passing=False) from None
        if not is_allowed:
            raise FetchError("its robots.txt asks programs not to fetch it", passing=False)

    async def _fetch_robots(self, origin: str, host: _Host, fetcher: Fetcher) -> Robots:
        most = Most(self._limits.robots_bytes, cut=True)  # as RFC 9309, 2.5 has it
        try:
            answer = await self._in_turn(host, lambda: fetcher.fetch(f"{origin}/robots.txt", most=most))
        except FetchError as error:
            return without_robots(error.status)
        robots = read_robots(answer.content)
        host.delay = max(host.delay, min(robots.delay, self._limits.longest_delay))
        return robots

    def _host(self, url: str, opened: frozenset[str]) -> _Host:
        try:
            name = (urlsplit(url).hostname or "").rstrip(".")
        except ValueError:
            raise FetchError("not an address", passing=False) from None
        if name not in self._hosts:
            limits = self._limits
            places, delay = (limits.per_opened_host, 0.0) if name in opened else (limits.per_host, limits.delay)
            self._hosts[name] = _Host(places=asyncio.Semaphore(places), delay=delay)
        return self._hosts[name]
