"""One address fetched: redirects checked one by one, sizes and times bounded, failures said in one line."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from email.message import Message
from typing import Literal, NamedTuple

import httpx2

from digest.errors import InputError
from digest.sources.connection import GuardedTransport, RefusedAddress
from digest.sources.freshness import ask_if_changed, remember
from digest.sources.limits import Clock, Limits
from digest.sources.resolving import without_login
from digest.sources.retrying import WORTH_ANOTHER_TRY, back_off, read_retry_after
from digest.sources.specification import Validators
from digest.version import __version__

USER_AGENT = f"digest/{__version__} (news briefing; reads feeds and the pages they name)"

Accepted = Literal["feed", "page"]
_ACCEPT: dict[Accepted, str] = {
    "feed": "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5",
    "page": "text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.5",
}
_PERMANENT = frozenset((301, 308))
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_STATUS_REASONS = {
    401: "asks for a password (401)",
    403: "refuses to hand it out (403)",
    404: "no such page (404)",
    410: "gone for good (410); take the source out",
    429: "asks for fewer requests (429)",
}


FOREIGN_ERRORS = (ValueError, LookupError, ArithmeticError, RecursionError, OSError, ExceptionGroup)
"""What libraries raise over data that nobody thought of: it costs the address or the source it came from, no other."""


class FetchError(InputError):
    """An address that could not be fetched; the message is the reason alone and does not name the address.

    ``passing`` says that the next run may fare better.
    """

    def __init__(self, reason: str, *, passing: bool = True, status: int | None = None) -> None:
        super().__init__(reason)
        self.passing = passing
        self.status = status


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back: the decoded ``content``, what it is said to be, and the address it finally stood at.

    ``unchanged`` is a 304: there is no content.
    """

    url: str
    content: bytes
    media_type: str | None
    charset: str | None
    fetched: datetime
    validators: Validators
    unchanged: bool = False
    moved_to: str | None = None


class Most(NamedTuple):
    """The bytes of an answer that are read at most; what is longer is cut there, or else (not ``cut``) refused."""

    bytes: int
    cut: bool = False


class _TryAgain(Exception):
    def __init__(self, failure: FetchError, wait: float | None = None) -> None:
        super().__init__(str(failure))
        self.failure = failure
        self.wait = wait


