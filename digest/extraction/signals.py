"""What one line looks like on its own: a sentence, a caption, a credit, a time, a menu word, a legal notice.

All patterns are matched on the folded line (Simplified, half-width, lower case), so that one spelling serves both
scripts and both widths.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[^\W\d_\u3400-\u9fff]+(?:['’][a-z]+)?")
_SENTENCE = re.compile(r"[。!?;]|\.(?=\s|$|[\"”])|…")
_COMMA = re.compile(r"[,、:]")
_TERMINAL = re.compile(r"[。!?…;:,.~]['\"”’」』)】]*$|[—-]{2}$|(?:[\"”」』])$")

_FULL_STOP = re.compile(r"[。!?…][\"'”’」』)】]*$")
_CLOCK_WORDS = r"年月日时分秒点上下午凌晨早晚中周星期礼拜一二三四五六日前天昨今小钟刚刚最后发布更新时间于表:gmthkut+z"
DATE_ONLY = re.compile(rf"^(?=.*(?:\d\s?[-/.:年月日时分秒点小天个周前]|\d{{8}}))[\W\d_{_CLOCK_WORDS}]+$")
_DATE_TAIL = re.compile(
    r"(?:(?:(?:19|20)\d\d[-/.年]\s?|(?<![\w./-]))(?:1[0-2]|0?[1-9])[-/月]\s?(?:3[01]|[12]\d|0?[1-9])日?"
    r"(?:\s*\d{1,2}:\d{2}(?::\d\d)?)?|(?:19|20)\d\d\.\d{1,2}\.\d{1,2}|\d{1,2}\.\d{1,2}\s*\d{1,2}:\d\d(?::\d\d)?"
    r"|\d{1,3}\s?(?:分钟|小时|天)前)[\s\-·|)\]]*$"
    r"|^[-*•]\s?[^。,]{1,18}[·|]\s?\d{1,3}\s?(?:分钟|小时|天)前"
    r"|^(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:\s\d{1,2}:\d\d(?::\d\d)?(?=[\u4e00-\u9fff“「])|(?:\s\d{1,2}:\d\d(?::\d\d)?)?\s)"
)
_ROLE = (
    r"责任编辑|责编|责\s编|本文编辑|网络编辑|编辑|编审|美编|编\s辑|记者|作者|撰文|撰稿|采写|采访|文字|文|译者|翻译"
    r"|编译|校对|审校|审核|审读|核稿"
    r"|策划|监制|统筹|总监制|制图|制作|设计|排版|视觉|摄影|摄像|图片|供图|配音|主播|出品|终审|初审|复审|值班|值班编辑"
    r"|值班编委|值班主任|主编|总编"
    r"|实习生|通讯员|特约|来源|信息来源|稿源|稿件来源|消息来源|文章来源|出处|供稿|投稿|签发|流程编辑|新媒体编辑|版式"
    r"|图编|海报|剪辑|资料来源|数据来源|运营"
)
_CREDIT = re.compile(
    rf"^[\s\W]{{0,4}}(?:本报|本刊|本网|见习|首席|资深|特约|文字|摄影|图片|全媒体"
    rf"|客户端)?(?:{_ROLE})(?:[/、&和\s](?:{_ROLE}))*\s?(?:[::/|丨︱]"
    rf"|\s(?=[\u4e00-\u9fff]{{2,4}}(?:$|\s)))"
    r"|^(?:报导|报道|采访|采访报道)\s?[:/|]\s?[\u4e00-\u9fff]{2,4}(?:[、\s/][\u4e00-\u9fff]{2,4}){0,3}$"
    r"|^(?:author|role|作者|角色),\s|责任编辑|责编[::]|\(编辑[::]|^(?:作者|记者|编辑|文|图|撰文|编译)[::/|丨]"
    r"|^[(\[【〔](?:[^)\]】〕]{0,14})(?:记者|编译|特派员|通讯员|实习生)[^)\]】〕]{1,40}[)\]】〕]$"
    r"|^(?:[^。]{1,12}/[^。]{0,8}(?:报导|报道))$"
    r"|^[\u4e00-\u9fff]{2,4}(?:[、\s/][\u4e00-\u9fff]{2,4}){0,3}\s(?:综合)?(?:报导|报道)$"
    r"|^[^。,:]{2,12}(?:记者|编译)[\u4e00-\u9fff、·]{2,16}(?:采访|综合|现场)(?:报导|报道)$"
    r"|^(?:本报|新华社|中新社|人民网|新京报|澎湃新闻|南都|观察者网|红星新闻|每经|[\u4e00-\u9fffa-z]{2,12}?)?(?:首席|见习"
    r"|实习|特约|特派"
    r"|驻[\u4e00-\u9fff]{2,5})?(?:记者|编辑|通讯员)\s[\u4e00-\u9fff·]{2,4}(?:[\s、,/][\u4e00-\u9fff·]{2,4})*$"
)
_SPEECH = re.compile(r"^[\s\W]{0,3}(?:记者|问|答|主持人)\s?[::]\s?.{2,}[?!。…][\"”’」』]?$")
_SHARE = re.compile(
    r"分享|微信|微博|朋友圈|qq|facebook|twitter|\bline\b|plurk|google|telegram|whatsapp|收藏|点赞|举报|打印|列印|字号"
    r"|字体|(?<!数)字级|扫码|扫一扫"
    r"|复制链接|转发|转帖|评论|跟贴|留言|登录|登入|注册|关注|追踪|订阅|粉丝|\bapp\b|下载|客户端|公众号|人参与|人评论"
    r"|网友评论|推荐给朋友|读完约|\d字,?阅读|朗读|听新闻|大\s中\s小"
    r"|纠错|我要反馈|正在播放|播放列表|[上下]一[集首]"
    r"|收起|展开|阅读全文|点此|加入会员|赞一个|按赞|\bshare\b|subscribe|sign up|log ?in|follow us"
    r"|print this|e-?mail this"
    r"|newsletter"
)
_NOTICE = re.compile(
    r"版权|免责|声明|转载|icp备|备案号|许可证(?:编?号|[::\s]|\d|$)|©|copyright|all rights reserved"
    r"|未经(?!过)|侵权|著作权|书面授权|联系我们"
    r"|联络我们|联系方式|联系电话:|投稿邮箱|powered by"
    r"|不代表|网安备|建议使用|技术支持|举报电话|违法和不良|不得转载|请勿转载|严禁|责任自负|投资建议|谨慎|隐私"
    r"|服务条款|使用条款|关于我们|网站地图|terms of (?:use|service)"
    r"|privacy policy"
)
STRONG_NOTICE = re.compile(
    r"版权|免责|(?<!发表)(?<!联合)(?<!共同)(?<!的)声明|未经(?!过)|授权|转载|侵权|著作权|不代表|不构成|自负|仅供参考|不保证|保持中立|注明来源|注明\"?来源|注明出处|原创内容"
    r"|禁止|特别声明|举报电话|自媒体|信息存储|存储服务"
    r"|请登录|了解更多信息|敬请|欢迎关注|扫描|扫码|本网站|本网|本站|及时联系|与我们联系|删除|镜像|法律责任"
    r"|诽谤|公序良俗|善良风俗|言论责任|有权(?:迳自|径自|随时)?删|留言限|个人隐私"
    r"|立场无关|投资(?:需|有风险)|风险自担|据此操作|posted by a user|provides information storage"
)
_LAWSUIT = re.compile(
    r"法院|法庭|法官|控罪|罪名|裁定|监禁|原告|被告|起诉|上诉|判令|判决|庭审|涉案|一审|二审"
)  # news of rights, no claim of them
_QUOTED = re.compile(r"[“「『][^”」』]*[”」』]")
_LOOSE = frozenset({"未经", "授权", "禁止", "删除"})  # news use these too, alone they are no notice
_FOOTER = re.compile(
    r"icp备|icp证|公网安备|^\W{0,3}©|©\s?\d{4}|copyright\s?(?:©|\(c\)|\d)|版权所有|all rights reserved|经营许可证"
)
_RELATED = re.compile(
    r"相关|推荐|热门|热点|热文|最新|排行|更多|延伸|阅读|猜你|精彩|上一篇|下一篇|上一则|下一则|返回|首页|点击|专题"
    r"|标签|关键字|关键词|看其他文章|你可能|频道|\bhot\b|新闻$|文章列表"
    r"|往期|回顾|人气|今日焦点|编辑精选|特别推荐|为您推荐|大家都在看|其他人也在看|看更多|read more|related|more from"
    r"|most (?:read|popular)|recommended"
    r"|you may also|trending|see also"
)
_POINTER = re.compile(
    r"^[\W]{0,3}(?:延伸阅读|相关(?:阅读|新闻|报导|报道|文章|链接|专题|推荐)|更多(?:新闻|报导|报道|内容|精彩)|推荐阅读"
    r"|推荐新闻|阅读更多|看更多|点击进入|点击查看|点此|另见|往期回顾"
    r"|(?:另|也|还|相关)请?(?:阅读|参阅|参见)|看更多|独家|read more|related|also read|see also)\s?[::>》→]"
    r"|^\W{0,3}更多(?:文章|新闻|报道|报导|精彩)[^。]{0,4}(?:都在|尽在|请)|^\W{0,3}[上下]一[篇则条]\s?[\])】::]"
    r"|^\W{0,3}(?:热门|推荐|最新|精选|焦点)(?:新闻|文章|报道|报导|话题)[:：]\S.{7,}"
    r"|^\W{0,3}更多[^。,]{0,10}(?:新闻|报导|报道|文章)\W{0,3}$|^◤[^。]{2,24}◢$"
    r"|^\W{0,2}(?:full\s+story|read more|continue reading)\W{0,3}$"
    r"|^[►▶▸➤☞](?!.*[。!?]$)|^[👉👇🔗➡](?!.*。)|^-\s(?:相关|跳转|浏览更多|显示更多|热门|推荐)"
)
_TAGS = re.compile(
    r"^[\[【(]?(?:标签|关键词|关键字|tags?|key ?words|分类|栏目|专题|话题|主题|类别)\s?[\])】]?\s?"
    r"[::\s\])】]|^#\S+(?:\s#\S+)*$"
)
_CAPTION_END = re.compile(
    r"(?:摄(?:影)?|供图|资料图(?:片|像)?|资料照(?:片)?|视频截图|截图|截自[^。]{0,10}|翻摄[^。]{0,12}|供稿图|示意图"
    r"|效果图|图片来源[^。]{0,30}|图源[^。]{0,12}"
    r"|(?:取|图)自[^。]{1,16}|提供)[)\]】〕。]?(?:\s?\d{2,4}[./年]\d{1,2}[./月]\d{1,2}日?)?$"
    r"|供图\s?[\u4e00-\u9fff]{2,6}发?$|[。\s](?:法新社|路透社?|美联社|中央社|资料照片?|档案照片?)$"
    r"|(?:记者|摄影)\s?[\u4e00-\u9fff]{2,4}(?:[\s、/][\u4e00-\u9fff]{2,4}){0,3}[\s/](?:图|摄影?|文/图)$"
    r"|[(\[【〔][^)\]】〕]{0,14}(?:视频截图|资料照片|资料照|档案照|档案图片|资料图|翻摄|摄|图片|图|供图|提供|路透"
    r"|法新社|美联社|ap|afp|reuters"
    r"|getty)[^)\]】〕]{0,14}[)\]】〕]。?$"
    r"|\([\u4e00-\u9fff·]{2,4}/[\u4e00-\u9fff]{2,6}(?<!报导)(?<!报道)(?<!整理)(?<!编译)(?<!综合)(?<![电讯文])\)$"
    r"|\(来源[^()]{1,14}\)$|新华社发|新华社记者[^。]{1,16}摄|记者[^。]{1,12}摄[)。]?$|中新社[^。]{0,12}摄$|(?:photo"
    r"|image)s?(?:\s?(?:by|from"
    r"|credit|courtesy)|[::/])|getty images|file photo"
    r"|\.\s?/\s?[a-z]{2,10}$"
)
_CAPTION_START = re.compile(
    r"^(?:图像|图片|影像|视频|影片)加注文字[,:]|^(?!(?:视频|影片|组图)\s?[|丨])(?:图|组图|图像|图片|图文|图说|配图|照片|资料图|资料图片|资料照|示意图|视频|影片|封面图)\s?(?:来源|源|片"
    r"|说)?\s?[::/|丨为]|^[▲▼◎△↑↓⬆⬇]|^\(图"
    r"|^图[一二三四五六七八九十\d]{1,3}[\s::.、]|^[\[【(](?:图(?!片新闻|解|说)|资料图)"
)
_COMMENT = re.compile(
    r"网友\[|^回复(?:$|[\s\d:@(])|回复[\s\d()]*$|顶\[?\d|踩\[?\d|\d+楼$|楼主|跟贴|支持\[?\d|反对\[?\d|\+1$|发表于\s?\d|赞\(\d|\breply\b|\bupvote"
)
_AD = re.compile(r"广告|推广|优惠|促销|客服|招聘|赞助|advertisement|sponsored|立即购买|免费领|限时|加盟|特价|抢购")
_SOLICITS = re.compile(  # asks the reader to come back, by the words with which it begins
    r"^\W{0,3}(?:请|欢迎|立即|马上|即刻|免费|赶快|快来|更多[^,。]{2,16},){0,2}"
    r"(?:下载|安装|打开|关注|扫码|扫描|订阅|加入|点击|长按|搜索|追踪|按赞)[^,。]{0,24}"
    r"(?:\bapp\b|app|客户端|公众号|视频号|二维码|小程序|微信|微博|频道|社群|电子报|粉丝(?:团|专页)|\bline\b|facebook|telegram|youtube)"
    r"|^\W{0,3}(?:本网站|本站|我们|(?:this (?:web)?site|we)\b)[^。]{0,14}(?:使用|uses?\b)"
    r"[^。]{0,8}(?:相关技术|cookies?)"
    r"|.{0,40}(?:follow|追踪|关注|订阅|加入|下载)\s?(?:我们|本报|us\b)[^。]{0,24}(?:\bapp\b|频道|channel|公众号|群组|line|ig\b)"
    r"|.*[►▶👉]\s?(?:立即|马上|点击|点此|按此)[^。,]{1,10}$"
    r"|.*(?:点我|点此|按我|按此)(?:立即)?(?:下载|看|领取|参加|报名|投票|订阅)[^。,]{0,12}$"
    r"|^your browser[^。]{0,16}not (?:appear to )?support"
)
_SUMMARY = re.compile(
    r"^[\[【(<]?(?:核心提示|内容提要|内容摘要|摘要|导读|提要|划重点|要点|本文摘要|新闻摘要|新闻提要|重点摘要|重点提要"
    r"|内容简介|文章摘要|导语)[\]】)>]?\s?[::|丨]?\s?"
)
_NUMBER_ONLY = re.compile(r"^[\s(\[]?\d{1,3}[)\].、]?$|^\d{1,3}\s?/\s?\d{1,3}$")
_CRUMB = re.compile(
    r"^(?:您?(?:现在)?(?:当前|所在)?(?:的)?位置|当前位置|您所在|目前位置|首页|主页|home)\s?[::>»›/]"
    r"|[^。]{1,14}\s?[>»›]\s?[^。]{1,14}\s?[>»›]"
    r"|(?:正文|内文)$"
)
_COPY_END = re.compile(r"^[\[(【<—~*·\s-]*(?:完|全文完|结束|end|the end|编后语?)[\])】>—~*·\s-]*$")
_PUBLISHED_LABEL = re.compile(
    r"^[\W]{0,3}(?:最[后新]更新|更新时间|更新日期|更新于|发布时间|发布日期|发布于|发表时间|发表于|发稿时间|发文时间"
    r"|时间|日期|刊登时间|上稿时间|上版日期|date\b|建立时间|出版时间|成文日期|published"
    r"|updated|posted|last (?:updated|modified))"
    r"|^(?=[^。]{0,80}(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2})(?=[^。]{0,80}(?:来源|作者|责编|编辑|浏览|点击|阅读|字号)\s?:)[^。]{1,120}$"
)


@dataclass(frozen=True, slots=True)
class Signals:
    """What a folded line looks like.

    ``weight`` is its length in Han characters, a Latin word counting as two; ``furnished`` the share of its characters
    that are words of lists, buttons and advertising, 0 to 1.
    """

    weight: int
    han: int
    sentences: int
    commas: int
    terminal: bool
    full_stop: bool
    sentence: bool
    date_only: bool
    date_tail: bool
    credit: bool
    share: bool
    notice: bool
    strong_notices: int
    related: bool
    pointer: bool
    tags: bool
    caption: bool
    caption_start: bool
    comment: bool
    advert: bool
    furnished: float
    summary: bool
    number: bool
    crumb: bool
    published_label: bool
    end_mark: bool
    solicits: bool


@lru_cache(maxsize=8192)
def read_signals(folded: str) -> Signals:
    """Return the signals of a line given folded and stripped."""
    han = len(_HAN.findall(folded))
    weight = han + 2 * len(_WORD.findall(folded))
    sentences, commas = len(_SENTENCE.findall(folded)), len(_COMMA.findall(folded))
    probe = folded if len(folded) <= 240 else f"{folded[:120]} {folded[-120:]}"
    number = bool(_NUMBER_ONLY.match(folded))
    told = sentences > 0 and bool(_LAWSUIT.search(folded))
    return Signals(
        weight=weight,
        han=han,
        sentences=sentences,
        commas=commas,
        terminal=bool(_TERMINAL.search(folded)),
        full_stop=bool(_FULL_STOP.search(folded)),
        sentence=(sentences > 0 and weight >= 15) or (commas >= 2 and weight >= 40),
        date_only=len(folded) < 40 and not number and bool(DATE_ONLY.match(folded)),
        date_tail=bool(_DATE_TAIL.search(probe)),
        credit=len(folded) < 160 and bool(_CREDIT.search(probe)) and not _SPEECH.match(folded),
        share=bool(_SHARE.search(probe)),
        notice=bool(_NOTICE.search(probe)) and not told,
        strong_notices=0 if told else _count_notices(folded, weight),
        related=bool(_RELATED.search(probe)),
        pointer=bool(_POINTER.match(folded)),
        tags=weight < 60 and bool(_TAGS.match(folded)),
        caption=bool(_CAPTION_END.search(probe) or _CAPTION_START.match(folded)),
        caption_start=bool(_CAPTION_START.match(folded)),
        comment=bool(_COMMENT.search(probe)),
        advert=bool(_AD.search(probe)),
        furnished=_furnished_share(folded) if len(folded) < 40 else 0.0,
        summary=bool(_SUMMARY.match(folded)),
        number=number,
        crumb=weight < 60 and bool(_CRUMB.search(folded)),
        published_label=bool(_PUBLISHED_LABEL.match(folded)),
        end_mark=bool(_COPY_END.match(folded)),
        solicits=weight < 80 and bool(_SOLICITS.match(folded)),
    )


def _furnished_share(folded: str) -> float:
    words = (len(match[0]) for form in (_SHARE, _RELATED, _AD) for match in form.finditer(folded))
    return min(1.0, sum(words) / max(1, len(folded)))


def _count_notices(folded: str, weight: int) -> int:
    """Count the different words of legal notices outside quotations; the foot of a page counts as three."""
    own = _QUOTED.sub("", folded)
    words = set(STRONG_NOTICE.findall(own))
    certain = len(words) if words - _LOOSE else min(1, len(words))
    return certain + 3 * bool(weight < 200 and _FOOTER.search(own))


def summary_label_end(folded: str) -> int:
    """Return where the text begins after a label such as 核心提示：, 0 where there is none."""
    match = _SUMMARY.match(folded)
    return match.end() if match else 0
