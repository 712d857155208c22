"""Where sentences begin and end, in Chinese and English, with exact offsets.

A full stop ends a sentence, the quotation marks and brackets that close after it included. Four things hold it back:

- a quotation or bracket that is still open and short (a long one is divided, or it would be a monster);
- a comma or another joining mark right behind (``“来吗？”，他问``), a title (``《谁动了我的奶酪？》``) or a phrase
  that is quoted in passing (``提出“怎么办？”的疑问``);
- a short tail that says who spoke (``“很好。”他说。``): the tail belongs to the quotation;
- in Latin script, an abbreviation, an initial or a number (``Mr. Li``, ``J. K. Rowling``, ``3.4``).

A semicolon divides only where the whole sentence is long, as in enumerations.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

LONG_QUOTATION = 100
"""Characters from which a quotation is divided at its own full stops."""
LONG_SENTENCE = 100
"""Characters from which a sentence is divided at its semicolons."""

_LONGEST_ORPHAN = 8
_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_OPEN, _CLOSE = "“‘「『（(《〈【〔[﹁﹃", "”’」』）)》〉】〕]﹂﹄"
_PAIR = dict(zip(_CLOSE, _OPEN, strict=True))
_TITLE_OPEN = "《〈"
_CLOSERS = "”’」』）)】〕》〉\\]﹂﹄\"'"
_MARKS = rf'"\n{re.escape(_OPEN + _CLOSE)}'
_MARK = re.compile(rf"[{_MARKS}]")
_PAIRS = tuple((re.escape(opening), re.escape(closing)) for opening, closing in zip(_OPEN, _CLOSE, strict=True))
_FLAT = "|".join(rf"{opening}[^{_MARKS}]*+{closing}" for opening, closing in _PAIRS)
"""A quotation or bracket with no mark inside."""
_ENCLOSED = re.compile("|".join(rf"{opening}(?:[^{_MARKS}]++|{_FLAT})*+{closing}" for opening, closing in _PAIRS))
"""A quotation or bracket with no mark inside, or only with such as have none themselves."""
_STOPS = "。！？｡!?….．"
_STOP = re.compile(rf"(?P<mark>[\n{_STOPS}][{_STOPS}]*)[{_CLOSERS}]*")
"""A stop or a line break: begun with one class of characters, it is searched for many times faster."""
_JOINED = re.compile(r"[，、；：,;:）)」』”’》〉]|[—–-]{2}")
_JOINING = "，、；：,;:）)」』”’》〉—–-"
_SPEECH = (
    "说|說|説|道|问|問|称|稱|指出|表示|强调|強調|写道|寫道|认为|認為|回应|回應|补充|補充|介绍|介紹|坦言|直言|呼吁|呼籲|解释|解釋|透露|"
    "[告吿][诉訴][^。！？，,：:“”「」]{1,6}|感叹|感嘆|感慨|质疑|質疑|提醒|警告|反驳|反駁|回忆|回憶|形容"
)
_TAIL = re.compile(
    rf"[^。！？!?；;\n“”「」『』]{{0,28}}?(?:{_SPEECH})"
    r"(?:[^。！？!?；;\n，,：:“”「」『』]{0,4}[。！]|(?P<goes_on>，[“「]))"
)
_ABBREVIATION = re.compile(
    rf"(?:^|[\s(\[“\"'。，、！？；：{_HAN}])(?:(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Cmdr|Adm|Maj|Rev|Hon|Pres|St|Mt|Ft|vs|etc|"
    r"Inc|Ltd|Co|Corp|Bros|No|Nos|Vol|pp|Fig|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Ave|Blvd|Rd|approx|est|"
    rf"e\.g|i\.e|cf|al|Messrs|Supt|Sr|Jr|Ph\.D|[A-Z]|(?:[A-Za-z]\.)+[A-Za-z])|(?<![{_HAN}])\d{{1,2}})$"
)
_LONG_WORD = 7
"""Letters from which a word is no abbreviation of those above."""
_MAY_END = re.compile(r"(?:^|[\s(“\"])(?:(?:[A-Za-z]\.)+[A-Za-z]|Inc|Ltd|Co|Corp|etc|Jr|Sr|\d{1,2}|al)$")
_STARTER = re.compile(
    r"\s+[“\"‘']?(?:The|A|An|He|She|It|They|We|I|You|But|And|In|On|At|For|If|When|While|After|As|This|That|These|His|"
    r"Her|Their|Its|There|However|Meanwhile|What|So|Or|Many|Some|Most|Last|According|Since|With|Now|One|No|Not)\s"
)
_LOST_SPACE = re.compile(r"[a-z]{3}\.[A-Z][a-z]+[\s,]")
_NEXT = re.compile(r"\s*[“\"‘'(\[—–-]*\s*[A-Z0-9£$€¥#@\u3400-\u9fff]")
_GOES_ON = re.compile(r"\s+[a-z](?![A-Z])")
_NOTHING = re.compile(r"[^\S\n]*(?:\n|\Z)")
_WORD = re.compile(r"\w")
_SPEECH_BEFORE = re.compile(r"(?:^|[：:，,。！？!?；;—…\s]|[说說説道问問喊叫称稱曰云答])$")
_HAN_BEFORE = re.compile(rf"[{_HAN}]")
_SEMICOLON = re.compile(r"[；;]\s*")
_ORDINARY = rf"[\u4e00-\u9fff，]++|[^{_STOPS}{_MARKS}]++|\.(?=[0-9a-z])"
"""What neither ends nor encloses anything; Han first: a class told by what it leaves out takes twice as long."""
_SHORT = rf"[^{_MARKS}]{{0,{LONG_QUOTATION - 1}}}+"
_OUTER = tuple(pair for pair in _PAIRS if pair[0] in "“「")
"""Quotation marks that seldom stand inside others: what they enclose may hold full stops."""
_QUOTED = "|".join(
    [rf"{opening}(?:{_ORDINARY})*+{closing}" for opening, closing in _PAIRS]
    + [rf"{opening}{_SHORT}(?<![{_STOPS}]){closing}" for opening, closing in _OUTER]
)
_SPOKEN = "|".join(rf"{opening}{_SHORT}(?<=[^{_STOPS}][。！？]){closing}" for opening, closing in _OUTER)
"""What somebody is quoted with, its full stop inside."""
_LATIN_STOP = r"(?:(?<=[a-z]{4})(?<!prox|ssrs)|(?<=\s[a-z]{3})(?<!etc|est))\.(?=\s+[A-Z])"
"""A full stop behind a word that ends as none of the abbreviations above does."""
_PLAIN = re.compile(
    rf"[^\S\n]*+((?:{_ORDINARY}|{_QUOTED})*+"
    rf"(?:(?:[。！？]++|(?<=[：，])(?:{_SPOKEN}))(?![{_STOPS}{_CLOSERS}，、；：,;:—–-])|{_LATIN_STOP}|(?<!\s)\Z))"
)
"""A sentence that nothing holds back: most of them, told from the others in one pass over their characters."""


def split_sentences(text: str, language: str | None = None) -> tuple[tuple[int, int], ...]:
    """Return the (start, end) offsets, in characters, of the sentences of ``text``, in order and without overlap.

    White space around a sentence is left out; everything else belongs to one. A line break always ends a sentence.
    ``language`` (a BCP 47 tag) is a hint: in English the semicolon never divides.
    """
    quotations = _Quotations(text)
    spans = _divide(text, quotations)
    english = language is not None and language.startswith("en")
    if len(text) > LONG_SENTENCE and not english and ("；" in text or ";" in text):
        spans = [piece for span in spans for piece in _divide_enumeration(text, span, quotations)]
    return tuple(spans)


class _Quotations:
    """The outermost matched quotations and brackets of a text, as sorted, disjoint ranges of offsets."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _ranges(self) -> list[tuple[int, int]]:
        text = self._text
        if '"' not in text and not _MARK.search(_ENCLOSED.sub("", text).replace("\n", " ")):
            return [(match.start(), match.end() - 1) for match in _ENCLOSED.finditer(text)]  # most texts
        outer: list[tuple[int, int]] = []
        for start, end in sorted(_matched_pairs(self._text)):
            if not outer or start > outer[-1][1]:
                outer.append((start, end))
        return outer

    def around(self, offset: int) -> tuple[int, int] | None:
        """Return the range (first mark, last mark) that ``offset`` lies inside or closes, or None."""
        i = bisect_right(self._ranges, (offset, len(self._text))) - 1
        return self._ranges[i] if i >= 0 and offset <= self._ranges[i][1] else None


