"""Invented pages in the markup of publishing systems of many kinds: forums, blogs, printed papers, portals, agencies.

The news, the people and the sites in them are made up; the elements and their names are those that such systems write.
"""

# ruff: noqa: E501 (markup reads better unbroken)
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Written:
    """A page and what must be read out of it; ``published`` to the minute where the page has one."""

    html: str
    title: str
    body: tuple[str, ...]
    published: str
    source: str | None = None
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()


def rows(texts: tuple[str, ...], names: str = "", indent: str = "") -> str:
    """Return every text in a paragraph of its own."""
    attribute = f" class={names}" if names else ""
    return "".join(f"<p{attribute}>{indent}{text}</p>\n" for text in texts)


def links(texts: tuple[str, ...]) -> str:
    """Return a list of links to other articles."""
    return "<ul>" + "".join(f'<li><a href="/a/{n}.html">{text}</a></li>' for n, text in enumerate(texts)) + "</ul>"


OTHERS = (
    "老城墙修缮完工，市民周末可登城",
    "三座社区食堂同日开张，老人午餐八元",
    "货轮触礁漏油已被控制",
    "青年乐团赴边疆演出三十场",
    "河道里捞出百年铁锚",
    "冬小麦播种过半，墒情好于常年",
    "旧货市场淘出失散家书",
    "山区小学有了第一间天文台",
)
OTHERS_TW = (
    "老城牆修繕完工 市民週末可登城",
    "三座社區食堂同日開張",
    "貨輪觸礁漏油已受控",
    "青年樂團赴離島演出",
    "河道撈出百年鐵錨",
    "山區小學有了第一間天文台",
    "夜市攤商自發設失物架",
    "颱風假怎麼放？各縣市一次看",
)
ROAD = (
    "江南市环城公路12月28日将全线通车，市民从东湖到西山只需二十分钟。",
    "市交通局局长周立人在发布会上说，公路全长四十二公里，设互通立交九座，投资九十六亿元。",
    "“通车以后，老城区的车流预计减少三成。”周立人说，夜间还将试行货车免费。",
    "公交公司表示，届时将新开三条环线，票价两元，首末班时间另行公布。",
)
SHOP = (
    "白沙县最后一家国营粮店11月18日关门，店员把那杆用了四十年的秤捐给了县档案馆。",
    "粮店建于1956年，最红火的时候有二十三名职工，排队买面的人从柜台一直排到街口。",
    "店主任纪春生说，这几年每天来的都是老主顾，一袋米、二两香油，更多的是来坐一会儿。",
    "县商务局说，房子将改成便民服务站，柜台原样保留。",
)
CLOUDS = (
    "清河乡中心小学的孩子们这学期多了一门课：看云。",
    "课是气象站退休的观测员龚树林开的。他每周二上午骑车来，带着一本自己画的云图。",
    "“先别急着背名字，”他对孩子们说，“先说它像什么。”",
    "校长说，期末没有考试，每个孩子交一本三十天的看云日记。",
    "上个月的一场冰雹前四十分钟，六年级的马小川在日记里写下：西边的云像翻倒的锅底。",
)
LACQUER = (
    "一批散落海外八十年的漆器日前回到故乡，将于下月在江口博物馆首次展出。",
    "这批漆器共四十七件，其中十一件为孤品。馆长秦望舒介绍，它们是上世纪四十年代由一位商船大副带走的。",
    "大副的外孙女今年春天写来一封信，说外公临终前嘱咐，东西“要还给教他认字的那座城”。",
    "展览持续三个月，不收门票。",
)
TEMPLE = (
    "台南一座供奉海神的百年小廟，昨夜完成遷移，整座廟身平移三十六公尺，神像全程未出殿門。",
    "負責工程的結構技師柯明哲表示，廟體重約四百二十公噸，工班以六十四具千斤頂同步頂升，誤差不超過兩公釐。",
    "廟方主委郭阿水說，原址將拓寬為防汛道路，「廟搬了，海神還是看得到海」。",
    "市府文資處指出，遷移經費兩千一百萬元，由中央與地方各半負擔。",
)
TRAIN = (
    "海鐵北環支線昨日起試運行，首班列車早上六時零五分由古洞開出，車廂內多是專程來「打卡」的鐵路迷。",
    "運輸及物流局發言人稱，試運行為期兩周，其間班次為十分鐘一班，乘客須網上預約。",
    "居民黃太說，以往到市區要轉三程車，「而家半個鐘就到，老人家都肯出門」。",
    "區議員促請當局盡快公布轉乘優惠詳情。",
)
FLOOD = (
    "（槟城17日讯）吉打河上游连续暴雨，下游十二个村庄昨晚进水，两百余户居民撤往学校礼堂过夜。",
    "村长拿督林文才受访时说，水位在一个小时内涨了一公尺半，许多人只来得及带走证件。",
    "消防局派出九艘小艇，救出行动不便的老人十一名。",
    "气象局预料，雨势将于周四减弱。",
)
TEA = (
    "坪林茶農陳家三代守著一片四十年的老茶園，今年冬茶首次在國際評鑑奪下金賞。",
    "第三代陳昱廷返鄉八年，最初連採茶都被阿嬤嫌慢。他把每一批茶菁的溫度、濕度都記下來，累積了兩百多頁筆記。",
    "評審團說，這支茶「有雨後森林的氣味」。",
    "阿嬤沒有出席頒獎，她說茶不等人，那天剛好要翻茶。",
)
BRIDGE = (
    "The council voted on Tuesday to reopen the harbour footbridge, eleven years after a storm closed it.",
    "Repairs will cost $4.2 million and take until the spring, according to a report by the city engineer.",
    "“People have been walking an extra mile to the market all this time,” said Dana Whitlock, who chairs the residents’ group.",
    "The bridge will carry cyclists as well, but not motor traffic.",
)
HEADLINE = "Council votes to reopen harbour footbridge after eleven years"

