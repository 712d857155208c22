"""How much each line speaks for the article: sentences for, menus, lists, credits and notices against."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from digest.extraction.echoes import find_beginnings, find_echoes
from digest.extraction.line import Line, PageLines
from digest.extraction.listing import find_listing
from digest.extraction.repeated import RepeatedLines
from digest.extraction.signals import Signals, read_signals
from digest.extraction.skipping import find_skipped
from digest.extraction.trimming import trim_paragraph
from digest.language import fold

_OUTSIDE_TAGS = frozenset({"nav", "footer", "aside", "form", "menu", "option", "optgroup", "dialog"})
_OUTSIDE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:comments?|cmt|disqus|fb-comments|reply|foot(?:er)?|nav(?:bar|igation)?|menu|side(?:bar)?|aside"
    r"|breadcrumbs?|crumbs?|related"
    r"|relevant|recommend(?:ed|ation|s)?|rec|hot(?:list|news)?|rank(?:ing)?|popular|trending|share|social|copyright"
    r"|login|toolbar|tags?|keywords?"
    r"|ads?|advert\w*|banner|promo|sponsor\w*|newsletter|subscribe|outbrain|taboola|pager|pagination|qrcode|statement"
    r"|disclaimer|declare|toplist|more)(?:$|[\s_\d-])"
    r"|comment(?:list|box|area|s)|related|recommend|relate(?:news|list)|hotnews|sidebar|footer|breadcrumb|copyright"
    r"|disclaimer"
)
_CAPTION_TAGS = frozenset({"figcaption", "caption"})
_CAPTION_NAMES = re.compile(
    r"caption|(?:photo|image|img|pic)[-_]?(?:desc|info|text)|(?:img|pic)[-_]?(?:title|note|name)"
    r"|image[-_]?(?:desc|note)|figure-?desc|f_center_img"
)
_CLOSING_QUOTES = ("”", "」", "』", '"')
_GLUED_TEASER = re.compile(
    r"^[-*•]\s?[^。,]{1,18}[·|]\s?\d{1,3}\s?(?:分钟|小时|天)前"
)  # an item with its source and age
_GLUED_TIME = re.compile(
    r"^(?:19|20)\d\d-\d\d-\d\d\s\d\d:\d\d:\d\d[\u4e00-\u9fff“「]"
)  # a teaser with its second in front
_READ_MORE = re.compile(r"(?:\bread more|continue reading|\[full\s+story\])\W{0,3}$")
_CROWDED = 0.4  # an element with this share of the page's sentences is no side matter, whatever it is called


@dataclass(frozen=True)
class ScoredPage:
    """A page with the signals and the value of each of its lines (same order)."""

    page: PageLines
    signals: tuple[Signals, ...]
    outside: frozenset[int] = frozenset()  # positions of lines in navigation, comments, related lists, hidden parts
    repeated: frozenset[int] = frozenset()  # positions of lines known to stand on many pages of the source
    skipped: frozenset[int] = frozenset()  # positions of lines in boxes that say where they begin and end

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the page."""
        return self.page.lines

    @cached_property
    def chinese(self) -> bool:
        """Whether the page is Chinese enough for the rules for Chinese lines."""
        return sum(seen.han for seen in self.signals) > 0.1 * sum(seen.weight for seen in self.signals)

    @cached_property
    def values(self) -> tuple[float, ...]:
        """What each line speaks for the article: its weight for a sentence, a cost for anything else."""
        return tuple(self._value(at) for at in range(len(self.lines)))

    def is_flanked(self, at: int) -> bool:
        """Whether the lines right above and below position ``at`` are sentences, as they are around a heading."""
        return 0 < at < len(self.lines) - 1 and self.masses[at - 1] > 0 and self.masses[at + 1] > 0

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each line stands on the page, by its text without white space."""
        return Counter(line.squeezed for line in self.lines)

    @cached_property
    def listing(self) -> frozenset[int]:
        """Positions of the entries of listings."""
        return find_listing(self.lines, self.signals)

    @cached_property
    def echoes(self) -> frozenset[int]:
        """Positions of the lines that are said twice in a row."""
        return find_echoes(self.lines, self.signals)

    @cached_property
    def beginnings(self) -> frozenset[int]:
        """Positions of the lines that only begin to say a paragraph right below."""
        return find_beginnings(self.lines)

    @cached_property
    def masses(self) -> tuple[float, ...]:
        """The sentence weight of each line, 0 where it has none."""
        return tuple(max(0.0, value) for value in self.values)

    def _value(self, at: int) -> float:
        line, seen = self.lines[at], self.signals[at]
        if at in self.skipped:
            return 0.0
        value = _sentence_value(line, seen)
        if value > 0 and (at in self.outside or at in self.repeated):
            return -8.0
        if value > 0:
            return value
        if value == 0 and at in self.listing and at not in self.outside and at not in self.repeated:
            return -1.0
        if value == 0 and _is_short_sentence(seen) and at not in self.outside:
            return -2.0
        return value - 8.0 - (0.6 * min(20, seen.weight) if value == 0 else 0.0)


def score_lines(page: PageLines, repeated: RepeatedLines | None = None) -> ScoredPage:
    """Look at every line of ``page`` on its own, in the element it stands in, and among its source's furniture."""
    signals = tuple(_read_line(line) for line in page.lines)
    furniture = frozenset(at for at, line in enumerate(page.lines) if repeated and line.squeezed in repeated)
    skipped = find_skipped(page.lines)
    outside = _find_outside(page, signals) | skipped
    return ScoredPage(page=page, signals=signals, outside=outside, repeated=furniture, skipped=skipped)


