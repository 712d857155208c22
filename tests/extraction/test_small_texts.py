"""An article's own text with nothing around it comes back whole; a page with no article in it is refused."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.errors import InputError
from digest.extraction import extract_article
from digest.language import strip_readings
from digest.model import Article, Page

SUMMARIES = Path(__file__).parents[3] / "shared" / "data" / "summaries"
NEWS = ("zh_finna", "zh_neist", "zh_xwlb_title", "zht_hkcnews_lead", "zht_hkcnews_title", "en_cnndm1k")
SUBJECTS = ("市环卫处", "镇里的木匠老冯", "几位返乡青年", "省气象台", "这家书店的店主", "受访的渔民", "教育部门")
VERBS = ("表示", "昨天决定", "在雨后清点时发现", "接受采访时承认", "一致认为", "向记者展示了图纸，并说明")
OBJECTS = (
    "堤岸上的两百棵柳树都要换成本地树种",
    "新买的打谷机比去年贵了三成",
    "夜校的第三期课程已经报满",
    "码头的灯塔将在冬天之前修好",
    "那份旧地图上标出的泉眼还在出水",
    "旱情比预想的轻，早稻可以按时插下",
)
ENDS = ("。", "，预计下月完成。", "，但没有给出时间表。", "，这是十年来的第一次。", "？没有人能回答。")
SENTENCE = st.builds("".join, st.tuples(*(st.sampled_from(part) for part in (SUBJECTS, VERBS, OBJECTS, ENDS))))
PARAGRAPH = st.lists(SENTENCE, min_size=1, max_size=4).map("".join)
TITLE = "柳溪镇的一个春天"
SMALL = {
    "three lines": (f"{TITLE}\n镇里今年种下两百棵柳树。\n老人们说，树活了，河就活了。", 2),
    "two paragraphs": (f"{TITLE}\n\n镇里今年种下两百棵柳树，都在旧河道两岸。\n\n明年还要再种三百棵。", 2),
    "one paragraph": ("镇里今年种下两百棵柳树，都在旧河道两岸，明年还要再种三百棵。", 1),
    "one sentence": ("镇里今年种下两百棵柳树。", 1),
    "title and sentence": (f"{TITLE}\n镇里今年种下两百棵柳树。", 1),
    "with its time": (f"{TITLE}\n2026-04-05 08:00\n来源：柳溪晚报\n镇里今年种下两百棵柳树，都在旧河道两岸。", 1),
    "traditional": ("柳溪鎮的一個春天\n鎮裡今年種下兩百棵柳樹。\n老人們說，樹活了，河就活了。", 2),
    "english": ("A spring in Willowbrook\n\nThe town planted 200 willows this year.\n\nMore will follow.", 2),
}
NO_ARTICLE = {
    "menu": "首页\n新闻\n体育\n财经\n登录\n注册\n关于我们\n联系我们",
    "headlines": "柳溪镇种树两百棵\n灯塔明年修好\n夜校第三期报满\n早稻按时插秧\n打谷机涨价三成",
    "headlines with times": "柳溪镇种树两百棵\n2026-04-05 08:00\n灯塔明年修好\n2026-04-04 19:12\n夜校第三期报满",
    "footer": "关于我们 | 广告服务 | 网站地图\n版权所有 © 2026 柳溪网\n未经授权不得转载\nICP备00000000号",
}


def read(text: str) -> Article:
    return extract_article(Page(content=text, origin="text.txt", media_type="text/plain"))


@pytest.mark.parametrize(("text", "paragraphs"), SMALL.values(), ids=SMALL.keys())
def test_a_small_text_is_an_article(text: str, paragraphs: int) -> None:
    """A few lines are enough; the last of them are the paragraphs, and nothing of them is lost."""
    lines = [line for line in text.splitlines() if line]
    assert list(read(text).paragraphs) == lines[-paragraphs:]


@pytest.mark.parametrize("text", NO_ARTICLE.values(), ids=NO_ARTICLE.keys())
def test_a_page_of_menus_and_lists_is_refused(text: str) -> None:
    """What holds no sentence is no article."""
    with pytest.raises(InputError, match="no article found"):
        read(text)


@settings(max_examples=60)
@given(st.lists(PARAGRAPH, min_size=3, max_size=30, unique=True), st.booleans(), st.sampled_from(["\n", "\n\n"]))
def test_a_clean_article_comes_back_whole(paragraphs: list[str], titled: bool, between: str) -> None:
    """However many paragraphs, with or without headline and blank lines: all come back, in order."""
    text = between.join([*([TITLE] if titled else []), *paragraphs])
    article = read(text)
    assert list(article.paragraphs) == paragraphs
    assert article.title == (TITLE if titled else "")


@pytest.mark.slow
@pytest.mark.skipif(not SUMMARIES.is_dir(), reason="the texts to measure against are not on this machine")
def test_news_texts_come_back_whole() -> None:
    """Of real news texts, at least 97 of a hundred lose no paragraph."""
    whole = [_is_whole(row) for name in NEWS for row in _rows(name, 100)]
    assert sum(whole) >= 0.97 * len(whole)


def _rows(name: str, count: int) -> list[dict[str, str]]:
    with gzip.open(SUMMARIES / f"{name}.jsonl.gz", "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    return Random(7).sample(rows, min(count, len(rows)))


def _is_whole(row: dict[str, str]) -> bool:
    paragraphs = [line.strip() for line in row["text"].splitlines() if line.strip()]
    article = read("\n".join([*([row["title"]] if row["title"] else []), *paragraphs]))
    parts = (*article.paragraphs, *article.headings, *article.captions, article.standfirst or "", article.title)
    kept = "".join("".join(parts).split())
    own = [text for text in paragraphs if not text.startswith(("相關新聞", "相關報道"))]
    return all("".join(strip_readings(text)[:60].split()) in kept for text in own)
