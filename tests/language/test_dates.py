"""Dates and times as news write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.language.dates import iter_datetimes, read_datetime

FETCHED = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)  # 10:00 in China
STATED = {
    "2026年10月10日 08:30": "2026-10-10T08:30:00+08:00",
    "2026年10月10日上午8點半": "2026-10-10T08:30:00+08:00",
    "2026.10.10 星期六 08時30分": "2026-10-10T08:30:00+08:00",
    "2026-10-10（六）08:30": "2026-10-10T08:30:00+08:00",
    "2026/10/10 下午2:05": "2026-10-10T14:05:00+08:00",
    "2026-10-10 04:17 pm": "2026-10-10T16:17:00+08:00",
    "2026年10月10日晚上12:00": "2026-10-11T00:00:00+08:00",
    "2026年10月10日凌晨12:05": "2026-10-10T00:05:00+08:00",
    "最后更新: 2026-10-10 08:46:48新華社南湖": "2026-10-10T08:46:48+08:00",
    "2026年10月10日08:30来源": "2026-10-10T08:30:00+08:00",
    "08:302026/10/10": "2026-10-10T08:30:00+08:00",
    "发布时间：26-10-1008:30": "2026-10-10T08:30:00+08:00",
    "2026.10.1008:30": "2026-10-10T08:30:00+08:00",
    "２０２６年１０月１０日　０８：３０": "2026-10-10T08:30:00+08:00",
    "2026-10-08 HKT 16:20": "2026-10-08T16:20:00+08:00",
    "2026-10-10T00:30:02.000Z": "2026-10-10T08:30:02+08:00",
    "2026-10-10T08:30:00+0800": "2026-10-10T08:30:00+08:00",
    "2026-10-09T20:30:00-04:00": "2026-10-10T08:30:00+08:00",
    "Fri, 09 Oct 2026 20:30:00 EDT": "2026-10-10T08:30:00+08:00",
    "October 9, 2026 at 8:30 p.m. EDT": "2026-10-10T08:30:00+08:00",
    "民國115年10月10日": "2026-10-10",
    "中華民國一一五年十月十日": "2026-10-10",
    "115年10月10日": "2026-10-10",
    "二〇二六年十月二十一日": "2026-10-21",
    "二零二六年十二月三日": "2026-12-03",
    "2026年1月2号": "2026-01-02",
    "10 October 2026": "2026-10-10",
    "20261010": "2026-10-10",
    "2026年10月10日(星期六) 香港時間14時05分": "2026-10-10T14:05:00+08:00",
    "2026-10-10 Saturday 14:05": "2026-10-10T14:05:00+08:00",
    "2026-10-10 14:05 GMT+8": "2026-10-10T14:05:00+08:00",
    "2026年10月10日 深夜11:40": "2026-10-10T23:40:00+08:00",
    "2026年10月10日 晚上 11 时 40 分": "2026-10-10T23:40:00+08:00",
    "14:05 | 2026年10月10日": "2026-10-10T14:05:00+08:00",
    "11:40pm 17/10/2026": "2026-10-17T23:40:00+08:00",
    "17/10/2026 - 11:32": "2026-10-17T11:32:00+08:00",
    "10/17/2026 2:05 PM": "2026-10-17T14:05:00+08:00",
    "10/12/2026 2:05 PM": "2026-10-12T14:05:00+08:00",
    "2026-10-0809时05分": "2026-10-08T09:05:00+08:00",
    "14:05, 19-Oct-2026": "2026-10-19T14:05:00+08:00",
    "2:05pm, 19 Oct, 2026": "2026-10-19T14:05:00+08:00",
    "19 OCT 2026 • 2:05 pm": "2026-10-19T14:05:00+08:00",
    "十月 17, 2026": "2026-10-17",
    "日期：115-10-17": "2026-10-17",
    "17 十月 2026": "2026-10-17",
}
RELATIVE = {
    "3小時前": "2026-11-21T07:00:00+08:00",
    "半小时前": "2026-11-21T09:30:00+08:00",
    "5分钟前": "2026-11-21T09:55:00+08:00",
    "剛剛": "2026-11-21T10:00:00+08:00",
    "昨天 10:20": "2026-11-20T10:20:00+08:00",
    "今天08:30": "2026-11-21T08:30:00+08:00",
    "下午2:05": "2026-11-21T14:05:00+08:00",
    "兩天前": "2026-11-19",
    "2 days ago": "2026-11-19",
    "10-08 12:00": "2026-10-08T12:00:00+08:00",
    "12-29 21:35": "2025-12-29T21:35:00+08:00",
    "12月22日": "2025-12-22",
}


@pytest.mark.parametrize(("text", "expected"), STATED.items(), ids=STATED.keys())
def test_a_stated_date_is_read(text: str, expected: str) -> None:
    """Every form of a date with its year is read, in China's zone, and not called inferred."""
    moment = read_datetime(text)
    assert moment is not None
    assert moment.value is not None
    assert (moment.value.isoformat(), moment.inferred) == (expected, False)


