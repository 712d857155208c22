"""Titles that tell opposite things: a warning given and one lifted, a close up and a close down."""

from __future__ import annotations

from digest.stories.profile import Profile

_OPPOSITES = (
    (("收涨", "上涨", "大涨", "走高", "涨超", "劲升"), ("收跌", "下跌", "大跌", "走低", "跌超", "重挫", "暴跌")),
    (("加息", "升息", "上调", "调升", "调高"), ("降息", "减息", "下调", "调降", "调低")),
    (("开幕", "揭幕", "开打", "开锣"), ("闭幕", "落幕", "收官")),
    (("发布", "升级", "拉响", "发出"), ("解除",)),
    (("恢复", "重启", "复工", "复航", "复飞", "重开"), ("停工", "停航", "停飞", "暂停", "停运", "叫停")),
    (("批准", "通过", "核准"), ("否决", "驳回")),
    (("盈利", "扭亏", "转盈"), ("亏损", "转亏", "预亏")),
    (("被捕", "落网", "逮捕", "拘捕", "收押"), ("获释", "释放", "保释")),
    (("增长", "年增", "同增"), ("年减", "下降", "同降", "减少")),
    (("加征", "开征"), ("取消", "豁免", "免征")),
)
"""Words of two characters, as terms are, in the wording to which titles are brought."""
_SIDES = tuple((frozenset(one), frozenset(other)) for one, other in _OPPOSITES)


def tell_opposites(one: Profile, other: Profile) -> bool:
    """Whether one title has a word and the other its opposite, and neither has both."""
    return any(_take_sides(one, other, up, down) or _take_sides(other, one, up, down) for up, down in _SIDES)


def _take_sides(one: Profile, other: Profile, up: frozenset[str], down: frozenset[str]) -> bool:
    return _takes(one, up, down) and _takes(other, down, up)


def _takes(profile: Profile, side: frozenset[str], against: frozenset[str]) -> bool:
    return not side.isdisjoint(profile.title) and against.isdisjoint(profile.title)
