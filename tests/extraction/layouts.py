"""Invented HTML pages in layouts of many kinds; the news, the people and the sites in them are made up."""

# ruff: noqa: E501 (markup reads better unbroken)

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Layout:
    """A page and what must be read out of it."""

    html: str
    title: str
    body: tuple[str, ...]
    published: str | None = None
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    source: str | None = None
    headings: tuple[str, ...] = ()


def page(body: str, *, head: str = "", title: str = "", lang: str = "zh-CN") -> str:
    """Return a whole document around ``body``."""
    return f"<!DOCTYPE html><html lang='{lang}'><head><meta charset='utf-8'><title>{title}</title>{head}</head><body>{body}</body></html>"


def tags(tag: str, texts: tuple[str, ...], names: str = "") -> str:
    """Return every text in an element of its own."""
    attribute = f" class='{names}'" if names else ""
    return "".join(f"<{tag}{attribute}>{text}</{tag}>" for text in texts)


def links(texts: tuple[str, ...]) -> str:
    """Return a list of links."""
    return "<ul>" + "".join(f"<li><a href='/{n}.html'>{text}</a></li>" for n, text in enumerate(texts)) + "</ul>"


MENU = links(("首页", "要闻", "社会", "财经", "体育", "文化", "视频", "登录"))
OTHERS = (
    "城东菜市场升级改造，三百个摊位重新开张",
    "小学生发明“会报站的书包”，获省级创新奖",
    "暴雨橙色预警解除，三趟列车恢复运行",
    "百岁老人讲述渡江往事：那一夜的船和灯",
    "全市新增十二个口袋公园，步行五分钟可达",
    "夜市摊主自发设立“失物架”，一年归还五百件",
    "大学生村官把民宿开进了废弃粮站",
    "气象专家：今年冬天不会太冷，但会很干",
)

FERRY = (
    "运行了四十七年的江口轮渡将于本月底停航。市交通部门11月3日发布公告说，随着跨江隧道全线通车，轮渡日均客流已不足八十人。",
    "最后一班船定在11月30日19时30分。船长宋长顺说，那天他会把汽笛拉长一些。",
    "“隧道只要四分钟，船要二十分钟，道理我都懂。”每天坐船去对岸卖菜的刘桂芬说，“可是船上能说话。”",
    "公告说，两艘渡轮将移交航运博物馆，码头候船厅改建为江边阅览室，明年五一前后开放。",
)
SOUP = Layout(
    page(
        "<div class='x1'><div class='x2'>"
        + MENU
        + "</div><div class='x3'><div class='x4'>江口轮渡月底停航，最后一班船拉长汽笛</div>"
        "<div class='x5'><span>2026-11-03 14:05</span><span>江口日报</span><span>记者 宋佳音</span></div><div class='x6'>"
        + tags("div", FERRY, "x7")
        + "<div class='x7'>编辑：毛宁远</div></div></div><div class='x8'>"
        + "".join(f"<div class='x9'><a href='#{n}'>{t}</a></div>" for n, t in enumerate(OTHERS))
        + "</div><div class='x10'>关于我们 联系我们 © 2026 江口网 版权所有</div></div>",
        title="江口轮渡月底停航，最后一班船拉长汽笛-江口网",
    ),
    "江口轮渡月底停航，最后一班船拉长汽笛",
    FERRY,
    "2026-11-03T14:05:00+08:00",
    ("宋佳音",),
    ("毛宁远",),
)

BEES = (
    "眼下正是枇杷蜜的收割季。11月8日，在石门乡的山坡上，养蜂人汪小满戴着面罩，从蜂箱里提出一块沉甸甸的巢脾。",
    "去年春天，一场倒春寒冻死了他四十箱蜂。乡里的农技站帮他引进了耐寒的本地中蜂，又在村口建起一座小小的检测室。",
    "“以前卖蜜靠嘴，现在卖蜜靠这张单子。”汪小满指着检测报告说。",
    "石门乡党委书记田秀英介绍，全乡现有中蜂六千箱，去年产值突破九百万元，带动一百三十户脱贫户增收。",
)
TABLES = Layout(
    page(
        "<table width=960><tr><td colspan=2><table><tr>"
        + tags("td", ("首页", "县内新闻", "乡镇之窗", "图片新闻", "通知公告"))
        + "</tr></table></td></tr><tr><td width=200><table>"
        + "".join(f"<tr><td>·<a href='#'>{t}</a></td></tr>" for t in OTHERS[:5])
        + "</table></td><td><table><tr><td align=center><font size=5><b>石门乡：小蜜蜂酿出“甜日子”</b></font></td></tr>"
        "<tr><td align=center>日期：2026-11-09　来源：石门县新闻网　作者：田野　点击：<span>318</span>次</td></tr><tr><td><font size=3>"
        + "".join(f"<p>　　{t}</p>" for t in BEES)
        + "</font></td></tr><tr><td align=right>责任编辑：谷雨</td></tr><tr><td>【<a href='#'>打印此页</a>】【<a href='#'>关闭窗口</a>】</td></tr>"
        "</table></td></tr><tr><td colspan=2 align=center>石门县融媒体中心主办　地址：石门县解放路8号　备案号：南ICP备00000000号</td></tr></table>",
        title="石门乡：小蜜蜂酿出“甜日子”_石门县新闻网",
    ),
    "石门乡：小蜜蜂酿出“甜日子”",
    BEES,
    "2026-11-09",
    ("田野",),
    ("谷雨",),
    "石门县新闻网",
)

