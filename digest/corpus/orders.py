"""What the orders of tasks are made of: settings and partitions as plain JSON types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import msgspec

from digest.config import Settings
from digest.corpus.partitions import Partition
from digest.model import LeftOut, to_plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What is taken of the input: the first ``limit`` records, articles from ``since`` on, a share of the pages.

    ``sample`` is a share from 0 to 1, chosen by origin, the same pages every time. An article without a date is
    always taken.
    """

    limit: int | None = None
    since: date | None = None
    sample: float | None = None


def plain_settings(settings: Settings) -> dict[str, Any]:
    """The settings that an article's reading and its sentences depend on, as plain JSON types."""
    names = ("languages", "timezone", "summary", "reading", "script", "sites")
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode({name: getattr(settings, name) for name in names}))
    return plain


def read_settings(plain: Mapping[str, Any]) -> Settings:
    """The inverse of :func:`plain_settings`."""
    return msgspec.convert(plain, Settings)


def plain_partition(one: Partition) -> dict[str, Any]:
    """A partition as plain JSON types."""
    plain = asdict(one)
    plain["files"] = [to_plain(file) if isinstance(file, LeftOut) else file for file in one.files]
    return plain


def restore_partition(plain: Mapping[str, Any]) -> Partition:
    """The inverse of :func:`plain_partition`."""
    files = tuple(LeftOut(**file) if isinstance(file, Mapping) else file for file in plain["files"])
    state = tuple((size, changed) for size, changed in plain["state"])
    return Partition(**{**plain, "files": files, "state": state})
