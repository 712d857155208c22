"""Who speaks in each sentence of an article, where its text says so beyond doubt: a wrong name is worse than none.

A speaker is named once and goes on without a subject in the reports of talks that agencies write. The name is carried
to the following sentences of the paragraph only, and only while nothing indicates a change: no other voice, no
narrator, no closed quotation, no name of the speaker in the third person.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate

from digest.language import fold
from digest.model import Article
from digest.summarization.alphabet import fold_text
from digest.summarization.attribution import Attribution, attribute
from digest.summarization.attribution_latin import attribute_latin
from digest.summarization.candidates import divide
from digest.summarization.names import find_name, is_person

Span = tuple[int, int]

_OPENING_VERB = re.compile(r"(?:指出|强调|表示|认为|说|称)(?=[,:])")
_SUBJECT = re.compile(r"(?:^|[。!?])(?P<who>[^,。!?;:“”「」()\s]{2,12})$")
_LONGEST_SUBJECT = 13
_TALKS = re.compile(r"会见|会谈|会晤|通电话|通话|电话会|视频连线|讲话|致辞|发表演讲|主持召开|座谈")
_MAY_SPEAK = re.compile(
    r"说|說|説|称|稱|指|道|言|述|问|問|表示|强调|強調|认为|認為|透露|回应|回應|解释|解釋|补充|補充|呼吁|籲|提到|谈到|談到|介绍|介紹|批评|批評|质疑|質疑|"
    r"重申|警告|反驳|反駁|形容|提醒|分析|判断|判斷|预测|預測|承认|承認|否认|否認|建议|建議|感叹|感嘆|感慨|慨叹|慨嘆|相信|希望|"
    r"告诉|告訴|回忆|回憶|追忆|追憶|痛批|抨击|抨擊|炮轰|炮轟|驳斥|駁斥|喊话|喊話|"
    r":|：|said|say|told|add|stress|not|explain|argu|warn|insist|wr[io]te|recall|acknowledg|admit|"
    r"repl|conced|caution|remark|testif|lament|called|described|ccording"
)  # every choice begins with a letter of its own, so that the search runs over all others at once
_CLOSING = {"“": "”", "「": "」"}
_CHAIN = 5
"""Paragraphs that one quotation is followed over: each but the last is left open, and each begins with a mark."""
_ONE_QUOTATION = re.compile(r'^["“][^"“”]+["”]$')
_LABEL = re.compile(r"^(?P<who>[^:：，,。\s]{2,8}+)[:：](?=.)")
_OWN_VOICE = re.compile(
    r"^(?:中方|我方|我们|我(?!国|市|省|县|区|校|院|军)|希望|相信|呼吁|感谢|愿|期待|双方(?:要|应|需)|"
    r"[^,。]{1,4}方(?:愿|将|要|应|坚决|坚定|一贯|始终|支持|希望|反对|敦促|高度重视|注意到|相信|赞赏|充分|完全|期待|对此))"
)
_NARRATOR = re.compile(
    r"^(?:据|记者|报道|双方(?!要|应|需|全面|将|还坚定)|两国(?:元首|领导人|外长|总理|部长)|"
    r"会[谈见晤](?:中|后|前|开始|结束)|当[天日晚]|此次|这次|这是|此前|目前|现场|[他她](?!们)|该)"
)
_TOGETHER = re.compile(
    r"双方(?:还|也|均|都)?(?:同意|一致|就|表示|签署|达成|商定|宣布|决定)|交换了?意见|共同(?:出席|见证|会见)"
)


def find_speakers(article: Article, wanted: Mapping[int, int]) -> dict[tuple[int, int], str]:
    """Return the speaker, as the text names them, by (paragraph, end offset) of the sentences that have one.

    ``wanted`` are the numbers of the paragraphs to read, each with the offset up to which to read it.
    """
    if not any(_MAY_SPEAK.search(article.paragraphs[number], 0, end) for number, end in wanted.items()):
        return {}
    voices = _Voices(article)
    return {
        (number, end): speaker
        for number, last in wanted.items()
        for (_, end), speaker in voices.follow(number, last)
        if speaker is not None
    }


class _Voices:
    """What the whole article tells about its speakers, and how one paragraph is read in its light."""

    def __init__(self, article: Article) -> None:
        self._paragraphs = article.paragraphs
        labels = Counter([fold_text(match["who"]) for match in map(_LABEL.match, article.paragraphs) if match])
        self._language, self._title = article.language, article.title
        self._labels = frozenset(label for label, times in labels.items() if times > 1 and is_person(label))
        self._interview = bool(self._labels) or any(times > 1 for times in labels.values())

    @cached_property
    def _folded(self) -> list[str]:
        """All paragraphs, folded; most articles are understood without."""
        return _fold_paragraphs(self._paragraphs)

    @cached_property
    def _named(self) -> list[tuple[str, bool]]:
        """The names that open a sentence with a verb of speech; found where a doubtful sentence asks for them."""
        return [found for text in self._folded for found in _opening_names(text)]

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(name for name, _ in self._named if is_person(name))

    @cached_property
    def _talks(self) -> bool:
        """Whether the article is a report of talks, in which a speaker goes on until the next is named."""
        opening = fold_text(" ".join((self._title, *self._paragraphs[:4])))
        return _TALKS.search(opening) is not None and sum(first for _, first in self._named) > 1

    def follow(self, number: int, last: int, chain: int = _CHAIN) -> Iterator[tuple[Span, str | None]]:
        """Yield each sentence of a paragraph, up to the one that ends at ``last``, with its speaker.

        ``chain`` is over how many paragraphs before this one a quotation is followed back.
        """
        paragraph = self._paragraphs[number]
        folded = fold_text(paragraph[:last])
        spans = [span for span in divide(paragraph, self._language) if span[1] <= last]
        if self._interview and (label := _LABEL.match(folded)):
            yield from self._answer(paragraph, spans, label)
            return
        current, free = self._carried_into(number, chain), False
        carried = _opening_quotation(paragraph) if current else 0
        for start, end in spans:
            found = self._attribute(paragraph[start:end], folded[start:end])
            if found is None:
                if current and end > carried and not _goes_on(paragraph, folded, (start, end), current, free):
                    current = self._quoted_once_more(paragraph[start:end], current)
            elif found.told and free and found.speaker != current:
                current = None
            elif found.continues and current is None and number > 0 and self._is_english(paragraph):
                current = self._only_voice(number - 1)
            elif not found.continues:
                current = found.speaker
                free = found.opens and found.indirect and self._talks
            yield (start, end), current

    def _is_english(self, text: str) -> bool:
        return text.isascii() or (self._language or "").startswith("en")

    def _only_voice(self, number: int) -> str | None:
        """The one person who is named as speaking in an English paragraph: ``she said`` in the next one is that one."""
        paragraph = self._paragraphs[number]
        spans = divide(paragraph, self._language)
        found = {voice.speaker for start, end in spans if (voice := attribute_latin(paragraph[start:end]))}
        return next(iter(found)) if len(found) == 1 else None

    def _carried_into(self, number: int, chain: int) -> str | None:
        """Return whose quotation, left open at the end of the paragraph before, goes on in this one."""
        if not chain or not number or not _quotes_on(*self._paragraphs[number - 1 : number + 1]):
            return None
        before = self.follow(number - 1, len(self._paragraphs[number - 1]), chain - 1)
        return next(iter([speaker for _, speaker in before][-1:]), None)

    def _quoted_once_more(self, sentence: str, current: str) -> str | None:
        """Return the speaker again where an English sentence is nothing but the next quotation of the paragraph."""
        english = sentence.isascii() or (self._language or "").startswith("en")
        return current if english and _ONE_QUOTATION.match(sentence) else None

    def _attribute(self, sentence: str, folded: str) -> Attribution | None:
        if self._is_english(sentence):
            return attribute_latin(sentence)
        return attribute(sentence, folded, lambda: self._known)

    def _answer(self, paragraph: str, spans: Sequence[Span], label: re.Match[str]) -> Iterator[tuple[Span, str | None]]:
        """Give an interview's paragraph to the person whose name and colon open it."""
        speaker = paragraph[: label.end("who")] if label["who"] in self._labels else None
        for span in spans:
            yield span, speaker