TOWER = (
    "北岭市电视塔将从明年1月起关闭检修两年，这是它自1988年落成以来首次停止开放。",
    "检修方案显示，塔身外立面将更换全部三千一百块玻璃，观光层增加无障碍电梯，塔顶的旋转餐厅则不再保留。",
    "设计师罗维在接受采访时说，这座塔是一代人的生日记忆，“我们尽量让它看起来没有变过”。",
)
LINKED_DATA = Layout(
    page(
        f"<header>{MENU}</header><main><h1>北岭电视塔关闭检修两年，旋转餐厅成为历史</h1><div class='c-body'>"
        + tags("p", TOWER)
        + "</div></main><footer>© 2026 北岭传媒</footer>",
        head='<script type=\'application/ld+json\'>{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"北岭在线"},'
        '{"@type":"NewsArticle","headline":"北岭电视塔关闭检修两年，旋转餐厅成为历史","datePublished":"2026-11-12T01:30:00Z",'
        '"dateModified":"2026-11-12T05:00:00Z","author":[{"@type":"Person","name":"罗慕白"}],"publisher":{"@type":"Organization","name":"北岭在线"}}]}</script>',
        title="北岭在线",
    ),
    "北岭电视塔关闭检修两年，旋转餐厅成为历史",
    TOWER,
    "2026-11-12T09:30:00+08:00",
    ("罗慕白",),
)

GRAPH = (
    "一項歷時六年的追蹤調查發現，城市裡的麻雀正在學會避開玻璃帷幕。",
    "研究團隊在八座城市的二十四棟大樓裝設感應器，共記錄到一萬三千次撞擊。結果顯示，第三年起撞擊次數逐年下降，六年間減少四成。",
    "帶領團隊的生態學者簡文秀說，牠們似乎會跟隨有經驗的同伴改變飛行路線，「這可能是一種文化傳遞」。",
    "不過她提醒，候鳥並沒有同樣的趨勢，大樓仍應加貼防撞貼紙。",
)
OPEN_GRAPH = Layout(
    page(
        f"<nav>{MENU}</nav><section class='story'><div class='ttl'>麻雀學會避開玻璃帷幕　研究：可能是文化傳遞</div>"
        + tags("p", GRAPH)
        + "</section><section class='more-stories'><h3>更多新聞</h3>"
        + links(OTHERS[:4])
        + "</section>",
        head="<meta property='og:title' content='麻雀學會避開玻璃帷幕　研究：可能是文化傳遞 | 島嶼日報'><meta property='og:site_name' content='島嶼日報'>"
        "<meta property='article:published_time' content='2026-10-30T07:45:00+08:00'><meta name='author' content='簡宇安'>",
        title="麻雀學會避開玻璃帷幕　研究：可能是文化傳遞 | 島嶼日報",
        lang="zh-TW",
    ),
    "麻雀學會避開玻璃帷幕　研究：可能是文化傳遞",
    GRAPH,
    "2026-10-30T07:45:00+08:00",
    ("簡宇安",),
    (),
    "島嶼日報",
)

LIBRARY = (
    "港岛一间开了三十五年的独立书店宣布，将在年底前把六万册旧书分给读者，不收分文。",
    "店主邝先生说，租约到期，自己也做不动了，“书放在仓库里会死，放在别人家里会活”。",
    "消息传出后，书店门口每天排起长队。邝先生订下规矩：每人每次拿三本，要在登记簿上写下拿走的原因。",
    "登记簿已经写满七本。有人写：“我爸爸以前在这里给我买过字典。”",
)
BREAKS = Layout(
    page(
        f"<div id='top'>{MENU}</div><div id='content'><h2>六万册旧书免费送出 三十五年书店年底结业</h2><div class='date'>2026年11月6日 11:20</div>"
        "<div class='text'>" + "<br><br>".join(f"　　{t}" for t in LIBRARY) + "<br><br>（港岛通讯 麦子）</div></div>"
        "<div id='side'><b>热门文章</b><br>" + "<br>".join(f"<a href='#'>{t}</a>" for t in OTHERS) + "</div>",
        title="六万册旧书免费送出 三十五年书店年底结业 - 港岛通讯",
    ),
    "六万册旧书免费送出 三十五年书店年底结业",
    LIBRARY,
    "2026-11-06T11:20:00+08:00",
)

