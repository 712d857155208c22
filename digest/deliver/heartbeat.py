"""A ping to a dead man's switch (as healthchecks.io has them): silence is what raises the alarm."""

from __future__ import annotations

import http.client

from digest.deliver.webhook import request
from digest.version import __version__

TIMEOUT = 10
MAX_LOG = 10_000
"""Bytes of the log that go along."""


def ping_heartbeat(url: str, code: int | None, log: str = "") -> str | None:
    """Ping ``url/start`` (``code`` None), ``url`` (0) or ``url/CODE``; return what went wrong, None if nothing did.

    It takes ten seconds at most, and whatever happens to it changes nothing else.
    """
    target = url.rstrip("/") + ("/start" if code is None else f"/{code}" if code else "")
    headers = {"User-Agent": f"digest/{__version__}", "Content-Type": "text/plain; charset=utf-8"}
    try:
        status, reason = request(target, "POST", log.encode()[-MAX_LOG:], headers, TIMEOUT)
    except (OSError, http.client.HTTPException) as error:
        return f"heartbeat: no answer ({str(error).lower() or type(error).__name__})"
    return None if 200 <= status < 300 else f"heartbeat: {status} {reason}"
