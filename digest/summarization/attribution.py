"""Who a Chinese sentence says is speaking: the subject that stands at its verb of speech, before or behind the words.

Everything is matched on folded text (Simplified, half-width), which has as many characters as the text itself, so an
offset found in the one is an offset in the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from digest.summarization.alternatives import any_of
from digest.summarization.names import find_name

_VERBS = (
    "指出|强调|表示|认为|说道|说|称|透露|坦言|直言|回应|回应称|解释|解释称|补充|补充说|呼吁|写道|提到|谈到|介绍|介绍说|"
    "批评|质疑|重申|促请|敦促|警告|声称|宣称|反驳|笑言|笑说|形容|续指|又指|指|再指|忆述|供称|提醒|反问|透露称|分析|分析称|判断|预测|"
    "辩称|诉称|坚称|证称|反驳称|求情称|作供称|辩护称|陈述|供述|承认|否认|建议|感叹|慨叹|相信|希望|所言|所说|所指出|所强调|"
    "回忆|追忆|痛批|抨击|炮轰|驳斥|直指|感慨|追问|质问|说明|喊话|强调称|表示称|告诉[^,。:“”「」]{1,10}|形容[^,。:“”「」]{1,10}(?=[“「])"
)
_ADVERBS = (
    "进一步|特别|又|还|也|亦|则|再|再次|随后|同时|并|曾|当时|就此|对此|今日|今早|今晚|昨日|昨晚|日前|近日|此前|早前|较早前|其后|当天|"
    "当日|当晚|明确|公开|郑重|多次|反复|一再|首先|最后|接着|继续|主动|坦率|积极|严肃|幽默|笑着|哽咽|续|则是|"
    "会上|席间|转身|无奈地?|激动地?|答询|备询|致辞|发言"
)
_MOMENTS = r"(?:赛|会|事|战|庭|课|饭|婚|手术|演出|比赛)(?:后|前)|受访(?:时|后)?|[\u4e00-\u9fff]{2}时"
_DAY = (
    r"(?:\d{1,2}月)?\d{1,2}日(?:上午|下午|晚|晚间)?|[今昨](?:天|日|早|晚)?\(\d{1,2}日?\)(?:日|天|早|晚)?(?:早上|上午|下午|晚上)?|"
    r"(?:周|星期|礼拜)[一二三四五六日天](?:上午|下午|晚|晚间)?|[今昨][天日早晚]"
)
_OCCASION = (
    r"在[^,。:“”「」]{1,24}?(?:上|中|时|后|期间|间|里)|在[^,。:“”「」]{1,16}?(?:发文|发帖|撰文|留言|贴文|直播|节目|声明|公告)|"
    r"在[\u4e00-\u9fff]{2,6}?|接受[^,。:“”「」]{0,20}?(?:采访|访问|专访|查询|提问)?(?:时|后|中)|"
    r"(?:出席|主持|回答|回应|回[复覆]|答复|谈及|谈到|提及|被问及|总结|会见|访问|视察|抵达)[^,。:“”「」]{0,24}?(?:时|后|中)|"
    r"(?:对|向|告诉)[^,。:“”「」]{1,16}?|(?:通过|以)[^,。:“”「」]{1,16}?"
)
_VERB = re.compile(_VERBS)
_VERB_BEFORE_WORDS = re.compile(rf"(?:{_VERBS})[道说称]?[,:“「]")
_ANY_VERB, _ANY_ADVERB = any_of(_VERBS.split("|")), any_of(_ADVERBS.split("|"))
_BETWEEN = (
    rf"(?:{_ANY_ADVERB}|{_MOMENTS}|(?=[\d今昨周星礼])(?:{_DAY})|"
    rf"(?=[在接出主回答谈提被总会见访视抵对向告通以])(?:{_OCCASION}))*?"
)
_WHO = r"(?P<who>[^,。!?;:“”「」()\s]{2,28}?)(?:\([^)]{1,12}\))?"
_LEAD = r"(?:正如|正像|如|据|而|但|不过|然而|其中|同时|此外|另外|对此)?"
_BEFORE = re.compile(rf"(?:^|(?<=,)){_LEAD}{_WHO}{_BETWEEN}(?<![号堪俗简据自名职通]){_ANY_VERB}[道说称]?(?=[,:“「])")
_LABEL = re.compile(rf"^{_WHO}:(?=[“「])")
"""``张三:「…」``: a name, a colon and the words in quotation marks, without a verb."""
_BEHIND = re.compile(rf"[”」],?{_WHO}{_BETWEEN}{_ANY_VERB}[道着]?(?=[。,!;]|$)")
_DIRECT = re.compile(
    rf"^{_WHO}{_BETWEEN}(?:指出|强调|表示|认为|透露|坦言|直言|重申|续指|又指|忆述|供称|说(?![明服法唱是话])|(?<![号堪俗简据自名职通])称(?![为作号赞呼职霸]|[其之他她它]为)|"
    r"指(?![向挥导定示控责数甲令派使标望纹南针教认证摘染尖环头廊]))"
    r"(?!感谢|慰问|祝贺|欢迎|赞赏|满意|哀悼|同情|歉意|敬意|关切|遗憾|支持|反对|不满|担忧|愤怒|谴责|强烈|高度|了|过)(?=[^,:“「。])"
)
_LATER_CLAUSE = re.compile(
    r"[,;](?:并|还|又|也|亦|同时)?(?:表示|强调|指出|认为|重申|呼吁|透露|直言|坦言|称|续指|又指)"
    r"(?!感谢|慰问|祝贺|欢迎|赞赏|满意|哀悼|同情|歉意|敬意)"
)
_CONTINUES = re.compile(
    rf"^(?:对此,|同时,|此外,|不过,)?(?:[他她]{_BETWEEN}(?:{_VERBS})|(?:并|还|又|也|亦|续)?(?:表示|强调|指出|认为|重申|呼吁|续指|又指|补充说|续称|又说))"
    r"(?=[,:“「])|^[他她](?:又|还|也|亦|并|续)?(?:促请|呼吁|敦促|强调|指出|认为|透露|坦言|直言|重申|希望|相信|又指|续指|建议)(?!了|过|自己)"
)
_ANY_SPEECH = re.compile(
    r"[^,。](?:指出|强调|表示|认为|透露|坦言|直言|回应|写道|呼吁|重申|解释|续指|又指|[^可名据宣职号俗统简堪通]称|"
    r"[^听据小话学传胡演]说)(?=[,:“「])"
)
_QUOTED = re.compile(r"(?:[:,]|^)[“「]")


@dataclass(frozen=True, slots=True)
class Attribution:
    """What one sentence says of its speaker.

    ``speaker`` is a name, or None where somebody speaks who is not named. ``continues`` says that the speaker of the
    sentence before goes on (``他表示``); ``indirect`` that the words are told without quotation marks, so that the next
    sentence may still be theirs; ``opens`` that the sentence begins with the speaker.
    """

    speaker: str | None
    continues: bool = False
    indirect: bool = False
    opens: bool = False
    told: bool = False


def attribute(sentence: str, folded: str, known: Callable[[], frozenset[str]] = frozenset) -> Attribution | None:
    """Return who speaks in a Chinese sentence, or None where nothing in it says that anybody does.

    ``folded`` is the sentence, folded; ``known`` gives the names that the article is sure to contain, in folded form;
    few sentences ask for them.
    """
    if (
        ":" in folded
        and (label := _LABEL.match(folded))
        and not _VERB.search(label[0])
        and (name := _designated(sentence, label))
    ):
        return Attribution(name, opens=True)
    if not _VERB.search(folded):
        return None
    indirect = _QUOTED.search(folded) is None
    if _CONTINUES.match(folded):
        return Attribution(None, continues=True, indirect=indirect)
    named = _named(sentence, folded)
    if len({name for name, _ in named}) == 1:
        name, opens = named[0]
        return Attribution(name, indirect=indirect, opens=opens)
    if not named and (direct := _DIRECT.match(folded)) and (teller := _designated(sentence, direct)):
        return Attribution(teller, indirect=indirect, told=True)
    if not named and (subject := _known_subject(sentence, folded, known)):
        return Attribution(subject, indirect=indirect, opens=True)
    return Attribution(None) if named or _ANY_SPEECH.search(folded) or _BEHIND.search(folded) else None


def _named(sentence: str, folded: str) -> list[tuple[str, bool]]:
    """Return the names at the verbs of speech of a sentence, each with whether it opens the sentence."""
    behind = _BEHIND.finditer(folded) if "”" in folded or "」" in folded else ()
    verb = _VERB_BEFORE_WORDS.search(folded)
    before = _BEFORE.finditer(folded, _clause_begins(folded, verb.start())) if verb else ()
    matches = (*behind, *before)
    return [(name, match.start("who") == 0) for match in matches if (name := _designated(sentence, match))]


def _clause_begins(folded: str, offset: int) -> int:
    """Return where the clause of an offset begins; of the whole sentence where brackets may hold a comma."""
    return 0 if "(" in folded else folded.rfind(",", 0, offset) + 1


def _designated(sentence: str, match: re.Match[str]) -> str | None:
    return find_name(sentence[match.start("who") : match.end("who")])


def _known_subject(sentence: str, folded: str, names: Callable[[], frozenset[str]]) -> str | None:
    """Return the known name that opens ``张三高度评价…,表示…``: a later clause speaks and nobody else is named."""
    if not _LATER_CLAUSE.search(folded):
        return None
    known = names()
    name = next((name for name in known if folded.startswith(name)), None)
    if name is None:
        return None
    others = [other for other in known if other != name and other not in name and other in folded]
    return None if others else sentence[: len(name)]