def _matched_pairs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the opening and closing mark of each pair; a line break closes nothing."""
    stack: list[int] = []
    straight: list[int] = []
    for match in _MARK.finditer(text):
        mark, at = match[0], match.start()
        if mark == "\n":
            yield from _straight_pairs(straight)
            stack, straight = [], []
        elif mark == '"':
            straight.append(at)
        elif mark in _OPEN:
            stack.append(at)
        elif stack and (text[stack[-1]] == _PAIR[mark] or any(text[i] == _PAIR[mark] for i in stack)):
            while text[stack[-1]] != _PAIR[mark]:
                stack.pop()
            yield stack.pop(), at
    yield from _straight_pairs(straight)


def _straight_pairs(offsets: list[int]) -> Iterator[tuple[int, int]]:
    """Pair straight quotation marks in turn; an odd number cannot be trusted and pairs nothing."""
    if len(offsets) % 2 == 0:
        yield from zip(offsets[::2], offsets[1::2], strict=True)


def _divide(text: str, quotations: _Quotations) -> list[tuple[int, int]]:
    """Return the sentences; ``line`` is how many stand on the lines before the one that is read."""
    spans, line = list[tuple[int, int]](), 0
    start, length = 0, len(text)
    while start < length:
        plain = _PLAIN.match(text, start)
        span = plain.span(1) if plain else (start, _next_end(text, start, quotations))
        end = span[1]
        if plain and end - span[0] > _LONGEST_ORPHAN:
            spans.append(span)
        else:
            _append(spans, line, text, *span)
        start = end
        if start < length and text[start] == "\n":
            start, line = start + 1, len(spans)
    return spans


def _next_end(text: str, start: int, quotations: _Quotations) -> int:
    """Return where the sentence that begins at ``start`` ends, or its line does."""
    for stop in _STOP.finditer(text, start):
        if stop["mark"][0] == "\n":
            return stop.start()
        end = _sentence_end(text, start, stop, quotations)
        if end is not None:
            return end
    return len(text)


def _append(spans: list[tuple[int, int]], line: int, text: str, start: int, end: int) -> None:
    """Add the trimmed span; a short piece without a word goes to the sentence before it on the same line."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start == end:
        return
    if len(spans) > line and end - start <= _LONGEST_ORPHAN and not _WORD.search(text, start, end):
        spans[-1] = (spans[-1][0], end)
    else:
        spans.append((start, end))


