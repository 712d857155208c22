"""Feeds on loopback, a host each: most are well, some are slow, some are broken, some mean harm.

    python -m benchmarks.load.server        # prints its port, then serves until it is ended

Every address of 127.0.0.0/8 is this machine, so that each feed has a host of its own, as in the world. Which feed
behaves how is decided by its number alone. All texts are invented out of common characters.
"""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import random
import re
import sys
import zlib
from collections.abc import AsyncIterator, Callable
from functools import cache

ENTRIES, PAGES = 20, 5
"""Entries of a feed; pages behind a feed that holds no full texts, and so entries of it."""
LETTERS = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下"
    "过子说产种面而方后多定行学法所民得经"
)
NEVER = 3600.0
KINDS = ("well", "pages", "slow", "broken", "hostile")
_TWENTY = ("hostile", "slow", "slow", "broken", "broken", "pages", "pages", "pages", *["well"] * 12)
SLOW = ("late", "dripping", "late and dripping", "silent")
BROKEN = ("missing", "gone", "failing", "busy", "hung up", "a web page", "empty", "cut off", "not XML", "damaged gzip")
HOSTILE = (
    *("endless head", "endless body", "gzip bomb", "entities", "attributes", "nesting", "items", "redirects", "inward"),
    *("slow body", "wrong length", "deflate bomb"),
)


def host_of(number: int) -> str:
    """The address of a feed's host."""
    return f"127.1.{number // 250}.{number % 250 + 1}"


def kind_of(number: int) -> str:
    """Of twenty feeds, one means harm, two are slow, two broken, three have their texts on pages, the rest are well."""
    return _TWENTY[number % 20]


