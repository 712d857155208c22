"""Translation services on this machine: a real HTTP server that speaks each wire format, or misbehaves as told."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from digest.translation import Patience, Translator, TranslatorSpec, open_translator

Say = Callable[[str], str]


@dataclass
class Reply:
    """What the server answers: a body as it is, ``after`` so many seconds, at ``drip`` bytes a second."""

    body: bytes | str = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    after: float = 0.0
    drip: float = 0.0


@dataclass
class Asked:
    """A request as it came."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]


@dataclass
class FakeService:
    """A server that translates with ``say``, unless ``replies`` has something else for the next requests."""

    url: str = ""
    say: Say = lambda text: f"The translation of {len(text)} characters is this sentence."
    replies: list[Reply] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)

    @property
    def sentences(self) -> list[list[str]]:
        """The texts of each request that asked for translations."""
        return [texts for one in self.asked if (texts := _texts(one)) is not None]

    def answer(self, asked: Asked) -> Reply:
        """What a well-behaved service of each kind would say."""
        texts = _texts(asked)
        if asked.path == "/languages":
            return Reply(json.dumps([{"code": "en"}, {"code": "zh"}]))
        if asked.path == "/v2/usage":
            return Reply(json.dumps({"character_count": 120, "character_limit": 500000}))
        if asked.path == "/v1/models":
            return Reply(json.dumps({"data": [{"id": "small-model"}]}))
        if texts is None:
            return Reply("not found", status=404)
        said = [self.say(text) for text in texts]
        if asked.path == "/translate":
            return Reply(json.dumps({"translatedText": said}))
        if asked.path == "/v2/translate":
            return Reply(
                json.dumps({"translations": [{"detected_source_language": "ZH", "text": one} for one in said]})
            )
        return chat(json.dumps(said))


def chat(content: str, reason: str = "stop") -> Reply:
    """The answer of a chat model."""
    message = {"role": "assistant", "content": content}
    return Reply(json.dumps({"choices": [{"index": 0, "message": message, "finish_reason": reason}]}))


def _texts(asked: Asked) -> list[str] | None:
    if asked.path == "/translate":
        return list(asked.body["q"])
    if asked.path == "/v2/translate":
        return list(asked.body["text"])
    if asked.path == "/v1/chat/completions":
        return list(json.loads(asked.body["messages"][1]["content"])["texts"])
    return None


@pytest.fixture
def service() -> Iterator[FakeService]:
    """A service on a port of its own."""
    fake = FakeService()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._reply({})

        def do_POST(self) -> None:
            self._reply(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

        def _reply(self, body: dict[str, Any]) -> None:
            asked = Asked(self.path, {name.lower(): value for name, value in self.headers.items()}, body)
            fake.asked.append(asked)
            reply = fake.replies.pop(0) if fake.replies else fake.answer(asked)
            try:
                _write(self, reply)
            except OSError:
                return  # the other side has hung up, as it should

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    fake.url = f"http://127.0.0.1:{server.server_port}"
    yield fake
    server.shutdown()
    server.server_close()
    thread.join()


def _write(handler: BaseHTTPRequestHandler, reply: Reply) -> None:
    body = reply.body.encode() if isinstance(reply.body, str) else reply.body
    time.sleep(reply.after)
    handler.send_response(reply.status)
    for name, value in {"Content-Length": str(len(body)), **reply.headers}.items():
        handler.send_header(name, value)
    handler.end_headers()
    step = 1 if reply.drip else 1 << 16
    for start in range(0, len(body), step):
        handler.wfile.write(body[start : start + step])
        if reply.drip:
            handler.wfile.flush()
            time.sleep(1 / reply.drip)


@dataclass
class Waits:
    """A clock that stands still but for the waiting, which takes no time and is written down."""

    now: float = 0.0
    waited: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        """Be later."""
        self.waited.append(seconds)
        self.now += seconds

    def patience(self, **bounds: Any) -> Patience:
        """The patience that waits by this clock."""
        return Patience(clock=lambda: self.now, sleep=self.sleep, chance=lambda: 0.0, **bounds)


@pytest.fixture
def waits() -> Waits:
    """A clock of the test's own."""
    return Waits()


PATHS = {"libretranslate": "", "deepl": "", "openai": "/v1"}


def open_engine(engine: str, service: FakeService, patience: Patience, key: str | None = "secret-key:fx") -> Translator:
    """The translator of an engine, at the server of the test."""
    return open_translator(
        TranslatorSpec(
            engine=engine,
            url=service.url + PATHS[engine],
            model="small-model",
            patience=patience,
            read_key=lambda: key,
        )
    )
