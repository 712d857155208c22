"""Bytes to text: which encoding a page is really in, whatever it declares.

UTF-8 is tested strictly, since other encodings are almost never valid UTF-8 by chance. Of the rest, the encoding
whose reading is made of common Chinese characters wins: decoding Big5 as GB 18030 raises no error, so that a declared
encoding is a hint and no more.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_SUPERSETS = {  # what pages call by the name of a smaller set: decode with the larger one
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "ms936": "gb18030",
    "euc-cn": "gb18030",
    "big5": "big5hkscs",
    "big5-tw": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "cp950": "big5hkscs",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "windows-1252": "cp1252",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "utf8": "utf-8",
    "unicode": "utf-8",
}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,24})", re.IGNORECASE)
_NOT_OF_PAGES = ("idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape")
"""Codecs of Python's that are made for other things, and raise over bytes that are none of theirs."""
_CHINESE = ("gb18030", "big5hkscs")

# The most frequent characters of news in both scripts: about half of any Chinese text is made of them, and almost
# nothing of a text read in the wrong encoding.
_COMMON = frozenset(
    "的一是不了在人有我他这这個个上们們来來到时時大地为為子中你说說生国國年着著就那和要她出也得里裡后後自以会會家可下而过過"
    "天去能对對小多然于於心学學么麼之都好看起发發当當没沒成只如事把还還用第样樣道想作种種开開美总總从從无無情己面最女但现現前"
    "些所同日手又行意动動方期它头頭经經长長儿兒回位分爱愛老因很给給名法间間斯知世什两兩次使身者被高已亲親其进進此话話常与與"
    "活正感见見明问問力理尔爾点點文几幾定本公特做外孩相西果走将將月十实實向声聲车車全信重三机機工物气氣每并並别別真打太新比"
    "才便夫再书書部水像眼等体體却卻加电電主界门門利海受听聽表德少克代员員许許稜先口由死安写寫性马馬光白或住难難望教命花结結"
    "乐樂色更拉东東神记記处處让讓母父应應直字场場平报報友关關放至张張认認接告入笑内內英军軍候民岁歲往何度山觉覺路带帶万萬男"
    "边邊风風解叫任金快原吃妈媽变變通师師立象数數四失满滿战戰远遠格士音轻輕目条條呢病始达達深完今提求清王化空业業思切怎非找"
    "片罗羅钱錢吗嗎语語元喜曾离離飞飛科言干流欢歡约約各即指合反题題必该該论論交终終林请請医醫晚制球决決传傳画畫保读讀运運及"
    "则則房早院量苦火布品近坐产產答星精视視五连連司巴奇管类類未朋且婚台臺夜青北队隊久乎越观觀落尽盡形影红紅百令周识識步希亚"
    "亞术術留市半热熱送兴興造谈談容极極随隨演收首根讲講整式取照办辦强強石古华華拿计計您装裝似足双雙妻尼转轉诉訴米称稱丽麗客"
    "南领領节節衣站黑刻统統断斷福城故历歷惊驚脸臉选選包紧緊争爭另建维維绝絕树樹系係伤傷示愿願持千史谁誰准準联聯妇婦纪紀基买"
    "買志静靜阿诗詩独獨复復痛消社算义義竟确確酒需单單治卡幸兰蘭念举舉仅僅钟鐘怕共毛句息功官待究跟穿室易游遊程号號居考突皮哪"
    "费費倒价價图圖具刚剛脑腦永歌响響商礼禮细細专專黄黃块塊脚腳味灵靈改据據般破引食仍存众眾注笔筆甚某沉血备備习習校默务務土"
    "微娘须須试試怀懷料调調广廣苏蘇显顯赛賽查密议議底列富梦夢错錯座参參八除跑亮假印设設线線温溫虽雖掉京初养養香停际際致阳陽"
    "纸紙李纳納验驗助激够夠严嚴证證帝饭飯忘趣支春集丈木研班普导導顿頓睡展跳获獲艺藝六波察群皇段急庭创創区區奥奧器谢謝弟店否"
    "害草排背止组組州朝封睛板角况況曲馆館育忙质質河续續哥呼若推境遇雨标標姐充围圍案伦倫护護冷警贝貝著雪索剧劇啊船险險烟煙依"
    "斗鬥值帮幫汉漢慢佛肯闻聞唱沙局伯族低玩资資屋击擊速顾顧洲团團圣聖旁堂兵七露园園牛哭旅街劳勞型烈姑陈陳莫鱼魚异異抱宝寶权"
    "權鲁魯简簡态態级級票怪寻尋杀殺律胜勝份汽右洋范床舞秘午登楼樓贵貴吸责責例追较較职職属屬渐漸左录錄丝絲牙党黨继繼托赶趕章"
    "智冲衝叶葉胡吉卖賣坚堅喝肉遗遺救修松临臨藏担擔戏戲善卫衛药藥悲敢靠伊村戴词詞森耳差短祖云雲规規窗散迷油旧舊适適乡鄉架恩"
    "投弹彈铁鐵博雷府压壓超负負勒杂雜醒洗采採毫嘴毕畢九冰既状狀乱亂景席珍童顶頂派素脱脫农農疑练練野按犯拍征坏壞骨余餘承置彩"
    "灯燈巨琴免环環姆暗换換技翻束增忍餐洛塞缺忆憶判欧歐层層付阵陣玛瑪批岛島项項狗休懂武革良恶惡恋戀委拥擁娜妙探呀营營退摇搖"
    "弄桌熟诺諾宣银銀势勢奖獎宫宮忽套康供优優课課鸟鳥喊降夏困刘劉罪亡鞋健模败敗伴守挥揮鲜鮮财財孤枪槍禁恐伙夥杰傑迹跡妹遍盖"
    "蓋副坦牌江顺順秋萨薩菜划劃授归歸浪听凡预預奶雄升编編典袋莱萊含盛济濟蒙棋端腿招释釋介烧燒误誤，。、：；！？“”‘’「」『』（）《》"
)
_BROKEN_WORDS = ("锟斤拷", "烫烫烫", "屯屯屯", "脨脗", "脰脨", "锘縚", "ï»¿", "ï¿½")
_LATIN_RUN = (
    re.compile(  # bytes of another encoding read as Latin-1: an accented letter and its companions, three times
        r"(?:[\xc2-\xef][\x80-\xbf€‚„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]){3}|[\xa1-\xff]{8}"
    )
)
_WIDE = re.compile(r"[\u2010-\u2030\u3000-\u303f\u3400-\u9fff\uff01-\uff65]")
_FOREIGN = re.compile(r"[\u2010-\u2030\u3000-\uffef]")
_SAMPLE = 200_000  # bytes looked at to choose; a page's own text begins well before
_PROBE = 20_000  # characters searched for runs of accented letters
_JUDGED = 3000  # characters that are enough to tell a language from noise


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A page's text, the encoding it was read in, and notes on what was odd (``mojibake``)."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(content: bytes, charset: str | None = None) -> Decoded:
    """Decode ``content``; ``charset`` is what the transport declared, believed only as far as the text bears it out.

    Notes: ``declared X, read as Y`` where a declaration was wrong, ``mojibake`` where the text was already broken
    when it was saved. Never raises: bytes that fit no encoding become U+FFFD, which is reported too.
    """
    declared = _declared(content, charset)
    text, encoding = _read(content, declared)
    text = text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
    lied = [name for name in declared[:1] if encoding not in (name, "utf-8-sig") and not text.isascii()]
    notes = [f"declared {name}, read as {encoding}" for name in lied]
    if is_mojibake(text):
        notes.append("mojibake")
    return Decoded(text=text, encoding=encoding, notes=tuple(notes))