SNOW = (
    "（白山讯）白山机场今晨因大雪关闭跑道五小时，三十四个航班延误，约四千名旅客滞留。",
    "机场出动二十六台除雪车，上午十一时二十分恢复一条跑道的起降。",
    "旅客许女士带着两个孩子在候机楼等了七个小时，她说，工作人员送来了毛毯和热牛奶，“孩子睡得比在家里还香”。",
)
AMP = Layout(
    page(
        "<amp-sidebar id='s'>"
        + MENU
        + "</amp-sidebar><header><a href='/'>白山晚报</a></header><article><h1>大雪封跑道五小时 白山机场三十四航班延误</h1>"
        "<p class='meta'><time datetime='2026-11-15T13:02:00+08:00'>2026年11月15日 13:02</time> 文：高子墨</p>"
        "<amp-img src='a.jpg' width=600 height=400></amp-img><p class='caption'>除雪车在跑道上作业。（机场提供）</p>"
        + tags("p", SNOW)
        + "<amp-ad width=300 height=250></amp-ad><amp-list>"
        + links(OTHERS[:3])
        + "</amp-list></article><footer><p>版权所有 白山晚报 2026</p></footer>",
        head="<link rel='canonical' href='https://news.example.com/a/1'>",
        title="大雪封跑道五小时 白山机场三十四航班延误 | 白山晚报",
    ),
    "大雪封跑道五小时 白山机场三十四航班延误",
    SNOW,
    "2026-11-15T13:02:00+08:00",
    ("高子墨",),
)

NOODLE = (
    "外婆的面馆开在老街的尽头，没有招牌，只有一口永远冒着热气的锅。",
    "她煮面从来不看钟，只听水声。水声一紧，她就下面；水声一松，她就捞起来。",
    "去年冬天她病了一场，手抖得握不住漏勺。街坊们轮流来帮忙，有人揉面，有人洗碗，有人只是坐着，怕店里太冷清。",
    "今年立冬，她又站回灶前。第一碗面端给了住在对门的修鞋匠，他吃完说：“还是那个味道。”",
    "外婆没有接话，转身去听水声了。",
)
WECHAT = Layout(
    page(
        "<div id='img-content'><h1 id='activity-name'>老街尽头的那碗面</h1><div id='meta_content'><span class='rich_media_meta'>原创</span> "
        "<span class='rich_media_meta rich_media_meta_text'>竹影</span> <a id='js_name'>南巷读书会</a> <em id='publish_time'>2026年11月07日 06:30</em></div>"
        "<div id='js_content' style='visibility:hidden'><section><section><p><span>点击蓝字关注我们</span></p></section><section>"
        + "".join(f"<p><span style='font-size:16px'>{t}</span></p><p><br></p>" for t in NOODLE)
        + "</section><section><p>- END -</p><p>文字：竹影</p><p>编辑：晓晓</p><p>长按识别二维码关注</p></section></section></div></div>"
        "<div class='rich_media_tool'>阅读 520 赞 在看</div>",
        title="老街尽头的那碗面",
    ),
    "老街尽头的那碗面",
    NOODLE,
    "2026-11-07T06:30:00+08:00",
    ("竹影",),
    ("晓晓",),
)

MINE = (
    "三十年前，黑石沟的矿井里有两千名工人；今天，这里住着一百二十七位老人和一支合唱团。",
    "合唱团的团长叫庞立新，今年七十三岁，当过二十六年掘进工。他说，最初唱歌是为了练肺，“井下待久了，总觉得气不够用”。",
    "团员们大多不识谱。庞立新就把曲子拆成一句一句，用矿上的号子教。",
    "去年秋天，他们第一次走出黑石沟，到省城的音乐厅演出。灯光亮起来的时候，老人们习惯性地抬手去摸矿灯。",
)
PAGINATED = Layout(
    page(
        f"<div class='head'>{MENU}</div><div class='wrap'><h1>黑石沟合唱团</h1><div class='info'>2026-11-01 09:00:00　来源：北方周刊　作者：游牧</div>"
        "<div class='article'>"
        + tags("p", MINE)
        + "</div><div class='page'><span>1</span> <a href='_2.html'>2</a> <a href='_3.html'>3</a> <a href='_2.html'>下一页</a> <a href='_all.html'>阅读全文</a></div>"
        "<div class='editor'>（责任编辑：霍青）</div></div><div class='rec'>" + links(OTHERS) + "</div>",
        title="黑石沟合唱团_第1页_北方周刊",
    ),
    "黑石沟合唱团",
    MINE,
    "2026-11-01T09:00:00+08:00",
    ("游牧",),
    ("霍青",),
    "北方周刊",
)

