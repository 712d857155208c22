"""The lunar calendar."""

from __future__ import annotations

from datetime import UTC, date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.briefing import Edition, compose_briefing
from digest.language import lunar_day


@pytest.mark.parametrize(
    ("day", "lunar"),
    [
        (date(1901, 2, 19), "农历辛丑年正月初一"),
        (date(1949, 10, 1), "农历己丑年八月初十"),
        (date(2000, 2, 5), "农历庚辰年正月初一"),
        (date(2020, 5, 23), "农历庚子年闰四月初一"),
        (date(2025, 7, 30), "农历乙巳年闰六月初六"),
        (date(2026, 2, 16), "农历乙巳年腊月廿九"),
        (date(2026, 2, 17), "农历丙午年正月初一"),
        (date(2033, 12, 22), "农历癸丑年闰冬月初一"),
    ],
    ids=str,
)
def test_known_days(day: date, lunar: str) -> None:
    """New Year's days, leap months and the hard year 2033 are as the almanac of the observatories has them."""
    assert lunar_day(day) == lunar


@pytest.mark.parametrize("day", [date(1901, 2, 18), date(2057, 2, 4), date(2100, 1, 1)], ids=str)
def test_no_day_is_given_where_tables_do_not_agree(day: date) -> None:
    """What is not known is not printed."""
    assert lunar_day(day) is None


@given(st.dates(date(1901, 2, 19), date(2057, 2, 2)))
def test_days_follow_each_other(day: date) -> None:
    """After the first comes the second, and a month ends after its 29th or 30th day."""
    today, tomorrow = lunar_day(day), lunar_day(day + timedelta(1))
    assert today
    assert tomorrow
    assert today != tomorrow
    if tomorrow.endswith("初一"):
        assert today.endswith(("廿九", "三十"))
    else:
        assert tomorrow[:-2] == today[:-2]


@pytest.mark.parametrize("lunar", [False, True])
def test_the_masthead_has_the_lunar_day_where_it_is_asked_for(lunar: bool) -> None:
    """Each Chinese column says it in its script, English not at all."""
    edition = Edition(languages=("zh-Hans", "zh-Hant-TW", "en"), zone=UTC, lunar=lunar)
    dates = compose_briefing((), edition, day=date(2026, 11, 21)).dates
    assert dates["zh-Hans"].endswith("　农历丙午年十月十三") is lunar
    assert dates["zh-Hant-TW"].endswith("　農曆丙午年十月十三") is lunar
    assert dates["en"] == "Saturday, 21 November 2026"
