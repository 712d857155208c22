"""The names in a Chinese text with their English: a gloss beside the sentence, not a translation of it.

Names are found in either script, on folded text (as many characters as the text). The text is divided into its most
probable words by the lexicon with the names of the table added; a stretch counts as a name where it is in the table
and no word straddles its edges, the longest first, from left to right. So 司法国际 holds no 法国, and 中国人民银行 is
one name.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from operator import itemgetter

from digest.language.fold import fold
from digest.language.gloss_table import Entry, lookup, shields
from digest.language.lexicon import Lexicon, base_lexicon, extend_lexicon, segment
from digest.language.name_surroundings import DOTS, Neighbours, is_introduced, is_part_of_more
from digest.model import Term

_BITS_OF_NAMES = {1: 26.0, 2: 18.0, 3: 15.0}
_BITS_OF_LONG_NAMES = 11.0
_BITS_OF_SHORT_PLACES = {"CHINA": 12.0, "TAIWAN": 13.0, "HONGKONG": 13.0, "CLDR": 14.0, "CITY": 15.0}
"""By where a row comes from: 台北约十万人 holds no 北约 and 云南非遗 no 南非, for news names places oftener than the
novels do that words were counted in, and those nearby oftener than others."""
_ABROAD = ("CITY", "COUNTRY", "CLDR", "PRESS")
_BITS_OF_ORDER = 5.0
_UNKNOWN = 26.0
_WORDS_AROUND = 6
_BITS_SAVED = 3.0
_RARE = 20.0  # bits: a word that costs more is hardly one
_SUFFIXES = "州省市县区港人队籍军"
"""What may follow a name within one word: 得克萨斯州, 日本人."""
_ADDRESSES = "州省县市岛郡"
"""What makes one word of a foreign place: 马里兰州 is not 马里 and 兰州."""
_BITS_OF_ADDRESSES = 3.0
_LANGUAGE = re.compile(r"语(?!言|音|气)")
_NUMERALS = "0123456789〇零一二三四五六七八九十廿卅两几百千万亿"
_OF_DATES = "日月年时分元号"
"""What a number stands before: 二十日本地新增 holds no 日本."""
_CACHED = 2048

Span = tuple[int, int]
_start_of, _end_of = itemgetter(0), itemgetter(1)


def gloss(text: str, glossary: Mapping[str, str] | None = None, *, context: str = "") -> tuple[Term, ...]:
    """Return the names in ``text`` in their order, each once, with English and pinyin.

    ``glossary`` maps the user's names, in either script, to their English. It goes before the table, except inside a
    longer name of the table, and without regard to the edges of words; an empty English silences a name. ``context``
    is more of the same document: it helps where a form means one thing in one place and another elsewhere.
    """
    found: dict[str, Term] = {}
    for _, term in find_terms(text, glossary, context=context):
        found.setdefault(term.text, term)
    return tuple(found.values())


def find_terms(
    text: str, glossary: Mapping[str, str] | None = None, *, context: str = ""
) -> tuple[tuple[int, Term], ...]:
    """Return every name in ``text`` as ``gloss`` finds it, each with its offset in characters."""
    if not any("\u3400" <= character <= "\u9fff" for character in text):
        return ()
    own = tuple((_fold(name), english) for name, english in (glossary or {}).items() if name)
    return _find_terms(text, own, _fold(context))


def english_name(name: str, glossary: Mapping[str, str] | None = None) -> str | None:
    """Return the English of ``name`` where the whole of it is a name of the glossary or the table; None elsewhere."""
    terms = gloss(name.strip(), glossary)
    whole = len(terms) == 1 and terms[0].text == name.strip()
    return terms[0].english if whole else None


@lru_cache(maxsize=_CACHED)
def _find_terms(text: str, own: tuple[tuple[str, str], ...], context: str) -> tuple[tuple[int, Term], ...]:
    folded = _fold(text)
    wanted = dict(own)
    terms = []
    for start, end in _find_names(folded, wanted):
        key = folded[start:end]
        entry = _choose(key, folded, context)
        english = wanted.get(key, entry.english if entry else "")
        if english:
            pinyin = entry.pinyin if entry and _is_written(entry, key) else ""
            kind = entry.kind if entry else "term"
            terms.append((start, Term(text=text[start:end], english=english, kind=kind, pinyin=pinyin)))
    return tuple(terms)


def _fold(text: str) -> str:
    return fold(text).translate(DOTS)


def _is_written(entry: Entry, key: str) -> bool:
    """Whether the pinyin of the row is that of the form found: 川普 is not read Tèlǎngpǔ."""
    return _fold(entry.hans) == key


def _choose(key: str, folded: str, context: str) -> Entry | None:
    """The row that a form means here: the first one one of whose neighbours stands near, else the first that needs
    none."""
    rows = lookup().get(key, ())
    near = (row for row in rows if row.near and any(word in folded or word in context for word in map(fold, row.near)))
    return next(near, None) or next((row for row in rows if not row.near), None)


def _find_names(folded: str, own: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Yield the places of the names of ``folded``, the longest at each place, from left to right."""
    lexicon = _lexicon()
    words = _settle_overlaps(folded, segment(folded, lexicon), lexicon)
    edges = _edges(folded, words)
    start = 0
    while start < len(folded):
        ends = _ends(folded, start, lexicon, own)
        end = next((end for end in ends if _is_name(folded, start, end, edges, own)), 0)
        if end and folded[start:end] not in own and _is_part_of_more(folded, start, end, words):
            end = 0
        if end:
            yield start, end
        start = end or start + 1