LIVE = (
    "18:40 台风“银杏”的中心已于18时25分在南澳岛沿海登陆，登陆时中心附近最大风力十二级。",
    "17:55 南澳大桥封闭，岛上最后一批游客已全部转移到安置点。",
    "16:30 市三防指挥部把应急响应提升至一级，全市停工、停业、停市、停课、停运。",
    "14:10 记者在海边看到，浪高已超过六米，海堤多处被越过。",
)
LIVE_BLOG = Layout(
    page(
        f"<div class='top'>{MENU}</div><div class='live'><h1>直播｜台风“银杏”登陆南澳岛</h1><p class='time'>2026-09-28 18:45 更新　海潮新闻</p><div class='entries'>"
        + "".join(f"<div class='entry'><p>{t}</p></div>" for t in LIVE)
        + "</div></div><div class='sidebar'><h3>24小时热榜</h3>"
        + links(OTHERS)
        + "</div>",
        title="直播｜台风“银杏”登陆南澳岛_海潮新闻",
    ),
    "直播｜台风“银杏”登陆南澳岛",
    LIVE,
    "2026-09-28T18:45:00+08:00",
)

SHORT = (
    "記者今日從市文化局獲悉，修復歷時三年的城隍廟戲台將於本周六重新啟用，首場演出為當地劇團的《白蛇傳》，市民可免費入場。",
    "戲台建於清光緒年間，2023年因白蟻蛀蝕停用。",
)
LONG_LIST = Layout(
    page(
        f"<div class='nav'>{MENU}</div><div class='l'><h1>城隍廟古戲台修復 周六重開鑼鼓</h1><div>2026/11/18 10:12　記者許立言</div>"
        + tags("p", SHORT)
        + "</div><div class='r'>"
        + "".join(
            f"<div class='card'><a href='#{n}'><h4>{t}</h4></a><p>{t}。記者走訪發現，變化正在一點一點發生，受訪居民普遍表示滿意，也有人提出了新的期待。</p></div>"
            for n, t in enumerate(OTHERS * 2)
        )
        + "</div>",
        title="城隍廟古戲台修復 周六重開鑼鼓 - 古城新聞網",
        lang="zh-TW",
    ),
    "城隍廟古戲台修復 周六重開鑼鼓",
    SHORT,
    "2026-11-18T10:12:00+08:00",
    ("許立言",),
)

LIGHTHOUSE = (
    "The last lighthouse keeper on the northern coast will hand over her keys on Friday, ending a tradition that began in 1841.",
    "Ruth Penhale, 61, has lived at Gull Point for 23 years. She said the automation had been coming for so long that she had stopped dreading it.",
    "“The light does not need me,” she said. “The gulls, I am less sure about.”",
    "The coast authority said the cottage would become a field station for marine researchers.",
)
ENGLISH = Layout(
    page(
        "<nav><a href='/'>Home</a> <a href='/uk'>UK</a> <a href='/w'>World</a></nav><article><h1>Last keeper leaves Gull Point light</h1>"
        "<div class='byline'>By Hannah Crewe</div><time datetime='2026-11-05T06:00:00Z'>5 November 2026</time><div class='story-body'>"
        + tags("p", LIGHTHOUSE)
        + "</div></article><aside><h2>More on this story</h2>"
        + links(("Island ferry gets new captain", "Why fog horns fell silent"))
        + "</aside><section class='comments'>"
        + tags(
            "p",
            ("I grew up there and this makes me sad, the whole coast will feel darker.", "Good riddance to the horn."),
        )
        + "</section>",
        title="Last keeper leaves Gull Point light - The Coast Post",
        lang="en",
    ),
    "Last keeper leaves Gull Point light",
    LIGHTHOUSE,
    "2026-11-05T06:00:00+00:00",
    ("Hannah Crewe",),
)

LAYOUTS = {
    "div soup": SOUP,
    "tables": TABLES,
    "linked data": LINKED_DATA,
    "open graph": OPEN_GRAPH,
    "line breaks": BREAKS,
    "amp": AMP,
    "wechat": WECHAT,
    "paginated": PAGINATED,
    "live blog": LIVE_BLOG,
    "long related list": LONG_LIST,
    "english": ENGLISH,
}
