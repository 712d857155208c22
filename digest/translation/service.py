"""Asking a translation service: one host, no redirects, bounded times and sizes, patience where it asks for it."""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections.abc import Callable, Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from digest.errors import TranslationError
from digest.translation.translator import BadReply, Failure, NoReply
from digest.version import __version__

if TYPE_CHECKING:
    import httpx2

MOST_BYTES = 4 * 2**20
"""A reply to a few dozen sentences is smaller by far."""
LONGEST_WAIT = 120.0
"""Seconds: whoever asks to come back later than that is asked at the next run."""
_PASSING = frozenset((408, 425, 429, 500, 502, 503, 504, 529))
_REASONS = {
    400: "does not understand the request (400)",
    401: "does not accept the key (401)",
    402: "asks for payment (402)",
    403: "does not accept the key (403)",
    404: "is not at this address (404); check url in [translation]",
    413: "finds the request too large (413)",
    429: "asks for fewer requests (429)",
    456: "has no quota left (456)",
}
_HOPELESS = frozenset((401, 402, 403, 404, 405, 456))
"""Nothing else is worth asking after these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long a translator is waited for, in seconds: for one request, and for all of a run; and how often asked.

    ``per_minute`` is a rate limit of one's own, in requests. The clock and the waiting can be a test's.
    """

    timeout: float = 60
    deadline: float = 600
    tries: int = 3
    per_minute: float | None = None
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random


@dataclass(slots=True)
class Pace:
    """When a run began to ask and when it asked last: what the deadline and the rate limit are counted from."""

    patience: Patience
    began: float | None = None
    last: float | None = None

    def begin(self) -> None:
        """Wait as long as the rate limit asks. Raises :class:`NoReply` where the deadline comes first."""
        now = self.patience.clock()
        self.began = now if self.began is None else self.began
        if self.patience.per_minute and self.last is not None:
            self.wait(max(0.0, self.last + 60 / self.patience.per_minute - now))
        if self.left() <= 0:
            raise NoReply(self.too_late())
        self.last = self.patience.clock()

    def left(self) -> float:
        """The seconds that are left of the deadline."""
        began = self.patience.clock() if self.began is None else self.began
        return self.patience.deadline - (self.patience.clock() - began)

    def wait(self, seconds: float) -> None:
        """Wait. Raises :class:`NoReply` where the deadline would pass."""
        if seconds >= self.left():
            raise NoReply(self.too_late())
        if seconds > 0:
            self.patience.sleep(seconds)

    def too_late(self) -> Failure:
        """The failure of everything that the deadline leaves untranslated."""
        return Failure(f"not finished within {self.patience.deadline:g} seconds; given up", whole=True)


@dataclass(frozen=True, slots=True)
class Service:
    """A service at one address: ``url`` without the paths that are asked for. ``headers`` may hold a key."""

    url: str
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    patience: Patience = field(default_factory=Patience)
    pace: Pace = field(default_factory=lambda: Pace(Patience()), repr=False)

    @property
    def remote(self) -> bool:
        """Whether texts sent there leave this machine."""
        return is_remote(self.url)

    @property
    def host(self) -> str:
        """The host, for people."""
        return urlsplit(self.url).hostname or self.url

    def ask(self, path: str, payload: Mapping[str, Any] | None = None) -> Any:
        """POST ``payload`` as JSON (GET where it is None) and return the JSON of the answer.

        Asked again, later and later, after 408, 425, 429, 5xx and broken connections, as Retry-After says where it
        does. Raises :class:`NoReply`, or :class:`BadReply` where the answer is not JSON.
        """
        attempt = 0
        while True:
            self.pace.begin()
            try:
                return _read_json(_run(self._send(path, payload)))
            except _TryAgain as again:
                attempt += 1
                if attempt >= self.patience.tries or again.wait > LONGEST_WAIT:
                    raise NoReply(again.failure) from None
                self.pace.wait(again.wait or _back_off(attempt, self.patience.chance()))

    async def _send(self, path: str, payload: Mapping[str, Any] | None) -> bytes:
        import httpx2

        seconds = min(self.patience.timeout, max(0.001, self.pace.left()))
        url = self.url.rstrip("/") + path
        body = None if payload is None else json.dumps(payload, ensure_ascii=False).encode("utf-8", "replace")
        headers = {
            "User-Agent": f"digest/{__version__}",
            "Accept": "application/json",
            **({"Content-Type": "application/json"} if body is not None else {}),
            **self.headers,
        }
        try:
            async with asyncio.timeout(seconds):
                async with httpx2.AsyncClient(trust_env=False, follow_redirects=False, timeout=seconds) as client:
                    method = "GET" if body is None else "POST"
                    async with client.stream(method, url, content=body, headers=headers) as response:
                        return await _take(response, self.host)
        except (TimeoutError, httpx2.TimeoutException):
            raise _TryAgain(Failure(f"{self.host}: no answer within {seconds:.0f} seconds", whole=True)) from None
        except httpx2.DecodingError:
            raise BadReply(f"{self.host}: the answer is damaged in compression") from None
        except httpx2.TransportError as error:
            said = (str(error) or type(error).__name__).splitlines()[0][:120]
            raise _TryAgain(Failure(f"{self.host}: no connection ({said})", whole=True)) from None


