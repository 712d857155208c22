"""An end to a conversation that the other side spins out: a socket's timeout begins anew with every byte."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Timer


@contextmanager
def cut_after(seconds: float, connected: socket.socket | None) -> Iterator[None]:
    """Within the block, shut the socket after ``seconds``; whoever reads from it then is at its end."""

    def cut() -> None:
        if connected is not None:
            with suppress(OSError):  # it is shut already
                connected.shutdown(socket.SHUT_RDWR)

    timer = Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
