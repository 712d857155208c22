"""When to ask again: exponential back-off with full jitter, and what the server itself asks for (RFC 9110, 10.2.3).

Full jitter (a random share of the back-off) keeps many failed fetches from coming back all at once; see Brooker,
"Exponential Backoff and Jitter", AWS Architecture Blog, 2015.
"""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

WORTH_ANOTHER_TRY = frozenset((429, 502, 503, 504))
FIRST_WAIT = 1.0
LONGEST_WAIT = 20.0


def back_off(attempt: int, chance: float) -> float:
    """Return the seconds to wait after failure number ``attempt`` (from 0), given a ``chance`` from 0 to 1."""
    return chance * min(LONGEST_WAIT, FIRST_WAIT * 2.0**attempt)


def read_retry_after(value: str | None, now: datetime) -> float | None:
    """Return the seconds that a Retry-After header asks to wait, from its seconds or its date; None without one."""
    if not value:
        return None
    if value.strip().isascii() and value.strip().isdigit():
        return float(min(int(value.strip()[:9]), 10**8))
    try:
        until = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, ((until if until.tzinfo else until.replace(tzinfo=UTC)) - now).total_seconds())