def make_feed(number: int, base: str) -> bytes:
    """The RSS of a feed: full texts, or summaries that lead to pages."""
    chance = random.Random(number)
    whole = kind_of(number) != "pages"
    items = "".join(
        f"<item><title>{_letters(chance, 18)}</title><link>{base}/{entry}</link><guid>{base}/{entry}</guid>"
        f"<pubDate>Fri, 20 Nov 2026 {entry % 24:02}:30:00 +0800</pubDate>"
        f"<description><![CDATA[{_text(chance, 5 if whole else 1)}]]></description></item>"
        for entry in range(ENTRIES if whole else PAGES)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{number}</title>{items}</channel></rss>'.encode()


def make_page(number: int, entry: int) -> bytes:
    """A page with an article, a heading and some furniture."""
    chance = random.Random(f"{number}/{entry}")
    links = "".join(f'<li><a href="/{n}">{_letters(chance, 6)}</a></li>' for n in range(12))
    title = _letters(chance, 18)
    return (
        f'<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>{title}</title></head><body>'
        f"<nav><ul>{links}</ul></nav><article><h1>{title}</h1>{_text(chance, 6)}</article><footer>{links}</footer>"
        "</body></html>"
    ).encode()


def _letters(chance: random.Random, length: int) -> str:
    return "".join(chance.choices(LETTERS, k=length))


def _text(chance: random.Random, paragraphs: int) -> str:
    return "".join(f"<p>{''.join(_letters(chance, 28) + '。' for _ in range(4))}</p>" for _ in range(paragraphs))


def bomb(kind: str) -> bytes:
    """The body of a feed that is made to choke its reader."""
    attributes = " ".join(f"a{n}='1'" for n in range(200_000)) if kind == "attributes" else ""
    inside = {
        "attributes": f"<item {attributes}/>",
        "nesting": "<b>" * 200_000,
        "items": "<item><title>x</title><link>http://x.test/1</link></item>" * 150_000,
    }
    if kind == "entities":
        levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
        return f'<!DOCTYPE rss [<!ENTITY e0 "ha">{levels}]><rss><channel><title>&e9;</title></channel></rss>'.encode()
    return f'<rss version="2.0"><channel>{inside[kind]}</channel></rss>'.encode()


@cache
def _packed(coding: str) -> bytes:
    """A gigabyte of nothing in a megabyte."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31 if coding == "gzip" else 15)
    return b"".join(packer.compress(bytes(1 << 20)) for _ in range(1024)) + packer.flush()


@cache
def _bomb(kind: str) -> bytes:
    return bomb(kind)


async def _answer(path: str, number: int, etag: str, base: str) -> AsyncIterator[bytes | float]:
    """What goes over the line, piece by piece; a number is a pause in seconds."""
    if path == "/robots.txt":
        yield _reply(404)
    elif path != "/feed":
        yield _reply(200, make_page(number, int(path.strip("/") or 0)), "Content-Type: text/html")
    else:
        kind, place = kind_of(number), number // 20
        answer: Callable[[int, str, str], AsyncIterator[bytes | float]] = {
            "slow": _slow,
            "broken": _broken,
            "hostile": _hostile,
        }.get(kind, _well)
        async for piece in answer(place if kind not in ("well", "pages") else number, etag, base):
            yield piece


async def _well(number: int, etag: str, base: str) -> AsyncIterator[bytes | float]:
    yield _feed(make_feed(number, base), etag)


async def _slow(place: int, etag: str, base: str) -> AsyncIterator[bytes | float]:
    how = SLOW[place % len(SLOW)]
    whole = _feed(make_feed(place * 20 + 1, base), etag)
    if how == "silent":
        yield NEVER
    if how.startswith("late"):
        yield 2.0 + place % 6
    pieces = 20 if "dripping" in how else 1
    size = len(whole) // pieces + 1
    for start in range(0, len(whole), size):
        yield whole[start : start + size]
        yield 0.3


async def _broken(place: int, _etag: str, base: str) -> AsyncIterator[bytes | float]:
    how = BROKEN[place % len(BROKEN)]
    statuses = {"missing": 404, "gone": 410, "failing": 500, "busy": 503}
    whole = make_feed(place * 20 + 3, base)
    if how in statuses:
        yield _reply(statuses[how])
    elif how == "cut off":
        yield _reply(200, whole)[: len(whole) // 2]
    elif how != "hung up":
        bodies = {
            "a web page": make_page(place, 0),
            "empty": b"",
            "not XML": b"{nothing of the kind",
            "damaged gzip": gzip.compress(whole)[:200] + bytes(400),
        }
        yield _reply(200, bodies[how], *(["Content-Encoding: gzip"] if how == "damaged gzip" else []))


async def _hostile(place: int, _etag: str, base: str) -> AsyncIterator[bytes | float]:
    how = HOSTILE[place % len(HOSTILE)]
    start = b"HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\n"
    if how in ("gzip bomb", "deflate bomb"):
        coding = how.partition(" ")[0]
        yield _reply(200, _packed(coding), f"Content-Encoding: {coding}")
    elif how in ("redirects", "inward"):
        yield _reply(302, b"", f"Location: {base}/feed" if how == "redirects" else "Location: http://169.254.169.254/")
    elif how == "wrong length":
        yield start + b"Content-Length: 900000\r\n\r\n<rss>"
    elif how in ("endless head", "endless body", "slow body"):
        yield start + (b"" if how == "endless head" else b"\r\n<rss>")
        while True:
            yield b"X" * (1 << 16) if how == "endless body" else b"X-A: b\r\n" if how == "endless head" else b" "
            yield 0.0 if how == "endless body" else 0.3
    else:
        yield _reply(200, _bomb(how))


def _feed(body: bytes, etag: str) -> bytes:
    tag = f'"{hashlib.sha256(body).hexdigest()[:12]}"'
    return _reply(304, b"", f"ETag: {tag}") if etag == tag else _reply(200, body, f"ETag: {tag}")


def _reply(status: int, body: bytes = b"", *headers: str) -> bytes:
    kind = [] if any(header.startswith("Content-Type") for header in headers) else ["Content-Type: application/xml"]
    head = [f"HTTP/1.1 {status} -", *kind, *headers, f"Content-Length: {len(body)}", "Connection: close", "", ""]
    return "\r\n".join(head).encode() + body


async def _serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        path = head.split(" ", 2)[1]
        asked = re.search(r"if-none-match: (\S+)", head, re.IGNORECASE)
        host, port = writer.get_extra_info("sockname")
        third, fourth = map(int, host.split(".")[2:])
        pieces = _answer(path, third * 250 + fourth - 1, asked[1] if asked else "", f"http://{host}:{port}")
        async for piece in pieces:
            if isinstance(piece, float):
                await asyncio.sleep(piece)
            else:
                writer.write(piece)
                await writer.drain()
    except (OSError, asyncio.IncompleteReadError):
        pass  # the other side has had enough
    finally:
        writer.close()


async def _main() -> None:
    for kind in ("entities", "attributes", "nesting", "items"):
        _bomb(kind)
    for coding in ("gzip", "deflate"):
        _packed(coding)
    server = await asyncio.start_server(_serve, "0.0.0.0", 0, backlog=1024)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_main())
