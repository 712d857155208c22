"""The standard streams as they are handed over: closed, full, or with a locale that has no Chinese."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper


def open_streams() -> None:
    """Put an empty stream in the place of one that is closed, and have results and errors in UTF-8.

    A process that is started with a closed stream gives its number to the next file that it opens, and a child would
    write into that; so the numbers are taken first, in their order.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 (open to the end)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # cron runs under LC_ALL=C
            stream.reconfigure(encoding="utf-8", errors="replace")


def give_up_output() -> None:
    """Let go of what is left to print: Python would try it again when the process ends, and complain."""
    try:
        number = sys.stdout.fileno()
    except (OSError, ValueError):  # not a stream of the system
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)