class Fetcher:
    """An HTTP client that fetches from public addresses, and from the hosts named in ``opened``."""

    def __init__(self, opened: frozenset[str], limits: Limits, clock: Clock, ssl_context: ssl.SSLContext) -> None:
        self._limits = limits
        self._clock = clock
        self._client = httpx2.AsyncClient(
            transport=GuardedTransport(opened, ssl_context=ssl_context),
            headers={"User-Agent": USER_AGENT},
            timeout=httpx2.Timeout(limits.read, connect=limits.connect, pool=limits.total),
            trust_env=False,
            follow_redirects=False,
        )

    async def aclose(self) -> None:
        """Close every connection."""
        await self._client.aclose()

    async def fetch(
        self, url: str, *, accept: Accepted = "page", known: Validators | None = None, most: Most | None = None
    ) -> Answer:
        """Fetch ``url``, no more of it than ``most``, asking only for what has changed since it was ``known``.

        Raises :class:`FetchError` with a reason in one line.
        """
        headers = {"Accept": _ACCEPT[accept], **ask_if_changed(known)}
        seconds = self._limits.total
        try:
            async with asyncio.timeout(seconds):
                return await self._persist(url, headers, known, most or Most(self._limits.page_bytes))
        except TimeoutError:
            raise FetchError(f"not finished within {seconds:g} seconds; given up") from None
        except FetchError:
            raise
        except FOREIGN_ERRORS as error:
            raise FetchError(f"not understood ({_first_line(error)})", passing=False) from error

    async def _persist(self, url: str, headers: dict[str, str], known: Validators | None, most: Most) -> Answer:
        """Fetch, and fetch again after failures that may pass."""
        started = self._clock.steady()
        attempt = 0
        while True:
            try:
                return await self._follow(url, headers, known, most)
            except _TryAgain as again:
                wait = back_off(attempt, self._clock.chance()) if again.wait is None else again.wait
                left = self._limits.total - (self._clock.steady() - started)
                if attempt >= self._limits.retries or wait >= left:
                    raise again.failure from None
                attempt += 1
                await self._clock.sleep(wait)

    async def _follow(self, url: str, headers: dict[str, str], known: Validators | None, most: Most) -> Answer:
        """Ask, and ask where the answer points to; every address on the way is checked like the first."""
        target, moved_to, permanent = _parse(url), None, True
        for _ in range(self._limits.redirects + 1):
            async with self._ask(target, headers) as response:
                if response.status_code not in _REDIRECTS or "location" not in response.headers:
                    return await self._take(response, target, known, most, moved_to)
                permanent = permanent and response.status_code in _PERMANENT
                target = _parse(response.headers["location"], target)
                moved_to = without_login(str(target)) if permanent else moved_to
        raise FetchError(f"redirected more than {self._limits.redirects} times", passing=False)

    @asynccontextmanager
    async def _ask(self, url: httpx2.URL, headers: dict[str, str]) -> AsyncIterator[httpx2.Response]:
        """Send one request; errors on the way, and in reading what comes back, become failures with a reason."""
        try:
            async with self._client.stream("GET", url, headers=headers) as response:
                yield response
        except RefusedAddress as error:
            raise FetchError(f"{error}; name the host in allow_private if it is to be read", passing=False) from error
        except httpx2.DecodingError as error:
            raise FetchError(f"damaged in compression ({_first_line(error)})", passing=False) from error
        except httpx2.TimeoutException as error:
            raise _TryAgain(FetchError(f"no answer within {self._limits.read:g} seconds")) from error
        except httpx2.TransportError as error:
            raise _TryAgain(FetchError(f"no connection ({_first_line(error)})")) from error

    async def _take(
        self, response: httpx2.Response, url: httpx2.URL, known: Validators | None, most: Most, moved_to: str | None
    ) -> Answer:
        now = self._clock.now()
        status = response.status_code
        if status in WORTH_ANOTHER_TRY:
            wait = read_retry_after(response.headers.get("retry-after"), now)
            raise _TryAgain(FetchError(_explain(status, wait), status=status), wait)
        unchanged = status == 304 and known is not None
        if status != 200 and not unchanged:
            raise FetchError(_explain(status), passing=status >= 500, status=status)
        media_type, charset = read_content_type(response.headers.get("content-type", ""))
        return Answer(
            url=without_login(str(url)),
            content=b"" if unchanged else await _read_body(response, most),
            media_type=media_type,
            charset=charset,
            fetched=now,
            validators=remember(response.headers, now, known if unchanged else None),
            unchanged=unchanged,
            moved_to=moved_to,
        )


async def _read_body(response: httpx2.Response, most: Most) -> bytes:
    """Read the body piece by piece as it is decompressed, and stop where it grows beyond ``most``."""
    body = bytearray()
    async for part in response.aiter_bytes():
        body += part
        if len(body) > most.bytes and most.cut:
            return bytes(body[: most.bytes])
        if len(body) > most.bytes:
            raise FetchError(f"larger than {most.bytes / 2**20:g} MB; cut off", passing=False)
    return bytes(body)


def _parse(url: str, base: httpx2.URL | None = None) -> httpx2.URL:
    try:
        parsed = base.join(url) if base else httpx2.URL(url.strip())
        host = parsed.host
    except (httpx2.InvalidURL, ValueError, UnicodeError) as error:
        raise FetchError(f"not an address ({_first_line(error)})", passing=False) from None
    if parsed.scheme not in ("http", "https"):
        raise FetchError(
            f"not fetched: only http and https are, not {parsed.scheme or 'an address without'}:", passing=False
        )
    if not host:
        raise FetchError("not an address: it names no host", passing=False)
    if parsed.port is not None and not 0 < parsed.port < 65536:
        raise FetchError(f"not an address: there is no port {parsed.port}", passing=False)
    return parsed


def _explain(status: int, wait: float | None = None) -> str:
    general = f"answers with an error of its own ({status})" if status >= 500 else f"answers with status {status}"
    later = f"; asks to come back in {wait:.0f} seconds" if wait else ""
    return _STATUS_REASONS.get(status, general) + later


def read_content_type(value: str) -> tuple[str | None, str | None]:
    """Return the media type and the charset of a Content-Type header."""
    if not value.strip():
        return None, None
    header = Message()
    header["content-type"] = "".join(character for character in value if character.isprintable())
    charset = header.get_param("charset")
    return header.get_content_type(), charset if isinstance(charset, str) and charset else None


def _first_line(error: Exception) -> str:
    return (str(error) or type(error).__name__).splitlines()[0][:200]