def is_mojibake(text: str) -> bool:
    """Whether ``text`` shows the marks of a wrong decoding that can no longer be undone (锟斤拷, 脨脗, Ã¤Â¸)."""
    sample = text[:_SAMPLE]
    if sample.count("\ufffd") > max(2, len(sample) // 500):
        return True
    if sum(sample.count(word) for word in _BROKEN_WORDS) >= 2 or len(_LATIN_RUN.findall(sample[:_PROBE])) >= 2:
        return True
    foreign = _FOREIGN.findall(sample)[:_JUDGED]
    han = [c for c in foreign if "\u3400" <= c <= "\u9fff"]
    return len(han) >= 40 and sum(c in _COMMON for c in foreign) < 0.15 * len(foreign)


def _declared(content: bytes, charset: str | None) -> list[str]:
    """Return the declared encodings that Python knows, the transport's first."""
    names = [charset or "", *(m.decode("ascii") for m in _DECLARED.findall(content[:8192]))]
    known: list[str] = []
    for name in names:
        mapped = _SUPERSETS.get(name.strip().lower(), name.strip().lower())
        if mapped and mapped not in known and _is_text_codec(mapped):
            known.append(mapped)
    return known


def _is_text_codec(name: str) -> bool:
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        return False
    return codec._is_text_encoding and codec.name.replace("-", "_") not in _NOT_OF_PAGES


def _read(content: bytes, declared: list[str]) -> tuple[str, str]:
    for bom, name in _BOMS:
        if content.startswith(bom):
            return content.decode(name, "replace"), name
    wide = _sixteen_bit(content)
    if wide:
        return content.decode(wide, "replace"), wide
    if _is_utf8(content):
        return content.decode("utf-8", "replace"), "utf-8"
    return _best(content, declared)


def _sixteen_bit(content: bytes) -> str | None:
    """UTF-16 without a mark: in markup every other byte is NUL."""
    head = content[:2000]
    if head.count(0) < max(4, len(head) // 5):
        return None
    return "utf-16-le" if head[1::2].count(0) > head[0::2].count(0) else "utf-16-be"


def _is_utf8(content: bytes) -> bool:
    """Strict UTF-8, but for a character cut at the very end, and for damage that leaves most of a text as it was.

    Three bytes in a row that happen to be a Chinese character of UTF-8 are rare in the other encodings, two that are
    an accented letter are not.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(content, final=False)
    except UnicodeDecodeError:
        text = content.decode("utf-8", "replace")
        broken, fine, wide = text.count("\ufffd"), sum(c > "\x7f" for c in text), len(_WIDE.findall(text))
        return (fine > 200 and broken * 100 < fine) or (wide >= 5 and broken * 2 < wide)
    return True


def _best(content: bytes, declared: list[str]) -> tuple[str, str]:
    sample = content[:_SAMPLE]
    candidates = list(dict.fromkeys([*declared, *_CHINESE, "cp1252", "utf-16-le", "utf-16-be"]))
    scored = [(_score(sample, name) + (0.05 if name in declared else 0.0), -i) for i, name in enumerate(candidates)]
    best = candidates[-max(scored)[1]]
    return content.decode(best, "replace"), best


def _score(sample: bytes, encoding: str) -> float:
    """Share of the non-ASCII characters that are common, less the share that could not be decoded at all."""
    text = sample.decode(encoding, "replace")
    foreign = [c for c in text if c > "\x7f"]
    if not foreign:
        return 0.0
    broken = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" or "\x80" <= c <= "\x9f" for c in foreign) / len(foreign)
    if encoding in ("cp1252", "utf-8"):
        return (_western_share(text) if encoding == "cp1252" else 0.0) - 3 * broken
    common = sum(c in _COMMON for c in foreign) / len(foreign)
    native = 0.5 if encoding in ("cp932", "euc-jp", "cp949") and _has_native(text) else 0.0
    return max(common, native) - 3 * broken


def _western_share(text: str) -> float:
    """Share of the non-ASCII characters that stand alone between ASCII ones, as accents and curly quotes do."""
    alone = len(re.findall(r"(?<![^\x00-\x7f])[^\x00-\x7f](?![^\x00-\x7f])", text))
    return 0.6 * alone / max(1, sum(c > "\x7f" for c in text))


def _has_native(text: str) -> bool:
    native = sum("\u3041" <= c <= "\u30fe" or "\uac00" <= c <= "\ud7a3" for c in text)
    return native > 0.2 * sum(c > "\x7f" for c in text)