def _read_line(line: Line) -> Signals:
    """Look at a line; a credit glued behind a paragraph does not make the paragraph a credit."""
    seen = read_signals(line.folded)
    if seen.credit and seen.sentences and (cut := trim_paragraph(line.text)).behind:
        return read_signals(fold(cut.text))
    return seen


def ends_in_link(line: Line) -> bool:
    """Whether a line is the beginning of a piece and the words that lead to the rest of it (``… read more``)."""
    return bool(_READ_MORE.search(line.folded))


def is_caption_place(page: PageLines, line: Line) -> bool:
    """Whether the markup itself says that ``line`` is the caption of a picture."""
    near = page.ancestors(line.block)[:3]
    return any(page.blocks[b].tag in _CAPTION_TAGS or _CAPTION_NAMES.search(page.blocks[b].names) for b in near)


def _sentence_value(line: Line, seen: Signals) -> float:
    if not seen.sentence or (seen.date_tail and seen.weight < 60) or seen.date_only:
        return 0.0
    if seen.published_label and not seen.full_stop and seen.weight < 60:
        return 0.0
    value = float(seen.weight)
    if seen.strong_notices >= 2:
        return -0.5 * min(value, 60.0)
    if (seen.credit and seen.weight < 60) or seen.pointer or seen.solicits:
        return -10.0
    if _GLUED_TEASER.match(line.folded) or _GLUED_TIME.match(line.folded) or ends_in_link(line):
        return -10.0
    if line.link_share > 0.6:
        return -0.3 * min(value, 40.0)
    if seen.comment:
        value *= 0.25
    if line.folded.endswith(("…", "...")) and seen.weight < 120:
        value *= 0.4  # a teaser, cut off
    if seen.sentences == 1 and seen.weight < 40 and re.search(r"[!?]['\"”’」』]?$", line.folded):
        value *= 0.3  # a headline with ! or ?
    quoted = not seen.full_stop and line.folded.endswith(_CLOSING_QUOTES) and ":" not in line.folded
    if (quoted or not seen.terminal) and seen.weight < 45 and line.block < 0 and seen.commas < 3:
        value *= 0.3  # a headline of two sentences
    return value


def _is_short_sentence(seen: Signals) -> bool:
    """Whether a line is a sentence of a few words; what ends in a full stop is none of a page's buttons."""
    if seen.full_stop and 2 <= seen.weight < 15:
        return not (seen.notice or seen.comment)
    return seen.terminal and not (seen.related or seen.share) and 6 <= seen.weight < 15


def _find_outside(page: PageLines, signals: Sequence[Signals]) -> frozenset[int]:
    """Return the positions of lines in elements that are side matter by their tag or name."""
    if not page.blocks:
        return frozenset()
    mass = [0.0] * len(page.blocks)
    for line, seen in zip(page.lines, signals, strict=True):
        if seen.sentence and line.link_share < 0.5:
            mass[line.block] += seen.weight
    for index in range(len(page.blocks) - 1, 0, -1):
        mass[page.blocks[index].parent] += mass[index] if page.blocks[index].parent >= 0 else 0.0
    limit = _CROWDED * (mass[0] or 1.0)
    outside = set(page.hidden_blocks)
    for index, block in enumerate(page.blocks):
        named = block.tag in _OUTSIDE_TAGS or bool(block.names and _OUTSIDE_NAMES.search(block.names))
        if block.parent in outside or (named and mass[index] < limit):
            outside.add(index)
    return frozenset(at for at, line in enumerate(page.lines) if line.block in outside)
