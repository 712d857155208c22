"""The body of a stored HTTP response, unchunked and decompressed piece by piece within a limit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

import httpx2

from digest.sources.fetching import FetchError

_PIECE = 16_384


def unpack(stream: BinaryIO, headers: Sequence[tuple[str, str]], most: int) -> bytes:
    """Return the decoded body of a response of at most ``most`` bytes; raises :class:`FetchError`."""
    named = httpx2.Headers(list(headers))
    pieces = iter(lambda: stream.read(_PIECE), b"")
    if "chunked" in named.get("transfer-encoding", "").lower():
        pieces = iter([_unchunk(b"".join(_bounded(pieces, most)))])
    body = bytearray()
    try:
        for part in httpx2.Response(200, headers=named, content=pieces).iter_bytes():
            body += part
            if len(body) > most:
                raise FetchError(f"larger than {most / 2**20:g} MB; cut off", passing=False)
    except httpx2.DecodingError as error:
        raise FetchError(f"damaged in compression ({error})", passing=False) from error
    return bytes(body)


def _bounded(pieces: Iterator[bytes], most: int) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > most:
            raise FetchError(f"larger than {most / 2**20:g} MB; cut off", passing=False)
        yield piece


def _unchunk(body: bytes) -> bytes:
    """Join the chunks (RFC 9112, 7.1); archives often keep the header and have joined them already."""
    joined = bytearray()
    rest = body
    while True:
        head, found, rest = rest.partition(b"\r\n")
        try:
            size = int(head.partition(b";")[0], 16)
        except ValueError:
            return body
        if not found or size < 0 or size > len(rest):
            return body
        if size == 0:
            return bytes(joined)
        joined += rest[:size]
        rest = rest[size + 2 :]
