"""Passwords, tokens and keys are used, and stand nowhere: not in the archive, the issue, the log or what is printed."""

from __future__ import annotations

from base64 import b64encode
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.publishing.conftest import tell
from tests.sources.feeds import item, rss
from tests.sources.site import Behaviour, answer, open_site

CANARY = "canary-7f3a"
LOGIN = "Basic " + b64encode(f"desk:{CANARY}".encode()).decode()
SETTINGS = """
[output]
formats = ["md", "html"]
[archive]
path = "digest.sqlite"
[[sources]]
name = "feed"
feed = "http://desk:{canary}@127.0.0.1:{port}/feed"
allow_private = ["127.0.0.1"]
[[sources]]
name = "page"
url = "http://desk:{canary}@127.0.0.1:{port}/page"
allow_private = ["127.0.0.1"]
[[sources]]
name = "down"
feed = "http://desk:{canary}@127.0.0.1:{port}/down"
allow_private = ["127.0.0.1"]
[smtp]
host = "127.0.0.1"
port = 9
tls = "none"
sender = "desk@example.org"
user = "desk"
password_env = "DIGEST_CANARY"
tries = 1
[[deliver]]
mail = ["one@example.org"]
[[deliver]]
webhook = "http://127.0.0.1:{port}/hook/{canary}"
secret_env = "DIGEST_CANARY"
[[deliver]]
command = ["false", "--token={canary}"]
[keeper]
heartbeat = "http://127.0.0.1:{port}/ping/{canary}"
"""


def for_members(body: str, media_type: str) -> Behaviour:
    """Serve to those alone who know the password."""

    def behave(request: BaseHTTPRequestHandler) -> None:
        is_member = request.headers.get("Authorization") == LOGIN
        answer(request, body.encode() if is_member else b"", media_type, 200 if is_member else 401)

    return behave


def test_no_secret_stands_anywhere(tmp_path: Path, digest: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Feeds with a login are read, and no word of any secret is in a file or a line, however things end."""
    monkeypatch.setenv("DIGEST_CANARY", CANARY)
    config = tmp_path / "project" / "digest.toml"
    config.parent.mkdir()
    with open_site() as site:
        site.pages["/feed"] = for_members(rss(item("短讯", link="/behind", description="短")), "text/xml")
        for number, path in enumerate(("/behind", "/page")):
            title, *lines = tell(number).splitlines()
            body = f"<html><title>{title}</title><body><h1>{title}</h1><p>{'</p><p>'.join(lines)}</p></body></html>"
            site.pages[path] = for_members(body, "text/html; charset=utf-8")
        config.write_text(SETTINGS.format(canary=CANARY, port=site.port), encoding="utf-8")
        log = config.parent / "run.log"
        ended = [
            digest(*command, "--config", config)
            for command in (
                ("collect", "--log", log),
                ("publish", "--log", log),
                ("publish", "--due", "--log", log),
                ("status",),
                ("status", "--json"),
                ("search", "短讯"),
                ("sources", "list"),
                ("sources", "check"),
                ("archive", "export", "--to", config.parent / "all.jsonl"),
            )
        ]

    assert ended[1].code == 7
    assert "2 stories" in ended[1].out
    said = "".join(one.out + one.err for one in ended)
    files = [path for path in config.parent.rglob("*") if path.is_file() and path != config]
    assert {"digest.sqlite", "run.log", "run.json", "briefing.html"} <= {path.name for path in files}
    assert CANARY not in said
    assert not [path.name for path in files if CANARY.encode() in path.read_bytes()]
    assert not [path.name for path in files if LOGIN.removeprefix("Basic ").encode() in path.read_bytes()]
