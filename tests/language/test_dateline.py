"""Datelines as data: who, where, on which day, and where the news begins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.language import find_dateline

NEWS = "大桥将于年底通车。"
FORMS = {
    "新华社南湖7月8日电 ": ("新华社", "南湖", (7, 8)),
    "新華社南湖7月8日電": ("新華社", "南湖", (7, 8)),
    "新华社南湖7月8日电（记者 金可、陈杉）": ("新华社", "南湖", (7, 8)),
    "中新网南湖7月8日电 (记者 金可)": ("中新网", "南湖", (7, 8)),
    "中新社南湖7月8日电 题：": ("中新社", "南湖", (7, 8)),
    "本报南湖7月8日电（记者金可）": ("本报", "南湖", (7, 8)),
    "人民网南湖7月8日电 ": ("人民网", "南湖", (7, 8)),
    "央广网南湖7月8日消息（记者金可）": ("央广网", "南湖", (7, 8)),
    "财联社7月8日电，": ("财联社", None, (7, 8)),
    "本报讯 ": ("本报", None, None),
    "本报讯（记者金可）": ("本报", None, None),
    "新京报讯（记者 金可）": ("新京报", None, None),
    "央视网消息：": ("央视网", None, None),
    "【中央社記者王大明台北3日電】": ("中央社", "台北", None),
    "（中央社記者王大明台北3日電）": ("中央社", "台北", None),
    "（法新社東京3日電）": ("法新社", "東京", None),
    "【本報台北訊】": ("本報", "台北", None),
    "（早報訊）": ("早報", None, None),
    "（吉隆坡3日訊）": (None, "吉隆坡", None),
    "〔記者王小明／台北報導〕": (None, "台北", None),
    "【記者王小明／台北報導】": (None, "台北", None),
    "記者王小明／台北報導 ": (None, "台北", None),
    "【環球網報道 記者 李四】": ("環球網", None, None),
    "（中央社台北3日綜合外電報導）": ("中央社", "台北", None),
    "（中央社倫敦／巴黎3日綜合外電報導）": ("中央社", "倫敦／巴黎", None),
    "中新网南湖7月8日电(金可 陈杉)": ("中新网", "南湖", (7, 8)),
    "中評社南湖7月8日電／": ("中評社", "南湖", (7, 8)),
    "据新华社南湖7月8日电 ": ("新华社", "南湖", (7, 8)),
    "据新华社电（记者金可）": ("新华社", None, None),
    "新华社快讯：": ("新华社", None, None),
    "江南新闻客户端消息 ": ("江南新闻客户端", None, None),
    "央视网消息（新闻联播）：": ("央视网", None, None),
    "IT之家 7 月 8 日消息，": ("IT之家", None, (7, 8)),
    "新浪科技讯 7月8日下午消息，": ("新浪科技", None, (7, 8)),
    "新浪体育讯 ": ("新浪体育", None, None),
    "國際中心／王小明報導 ": (None, None, None),
    "[JNnews江南新聞]記者王小明／綜合報導 ": ("JNnews江南新聞", None, None),
    "【jn.cc江網專訊】": ("jn.cc江網", None, None),
    "【環球時報駐美國特約記者 李四】": ("環球時報", None, None),
    "（文/观察者网 李四）": ("观察者网", None, None),
}
ENGLISH = {
    "(CNN) ": ("CNN", None, None),
    "LONDON (Reuters) - ": ("Reuters", "LONDON", None),
    "WASHINGTON (AP) — ": ("AP", "WASHINGTON", None),
    "BEIJING, July 8 (Xinhua) -- ": ("Xinhua", "BEIJING", (7, 8)),
    "Taipei, Nov. 3 (CNA) ": ("CNA", "Taipei", (11, 3)),
    "BEIJING, May 16. /TASS/. ": ("TASS", "BEIJING", (5, 16)),
}
ALL = {**FORMS, **ENGLISH}


@pytest.mark.parametrize(("opening", "expected"), ALL.items(), ids=ALL.keys())
def test_a_dateline_is_taken_apart(
    opening: str, expected: tuple[str | None, str | None, tuple[int, int] | None]
) -> None:
    """Agency, place and day are read, and the news begins right after the dateline."""
    news = "The bridge will open." if opening in ENGLISH else NEWS
    dateline = find_dateline(opening + news)
    assert dateline is not None
    assert (dateline.agency, dateline.place, dateline.day) == expected
    assert (opening + news)[dateline.end :] == news


@pytest.mark.parametrize(
    "paragraph",
    [
        "据新华社7月8日电，大桥将通车。",
        "外交部7月8日消息，大桥将通车。",
        "新浪科技公司7月8日宣布大桥将通车。",
        "新华社记者昨日走访了大桥工地。",
        "台北市長3日電話訪問多位里長。",
        "社會局長3日表示，補助照發。",
        "本网站由南湖市融媒体中心承办。",
        "（台北3日訊）",
        "当地时间7月8日，电视台报道：大桥通车。",
        "The bridge will open in December.",
        "",
    ],
    ids=range(11),
)
def test_a_sentence_is_not_taken_for_a_dateline(paragraph: str) -> None:
    """Sentences that mention an agency, a day or a report keep all their words."""
    assert find_dateline(paragraph) is None


@given(st.text(alphabet="新华社北京7月8日电讯（记者 王小明）【】台報導,：(CNN)-", max_size=60))
def test_the_news_begins_within_the_paragraph(paragraph: str) -> None:
    """Whatever the paragraph, the offset lies in it and something is left to tell."""
    dateline = find_dateline(paragraph)
    assert dateline is None or 0 < dateline.end < len(paragraph)
