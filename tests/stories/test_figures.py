"""Figures by which two reports of one event are known."""

from __future__ import annotations

import pytest

from digest.stories.figures import find_figures, weigh_shared


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("台风昨晚7点40分登陆。", "台风18日19时40分前后登陆。", 1),
        ("清晨5时12分发生地震。", "5时12分发生地震。", 1),
        ("晚上7点40分发车。", "早上7点40分发车。", 0),
        ("上午9时30分开会。", "上午9时30分开门。", 0),
        ("他以7:40获胜。", "7:40开始。", 0),
        ("死亡128人。", "128人死亡。", 1),
        ("死亡一百二十八人。", "128人死亡。", 1),
        ("受灾2亿3640万元。", "2.364亿元", 1),
        ("一万二千三百人参加。", "1.23万名选手", 0.5),
    ],
    ids=[
        "evening by both clocks",
        "morning",
        "other half of the day",
        "half hours",
        "a result",
        "people",
        "spelt out",
        "hundred millions and ten thousands",
        "another unit",
    ],
)
def test_a_minute_of_the_day_is_a_figure_and_a_round_hour_is_none(one: str, other: str, shared: int) -> None:
    """An event has its minute; meetings begin at half past everywhere."""
    assert weigh_shared(find_figures(one), find_figures(other)) == shared
