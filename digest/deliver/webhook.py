"""A signed JSON message to an address (as GitHub signs its webhooks: HMAC-SHA256 of the body)."""

from __future__ import annotations

import hashlib
import hmac
import http.client
import json
import ssl
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from digest.deliver.answer import Answer
from digest.deliver.deadline import cut_after
from digest.errors import DeliveryError
from digest.version import __version__


def post_signed(
    url: str, payload: Mapping[str, Any], *, message_id: str, secret: str | None, timeout: float = 60
) -> Answer:
    """POST ``payload`` as JSON and say what was answered; ``timeout`` is in seconds.

    ``X-Digest-Signature: sha256=…`` is the HMAC of the body under ``secret``; ``Idempotency-Key`` is the same for a
    repeat. Redirects are not followed. Raises :class:`DeliveryError` for an address that is not http or https.
    """
    body = json.dumps(payload, ensure_ascii=False, sort_keys=True).encode()
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": f"digest/{__version__}",
        "Idempotency-Key": message_id.strip("<>"),
    }
    if secret is not None:
        headers["X-Digest-Signature"] = f"sha256={hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()}"
    try:
        status, reason = request(url, "POST", body, headers, timeout)
    except (OSError, http.client.HTTPException) as error:
        return Answer("later", f"no answer ({str(error).lower() or type(error).__name__})")
    if 200 <= status < 300:
        return Answer("accepted", f"{status} {reason}")
    is_passing = status in (408, 425, 429) or status >= 500
    return Answer("later" if is_passing else "refused", f"{status} {reason}")


def request(url: str, method: str, body: bytes, headers: Mapping[str, str], timeout: float) -> tuple[int, str]:
    """Send one request and return status and reason, within ``timeout`` seconds from its connection on.

    Raises OSError or HTTPException where there is no answer.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise DeliveryError(f'"{url}" is no web address; it begins with https://')
    connection: http.client.HTTPConnection
    if parts.scheme == "https":
        context = ssl.create_default_context()
        connection = http.client.HTTPSConnection(parts.hostname, parts.port, timeout=timeout, context=context)
    else:
        connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=timeout)
    try:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.connect()
        with cut_after(timeout, connection.sock):
            connection.request(method, target, body, dict(headers))
            response = connection.getresponse()
            response.read(4096)
        return response.status, response.reason
    finally:
        connection.close()
