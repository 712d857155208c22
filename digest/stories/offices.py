"""Who acts in the news, as far as a title names an office: a call of presidents is no call of their ministers."""

from __future__ import annotations

from digest.stories.profile import Profile

_OFFICES = frozenset(
    [
        *("总统", "总理", "首相", "主席", "国王", "天皇", "王储", "议长", "外长", "防长", "财长", "部长", "大使"),
        *("省长", "州长", "市长", "县长", "行长", "院长", "校长", "总裁"),
    ]
)
"""In two characters, as terms are."""
_ALSO = {"外长": "部长", "防长": "部长", "财长": "部长", "部长": "外长", "行长": "总裁", "总裁": "行长"}
"""What may stand in the text for the office of a title: a foreign minister is a minister of foreign affairs."""


def other_offices_act(one: Profile, other: Profile) -> bool:
    """Whether both titles name offices, and one of the texts knows none of those of the other's title."""
    here, there = one.title & _OFFICES, other.title & _OFFICES
    return bool(here and there) and not (_knows(other, here) and _knows(one, there))


def _knows(profile: Profile, offices: frozenset[str]) -> bool:
    return any(office in profile.opening or _ALSO.get(office) in profile.opening for office in offices)
