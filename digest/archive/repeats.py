"""Which of the waiting articles are news: no earlier issue had them, or they have changed since."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, or_, select

from digest.archive import schema
from digest.archive.connection import Archive
from digest.archive.identity import Relation, Traits, relate, sketch, traits
from digest.archive.packing import unpack
from digest.archive.waiting import Waiting
from digest.model import Article

ISSUED = ("published", "merged")


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """The published article that a waiting one repeats or updates, and the issue that had it."""

    id: int
    relation: Relation
    date: date
    number: int | None


@dataclass(frozen=True, slots=True)
class _Published:
    """An article of an earlier issue, as far as a comparison needs it."""

    id: int
    key: str
    fingerprint: str
    date: date
    number: int | None
    reading: bytes | None


def split_versions(waiting: Sequence[Waiting]) -> tuple[tuple[Waiting, ...], tuple[Waiting, ...]]:
    """The latest version of each page, and the versions before it, which no issue needs."""
    last = {one.key: one.id for one in waiting}
    return (
        tuple(one for one in waiting if last[one.key] == one.id),
        tuple(one for one in waiting if last[one.key] != one.id),
    )


def find_earlier(archive: Archive, waiting: Iterable[Waiting]) -> dict[int, Earlier]:
    """For each article that an earlier issue had: which article that was, and whether this one is an update of it.

    Articles are compared by address, by the fingerprint of their text, and, where they share a part of their sketch,
    by the text itself; the same article on another site, or in the other script, is the same article.
    """
    with archive.read() as connection:
        found = ((one.id, _earlier(connection, one)) for one in waiting)
        return {identity: earlier for identity, earlier in found if earlier is not None}


def _earlier(connection: Connection, one: Waiting) -> Earlier | None:
    """The strongest relation to anything published: the same, or else a change of it."""
    changed: Earlier | None = None
    new: Traits | None = None
    for old in _candidates(connection, one):
        if old.fingerprint == one.fingerprint:
            return Earlier(id=old.id, relation="same", date=old.date, number=old.number)
        if old.reading is None:
            continue
        new = new or traits(one.article)
        relation = relate(new, traits(unpack(Article, old.reading)), same_place=old.key == one.key)
        if relation == "same":
            return Earlier(id=old.id, relation="same", date=old.date, number=old.number)
        if relation == "changed":
            changed = changed or Earlier(id=old.id, relation="changed", date=old.date, number=old.number)
    return changed


def _candidates(connection: Connection, one: Waiting) -> list[_Published]:
    """Published articles at the same address, with the same text, or with a part of the same sketch; latest first."""
    articles, sketches = schema.articles, schema.sketches
    alike = select(sketches.c.article_id).where(sketches.c.value.in_(sketch(one.article)))
    found: dict[int, _Published] = {}
    conditions: tuple[ColumnElement[bool], ...] = (
        or_(articles.c.key == one.key, articles.c.fingerprint == one.fingerprint),
        articles.c.id.in_(alike),
    )
    for condition in conditions:
        for published in _issued(connection, condition):
            found.setdefault(published.id, published)
    return sorted(found.values(), key=lambda published: (published.date, published.id), reverse=True)


def _issued(connection: Connection, condition: ColumnElement[bool]) -> list[_Published]:
    articles, issues = schema.articles, schema.issues
    query = (
        select(
            articles.c.id, articles.c.key, articles.c.fingerprint, issues.c.date, issues.c.number, articles.c.reading
        )
        .join(issues, issues.c.id == articles.c.issue_id)
        .where(condition, articles.c.fate.in_(ISSUED))
    )
    return [_Published(*row) for row in connection.execute(query)]
