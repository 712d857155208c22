"""Records of web archives, as the Internet Archive and Common Crawl keep them."""

from __future__ import annotations


def warc_record(kind: str, number: int, content: bytes) -> bytes:
    """A record of WARC 1.0: a ``response`` as it came, or a ``conversion`` of one to plain text."""
    is_response = kind == "response"
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" if is_response else b""
    media_type = "application/http; msgtype=response" if is_response else "text/plain"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2026-11-20T00:00:00Z\r\n"
        f"WARC-Target-URI: https://news.example/{number}\r\nContent-Type: {media_type}\r\n"
        f"Content-Length: {len(http) + len(content)}\r\n\r\n"
    )
    return head.encode() + http + content + b"\r\n\r\n"
