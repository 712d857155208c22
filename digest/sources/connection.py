"""Connections that are made only to addresses that were looked at first: see :mod:`digest.sources.addresses`."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Iterable
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import httpcore2
import httpx2

from digest.sources.addresses import is_public

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterator

FIRST_TRY = 3.0
"""Seconds for an address that has others beside it: a host whose IPv6 leads nowhere is still reached by IPv4."""


class RefusedAddress(httpx2.ConnectError):
    """The host is in a private or reserved network and was not opened by a setting."""


class GuardedBackend(httpcore2.AsyncNetworkBackend):
    """Resolves a name once, refuses it unless all its addresses are public, and connects to one of these.

    ``opened`` are host names that are connected to wherever they lead.
    """

    def __init__(self, opened: frozenset[str]) -> None:
        self._opened = frozenset(host.lower().strip("[]") for host in opened)
        self._sockets = httpcore2.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Connect to the first address of ``host`` that answers."""
        addresses = await self._resolve(host, port)
        for address in addresses[:-1]:
            try:
                return await self._sockets.connect_tcp(address, port, FIRST_TRY, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
        return await self._sockets.connect_tcp(addresses[-1], port, timeout, local_address, socket_options)

    async def connect_unix_socket(self, path: str, *_: Any, **__: Any) -> httpcore2.AsyncNetworkStream:
        """Refuse: nothing that is fetched lives in a file."""
        raise httpcore2.ConnectError(f"{path}: sockets in the file system are not fetched from")

    async def sleep(self, seconds: float) -> None:
        """Wait, as httpcore2 asks for between its own attempts."""
        await asyncio.sleep(seconds)

    async def _resolve(self, host: str, port: int) -> list[str]:
        loop = asyncio.get_running_loop()
        try:
            found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore2.ConnectError(f"no such host ({host})") from error
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        if not addresses:
            raise httpcore2.ConnectError(f"no such host ({host})")
        if host.lower().strip("[]") not in self._opened and not all(map(is_public, addresses)):
            raise RefusedAddress(f"{host} is in a private network")
        return addresses


class GuardedTransport(httpx2.AsyncBaseTransport):
    """httpx2's transport on :class:`GuardedBackend`; proxies and the environment have no say in it."""

    def __init__(self, opened: frozenset[str], *, ssl_context: ssl.SSLContext) -> None:
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=ssl_context,
            max_connections=None,
            max_keepalive_connections=20,
            keepalive_expiry=10.0,
            network_backend=GuardedBackend(opened),
        )

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send one request; the body of the answer is read from its stream."""
        url = httpcore2.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        sent = httpcore2.Request(request.method, url, headers=request.headers.raw, extensions=request.extensions)
        with _as_httpx_errors():
            answer = await self._pool.handle_async_request(sent)
        return httpx2.Response(answer.status, headers=answer.headers, stream=_Body(answer))

    async def aclose(self) -> None:
        """Close every connection."""
        await self._pool.aclose()


class _Body(httpx2.AsyncByteStream):
    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with _as_httpx_errors():
            async for part in self._answer.aiter_stream():
                yield part

    async def aclose(self) -> None:
        await self._answer.aclose()


@contextmanager
def _as_httpx_errors() -> Iterator[None]:
    """Give the errors of the connection the names that the client's caller knows."""
    try:
        yield
    except httpcore2.TimeoutException as error:
        raise httpx2.ReadTimeout(str(error)) from error
    except httpcore2.NetworkError as error:
        raise httpx2.ConnectError(str(error)) from error
    except (httpcore2.ProtocolError, httpcore2.UnsupportedProtocol) as error:
        raise httpx2.RemoteProtocolError(str(error)) from error