@pytest.mark.parametrize(("text", "expected"), RELATIVE.items(), ids=RELATIVE.keys())
def test_a_date_without_its_year_needs_an_anchor(text: str, expected: str) -> None:
    """Relative and year-less dates are worked out from the fetch time, never into the future, and marked inferred."""
    moment = read_datetime(text, near=FETCHED)
    assert moment is not None
    assert moment.value is not None
    assert (moment.value.isoformat(), moment.inferred) == (expected, True)


@pytest.mark.parametrize(("text", "day"), [("10-08 12:00", (10, 8)), ("8月25日，", (8, 25)), ("十二月三日", (12, 3))])
def test_without_an_anchor_there_is_a_day_and_no_value(text: str, day: tuple[int, int]) -> None:
    """A year that is not there is not made up."""
    moment = read_datetime(text)
    assert moment is not None
    assert (moment.value, moment.day, moment.inferred) == (None, day, False)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3小時前",
        "2026/2/30",
        "电话 010-63971479",
        "1357次浏览",
        "比分 3:2",
        "第10号",
        "09/10/2026",
        "3.4%",
        "2026年以来",
    ],
)
def test_what_is_no_date_is_not_read(text: str) -> None:
    """Scores, telephone numbers, impossible days and unanchored spans give nothing."""
    assert read_datetime(text) is None


def test_a_stated_year_goes_before_a_year_less_date() -> None:
    """The first date with its year is the answer, even after one without."""
    moment = read_datetime("10月9日讯 2026-10-10 08:30", near=FETCHED)
    assert moment is not None
    assert moment.value == datetime(2026, 10, 10, 8, 30, tzinfo=timezone(timedelta(hours=8)))


def test_without_a_zone_the_stated_offset_stays() -> None:
    """``zone=None`` leaves a time where it was stated."""
    moment = read_datetime("2026-10-09T20:30:00-04:00", zone=None)
    assert moment is not None
    assert moment.value is not None
    assert moment.value.isoformat() == "2026-10-09T20:30:00-04:00"


@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2090, 1, 1)))
def test_every_minute_is_read_back(moment: datetime) -> None:
    """What is written as 年月日时分 is read as that minute, and the offsets are those of the text."""
    text = f"发布：{moment.year}年{moment.month}月{moment.day}日 {moment.hour:02}:{moment.minute:02}来源"
    found = read_datetime(text)
    assert found is not None
    assert found.value is not None
    assert found.value.isoformat()[:16] == moment.isoformat()[:16]
    assert text[found.start : found.end].strip() == text[3:-2]


@given(st.text(alphabet="0123456789年月日时分秒:-/. 前小天上下午民国二〇十Tz+", max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    """Whatever stands there, a date within the text comes out, or none."""
    for moment in iter_datetimes(text, near=FETCHED):
        assert 0 <= moment.start < moment.end <= len(text)
