"""Webhooks, commands and the heartbeat, against real servers and real processes."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from digest.deliver import ping_heartbeat, post_signed, run_command
from digest.errors import DeliveryError


class Got(list[tuple[str, dict[str, str], bytes]]):
    """What a server got: path, headers, body; and where it listens."""

    url: str = ""


@pytest.fixture
def web() -> Iterator[Callable[[int], Got]]:
    """Start web servers on loopback that answer with a status."""
    running: list[HTTPServer] = []

    def start(status: int) -> Got:
        got = Got()

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                got.append((self.path, dict(self.headers.items()), body))
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        server = HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        running.append(server)
        got.url = f"http://127.0.0.1:{server.server_port}"
        return got

    yield start
    for server in running:
        server.shutdown()
        server.server_close()


def test_a_webhook_is_signed(web: Callable[[int], Got]) -> None:
    """The receiver can check that the message is ours and whole, and that a repeat is one."""
    got = web(204)

    answer = post_signed(f"{got.url}/hook?x=1", {"标题": "简报"}, message_id="<one@x>", secret="key")

    path, headers, body = got[0]
    assert answer.state == "accepted"
    assert path == "/hook?x=1"
    assert json.loads(body) == {"标题": "简报"}
    assert headers["X-Digest-Signature"] == "sha256=" + hmac.new(b"key", body, hashlib.sha256).hexdigest()
    assert headers["Idempotency-Key"] == "one@x"


def test_the_documented_check_of_a_signature_takes_ours_and_no_other(web: Callable[[int], Got]) -> None:
    """The example for receivers, as it stands in the documentation, tells a true message from a forged one."""
    page = Path(__file__).parents[2] / "docs" / "unattended.md"
    example: dict[str, Any] = {}
    exec(re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)[0], example)
    is_ours = example["is_ours"]
    got = web(200)

    post_signed(got.url, {"标题": "简报"}, message_id="<one@x>", secret="钥匙")

    _, headers, body = got[0]
    assert is_ours(body, headers["X-Digest-Signature"], "钥匙")
    assert not is_ours(body + b" ", headers["X-Digest-Signature"], "钥匙")
    assert not is_ours(body, headers["X-Digest-Signature"], "another")
    assert not is_ours(body, "", "钥匙")


@pytest.mark.parametrize(
    ("status", "state"), [(200, "accepted"), (503, "later"), (429, "later"), (404, "refused"), (302, "refused")]
)
def test_the_status_decides_whether_a_webhook_is_tried_again(
    web: Callable[[int], Got], status: int, state: str
) -> None:
    """A server in trouble is tried again; one that says no, or sends us elsewhere, is not."""
    assert post_signed(web(status).url, {}, message_id="<one@x>", secret=None).state == state


def test_a_webhook_that_is_away_is_tried_later() -> None:
    """No connection is no reason to give up."""
    assert post_signed("http://127.0.0.1:9/", {}, message_id="<one@x>", secret=None, timeout=1).state == "later"


def test_a_webhook_is_a_web_address() -> None:
    """Another scheme is an error that quotes it."""
    with pytest.raises(DeliveryError, match="no web address"):
        post_signed("file:///etc/passwd", {}, message_id="<one@x>", secret=None)


@pytest.mark.parametrize(
    ("code", "state"),
    [("pass", "accepted"), ("raise SystemExit(75)", "later"), ("raise SystemExit(2)", "refused")],
    ids=["0", "75", "2"],
)
def test_a_command_says_how_it_went_by_its_exit_code(code: str, state: str) -> None:
    """0 is done, 75 asks to be called again, anything else is final."""
    assert run_command([sys.executable, "-c", code], {}, {}).state == state


def test_a_command_learns_of_the_issue_from_its_environment() -> None:
    """The folder and date of the issue come as variables; no shell takes part, so no quoting is needed."""
    code = "import os, sys; sys.exit(os.environ['DIGEST_FOLDER'] != 'a $(b) ;c')"

    assert run_command([sys.executable, "-c", code], {"DIGEST_FOLDER": "a $(b) ;c"}, {}).state == "accepted"


def test_a_command_that_hangs_is_ended() -> None:
    """A command that takes too long costs its time limit and is called again later."""
    answer = run_command([sys.executable, "-c", "import time; time.sleep(60)"], {}, {}, timeout=0.5)

    assert (answer.state, "ended" in answer.response) == ("later", True)


def test_a_command_that_is_not_there_is_named() -> None:
    """A command that cannot be run is a refusal that names it."""
    assert "no-such-command-anywhere" in run_command(["no-such-command-anywhere"], {}, {}).response


@pytest.mark.parametrize(("code", "path"), [(None, "/id/start"), (0, "/id"), (7, "/id/7")], ids=["start", "well", "7"])
def test_the_heartbeat_says_how_a_run_went(web: Callable[[int], Got], code: int | None, path: str) -> None:
    """A start, a success and a failure each ping an address of their own, with the end of the log."""
    got = web(200)

    assert ping_heartbeat(f"{got.url}/id", code, "第1期") is None
    assert got[0][0] == path
    assert got[0][2].decode() == "第1期"


@pytest.mark.parametrize("head", [b"", b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"], ids=["head", "body"])
def test_an_answer_that_comes_byte_by_byte_is_not_waited_for(head: bytes) -> None:
    """The limit holds for the whole answer, not for each byte of it."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip() -> None:
            connection, _ = server.accept()
            with connection, suppress(OSError):
                connection.sendall(head)
                while True:
                    connection.sendall(b"x")
                    time.sleep(0.05)

        threading.Thread(target=drip, daemon=True).start()
        begun = time.monotonic()
        answer = post_signed(
            f"http://127.0.0.1:{server.getsockname()[1]}/", {}, message_id="<1@x>", secret=None, timeout=2
        )

    assert time.monotonic() - begun < 60
    assert answer.state == ("accepted" if head else "later")


def test_a_dead_heartbeat_is_a_remark_and_no_more(web: Callable[[int], Got]) -> None:
    """A ping server that is down or broken is told of, and nothing is raised."""
    assert "no answer" in str(ping_heartbeat("http://127.0.0.1:9/id", 0))
    assert "500" in str(ping_heartbeat(web(500).url, 0))
