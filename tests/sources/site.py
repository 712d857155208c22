"""A web site on loopback that behaves as badly as a test asks it to."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Behaviour = Callable[[BaseHTTPRequestHandler], None]


@dataclass(frozen=True)
class Asked:
    """A request as it arrived."""

    path: str
    headers: Mapping[str, str]
    at: float


@dataclass
class Site:
    """Pages by path; every request is kept in ``asked``."""

    address: str = "127.0.0.1"
    port: int = 0
    pages: dict[str, Behaviour] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    @property
    def host(self) -> frozenset[str]:
        """The name to open the site by."""
        return frozenset([self.address])

    def url(self, path: str) -> str:
        return f"http://{self.address}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    def serve(
        self,
        path: str,
        body: str | bytes = b"",
        media_type: str = "text/html; charset=utf-8",
        status: int = 200,
        **headers: str,
    ) -> str:
        """Serve ``body`` at ``path`` and return the address; headers are named with _ for -."""
        content = body.encode() if isinstance(body, str) else body

        def behave(request: BaseHTTPRequestHandler) -> None:
            answer(request, content, media_type, status, **headers)

        self.pages[path] = behave
        return self.url(path)


def answer(request: BaseHTTPRequestHandler, content: bytes, media_type: str, status: int = 200, **headers: str) -> None:
    """Send one whole answer."""
    request.send_response(status)
    request.send_header("Content-Type", media_type)
    request.send_header("Content-Length", str(len(content)))
    for name, value in headers.items():
        request.send_header(name.replace("_", "-"), value)
    request.end_headers()
    request.wfile.write(content)


def drip(head: bytes, part: bytes, pause: float = 0.05) -> Behaviour:
    """Send ``head`` at once and then ``part`` for ever, as slowly as ``pause`` says."""

    def behave(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(head)
        while True:
            request.wfile.write(part)
            request.wfile.flush()
            time.sleep(pause)

    return behave


@contextmanager
def open_site(address: str = "127.0.0.1") -> Iterator[Site]:
    """Run a site on ``address`` until the block ends."""
    site = Site(address=address)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append(Asked(self.path, dict(self.headers.items()), time.monotonic()))
            behave = site.pages.get(self.path)
            try:
                if behave:
                    behave(self)
                else:
                    answer(self, b"", "text/plain", 404)
            except OSError:  # the other side has had enough
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer((address, 0), Handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    site.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