def _fold_paragraphs(paragraphs: Sequence[str]) -> list[str]:
    """Fold all paragraphs in one pass."""
    folded, ends = fold_text("".join(paragraphs)), list(accumulate(map(len, paragraphs)))
    return [folded[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def _opening_names(folded: str) -> Iterator[tuple[str, bool]]:
    """Yield the names that open a sentence with a verb of speech, each with whether it opens the paragraph."""
    for verb in _OPENING_VERB.finditer(folded):
        begin = max(0, verb.start() - _LONGEST_SUBJECT)
        subject = _SUBJECT.search(folded[begin : verb.start()])
        if subject and (begin == 0 or subject.start() < subject.start("who")) and (name := find_name(subject["who"])):
            yield name, begin + subject.start("who") == 0


def _goes_on(paragraph: str, folded: str, span: Span, current: str, free: bool) -> bool:
    """Say whether a sentence that names no speaker is still the words of the one before."""
    start, end = span
    sentence = folded[start:end]
    if fold(current) in sentence or _NARRATOR.match(sentence) or _TOGETHER.search(sentence):
        return False
    if _inside_quotation(paragraph, start, end):
        return True
    if sentence[0] in '“「"' or '"' in sentence:
        return False
    return free or bool(_OWN_VOICE.match(sentence))


def _quotes_on(before: str, paragraph: str) -> bool:
    """Say whether a quotation that the paragraph before leaves open goes on in this one, its mark repeated."""
    if paragraph[:1] == '"':
        return before.count('"') % 2 == 1
    closing = _CLOSING.get(paragraph[:1])
    return closing is not None and before.rfind(paragraph[0]) > before.rfind(closing)


def _opening_quotation(paragraph: str) -> int:
    """Return the offset behind the quotation that opens a paragraph, or behind the paragraph where it is not closed."""
    end = paragraph.find(_CLOSING.get(paragraph[0], '"'), 1)
    return end + 1 if end > 0 else len(paragraph)


def _inside_quotation(paragraph: str, start: int, end: int) -> bool:
    """Say whether a quotation that opened before ``start`` is still open there and closes at ``end`` or later."""
    for opening, closing in (("“", "”"), ("「", "」")):
        before = paragraph[:start]
        if before.count(opening) > before.count(closing):
            inner = paragraph[start:end].rstrip()
            return closing not in inner[:-1] and closing in paragraph[start:]
    return False