def _settle_overlaps(folded: str, words: list[Span], lexicon: Lexicon) -> list[Span]:
    """Let the first of two places that overlap stand where it costs hardly more: 河南昌邑 is 河南 + 昌邑."""
    settled = list(words)
    place = 0
    while place < len(settled) - 1:
        (start, end), (_, later) = settled[place : place + 2]
        if end - start == 1 and later - end == 2 and _are_places(folded[start : end + 1], folded[end:later]):
            around = settled[place : place + _WORDS_AROUND]
            rest = segment(folded[end + 1 : around[-1][1]], lexicon)
            other = [(start, end + 1), *((end + 1 + first, end + 1 + last) for first, last in rest)]
            if _cost(folded, other, lexicon) <= _cost(folded, around, lexicon) + _BITS_OF_ORDER:
                settled[place : place + _WORDS_AROUND] = other
        place += 1
    return settled


def _are_places(*names: str) -> bool:
    return all(any(row.source == "CHINA" for row in lookup().get(name, ())) for name in names)


def _cost(folded: str, words: Sequence[Span], lexicon: Lexicon) -> float:
    return sum(lexicon.costs.get(folded[start:end], _UNKNOWN) for start, end in words)


def _edges(folded: str, words: Sequence[tuple[int, int]]) -> set[int]:
    """The edges of words; those within a name of several words too, for when it is none (日本银行 in 日本银行业)."""
    edges = {0}
    for start, end in words:
        edges.add(end)
        if folded[end - 1] in _ADDRESSES and folded[start : end - 1] in lookup():
            edges.add(end - 1)
        if end - start > 2 and folded[start:end] in lookup():
            edges.update(start + inner for _, inner in segment(folded[start:end]))
    return edges


def _is_name(folded: str, start: int, end: int, edges: set[int], own: Mapping[str, str]) -> bool:
    name = folded[start:end]
    if name in own:
        return True
    return (
        name in lookup()
        and start in edges
        and end in edges
        and not (name[0] in _OF_DATES and start > 0 and folded[start - 1] in _NUMERALS)
        and not _LANGUAGE.match(folded, end)
        and (not _is_shielded(folded, start, end) or _is_introduced(name, folded, start))
    )


def _is_part_of_more(folded: str, start: int, end: int, words: Sequence[tuple[int, int]]) -> bool:
    """Whether the words beside the name say that it is none, whatever row is meant."""
    first, after = bisect_right(words, start, key=_end_of), bisect_left(words, end, key=_start_of)
    before = [folded[slice(*word)] for word in words[max(0, first - 2) : first]]
    behind = [folded[slice(*word)] for word in words[after : after + 2]]
    place = Neighbours(folded, start, end, before, behind)
    return all(is_part_of_more(entry, place) for entry in lookup()[folded[start:end]])


def _ends(folded: str, start: int, lexicon: Lexicon, own: Mapping[str, str]) -> list[int]:
    """Where a name that begins at ``start`` could end, the farthest first."""
    ends = {start + length for length in lexicon.lengths.get(folded[start], ())}
    ends.update(start + len(name) for name in own if folded.startswith(name, start))
    return sorted((end for end in ends if end <= len(folded)), reverse=True)


def _is_introduced(name: str, folded: str, start: int) -> bool:
    return all(is_introduced(entry, folded, start) for entry in lookup()[name])


def _is_shielded(folded: str, start: int, end: int) -> bool:
    """Whether the place lies inside one of the longer words that only contain the name."""
    for longer in shields().get(folded[start:end], ()):
        first = folded.find(longer, max(0, end - len(longer)), start + len(longer))
        if first >= 0:
            return True
    return False


@cache
def _lexicon() -> Lexicon:
    """The lexicon with the names, and without the words that are only a name and another word (希腊政府)."""
    names = lookup()
    bits = {name: _bits(name) for name in names}
    bits |= {
        name + address: bits[name] + _BITS_OF_ADDRESSES
        for name, rows in names.items()
        if len(name) > 2 and any(row.source in _ABROAD and row.kind in ("country", "place") for row in rows)
        for address in _ADDRESSES
        if name + address not in names
    }
    return extend_lexicon(bits, lambda word: len(word) > 2 and word not in names and _is_composed(word))


def _bits(name: str) -> float:
    """A name of several words is about as likely as they are; one in characters that only transcribe has no such
    measure."""
    flat = _BITS_OF_NAMES.get(len(name), _BITS_OF_LONG_NAMES)
    if len(name) == 2:
        return min(_BITS_OF_SHORT_PLACES.get(entry.source, flat) for entry in lookup()[name])
    words, costs = segment(name), base_lexicon().costs
    if len(words) < 2 or any(end - start < 2 for start, end in words):
        return flat
    return max(flat, sum(costs[name[start:end]] for start, end in words) - _BITS_SAVED)


def _is_composed(word: str) -> bool:
    names, costs = lookup(), base_lexicon().costs
    for cut in range(1, len(word)):
        head, tail = word[:cut], word[cut:]
        if head in names and (tail in _SUFFIXES or (len(tail) > 1 and costs.get(tail, _RARE) < _RARE)):
            return True
        if tail in names and (set(head) <= set(_NUMERALS) or (len(head) > 1 and costs.get(head, _RARE) < _RARE)):
            return True
    return False