def open_service(url: str, headers: Mapping[str, str], patience: Patience, *, has_key: bool) -> Service:
    """Make the service at ``url``.

    Raises :class:`TranslationError` for what is no web address, and where a key would travel unencrypted.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        raise TranslationError(f'"{url}" is no address of a service; write it as https://translate.example.org')
    if parts.scheme == "http" and has_key and is_remote(url):
        raise TranslationError(f"{parts.hostname}: the key would travel unencrypted; write the address with https://")
    return Service(url, headers, patience, Pace(patience))


def is_remote(url: str) -> bool:
    """Say whether an address is that of another machine."""
    host = (urlsplit(url).hostname or "").lower()
    if host == "localhost" or host.endswith(".localhost"):
        return False
    try:
        return not ip_address(host).is_loopback
    except ValueError:
        return True


def _run(request: Coroutine[Any, Any, bytes]) -> bytes:
    """Run a request to its end, also where the caller is itself run by an event loop (a notebook)."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(request)
    with ThreadPoolExecutor(max_workers=1) as beside:
        return beside.submit(asyncio.run, request).result()


class _TryAgain(Exception):
    def __init__(self, failure: Failure, wait: float = 0.0) -> None:
        super().__init__(failure.reason)
        self.failure = failure
        self.wait = wait


async def _take(response: httpx2.Response, host: str) -> bytes:
    status = response.status_code
    if status == 200:
        return await _read_body(response, host)
    reason = _explain(status)
    if status in _PASSING:
        wait = read_retry_after(response.headers.get("retry-after"), datetime.now(UTC))
        raise _TryAgain(Failure(f"{host} {reason}", whole=True), wait)
    if status in (400, 413, 422):
        raise BadReply(f"{host} {reason}")
    raise NoReply(Failure(f"{host} {reason}", passing=False, whole=status in _HOPELESS or 300 <= status < 400))


def _explain(status: int) -> str:
    if 300 <= status < 400:
        return f"sends elsewhere ({status}), which is not followed; check url in [translation]"
    return _REASONS.get(status) or (
        f"has an error of its own ({status})" if status >= 500 else f"answers with status {status}"
    )


async def _read_body(response: httpx2.Response, host: str) -> bytes:
    body = bytearray()
    async for part in response.aiter_bytes():
        body += part
        if len(body) > MOST_BYTES:
            raise BadReply(f"{host}: the answer is larger than {MOST_BYTES >> 20} MB")
    return bytes(body)


def _read_json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise BadReply("the answer is not JSON") from None


def _back_off(attempt: int, chance: float) -> float:
    """Seconds before the next try: one, two, four…, up to half as long again so that not all come back at once."""
    return float(2 ** (attempt - 1)) * (1 + chance / 2)


def read_retry_after(value: str | None, now: datetime) -> float:
    """Read a Retry-After header (RFC 9110, section 10.2.3) as seconds from now; 0 where it says nothing."""
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return float(min(int(text[:9]), 10**6))
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return 0.0
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())
