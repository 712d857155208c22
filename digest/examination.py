"""``digest doctor``: what this machine has and lacks of what digest needs, each lack with its remedy."""

from __future__ import annotations

import locale
import sys
from datetime import UTC, datetime

from digest.language import engine_name
from digest.rendering import Check, examine

__all__ = ["Check", "examine_machine"]


def examine_machine() -> tuple[Check, ...]:
    """Look at Python, the conversion engine, the clock, the locale, and all that a PDF needs."""
    return (_python(), _engine(), _clock(), _encoding(), *examine())


def _python() -> Check:
    version = ".".join(map(str, sys.version_info[:3]))
    return Check(name="Python", ok=sys.version_info >= (3, 11), detail=version, remedy="install Python 3.11 or newer")


def _engine() -> Check:
    return Check(name="script conversion", ok=True, detail=engine_name())


def _clock() -> Check:
    """A machine without a battery wakes up in 1970, and every issue would get that date."""
    now = datetime.now(UTC)
    return Check(
        name="clock",
        ok=now.year >= 2026,
        detail=f"{now:%Y-%m-%d %H:%M} UTC",
        remedy="set the clock, for example: timedatectl set-ntp true",
    )


def _encoding() -> Check:
    encoding = locale.getpreferredencoding(do_setlocale=False)
    return Check(name="locale", ok=True, detail=f"{encoding}; files are read and written as UTF-8 whatever it is")