def _sentence_end(text: str, start: int, stop: re.Match[str], quotations: _Quotations) -> int | None:
    """Return where the sentence that began at ``start`` ends, or None where ``stop`` does not end one."""
    end = stop.end()
    around = quotations.around(stop.start())
    if around is None and stop[0] == "。" and text[end : end + 1] not in _JOINING:
        return end
    if around and around[1] >= end and not _divides_quotation(text, around):
        return None
    if around is None:
        end = _without_opening(text, stop, quotations)
    if _JOINED.match(text, end) or not _is_stop(text, stop, end):
        return None
    if around and around[1] == end - 1:
        return _after_quotation(text, start, end, around)
    return end


def _without_opening(text: str, stop: re.Match[str], quotations: _Quotations) -> int:
    """Return the end of ``stop`` without a straight quotation mark that opens the next sentence."""
    end = stop.end()
    while text[end - 1] in "\"'" and (pair := quotations.around(end - 1)) and pair[0] == end - 1:
        end -= 1
    return end


def _divides_quotation(text: str, around: tuple[int, int]) -> bool:
    """Say whether a quotation is long enough to be divided; a title never is."""
    return around[1] - around[0] > LONG_QUOTATION and text[around[0]] not in _TITLE_OPEN


def _is_stop(text: str, stop: re.Match[str], end: int) -> bool:
    """Tell a mark that ends a sentence from one in an address (``a?b=1``), a name (``Yahoo!``), a number or a pause."""
    mark = stop["mark"]
    before, after = text[max(stop.start() - 1, 0) : stop.start()], text[end : end + 1]
    if mark in ".．":
        return _is_full_stop(text, stop, before, end)
    if mark[0] in "!?…" and before.isascii() and _GOES_ON.match(text, end):  # "Is it?" asked the mayor; Yahoo! shares
        return False
    if mark[0] in "!?" and stop.end() == stop.end("mark") and after and not after.isspace():
        return not before.isascii() or not (after.isascii() or before.isalpha())
    if mark[0] in "….":
        return len(mark) > 1 and not after.islower() and not (before.isascii() and _GOES_ON.match(text, end))
    return True


def _is_full_stop(text: str, stop: re.Match[str], before: str, end: int) -> bool:
    """Tell the full stop of a sentence from that of an abbreviation, an initial or a number."""
    after = text[end : end + 1]
    if not after or _NOTHING.match(text, end):
        return bool(before.strip())
    if not after.isspace():  # a lost space ("said.The next"), unless it is a name such as example.Com
        return bool(after.isupper() and _LOST_SPACE.search(text, max(0, stop.start() - 3), end + 24))
    if not before.strip() or not _NEXT.match(text, end):
        return False
    context = text[max(0, stop.start() - 16) : stop.start()]
    if context[-_LONG_WORD:].isalpha() and context[-_LONG_WORD:].isascii() and len(context) >= _LONG_WORD:
        return True
    return not _ABBREVIATION.search(context) or bool(_MAY_END.search(context) and _STARTER.match(text, end))


def _after_quotation(text: str, start: int, end: int, around: tuple[int, int]) -> int | None:
    """Return the end of the sentence whose full stop stands inside the quotation that closes at ``end``."""
    opening = around[0]
    if text[opening] in "（(【〔[":
        return end
    if text[opening] in _TITLE_OPEN or not _SPEECH_BEFORE.search(text[max(start, opening - 1) : opening]):
        return end if end >= len(text) or text[end].isspace() else None
    tail = _TAIL.match(text, end) if opening == start else None
    if tail and tail["goes_on"]:
        return None
    return tail.end() if tail else end


def _divide_enumeration(text: str, span: tuple[int, int], quotations: _Quotations) -> Iterator[tuple[int, int]]:
    """Divide a long sentence at the semicolons that stand outside quotations."""
    start, end = span
    if end - start > LONG_SENTENCE:
        for match in _SEMICOLON.finditer(text, start, end - 1):
            at = match.start()
            if quotations.around(at) is None and _HAN_BEFORE.search(text, max(start, at - 9), at):
                yield start, match.start() + 1
                start = match.end()
    yield start, end