PAGES: dict[str, Written] = {}
PAGES["dedecms"] = Written(
    f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312" /><title>环城公路下月底全线通车_江南资讯港</title><meta name="keywords" content="环城公路,通车" /><meta name="description" content="江南市环城公路12月28日将全线通车，市民从东湖到西山只需二十分钟。 市交通局局长周立人..." /></head><body class="articleview"><div class="header"><div class="top w960"><a href="/">主页</a><a href="/login">登录</a></div><ul class="nav"><li><a href='/'>主页</a></li><li><a href='/bd/'>本地新闻</a></li><li><a href='/fc/'>房产</a></li></ul></div>
<div class="w960 clear center mt1"><div class="pleft"><div class="place"><strong>当前位置:</strong> <a href='/'>主页</a> > <a href='/bd/'>本地新闻</a> > </div><div class="viewbox"><div class="title"><h2>环城公路下月底全线通车</h2></div><div class="info"> <small>时间:</small>2026-11-20 09:12<small>来源:</small>江南晚报 <small>作者:</small>许知远 <small>点击:</small><script src="/plus/count.php"></script>次</div><div class="intro">环城公路全长四十二公里，设互通立交九座，月底前完成验收。</div><div class="content"><table width='100%'><tr><td>{"".join("<div>　　" + t + "</div>" for t in ROAD)}</td></tr></table> (责任编辑：江小鱼)</div><div class="dede_pages"><ul class="pagelist"></ul></div></div>
<div class="handle"><div class="digg"><div class="digg_good"><div class="digg_act">顶一下</div><div class="digg_num">(0)</div><div class="digg_percent">0%</div></div><div class="digg_act">踩一下</div></div><div class="context"><ul><li>上一篇：<a href='1.html'>{OTHERS[0]}</a></li><li>下一篇：没有了</li></ul></div><div class="actbox"><ul><li>收藏</li><li>挑错</li><li>推荐</li><li>打印</li></ul></div></div><div class="mt1"><dl class="tbox"><dt><strong>最新评论</strong></dt><dd>请自觉遵守互联网相关的政策法规，严禁发布色情、暴力、反动的言论。评价: 中立 好评 差评 表情: 用户名: 验证码: 点击我更换图片</dd></dl></div></div><div class="pright"><dl class="tbox"><dt><strong>推荐内容</strong></dt><dd>{"".join(f"<li><a href=#>{t}</a><p>{t}。近日，记者从有关部门获悉，这项工作已经进入收尾阶段...</p></li>" for t in OTHERS[:5])}</dd></dl></div></div><div class="footer"><p class="copyright">Copyright &copy; 2002-2026 CMS. 江南资讯港 版权所有 <a href="#">Power by CMS</a></p></div></body></html>""",
    "环城公路下月底全线通车",
    ROAD,
    "2026-11-20T09:12",
    "江南晚报",
    ("许知远",),
    ("江小鱼",),
)
PAGES["phpcms"] = Written(
    f"""<html><head><title>最后一家国营粮店关门 - 社会 - 白沙在线</title></head><body><div class="header"><div class="crumbs"><a href="/">首页</a> &gt; <a>社会</a> &gt; 正文</div></div><div class="main"><div class="col-left"><div id="Article"><h1>最后一家国营粮店关门<br /><span>2026-11-19 16:40:22 &nbsp;&nbsp;&nbsp;来源：白沙日报 &nbsp;&nbsp;&nbsp;评论：<a href="#comment" id="comment">0</a> 点击：<span id="hits">87</span></span></h1><div class="summary">粮店建于1956年，房子将改成便民服务站。</div><div class="content">{rows(SHOP)}<p style="text-align:center"><img src="a.jpg"/></p><p style="text-align:center">纪春生和他的秤。胡晓光 摄</p></div><div id="pages" class="text-c"></div><p style="margin-bottom:10px"><strong>相关热词搜索：</strong><a>粮店</a></p><p class="f14"><strong>上一篇：</strong><a href="#">{OTHERS[3]}</a><br /><strong>下一篇：</strong><a href="#">{OTHERS[4]}</a></p><div class="bdsharebuttonbox">分享到： <a>收藏</a></div></div><div class="related"><h5 class="blue">延伸阅读：</h5><ul class="list blue lh24 f14">{links(OTHERS[4:])}</ul></div><div class="box mg_t10"><h5>您看到此篇文章时的感受是：</h5><ul><li>震惊</li><li>不解</li><li>愤怒</li></ul></div></div><div class="col-auto"><h5 class="title-2">频道总排行</h5><ul class="content digg">{links(OTHERS)}</ul></div></div><div class="footer"><p class="info">Powered by CMS © 2026 备案号:南ICP备10000000号</p></div></body></html>""",
    "最后一家国营粮店关门",
    SHOP,
    "2026-11-19T16:40",
    "白沙日报",
    captions=("纪春生和他的秤。胡晓光 摄",),
)
PAGES["wordpress"] = Written(
    f"""<!DOCTYPE html><html lang="zh-Hans"><head><title>看云课 &#8211; 山野记</title><meta property="og:type" content="article"/><meta property="og:title" content="看云课"/><meta property="og:site_name" content="山野记"/><meta property="article:published_time" content="2026-11-12T02:15:00+00:00"/><meta name="twitter:label1" content="作者"/><meta name="twitter:data1" content="草上飞"/></head><body class="post-template-default single single-post postid-88"><div id="page" class="site"><header id="masthead"><p class="site-title"><a href="/">山野记</a></p><p class="site-description">又一个 博客程序 站点</p><nav><ul><li><a>首页</a></li><li><a>关于</a></li></ul></nav></header><main id="main"><article id="post-88" class="post-88 post type-post status-publish format-standard hentry category-uncategorized"><header class="entry-header"><h1 class="entry-title">看云课</h1></header><div class="entry-content">{rows(CLOUDS)}</div><footer class="entry-footer"><span class="byline">作者：<span class="author vcard"><a class="url fn n" href="/author/a">草上飞</a></span></span><span class="posted-on">发布于<time class="entry-date published updated" datetime="2026-11-12T10:15:00+08:00">2026 年 11 月 12 日</time></span><span class="cat-links">分类：未分类</span><span class="comments-link">看云课有3条评论</span></footer></article><nav class="navigation post-navigation"><h2 class="screen-reader-text">文章导航</h2><div class="nav-links"><div class="nav-previous"><a>上一篇：雨具</a></div></div></nav><div id="comments" class="comments-area"><h2 class="comments-title">3 条评论</h2><ol class="comment-list"><li class="comment"><article class="comment-body"><footer class="comment-meta">老赵说道： 2026 年 11 月 13 日 08:11</footer><div class="comment-content"><p>写得真好，想起我们小时候，老师也带我们上山看过云，后来再也没有了。</p></div><a>回复</a></article></li></ol><div id="respond"><h3>发表回复</h3><p>您的邮箱地址不会被公开。 必填项已用 * 标注</p></div></div></main><aside class="widget-area"><section class="widget"><h2>近期文章</h2>{links(OTHERS[:4])}</section><section><h2>归档</h2><ul><li><a>2026 年 11 月</a></li></ul></section></aside></div><footer>自豪地采用 博客程序</footer></body></html>""",
    "看云课",
    CLOUDS,
    "2026-11-12T10:15",
    "山野记",
    ("草上飞",),
)
PAGES["discuz"] = Written(
    f"""<html><head><title>[转帖] 最后一家国营粮店关门，四十年的秤进了档案馆 - 城事杂谈 - 白沙论坛 - Powered by Forum!</title></head><body id="nv_forum"><div id="toptb"><a>设为首页</a><a>收藏本站</a></div><div id="hd"><h2><a title="白沙论坛"></a></h2><div>用户名 自动登录 找回密码 密码 登录 立即注册</div></div><div id="pt"><div class="z"><a class="nvhm">白沙论坛</a><em>›</em><a>论坛</a><em>›</em><a>城事杂谈</a><em>›</em><a>最后一家国营粮店关门，四十年的秤进了档案馆</a></div></div><div id="postlist"><table cellspacing="0"><tr><td class="pls ptn pbn"><div class="hm"><span class="xg1">查看:</span> <span class="xi1">1203</span><span class="pipe">|</span><span class="xg1">回复:</span> <span class="xi1">2</span></div></td><td class="plc ptm pbn vwthd"><h1 class="ts"><a>[转帖]</a> <span id="thread_subject">最后一家国营粮店关门，四十年的秤进了档案馆</span></h1><span class="xg1"><a>[复制链接]</a></span></td></tr></table><div id="post_1"><table id="pid1" class="plhin"><tr><td class="pls" rowspan="2"><div class="authi"><a class="xw1">南门老五</a></div><div class="tns xg2"><table><tr><th><p><a>231</a></p>主题</th><th><p><a>1万</a></p>帖子</th><td><p><a>5万</a></p>积分</td></tr></table></div><p><em>论坛元老</em></p><dl class="credmb"><dt>积分</dt><dd>52113</dd></dl></td><td class="plc"><div class="pi"><strong><a>楼主</a></strong><div class="pti"><div class="authi"><em id="authorposton1">发表于 2026-11-19 21:30:08</em><span class="pipe">|</span><a>只看该作者</a><span class="none"><a>回帖奖励</a></span><span class="pipe show">|</span><a>倒序浏览</a><span class="pipe show">|</span><a>阅读模式</a></div></div></div><div class="pct"><div class="pcb"><div class="t_fsz"><table><tr><td class="t_f" id="postmessage_1">{"<br /><br />".join(SHOP)}</td></tr></table></div><div id="comment_1" class="cm"></div></div></div></td></tr><tr><td class="plc plm"><div id="p_btn" class="mtw mbm hm cl"><a>收藏</a><a>分享</a></div></td></tr></table></div><div id="post_2"><table class="plhin"><tr><td class="pls"><div class="authi"><a class="xw1">小米粥</a></div></td><td class="plc"><div class="pi"><strong>沙发</strong><div class="authi"><em>发表于 2026-11-19 22:01:44</em></div></div><div class="pct"><table><tr><td class="t_f" id="postmessage_2">小时候我妈就在这里排队买过年的白面，后来拆迁搬到城北，再没回去过，看着真心酸。</td></tr></table></div></td></tr></table></div><div id="post_3"><table class="plhin"><tr><td class="pls">路过</td><td class="plc"><em>发表于 2026-11-20 07:12:00</em><table><tr><td class="t_f">顶！</td></tr></table></td></tr></table></div></div><div id="f_pst">您需要登录后才可以回帖 登录 | 立即注册 本版积分规则</div><div id="ft">Powered by Forum © 2001-2026</div></body></html>""",
    "最后一家国营粮店关门，四十年的秤进了档案馆",
    SHOP,
    "2026-11-19T21:30",
    None,
    (),
)
PAGES["government"] = Written(
    f"""<!DOCTYPE html><html><head><meta charset="UTF-8"><meta name="SiteName" content="江口市人民政府"><meta name="SiteDomain" content="www.example.com"><meta name="ArticleTitle" content="江口市举行漆器捐赠仪式"><meta name="PubDate" content="2026-11-17 15:06"><meta name="ContentSource" content="市文化和旅游局"><meta name="Author" content="宣教科"><meta name="ColumnName" content="部门动态"><title>江口市举行漆器捐赠仪式_部门动态_江口市人民政府</title></head><body><div class="top">今天是<span></span> 繁体版 无障碍浏览 长者模式</div><div class="BreadcrumbNav">当前位置：<a>首页</a> > <a>政务公开</a> > <a>部门动态</a></div><div class="xl-box"><div class="tit">江口市举行漆器捐赠仪式</div><div class="info"><span>来源：市文化和旅游局</span><span>发布时间：2026-11-17 15:06</span><span>浏览次数：<i id="hits">201</i>次</span><span>字体：【大 中 小】</span></div><div class="TRS_Editor"><div class="TRS_UEDITOR TRS_WEB">{rows(LACQUER, indent="　　")}</div></div><div class="fj"><ul><li>附件：<a href="P0.docx">捐赠目录.docx</a></li></ul></div><div class="print">【打印本页】【关闭窗口】</div><div class="ewm">扫一扫在手机打开当前页</div></div><div class="footer"><p>主办单位：江口市人民政府办公室</p><p>网站标识码：0000000000 南公网安备00000000000号</p></div></body></html>""",
    "江口市举行漆器捐赠仪式",
    LACQUER,
    "2026-11-17T15:06",
    "市文化和旅游局",
)
PAGES["printed page"] = Written(
    f"""<html><head><title>江南日报数字报-环城公路下月底全线通车</title></head><body><div class="newsdetatit"><h3>四十二公里 九座立交</h3><h1>环城公路下月底全线通车</h1><h3>——老城区车流预计减少三成</h3></div><div class="date">2026年11月20日 星期五 第02版：要闻 字体：放大 缩小 默认</div><div class="newsdetatext"><founder-content>{rows(("本报讯（记者 许知远）" + ROAD[0], *ROAD[1:]))}</founder-content></div><div class="bmdh"><a>上一版</a><a>下一版</a><span>第01版：头版</span><span>第02版：要闻</span><span>第03版：民生</span></div><div class="mlist"><h2>本版导航</h2>{links((*OTHERS[:3], "环城公路下月底全线通车"))}</div><div class="foot">江南日报社版权所有 未经书面授权不得复制或建立镜像</div></body></html>""",
    "环城公路下月底全线通车",
    ("本报讯（记者 许知远）" + ROAD[0], *ROAD[1:]),
    "2026-11-20",
    "江南日报",
    ("许知远",),
)
PAGES["editor in brackets"] = Written(
    f"""<html><head><title>白沙最后一家国营粮店谢幕--江南频道--江南网</title><meta name="publishdate" content="2026-11-19"><meta name="author" content="100231"><meta name="source" content="来源：工人周报"></head><body><div class="layout route cf"><div class="col col-2 fl"><a>江南网</a>&gt;&gt;<a>江南频道</a>&gt;&gt;<a>社会</a></div></div><div class="main"><div class="layout rm_txt cf"><div class="col col-1 fl"><h4 class="pre">四十年的秤进了档案馆</h4><h1>白沙最后一家国营粮店谢幕</h1><h4 class="sub"></h4><div class="author cf">本报记者 邢台生</div><div class="col-1-1 fl">2026年11月19日05:47 | 来源：<a href="#">工人周报</a></div><div class="col-1-2 fr"><span class="tit">小字号</span></div><div class="bza"><p></p></div><div class="rm_txt_con cf"><div class="box_pic"></div><table class="pci_c" width="400"><tbody><tr><td style="text-align: center;"><img src="1.jpg"/></td></tr><tr><td class="desc">粮店的老柜台。本报记者 邢台生摄</td></tr></tbody></table>{rows(SHOP, indent="　　")}<p class="paper_num">《 工人周报 》（ 2026年11月19日 第 06 版）</p><div class="zdfy clearfix"></div><center><table border="0" align="center" width="40%"><tr></tr></table></center><div class="box_pic"></div><div class="edit cf">(责编：韩霜、郁达)</div></div><div class="rm_relevant cf"><p>分享让更多人看到</p></div></div><div class="col col-2 fr"><div class="box"><div class="rm_ranking cf"><h3>热门排行</h3>{links(OTHERS)}</div></div></div></div></div><div class="rm_footer">江 南 网 版 权 所 有 ，未 经 书 面 授 权 禁 止 使 用 Copyright © 1997-2026</div></body></html>""",
    "白沙最后一家国营粮店谢幕",
    SHOP,
    "2026-11-19T05:47",
    "工人周报",
    ("邢台生",),
    ("韩霜", "郁达"),
    captions=("粮店的老柜台。本报记者 邢台生摄",),
)
PAGES["rendered by scripts"] = Written(
    f"""<!DOCTYPE html><html><head><title>散落海外八十年，四十七件漆器归来_艺术评论_江湾新闻-The Bend</title><meta name="Description" content="一批散落海外"/></head><body><div id="__next"><main class="index_main__d"><ul class="index_menu"><li>要闻</li><li>时事</li></ul><div class="index_wrapper__L"><div class="index_leftcontent__1"><div class="index_headerContent__s"><h1 class="index_title__B8mhI">散落海外八十年，四十七件漆器归来</h1><div class="index_left__LfzyH"><div>江湾新闻记者 陆听雨</div><div class="ant-space"><div class="ant-space-item"><span>2026-11-18 10:44</span></div><div class="ant-space-item"><span>来源：<span>江湾新闻</span></span></div></div></div></div><div class="index_right__x">∙ <span>艺术评论 &gt;</span> 字号</div><div class="index_cententWrap__Jv8jK">{rows(LACQUER[:2])}<p class="image_desc">展厅里的一件朱漆圆盒</p>{rows(LACQUER[2:])}</div><div class="index_copyright">责任编辑：钱素 图片编辑：蒋立冬</div><div>校对：施鋆</div><div>江湾新闻报料：021-000000</div><div>江湾新闻，未经授权不得转载</div><div class="index_tags">+1 收藏 我要举报</div><div class="index_rel"><h2>相关推荐</h2>{links(OTHERS)}</div></div><div class="index_right"><h2>热榜</h2>{links(OTHERS)}</div></div></main></div><script id="__NEXT_DATA__" type="application/json">{{"props":{{"pageProps":{{"detailData":{{"contentDetail":{{"name":"散落海外八十年，四十七件漆器归来","pubTime":"2026-11-18 10:44"}}}}}}}}}}</script></body></html>""",
    "散落海外八十年，四十七件漆器归来",
    LACQUER,
    "2026-11-18T10:44",
    "江湾新闻",
    ("陆听雨",),
    ("钱素",),
    captions=("展厅里的一件朱漆圆盒",),
)
PAGES["hashed names"] = Written(
    f"""<html><head><title>最后一家国营粮店，关门了</title></head><body><div class="app-module_leftSection_EaCvy"><div id="header"><div class="sKHSJ">最后一家国营粮店，关门了</div><div class="_2sZSL"><div class="_2gGWi"><p class="_7y5nA"><span>白沙发布</span></p><div class="_10s4U"><span class="_2sPQ">2026-11-19 11:37</span><span>白沙</span><span>白沙县融媒体中心官方账号</span></div></div><div>关注</div></div></div><div class="_18p7x" data-testid="article">{"".join(f'<div class="dpu8C _2kCxD"><p><span class="x-p">{t}</span></p></div>' for t in SHOP)}</div><div>举报/反馈</div></div><div class="xcp-list">评论 2 <div>老街坊：我爷爷就在这里上过班，那时候发粮票，他手里攥着全街人的口粮呢。</div>发表</div><div class="app-module_rightSection"><div>作者最新文章</div>{links(OTHERS[:3])}<div>相关推荐</div>{"".join(f"<div>{i}  {t}</div>" for i, t in enumerate(OTHERS, 1))}</div><div>设为首页使用前必读 意见反馈 备案号</div></body></html>""",
    "最后一家国营粮店，关门了",
    SHOP,
    "2026-11-19T11:37",
    "白沙发布",
)
PAGES["asks to subscribe"] = Written(
    f"""<html><head><title>环城公路月底通车 夜间货车拟免费_政经频道_河湾网</title><meta name="author" content="沈凡"></head><body><div class="bread"><a>河湾网</a> &gt; <a>政经频道</a> &gt; 正文</div><div class="comMain"><div class="conlf"><div id="the_content"><div id="conTit"><h1>环城公路月底通车 夜间货车拟免费</h1><div class="artInfo"><span id="author_id">文｜河湾 沈凡</span><br><span id="pubtime_id">2026年11月20日 17:05</span><a>听报道</a></div><div id="subhead" class="subhead">公路全长四十二公里，投资九十六亿元</div></div><div id="Main_Content_Val" class="text"><p><b>【河湾网】</b>{ROAD[0]}</p>{rows(ROAD[1:])}<p class="pay_tips">此文限时免费阅读。感谢热心读者订阅<a>河湾通</a>，支持新闻精品！成为河湾通会员，畅读河湾网！</p></div></div><div class="moreReport">责任编辑：徐和谦 | 版面编辑：王影</div><div class="pip">图片推荐 视听推荐 {links(OTHERS)}</div></div><div class="conri">编辑推荐 {links(OTHERS)}</div></div><div class="bottom">版权声明：河湾传媒版权所有。如需刊登转载请点击右侧按钮，提交相关信息。经确认即可刊登转载。</div></body></html>""",
    "环城公路月底通车 夜间货车拟免费",
    ("【河湾网】" + ROAD[0], *ROAD[1:]),
    "2026-11-20T17:05",
    "河湾网",
    ("沈凡",),
    ("徐和谦", "王影"),
)
PAGES["dispatch"] = Written(
    f"""<html><head><title>台南百年小廟平移36公尺 海神仍看得到海 | 地方 | 中央海洋社 COA</title><meta property="og:site_name" content="中央海洋社 COA"><script type="application/ld+json">{{"@type":"NewsArticle","headline":"台南百年小廟平移36公尺 海神仍看得到海","datePublished":"2026-11-18T20:41:00+08:00","dateModified":"2026-11-18T21:10:00+08:00","author":{{"@type":"Person","name":"中央海洋社"}}}}</script></head><body><div class="breadcrumb"><a>首頁</a> / <a>地方</a></div><article class="article" data-origin-type="0"><div class="centralContent"><h1><span>台南百年小廟平移36公尺 海神仍看得到海</span></h1><div class="timeBox"><div class="updatetime"><span>2026/11/18 20:41</span>（<span>11/18 21:10</span> 更新）</div></div><div class="fullPic"><figure class="center"><div class="wrap"><img></div><figcaption>台南百年小廟18日凌晨完成平移。中央海洋社記者吳守義攝 115年11月18日</figcaption></figure></div><div class="paragraph"><p>（中央海洋社記者吳守義台南18日電）{TEMPLE[0]}</p>{rows(TEMPLE[1:])}<p>（編輯：方沛雯）1151118</p></div><div class="paragraph moreArticle"><div class="moreArticle-title">延伸閱讀</div>{links(OTHERS_TW[:3])}</div><div class="paragraph bottomArticleBanner">本網站之文字、圖片及影音，非經授權，不得轉載、公開播送或公開傳輸及利用。</div></div></article><footer>關於我們 聯絡我們</footer></body></html>""",
    "台南百年小廟平移36公尺 海神仍看得到海",
    ("（中央海洋社記者吳守義台南18日電）" + TEMPLE[0], *TEMPLE[1:]),
    "2026-11-18T20:41",
    "中央海洋社",
    ("吳守義",),
    ("方沛雯",),
    captions=("台南百年小廟18日凌晨完成平移。中央海洋社記者吳守義攝 115年11月18日",),
)
PAGES["promoted links"] = Written(
    f"""<html><head><title>坪林冬茶奪金賞！返鄉孫寫滿200頁筆記　阿嬤：茶不等人 | 海島生活新聞 | 海島新聞雲</title><meta property="og:site_name" content="海島新聞雲"/><meta name="pubdate" content="2026-11-16T11:20:00+08:00"/></head><body><div class="part_menu"><a>焦點</a><a>即時</a></div><article><div class="subject_article"><header><h1 class="title" itemprop="headline">坪林冬茶奪金賞！返鄉孫寫滿200頁筆記　阿嬤：茶不等人</h1></header><div class="subject_news"><div class="e_news"><time class="date" itemprop="datePublished" datetime="2026-11-16T11:20:00+08:00">2026年11月16日 11:20</time></div></div><div class="story" itemprop="articleBody"><p><img src=a.jpg/></p><p><strong>▲坪林老茶園今年冬茶首次奪下金賞。（圖／陳昱廷提供）</strong></p><p>記者卓思齊／新北報導</p>{rows(TEA[:2])}<p><strong>►<a href="#">{OTHERS_TW[2]}</a></strong></p><h3>阿嬤缺席頒獎</h3>{rows(TEA[2:])}<p><iframe></iframe></p><p>分享給朋友： 追蹤我們：</p></div></div><div class="subject_push">※本文版權所有，非經授權，不得轉載。[海島著作權聲明]※</div><div class="block block_hot"><h3>相關新聞</h3>{"".join(f"<div class=piece><h3><a>{t}</a></h3><p class=summary>{t}，當地居民表示，這是他們等了好多年的好消息，也希望更多人能來走走看看，感受不一樣的風景。</p><span class=date>2026-11-1{i} 08:00</span></div>" for i, t in enumerate(OTHERS_TW))}</div><div class="part_list_2">熱門新聞</div></article></body></html>""",
    "坪林冬茶奪金賞！返鄉孫寫滿200頁筆記　阿嬤：茶不等人",
    TEA,
    "2026-11-16T11:20",
    "海島新聞雲",
    ("卓思齊",),
    (),
    captions=("▲坪林老茶園今年冬茶首次奪下金賞。（圖／陳昱廷提供）",),
    headings=("阿嬤缺席頒獎",),
)
PAGES["bare names"] = Written(
    f"""<html><head><title>台南百年小廟搬家 平移36公尺 - 地方新聞 - 東島時報</title><meta property="og:site_name" content="東島新聞網"><meta itemprop="datePublished" content="2026-11-19T04:10:00+08:00"></head><body><article class="article-box"><header class="article-header"><h1 class="article-title">台南百年小廟搬家 平移36公尺</h1><div class="meta-info-wrapper"><div class="meta-info"><time datetime="2026-11-19 04:10"><span class="hour">04:10</span><span class="date">2026/11/19</span></time><div class="source">東島時報</div><div class="author"><a>廖素蘭</a></div></div></div></header><div class="article-body"><div class="main-figure"><figure><div class="photo-container"><img></div><figcaption>小廟平移過程吸引許多居民圍觀。（廖素蘭攝）</figcaption></figure></div>{rows(TEMPLE)}</div><div class="article-hash-tag"><span class="hash-tag">#<a>台南</a></span><span class="hash-tag">#<a>古蹟</a></span></div><div class="wordcount">字數 612</div></article><aside>{links(OTHERS_TW)}</aside></body></html>""",
    "台南百年小廟搬家 平移36公尺",
    TEMPLE,
    "2026-11-19T04:10",
    "東島時報",
    ("廖素蘭",),
    (),
    captions=("小廟平移過程吸引許多居民圍觀。（廖素蘭攝）",),
)
PAGES["desk and reporter"] = Written(
    f"""<html><head><title>獨／小廟「走路」36公尺！廟方：海神看得到海 | 生活新聞 | 四方新聞網 SFN.COM</title><meta name="pubdate" content="2026-11-18T22:05:00"></head><body><div class="page-title"><h1 class="news-title-3">獨／小廟「走路」36公尺！廟方：海神看得到海</h1></div><div class="page-date-wrap"><time class="page-date">2026/11/18 22:05:00</time></div><div id="ckuse"><article><div id="Content1"><p>生活中心／林昱孜報導</p>{rows(TEMPLE[:2])}<p style="text-align: center;"><img></p><p style="text-align: center;"><strong>▲廟身以千斤頂同步頂升。（圖／廟方提供）</strong></p>{rows(TEMPLE[2:])}</div></article></div><div class="extend-area"><h3>延伸閱讀</h3>{links(OTHERS_TW)}</div><div>四方新聞網提醒您：內容僅供參考，投資人於決策時應審慎評估</div></body></html>""",
    "獨／小廟「走路」36公尺！廟方：海神看得到海",
    TEMPLE,
    "2026-11-18T22:05",
    "四方新聞網",
    ("林昱孜",),
    (),
    captions=("▲廟身以千斤頂同步頂升。（圖／廟方提供）",),
)
PAGES["time of change"] = Written(
    f"""<html><head><title>北環支線試運行　首班車逼滿鐵路迷　居民：半個鐘就到｜海港日報</title><meta property="article:published_time" content="2026-11-19T00:30:00.000Z"><meta name="author" content="梁詠彤"><meta property="og:site_name" content="海港日報"></head><body><div id="__next"><nav>港聞 娛樂</nav><article id="article-content-section"><h1 id="articleTitle">北環支線試運行　首班車逼滿鐵路迷　居民：半個鐘就到</h1><div class="flex"><span class="label">撰文：</span><span><a>梁詠彤</a></span></div><div><span>出版：</span><time datetime="2026-11-19T00:30:00.000Z">2026-11-19 08:30</time><span>更新：</span><time>2026-11-19 09:02</time></div><div class="article-grid__summary"><ul><li>試運行為期兩周，乘客須網上預約。</li></ul></div><div><p class="u-article">{TRAIN[0]}</p><div class="photo"><figure><img><span class="img-caption">鐵路迷凌晨已在月台守候。（羅君豪攝）</span></figure></div>{rows(TRAIN[1:3])}<div class="ad-slot">廣告</div><h2>轉乘優惠未有定案</h2>{rows(TRAIN[3:])}</div><div class="tags">北環綫 鐵路</div><div class="related-articles">相關文章{links(OTHERS_TW)}</div></article></div></body></html>""",
    "北環支線試運行　首班車逼滿鐵路迷　居民：半個鐘就到",
    TRAIN,
    "2026-11-19T08:30",
    "海港日報",
    ("梁詠彤",),
    (),
    captions=("鐵路迷凌晨已在月台守候。（羅君豪攝）",),
    headings=("轉乘優惠未有定案",),
)
PAGES["breaks"] = Written(
    f"""<html><head><title>北環支線試運行　首班車早上六時開出 - HGTV</title></head><body><div class="itemTitle"><h2>北環支線試運行　首班車早上六時開出</h2></div><div class="itemBody"><div class="createddate">2026-11-19 HKT 07:15</div><div class="itemFullText">{"<br />&#13;<br />".join(TRAIN)}</div><div class="itemSlideShow"><div class="detailNewsSlideText">海鐵北環支線昨日試運行。(電台圖片)</div></div></div><div class="newsContainer">最新新聞 {links(OTHERS_TW)}</div><div class="footer">© 2026 海港電台版權所有</div></body></html>""",
    "北環支線試運行　首班車早上六時開出",
    TRAIN,
    "2026-11-19T07:15",
    "海港電台",
)
PAGES["divs as paragraphs"] = Written(
    f"""<html><head><title>北環支線試運行　鐵路迷凌晨排隊｜即時新聞｜港澳｜港網</title><meta property="og:title" content="北環支線試運行　鐵路迷凌晨排隊"></head><body><div id="leftSection"><div class="breadcrumb"><a>主頁</a><a>港澳</a></div><h1>北環支線試運行　鐵路迷凌晨排隊</h1><div class="newsDate"><span class="datetime">2026年11月19日 08:02</span></div><div class="breakingNewsContent"><div class="photo"><span class="photoCaption">首班列車早上開出。</span></div>{"".join(f'<div class="paragraph">{t}</div>' for t in TRAIN)}</div><div class="share">建立時間: 0650</div></div><div class="rightSection"><h2>最Hit</h2>{links(OTHERS_TW)}</div><footer>港網版權所有，未經授權不得轉載。</footer></body></html>""",
    "北環支線試運行　鐵路迷凌晨排隊",
    TRAIN,
    "2026-11-19T08:02",
    "港網",
    captions=("首班列車早上開出。",),
)
PAGES["day first"] = Written(
    f"""<html><head><title>12村进水200户撤离 - 全国 - 即时国内</title><meta property="og:title" content="12村进水200户撤离 - 全国 | 椰洲网 Coconut Daily"><meta property="og:site_name" content="椰洲网 Coconut Daily Latest News"><meta property="article:published_time" content="2026-11-17T15:40:00+00:00"></head><body><div class="breadcrumbs"><a>首页</a> / <a>全国</a></div><article><h1 class="article-page-main-title">12村进水200户撤离</h1><div class="article-page-date-time"><span>发布: 11:40pm 17/11/2026</span><span class="author">张碧芳</span></div><div class="share">分享</div><div class="article-page-content"><div class="article-page-post-content"><div class="wp-caption"><img><p class="wp-caption-text">村民涉水搬出家当。</p></div>{rows(FLOOD)}<div class="ads-frame"><p>ADVERTISEMENT</p></div></div></div><div class="tags">水灾 吉打</div><div class="comment">打开全文</div><div>你也可能感兴趣 {links(OTHERS)}</div></article></body></html>""",
    "12村进水200户撤离",
    FLOOD,
    "2026-11-17T23:40",
    "椰洲网",
    ("张碧芳",),
    (),
    captions=("村民涉水搬出家当。",),
)
PAGES["words for listeners"] = Written(
    f"""<html lang="zh-hans"><head><title>环城公路：一座老城的四十二公里 - 海角新闻网</title><meta name="article:author" content="https://social.example.com/page"><meta name="article:published_time" content="2026-11-20T08:11:07.000Z"><meta property="og:site_name" content="海角新闻网"></head><body><header role="banner"><a>内容</a><nav>主页 国际 两岸</nav></header><div><main role="main"><div class="news-1"><h1 id="content" class="news-h">环城公路：一座老城的四十二公里</h1></div><div><figure><div><picture><img></picture><p role="text" class="credit"><span class="visually-hidden">图像来源，</span><span lang="en-GB">Getty Images</span></p></div><figcaption><span class="visually-hidden">图像加注文字，</span><p>环城公路东湖段</p></figcaption></figure></div><section role="region" aria-labelledby="article-byline"><strong class="visually-hidden">Article Information</strong><ul role="list"><li><span role="text"><span class="visually-hidden">作者, </span><span>安平</span></span></li><li><span class="visually-hidden">Role, </span><span>海角记者</span></li></ul></section><div><ul role="list"><li><time datetime="2026-11-20">2026年11月20日</time></li></ul></div><div dir="ltr"><p>{ROAD[0]}</p></div><div dir="ltr"><p>{ROAD[1]}</p></div><section role="region" aria-labelledby="recommendations-heading"><a href="#end">跳过 热读 并继续阅读</a><strong id="recommendations-heading">热读</strong>{links(OTHERS[:4])}<p id="end">End of 热读</p></section><h2>夜间货车</h2><div dir="ltr"><p>{ROAD[2]}</p></div><div dir="ltr"><p>{ROAD[3]}</p></div><section role="region"><h2>更多相关内容</h2>{links(OTHERS)}</section></main></div><footer role="contentinfo"><p>© 2026 海角。海角对外部网站内容不负责任。 阅读了解我们对待外部链接的做法。</p></footer></body></html>""",
    "环城公路：一座老城的四十二公里",
    ROAD,
    "2026-11-20T16:11",
    "海角",
    ("安平",),
    (),
    captions=("环城公路东湖段",),
    headings=("夜间货车",),
)
PAGES["messenger"] = Written(
    f"""<html><head><title></title><meta property="og:title" content="粮店关门那天，我去称了最后一斤米"><meta property="og:site_name" content="消息平台"><meta property="og:article:author" content="豆青"></head><body id="activity-detail"><div id="page-content"><div id="img-content" class="rich_media_wrp"><h1 class="rich_media_title" id="activity-name">粮店关门那天，我去称了最后一斤米</h1><div id="meta_content" class="rich_media_meta_list"><span id="copyright_logo" class="rich_media_meta icon_appmsg_tag appmsg_title_tag weui-wa-hotarea">原创</span><span class="rich_media_meta rich_media_meta_text">豆青</span><span class="rich_media_meta rich_media_meta_nickname"><a id="js_name">白沙故事</a></span><span id="meta_content_hide_info"><em id="publish_time" class="rich_media_meta rich_media_meta_text">2026年11月19日 20:00</em><em>白沙</em></span></div><div class="rich_media_content js_underline_content" id="js_content" style="visibility: hidden; opacity: 0;"><section style="text-align:center"><span>点击上方</span><span>蓝字</span><span>关注我们</span></section>{"".join(f'<section style="line-height:2em"><span style="letter-spacing:1px">{t}</span></section><section><br></section>' for t in SHOP)}<section style="text-align: center;"><strong>— THE END —</strong></section><section><span>文 | 豆青</span></section><section><span>图 | 受访者提供</span></section><section><span>编辑 | 阿橙</span></section><section><strong>往期推荐</strong></section><section><a>{OTHERS[0]}</a></section><section>点个“在看”，让更多人看到</section></div></div></div><div class="rich_media_tool">喜欢此内容的人还喜欢</div><script>var ct = "1795089600"; var nickname = "白沙故事";</script></body></html>""",
    "粮店关门那天，我去称了最后一斤米",
    SHOP,
    "2026-11-19T20:00",
    "白沙故事",
    ("豆青",),
    ("阿橙",),
)
PAGES["english section"] = Written(
    f"<html lang=en><head><title>{HEADLINE} - World - Northern Times</title><meta name=author content=World><meta property='article:published_time' content='2026-11-18T09:05:00Z'></head><body><article><h1>{HEADLINE}</h1><div>Northern Times</div><time datetime='2026-11-18T09:05:00Z'>18 Nov 2026</time>{rows(BRIDGE)}</article></body></html>",
    HEADLINE,
    BRIDGE,
    "2026-11-18T09:05",
    "Northern Times",
)
PAGES["english label"] = Written(
    f'<html lang=en><head><title>Opinion | {HEADLINE} - The Harbour Post</title><meta property=og:title content=\'Opinion | {HEADLINE}\'><meta property=og:site_name content=\'The Harbour Post\'><script type=\'application/ld+json\'>{{"@type":"OpinionNewsArticle","headline":"Opinion | {HEADLINE}","datePublished":"2026-11-18T09:05:00Z","author":[{{"@type":"Person","name":"Iris Falk"}}]}}</script></head><body><article><header><div>Opinion</div><h1>Opinion | {HEADLINE}</h1><span>By Iris Falk</span></header>{rows(BRIDGE)}</article></body></html>',
    HEADLINE,
    BRIDGE,
    "2026-11-18T09:05",
    "The Harbour Post",
    ("Iris Falk",),
)
PAGES["english claim"] = Written(
    f"<html lang=en><head><title>{HEADLINE} | Asia Pacific</title><meta name=author content='Asia Pacific'><meta property='article:published_time' content='2026-11-18T09:05:00Z'></head><body><main><h1>{HEADLINE}</h1>{rows(BRIDGE)}</main><footer>© 2026 The Straits Courier. All rights reserved.</footer></body></html>",
    HEADLINE,
    BRIDGE,
    "2026-11-18T09:05",
    "The Straits Courier",
)
