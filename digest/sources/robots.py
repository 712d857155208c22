"""robots.txt: what a site asks of programs that follow links (RFC 9309), read by protego.

The standard library's reader knows neither ``*`` and ``$`` nor the longest match nor fractions of a Crawl-delay.
"""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

AGENT = "digest"
"""The name by which a robots.txt may speak to this program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """The rules of one host: ``refusal`` says why nothing may be fetched at all, ``delay`` is in seconds."""

    rules: Protego | None = None
    refusal: str | None = None
    delay: float = 0.0

    def allows(self, url: str) -> bool:
        """Say whether ``url`` may be fetched."""
        return self.refusal is None and (self.rules is None or bool(self.rules.can_fetch(url, AGENT)))


def read_robots(content: bytes) -> Robots:
    """Read a robots.txt, of which every line that makes no sense counts for nothing."""
    rules = Protego.parse(content.decode("utf-8-sig", errors="replace"))
    return Robots(rules=rules, delay=max(0.0, float(rules.crawl_delay(AGENT) or 0.0)))


def without_robots(status: int | None) -> Robots:
    """Return the rules of a host whose robots.txt was not handed out (RFC 9309, 2.3.1.3 and 2.3.1.4).

    Where there is none (400 to 499) everything is allowed; where the host is in trouble nothing is, for now.
    """
    if status is not None and 400 <= status < 500 and status != 429:
        return Robots()
    trouble = f"answered with {status}" if status else "could not be fetched"
    return Robots(refusal=f"its robots.txt {trouble}, so it is left alone this time")
