"""A quantity as read in a text of either language, and when two of them say the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

Kind = Literal["number", "date", "month", "weekday", "scale", "share", "multiple", "ordinal"]

_NUMBERS_TOO = frozenset(("month", "share", "multiple", "ordinal"))
"""What may stand for a number on the other side: 11-28, a quarter for 25%, 21st for 21."""
_ONLY_AMONG_THEMSELVES = frozenset(("multiple", "ordinal"))
"""What is held against its own kind alone."""
_COMMON = 12
"""Up to here a number is not taken for an ordinal: 第二轮 is not said by *the two sides*."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """What a few characters of a text say in numbers.

    ``values`` are all the readings that a careful translator may have chosen (15 and 3 for three in the afternoon);
    a month is 1 to 12, a weekday 1 (Monday) to 7, a ``scale`` the power of ten of a vague amount (*millions*), a
    ``share`` percent.
    ``sure`` says that a translation must carry it; ``added`` that the original must have it, where a translation does.
    """

    kind: Kind
    values: frozenset[Decimal]
    text: str
    sure: bool = True
    added: bool = False


def quantity(kind: Kind, text: str, *values: Decimal | int, sure: bool = True, added: bool = False) -> Quantity:
    """Make a quantity of its readings."""
    return Quantity(kind=kind, values=frozenset(map(Decimal, values)), text=text.strip(" -,"), sure=sure, added=added)


def lacking(wanted: Sequence[Quantity], there: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """Those of ``wanted`` that nothing in ``there`` says, each text once."""
    by_class: dict[str, set[Decimal]] = {kind: set() for kind in get_args(Kind)}
    for one in there:
        by_class[_class(one)] |= one.values
        if one.kind in _NUMBERS_TOO:
            by_class["number"] |= one.values
    found = {one.text: one for one in wanted if not _stands(one, by_class)}
    return tuple(found.values())


def _class(one: Quantity) -> str:
    return "number" if one.kind == "date" else one.kind


def _stands(one: Quantity, by_class: dict[str, set[Decimal]]) -> bool:
    if one.values & by_class[_class(one)]:
        return True
    if one.kind in _ONLY_AMONG_THEMSELVES and not by_class[one.kind]:
        return True
    if one.kind in _NUMBERS_TOO and one.kind != "month":
        numbers = by_class["number"] if one.kind == "share" else {n for n in by_class["number"] if n > _COMMON}
        return bool(one.values & numbers)
    # 2026-11-28 and the eighth month of the old calendar are months in numbers.
    return one.kind == "month" and not by_class["month"] and bool(one.values & by_class["number"])
