"""Sources on the web, fetched side by side in a thread with an event loop of its own.

The thread goes on fetching while its results are worked on: deadlines pass in real time whatever the reader does.
"""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import httpx2

from digest.errors import InputError
from digest.model import LeftOut, Page, SourceStatus
from digest.sources.feed_parsers import FeedParsers
from digest.sources.fetching import Fetcher, FetchError
from digest.sources.limits import Clock, Limits
from digest.sources.politeness import PoliteFetcher
from digest.sources.resolving import without_login
from digest.sources.specification import SourceSpec, Validators, Visit
from digest.sources.subscription import Subscription, page_of

Batch = tuple[SourceSpec, list[Page | LeftOut | Visit | SourceStatus]]

_RESOLVERS = 32
"""Names that are looked up at once: the system's resolver holds a thread for each."""
_WAITING = 16
"""Sources whose pages wait to be worked on; fetching pauses when there are more, so that memory stays bounded."""


def collect_web(
    sources: Sequence[SourceSpec], known: Mapping[str, Validators], limits: Limits, clock: Clock
) -> Iterator[Batch]:
    """Yield the sources as they finish, each with what it gave."""
    outlet: queue.Queue[Batch | None] = queue.Queue(_WAITING)
    stopped = threading.Event()
    with ThreadPoolExecutor(1, "digest-sources") as executor:
        running = executor.submit(asyncio.run, _collect(sources, known, limits, clock, outlet, stopped))
        running.add_done_callback(lambda _: _end(outlet, stopped))
        try:
            while (batch := outlet.get()) is not None:
                yield batch
            running.result()
        finally:
            stopped.set()
            _drain(outlet, running)


def fetch_one(url: str, opened: frozenset[str], limits: Limits, clock: Clock) -> Page:
    """Fetch one page; raises :class:`InputError` with its address and the reason."""
    with ThreadPoolExecutor(1, "digest-fetch") as executor:  # the caller may have an event loop of its own
        try:
            return executor.submit(asyncio.run, _fetch_one(url, opened, limits, clock)).result()
        except FetchError as error:
            raise InputError(f"{without_login(url)}: {error}") from None


async def _fetch_one(url: str, opened: frozenset[str], limits: Limits, clock: Clock) -> Page:
    fetcher = Fetcher(opened, limits, clock, httpx2.create_ssl_context(trust_env=False))
    try:
        return page_of(await fetcher.fetch(url), url)
    finally:
        await fetcher.aclose()


async def _collect(
    sources: Sequence[SourceSpec],
    known: Mapping[str, Validators],
    limits: Limits,
    clock: Clock,
    outlet: queue.Queue[Batch | None],
    stopped: threading.Event,
) -> None:
    loop = asyncio.get_running_loop()
    loop.set_default_executor(ThreadPoolExecutor(_RESOLVERS, "digest-resolver"))
    fetcher, parsers = PoliteFetcher(limits, clock), FeedParsers(limits)
    places, handing_over = asyncio.Semaphore(limits.at_once), asyncio.Lock()
    hands = ThreadPoolExecutor(1, "digest-outlet")

    async def collect(source: SourceSpec) -> None:
        async with places:
            items = await Subscription(source, fetcher, parsers, known, clock).collect()
        async with handing_over:
            await loop.run_in_executor(hands, outlet.put, (source, items))

    await parsers.start(sum(source.kind == "feed" for source in sources))
    tasks = [asyncio.create_task(collect(source)) for source in sources]
    watcher = asyncio.create_task(_cancel_when(stopped, tasks))
    try:
        await asyncio.gather(*tasks)
    finally:
        watcher.cancel()
        await parsers.aclose()
        await fetcher.aclose()
        hands.shutdown(wait=False)


async def _cancel_when(stopped: threading.Event, tasks: Sequence[asyncio.Task[None]]) -> None:
    """Stop fetching once nobody reads the results any more."""
    while not stopped.is_set():
        await asyncio.sleep(0.2)
    for task in tasks:
        task.cancel()


def _end(outlet: queue.Queue[Batch | None], stopped: threading.Event) -> None:
    """Mark the end of the results, unless nobody waits for it."""
    while not stopped.is_set():
        try:
            outlet.put(None, timeout=0.1)
        except queue.Full:
            continue
        return


def _drain(outlet: queue.Queue[Batch | None], running: Future[None]) -> None:
    """Take what is still handed over, so that the thread can come to its end."""
    while not running.done():
        try:
            outlet.get(timeout=0.05)
        except queue.Empty:
            continue
