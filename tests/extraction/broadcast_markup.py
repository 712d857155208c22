"""Invented pages in the markup of broadcasters, offices and papers in English: names that only the markup marks.

The news, the people and the sites in them are made up; the elements and their names are those that such systems write.
"""

# ruff: noqa: E501 (markup reads better unbroken)
from __future__ import annotations

from tests.extraction.site_markup import OTHERS, Written, links, rows

KILN = (
    "龍潭一座停燒四十年的龍窯昨日重新點火，窯工連續添柴七十二小時，第一批陶甕下週出窯。",
    "窯主葉金水說，老師傅只剩三位，添柴的節奏要用聽的，「火會告訴你它餓不餓」。",
    "文化局表示，龍窯長六十三公尺，修復經費一千八百萬元，明年起開放預約參觀。",
)
FERRY = (
    "A ferry that had not sailed for eight years returned to the strait on Thursday, with 140 islanders on board.",
    "Captain Qin Wangshan said the crossing takes 50 minutes, and that fares will stay as they were in 2018.",
    '"We kept the old timetable on the kitchen wall," said a passenger. "Now it is true again."',
)
PAGES = {
    "broadcaster": Written(
        f"""<html><head><title>龍窯重新點火　窯工連添柴72小時 ｜ 江視新聞網 JNN</title><meta property="og:site_name" content="江視新聞網 JNN"></head><body><header><nav>{links(("即時", "生活", "深度"))}</nav></header><div class="main-info article-main-info"><ol class="breadcrumb"><li><a>首頁</a></li><li><a>文教</a></li></ol><h1 class="article-title">龍窯重新點火　窯工連添柴72小時</h1><div class="text-muted article-info"><span>發布時間：</span><time>2026-10-17 12:01</time><span>更新時間：</span><time>2026-10-17 15:20</time><span class="article-reporter mr-2"><a>柯宜文</a> <a>陳柏安</a> / 桃園報導</span></div></div><article class="post-article">{rows(KILN)}</article><div class="related-news"><h2>相關新聞</h2>{links(OTHERS)}</div><footer><p>江視文化基金會 版權所有 © 2026</p></footer></body></html>""",
        title="龍窯重新點火　窯工連添柴72小時",
        body=KILN,
        published="2026-10-17T12:01",
        source="江視新聞網",
        authors=("柯宜文", "陳柏安"),
    ),
    "television": Written(
        f"""<html><head><title>龍窯重新點火！整夜火光沖天│江南電視新聞網</title></head><body><header>{links(("最新", "娛樂"))}</header><main><article><div class="title_box"><h1 class="title">龍窯重新點火！整夜火光沖天</h1><div class="author_box"><div class="author">記者 <a>柯宜文</a> / 攝影 <a>高志平</a> 報導<br>發佈時間：2026/10/17 12:01<br>最後更新時間：2026/10/17 12:30</div></div></div><div class="article_content" id="news_detail_div"><div class="img_box"><img alt="x"><div class="img_name">窯工連夜添柴。（圖／江南電視）</div></div>{KILN[0]}<br><br><div class="guangxuan">◤秋遊必看◢</div><p>👉<a href="x">超夯山城伴手禮清單！</a></p>{KILN[1]}<br><br>{KILN[2]}<br><br></div></article></main><aside><h3>熱門</h3>{links(OTHERS)}</aside></body></html>""",
        title="龍窯重新點火！整夜火光沖天",
        body=KILN,
        published="2026-10-17T12:01",
        source="江南電視新聞網",
        authors=("柯宜文",),
        captions=("窯工連夜添柴。（圖／江南電視）",),
    ),
    "office": Written(
        f"""<html lang="zh-Hant"><head><title>江南縣政府全球資訊網-新聞與公告</title><meta name="DC.Title" content="龍窯重新點火 縣府允推預約參觀"></head><body><a class="sr-only">跳到主要內容區塊</a><main><ol class="path"><li><a>首頁</a></li><li>新聞與公告</li></ol><h2 class="h2">龍窯重新點火 縣府允推預約參觀</h2><div class="info"><span class="date">日期：115-10-18</span><span class="from">資料來源：新聞傳播處</span></div><div class="function"><a>友善列印</a></div><div class="words_content">{rows(KILN)}</div><div class="counter">點閱次數：512</div><a class="btn">回上一頁</a></main><footer>江南縣政府 版權所有</footer></body></html>""",
        title="龍窯重新點火 縣府允推預約參觀",
        body=KILN,
        published="2026-10-18",
        source="新聞傳播處",
    ),
    "press office": Written(
        f"""<html lang="zh-hk"><head><title>龍窯重新點火</title></head><body><ul><li><a>新聞公報</a></li></ul><div class="controlDisplay"><a>電郵</a><a>列印</a></div><div id="PRHeadline"><span>龍窯重新點火</span></div><div>**********</div><div id="pressrelease"><span>{"<br/>　　<br/>".join("　　" + text for text in KILN)}</span></div><div class="mB15">完<br/><br/>2026年10月18日（星期日）<br/>香港時間18時40分</div><div id="footer">2026 © | 重要告示 | 修訂日期: 2026年10月19日</div></body></html>""",
        title="龍窯重新點火",
        body=KILN,
        published="2026-10-18T18:40",
    ),
    "english": Written(
        f"""<html lang="en"><head><title>Ferry returns after eight years - JNTN</title><meta property="og:title" content="Ferry returns after eight years"><meta property="og:site_name" content="JNTN"></head><body><div class="nav"><a>HOME</a><a>CHINA</a></div><div class="news-page"><div class="news-section-date"><span>Society</span> <span class="date">20:11, 15-Oct-2026</span></div><div class="news-title"><h1>Ferry returns after eight years</h1></div><div><span class="news-author-name">Shen Yueming</span></div><div class="cmsImage"><img><span class="cmsImage-text">Islanders wave from the deck. /JNTN</span></div>{"".join(f'<div class="text en"><p>{text}</p></div>' for text in FERRY)}<div class="related"><h2>RELATED STORIES</h2>{links(("A bridge reopens", "Rain eases"))}</div></div><footer>Copyright © 2026 JNTN.</footer></body></html>""",
        title="Ferry returns after eight years",
        body=FERRY,
        published="2026-10-15T20:11",
        source="JNTN",
        authors=("Shen Yueming",),
        captions=("Islanders wave from the deck. /JNTN",),
    ),
}
