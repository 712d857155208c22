"""A few worker processes that parse feeds, each killed and replaced when it takes too long or dies."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

from digest.sources.fetching import FetchError
from digest.sources.limits import Limits

_LARGEST_ANSWER = 64 * 2**20
_FRAME = 4
_LOADING = 60.0
"""Seconds for a process to load its parser, which takes one, on a machine that is busy."""


class FeedParsers:
    """Parses feeds in at most ``limits.parsers`` processes."""

    def __init__(self, limits: Limits) -> None:
        self._seconds = limits.parse_seconds
        self._places = asyncio.Semaphore(limits.parsers)
        self._count = limits.parsers
        self._idle: list[asyncio.subprocess.Process] = []
        self._ready: set[int] = set()

    async def start(self, feeds: int) -> None:
        """Start the processes that so many feeds will need, so that they load while the feeds are fetched."""
        self._idle += [await _start() for _ in range(min(feeds, self._count))]

    async def parse(self, text: str) -> dict[str, Any]:
        """Parse the XML of a feed; raises :class:`FetchError` where it is none, or takes too long."""
        async with self._places:
            worker = self._idle.pop() if self._idle else await _start()
            survives = False
            try:
                answer = await self._ask(worker, text.encode("utf-8", errors="replace"))
                survives = True
            except TimeoutError:
                raise FetchError(f"not parsed within {self._seconds:g} seconds; given up", passing=False) from None
            except (OSError, EOFError, json.JSONDecodeError):
                raise FetchError("its parser died of it", passing=False) from None
            finally:
                if survives:
                    self._idle.append(worker)
                else:
                    await _stop(worker)
        if error := answer.get("error"):
            raise FetchError(f"not a feed ({error})", passing=False)
        return answer

    async def _ask(self, worker: asyncio.subprocess.Process, content: bytes) -> dict[str, Any]:
        assert worker.stdin is not None
        if worker.pid not in self._ready:
            async with asyncio.timeout(_LOADING):
                await _receive(worker)
            self._ready.add(worker.pid)
        async with asyncio.timeout(self._seconds):
            worker.stdin.write(len(content).to_bytes(_FRAME, "big") + content)
            await worker.stdin.drain()
            return await _receive(worker)

    async def aclose(self) -> None:
        """Stop the processes."""
        while self._idle:
            await _stop(self._idle.pop())


async def _start() -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-P",  # what lies beside the file is not to be imported
        str(Path(__file__).with_name("feed_worker.py")),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )


async def _receive(worker: asyncio.subprocess.Process) -> dict[str, Any]:
    assert worker.stdout is not None
    size = int.from_bytes(await worker.stdout.readexactly(_FRAME), "big")
    if size > _LARGEST_ANSWER:
        raise EOFError
    answer: dict[str, Any] = json.loads(await worker.stdout.readexactly(size))
    return answer


async def _stop(worker: asyncio.subprocess.Process) -> None:
    if worker.returncode is None:
        worker.kill()
    await worker.wait()
    if worker.stdin is not None:
        worker.stdin.close()
