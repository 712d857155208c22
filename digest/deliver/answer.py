"""What came of a delivery."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Answer:
    """*accepted*; *later*: the same again may work; *refused*: it will not. ``response`` is what was said, one line."""

    state: Literal["accepted", "later", "refused"]
    response: str = ""
